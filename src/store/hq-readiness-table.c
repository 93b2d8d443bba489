/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-readiness-table.h"

enum
{
  TEXT_COUNT_ITEMS,
  TEXT_ITEMS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_COUNT_ITEMS] = { "SELECT count(*) FILTER (WHERE name_en = ''), count(*) FROM item"
                         " WHERE hall = ?" },
  [TEXT_ITEMS] = { "SELECT item, name FROM item WHERE hall = ? AND name_en = ''"
                   " ORDER BY item LIMIT ?" },
};

const HqText *
hq_readiness_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_readiness_table_count_items:
 * @nameless: (out): how many items of the catalogue have no English name
 * @total: (out): of how many
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_readiness_table_count_items (HqDatabase *db, gint64 *nameless, gint64 *total, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_COUNT_ITEMS], error, "h");
  gint64 found[2] = { 0 };

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    {
      found[0] = hq_rows_get_int (rows, 0);
      found[1] = hq_rows_get_int (rows, 1);
    }
  if (!hq_rows_end (rows, error))
    return FALSE;
  *nameless = found[0];
  *total = found[1];
  return TRUE;
}

/**
 * hq_readiness_table_read_items:
 * @most: how many at the most
 * @names: (element-type HqReadinessName): gets the first items that have no English name
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_readiness_table_read_items (HqDatabase *db, int most, GArray *names, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_ITEMS], error, "hi", most);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqReadinessName row = { "item", g_intern_string (hq_rows_get_text (rows, 0)),
                              g_intern_string (hq_rows_get_text (rows, 1)) };

      g_array_append_val (names, row);
    }
  return hq_rows_end (rows, error);
}
