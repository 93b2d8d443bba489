/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-today.h"

#include <glib/gi18n.h>

#include "hq-language.h"
#include "hq-manager-floor.h"
#include "hq-manager-say.h"
#include "hq-manager-services.h"
#include "hq-manager-tile.h"
#include "hq-manager-why.h"
#include "hq-manager-words.h"
#include "hq-report.h"
#include "hq-words.h"

struct _HqManagerToday
{
  HqManagerPanel parent_instance;

  HqManagerTile *visits;
  HqManagerTile *waiting;
  HqManagerTile *longest;
  HqManagerTile *open;
  HqManagerTile *on_time;
  HqManagerTile *satisfaction;
  HqManagerTile *participation;
  HqManagerTile *bad;
  HqManagerTile *overdue;
  GtkLabel *mark;
  GtkWidget *say;
  HqManagerFloor *floor;
  HqManagerServices *services;
};

G_DEFINE_TYPE (HqManagerToday, hq_manager_today, HQ_TYPE_MANAGER_PANEL)

/* Who waits, and for how long, is the floor's, which is newer than the figures. */
static void
hq_manager_today_draw_waits (HqManagerToday *self, const HqManagerView *view, HqTime now)
{
  const HqManagerLine *first = NULL;
  g_autofree char *count = NULL;
  g_autofree char *time = NULL;
  gint64 waiting = 0;

  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqManagerLine *line = &g_array_index (view->lines, HqManagerLine, i);

      waiting += line->waiting;
      if (line->since != 0 && line->since <= now && (first == NULL || line->since < first->since))
        first = line;
    }
  count = g_strdup_printf ("%" G_GINT64_FORMAT, waiting);
  hq_manager_tile_set (self->waiting, count, "");
  /* Before the opening nothing counts as a wait. */
  time = first == NULL ? g_strdup ("—") : hq_words_elapsed (now - first->since);
  hq_manager_tile_set (self->longest, time,
                       first == NULL
                         ? ""
                         : hq_language_pick (first->service->name, first->service->name_en));
}

/* What is late now, as the lights have it: the figure of the day counts what is due today as late until
 * it is done, by which it is judged at the day's end. */
static void
hq_manager_today_draw_cases (HqManagerToday *self, const HqManagerView *view)
{
  gint64 overdue = 0, due = 0;
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  for (guint i = 0; i < view->lines->len; i++)
    {
      overdue += g_array_index (view->lines, HqManagerLine, i).overdue;
      due += g_array_index (view->lines, HqManagerLine, i).due_today;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT, overdue);
  note = g_strdup_printf (ngettext ("%d more due today", "%d more due today", (gulong) due), (int) due);
  hq_manager_tile_set (self->overdue, text, due > 0 ? note : "");
  hq_manager_tile_set_grave (self->overdue, overdue > 0);
}

static void
hq_manager_today_draw_open (HqManagerToday *self, const HqManagerView *view, HqTime now)
{
  gint64 beyond;
  HqRate rate = hq_manager_view_count_open (view, now, &beyond);
  g_autofree char *value = g_strdup_printf ("%d/%d", (int) rate.n, (int) rate.total);
  g_autofree char *note = NULL;

  if (beyond > 0)
    note = g_strdup_printf (ngettext ("and %d that is not planned", "and %d that are not planned",
                                      (gulong) beyond),
                            (int) beyond);
  hq_manager_tile_set (self->open, value, note != NULL ? note : "");
}

static void
hq_manager_today_draw_rates (HqManagerToday *self, const HqManagerFigures *figures)
{
  const HqFigure *promised = hq_manager_figures_find (figures, HQ_METRIC_PROMISED_ON_TIME);
  const HqFigure *good = hq_manager_figures_find (figures, HQ_METRIC_GOOD);
  g_autofree char *kinds = hq_report_format_value (promised);
  g_autofree char *high = hq_report_format_value (good);
  g_autofree char *of_promised = g_strdup_printf (_ ("promised items %s"), kinds);
  g_autofree char *of_good = g_strdup_printf (_ ("levels 4 and 5: %s"), high);

  hq_manager_tile_set_rate (self->on_time,
                            hq_manager_figures_find (figures, HQ_METRIC_ON_TIME)->rate,
                            of_promised);
  hq_manager_tile_set_rate (self->satisfaction,
                            hq_manager_figures_find (figures, HQ_METRIC_SATISFACTION)->rate,
                            of_good);
  hq_manager_tile_set_rate (self->participation,
                            hq_manager_figures_find (figures, HQ_METRIC_PARTICIPATION)->rate, "");
}

