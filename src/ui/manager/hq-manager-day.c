/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-day.h"

#include <glib/gi18n.h>

#include "hq-chart-view.h"
#include "hq-compat.h"
#include "hq-error.h"
#include "hq-manager-date.h"
#include "hq-manager-export.h"
#include "hq-manager-parts.h"
#include "hq-manager-why.h"
#include "hq-report-charts.h"
#include "hq-stretch.h"
#include "hq-words.h"

/* While something happens on a day that is shown, its figures are read anew so often. */
#define BEAT (10 * HQ_SECOND)

struct _HqManagerDay
{
  HqManagerPanel parent_instance;

  HqManagerDate *from;
  HqManagerDate *to;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  HqManagerExport *export;
  GtkLabel *refusal;
  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *remark;
  GtkLabel *mark;
  GtkFlowBox *charts;
  GtkStack *stack;
  GtkListBox *list;
  HqManagerParts *parts;

  char *by;                  /* (owned): the nick of the scope that is shown */
  HqStretch *stretch;        /* (owned) (nullable): what is shown */
  GCancellable *cancellable; /* (owned) (nullable): of the read that is under way */
  gint64 seq;                /* the newest event when it was asked for */
  HqTime asked_at;
};

enum
{
  PROP_BY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (HqManagerDay, hq_manager_day, HQ_TYPE_MANAGER_PANEL)

static const HqSetup *
hq_manager_day_get_setup (HqManagerDay *self)
{
  return hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view.setup;
}

static void
hq_manager_day_add_chart (HqManagerDay *self, HqChart *chart)
{
  GtkWidget *view = hq_chart_view_new ();

  hq_chart_view_set_chart (HQ_CHART_VIEW (view), chart);
  gtk_widget_add_css_class (view, "card");
  gtk_flow_box_append (self->charts, view);
  hq_chart_unref (chart);
}

static void
hq_manager_day_draw_charts (HqManagerDay *self)
{
  const HqReportWords *words = hq_words_report ();
  const HqStretch *shown = self->stretch;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->charts))) != NULL)
    gtk_flow_box_remove (self->charts, child);
  if (shown->hourly != NULL)
    {
      hq_manager_day_add_chart (self, hq_report_charts_tickets_by_hour (shown->hourly, words));
      hq_manager_day_add_chart (self, hq_report_charts_waits_by_hour (shown->hourly, words));
      hq_manager_day_add_chart (self, hq_report_charts_load_by_counter (shown->hourly, words));
    }
  if (shown->days != NULL)
    {
      hq_manager_day_add_chart (self, hq_report_charts_tickets_by_day (shown->days, words));
      hq_manager_day_add_chart (self, hq_report_charts_rates_by_day (shown->days, words));
    }
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->charts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

/* One figure of the hall, which opens the rows behind it; what was published of it stands beside it. */
static GtkWidget *
hq_manager_day_make_row (HqManagerDay *self, const HqFigure *figure)
{
  const HqFigure *first = hq_stretch_find_first (self->stretch, figure);
  const char *name = _ (hq_report_get_name (figure->metric));
  g_autofree char *value = hq_report_format_value (figure);
  g_autofree char *published = first == NULL ? NULL : hq_report_format_value (first);
  g_autofree char *note = published == NULL ? NULL
                                            : g_strdup_printf (_ ("published: %s"), published);
  g_autofree char *spoken = g_strjoin (" ", name, value, note, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (note != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(iss)", (int) figure->scope, figure->key,
                                    hq_metric_get_nick (figure->metric));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "day.why");
  hq_compat_name_row (ADW_ACTION_ROW (row), spoken);
  return row;
}

static void
hq_manager_day_draw_hall (HqManagerDay *self)
{
  const GArray *figures = self->stretch->figures;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);

      if (figure->scope == HQ_SCOPE_HALL && figure->metric != HQ_METRIC_WITHHELD)
        gtk_list_box_append (self->list, hq_manager_day_make_row (self, figure));
    }
}

static void
hq_manager_day_draw_parts (HqManagerDay *self)
{
  int scope = hq_metric_find_scope (self->by);

  if (self->stretch == NULL)
    return;
  if (scope == HQ_SCOPE_HALL)
    hq_manager_day_draw_hall (self);
  else
    hq_manager_parts_set (self->parts, hq_manager_day_get_setup (self), (HqScope) scope,
                          self->stretch->figures);
  gtk_stack_set_visible_child_name (self->stack, scope == HQ_SCOPE_HALL ? "hall" : "parts");
}

/* Of when the figures are, and whether they are those that were published. */
static char *
hq_manager_day_format_remark (HqManagerDay *self)
{
  const HqStretch *shown = self->stretch;
  const HqView *view = &hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view;
  g_autofree char *clock = hq_words_clock (shown->now, view->zone);

  if (shown->published == NULL && shown->to >= view->today)
    return g_strdup_printf (_ (
                              "As it stands at %s; the day is not over, and nothing is published."),
                            clock);
  if (shown->from != shown->to)
    return g_strdup (
      _ ("Each case counts once in the whole stretch, which is not the sum of its days."));
  if (shown->published == NULL)
    return g_strdup (_ ("Nothing was published of this day."));
  if (shown->published->changes->len == 0)
    return g_strdup (_ ("As it was published; nothing has changed since."));
  return g_strdup_printf (ngettext ("Published; %u change since, beside what it changed.",
                                    "Published; %u changes since, beside what they changed.",
                                    shown->published->changes->len),
                          shown->published->changes->len);
}

