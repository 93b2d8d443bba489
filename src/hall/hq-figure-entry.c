/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-figure-entry.h"

#include "hq-day-table.h"
#include "hq-rating-rule.h"

static const char *const sides[HQ_N_FIGURE_SIDES] = { "out", "total", "both" };

static const char *const reasons[HQ_N_FIGURE_REASONS] = {
  [HQ_FIGURE_REASON_NONE] = "",
  [HQ_FIGURE_REASON_SAME_PERSON] = "same-person",
  [HQ_FIGURE_REASON_SERVED] = "served",
  [HQ_FIGURE_REASON_UNSERVED] = "unserved",
  [HQ_FIGURE_REASON_HERE] = "here",
  [HQ_FIGURE_REASON_OTHER_STATE] = "other-state",
  [HQ_FIGURE_REASON_EMERGENCY] = "emergency",
  [HQ_FIGURE_REASON_PAST_TARGET] = "past-target",
  [HQ_FIGURE_REASON_LEFT_LATE] = "left-late",
  [HQ_FIGURE_REASON_UNSERVED_LATE] = "unserved-late",
  [HQ_FIGURE_REASON_WAITING_LATE] = "waiting-late",
  [HQ_FIGURE_REASON_WITHIN_TARGET] = "within-target",
  [HQ_FIGURE_REASON_CHANGED] = "changed",
  [HQ_FIGURE_REASON_REDIRECTED] = "redirected",
  [HQ_FIGURE_REASON_NOT_CALLED] = "not-called",
  [HQ_FIGURE_REASON_NO_BREAK] = "no-break",
  [HQ_FIGURE_REASON_OVER] = "over",
  [HQ_FIGURE_REASON_NOT_STARTED] = "not-started",
  [HQ_FIGURE_REASON_CAME] = "came",
  [HQ_FIGURE_REASON_NO_RECALL] = "no-recall",
  [HQ_FIGURE_REASON_UNRATED] = "unrated",
  [HQ_FIGURE_REASON_RATED] = "rated",
  [HQ_FIGURE_REASON_BAD] = "bad",
  [HQ_FIGURE_REASON_OTHER_LEVEL] = "other-level",
  [HQ_FIGURE_REASON_STANDS] = "stands",
  [HQ_FIGURE_REASON_LASTS] = "lasts",
  [HQ_FIGURE_REASON_UNMEASURED] = "unmeasured",
  [HQ_FIGURE_REASON_MEASURED] = "measured",
  [HQ_FIGURE_REASON_OTHER_OUTCOME] = "other-outcome",
  [HQ_FIGURE_REASON_NOT_ACCEPTED] = "not-accepted",
  [HQ_FIGURE_REASON_ON_TIME] = "on-time",
  [HQ_FIGURE_REASON_LAST_DAY] = "last-day",
  [HQ_FIGURE_REASON_LATE_CLOSED] = "late-closed",
  [HQ_FIGURE_REASON_LATE_OPEN] = "late-open",
  [HQ_FIGURE_REASON_WITHDRAWN] = "withdrawn",
  [HQ_FIGURE_REASON_SUSPENDED] = "suspended",
  [HQ_FIGURE_REASON_SUPPLEMENT] = "supplement",
  [HQ_FIGURE_REASON_NOT_DUE] = "not-due",
  [HQ_FIGURE_REASON_OTHER_KIND] = "other-kind",
  [HQ_FIGURE_REASON_OTHER_END] = "other-end",
  [HQ_FIGURE_REASON_NOT_ENDED] = "not-ended",
  [HQ_FIGURE_REASON_TICKET] = "ticket",
  [HQ_FIGURE_REASON_NOT_DONE] = "not-done",
};

/**
 * hq_figure_entry_get_reason_nick:
 *
 * Returns: (transfer none): the word for @reason in tables, "" for a row that is in n
 */
const char *
hq_figure_entry_get_reason_nick (HqFigureReason reason)
{
  g_return_val_if_fail ((guint) reason < HQ_N_FIGURE_REASONS, NULL);

  return reasons[reason];
}

