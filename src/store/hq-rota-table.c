/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rota-table.h"

enum
{
  TEXT_READ,
  TEXT_DAYS,
  TEXT_CLEAR,
  TEXT_ADD,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_READ] = { "SELECT counter, halves FROM rota_day WHERE hall = ? AND day = ?"
                  " ORDER BY counter" },
  [TEXT_DAYS] = { "SELECT DISTINCT day FROM rota_day WHERE hall = ? AND day >= ? ORDER BY day" },
  [TEXT_CLEAR] = { "DELETE FROM rota_day WHERE hall = ? AND day = ?" },
  [TEXT_ADD] = { "INSERT INTO rota_day (hall, day, counter, halves) VALUES (?, ?, ?, ?)" },
};

const HqText *
hq_rota_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_rota_table_read:
 * @rows: (element-type HqRotaCounter): gets the rota that @day has of its own, by counter; nothing for
 *   a day that goes by its kind
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rota_table_read (HqDatabase *db, HqDate day, GArray *rows, GError **error)
{
  HqRows *found = hq_rows_start (db, &texts[TEXT_READ], error, "hi", (int) day);

  if (found == NULL)
    return FALSE;
  while (hq_rows_next (found))
    {
      HqRotaCounter row = { (int) hq_rows_get_int (found, 0),
                            (guint64) hq_rows_get_int (found, 1) };

      g_array_append_val (rows, row);
    }
  return hq_rows_end (found, error);
}

/**
 * hq_rota_table_read_days:
 * @days: (element-type HqDate): gets the days from @from on that have a rota of their own
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_rota_table_read_days (HqDatabase *db, HqDate from, GArray *days, GError **error)
{
  HqRows *found = hq_rows_start (db, &texts[TEXT_DAYS], error, "hi", (int) from);

  if (found == NULL)
    return FALSE;
  while (hq_rows_next (found))
    {
      HqDate day = (HqDate) hq_rows_get_int (found, 0);

      g_array_append_val (days, day);
    }
  return hq_rows_end (found, error);
}

/**
 * hq_rota_table_replace:
 * @rows: (nullable) (element-type HqRotaCounter): the rota of @day; %NULL to let it go by its kind
 *
 * Returns: whether it was stored
 */
gboolean
hq_rota_table_replace (HqDatabase *db, HqDate day, const GArray *rows, GError **error)
{
  if (!hq_database_run (db, &texts[TEXT_CLEAR], error, "hi", (int) day))
    return FALSE;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HqRotaCounter *row = &g_array_index (rows, HqRotaCounter, i);

      if (!hq_database_run (db, &texts[TEXT_ADD], error, "hiil", (int) day, row->counter,
                            (gint64) row->halves))
        return FALSE;
    }
  return TRUE;
}
