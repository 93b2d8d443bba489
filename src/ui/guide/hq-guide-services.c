/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-services.h"

#include <glib/gi18n.h>

#include "hq-deed.h"
#include "hq-guide-words.h"
#include "hq-language.h"

#define HQ_GUIDE_SERVICES_COLUMNS 2

/* One service. */
typedef struct
{
  const char *service; /* interned */
  char prefix;
  GtkToggleButton *button; /* (borrowed) and so below */
  GtkLabel *name;
  GtkLabel *where;
  GtkLabel *waiting;
} HqGuideServicesTile;

struct _HqGuideServices
{
  AdwBin parent_instance;

  GtkGrid *grid;      /* (borrowed): its child */
  GArray *tiles;      /* (owned) (element-type HqGuideServicesTile) */
  const char *chosen; /* interned, (nullable) */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (HqGuideServices, hq_guide_services, ADW_TYPE_BIN)

static void
hq_guide_services_finalize (GObject *object)
{
  g_array_unref (HQ_GUIDE_SERVICES (object)->tiles);
  G_OBJECT_CLASS (hq_guide_services_parent_class)->finalize (object);
}

static void
hq_guide_services_class_init (HqGuideServicesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hq_guide_services_finalize;
  /**
   * HqGuideServices::chosen:
   * @service: a service that somebody pressed
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hq_guide_services_init (HqGuideServices *self)
{
  self->tiles = g_array_new (FALSE, FALSE, sizeof (HqGuideServicesTile));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 8);
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

static void
hq_guide_services_draw_choice (HqGuideServices *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const HqGuideServicesTile *tile = &g_array_index (self->tiles, HqGuideServicesTile, i);

      gtk_toggle_button_set_active (tile->button, tile->service == self->chosen);
    }
}

static void
hq_guide_services_on_clicked (HqGuideServices *self, GtkButton *button)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const HqGuideServicesTile *tile = &g_array_index (self->tiles, HqGuideServicesTile, i);

      if (GTK_BUTTON (tile->button) == button)
        self->chosen = tile->service;
    }
  /* Pressed again it stays as it is. */
  hq_guide_services_draw_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static GtkLabel *
hq_guide_services_add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
hq_guide_services_add_tile (HqGuideServices *self, const HqService *service)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *count = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  char prefix[] = { service->prefix, '\0' };
  int index = (int) self->tiles->len;
  HqGuideServicesTile tile = { .service = g_intern_string (service->service),
                               .prefix = service->prefix };

  tile.button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (tile.button), "service");
  hq_guide_services_add_label (GTK_BOX (box), prefix, "letter");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  tile.name = hq_guide_services_add_label (GTK_BOX (text), "", "name");
  gtk_label_set_wrap (tile.name, TRUE);
  gtk_label_set_wrap_mode (tile.name, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (tile.name, 3);
  gtk_label_set_ellipsize (tile.name, PANGO_ELLIPSIZE_END);
  tile.where = hq_guide_services_add_label (GTK_BOX (text), "", "where");
  gtk_label_set_ellipsize (tile.where, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (count), gtk_image_new_from_icon_name ("system-users-symbolic"));
  tile.waiting = hq_guide_services_add_label (GTK_BOX (count), "", "waiting");
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (tile.button), box);
  g_signal_connect_swapped (tile.button, "clicked", G_CALLBACK (hq_guide_services_on_clicked),
                            self);
  gtk_grid_attach (self->grid, GTK_WIDGET (tile.button), index % HQ_GUIDE_SERVICES_COLUMNS,
                   index / HQ_GUIDE_SERVICES_COLUMNS, 1, 1);
  g_array_append_val (self->tiles, tile);
}

static gboolean
hq_guide_services_is_same (HqGuideServices *self, const HqGuideView *view)
{
  if (self->tiles->len != view->lines->len)
    return FALSE;
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqService *service = g_array_index (view->lines, HqGuideViewLine, i).service;
      const HqGuideServicesTile *tile = &g_array_index (self->tiles, HqGuideServicesTile, i);

      if (!g_str_equal (tile->service, service->service) || tile->prefix != service->prefix)
        return FALSE;
    }
  return TRUE;
}

