/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-sheet-table.h"

enum
{
  TEXT_GET,
  TEXT_SET,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_GET] = { "SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM setting"
                 " WHERE hall = ? AND key = " HQ_SHEET_TABLE_KEY },
  [TEXT_SET] = { "INSERT INTO setting (hall, key, value)"
                 " VALUES (?1, " HQ_SHEET_TABLE_KEY ", ?2)"
                 " ON CONFLICT (hall, key) DO UPDATE SET value = excluded.value" },
};

/**
 * hq_sheet_table_get_texts:
 *
 * Returns: (transfer none): the statements of this table, for the test that prepares them all
 */
const HqText *
hq_sheet_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_sheet_table_get_last:
 * @last: (out): the last emergency number that was handed out to be printed, 0 for none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_sheet_table_get_last (HqDatabase *db, gint64 *last, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_GET], error, "h"), last, error);
}

/**
 * hq_sheet_table_set_last:
 * @last: the last emergency number that is handed out now
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_sheet_table_set_last (HqDatabase *db, gint64 last, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, last);

  return hq_database_run (db, &texts[TEXT_SET], error, "hs", value);
}
