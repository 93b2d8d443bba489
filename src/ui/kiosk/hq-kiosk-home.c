/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-kiosk-home.h"

#include <glib/gi18n.h>

#include "hq-board-view.h"
#include "hq-deed-word.h"
#include "hq-hall-text.h"
#include "hq-kiosk-tile.h"
#include "hq-language.h"

/* Tiles to a page; fewer of large ones. */
#define HQ_KIOSK_HOME_MOST 12

struct _HqKioskHome
{
  AdwBin parent_instance;

  GtkBox *body;
  GtkWidget *printer;
  GtkLabel *printer_label;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *banner;
  GtkLabel *class_label;
  GtkGrid *tiles;
  GtkWidget *pager;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *page_label;
  GtkGrid *ways;
  GtkWidget *special;
  GtkWidget *missed;
  GtkWidget *slot;
  GtkWidget *mine;

  GtkWidget *tile[HQ_KIOSK_HOME_MOST]; /* (borrowed) */
  guint columns;
  guint rows;
  guint page;
  guint n_pages;
  gboolean was_shaped;
  gboolean is_wide;
  gboolean is_large;
};

G_DEFINE_TYPE (HqKioskHome, hq_kiosk_home, ADW_TYPE_BIN)

static void
hq_kiosk_home_turn (HqKioskHome *self, int pages)
{
  self->page = (guint) CLAMP ((int) self->page + pages, 0, (int) self->n_pages - 1);
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.redraw", NULL);
}

static void
hq_kiosk_home_on_previous (HqKioskHome *self)
{
  hq_kiosk_home_turn (self, -1);
}

static void
hq_kiosk_home_on_next (HqKioskHome *self)
{
  hq_kiosk_home_turn (self, 1);
}

static gboolean
hq_kiosk_home_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HQ_KIOSK_HOME (widget)->tile[0]);
}

static void
hq_kiosk_home_class_init (HqKioskHomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = hq_kiosk_home_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-kiosk-home.ui");
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, body);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, printer);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, printer_label);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, notice);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, notice_label);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, banner);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, class_label);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, tiles);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, pager);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, previous);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, next);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, page_label);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, ways);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, special);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, missed);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, slot);
  gtk_widget_class_bind_template_child (widget_class, HqKioskHome, mine);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_home_on_previous);
  gtk_widget_class_bind_template_callback (widget_class, hq_kiosk_home_on_next);
}

static void
hq_kiosk_home_init (HqKioskHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HQ_KIOSK_HOME_MOST; i++)
    {
      self->tile[i] = hq_kiosk_tile_new ();
      gtk_widget_set_visible (self->tile[i], FALSE);
      gtk_grid_attach (self->tiles, self->tile[i], 0, (int) i, 1, 1);
    }
  hq_kiosk_home_set_shape (self, FALSE, FALSE);
}

static void
hq_kiosk_home_place (GtkGrid *grid, GtkWidget *child, int column, int row, int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (grid));
  GtkGridLayoutChild *place = GTK_GRID_LAYOUT_CHILD (
    gtk_layout_manager_get_layout_child (layout, child));

  gtk_grid_layout_child_set_column (place, column);
  gtk_grid_layout_child_set_row (place, row);
  gtk_grid_layout_child_set_column_span (place, width);
}

/* Below the tiles of a high screen, beside those of a wide one. */
static void
hq_kiosk_home_place_ways (HqKioskHome *self)
{
  GtkWidget *ways[] = { self->missed, self->slot, self->mine };

  gtk_widget_set_hexpand (GTK_WIDGET (self->ways), !self->is_wide);
  hq_kiosk_home_place (self->ways, self->special, 0, 0, self->is_wide ? 1 : 3);
  for (int i = 0; i < (int) G_N_ELEMENTS (ways); i++)
    hq_kiosk_home_place (self->ways, ways[i], self->is_wide ? 0 : i, self->is_wide ? 1 + i : 1, 1);
}

/* Lays the tiles out for so many services: a wide screen that needs a pager as well is too low for
 * three rows. */
