/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-ctl-metrics.h"

#include <glib/gi18n.h>

#include "hq-ctl-json.h"
#include "hq-report.h"

/* The report layer's sentences in the reader's language. */
static const char *
hq_ctl_metrics_translate (const char *text)
{
  return _ (text);
}

/* A figure's value or counts; a length of time is in microseconds. */
static void
hq_ctl_metrics_add_figure (JsonBuilder *builder, const char *name, const HqFigure *figure)
{
  HqMetricKind kind = hq_metric_get_kind (figure->metric);

  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "scope", hq_metric_get_scope_nick (figure->scope));
  hq_ctl_json_add_text (builder, "key", figure->key);
  hq_ctl_json_add_text (builder, "metric", hq_metric_get_nick (figure->metric));
  if (kind == HQ_METRIC_RATE)
    {
      hq_ctl_json_add_int (builder, "n", figure->rate.n);
      hq_ctl_json_add_int (builder, "N", figure->rate.total);
    }
  else if (kind == HQ_METRIC_REASONS)
    {
      g_autofree char *reasons = hq_report_format_reasons (figure);

      hq_ctl_json_add_text (builder, "value", reasons);
    }
  else
    {
      json_builder_set_member_name (builder, "value");
      if (figure->has_value)
        json_builder_add_int_value (builder, figure->value);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
}

static void
hq_ctl_metrics_add_changes (JsonBuilder *builder, const HqReport *report)
{
  const GArray *changes = report->published->changes;

  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const HqFigureChange *change = &g_array_index (changes, HqFigureChange, i);
      g_autofree char *time = hq_date_format_time (change->as_of, report->zone);

      json_builder_begin_object (builder);
      hq_ctl_metrics_add_figure (builder, "published", &change->first);
      hq_ctl_metrics_add_figure (builder, "before", &change->before);
      hq_ctl_metrics_add_figure (builder, "after", &change->after);
      hq_ctl_json_add_int (builder, "revision", change->revision);
      hq_ctl_json_add_text (builder, "as-of", time);
      hq_ctl_json_add_text (builder, "cause", change->cause);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
hq_ctl_metrics_print_json (const HqReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *from = hq_date_format (report->from);
  g_autofree char *to = hq_date_format (report->to);

  json_builder_begin_object (builder);
  hq_ctl_json_add_text (builder, "from", from);
  hq_ctl_json_add_text (builder, "to", to);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->figures->len; i++)
    hq_ctl_metrics_add_figure (builder, NULL, &g_array_index (report->figures, HqFigure, i));
  json_builder_end_array (builder);
  if (report->published != NULL)
    hq_ctl_metrics_add_changes (builder, report);
  json_builder_end_object (builder);
  hq_ctl_json_print (builder);
}

static void
hq_ctl_metrics_print (const HqCtl *ctl, const HqReport *report)
{
  g_autofree char *text = NULL;

  if (ctl->json)
    {
      hq_ctl_metrics_print_json (report);
      return;
    }
  text = ctl->csv ? hq_report_format_csv (report->figures) : hq_report_format_text (report);
  g_print ("%s", text);
}

/* The days that the command line asks for: one, from one to another, or the last one on which
 * something happened. */
static gboolean
hq_ctl_metrics_read_days (const HqCtl *ctl, HqReport *report)
{
  HqDate day;

  if (!hq_ctl_read_day (ctl->day, &day) || !hq_ctl_read_day (ctl->from, &report->from)
      || !hq_ctl_read_day (ctl->to, &report->to))
    return FALSE;
  if ((report->from == 0) != (report->to == 0) || (day != 0 && report->from != 0)
      || report->from > report->to)
    {
      hq_ctl_say_usage (_ ("Say metrics --day 2021-02-18, or --from and --to with two days."));
      return FALSE;
    }
  if (day != 0)
    report->from = report->to = day;
  return TRUE;
}

/* Computes what @report is of, and prints it; of the hall alone where @whole is %FALSE. */
static int
hq_ctl_metrics_show (const HqCtl *ctl, HqHall *hall, HqReport *report, gboolean whole)
{
  g_autoptr (HqPublished) published = NULL;
  g_autoptr (GArray) figures = NULL;
  g_autoptr (HqReportWords) words = hq_report_words_new (hq_ctl_metrics_translate);
  g_autoptr (GError) error = NULL;
  HqTime now;

  if (!hq_ctl_read_time (ctl->now, hall, &now))
    return HQ_CTL_USAGE;
  figures = hq_figures_compute (hall, report->from, report->to, now, &error);
  if (figures != NULL && report->from == report->to && whole)
    published = hq_figures_read_published (hall, report->from, &error);
  if (error != NULL)
    return hq_ctl_fail (ctl, error);
  for (guint i = 0; i < figures->len && !whole; i++)
    if (g_array_index (figures, HqFigure, i).scope != HQ_SCOPE_HALL)
      g_array_set_size (figures, i);
  report->figures = figures;
  report->published = published;
  report->zone = hq_hall_get_zone (hall);
  report->words = words;
  hq_ctl_metrics_print (ctl, report);
  return HQ_CTL_DONE;
}

/**
 * hq_ctl_metrics_run_hall:
 * @day: a day
 *
 * Prints the figures of the whole hall on one day, and leaves out floors, services, counters and
 * clerks.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_metrics_run_hall (const HqCtl *ctl, HqHall *hall, HqDate day)
{
  HqReport report = { .from = day, .to = day };

  return hq_ctl_metrics_show (ctl, hall, &report, FALSE);
}

/**
 * hq_ctl_metrics_run:
 *
 * Prints the figures of a day or of a stretch of days.
 *
 * Returns: the program's exit status
 */
int
hq_ctl_metrics_run (const HqCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) hall = NULL;
  HqReport report = { 0 };
  int status;

  if (!hq_ctl_metrics_read_days (ctl, &report))
    return HQ_CTL_USAGE;
  hall = hq_ctl_open (ctl, &status);
  if (hall == NULL)
    return status;
  if (report.from == 0)
    {
      if (!hq_figures_find_last_day (hall, &report.from, &error))
        return hq_ctl_fail (ctl, error);
      report.to = report.from;
    }
  return hq_ctl_metrics_show (ctl, hall, &report, TRUE);
}
