/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-closing-table.h"

enum
{
  TEXT_WAITING,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_WAITING] = { "SELECT t.service, t.prefix, t.number, t.class, l.wait_from FROM service AS s"
                     " CROSS JOIN ticket AS t INDEXED BY ticket_waiting ON t.hall = s.hall"
                     " AND t.day = ?2 AND t.service = s.service AND t.state = 'waiting'"
                     " CROSS JOIN leg AS l ON l.hall = t.hall AND l.ticket = t.ticket"
                     " AND l.leg = t.leg WHERE s.hall = ?1"
                     " ORDER BY s.service, l.wait_from, t.ticket" },
};

const HqText *
hq_closing_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_closing_table_read_waiting:
 * @tickets: (element-type HqClosingTicket): gets who waits on @day, by service, the longest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_closing_table_read_waiting (HqDatabase *db, HqDate day, GArray *tickets, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_WAITING], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqClosingTicket row = {
        .service = g_intern_string (hq_rows_get_text (rows, 0)),
        .prefix = hq_rows_get_text (rows, 1)[0],
        .number = (guint) hq_rows_get_int (rows, 2),
        .class = (HqClass) hq_nick_find (HQ_SET_CLASS, hq_rows_get_text (rows, 3)),
        .since = hq_rows_get_int (rows, 4),
      };

      g_array_append_val (tickets, row);
    }
  return hq_rows_end (rows, error);
}
