/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-tally.h"

struct _HqTally
{
  HqScope scope;
  const char *key; /* interned */
  gint64 values[HQ_N_METRICS];
  HqRate rates[HQ_N_METRICS];
  GArray *waits;       /* (owned): gint64 */
  GArray *handlings;   /* (owned): gint64 */
  GHashTable *persons; /* (owned): the known ones, as gint64 */
};

/**
 * hq_tally_new:
 * @key: whose it is within @scope
 *
 * Returns: (transfer full): a tally of nothing
 */
HqTally *
hq_tally_new (HqScope scope, const char *key)
{
  HqTally *tally = g_new0 (HqTally, 1);

  tally->scope = scope;
  tally->key = g_intern_string (key);
  tally->values[HQ_METRIC_WAITING_LONGEST] = -1;
  tally->waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  tally->handlings = g_array_new (FALSE, FALSE, sizeof (gint64));
  tally->persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return tally;
}

void
hq_tally_free (HqTally *tally)
{
  g_array_unref (tally->waits);
  g_array_unref (tally->handlings);
  g_hash_table_unref (tally->persons);
  g_free (tally);
}

static void
hq_tally_take_time (HqTally *tally, HqMetric metric, gint64 value)
{
  switch ((int) metric)
    {
    case HQ_METRIC_WAIT_MEDIAN:
      g_array_append_val (tally->waits, value);
      break;
    case HQ_METRIC_HANDLING_MEDIAN:
      g_array_append_val (tally->handlings, value);
      break;
    case HQ_METRIC_WAITING_LONGEST:
      tally->values[metric] = MAX (tally->values[metric], value);
      break;
    case HQ_METRIC_WAIT_BREAK_TIME:
      tally->values[metric] += value;
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * hq_tally_take:
 * @tally: a tally
 * @entry: how one more row enters one figure
 */
void
hq_tally_take (HqTally *tally, const HqFigureEntry *entry)
{
  if (entry->side == HQ_FIGURE_SIDE_OUT)
    return;
  switch (hq_metric_get_kind (entry->metric))
    {
    case HQ_METRIC_RATE:
      tally->rates[entry->metric].n += entry->side == HQ_FIGURE_SIDE_BOTH;
      tally->rates[entry->metric].total++;
      break;
    case HQ_METRIC_COUNT:
      tally->values[entry->metric] += entry->value;
      break;
    case HQ_METRIC_TIME:
      hq_tally_take_time (tally, entry->metric, entry->value);
      break;
    case HQ_METRIC_REASONS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * hq_tally_add:
 * @tally: a tally
 * @entries: how one more row enters the figures
 * @ticket: (nullable): the row, where it is a number
 *
 * Counts a row. Nothing is decided here but who of the numbers' persons was seen before.
 */
void
hq_tally_add (HqTally *tally, const HqFigureEntries *entries, const HqFigureTicket *ticket)
{
  gboolean again = ticket != NULL && hq_figure_entry_is_repeated (ticket, tally->persons);

  for (guint i = 0; i < entries->n; i++)
    {
      HqFigureEntry entry = entries->entries[i];

      if (entry.side == HQ_FIGURE_SIDE_OUT)
        continue;
      if (again)
        hq_figure_entry_repeat (&entry);
      hq_tally_take (tally, &entry);
    }
}

static int
hq_tally_compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/**
 * hq_tally_sort:
 * @sample: (element-type gint64): what was measured
 */
void
hq_tally_sort (GArray *sample)
{
  g_array_sort (sample, hq_tally_compare);
}

/**
 * hq_tally_find_percentile:
 * @sample: (element-type gint64): what was measured, sorted
 * @percent: from 1 to 100
 *
 * Returns: the smallest of the sample that so many per cent of it do not exceed, which was measured and
 *   is no mean of two; -1 of none
 */
gint64
hq_tally_find_percentile (const GArray *sample, guint percent)
{
  if (sample->len == 0)
    return -1;
  return g_array_index (sample, gint64, (sample->len * percent + 99) / 100 - 1);
}

static void
hq_tally_sum (HqTally *tally)
{
  const HqRateMark mark = { tally->rates[HQ_METRIC_ON_TIME],
                            tally->values[HQ_METRIC_PROMISED_LATE_OPEN],
                            tally->rates[HQ_METRIC_SATISFACTION],
                            tally->rates[HQ_METRIC_PARTICIPATION].total };

  hq_tally_sort (tally->waits);
  hq_tally_sort (tally->handlings);
  tally->values[HQ_METRIC_WITHHELD] = hq_rate_judge (&mark);
  tally->values[HQ_METRIC_WAIT_MEDIAN] = hq_tally_find_percentile (tally->waits, 50);
  tally->values[HQ_METRIC_WAIT_90TH] = hq_tally_find_percentile (tally->waits, 90);
  tally->values[HQ_METRIC_WAIT_LONGEST] = hq_tally_find_percentile (tally->waits, 100);
  tally->values[HQ_METRIC_HANDLING_MEDIAN] = hq_tally_find_percentile (tally->handlings, 50);
}

/**
 * hq_tally_finish:
 * @tally: a tally to which nothing is added any more
 * @figures: (element-type HqFigure): gets all its figures, in the order of their metrics
 *
 * Median and percentiles are members of the sample, by the nearest rank.
 */
void
hq_tally_finish (HqTally *tally, GArray *figures)
{
  hq_tally_sum (tally);
  for (int i = 0; i < HQ_N_METRICS; i++)
    {
      HqMetricKind kind = hq_metric_get_kind ((HqMetric) i);
      HqFigure figure = { tally->scope, tally->key, (HqMetric) i };

      if (!hq_metric_is_of (figure.metric, tally->scope))
        continue;
      figure.has_value = kind != HQ_METRIC_RATE && tally->values[i] >= 0;
      if (figure.has_value)
        figure.value = tally->values[i];
      if (kind == HQ_METRIC_RATE)
        figure.rate = tally->rates[i];
      g_array_append_val (figures, figure);
    }
}
