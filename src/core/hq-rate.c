/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rate.h"

/* One digit of a long division: ten times the rest, in steps that cannot run over. */
static char
hq_rate_take_digit (guint64 *rest, guint64 total)
{
  guint64 sum = 0;
  char digit = '0';

  for (guint i = 0; i < 10; i++)
    {
      sum += *rest;
      if (sum >= total)
        {
          sum -= total;
          digit++;
        }
    }
  *rest = sum;
  return digit;
}

/**
 * hq_rate_format:
 * @rate: a rate
 * @digits: how many digits to show after the point
 *
 * Rounded down at the shown digit, so that 99.96 % is shown as 99.9 % and nothing but equal counts
 * as 100 %.
 *
 * Returns: (transfer full): the rate in per cent, or a dash where there is nothing to count
 */
char *
hq_rate_format (HqRate rate, guint digits)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 rest = (guint64) rate.n;
  guint64 total = (guint64) rate.total;

  g_return_val_if_fail (rate.n >= 0 && rate.n <= rate.total, NULL);

  if (rate.total == 0)
    return g_strdup ("—");
  if (rate.n == rate.total)
    return g_strdup ("100 %");
  g_string_append_c (text, hq_rate_take_digit (&rest, total));
  g_string_append_c (text, hq_rate_take_digit (&rest, total));
  if (text->str[0] == '0')
    g_string_erase (text, 0, 1);
  if (digits > 0)
    g_string_append_c (text, '.');
  for (guint i = 0; i < digits; i++)
    g_string_append_c (text, hq_rate_take_digit (&rest, total));
  g_string_append (text, " %");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hq_rate_is_full:
 *
 * Returns: whether @rate is exactly 100 %: equal counts, of something
 */
gboolean
hq_rate_is_full (HqRate rate)
{
  return rate.total > 0 && rate.n == rate.total;
}

/**
 * hq_rate_add:
 *
 * Adds the rates of two sets that have no member in common, such as the instant and the promised
 * cases of one period. Days are not such sets, since a case that is overdue for a week enters each
 * of its days: the rate of a period is counted anew over the period.
 *
 * Returns: the rate of both together
 */
HqRate
hq_rate_add (HqRate a, HqRate b)
{
  return (HqRate) { a.n + b.n, a.total + b.total };
}

/**
 * hq_rate_enter_case:
 * @row: a case
 * @from: the first day of the period
 * @to: its last day, which may be @from
 *
 * How a case enters the on-time completion of a period, as it stood at the end of @to: one that
 * ended later was still open then. Closed and refused are completions. One that the applicant
 * withdrew leaves both sides up to its due date, the last day of the promise being inclusive, and
 * counts as overdue after it. Each case enters a period once, however many of its days it spoils.
 * What was never accepted is no case and does not come here. While its clock stands still a case has
 * no due date and is on neither side.
 *
 * Returns: on which side the case stands
 */
HqCaseEntry
hq_rate_enter_case (const HqRateCase *row, HqDate from, HqDate to)
{
  g_return_val_if_fail (from <= to, HQ_CASE_ENTRY_OUT);
  g_return_val_if_fail (row->ended == 0 || row->due != 0, HQ_CASE_ENTRY_OUT);

  if (row->accepted > to || (row->ended != 0 && row->ended < from))
    return HQ_CASE_ENTRY_OUT;
  if (row->ended == 0 && row->due == 0)
    return HQ_CASE_ENTRY_STOPPED;
  if (row->ended == 0 || row->ended > to)
    return row->due <= to ? HQ_CASE_ENTRY_LATE_OPEN : HQ_CASE_ENTRY_OUT;
  if (!hq_limit_is_on_time (row->kind, row->accepted, row->due, row->ended))
    return HQ_CASE_ENTRY_LATE_CLOSED;
  return row->state == HQ_CASE_WITHDRAWN ? HQ_CASE_ENTRY_DROPPED : HQ_CASE_ENTRY_ON_TIME;
}

/**
 * hq_rate_is_early:
 * @row: a case that was closed on time
 *
 * Returns: whether it was closed before its last day
 */
gboolean
hq_rate_is_early (const HqRateCase *row)
{
  return row->ended < row->due;
}

/**
 * hq_rate_is_satisfied:
 * @level: of a rating that was submitted
 *
 * Returns: whether it counts for satisfaction: levels 3 to 5
 */
gboolean
hq_rate_is_satisfied (int level)
{
  return level >= 3 && level <= HQ_RATE_LEVELS;
}

/**
 * hq_rate_is_good:
 * @level: of a rating that was submitted
 *
 * Returns: whether it is one of the two best levels
 */
gboolean
hq_rate_is_good (int level)
{
  return level >= 4 && level <= HQ_RATE_LEVELS;
}

/**
 * hq_rate_enter_leg:
 * @end: how the way from waiting to a call ended
 * @waited: how long it lasted, or lasts by now, in microseconds
 * @target: the longest wait that its service and class promise, in microseconds
 *
 * How a leg enters the wait target. Who was called has met the target or not; who left, cancelled,
 * was unserved or still waits is held against it only once the target is past, for until then it
 * is not known. A change of service and a redirect do not end the visitor's wait: it goes on in the
 * next leg and counts there, once.
 *
 * Returns: on which sides the leg stands
 */
HqWaitEntry
hq_rate_enter_leg (HqLegEnd end, HqTime waited, HqTime target)
{
  switch (end)
    {
    case HQ_LEG_END_CALLED:
      return waited <= target ? HQ_WAIT_ENTRY_MET : HQ_WAIT_ENTRY_FAILED;
    case HQ_LEG_END_NONE:
    case HQ_LEG_END_CANCELLED:
    case HQ_LEG_END_UNSERVED:
      return waited <= target ? HQ_WAIT_ENTRY_OUT : HQ_WAIT_ENTRY_FAILED;
    case HQ_LEG_END_CHANGED:
    case HQ_LEG_END_REDIRECTED:
      return HQ_WAIT_ENTRY_OUT;
    default:
      g_return_val_if_reached (HQ_WAIT_ENTRY_OUT);
    }
}

/**
 * hq_rate_judge:
 * @mark: what happened in one stretch of time
 *
 * Whether both rates may carry the mark of 100 %: both exact and of something, one in ten periods
 * rated, thirty ratings at least, and no promised case overdue and open.
 *
 * Returns: %HQ_WITHHELD_NOT, or all reasons against the mark
 */
HqWithheld
hq_rate_judge (const HqRateMark *mark)
{
  /* Rounded up: the first number of ratings that is one in ten. */
  gint64 needed = mark->ratable / HQ_RATE_ONE_IN + (mark->ratable % HQ_RATE_ONE_IN != 0);
  guint reasons = HQ_WITHHELD_NOT;

  if (mark->on_time.total == 0)
    reasons |= HQ_WITHHELD_NO_CASES;
  else if (!hq_rate_is_full (mark->on_time))
    reasons |= HQ_WITHHELD_LATE;
  if (mark->overdue_open > 0)
    reasons |= HQ_WITHHELD_OVERDUE_OPEN;
  if (mark->satisfied.total == 0)
    reasons |= HQ_WITHHELD_NO_RATINGS;
  else if (!hq_rate_is_full (mark->satisfied))
    reasons |= HQ_WITHHELD_BAD_RATING;
  if (mark->satisfied.total < HQ_RATE_FEWEST)
    reasons |= HQ_WITHHELD_FEW_RATINGS;
  if (mark->satisfied.total < needed)
    reasons |= HQ_WITHHELD_PARTICIPATION;
  return (HqWithheld) reasons;
}
