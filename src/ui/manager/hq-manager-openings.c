/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-openings.h"

#include <glib/gi18n.h>

#include "hq-chart-view.h"
#include "hq-manager-openings-table.h"
#include "hq-manager-openings-words.h"
#include "hq-words.h"

/* So many are read at first, and so many more each time that older ones are asked for. */
#define HQ_MANAGER_OPENINGS_MOST 8

/* An opening day that is not over is read again after so long, while it is looked at. */
#define HQ_MANAGER_OPENINGS_BEAT (60 * HQ_SECOND)

struct _HqManagerOpenings
{
  HqManagerPanel parent_instance;

  GtkStack *stack;
  GtkProgressBar *progress;
  AdwStatusPage *none;
  GtkGrid *heads;
  GtkGrid *cells;
  GtkWidget *older;
  GtkLabel *shut;
  GtkLabel *unread; /* why there is no chart */
  HqChartView *chart;
  GtkLabel *mark;
  GtkLabel *mark_before;

  HqOpenings *openings;      /* (owned) (nullable) */
  guint chosen;              /* the opening day that is looked at, 0 for none */
  guint most;
  HqDate read_on;            /* the day on which they were read, 0 for not yet */
  HqTime read_at;
  GCancellable *cancellable; /* (owned) (nullable): of the days that are being read */
  GCancellable *hours;       /* (owned) (nullable): of the hours that are being read */
};

enum
{
  PROP_CHOSEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqManagerOpenings, hq_manager_openings, HQ_TYPE_MANAGER_PANEL)

/* Who waits for a reading; it may have been given up meanwhile. */
typedef struct
{
  HqManagerOpenings *self;   /* (owned) */
  GCancellable *cancellable; /* (owned) */
} HqManagerOpeningsRead;

static HqManagerOpeningsRead *
hq_manager_openings_new_read (HqManagerOpenings *self, GCancellable **cancellable)
{
  HqManagerOpeningsRead *read = g_new (HqManagerOpeningsRead, 1);

  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
  *read = (HqManagerOpeningsRead){ g_object_ref (self), g_object_ref (*cancellable) };
  return read;
}

static void
hq_manager_openings_free_read (HqManagerOpeningsRead *read)
{
  g_object_unref (read->self);
  g_object_unref (read->cancellable);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqManagerOpeningsRead, hq_manager_openings_free_read)

static const HqOpeningsPair *
hq_manager_openings_find (HqManagerOpenings *self)
{
  for (guint i = 0; self->openings != NULL && i < self->openings->pairs->len; i++)
    {
      const HqOpeningsPair *pair = &g_array_index (self->openings->pairs, HqOpeningsPair, i);

      if (pair->opening.day == self->chosen)
        return pair;
    }
  return NULL;
}

static void
hq_manager_openings_add_series (HqChart *chart, const HqHourly *hourly, int first)
{
  g_autofree char *day = hq_date_format (hourly->day);
  guint series = hq_chart_add_series (chart, day, HQ_CHART_BARS);

  for (guint i = 0; i < hourly->hours->len; i++)
    {
      const HqHourlyHour *hour = &g_array_index (hourly->hours, HqHourlyHour, i);

      hq_chart_set_value (chart, series, (guint) (hour->hour - first), (double) hour->issued);
    }
}

static void
hq_manager_openings_widen (const HqHourly *hourly, int *first, int *last)
{
  if (hourly == NULL || hourly->hours->len == 0)
    return;
  *first = MIN (*first, g_array_index (hourly->hours, HqHourlyHour, 0).hour);
  *last = MAX (*last, g_array_index (hourly->hours, HqHourlyHour, hourly->hours->len - 1).hour);
}

static HqChart *
hq_manager_openings_make_chart (const HqOpeningsHours *hours)
{
  HqChart *chart = hq_chart_new (_ ("Numbers taken by hour"), HQ_CHART_COUNT);
  int first = G_MAXINT, last = -1;

  hq_chart_set_heading (chart, _ ("Hour"));
  hq_manager_openings_widen (hours->opening, &first, &last);
  hq_manager_openings_widen (hours->ordinary, &first, &last);
  for (int hour = first; hour <= last; hour++)
    {
      g_autofree char *label = g_strdup_printf ("%02d:00", hour % 24);

      hq_chart_add_category (chart, label);
    }
  if (hours->opening != NULL)
    hq_manager_openings_add_series (chart, hours->opening, first);
  if (hours->ordinary != NULL)
    hq_manager_openings_add_series (chart, hours->ordinary, first);
  return chart;
}

