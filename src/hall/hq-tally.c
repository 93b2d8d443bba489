/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-tally.h"

struct _HqTally
{
  HqScope scope;
  const char *key; /* interned */
  gint64 values[HQ_N_METRICS];
  HqRate rates[HQ_N_METRICS];
  HqCompletion kinds[HQ_N_CASE_KINDS];
  HqRatings ratings;
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
hq_tally_count (HqTally *tally, HqMetric metric, gboolean holds)
{
  tally->rates[metric].n += holds;
  tally->rates[metric].total++;
}

/**
 * hq_tally_add_ticket:
 *
 * Counts a number. A known person who took several on one day is one visit; persons are known for a
 * day alone, so on another day the same one is another visit.
 */
void
hq_tally_add_ticket (HqTally *tally, const HqFigureTicket *row)
{
  gboolean gone = row->state == HQ_STATE_CANCELLED || row->state == HQ_STATE_VOID
                  || row->state == HQ_STATE_MISSED;

  tally->values[HQ_METRIC_TICKETS]++;
  tally->values[HQ_METRIC_VISITS_TICKETS]
    += row->person == 0
       || g_hash_table_add (tally->persons, g_memdup2 (&row->person, sizeof row->person));
  hq_tally_count (tally, HQ_METRIC_LEFT, gone && !row->served);
  hq_tally_count (tally, HQ_METRIC_CANCELLED, row->state == HQ_STATE_CANCELLED);
  hq_tally_count (tally, HQ_METRIC_VOID, row->state == HQ_STATE_VOID);
  hq_tally_count (tally, HQ_METRIC_UNSERVED, row->state == HQ_STATE_UNSERVED);
}

/**
 * hq_tally_add_leg:
 * @row: a leg
 * @pause: how much of it fell into a break between the sessions of its service, microseconds
 * @now: the time at which one that lasts is looked at
 *
 * Counts a wait. A call before the opening is a wait of nothing. Breaks are part of a wait, for the
 * visitor did wait, and are shown apart. The wait of an emergency number was not measured: whoever
 * holds one and waits is counted, and that is all.
 */
void
hq_tally_add_leg (HqTally *tally, const HqFigureLeg *row, HqTime pause, HqTime now)
{
  HqTime waited = MAX (0, (row->ended_at != 0 ? row->ended_at : now) - row->wait_from);

  tally->values[HQ_METRIC_WAITING] += row->end == HQ_LEG_END_NONE;
  if (row->late)
    return;
  hq_rate_count_leg (&tally->rates[HQ_METRIC_WAIT_TARGET],
                     hq_rate_enter_leg (row->end, waited, row->target));
  if (row->end == HQ_LEG_END_CALLED)
    {
      g_array_append_val (tally->waits, waited);
      hq_tally_count (tally, HQ_METRIC_WAIT_BREAK, pause > 0);
      tally->values[HQ_METRIC_WAIT_BREAK_TIME] += pause;
    }
  if (row->end == HQ_LEG_END_NONE)
    tally->values[HQ_METRIC_WAITING_LONGEST]
      = MAX (tally->values[HQ_METRIC_WAITING_LONGEST], waited);
}

/**
 * hq_tally_add_period:
 *
 * Counts a stay at a counter. Ratable is each in which service began and that was not redirected.
 * Time for which the ticket was parked is no handling, and what nobody ended was not measured.
 */
void
hq_tally_add_period (HqTally *tally, const HqFigurePeriod *row)
{
  gboolean ratable = row->started_at != 0 && !row->redirected;
  gint64 handling = MAX (0, row->ended_at - row->started_at - row->held);

  tally->values[HQ_METRIC_CALLS]++;
  tally->values[HQ_METRIC_RECALLS] += row->recalls;
  hq_tally_count (tally, HQ_METRIC_MISSED, row->missed);
  if (!ratable)
    return;
  tally->ratings.ratable++;
  if (row->level > 0)
    tally->ratings.levels[row->level - 1]++;
  if (row->ended_at == 0)
    return;
  hq_tally_count (tally, HQ_METRIC_HANDLING_UNMEASURED, !row->measured);
  if (row->measured)
    g_array_append_val (tally->handlings, handling);
}

void
hq_tally_add_matter (HqTally *tally, const HqFigureMatter *row)
{
  static const HqMetric outcomes[HQ_N_OUTCOMES] = {
    [HQ_OUTCOME_NONE] = HQ_METRIC_MATTERS_UNDECIDED,
    [HQ_OUTCOME_DONE] = HQ_METRIC_MATTERS_DONE,
    [HQ_OUTCOME_ACCEPTED] = HQ_METRIC_MATTERS_ACCEPTED,
    [HQ_OUTCOME_SUPPLEMENT] = HQ_METRIC_MATTERS_SUPPLEMENT,
    [HQ_OUTCOME_NOT_ACCEPTED] = HQ_METRIC_MATTERS_NOT_ACCEPTED,
    [HQ_OUTCOME_ENQUIRY] = HQ_METRIC_MATTERS_ENQUIRY,
    [HQ_OUTCOME_WITHDRAWN] = HQ_METRIC_MATTERS_WITHDRAWN,
  };

  tally->values[HQ_METRIC_MATTERS]++;
  tally->values[outcomes[row->outcome]]++;
}

/**
 * hq_tally_add_case:
 * @row: a case as it stood at the end of @to
 *
 * Counts a case into on-time completion, and by the legal act that ended it.
 */
void
hq_tally_add_case (HqTally *tally, const HqRateCase *row, HqDate from, HqDate to)
{
  hq_rate_count_case (tally->kinds, row, from, to);
  if (row->ended < from)
    return;
  tally->values[HQ_METRIC_CASES_CLOSED] += row->state == HQ_CASE_CLOSED;
  tally->values[HQ_METRIC_CASES_REFUSED] += row->state == HQ_CASE_REFUSED;
  tally->values[HQ_METRIC_CASES_WITHDRAWN] += row->state == HQ_CASE_WITHDRAWN;
}

/**
 * hq_tally_add_use:
 *
 * Counts what was done without a number. Self-service that became one is a visit there.
 */
void
hq_tally_add_use (HqTally *tally, const HqFigureUse *row)
{
  switch (row->kind)
    {
    case HQ_FIGURE_ENQUIRY:
      tally->values[HQ_METRIC_ENQUIRIES]++;
      tally->values[HQ_METRIC_VISITS_ENQUIRIES]++;
      break;
    case HQ_FIGURE_DIVERSION:
      tally->values[HQ_METRIC_DIVERSIONS]++;
      break;
    case HQ_FIGURE_SELF_SERVICE:
      tally->values[HQ_METRIC_SELF_SERVICE]++;
      tally->values[HQ_METRIC_VISITS_SELF_SERVICE] += !row->ticket;
      hq_tally_count (tally, HQ_METRIC_SELF_SERVICE_DONE, row->done);
      break;
    default:
      g_assert_not_reached ();
    }
}

static int
hq_tally_compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The smallest of the sorted sample that so many per cent of it do not exceed; -1 of none. It was
 * measured, and is no mean of two. */
static gint64
hq_tally_find_percentile (const GArray *sample, guint percent)
{
  if (sample->len == 0)
    return -1;
  return g_array_index (sample, gint64, (sample->len * percent + 99) / 100 - 1);
}

/* The five figures of one kind of case, which stand in this order in HqMetric. */
static void
hq_tally_set_completion (HqTally *tally, HqMetric first, const HqCompletion *kind)
{
  tally->rates[first] = kind->on_time;
  tally->values[first + 1] = kind->early;
  tally->values[first + 2] = kind->late_closed;
  tally->values[first + 3] = kind->late_open;
  tally->values[first + 4] = kind->stopped;
}

static void
hq_tally_sum_cases (HqTally *tally)
{
  const HqCompletion *instant = &tally->kinds[HQ_CASE_INSTANT];
  const HqCompletion *promised = &tally->kinds[HQ_CASE_PROMISED];
  HqCompletion all = { hq_rate_add (instant->on_time, promised->on_time),
                       instant->early + promised->early,
                       instant->late_closed + promised->late_closed,
                       instant->late_open + promised->late_open,
                       instant->stopped + promised->stopped };

  hq_tally_set_completion (tally, HQ_METRIC_ON_TIME, &all);
  hq_tally_set_completion (tally, HQ_METRIC_INSTANT_ON_TIME, instant);
  hq_tally_set_completion (tally, HQ_METRIC_PROMISED_ON_TIME, promised);
}

static void
hq_tally_sum (HqTally *tally)
{
  g_array_sort (tally->waits, hq_tally_compare);
  g_array_sort (tally->handlings, hq_tally_compare);
  tally->values[HQ_METRIC_VISITS] = tally->values[HQ_METRIC_VISITS_TICKETS]
                                    + tally->values[HQ_METRIC_VISITS_SELF_SERVICE]
                                    + tally->values[HQ_METRIC_VISITS_ENQUIRIES];
  hq_tally_sum_cases (tally);
  tally->rates[HQ_METRIC_SATISFACTION] = hq_rate_get_satisfaction (&tally->ratings);
  tally->rates[HQ_METRIC_PARTICIPATION] = hq_rate_get_rated (&tally->ratings);
  tally->rates[HQ_METRIC_UNRATED] = hq_rate_get_unrated (&tally->ratings);
  tally->rates[HQ_METRIC_BAD] = hq_rate_get_bad (&tally->ratings);
  tally->rates[HQ_METRIC_GOOD] = hq_rate_get_good (&tally->ratings);
  tally->values[HQ_METRIC_WITHHELD] = hq_rate_judge (tally->kinds, &tally->ratings);
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