static void
hq_manager_day_draw (HqManagerDay *self)
{
  const HqStretch *shown = self->stretch;
  g_autofree char *from = hq_date_format (shown->from);
  g_autofree char *to = hq_date_format (shown->to);
  g_autofree char *title = shown->from == shown->to ? g_strdup (from)
                                                    : g_strdup_printf ("%s – %s", from, to);
  g_autofree char *remark = hq_manager_day_format_remark (self);
  HqFigurePart hall = { .scope = HQ_SCOPE_HALL, .key = "" };
  g_autofree char *mark = NULL;

  hq_figures_pick (&hall, shown->figures);
  mark = hq_report_format_mark (&hall.figures[HQ_METRIC_WITHHELD], hq_words_report ());
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->remark, remark);
  gtk_label_set_label (self->mark, mark);
  hq_manager_day_draw_charts (self);
  hq_manager_day_draw_parts (self);
  hq_manager_export_set_days (self->export, HQ_MANAGER_PANEL (self), shown->from, shown->to);
  gtk_widget_set_visible (self->content, TRUE);
}

static void
hq_manager_day_on_progress (double done, gpointer user_data)
{
  HqManagerDay *self = user_data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, done);
}

static void
hq_manager_day_draw_reading (HqManagerDay *self)
{
  gboolean reading = self->cancellable != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), reading);
  gtk_widget_set_visible (self->cancel, reading);
}

static gboolean
hq_manager_day_wants (HqManagerDay *self, const HqStretch *stretch)
{
  return stretch->from == hq_manager_date_get (self->from)
         && stretch->to == hq_manager_date_get (self->to);
}

static void
hq_manager_day_on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HqManagerDay) self = user_data;
  g_autoptr (GError) error = NULL;
  HqStretch *stretch = hq_live_read_apart_finish (HQ_LIVE (source), result, &error);
  g_autofree char *sentence = NULL;

  /* Whoever asked for other days meanwhile waits for those, and whoever stopped it for nothing. */
  if (hq_error_is (error, HQ_ERROR_CANCELLED) || self->cancellable == NULL
      || (stretch != NULL && !hq_manager_day_wants (self, stretch))
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&stretch, hq_stretch_free);
      return;
    }
  g_clear_object (&self->cancellable);
  hq_manager_day_draw_reading (self);
  sentence = stretch == NULL ? hq_words_error (error) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
  gtk_label_set_label (self->refusal, sentence != NULL ? sentence : "");
  if (stretch == NULL)
    return;
  g_clear_pointer (&self->stretch, hq_stretch_free);
  self->stretch = stretch;
  hq_manager_day_draw (self);
}

static void
hq_manager_day_stop (HqManagerDay *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
hq_manager_day_load (HqManagerDay *self)
{
  HqManagerPanel *panel = HQ_MANAGER_PANEL (self);
  HqStretchAsk ask = { hq_manager_date_get (self->from), hq_manager_date_get (self->to) };
  HqLiveReader reader = { .read = hq_stretch_read,
                          .query = g_memdup2 (&ask, sizeof ask),
                          .free_query = g_free,
                          .free_view = hq_stretch_free };
  HqLiveProgress progress = { .tell = hq_manager_day_on_progress };

  hq_manager_day_stop (self);
  self->cancellable = g_cancellable_new ();
  self->seq = hq_manager_panel_get_view (panel)->view.seq;
  self->asked_at = hq_manager_panel_get_now (panel);
  progress.cancellable = self->cancellable;
  gtk_progress_bar_set_fraction (self->progress, 0);
  hq_manager_day_draw_reading (self);
  hq_live_read_apart_async (hq_page_get_live (hq_manager_panel_get_page (panel)), &reader,
                            &progress, hq_manager_day_on_read, g_object_ref (self));
}

static void
hq_manager_day_on_from (HqManagerDay *self)
{
  if (hq_manager_date_get (self->to) < hq_manager_date_get (self->from))
    hq_manager_date_set (self->to, hq_manager_date_get (self->from));
  hq_manager_day_load (self);
}

static void
hq_manager_day_on_to (HqManagerDay *self)
{
  if (hq_manager_date_get (self->to) < hq_manager_date_get (self->from))
    hq_manager_date_set (self->from, hq_manager_date_get (self->to));
  hq_manager_day_load (self);
}

/* 0 and 1 are days back from today; the others are stretches that end with it. */
static void
hq_manager_day_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDay *self = HQ_MANAGER_DAY (widget);
  HqDate today = hq_manager_panel_get_view (HQ_MANAGER_PANEL (self))->view.today;
  int kind = g_variant_get_int32 (parameter);

  if (kind == 1)
    hq_manager_day_show (self, hq_date_add (today, -1), hq_date_add (today, -1));
  else if (kind == 7)
    hq_manager_day_show (self, hq_date_add (today, -6), today);
  else
    hq_manager_day_show (self, kind == 0 ? today : today / 100 * 100 + 1, today);
}