/* That the hours could not be read, and why; those of another day are not left standing. */
static void
hq_manager_openings_explain (HqManagerOpenings *self, const GError *error)
{
  g_autofree char *why = hq_words_error (error);
  g_autofree char *said = g_strdup_printf (C_ ("sentences", "%s %s"),
                                           _ ("The hours of this day could not be read."), why);

  g_clear_object (&self->hours);
  gtk_label_set_label (self->unread, said);
  gtk_widget_set_visible (GTK_WIDGET (self->unread), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), FALSE);
}

static void
hq_manager_openings_on_hours (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerOpeningsRead) read = user_data;
  HqManagerOpenings *self = read->self;
  g_autoptr (GError) error = NULL;
  HqOpeningsHours *hours = hq_live_read_apart_finish (HQ_LIVE (source), result, &error);
  g_autoptr (HqChart) chart = NULL;

  if (hours == NULL)
    {
      /* Hours of another day are not awaited any more. */
      if (self->hours == read->cancellable)
        hq_manager_openings_explain (self, error);
      return;
    }
  if (self->hours == read->cancellable)
    {
      chart = hq_manager_openings_make_chart (hours);
      hq_chart_view_set_chart (self->chart, chart);
      g_clear_object (&self->hours);
    }
  hq_openings_free_hours (hours);
}

static void
hq_manager_openings_draw_chosen (HqManagerOpenings *self)
{
  const HqOpeningsPair *pair = hq_manager_openings_find (self);
  HqPage *page = hq_manager_panel_get_page (HQ_MANAGER_PANEL (self));
  HqLiveReader reader = { .read = hq_openings_read_hours, .free_query = g_free,
                          .free_view = hq_openings_free_hours };
  HqLiveProgress progress = { NULL, NULL };
  HqManagerOpeningsRead *read;
  g_autofree char *mark = NULL;
  g_autofree char *before = NULL;

  if (pair == NULL || page == NULL)
    return;
  mark = hq_manager_openings_words_mark (&pair->opening);
  before = hq_manager_openings_words_mark (&pair->ordinary);
  gtk_label_set_label (self->mark, mark);
  gtk_label_set_label (self->mark_before, before);
  gtk_widget_set_visible (GTK_WIDGET (self->unread), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), hq_openings_has_figures (&pair->opening)
                                                      || hq_openings_has_figures (&pair->ordinary));
  reader.query = g_memdup2 (pair, sizeof *pair);
  read = hq_manager_openings_new_read (self, &self->hours);
  progress.cancellable = self->hours;
  hq_live_read_apart_async (hq_page_get_live (page), &reader, &progress,
                            hq_manager_openings_on_hours, read);
}

static void
hq_manager_openings_choose (HqManagerOpenings *self, guint day)
{
  self->chosen = day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
  hq_manager_openings_draw_chosen (self);
}

/* At first the newest day that has something to show. */
static guint
hq_manager_openings_find_first (const HqOpenings *openings)
{
  for (guint i = 0; i < openings->pairs->len; i++)
    {
      const HqOpeningsPair *pair = &g_array_index (openings->pairs, HqOpeningsPair, i);

      if (hq_openings_has_figures (&pair->opening))
        return pair->opening.day;
    }
  return openings->pairs->len > 0
           ? g_array_index (openings->pairs, HqOpeningsPair, 0).opening.day
           : 0;
}

static void
hq_manager_openings_draw (HqManagerOpenings *self)
{
  g_autofree char *shut = hq_manager_openings_words_shut (self->openings);
  guint chosen = self->chosen;

  if (self->openings->pairs->len == 0)
    {
      adw_status_page_set_description (self->none,
                                       _ ("The hall's calendar knows of no day after a holiday of "
                                          "three days or more since the hall's first day."));
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  hq_manager_openings_table_fill (self->heads, self->cells, self->openings);
  gtk_widget_set_visible (self->older, self->openings->more);
  gtk_label_set_label (self->shut, shut != NULL ? shut : "");
  gtk_widget_set_visible (GTK_WIDGET (self->shut), shut != NULL);
  gtk_stack_set_visible_child_name (self->stack, "table");
  if (hq_manager_openings_find (self) == NULL)
    chosen = hq_manager_openings_find_first (self->openings);
  hq_manager_openings_choose (self, chosen);
}

static void
hq_manager_openings_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerOpeningsRead) read = user_data;
  HqManagerOpenings *self = read->self;
  g_autoptr (GError) error = NULL;
  HqOpenings *openings = hq_live_read_apart_finish (HQ_LIVE (source), result, &error);

  if (self->cancellable != read->cancellable || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&openings, hq_openings_free);
      return;
    }
  g_clear_object (&self->cancellable);
  if (openings != NULL)
    {
      g_clear_pointer (&self->openings, hq_openings_free);
      self->openings = openings;
      hq_manager_openings_draw (self);
    }
  else if (self->openings == NULL)
    {
      g_autofree char *sentence = hq_words_error (error);

      self->read_on = 0;
      adw_status_page_set_description (self->none, sentence);
      gtk_stack_set_visible_child_name (self->stack, "none");
    }
}