/**
 * hq_figure_entry_get_side_nick:
 *
 * Returns: (transfer none): the word for @side in tables
 */
const char *
hq_figure_entry_get_side_nick (HqFigureSide side)
{
  g_return_val_if_fail ((guint) side < HQ_N_FIGURE_SIDES, NULL);

  return sides[side];
}

/**
 * hq_figure_entry_is_behind:
 * @entry: how a row enters a figure
 * @metric: a metric
 *
 * The median and the percentiles of waits are of one sample, and the mark of both rates at 100 % stands
 * on the rows of both.
 *
 * Returns: whether the figure of @metric is made of entries like this one
 */
gboolean
hq_figure_entry_is_behind (const HqFigureEntry *entry, HqMetric metric)
{
  if (metric == HQ_METRIC_WAIT_90TH || metric == HQ_METRIC_WAIT_LONGEST)
    return entry->metric == HQ_METRIC_WAIT_MEDIAN;
  if (metric == HQ_METRIC_WITHHELD)
    return entry->metric == HQ_METRIC_ON_TIME || entry->metric == HQ_METRIC_SATISFACTION;
  return entry->metric == metric;
}

static void
hq_figure_entry_add (HqFigureEntries *entries,
                     HqMetric metric,
                     HqFigureSide side,
                     HqFigureReason reason,
                     gint64 value)
{
  g_return_if_fail (entries->n < HQ_FIGURE_ENTRY_MOST);

  entries->entries[entries->n++] = (HqFigureEntry){
    metric, side, side == HQ_FIGURE_SIDE_BOTH ? HQ_FIGURE_REASON_NONE : reason, value
  };
}

/* In n where it @holds, and in N in any case. */
static void
hq_figure_entry_add_rate (HqFigureEntries *entries,
                          HqMetric metric,
                          gboolean holds,
                          HqFigureReason reason,
                          gint64 value)
{
  hq_figure_entry_add (entries, metric, holds ? HQ_FIGURE_SIDE_BOTH : HQ_FIGURE_SIDE_TOTAL, reason,
                       value);
}

/* Counted where it @holds. */
static void
hq_figure_entry_add_count (HqFigureEntries *entries,
                           HqMetric metric,
                           gboolean holds,
                           HqFigureReason reason,
                           gint64 value)
{
  hq_figure_entry_add (entries, metric, holds ? HQ_FIGURE_SIDE_BOTH : HQ_FIGURE_SIDE_OUT, reason,
                       value);
}

static HqFigureReason
hq_figure_entry_explain_ticket (const HqFigureTicket *row)
{
  if (row->served)
    return HQ_FIGURE_REASON_SERVED;
  return row->state == HQ_STATE_UNSERVED ? HQ_FIGURE_REASON_UNSERVED : HQ_FIGURE_REASON_HERE;
}

/**
 * hq_figure_entry_judge_ticket:
 * @row: a number
 * @entries: (out): how it enters each figure of numbers, if it is nobody's second one: see
 *   hq_figure_entry_is_repeated()
 */
void
hq_figure_entry_judge_ticket (const HqFigureTicket *row, HqFigureEntries *entries)
{
  static const struct
  {
    HqMetric metric;
    HqState state;
  } ends[] = {
    { HQ_METRIC_CANCELLED, HQ_STATE_CANCELLED },
    { HQ_METRIC_VOID, HQ_STATE_VOID },
    { HQ_METRIC_UNSERVED, HQ_STATE_UNSERVED },
  };
  gboolean gone = row->state == HQ_STATE_CANCELLED || row->state == HQ_STATE_VOID
                  || row->state == HQ_STATE_MISSED;

  entries->n = 0;
  hq_figure_entry_add (entries, HQ_METRIC_TICKETS, HQ_FIGURE_SIDE_BOTH, HQ_FIGURE_REASON_NONE, 1);
  hq_figure_entry_add (entries, HQ_METRIC_VISITS, HQ_FIGURE_SIDE_BOTH, HQ_FIGURE_REASON_NONE, 1);
  hq_figure_entry_add (entries, HQ_METRIC_VISITS_TICKETS, HQ_FIGURE_SIDE_BOTH,
                       HQ_FIGURE_REASON_NONE, 1);
  hq_figure_entry_add_rate (entries, HQ_METRIC_LEFT, gone && !row->served,
                            hq_figure_entry_explain_ticket (row), 1);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    hq_figure_entry_add_rate (entries, ends[i].metric, row->state == ends[i].state,
                              HQ_FIGURE_REASON_OTHER_STATE, 1);
}

