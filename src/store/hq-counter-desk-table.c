/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-desk-table.h"

enum
{
  TEXT_LINES,
  TEXT_WAITING,
  TEXT_HELD,
  TEXT_OWN,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_LINES] = { "SELECT s.service, l.lane, l.waiting, s.speciality FROM counter_service AS s"
                   " JOIN line AS l ON l.hall = s.hall AND l.day = ?2 AND l.service = s.service"
                   " AND l.waiting > 0 WHERE s.hall = ?1 AND s.counter = ?3"
                   " AND (s.lent_until IS NULL OR s.lent_until > ?4)"
                   " ORDER BY s.service, l.lane" },
  /* More than a screen shows, so that those who walk still do not hide those behind them. */
  [TEXT_WAITING]
  = { "SELECT ticket FROM ticket INDEXED BY ticket_waiting WHERE hall = ? AND day = ?"
      " AND service = ? AND lane = ? AND state = 'waiting'"
      " ORDER BY reference LIMIT 30" },
  [TEXT_HELD] = { "SELECT ticket FROM ticket INDEXED BY ticket_held"
                  " WHERE hall = ? AND counter = ? AND state = 'held' ORDER BY ticket" },
  /* By the counters where the clerk was: what a counter has begun is found by its time. */
  [TEXT_OWN] = { "SELECT count(*), coalesce(sum(p.measured), 0),"
                 " coalesce(sum(CASE WHEN p.measured = 1"
                 " THEN p.ended_at - p.started_at - p.held ELSE 0 END), 0)"
                 " FROM duty AS d INDEXED BY duty_day"
                 " CROSS JOIN period AS p INDEXED BY period_started ON p.hall = d.hall"
                 " AND p.counter = d.counter AND p.started_at >= d.signed_in_at"
                 " WHERE d.hall = ?1 AND d.day = ?2 AND d.staff = ?3 AND p.duty = d.duty"
                 " AND p.end IN ('finished', 'continued')" },
};

const HqText *
hq_counter_desk_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_counter_desk_table_read_lines:
 * @lines: (element-type HqCounterDeskLine): gets the lines in which somebody waits for @desk
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_desk_table_read_lines (HqDatabase *db,
                                  const HqTicketDesk *desk,
                                  GArray *lines,
                                  GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LINES], error, "hiil", (int) desk->day,
                                desk->counter, desk->now);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqCounterDeskLine line = { g_intern_string (hq_rows_get_text (rows, 0)),
                                 (HqLane) hq_nick_find (HQ_SET_LANE, hq_rows_get_text (rows, 1)),
                                 hq_rows_get_int (rows, 2), hq_rows_get_int (rows, 3) != 0 };

      g_array_append_val (lines, line);
    }
  return hq_rows_end (rows, error);
}

static gboolean
hq_counter_desk_table_read_ids (HqRows *rows, GArray *tickets, GError **error)
{
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      gint64 ticket = hq_rows_get_int (rows, 0);

      g_array_append_val (tickets, ticket);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_counter_desk_table_read_waiting:
 * @line: a line
 * @tickets: (element-type gint64): gets the first of those who wait in it, the oldest claim first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_desk_table_read_waiting (HqDatabase *db,
                                    HqDate day,
                                    const HqCounterDeskLine *line,
                                    GArray *tickets,
                                    GError **error)
{
  return hq_counter_desk_table_read_ids (hq_rows_start (db, &texts[TEXT_WAITING], error, "hiss",
                                                        (int) day, line->service,
                                                        hq_nick_get (HQ_SET_LANE, line->lane)),
                                         tickets, error);
}

/**
 * hq_counter_desk_table_read_held:
 * @tickets: (element-type gint64): gets those that are parked at @counter
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_desk_table_read_held (HqDatabase *db, int counter, GArray *tickets, GError **error)
{
  return hq_counter_desk_table_read_ids (hq_rows_start (db, &texts[TEXT_HELD], error, "hi",
                                                        counter),
                                         tickets, error);
}

/**
 * hq_counter_desk_table_get_own:
 * @staff: a clerk
 * @own: (out): what they have done on @day, at whichever counters
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_desk_table_get_own (HqDatabase *db,
                               HqDate day,
                               const char *staff,
                               HqCounterDeskOwn *own,
                               GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_OWN], error, "his", (int) day, staff);

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    *own = (HqCounterDeskOwn){ hq_rows_get_int (rows, 0), hq_rows_get_int (rows, 1),
                               hq_rows_get_int (rows, 2) };
  return hq_rows_end (rows, error);
}