static void
hq_manager_openings_tell (double done, gpointer user_data)
{
  HqManagerOpeningsRead *read = user_data;

  gtk_progress_bar_set_fraction (read->self->progress, CLAMP (done, 0, 1));
}

static void
hq_manager_openings_read (HqManagerOpenings *self)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);
  const HqOpeningsAsk ask = { hq_manager_panel_get_view (panel)->view.today, self->most };
  const HqLiveReader reader = { hq_openings_read, g_memdup2 (&ask, sizeof ask), g_free,
                                hq_openings_free };
  HqManagerOpeningsRead *read = hq_manager_openings_new_read (self, &self->cancellable);
  const HqLiveProgress progress = { hq_manager_openings_tell, self->cancellable };

  self->read_on = ask.today;
  self->read_at = hq_manager_panel_get_now (panel);
  if (self->openings == NULL)
    gtk_stack_set_visible_child_name (self->stack, "reading");
  hq_live_read_apart_async (hq_page_get_live (hq_manager_panel_get_page (panel)), &reader,
                            &progress, hq_manager_openings_on_read, read);
}

static gboolean
hq_manager_openings_is_running (HqManagerOpenings *self)
{
  for (guint i = 0; self->openings != NULL && i < self->openings->pairs->len; i++)
    {
      const HqOpeningsPair *pair = &g_array_index (self->openings->pairs, HqOpeningsPair, i);

      if (pair->opening.state == HQ_OPENINGS_RUNNING || pair->ordinary.state == HQ_OPENINGS_RUNNING)
        return TRUE;
    }
  return FALSE;
}

/* Days that are over stay as they are. */
static void
hq_manager_openings_refresh (HqManagerPanel *panel)
{
  HqManagerOpenings *self = HQ_MANAGER_OPENINGS (panel);
  HqTime now = hq_manager_panel_get_now (panel);

  if (self->cancellable != NULL)
    return;
  if (self->read_on != hq_manager_panel_get_view (panel)->view.today
      || (now - self->read_at > HQ_MANAGER_OPENINGS_BEAT && hq_manager_openings_is_running (self)))
    hq_manager_openings_read (self);
}

static void
hq_manager_openings_enter (HqManagerPanel *panel)
{
  gtk_widget_child_focus (GTK_WIDGET (panel), GTK_DIR_TAB_FORWARD);
}

static void
hq_manager_openings_show_older (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerOpenings *self = HQ_MANAGER_OPENINGS (widget);

  self->most += HQ_MANAGER_OPENINGS_MOST;
  hq_manager_openings_read (self);
}

static void
hq_manager_openings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_uint (value, HQ_MANAGER_OPENINGS (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_openings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    hq_manager_openings_choose (HQ_MANAGER_OPENINGS (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_openings_dispose (GObject *object)
{
  HqManagerOpenings *self = HQ_MANAGER_OPENINGS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->hours != NULL)
    g_cancellable_cancel (self->hours);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->hours);
  g_clear_pointer (&self->openings, hq_openings_free);
  G_OBJECT_CLASS (hq_manager_openings_parent_class)->dispose (object);
}

static void
hq_manager_openings_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, progress);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, none);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, heads);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, cells);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, older);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, shut);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, chart);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, unread);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, mark);
  gtk_widget_class_bind_template_child (widget_class, HqManagerOpenings, mark_before);
}

static void
hq_manager_openings_class_init (HqManagerOpeningsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  object_class->get_property = hq_manager_openings_get_property;
  object_class->set_property = hq_manager_openings_set_property;
  object_class->dispose = hq_manager_openings_dispose;
  panel_class->refresh = hq_manager_openings_refresh;
  panel_class->enter = hq_manager_openings_enter;
  /**
   * HqManagerOpenings:chosen:
   *
   * The opening day of which more is shown, as an HqDate; 0 for none.
   */
  properties[PROP_CHOSEN] = g_param_spec_uint ("chosen", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (HQ_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-openings.ui");
  hq_manager_openings_bind (widget_class);
  gtk_widget_class_install_property_action (widget_class, "openings.choose", "chosen");
  gtk_widget_class_install_action (widget_class, "openings.older", NULL,
                                   hq_manager_openings_show_older);
}

static void
hq_manager_openings_init (HqManagerOpenings *self)
{
  self->most = HQ_MANAGER_OPENINGS_MOST;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_manager_openings_get_openings:
 *
 * Returns: (transfer none) (nullable): what is shown, %NULL while it is read at first
 */
const HqOpenings *
hq_manager_openings_get_openings (HqManagerOpenings *self)
{
  return self->openings;
}
