/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts that stand in a report and on the manager's pages. */
#include "hq-report-charts.h"

#include <string.h>

/* Marks a text for translation by the caller. */
#define N_(text) text

/* A title and what its categories are, of which one chart each is made. */
typedef struct
{
  const char *title;
  const char *heading;
  HqChartUnit unit;
} HqReportChartsKind;

static HqChart *
hq_report_charts_new (const HqReportChartsKind *kind, const HqReportWords *words)
{
  HqChart *chart = hq_chart_new (hq_report_words_get (words, kind->title), kind->unit);

  hq_chart_set_heading (chart, hq_report_words_get (words, kind->heading));
  return chart;
}

/* A length of time that may be none. */
static void
hq_report_charts_set_length (HqChart *chart, guint series, guint category, gint64 length)
{
  if (length != HQ_HOURLY_NONE)
    hq_chart_set_value (chart, series, category, (double) length / HQ_MINUTE);
}

/* What the figure says, where it says anything. */
static void
hq_report_charts_set (HqChart *chart, guint series, guint category, const HqFigure *figure)
{
  if (hq_metric_get_kind (figure->metric) == HQ_METRIC_RATE)
    hq_chart_set_rate (chart, series, category, figure->rate);
  else if (figure->has_value && hq_chart_get_unit (chart) == HQ_CHART_MINUTES)
    hq_report_charts_set_length (chart, series, category, figure->value);
  else if (figure->has_value)
    hq_chart_set_value (chart, series, category, (double) figure->value);
}

/* The hour begins; those past the day's midnight are the next day's. */
static guint
hq_report_charts_add_hour (HqChart *chart, int hour)
{
  g_autofree char *label = g_strdup_printf ("%02d:00", hour % 24);

  return hq_chart_add_category (chart, label);
}

/**
 * hq_report_charts_tickets_by_hour:
 *
 * Returns: (transfer full): how many numbers were taken, called and left in each hour
 */
HqChart *
hq_report_charts_tickets_by_hour (const HqHourly *hourly, const HqReportWords *words)
{
  static const HqReportChartsKind kind = { N_ ("Tickets by hour"), N_ ("Hour"), HQ_CHART_COUNT };
  HqChart *chart = hq_report_charts_new (&kind, words);

  hq_chart_add_series (chart, hq_report_words_get (words, N_ ("Taken")), HQ_CHART_BARS);
  hq_chart_add_series (chart, hq_report_words_get (words, N_ ("Called")), HQ_CHART_BARS);
  hq_chart_add_series (chart, hq_report_words_get (words, N_ ("Left without service")),
                       HQ_CHART_LINE);
  for (guint i = 0; i < hourly->hours->len; i++)
    {
      const HqHourlyHour *hour = &g_array_index (hourly->hours, HqHourlyHour, i);

      hq_report_charts_add_hour (chart, hour->hour);
      hq_chart_set_value (chart, 0, i, (double) hour->issued);
      hq_chart_set_value (chart, 1, i, (double) hour->called);
      hq_chart_set_value (chart, 2, i, (double) hour->left);
    }
  return chart;
}

/**
 * hq_report_charts_waits_by_hour:
 *
 * Returns: (transfer full): how long those waited who were called in each hour
 */
HqChart *
hq_report_charts_waits_by_hour (const HqHourly *hourly, const HqReportWords *words)
{
  static const HqReportChartsKind kind = { N_ ("Waits by hour"), N_ ("Hour"), HQ_CHART_MINUTES };
  HqChart *chart = hq_report_charts_new (&kind, words);

  hq_chart_add_series (chart,
                       hq_report_words_get (words, hq_report_get_name (HQ_METRIC_WAIT_MEDIAN)),
                       HQ_CHART_LINE);
  hq_chart_add_series (chart, hq_report_words_get (words, hq_report_get_name (HQ_METRIC_WAIT_90TH)),
                       HQ_CHART_LINE);
  for (guint i = 0; i < hourly->hours->len; i++)
    {
      const HqHourlyHour *hour = &g_array_index (hourly->hours, HqHourlyHour, i);

      hq_report_charts_add_hour (chart, hour->hour);
      hq_report_charts_set_length (chart, 0, i, hour->wait_median);
      hq_report_charts_set_length (chart, 1, i, hour->wait_90th);
    }
  return chart;
}

/**
 * hq_report_charts_load_by_counter:
 *
 * Returns: (transfer full): how many each counter served
 */
HqChart *
hq_report_charts_load_by_counter (const HqHourly *hourly, const HqReportWords *words)
{
  static const HqReportChartsKind kind = { N_ ("Served by counter"), N_ ("Counter"),
                                           HQ_CHART_COUNT };
  HqChart *chart = hq_report_charts_new (&kind, words);

  hq_chart_add_series (chart, "", HQ_CHART_BARS);
  for (guint i = 0; i < hourly->counters->len; i++)
    {
      const HqHourlyCounter *row = &g_array_index (hourly->counters, HqHourlyCounter, i);
      g_autofree char *label = g_strdup_printf ("%d", row->counter);

      hq_chart_set_value (chart, 0, hq_chart_add_category (chart, label), (double) row->handled);
    }
  return chart;
}

/**
 * hq_report_charts_time_by_counter:
 *
 * Returns: (transfer full): how long somebody was signed in at each counter, and of that how long it
 *   served and was paused
 */
