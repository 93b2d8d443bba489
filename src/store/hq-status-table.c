/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-status-table.h"

enum
{
  TEXT_LINES,
  TEXT_COUNTERS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* The day's tickets by the index of numbers; nobody who is called or served is among them. Whoever
   * has an emergency number is counted, but its wait was not measured. */
  [TEXT_LINES] = { "SELECT t.service, z.floor, count(*), min(l.wait_from) FILTER (WHERE t.late = 0)"
                   " FROM ticket AS t INDEXED BY ticket_number"
                   " CROSS JOIN leg AS l ON l.hall = t.hall AND l.ticket = t.ticket"
                   " AND l.leg = t.leg"
                   " CROSS JOIN service AS s ON s.hall = t.hall AND s.service = t.service"
                   " CROSS JOIN zone AS z ON z.hall = s.hall AND z.zone = s.zone"
                   " WHERE t.hall = ? AND t.day = ? AND t.state = 'waiting'"
                   " GROUP BY t.service, z.floor ORDER BY t.service" },
  [TEXT_COUNTERS] = { "SELECT k.counter, z.floor,"
                      " d.staff, EXISTS (SELECT 1 FROM pause AS p WHERE p.hall = d.hall"
                      " AND p.duty = d.duty AND p.ended_at IS NULL), d.last_call_at, t.state,"
                      " (SELECT count(*) FROM ticket AS h INDEXED BY ticket_held"
                      " WHERE h.hall = k.hall"
                      " AND h.counter = k.counter AND h.state = 'held')"
                      " FROM counter AS k"
                      " CROSS JOIN zone AS z ON z.hall = k.hall AND z.zone = k.zone"
                      " LEFT JOIN duty AS d ON d.hall = k.hall AND d.counter = k.counter"
                      " AND d.signed_out_at IS NULL"
                      " LEFT JOIN ticket AS t ON t.hall = k.hall AND t.counter = k.counter"
                      " AND t.state IN ('called', 'serving')"
                      " WHERE k.hall = ? AND k.active = 1 ORDER BY k.counter" },
};

const HqText *
hq_status_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_status_table_read_lines:
 * @lines: (element-type HqStatusLine): gets who waits on @day, by service
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_status_table_read_lines (HqDatabase *db, HqDate day, GArray *lines, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LINES], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqStatusLine row = { g_intern_string (hq_rows_get_text (rows, 0)),
                           (int) hq_rows_get_int (rows, 1), hq_rows_get_int (rows, 2),
                           hq_rows_get_int (rows, 3) };

      g_array_append_val (lines, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_status_table_read_counters:
 * @counters: (element-type HqStatusCounter): gets all counters that are in use, by their numbers; who
 *   is planned is not known yet
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_status_table_read_counters (HqDatabase *db, GArray *counters, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_COUNTERS], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqStatusCounter row = {
        .counter = (int) hq_rows_get_int (rows, 0),
        .floor = (int) hq_rows_get_int (rows, 1),
        .staff = g_intern_string (hq_rows_get_text (rows, 2)),
        .paused = hq_rows_get_int (rows, 3) != 0,
        .last_call_at = hq_rows_get_int (rows, 4),
        .ticket = hq_rows_is_null (rows, 5)
                    ? HQ_STATE_WAITING
                    : (HqState) hq_nick_find (HQ_SET_STATE, hq_rows_get_text (rows, 5)),
        .held = hq_rows_get_int (rows, 6),
      };

      g_array_append_val (counters, row);
    }
  return hq_rows_end (rows, error);
}
