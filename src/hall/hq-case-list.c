/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case-list.h"

#include "hq-calendar-table.h"
#include "hq-error.h"

/* What one transaction reads. */
typedef struct
{
  const HqCaseFilter *filter;
  GArray *lines; /* HqCaseLine */
} HqCaseListReading;

static gboolean
hq_case_list_has (const HqCaseFilter *filter, const HqCaseLine *line)
{
  switch (filter->list)
    {
    case HQ_CASE_LIST_OPEN:
      return TRUE;
    case HQ_CASE_LIST_DUE:
      return line->row.due_day == filter->today;
    case HQ_CASE_LIST_NEAR:
      return line->row.due_day > filter->today
             && (line->light == HQ_LIGHT_YELLOW || line->light == HQ_LIGHT_RED);
    case HQ_CASE_LIST_OVERDUE:
      return line->light == HQ_LIGHT_OVERDUE;
    case HQ_CASE_LIST_SUSPENDED:
      return line->light == HQ_LIGHT_NONE;
    case HQ_N_CASE_LISTS:
      break;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
hq_case_list_read_lines (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCaseListReading *reading = user_data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqCase));
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (HqSuspension));
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);

  g_array_set_size (reading->lines, 0);
  if (calendar == NULL || !hq_case_table_read_open (db, reading->filter->department, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      HqCaseLine line = { .row = g_array_index (rows, HqCase, i) };
      HqClock clock = { .from = line.row.clock_from,
                        .promised_days = (guint) line.row.promised_days,
                        .waits_for_papers = line.row.state == HQ_CASE_SUPPLEMENT };

      g_array_set_size (stops, 0);
      if (!hq_case_table_read_suspensions (db, line.row.case_file, stops, error))
        return FALSE;
      clock.suspensions = (const HqSuspension *) stops->data;
      clock.n_suspensions = stops->len;
      if (!hq_limit_get_light (&clock, calendar, reading->filter->today, &line.light, error))
        return FALSE;
      if (hq_case_list_has (reading->filter, &line))
        g_array_append_val (reading->lines, line);
    }
  return TRUE;
}

/**
 * hq_case_list_read:
 * @hall: a hall
 * @filter: which cases, and the day on which they are looked at
 * @lines: (element-type HqCaseLine): gets those that have not ended and belong to the list, the most
 *   urgent first; what it held is dropped
 * @error: return location for an error
 *
 * Returns: %FALSE with one of the store's errors
 */
gboolean
hq_case_list_read (HqHall *hall, const HqCaseFilter *filter, GArray *lines, GError **error)
{
  HqCaseListReading reading = { filter, lines };

  return hq_database_read (hq_hall_get_database (hall), hq_case_list_read_lines, &reading, error);
}

/**
 * hq_case_list_read_one:
 * @hall: a hall
 * @id: a case
 * @row: (out): the case
 * @events: (element-type HqEvent): gets what happened to it after a finish, in order
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND or one of the store's errors
 */
gboolean
hq_case_list_read_one (HqHall *hall, gint64 id, HqCase *row, GArray *events, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  HqCase found;

  if (!hq_case_table_get (db, id, &found, error))
    return FALSE;
  if (found.case_file == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, id);
      return FALSE;
    }
  if (!hq_case_table_read_events (db, id, events, error))
    return FALSE;
  *row = found;
  return TRUE;
}