/* Why no more tickets are given, as far as it is known; %NULL where they are. */
static char *
hq_guide_services_format_end (const HqGuideView *view, const HqService *service, HqTime now)
{
  const HqServiceStop *stop = hq_deed_find_stop (view->stops, service->service);

  if (hq_view_find_session (&view->view, service->service, now) == NULL)
    return g_strdup (_ ("no more tickets"));
  if (stop == NULL)
    return NULL;
  /* Translators: why a service gives no more numbers today. */
  return g_strdup_printf (_ ("No more numbers today: %s"),
                          hq_language_pick (stop->reason, stop->reason_en));
}

static void
hq_guide_services_draw (const HqGuideServicesTile *tile,
                        const HqGuideView *view,
                        const HqGuideViewLine *line,
                        const char *end)
{
  const HqService *service = line->service;
  g_autofree char *where = hq_guide_words_where (view->view.setup, service->service);
  g_autofree char *under = end == NULL ? g_strdup (where) : g_strjoin (" · ", end, where, NULL);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, line->waiting);
  g_autofree char *waiting = g_strdup_printf (ngettext ("%d waiting", "%d waiting",
                                                        (gulong) line->waiting),
                                              (int) line->waiting);
  g_autofree char *name = g_strdup_printf ("%c %s, %s, %s", service->prefix,
                                           hq_language_pick (service->name, service->name_en),
                                           under, waiting);

  gtk_label_set_label (tile->name, hq_language_pick (service->name, service->name_en));
  gtk_label_set_label (tile->where, under);
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile->where), end);
  gtk_label_set_label (tile->waiting, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile->waiting), waiting);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/**
 * hq_guide_services_show:
 * @view: what there is to choose from
 * @now: by which it is seen whether tickets are still given
 */
void
hq_guide_services_show (HqGuideServices *self, const HqGuideView *view, HqTime now)
{
  if (!hq_guide_services_is_same (self, view))
    {
      for (guint i = 0; i < self->tiles->len; i++)
        gtk_grid_remove (self->grid,
                         GTK_WIDGET (g_array_index (self->tiles, HqGuideServicesTile, i).button));
      g_array_set_size (self->tiles, 0);
      for (guint i = 0; i < view->lines->len; i++)
        hq_guide_services_add_tile (self, g_array_index (view->lines, HqGuideViewLine, i).service);
      hq_guide_services_draw_choice (self);
    }
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqGuideViewLine *line = &g_array_index (view->lines, HqGuideViewLine, i);
      g_autofree char *end = hq_guide_services_format_end (view, line->service, now);

      hq_guide_services_draw (&g_array_index (self->tiles, HqGuideServicesTile, i), view, line, end);
    }
}

/**
 * hq_guide_services_find:
 * @keyval: a key
 *
 * Returns: (transfer none) (nullable): the service whose letter it is
 */
const char *
hq_guide_services_find (HqGuideServices *self, guint keyval)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const HqGuideServicesTile *tile = &g_array_index (self->tiles, HqGuideServicesTile, i);

      if (gdk_keyval_to_upper (keyval) == gdk_unicode_to_keyval ((guint) tile->prefix))
        return tile->service;
    }
  return NULL;
}

/**
 * hq_guide_services_get_chosen:
 *
 * Returns: (transfer none) (nullable): the service that is chosen, interned
 */
const char *
hq_guide_services_get_chosen (HqGuideServices *self)
{
  return self->chosen;
}

/**
 * hq_guide_services_choose:
 * @service: (nullable): a service, %NULL for none
 */
void
hq_guide_services_choose (HqGuideServices *self, const char *service)
{
  self->chosen = g_intern_string (service);
  hq_guide_services_draw_choice (self);
}

/**
 * hq_guide_services_focus:
 *
 * Puts the focus on what is chosen, or on the first.
 */
void
hq_guide_services_focus (HqGuideServices *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      const HqGuideServicesTile *tile = &g_array_index (self->tiles, HqGuideServicesTile, i);

      if (i == 0 || tile->service == self->chosen)
        gtk_widget_grab_focus (GTK_WIDGET (tile->button));
    }
}
