/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-view-table.h"

enum
{
  TEXT_DUTY,
  TEXT_OTHERS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_DUTY] = { "SELECT d.duty, d.staff, d.signed_in_at, d.last_ticket, p.started_at, p.reason,"
                  " p.public, p.until FROM duty AS d LEFT JOIN pause AS p ON p.hall = d.hall"
                  " AND p.duty = d.duty AND p.ended_at IS NULL"
                  " WHERE d.hall = ? AND d.counter = ? AND d.signed_out_at IS NULL" },
  [TEXT_OTHERS] = { "SELECT DISTINCT o.counter FROM counter_service AS m"
                    " CROSS JOIN counter_service AS o INDEXED BY counter_service_service"
                    " ON o.hall = m.hall AND o.service = m.service AND o.counter <> m.counter"
                    " CROSS JOIN duty AS d ON d.hall = o.hall AND d.counter = o.counter"
                    " AND d.signed_out_at IS NULL"
                    " WHERE m.hall = ?1 AND m.counter = ?2"
                    " AND (m.lent_until IS NULL OR m.lent_until > ?3)"
                    " AND (o.lent_until IS NULL OR o.lent_until > ?3) AND NOT EXISTS (SELECT 1"
                    " FROM pause AS p WHERE p.hall = d.hall AND p.duty = d.duty"
                    " AND p.ended_at IS NULL) ORDER BY o.counter" },
};

const HqText *
hq_counter_view_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_counter_view_table_get_duty:
 * @duty: (out): who is signed in at @counter; its duty is 0 when nobody is
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_view_table_get_duty (HqDatabase *db,
                                int counter,
                                HqCounterViewDuty *duty,
                                GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_DUTY], error, "hi", counter);

  if (rows == NULL)
    return FALSE;
  *duty = (HqCounterViewDuty){ 0 };
  if (hq_rows_next (rows))
    *duty = (HqCounterViewDuty){
      .duty = hq_rows_get_int (rows, 0),
      .staff = g_intern_string (hq_rows_get_text (rows, 1)),
      .signed_in_at = hq_rows_get_int (rows, 2),
      .last_ticket = hq_rows_get_int (rows, 3),
      .paused_at = hq_rows_get_int (rows, 4),
      .reason = g_intern_string (hq_rows_get_text (rows, 5)),
      .public = hq_rows_get_int (rows, 6) != 0,
      .until = hq_rows_get_int (rows, 7),
    };
  return hq_rows_end (rows, error);
}

/**
 * hq_counter_view_table_read_others:
 * @desk: a counter, and when
 * @others: (element-type int): gets the other counters that serve one of its services then, where
 *   somebody is signed in and not paused, by their numbers
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_counter_view_table_read_others (HqDatabase *db,
                                   const HqTicketDesk *desk,
                                   GArray *others,
                                   GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_OTHERS], error, "hil", desk->counter, desk->now);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      int other = (int) hq_rows_get_int (rows, 0);

      g_array_append_val (others, other);
    }
  return hq_rows_end (rows, error);
}
