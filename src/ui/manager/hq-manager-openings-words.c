/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-manager-openings-words.h"

#include <glib/gi18n.h>

#include "hq-chart-canvas.h"
#include "hq-report.h"
#include "hq-words.h"

#define NOTHING "—"

/* Two shares that differ by less than this do so in no figure that is shown. */
#define LEAST_POINTS 0.05

/* So many days are named. */
#define SHUT_NAMED 6

/* What is no figure of a report and is counted for this page alone. */
enum
{
  COUNT_BEFORE = HQ_N_METRICS,
  COUNT_FIRST_HOUR,
  COUNT_OPEN
};

/* The rows, in the order in which a day is judged: who came, how long they waited, what was done. */
static const struct
{
  int metric;
  const char *name;
} rows[] = {
  { HQ_METRIC_VISITS, N_ ("Visits in all") },
  { HQ_METRIC_TICKETS, NC_ ("openings", "Numbers taken") },
  { COUNT_BEFORE, NC_ ("openings", "… before the opening") },
  { COUNT_FIRST_HOUR, NC_ ("openings", "… in the first hour") },
  { COUNT_OPEN, NC_ ("openings", "Counters open at the most") },
  { HQ_METRIC_WAIT_LONGEST, N_ ("Longest wait") },
  { HQ_METRIC_WAIT_MEDIAN, NC_ ("openings", "Median wait") },
  { HQ_METRIC_WAIT_TARGET, NC_ ("openings", "Called within target") },
  { HQ_METRIC_LEFT, NC_ ("openings", "Left without service") },
  { HQ_METRIC_UNSERVED, NC_ ("openings", "Unserved at close") },
  { HQ_METRIC_ON_TIME, N_ ("On-time completion") },
  { HQ_METRIC_SATISFACTION, N_ ("Satisfaction") },
  { HQ_METRIC_PARTICIPATION, N_ ("Participation") },
  { HQ_METRIC_WITHHELD, NC_ ("openings", "Both at 100 %") },
};

guint
hq_manager_openings_words_count_rows (void)
{
  return G_N_ELEMENTS (rows);
}

/**
 * hq_manager_openings_words_name:
 *
 * Returns: (transfer none): what stands in @row
 */
const char *
hq_manager_openings_words_name (guint row)
{
  const char *name = g_dpgettext2 (NULL, "openings", rows[row].name);

  return name != rows[row].name ? name : _ (rows[row].name);
}

static HqMetricKind
hq_manager_openings_words_get_kind (guint row)
{
  return rows[row].metric >= HQ_N_METRICS ? HQ_METRIC_COUNT
                                          : hq_metric_get_kind ((HqMetric) rows[row].metric);
}

static gint64
hq_manager_openings_words_get_count (guint row, const HqOpeningsDay *day)
{
  if (rows[row].metric < HQ_N_METRICS)
    return day->figures[rows[row].metric].value;
  if (rows[row].metric == COUNT_BEFORE)
    return day->before;
  return rows[row].metric == COUNT_FIRST_HOUR ? day->first_hour : day->open_most;
}

/**
 * hq_manager_openings_words_value:
 *
 * Returns: (transfer full): the figure of @day; a rate with both of its counts
 */
char *
hq_manager_openings_words_value (guint row, const HqOpeningsDay *day)
{
  const HqFigure *figure;

  if (!hq_openings_has_figures (day))
    return g_strdup (NOTHING);
  if (rows[row].metric >= HQ_N_METRICS)
    return g_strdup_printf ("%" G_GINT64_FORMAT, hq_manager_openings_words_get_count (row, day));
  figure = &day->figures[rows[row].metric];
  if (rows[row].metric == HQ_METRIC_WITHHELD)
    return g_strdup (figure->value == HQ_WITHHELD_NOT ? C_ ("openings", "yes")
                                                      : C_ ("openings", "not said"));
  return hq_report_format_value (figure);
}

/* What is the same on both days is neither more nor less. */
static const char *
hq_manager_openings_words_sign (gint64 difference)
{
  if (difference == 0)
    return "";
  return difference < 0 ? "−" : "+";
}

static char *
hq_manager_openings_words_compare_rates (HqRate rate, HqRate before)
{
  double points;

  if (rate.total == 0 || before.total == 0)
    return g_strdup (NOTHING);
  points = 100.0 * (double) rate.n / (double) rate.total
           - 100.0 * (double) before.n / (double) before.total;
  if (ABS (points) < LEAST_POINTS)
    points = 0;
  /* Translators: by how many points two shares in per cent differ: +, − or nothing, and how many. */
  return g_strdup_printf (_ ("%s%.1f points"),
                          hq_manager_openings_words_sign (points < 0 ? -1 : points > 0),
                          ABS (points));
}

/**
 * hq_manager_openings_words_difference:
 *
 * Returns: (transfer full): by how much the opening day is above the ordinary one
 */
