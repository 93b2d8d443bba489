/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-limit.h"

#include "hq-error.h"

static gboolean
hq_limit_is_stopped (const HqClock *clock)
{
  for (guint i = 0; i < clock->n_suspensions; i++)
    if (clock->suspensions[i].resumed == 0)
      return TRUE;
  return clock->waits_for_papers;
}

static gboolean
hq_limit_counts (const HqClock *clock, const HqCalendar *calendar, HqDate day)
{
  for (guint i = 0; i < clock->n_suspensions; i++)
    if (day >= clock->suspensions[i].from
        && (clock->suspensions[i].resumed == 0 || day < clock->suspensions[i].resumed))
      return FALSE;
  return hq_calendar_is_working (calendar, day);
}

/**
 * hq_limit_get_planned_end:
 *
 * The days of a plan are those of the calendar, and the first is the one on which the clock stopped.
 *
 * Returns: the last day of the plan of the suspension that lasts; 0 where none does, or it had no plan
 */
HqDate
hq_limit_get_planned_end (const HqClock *clock)
{
  for (guint i = 0; i < clock->n_suspensions; i++)
    {
      const HqSuspension *row = &clock->suspensions[i];

      if (row->resumed == 0 && row->planned > 0)
        return hq_date_add (row->from, row->planned - 1);
    }
  return 0;
}

/**
 * hq_limit_get_due:
 * @clock: a case's clock
 * @calendar: the statutory calendar
 * @due: (out): the last day of the promise, inclusive; 0 while the clock stands still; the day of
 *   acceptance itself for an instant item
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR where the calendar does not reach
 */
gboolean
hq_limit_get_due (const HqClock *clock, const HqCalendar *calendar, HqDate *due, GError **error)
{
  HqDate day = clock->from;

  if (hq_limit_is_stopped (clock))
    {
      *due = 0;
      return TRUE;
    }
  for (guint counted = 0; counted < clock->promised_days;)
    {
      day = hq_date_add (day, 1);
      if (!hq_calendar_covers (calendar, day))
        return hq_calendar_fail_past_end (calendar, error);
      counted += hq_limit_counts (clock, calendar, day);
    }
  *due = day;
  return TRUE;
}

/**
 * hq_limit_get_light:
 * @clock: an open case's clock
 * @calendar: the statutory calendar
 * @today: the day on which it is looked at
 * @light: (out): yellow past half of the promise, red past nine tenths, overdue after its last day
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR where the calendar does not reach
 */
gboolean
hq_limit_get_light (const HqClock *clock,
                    const HqCalendar *calendar,
                    HqDate today,
                    HqLight *light,
                    GError **error)
{
  HqDate due;
  guint used = 0;

  if (!hq_limit_get_due (clock, calendar, &due, error))
    return FALSE;
  if (due == 0)
    {
      *light = HQ_LIGHT_NONE;
      return TRUE;
    }
  if (today > due)
    {
      *light = HQ_LIGHT_OVERDUE;
      return TRUE;
    }
  for (HqDate day = clock->from; day < today;)
    {
      day = hq_date_add (day, 1);
      used += hq_limit_counts (clock, calendar, day);
    }
  if (used * 10 > clock->promised_days * 9)
    *light = HQ_LIGHT_RED;
  else if (used * 2 > clock->promised_days)
    *light = HQ_LIGHT_YELLOW;
  else
    *light = HQ_LIGHT_GREEN;
  return TRUE;
}

/**
 * hq_limit_count_left:
 * @calendar: the statutory calendar
 * @today: the day on which it is looked at, or on which the case ended
 * @due: the last day of the promise
 * @left: (out): how many working days come after @today until @due, both inclusive: 0 on the last one;
 *   below zero how many have gone by since, at least one where the last day has passed
 * @error: return location for an error
 *
 * What was promised in working days is late by working days.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR where the calendar does not reach from one to the other
 */
gboolean
hq_limit_count_left (const HqCalendar *calendar,
                     HqDate today,
                     HqDate due,
                     int *left,
                     GError **error)
{
  HqDate from = MIN (today, due), to = MAX (today, due);
  int days;

  for (guint year = hq_date_get_year (from); year <= hq_date_get_year (to); year++)
    if (!hq_calendar_covers (calendar, hq_date_from_ymd (year, 1, 1)))
      return hq_calendar_fail_past_end (calendar, error);
  days = (int) hq_calendar_count_working (calendar, from, to);
  *left = today <= due ? days : -MAX (days, 1);
  return TRUE;
}

/**
 * hq_limit_may_stop:
 * @due: the case's due date, 0 while its clock stands still
 * @from: the first day of the suspension or supplement
 * @today: the day on which it is entered
 * @error: return location for an error
 *
 * A suspension or supplement that could begin after the due date, or in the past, would tidy the
 * rate of an overdue case.
 *
 * Returns: %FALSE with %HQ_ERROR_WRONG_STATE, %HQ_ERROR_BACK_DATED or %HQ_ERROR_OVERDUE
 */
gboolean
hq_limit_may_stop (HqDate due, HqDate from, HqDate today, GError **error)
{
  if (due == 0)
    hq_error_set (error, HQ_ERROR_WRONG_STATE, NULL);
  else if (from < today)
    hq_error_set (error, HQ_ERROR_BACK_DATED, NULL);
  else if (from > due)
    hq_error_set (error, HQ_ERROR_OVERDUE, NULL);
  else
    return TRUE;
  return FALSE;
}

/**
 * hq_limit_is_on_time:
 *
 * Returns: whether a case that ended on @ended did so on time: an instant item only on the day of
 *   acceptance, a promised one on or before its due date
 */
gboolean
hq_limit_is_on_time (HqCaseKind kind, HqDate accepted, HqDate due, HqDate ended)
{
  return kind == HQ_CASE_INSTANT ? ended == accepted : ended <= due;
}
