/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-board-view-table.h"

enum
{
  TEXT_CALLS,
  TEXT_DUTIES,
  TEXT_WAITING,
  TEXT_NEXT,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_CALLS] = { "SELECT t.ticket, t.period, t.prefix, t.number, t.language, t.counter,"
                   " p.called_at, p.recalls, p.recalled_at, p.announcements"
                   " FROM counter AS c CROSS JOIN ticket AS t INDEXED BY ticket_at_counter"
                   " ON t.hall = c.hall AND t.counter = c.counter"
                   " AND t.state IN ('called', 'serving') AND t.state = 'called'"
                   " CROSS JOIN period AS p ON p.hall = t.hall AND p.ticket = t.ticket"
                   " AND p.period = t.period WHERE c.hall = ?" },
  [TEXT_DUTIES] = { "SELECT d.counter, EXISTS (SELECT 1 FROM pause AS p WHERE p.hall = d.hall"
                    " AND p.duty = d.duty AND p.ended_at IS NULL)"
                    " FROM duty AS d INDEXED BY duty_counter"
                    " WHERE d.hall = ? AND d.signed_out_at IS NULL ORDER BY d.counter" },
  [TEXT_WAITING] = { "SELECT service, sum(waiting) FROM line WHERE hall = ? AND day = ?"
                     " GROUP BY service ORDER BY service" },
  /* In a line, which has one target, the oldest references have the highest scores. */
  [TEXT_NEXT] = { "SELECT t.service, t.ticket, t.prefix, t.number, t.reference, t.target"
                  " FROM line AS l CROSS JOIN ticket AS t ON t.hall = l.hall AND t.ticket IN"
                  " (SELECT h.ticket FROM ticket AS h INDEXED BY ticket_waiting"
                  " WHERE h.hall = l.hall AND h.day = l.day AND h.service = l.service"
                  " AND h.lane = l.lane AND h.state = 'waiting' AND h.busy = 0"
                  " ORDER BY h.reference, h.ticket LIMIT 3)"
                  " WHERE l.hall = ? AND l.day = ? AND l.waiting > 0",
                  "SELECT t.service, t.ticket, t.prefix, t.number, t.reference, t.target"
                  " FROM line AS l JOIN LATERAL (SELECT h.service, h.ticket, h.prefix, h.number,"
                  " h.reference, h.target FROM ticket AS h WHERE h.hall = l.hall AND h.day = l.day"
                  " AND h.service = l.service AND h.lane = l.lane AND h.state = 'waiting'"
                  " AND h.busy = 0 ORDER BY h.reference, h.ticket LIMIT 3) AS t ON true"
                  " WHERE l.hall = ? AND l.day = ? AND l.waiting > 0" },
};

const HqText *
hq_board_view_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_board_view_table_read_calls:
 * @calls: (element-type HqBoardCall): gets every ticket that is called and not served yet
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_board_view_table_read_calls (HqDatabase *db, GArray *calls, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_CALLS], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqBoardCall call = {
        .ticket = hq_rows_get_int (rows, 0),
        .period = (int) hq_rows_get_int (rows, 1),
        .prefix = hq_rows_get_text (rows, 2)[0],
        .number = (guint) hq_rows_get_int (rows, 3),
        .language = g_intern_string (hq_rows_get_text (rows, 4)),
        .counter = (int) hq_rows_get_int (rows, 5),
        .called_at = hq_rows_get_int (rows, 6),
        .recalls = (int) hq_rows_get_int (rows, 7),
        .recalled_at = hq_rows_get_int (rows, 8),
        .announcements = (int) hq_rows_get_int (rows, 9),
      };

      g_array_append_val (calls, call);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_board_view_table_read_duties:
 * @duties: (element-type HqBoardDuty): gets the counters where somebody is signed in
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_board_view_table_read_duties (HqDatabase *db, GArray *duties, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_DUTIES], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqBoardDuty duty = { (int) hq_rows_get_int (rows, 0), hq_rows_get_int (rows, 1) != 0 };

      g_array_append_val (duties, duty);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_board_view_table_read_waiting:
 * @waiting: (element-type HqBoardWaiting): gets how many wait on @day for each service
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_board_view_table_read_waiting (HqDatabase *db, HqDate day, GArray *waiting, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_WAITING], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqBoardWaiting row = { g_intern_string (hq_rows_get_text (rows, 0)),
                             hq_rows_get_int (rows, 1) };

      g_array_append_val (waiting, row);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_board_view_table_read_next:
 * @next: (element-type HqBoardNext): gets, of each line of @day, the three that stand first and whose
 *   person is at no counter
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_board_view_table_read_next (HqDatabase *db, HqDate day, GArray *next, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_NEXT], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqBoardNext row = {
        .service = g_intern_string (hq_rows_get_text (rows, 0)),
        .ticket = hq_rows_get_int (rows, 1),
        .prefix = hq_rows_get_text (rows, 2)[0],
        .number = (guint) hq_rows_get_int (rows, 3),
        .reference = hq_rows_get_int (rows, 4),
        .target = hq_rows_get_int (rows, 5),
      };

      g_array_append_val (next, row);
    }
  return hq_rows_end (rows, error);
}
