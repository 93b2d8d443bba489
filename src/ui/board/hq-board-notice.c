/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-board-notice.h"

#include <glib/gi18n.h>

#include "hq-deed-word.h"
#include "hq-hall-text.h"
#include "hq-language.h"
#include "hq-wall.h"

struct _HqBoardNotice
{
  AdwBin parent_instance;

  GtkLabel *line;
  GtkLabel *page;
};

G_DEFINE_TYPE (HqBoardNotice, hq_board_notice, ADW_TYPE_BIN)

static void
hq_board_notice_class_init (HqBoardNoticeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-board-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, HqBoardNotice, line);
  gtk_widget_class_bind_template_child (widget_class, HqBoardNotice, page);
}

static void
hq_board_notice_init (HqBoardNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Adds @notice to @lines, in as many as it takes in the letters and the width that it is shown in. */
static void
hq_board_notice_break (HqBoardNotice *self, const char *notice, GPtrArray *lines)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->line), notice);
  int width = gtk_widget_get_width (GTK_WIDGET (self->line));

  if (width > 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      char *text = g_strndup (notice + line->start_index, (gsize) line->length);

      g_ptr_array_add (lines, g_strstrip (text));
    }
}

/**
 * hq_board_notice_show:
 * @view: what the board shows
 * @now: the store's clock, by which the lines take turns
 *
 * What a manager put up today comes first, and then what the hall always says. A hall that has nothing
 * to say has no line.
 */
void
hq_board_notice_show (HqBoardNotice *self, const HqBoardView *view, HqTime now)
{
  const HqSetup *setup = view->view.setup;
  gboolean english = g_str_equal (hq_language_get (), "en");
  g_autoptr (GPtrArray) notices = hq_hall_text_list_notices (setup, english);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *which = NULL;
  guint n_pages, page;

  for (guint i = 0, at = 0; i < view->notices->len; i++)
    {
      const HqNotice *row = &g_array_index (view->notices, HqNotice, i);

      if (hq_deed_word_is_up (row, setup, &view->view.place, now))
        g_ptr_array_insert (notices, (int) at++,
                            g_strdup (hq_language_pick (row->text, row->text_en)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), notices->len > 0);
  if (notices->len == 0)
    return;
  for (guint i = 0; i < notices->len; i++)
    hq_board_notice_break (self, notices->pdata[i], lines);
  page = hq_board_view_get_page (lines->len, 1, now, &n_pages);
  gtk_label_set_label (self->line, lines->pdata[page]);
  if (n_pages > 1)
    which = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
  hq_wall_set (self->page, which);
}
