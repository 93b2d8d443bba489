/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-due.h"

#include "hq-calendar-table.h"
#include "hq-limit.h"

/**
 * hq_due_find:
 * @hall: a hall
 * @accepted: the day of acceptance, which does not count
 * @days: the promise, in working days of the hall's calendar; 0 for an instant item
 * @due: (out): its last day, inclusive
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR where the calendar does not reach, or if the store
 *   could not be read
 */
gboolean
hq_due_find (HqHall *hall, HqDate accepted, guint days, HqDate *due, GError **error)
{
  g_autoptr (HqCalendar) calendar = NULL;
  const HqClock clock = { .from = accepted, .promised_days = days };

  calendar = hq_calendar_table_load (hq_hall_get_database (hall), error);
  if (calendar == NULL)
    return FALSE;
  return hq_limit_get_due (&clock, calendar, due, error);
}