/**
 * hq_figure_entry_is_repeated:
 * @row: a number
 * @persons: (element-type gint64): who was seen so far in one part of the hall; gets one more
 *
 * A known person who took several numbers on one day is one visit; persons are known for a day alone,
 * so that on another day the same one is another visit.
 *
 * Returns: whether its person was seen already
 */
gboolean
hq_figure_entry_is_repeated (const HqFigureTicket *row, GHashTable *persons)
{
  return row->person != 0
         && !g_hash_table_add (persons, g_memdup2 (&row->person, sizeof row->person));
}

/**
 * hq_figure_entry_repeat:
 * @entry: (inout): how a number of somebody who was seen already enters a figure
 *
 * Leaves it out of the visits.
 */
void
hq_figure_entry_repeat (HqFigureEntry *entry)
{
  if (entry->metric != HQ_METRIC_VISITS && entry->metric != HQ_METRIC_VISITS_TICKETS)
    return;
  entry->side = HQ_FIGURE_SIDE_OUT;
  entry->reason = HQ_FIGURE_REASON_SAME_PERSON;
}

/**
 * hq_figure_entry_measure_break:
 * @leg: a leg
 * @sessions: (element-type HqDaySession): those of its day, by service and time
 * @now: the time at which one that lasts is looked at
 *
 * Returns: how much of @leg fell between two sessions of its service, in microseconds
 */
HqTime
hq_figure_entry_measure_break (const HqFigureLeg *leg, const GArray *sessions, HqTime now)
{
  HqTime end = leg->ended_at != 0 ? leg->ended_at : now;
  HqTime pause = 0;

  for (guint i = 1; i < sessions->len; i++)
    {
      const HqDaySession *before = &g_array_index (sessions, HqDaySession, i - 1);
      const HqDaySession *after = &g_array_index (sessions, HqDaySession, i);

      /* Both are interned, as is the leg's. */
      if (before->service == leg->place.service && after->service == leg->place.service)
        pause += MAX (0, MIN (end, after->opens_at) - MAX (leg->wait_from, before->closes_at));
    }
  return pause;
}

/* Why a wait is not in n of the wait target. */
static HqFigureReason
hq_figure_entry_explain_wait (const HqFigureLeg *row, HqWaitEntry entry)
{
  if (row->end == HQ_LEG_END_CHANGED)
    return HQ_FIGURE_REASON_CHANGED;
  if (row->end == HQ_LEG_END_REDIRECTED)
    return HQ_FIGURE_REASON_REDIRECTED;
  if (entry == HQ_WAIT_ENTRY_OUT)
    return HQ_FIGURE_REASON_WITHIN_TARGET;
  if (row->end == HQ_LEG_END_CALLED)
    return HQ_FIGURE_REASON_PAST_TARGET;
  if (row->end == HQ_LEG_END_CANCELLED)
    return HQ_FIGURE_REASON_LEFT_LATE;
  return row->end == HQ_LEG_END_UNSERVED ? HQ_FIGURE_REASON_UNSERVED_LATE
                                         : HQ_FIGURE_REASON_WAITING_LATE;
}

/* Why a wait was not measured as one that led to a call. */
static HqFigureReason
hq_figure_entry_explain_call (const HqFigureLeg *row)
{
  if (row->late)
    return HQ_FIGURE_REASON_EMERGENCY;
  if (row->end == HQ_LEG_END_CHANGED)
    return HQ_FIGURE_REASON_CHANGED;
  return row->end == HQ_LEG_END_REDIRECTED ? HQ_FIGURE_REASON_REDIRECTED
                                           : HQ_FIGURE_REASON_NOT_CALLED;
}