static void
hq_kiosk_home_place_tiles (HqKioskHome *self, guint n)
{
  gboolean is_low = self->is_wide && (self->is_large || n > HQ_KIOSK_HOME_MOST);
  guint columns = self->is_wide ? (self->is_large ? 3 : 4) : (self->is_large ? 2 : 3);
  guint rows = is_low ? 2 : (self->is_wide || self->is_large ? 3 : 4);

  if (self->columns == columns && self->rows == rows)
    return;
  self->columns = columns;
  self->rows = rows;
  /* A grid of even rows keeps room for a row of hidden tiles: there is to be none. */
  for (guint i = 0; i < HQ_KIOSK_HOME_MOST; i++)
    {
      hq_kiosk_home_place (self->tiles, self->tile[i], (int) (i % columns),
                           (int) (i / columns % rows), 1);
      hq_kiosk_tile_set_lines (HQ_KIOSK_TILE (self->tile[i]), self->is_wide ? 2 : 3);
    }
}

/**
 * hq_kiosk_home_set_shape:
 * @self: a home page
 * @is_wide: whether the screen is wider than high
 * @is_large: whether all is drawn large, and less fits
 */
void
hq_kiosk_home_set_shape (HqKioskHome *self, gboolean is_wide, gboolean is_large)
{
  if (self->was_shaped && self->is_wide == is_wide && self->is_large == is_large)
    return;
  self->was_shaped = TRUE;
  self->is_wide = is_wide;
  self->is_large = is_large;
  self->rows = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  hq_kiosk_home_place_ways (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.redraw", NULL);
}

/* The notices take turns. What the hall always says is said where nobody put up another one today. */
static void
hq_kiosk_home_show_notice (HqKioskHome *self, const HqKioskView *view, HqTime now)
{
  gboolean english = g_str_equal (hq_language_get (), "en");
  g_autoptr (GPtrArray) standing = hq_hall_text_list_notices (view->view.setup, english);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint n_pages;

  for (guint i = 0; i < view->notices->len; i++)
    {
      const HqNotice *row = &g_array_index (view->notices, HqNotice, i);

      if (hq_deed_word_is_up (row, view->view.setup, &view->view.place, now))
        g_ptr_array_add (texts, (gpointer) hq_language_pick (row->text, row->text_en));
    }
  if (texts->len == 0)
    g_ptr_array_extend (texts, standing, NULL, NULL);
  gtk_widget_set_visible (self->notice, texts->len > 0);
  if (texts->len > 0)
    gtk_label_set_label (self->notice_label,
                         texts->pdata[hq_board_view_get_page (texts->len, 1, now, &n_pages)]);
}

/**
 * hq_kiosk_home_show:
 * @self: a home page
 * @view: what the kiosk shows
 * @now: the time
 */
void
hq_kiosk_home_show (HqKioskHome *self, const HqKioskView *view, HqTime now)
{
  guint n = view->services->len;
  g_autofree char *label = NULL;
  guint of;

  hq_kiosk_home_place_tiles (self, n);
  of = self->columns * self->rows;
  self->n_pages = MAX (1, (n + of - 1) / of);
  self->page = MIN (self->page, self->n_pages - 1);
  for (guint i = 0; i < HQ_KIOSK_HOME_MOST; i++)
    {
      guint which = self->page * of + i;
      gboolean there = i < of && which < n;

      gtk_widget_set_visible (self->tile[i], there);
      if (there)
        hq_kiosk_tile_show (HQ_KIOSK_TILE (self->tile[i]), view,
                            &g_array_index (view->services, HqKioskService, which), now);
    }
  gtk_widget_set_visible (self->pager, self->n_pages > 1);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < self->n_pages);
  /* Translators: a page and how many there are. */
  label = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, self->n_pages);
  gtk_label_set_label (self->page_label, label);
  hq_kiosk_home_show_notice (self, view, now);
}

/**
 * hq_kiosk_home_set_class:
 * @self: a home page
 * @sentence: (nullable): what the visitor asked for beside a number
 */
void
hq_kiosk_home_set_class (HqKioskHome *self, const char *sentence)
{
  gtk_widget_set_visible (self->banner, sentence != NULL);
  gtk_label_set_label (self->class_label, sentence != NULL ? sentence : "");
}

/**
 * hq_kiosk_home_set_printer:
 * @self: a home page
 * @sentence: (nullable): why no slips come out, or only slowly; %NULL where they do
 */
void
hq_kiosk_home_set_printer (HqKioskHome *self, const char *sentence)
{
  gtk_label_set_label (self->printer_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->printer, sentence != NULL);
}

/**
 * hq_kiosk_home_reset:
 * @self: a home page
 *
 * Goes to the first page of the services.
 */
void
hq_kiosk_home_reset (HqKioskHome *self)
{
  self->page = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.redraw", NULL);
}