char *
hq_manager_openings_words_difference (guint row, const HqOpeningsPair *pair)
{
  const HqOpeningsDay *day = &pair->opening, *before = &pair->ordinary;
  int metric = rows[row].metric;
  gint64 difference;
  g_autofree char *length = NULL;

  if (!hq_openings_has_figures (day) || !hq_openings_has_figures (before))
    return g_strdup (NOTHING);
  switch (hq_manager_openings_words_get_kind (row))
    {
    case HQ_METRIC_RATE:
      return hq_manager_openings_words_compare_rates (day->figures[metric].rate,
                                                      before->figures[metric].rate);
    case HQ_METRIC_TIME:
      if (!day->figures[metric].has_value || !before->figures[metric].has_value)
        return g_strdup (NOTHING);
      difference = day->figures[metric].value - before->figures[metric].value;
      length = hq_report_format_length (ABS (difference));
      return g_strconcat (hq_manager_openings_words_sign (difference), length, NULL);
    case HQ_METRIC_COUNT:
      difference = hq_manager_openings_words_get_count (row, day)
                   - hq_manager_openings_words_get_count (row, before);
      return g_strdup_printf ("%s%" G_GINT64_FORMAT, hq_manager_openings_words_sign (difference),
                              ABS (difference));
    case HQ_METRIC_REASONS:
    default:
      return g_strdup ("");
    }
}

/**
 * hq_manager_openings_words_state:
 *
 * Returns: (transfer none): why a day has no figures or none for good; "" for one that has
 */
const char *
hq_manager_openings_words_state (const HqOpeningsDay *day)
{
  switch (day->state)
    {
    case HQ_OPENINGS_NONE:
      return C_ ("openings", "there was none");
    case HQ_OPENINGS_TO_COME:
      return C_ ("openings", "still to come");
    case HQ_OPENINGS_RUNNING:
      return C_ ("openings", "not closed yet");
    case HQ_OPENINGS_OVER:
      return day->published ? "" : C_ ("openings", "not published");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * hq_manager_openings_words_column:
 *
 * Returns: (transfer full): all that stands below an opening day, for who hears it
 */
char *
hq_manager_openings_words_column (const HqOpeningsPair *pair)
{
  g_autofree char *before = pair->ordinary.day == 0 ? NULL : hq_date_format (pair->ordinary.day);
  GString *text = g_string_new (hq_manager_openings_words_state (&pair->opening));

  if (!hq_openings_has_figures (&pair->opening))
    return g_string_free (text, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = hq_manager_openings_words_value (i, &pair->opening);
      g_autofree char *ordinary = hq_manager_openings_words_value (i, &pair->ordinary);

      if (text->len > 0)
        g_string_append (text, "; ");
      if (before == NULL)
        g_string_append_printf (text, "%s %s", hq_manager_openings_words_name (i), value);
      else
        /* Translators: a figure's name and value; the same on the day that is named. */
        g_string_append_printf (text, _ ("%s %s, on %s %s"), hq_manager_openings_words_name (i),
                                value, before, ordinary);
    }
  return g_string_free (text, FALSE);
}

/**
 * hq_manager_openings_words_mark:
 *
 * Returns: (transfer full): of a day whether both rates are at 100 %, or each reason why that is not
 *   said
 */
char *
hq_manager_openings_words_mark (const HqOpeningsDay *day)
{
  g_autofree char *date = NULL;
  g_autofree char *mark = NULL;

  if (day->day == 0)
    return g_strdup (_ ("There was no ordinary day before."));
  date = hq_date_format (day->day);
  if (!hq_openings_has_figures (day))
    return g_strdup_printf (_ ("%s: %s"), date, hq_manager_openings_words_state (day));
  mark = hq_report_format_mark (&day->figures[HQ_METRIC_WITHHELD], hq_words_report ());
  return g_strdup_printf (_ ("%s: %s"), date, mark);
}

/**
 * hq_manager_openings_words_shut:
 *
 * Returns: (transfer full) (nullable): on which opening days the hall was not open; %NULL where there
 *   are none
 */
char *
hq_manager_openings_words_shut (const HqOpenings *openings)
{
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 0; i < MIN (openings->shut->len, SHUT_NAMED); i++)
    {
      g_autofree char *day = hq_date_format (g_array_index (openings->shut, HqDate, i));

      g_string_append_printf (days, "%s%s", i > 0 ? _ (", ") : "", day);
    }
  if (openings->shut->len == 0)
    return NULL;
  if (openings->shut->len > SHUT_NAMED)
    /* Translators: days, and of how many they are the newest. */
    return g_strdup_printf (_ ("The hall was not open on %s, the newest of %u opening days."),
                            days->str, openings->shut->len);
  return g_strdup_printf (_ ("The hall was not open on %s."), days->str);
}