static void
hq_manager_day_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hq_manager_day_stop (HQ_MANAGER_DAY (widget));
  hq_manager_day_draw_reading (HQ_MANAGER_DAY (widget));
}

static void
hq_manager_day_explain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HqManagerDay *self = HQ_MANAGER_DAY (widget);
  HqFigureAsk ask = { .from = self->stretch->from,
                      .to = self->stretch->to,
                      .now = self->stretch->now };
  const char *key, *metric;
  int scope;

  g_variant_get (parameter, "(i&s&s)", &scope, &key, &metric);
  ask.scope = (HqScope) scope;
  ask.key = g_intern_string (key);
  ask.metric = (HqMetric) hq_metric_find (metric);
  hq_manager_why_show (HQ_MANAGER_PANEL (self), &ask);
}

static void
hq_manager_day_tick (HqManagerPanel *panel, HqTime now)
{
  HqManagerDay *self = HQ_MANAGER_DAY (panel);
  const HqView *view = &hq_manager_panel_get_view (panel)->view;

  if (self->stretch != NULL && self->cancellable == NULL && self->stretch->to >= view->today
      && view->seq != self->seq && now >= self->asked_at + BEAT)
    hq_manager_day_load (self);
}

static void
hq_manager_day_enter (HqManagerPanel *panel)
{
  HqManagerDay *self = HQ_MANAGER_DAY (panel);
  HqDate today = hq_manager_panel_get_view (panel)->view.today;

  if (hq_manager_date_get (self->from) == 0)
    hq_manager_day_show (self, today, today);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
hq_manager_day_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BY)
    g_value_set_string (value, HQ_MANAGER_DAY (object)->by);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hq_manager_day_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HqManagerDay *self = HQ_MANAGER_DAY (object);

  if (id != PROP_BY)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (self->by);
  self->by = g_value_dup_string (value);
  hq_manager_day_draw_parts (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
hq_manager_day_dispose (GObject *object)
{
  HqManagerDay *self = HQ_MANAGER_DAY (object);

  hq_manager_day_stop (self);
  g_clear_pointer (&self->stretch, hq_stretch_free);
  G_OBJECT_CLASS (hq_manager_day_parent_class)->dispose (object);
}

static void
hq_manager_day_finalize (GObject *object)
{
  g_free (HQ_MANAGER_DAY (object)->by);
  G_OBJECT_CLASS (hq_manager_day_parent_class)->finalize (object);
}

static void
hq_manager_day_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, from);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, to);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, progress);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, cancel);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, export);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, refusal);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, content);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, title);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, remark);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, mark);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, charts);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, stack);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, list);
  gtk_widget_class_bind_template_child (widget_class, HqManagerDay, parts);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_day_on_from);
  gtk_widget_class_bind_template_callback (widget_class, hq_manager_day_on_to);
}

static void
hq_manager_day_class_init (HqManagerDayClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HqManagerPanelClass *panel_class = HQ_MANAGER_PANEL_CLASS (class);

  object_class->get_property = hq_manager_day_get_property;
  object_class->set_property = hq_manager_day_set_property;
  object_class->dispose = hq_manager_day_dispose;
  object_class->finalize = hq_manager_day_finalize;
  panel_class->tick = hq_manager_day_tick;
  panel_class->enter = hq_manager_day_enter;
  g_type_ensure (HQ_TYPE_MANAGER_DATE);
  g_type_ensure (HQ_TYPE_MANAGER_EXPORT);
  g_type_ensure (HQ_TYPE_MANAGER_PARTS);
  /**
   * HqManagerDay:by:
   *
   * The nick of the scope by whose parts the figures are shown.
   */
  properties[PROP_BY] = g_param_spec_string ("by", NULL, NULL, "hall",
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                               | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hallqueue/HallQueue/hq-manager-day.ui");
  hq_manager_day_bind (widget_class);
  gtk_widget_class_install_action (widget_class, "day.stretch", "i", hq_manager_day_choose);
  gtk_widget_class_install_action (widget_class, "day.cancel", NULL, hq_manager_day_cancel);
  gtk_widget_class_install_action (widget_class, "day.why", "(iss)", hq_manager_day_explain);
  gtk_widget_class_install_property_action (widget_class, "day.by", "by");
}

static void
hq_manager_day_init (HqManagerDay *self)
{
  /* Before the buttons ask which of them is down. */
  self->by = g_strdup ("hall");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hq_manager_day_show:
 * @from: the first day
 * @to: the last day, which may be @from
 *
 * Reads the figures of these days and shows them.
 */
void
hq_manager_day_show (HqManagerDay *self, HqDate from, HqDate to)
{
  hq_manager_date_set (self->from, from);
  hq_manager_date_set (self->to, to);
  hq_manager_day_load (self);
}