/**
 * hq_figure_entry_judge_leg:
 * @row: a leg
 * @pause: how much of it fell into a break between the sessions of its service, microseconds
 * @now: the time at which one that lasts is looked at
 * @entries: (out): how it enters each figure of waits
 *
 * A call before the opening is a wait of nothing. Breaks are part of a wait, for the visitor did
 * wait, and are shown apart. The wait of an emergency number was not measured: whoever holds one and
 * waits is counted, and that is all.
 */
void
hq_figure_entry_judge_leg (const HqFigureLeg *row,
                           HqTime pause,
                           HqTime now,
                           HqFigureEntries *entries)
{
  HqTime waited = MAX (0, (row->ended_at != 0 ? row->ended_at : now) - row->wait_from);
  HqWaitEntry target = hq_rate_enter_leg (row->end, waited, row->target);
  HqFigureReason why = hq_figure_entry_explain_call (row);
  gboolean called = row->end == HQ_LEG_END_CALLED && !row->late;
  gboolean waits = row->end == HQ_LEG_END_NONE;

  entries->n = 0;
  if (row->late || target == HQ_WAIT_ENTRY_OUT)
    hq_figure_entry_add (entries, HQ_METRIC_WAIT_TARGET, HQ_FIGURE_SIDE_OUT,
                         row->late ? why : hq_figure_entry_explain_wait (row, target), waited);
  else
    hq_figure_entry_add_rate (entries, HQ_METRIC_WAIT_TARGET, target == HQ_WAIT_ENTRY_MET,
                              hq_figure_entry_explain_wait (row, target), waited);
  hq_figure_entry_add_count (entries, HQ_METRIC_WAIT_MEDIAN, called, why, waited);
  if (called)
    hq_figure_entry_add_rate (entries, HQ_METRIC_WAIT_BREAK, pause > 0, HQ_FIGURE_REASON_NO_BREAK,
                              pause);
  else
    hq_figure_entry_add (entries, HQ_METRIC_WAIT_BREAK, HQ_FIGURE_SIDE_OUT, why, pause);
  hq_figure_entry_add_count (entries, HQ_METRIC_WAIT_BREAK_TIME, called && pause > 0,
                             called ? HQ_FIGURE_REASON_NO_BREAK : why, pause);
  hq_figure_entry_add_count (entries, HQ_METRIC_WAITING, waits, HQ_FIGURE_REASON_OVER, 1);
  hq_figure_entry_add_count (entries, HQ_METRIC_WAITING_LONGEST, waits && !row->late,
                             waits ? why : HQ_FIGURE_REASON_OVER, waited);
}

static void
hq_figure_entry_judge_rating (const HqFigurePeriod *row, HqFigureEntries *entries)
{
  HqFigureReason not_ratable = row->redirected ? HQ_FIGURE_REASON_REDIRECTED
                                               : HQ_FIGURE_REASON_NOT_STARTED;
  gboolean ratable = row->started_at != 0 && !row->redirected;
  gboolean rated = row->level > 0;

  for (HqMetric metric = HQ_METRIC_SATISFACTION; metric <= HQ_METRIC_GOOD; metric++)
    {
      gboolean of_all = metric == HQ_METRIC_PARTICIPATION || metric == HQ_METRIC_UNRATED;

      if (!ratable)
        hq_figure_entry_add (entries, metric, HQ_FIGURE_SIDE_OUT, not_ratable, row->level);
      else if (!rated && !of_all)
        hq_figure_entry_add (entries, metric, HQ_FIGURE_SIDE_OUT, HQ_FIGURE_REASON_UNRATED, 0);
    }
  if (!ratable)
    return;
  hq_figure_entry_add_rate (entries, HQ_METRIC_PARTICIPATION, rated, HQ_FIGURE_REASON_UNRATED,
                            row->level);
  hq_figure_entry_add_rate (entries, HQ_METRIC_UNRATED, !rated, HQ_FIGURE_REASON_RATED, row->level);
  if (!rated)
    return;
  hq_figure_entry_add_rate (entries, HQ_METRIC_SATISFACTION, hq_rate_is_satisfied (row->level),
                            HQ_FIGURE_REASON_BAD, row->level);
  hq_figure_entry_add_rate (entries, HQ_METRIC_BAD, hq_rating_rule_is_bad (row->level),
                            HQ_FIGURE_REASON_OTHER_LEVEL, row->level);
  if (hq_rating_rule_is_bad (row->level))
    hq_figure_entry_add_rate (entries, HQ_METRIC_INVALID, row->invalid, HQ_FIGURE_REASON_STANDS,
                              row->level);
  else
    hq_figure_entry_add (entries, HQ_METRIC_INVALID, HQ_FIGURE_SIDE_OUT,
                         HQ_FIGURE_REASON_OTHER_LEVEL, row->level);
  hq_figure_entry_add_rate (entries, HQ_METRIC_GOOD, hq_rate_is_good (row->level),
                            HQ_FIGURE_REASON_OTHER_LEVEL, row->level);
}

