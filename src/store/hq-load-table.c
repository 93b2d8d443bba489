/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-load-table.h"

enum
{
  TEXT_DUTIES,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_DUTIES] = { "SELECT d.counter, d.duty, d.signed_in_at, d.signed_out_at, p.started_at,"
                    " p.ended_at FROM duty AS d INDEXED BY duty_day"
                    " LEFT JOIN pause AS p ON p.hall = d.hall AND p.duty = d.duty"
                    " WHERE d.hall = ? AND d.day = ? ORDER BY d.counter, d.duty, p.pause" },
};

const HqText *
hq_load_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_load_table_read_duties:
 * @day: a business day
 * @duties: (element-type HqLoadDuty): gets who was signed in at each counter and when they paused, by
 *   counter and time
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_load_table_read_duties (HqDatabase *db, HqDate day, GArray *duties, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_DUTIES], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqLoadDuty row = {
        .counter = (int) hq_rows_get_int (rows, 0),
        .duty = hq_rows_get_int (rows, 1),
        .signed_in_at = hq_rows_get_int (rows, 2),
        .signed_out_at = hq_rows_get_int (rows, 3),
        .paused_at = hq_rows_get_int (rows, 4),
        .resumed_at = hq_rows_get_int (rows, 5),
      };

      g_array_append_val (duties, row);
    }
  return hq_rows_end (rows, error);
}
