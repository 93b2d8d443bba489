/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pad-view-table.h"

enum
{
  TEXT_LAST,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* Who ended last may have begun before others, who were served while the ticket was parked; the
   * look back ends somewhere. Whoever was written down afterwards is not there to be asked. */
  [TEXT_LAST] = { "SELECT ticket, period FROM"
                  " (SELECT ticket, period, ended_at, \"end\", measured FROM period"
                  " INDEXED BY period_started"
                  " WHERE hall = ? AND counter = ? AND started_at IS NOT NULL"
                  " ORDER BY started_at DESC LIMIT 20) AS p"
                  " WHERE \"end\" IN ('finished', 'continued') AND measured = 1"
                  " ORDER BY ended_at DESC LIMIT 1" },
};

const HqText *
hq_pad_view_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_pad_view_table_find_last:
 * @counter: a counter
 * @ticket: (out): whose service ended there last; 0 for nobody
 * @period: (out): and the stay
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_pad_view_table_find_last (HqDatabase *db,
                             int counter,
                             gint64 *ticket,
                             int *period,
                             GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LAST], error, "hi", counter);

  if (rows == NULL)
    return FALSE;
  *ticket = 0;
  *period = 0;
  if (hq_rows_next (rows))
    {
      *ticket = hq_rows_get_int (rows, 0);
      *period = (int) hq_rows_get_int (rows, 1);
    }
  return hq_rows_end (rows, error);
}