static void
hq_figure_entry_judge_handling (const HqFigurePeriod *row, HqFigureEntries *entries)
{
  gint64 handling = MAX (0, row->ended_at - row->started_at - row->held);
  HqFigureReason why = HQ_FIGURE_REASON_LASTS;

  if (row->started_at != 0 && !row->redirected && row->ended_at != 0)
    {
      hq_figure_entry_add_rate (entries, HQ_METRIC_HANDLING_UNMEASURED, !row->measured,
                                HQ_FIGURE_REASON_MEASURED, handling);
      hq_figure_entry_add_count (entries, HQ_METRIC_HANDLING_MEDIAN, row->measured,
                                 HQ_FIGURE_REASON_UNMEASURED, handling);
      return;
    }
  if (row->redirected)
    why = HQ_FIGURE_REASON_REDIRECTED;
  else if (row->started_at == 0)
    why = HQ_FIGURE_REASON_NOT_STARTED;
  hq_figure_entry_add (entries, HQ_METRIC_HANDLING_UNMEASURED, HQ_FIGURE_SIDE_OUT, why, 0);
  hq_figure_entry_add (entries, HQ_METRIC_HANDLING_MEDIAN, HQ_FIGURE_SIDE_OUT, why, 0);
}

/**
 * hq_figure_entry_judge_period:
 * @row: a stay at a counter
 * @entries: (out): how it enters each figure of calls, ratings and handling
 *
 * Ratable is each stay in which service began and that was not redirected. Time for which the ticket
 * was parked is no handling, and what nobody ended was not measured.
 */
void
hq_figure_entry_judge_period (const HqFigurePeriod *row, HqFigureEntries *entries)
{
  entries->n = 0;
  hq_figure_entry_add (entries, HQ_METRIC_CALLS, HQ_FIGURE_SIDE_BOTH, HQ_FIGURE_REASON_NONE, 1);
  hq_figure_entry_add_rate (entries, HQ_METRIC_MISSED, row->missed, HQ_FIGURE_REASON_CAME, 1);
  hq_figure_entry_add_count (entries, HQ_METRIC_RECALLS, row->recalls > 0,
                             HQ_FIGURE_REASON_NO_RECALL, row->recalls);
  hq_figure_entry_judge_rating (row, entries);
  hq_figure_entry_judge_handling (row, entries);
}

/**
 * hq_figure_entry_judge_matter:
 * @row: a matter
 * @entries: (out): how it enters each figure of matters; one that was by law not accepted is no case,
 *   and is shown beside the cases as what it is
 */
