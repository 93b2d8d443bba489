/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-guide-waits.h"

#include <glib/gi18n.h>

#include "hq-guide-row.h"
#include "hq-guide-words.h"
#include "hq-words.h"

struct _HqGuideWaits
{
  HqGuidePanel parent_instance;

  GtkLabel *heading;
  GtkListBox *list;
};

G_DEFINE_TYPE (HqGuideWaits, hq_guide_waits, HQ_TYPE_GUIDE_PANEL)

/* The order of a walk through the hall: by floor, and there as the set-up has them. */
static const HqGuideViewLine *
hq_guide_waits_get_line (const HqGuideView *view, guint index)
{
  for (guint i = 0; i < view->view.setup->floors->len; i++)
    {
      const HqFloor *floor = view->view.setup->floors->pdata[i];

      for (guint j = 0; j < view->lines->len; j++)
        {
          const HqGuideViewLine *line = &g_array_index (view->lines, HqGuideViewLine, j);

          if (line->service->floor == floor->floor && index-- == 0)
            return line;
        }
    }
  return NULL;
}

/* A row knows its service by a number. */
static gint64
hq_guide_waits_get_id (const HqGuideViewLine *line)
{
  return (gint64) g_quark_from_string (line->service->service);
}

static void
hq_guide_waits_draw (HqGuideRow *row, const HqGuideView *view, const HqGuideViewLine *line)
{
  const HqService *service = line->service;
  g_autofree char *where = hq_guide_words_where (view->view.setup, service->service);
  g_autofree char *lead = g_strdup_printf ("%c", service->prefix);
  g_autofree char *open = g_strdup_printf (ngettext ("%d counter open", "%d counters open",
                                                     (gulong) line->open),
                                           line->open);
  g_autofree char *waiting = g_strdup_printf (ngettext ("%d waiting", "%d waiting",
                                                        (gulong) line->waiting),
                                              (int) line->waiting);
  g_autofree char *under = g_strjoin (" · ", where, open, NULL);
  g_autofree char *mark = NULL;

  if (line->warn)
    {
      g_autofree char *words = g_strdup_printf (_ ("long from %d on"), service->warn_waiting);

      mark = g_strdup_printf ("⚠ %s (%s)", waiting, words);
    }
  hq_guide_row_set_lead (row, lead);
  hq_guide_row_set_text (row, hq_guide_words_service (view->view.setup, service->service), under);
  hq_guide_row_set_mark (row, mark != NULL ? mark : waiting, mark != NULL ? "warning" : NULL);
}

static void
hq_guide_waits_draw_heading (HqGuideWaits *self, const HqGuideView *view, HqTime now)
{
  HqTime since = 0;
  int waiting = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqGuideViewLine *line = &g_array_index (view->lines, HqGuideViewLine, i);

      waiting += (int) line->waiting;
      if (line->since != 0 && (since == 0 || line->since < since))
        since = line->since;
    }
  if (waiting == 0)
    text = g_strdup (_ ("Nobody waits"));
  else if (since == 0)
    text = g_strdup_printf (ngettext ("%d person waits in the hall", "%d people wait in the hall",
                                      (gulong) waiting),
                            waiting);
  else
    {
      g_autofree char *longest = hq_words_elapsed (now - since);

      text = g_strdup_printf (ngettext ("%d person waits in the hall, for %s at the longest",
                                        "%d people wait in the hall, for %s at the longest",
                                        (gulong) waiting),
                              waiting, longest);
    }
  gtk_label_set_label (self->heading, text);
}

static void
hq_guide_waits_tick (HqGuidePanel *panel, HqTime now)
{
  HqGuideWaits *self = HQ_GUIDE_WAITS (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);

  hq_guide_waits_draw_heading (self, view, now);
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqGuideViewLine *line = hq_guide_waits_get_line (view, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      g_autofree char *time = NULL;

      if (row == NULL || line == NULL)
        continue;
      time = line->since == 0 ? g_strdup ("–") : hq_words_elapsed (now - line->since);
      hq_guide_row_set_time (HQ_GUIDE_ROW (row), time);
    }
}

static void
hq_guide_waits_refresh (HqGuidePanel *panel)
{
  HqGuideWaits *self = HQ_GUIDE_WAITS (panel);
  const HqGuideView *view = hq_guide_panel_get_view (panel);

  if (view == NULL)
    return;
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqGuideViewLine *line = hq_guide_waits_get_line (view, i);

      if (line != NULL)
        hq_guide_waits_draw (hq_guide_row_place (self->list, i, hq_guide_waits_get_id (line)), view,
                             line);
    }
  hq_guide_row_trim (self->list, view->lines->len);
  hq_guide_waits_tick (panel, hq_guide_panel_get_now (panel));
}

static void
hq_guide_waits_enter (HqGuidePanel *panel)
{
  HqGuideWaits *self = HQ_GUIDE_WAITS (panel);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
hq_guide_waits_class_init (HqGuideWaitsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqGuidePanelClass *panel_class = HQ_GUIDE_PANEL_CLASS (class);

  panel_class->refresh = hq_guide_waits_refresh;
  panel_class->tick = hq_guide_waits_tick;
  panel_class->enter = hq_guide_waits_enter;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-guide-waits.ui");
  gtk_widget_class_bind_template_child (widget_class, HqGuideWaits, heading);
  gtk_widget_class_bind_template_child (widget_class, HqGuideWaits, list);
}

static void
hq_guide_waits_init (HqGuideWaits *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