static void
hq_manager_today_draw_figures (HqManagerToday *self, const HqManagerFigures *figures)
{
  g_autofree char *visits = hq_report_format_value (
    hq_manager_figures_find (figures, HQ_METRIC_VISITS));
  g_autofree char *tickets = hq_report_format_value (
    hq_manager_figures_find (figures, HQ_METRIC_TICKETS));
  g_autofree char *of_tickets = g_strdup_printf (_ ("%s numbers given"), tickets);
  gint64 bad = hq_manager_figures_find (figures, HQ_METRIC_BAD)->rate.n;
  g_autofree char *bad_text = g_strdup_printf ("%" G_GINT64_FORMAT, bad);
  const HqView *view = &hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view;
  g_autofree char *mark = NULL;

  hq_manager_tile_set (self->visits, visits, of_tickets);
  hq_manager_today_draw_rates (self, figures);
  hq_manager_tile_set (self->bad, bad_text, "");
  hq_manager_tile_set_grave (self->bad, bad > 0);
  mark = hq_report_format_mark (hq_manager_figures_find (figures, HQ_METRIC_WITHHELD),
                                hq_words_report ());
  gtk_label_set_label (self->mark, mark);
  /* Of a day that has not begun nothing is withheld. */
  gtk_widget_set_visible (GTK_WIDGET (self->mark),
                          view->sessions->len > 0
                            && hq_manager_panel_get_now (HQ_MANAGER_PANEL (self))
                                 >= view->day.opens_at);
}

static void
hq_manager_today_tick (HqManagerPanel *panel, HqTime now)
{
  HqManagerToday *self = HQ_MANAGER_TODAY (panel);
  const HqManagerView *view = hq_manager_panel_get_view (panel);
  const HqManagerFigures *figures = hq_manager_panel_get_figures (panel);

  hq_manager_today_draw_waits (self, view, now);
  hq_manager_today_draw_open (self, view, now);
  hq_manager_floor_show (self->floor, view, figures, now);
  hq_manager_services_show (self->services, view, figures, now);
}

static void
hq_manager_today_refresh (HqManagerPanel *panel)
{
  HqManagerToday *self = HQ_MANAGER_TODAY (panel);
  const HqManagerFigures *figures = hq_manager_panel_get_figures (panel);

  if (figures != NULL)
    hq_manager_today_draw_figures (self, figures);
  hq_manager_today_draw_cases (self, hq_manager_panel_get_view (panel));
  gtk_widget_set_visible (self->say, hq_manager_panel_may (panel, HQ_ACT_WORD_SEND));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.say",
                                 hq_manager_panel_may (panel, HQ_ACT_WORD_SEND));
  hq_manager_today_tick (panel, hq_manager_panel_get_now (panel));
}

/* The first of the counters, from which arrows lead to all. */
static void
hq_manager_today_enter (HqManagerPanel *panel)
{
  gtk_widget_child_focus (GTK_WIDGET (HQ_MANAGER_TODAY (panel)->floor), GTK_DIR_TAB_FORWARD);
}

/* What is to be said, at first to that counter. */
static void
hq_manager_today_say (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (widget);

  if (hq_manager_panel_may (panel, HQ_ACT_WORD_SEND))
    hq_manager_say_show (panel, g_variant_get_int32 (parameter));
}

static void
hq_manager_today_explain (HqManagerPanel *panel, HqMetric metric)
{
  const HqView *view = &hq_manager_panel_get_view (panel)->view;
  const HqFigureAsk ask = { .from = view->today,
                            .to = view->today,
                            .scope = HQ_SCOPE_HALL,
                            .key = "",
                            .metric = metric };

  hq_manager_why_show (panel, &ask);
}

/* What a figure is made of: the page on which something is done about it, or else its rows. */
static void
hq_manager_today_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (widget);
  const char *tile = g_variant_get_string (parameter, NULL);

  if (g_str_equal (tile, "open"))
    hq_manager_today_enter (panel);
  else if (g_str_equal (tile, "late-open"))
    gtk_widget_activate_action (widget, "manager.cases", "s", "overdue");
  else if (g_str_equal (tile, "bad") && hq_manager_panel_may (panel, HQ_ACT_FOLLOW_VERIFY))
    gtk_widget_activate_action (widget, "manager.show", "s", "follow");
  else
    hq_manager_today_explain (panel, (HqMetric) hq_metric_find (tile));
}

static void
hq_manager_today_class_init (HqManagerTodayClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  panel_class->refresh = hq_manager_today_refresh;
  panel_class->tick = hq_manager_today_tick;
  panel_class->enter = hq_manager_today_enter;
  g_type_ensure (HQ_TYPE_MANAGER_FLOOR);
  g_type_ensure (HQ_TYPE_MANAGER_SERVICES);
  g_type_ensure (HQ_TYPE_MANAGER_TILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-today.ui");
  gtk_widget_class_install_action (widget_class, "today.say", "i", hq_manager_today_say);
  gtk_widget_class_install_action (widget_class, "today.open", "s", hq_manager_today_open);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, visits);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, waiting);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, longest);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, open);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, on_time);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, satisfaction);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, participation);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, bad);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, overdue);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, mark);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, say);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, floor);
  gtk_widget_class_bind_template_child (widget_class, HqManagerToday, services);
}

static void
hq_manager_today_init (HqManagerToday *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