void
hq_figure_entry_judge_matter (const HqFigureMatter *row, HqFigureEntries *entries)
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

  entries->n = 0;
  hq_figure_entry_add (entries, HQ_METRIC_MATTERS, HQ_FIGURE_SIDE_BOTH, HQ_FIGURE_REASON_NONE, 1);
  for (int i = 0; i < HQ_N_OUTCOMES; i++)
    hq_figure_entry_add_count (entries, outcomes[i], (int) row->outcome == i,
                               HQ_FIGURE_REASON_OTHER_OUTCOME, 1);
  if (row->outcome == HQ_OUTCOME_NOT_ACCEPTED)
    hq_figure_entry_add (entries, HQ_METRIC_ON_TIME, HQ_FIGURE_SIDE_OUT,
                         HQ_FIGURE_REASON_NOT_ACCEPTED, 1);
}

/**
 * hq_figure_entry_look_back:
 * @found: a case as it is now
 * @to: the last day of a stretch
 *
 * What ended later was open at the end of @to, and its clock ran or stood still as its suspensions
 * say. A suspension begins on its due date at the latest, so that a case whose clock was stopped
 * only later was not due yet.
 *
 * Returns: the case as it stood at the end of @to
 */
HqRateCase
hq_figure_entry_look_back (const HqFigureCase *found, HqDate to)
{
  HqRateCase row = found->row;

  if (row.ended != 0 && row.ended <= to)
    return row;
  row.ended = 0;
  row.state = found->stop;
  if (found->stop != HQ_CASE_OPEN)
    row.due = 0;
  else if (row.due == 0)
    row.due = hq_date_add (to, 1);
  return row;
}

static HqFigureReason
hq_figure_entry_explain_case (HqCaseEntry entry, HqCaseState stop)
{
  switch (entry)
    {
    case HQ_CASE_ENTRY_OUT:
      return HQ_FIGURE_REASON_NOT_DUE;
    case HQ_CASE_ENTRY_DROPPED:
      return HQ_FIGURE_REASON_WITHDRAWN;
    case HQ_CASE_ENTRY_STOPPED:
      return stop == HQ_CASE_SUPPLEMENT ? HQ_FIGURE_REASON_SUPPLEMENT : HQ_FIGURE_REASON_SUSPENDED;
    case HQ_CASE_ENTRY_ON_TIME:
      return HQ_FIGURE_REASON_ON_TIME;
    case HQ_CASE_ENTRY_LATE_CLOSED:
      return HQ_FIGURE_REASON_LATE_CLOSED;
    case HQ_CASE_ENTRY_LATE_OPEN:
      return HQ_FIGURE_REASON_LATE_OPEN;
    default:
      g_return_val_if_reached (HQ_FIGURE_REASON_NOT_DUE);
    }
}

/* The five figures of completion that begin with @first, which stand in this order in HqMetric. */
static void
hq_figure_entry_judge_completion (const HqRateCase *row,
                                  HqCaseEntry entry,
                                  HqMetric first,
                                  HqFigureEntries *entries)
{
  HqFigureReason why = hq_figure_entry_explain_case (entry, row->state);
  gboolean on_time = entry == HQ_CASE_ENTRY_ON_TIME;
  gboolean late = entry == HQ_CASE_ENTRY_LATE_CLOSED || entry == HQ_CASE_ENTRY_LATE_OPEN;

  if (on_time || late)
    hq_figure_entry_add_rate (entries, first, on_time, why, 1);
  else
    hq_figure_entry_add (entries, first, HQ_FIGURE_SIDE_OUT, why, 1);
  hq_figure_entry_add_count (entries, first + 1, on_time && hq_rate_is_early (row),
                             on_time ? HQ_FIGURE_REASON_LAST_DAY : why, 1);
  hq_figure_entry_add_count (entries, first + 2, entry == HQ_CASE_ENTRY_LATE_CLOSED, why, 1);
  hq_figure_entry_add_count (entries, first + 3, entry == HQ_CASE_ENTRY_LATE_OPEN, why, 1);
  hq_figure_entry_add_count (entries, first + 4, entry == HQ_CASE_ENTRY_STOPPED, why, 1);
}

/**
 * hq_figure_entry_judge_case:
 * @found: a case as it is now, that was accepted by @to and not ended before @from
 * @from: the first day
 * @to: the last day
 * @entries: (out): how it enters on-time completion, of all cases and of its kind, and the counts of
 *   the legal acts that end a case
 */
