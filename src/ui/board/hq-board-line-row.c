/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-board-line-row.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-number.h"

struct _HqBoardLineRow
{
  AdwBin parent_instance;

  GtkLabel *service;
  GtkLabel *waiting;
  GtkLabel *next;
};

G_DEFINE_TYPE (HqBoardLineRow, hq_board_line_row, ADW_TYPE_BIN)

static void
hq_board_line_row_class_init (HqBoardLineRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-board-line-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HqBoardLineRow, service);
  gtk_widget_class_bind_template_child (widget_class, HqBoardLineRow, waiting);
  gtk_widget_class_bind_template_child (widget_class, HqBoardLineRow, next);
}

static void
hq_board_line_row_init (HqBoardLineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hq_board_line_row_new (void)
{
  return g_object_new (HQ_TYPE_BOARD_LINE_ROW, NULL);
}

/**
 * hq_board_line_row_show:
 * @line: (nullable): a service; %NULL leaves the row empty
 */
void
hq_board_line_row_show (HqBoardLineRow *self, const HqBoardLine *line)
{
  g_autoptr (GString) next = g_string_new (NULL);
  g_autofree char *waiting = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), line != NULL);
  if (line == NULL)
    return;
  for (guint i = 0; i < line->n_next; i++)
    {
      g_autofree char *number = hq_number_format (line->next[i].prefix, line->next[i].number);

      /* An em space: the numbers stand apart at any size. */
      g_string_append_printf (next, "%s%s", i > 0 ? "\xe2\x80\x83" : "", number);
    }
  waiting = g_strdup_printf (ngettext ("%d waiting", "%d waiting", (gulong) line->waiting),
                             (int) line->waiting);
  gtk_label_set_label (self->service,
                       hq_language_pick (line->service->name, line->service->name_en));
  gtk_label_set_label (self->waiting, waiting);
  gtk_label_set_label (self->next, line->n_next > 0 ? next->str : "—");
}
