/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The due dates of the cases, and what another calendar makes of them. */
#include "hq-case-due.h"

#include "hq-calendar-table.h"
#include "hq-error.h"

/* The due date that @row is to have, 0 while its clock stands still. @calendar may be %NULL for an
 * instant item, which is due on the day of acceptance. */
static gboolean
hq_case_due_find (HqDatabase *db,
                  const HqCalendar *calendar,
                  const HqCase *row,
                  HqDate *due,
                  GError **error)
{
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (HqSuspension));
  HqClock clock = { .from = row->clock_from, .promised_days = (guint) row->promised_days };

  if (row->case_file != 0 && !hq_case_table_read_suspensions (db, row->case_file, stops, error))
    return FALSE;
  clock.suspensions = (const HqSuspension *) stops->data;
  clock.n_suspensions = stops->len;
  clock.waits_for_papers = row->state == HQ_CASE_SUPPLEMENT;
  return hq_limit_get_due (&clock, calendar, due, error);
}

/**
 * hq_case_due_renew:
 * @change: a use case
 * @row: (inout): a case, which gets the due date that it is to have by the hall's calendar
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR where it lies past the calendar, or if the store could not
 *   be read
 */
gboolean
hq_case_due_renew (HqChange *change, HqCase *row, GError **error)
{
  g_autoptr (HqCalendar) calendar = NULL;

  if (row->kind == HQ_CASE_PROMISED)
    {
      calendar = hq_calendar_table_load (change->db, error);
      if (calendar == NULL)
        return FALSE;
    }
  return hq_case_due_find (change->db, calendar, row, &row->due_day, error);
}

static gboolean
hq_case_due_move (HqChange *change, const HqCase *before, HqDate due, GError **error)
{
  g_autofree char *old = hq_date_format (before->due_day);
  g_autofree char *new = hq_date_format (due);
  HqEvent event = { .act = "case-due",
                    .counter = before->counter,
                    .value = before->case_file,
                    .before = old,
                    .after = new };
  HqCase after = *before;

  after.due_day = due;
  hq_change_touch_day (change, MIN (before->due_day, due));
  return hq_case_table_save (change->db, &after, error)
         && hq_change_write_event (change, &event, error);
}

/**
 * hq_case_due_recompute:
 * @change: a use case that has replaced the calendar
 * @error: return location for an error
 *
 * Computes the due dates of the open cases by the calendar as it is now. Each that moves leaves an
 * event "case-due" with both dates. An ended case keeps the date by which it was judged.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR where the calendar ends before the due date of a case:
 *   the caller then keeps the old one
 */
gboolean
hq_case_due_recompute (HqChange *change, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqCase));
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (change->db, error);

  if (calendar == NULL || !hq_case_table_read_open (change->db, NULL, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const HqCase *row = &g_array_index (rows, HqCase, i);
      HqDate due;

      if (!hq_case_due_find (change->db, calendar, row, &due, error))
        return FALSE;
      if (due != row->due_day && !hq_case_due_move (change, row, due, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hq_case_due_count_moves:
 * @db: a store, in a transaction of its reader
 * @calendar: a calendar that may take the place of the hall's
 * @moves: (out): how many open cases would get another due date
 * @beyond: (out): how many would have none in it, for which reason hq_case_due_recompute() refuses it
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_case_due_count_moves (HqDatabase *db,
                         const HqCalendar *calendar,
                         guint *moves,
                         guint *beyond,
                         GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqCase));

  *moves = *beyond = 0;
  if (!hq_case_table_read_open (db, NULL, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const HqCase *row = &g_array_index (rows, HqCase, i);
      g_autoptr (GError) local = NULL;
      HqDate due;

      if (hq_case_due_find (db, calendar, row, &due, &local))
        *moves += due != row->due_day;
      else if (hq_error_is (local, HQ_ERROR_NO_CALENDAR))
        (*beyond)++;
      else
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}
