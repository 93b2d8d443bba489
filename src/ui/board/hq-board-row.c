/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-board-row.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-number.h"
#include "hq-wall.h"

struct _HqBoardRow
{
  AdwBin parent_instance;

  GtkLabel *number;
  GtkLabel *counter;
  GtkLabel *where;
  GtkLabel *english;
};

G_DEFINE_TYPE (HqBoardRow, hq_board_row, ADW_TYPE_BIN)

static void
hq_board_row_class_init (HqBoardRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-board-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HqBoardRow, number);
  gtk_widget_class_bind_template_child (widget_class, HqBoardRow, counter);
  gtk_widget_class_bind_template_child (widget_class, HqBoardRow, where);
  gtk_widget_class_bind_template_child (widget_class, HqBoardRow, english);
}

static void
hq_board_row_init (HqBoardRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hq_board_row_new (void)
{
  return g_object_new (HQ_TYPE_BOARD_ROW, NULL);
}

/* The floor is said where the board stands for more than one. */
static const char *
hq_board_row_find_floor (const HqBoardView *view, const HqCounter *counter)
{
  const HqFloor *floor = NULL;

  if (view->view.place.floor == 0)
    floor = hq_setup_find_floor (view->view.setup, counter->floor);
  return floor == NULL ? NULL : hq_language_pick (floor->name, floor->name_en);
}

/**
 * hq_board_row_show:
 * @view: what the board shows
 * @call: (nullable): a call of it; %NULL leaves the row empty
 */
void
hq_board_row_show (HqBoardRow *self, const HqBoardView *view, const HqBoardCall *call)
{
  const HqCounter *counter;
  g_autofree char *number = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *to = NULL;
  g_autofree char *english = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), call != NULL);
  if (call == NULL)
    return;
  counter = hq_setup_find_counter (view->view.setup, call->counter);
  number = hq_number_format (call->prefix, call->number);
  digits = g_strdup_printf ("%d", call->counter);
  to = hq_wall_fill (_ ("Counter %s"), digits, NULL);
  /* Whoever took the ticket in English is told in English too. */
  if (g_str_equal (call->language, "en") && !g_str_equal (hq_language_get (), "en"))
    english = hq_wall_fill ("Counter %s", digits, NULL);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->counter, to);
  hq_wall_set (self->where, hq_board_row_find_floor (view, counter));
  hq_wall_set (self->english, english);
}

/**
 * hq_board_row_flash:
 *
 * Flashes twice, where animations are wanted. An animation begins anew with another name alone.
 */
void
hq_board_row_flash (HqBoardRow *self)
{
  gboolean again = gtk_widget_has_css_class (GTK_WIDGET (self), "flash");

  hq_wall_set_class (self, "flash", !again);
  hq_wall_set_class (self, "flash-again", again);
}