void
hq_figure_entry_judge_case (const HqFigureCase *found,
                            HqDate from,
                            HqDate to,
                            HqFigureEntries *entries)
{
  static const struct
  {
    HqMetric metric;
    HqCaseState state;
  } ends[] = {
    { HQ_METRIC_CASES_CLOSED, HQ_CASE_CLOSED },
    { HQ_METRIC_CASES_REFUSED, HQ_CASE_REFUSED },
    { HQ_METRIC_CASES_WITHDRAWN, HQ_CASE_WITHDRAWN },
  };
  HqRateCase row = hq_figure_entry_look_back (found, to);
  HqCaseEntry entry = hq_rate_enter_case (&row, from, to);
  gboolean instant = row.kind == HQ_CASE_INSTANT;
  HqMetric other = instant ? HQ_METRIC_PROMISED_ON_TIME : HQ_METRIC_INSTANT_ON_TIME;

  entries->n = 0;
  hq_figure_entry_judge_completion (&row, entry, HQ_METRIC_ON_TIME, entries);
  hq_figure_entry_judge_completion (&row, entry,
                                    instant ? HQ_METRIC_INSTANT_ON_TIME
                                            : HQ_METRIC_PROMISED_ON_TIME,
                                    entries);
  for (HqMetric metric = other; metric < other + 5; metric++)
    hq_figure_entry_add (entries, metric, HQ_FIGURE_SIDE_OUT, HQ_FIGURE_REASON_OTHER_KIND, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    hq_figure_entry_add_count (entries, ends[i].metric,
                               row.ended >= from && row.state == ends[i].state,
                               row.ended == 0 ? HQ_FIGURE_REASON_NOT_ENDED
                                              : HQ_FIGURE_REASON_OTHER_END,
                               1);
}

static void
hq_figure_entry_judge_self_use (const HqFigureUse *row, HqFigureEntries *entries)
{
  hq_figure_entry_add (entries, HQ_METRIC_SELF_SERVICE, HQ_FIGURE_SIDE_BOTH, HQ_FIGURE_REASON_NONE,
                       1);
  hq_figure_entry_add_count (entries, HQ_METRIC_VISITS_SELF_SERVICE, !row->ticket,
                             HQ_FIGURE_REASON_TICKET, 1);
  hq_figure_entry_add_count (entries, HQ_METRIC_VISITS, !row->ticket, HQ_FIGURE_REASON_TICKET, 1);
  hq_figure_entry_add_rate (entries, HQ_METRIC_SELF_SERVICE_DONE, row->done,
                            HQ_FIGURE_REASON_NOT_DONE, 1);
}

/**
 * hq_figure_entry_judge_use:
 * @row: what was done without a number
 * @entries: (out): how it enters each figure of such uses; self-service that became a number is a
 *   visit there
 */
void
hq_figure_entry_judge_use (const HqFigureUse *row, HqFigureEntries *entries)
{
  entries->n = 0;
  switch (row->kind)
    {
    case HQ_FIGURE_ENQUIRY:
      hq_figure_entry_add (entries, HQ_METRIC_ENQUIRIES, HQ_FIGURE_SIDE_BOTH, HQ_FIGURE_REASON_NONE,
                           1);
      hq_figure_entry_add (entries, HQ_METRIC_VISITS_ENQUIRIES, HQ_FIGURE_SIDE_BOTH,
                           HQ_FIGURE_REASON_NONE, 1);
      hq_figure_entry_add (entries, HQ_METRIC_VISITS, HQ_FIGURE_SIDE_BOTH, HQ_FIGURE_REASON_NONE,
                           1);
      break;
    case HQ_FIGURE_DIVERSION:
      hq_figure_entry_add (entries, HQ_METRIC_DIVERSIONS, HQ_FIGURE_SIDE_BOTH,
                           HQ_FIGURE_REASON_NONE, 1);
      break;
    case HQ_FIGURE_SELF_SERVICE:
      hq_figure_entry_judge_self_use (row, entries);
      break;
    default:
      g_assert_not_reached ();
    }
}