HqChart *
hq_report_charts_time_by_counter (const HqHourly *hourly, const HqReportWords *words)
{
  static const HqReportChartsKind kind = { N_ ("Time by counter"), N_ ("Counter"),
                                           HQ_CHART_MINUTES };
  HqChart *chart = hq_report_charts_new (&kind, words);

  hq_chart_add_series (chart, hq_report_words_get (words, N_ ("Signed in")), HQ_CHART_BARS);
  hq_chart_add_series (chart, hq_report_words_get (words, N_ ("Serving")), HQ_CHART_LINE);
  hq_chart_add_series (chart, hq_report_words_get (words, N_ ("Paused")), HQ_CHART_LINE);
  for (guint i = 0; i < hourly->counters->len; i++)
    {
      const HqHourlyCounter *row = &g_array_index (hourly->counters, HqHourlyCounter, i);
      g_autofree char *label = g_strdup_printf ("%d", row->counter);

      hq_chart_add_category (chart, label);
      hq_report_charts_set_length (chart, 0, i, row->signed_in);
      hq_report_charts_set_length (chart, 1, i, row->serving);
      hq_report_charts_set_length (chart, 2, i, row->paused);
    }
  return chart;
}

static const char *
hq_report_charts_find_name (const HqSetup *setup, const char *key, gboolean english)
{
  const HqService *service = hq_setup_find_service (setup, key);

  if (service == NULL)
    return key;
  return english && service->name_en[0] != '\0' ? service->name_en : service->name;
}

/**
 * hq_report_charts_waits_by_service:
 * @setup: the names of the services
 * @english: shows the English ones where there are any
 *
 * Returns: (transfer full): how long half of those waited who were called, and nine of ten, by service
 */
HqChart *
hq_report_charts_waits_by_service (const HqReport *report, const HqSetup *setup, gboolean english)
{
  static const HqReportChartsKind kind = { N_ ("Waits by service"), N_ ("Service"),
                                           HQ_CHART_MINUTES };
  static const HqMetric shown[] = { HQ_METRIC_WAIT_MEDIAN, HQ_METRIC_WAIT_90TH };
  HqChart *chart = hq_report_charts_new (&kind, report->words);
  const char *last = NULL;
  guint category = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    hq_chart_add_series (chart, hq_report_words_get (report->words, hq_report_get_name (shown[i])),
                         HQ_CHART_BARS);
  for (guint i = 0; i < report->figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (report->figures, HqFigure, i);

      if (figure->scope != HQ_SCOPE_SERVICE)
        continue;
      if (g_strcmp0 (last, figure->key) != 0)
        category = hq_chart_add_category (chart,
                                          hq_report_charts_find_name (setup, figure->key, english));
      last = figure->key;
      for (guint j = 0; j < G_N_ELEMENTS (shown); j++)
        if (figure->metric == shown[j])
          hq_report_charts_set (chart, j, category, figure);
    }
  return chart;
}

/* A figure of each day in each series; on a day on which nothing happened there is none. */
static void
hq_report_charts_add_days (HqChart *chart, const HqDays *days, const HqMetric *metrics, guint n)
{
  for (guint i = 0; i < days->days->len; i++)
    {
      const HqDaysDay *day = &g_array_index (days->days, HqDaysDay, i);
      g_autofree char *date = hq_date_format (day->day);

      /* The month and the day; the year stands in the title of the report. */
      hq_chart_add_category (chart, strchr (date, '-') + 1);
      for (guint j = 0; j < n && day->part.there; j++)
        hq_report_charts_set (chart, j, i, &day->part.figures[metrics[j]]);
    }
}

/**
 * hq_report_charts_tickets_by_day:
 * @days: the days of the stretch
 *
 * Returns: (transfer full): how many numbers were taken on each of them
 */
HqChart *
hq_report_charts_tickets_by_day (const HqDays *days, const HqReportWords *words)
{
  static const HqReportChartsKind kind = { N_ ("Tickets by day"), N_ ("Day"), HQ_CHART_COUNT };
  static const HqMetric shown[] = { HQ_METRIC_TICKETS };
  HqChart *chart = hq_report_charts_new (&kind, words);

  hq_chart_add_series (chart, "", HQ_CHART_BARS);
  hq_report_charts_add_days (chart, days, shown, G_N_ELEMENTS (shown));
  return chart;
}

/**
 * hq_report_charts_rates_by_day:
 * @days: the days of the stretch
 *
 * Returns: (transfer full): the rates of each of them, a gap where there was nothing to count
 */
HqChart *
hq_report_charts_rates_by_day (const HqDays *days, const HqReportWords *words)
{
  static const HqReportChartsKind kind = { N_ ("Rates by day"), N_ ("Day"), HQ_CHART_PERCENT };
  static const HqMetric shown[] = { HQ_METRIC_ON_TIME, HQ_METRIC_SATISFACTION,
                                    HQ_METRIC_WAIT_TARGET, HQ_METRIC_PARTICIPATION };
  HqChart *chart = hq_report_charts_new (&kind, words);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    hq_chart_add_series (chart, hq_report_words_get (words, hq_report_get_name (shown[i])),
                         HQ_CHART_LINE);
  hq_report_charts_add_days (chart, days, shown, G_N_ELEMENTS (shown));
  return chart;
}
