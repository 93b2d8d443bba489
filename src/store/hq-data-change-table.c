/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-data-change-table.h"

enum
{
  TEXT_LAST,
  TEXT_ADD,
  TEXT_ROWS,
  TEXT_TEXTS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_LAST] = { "SELECT coalesce(max(number), 0) FROM data_change WHERE hall = ?" },
  [TEXT_ADD] = { "INSERT INTO data_change (hall, number, at, staff, act, subject, before, after)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_ROWS] = { "SELECT number, at, staff, act, subject FROM data_change WHERE hall = ?"
                  " ORDER BY number DESC LIMIT ?" },
  [TEXT_TEXTS] = { "SELECT before, after FROM data_change WHERE hall = ? AND number = ?" },
};

const HqText *
hq_data_change_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_data_change_table_clear_row:
 * @row: (type HqDataChangeRow): a change
 *
 * Frees what it holds.
 */
void
hq_data_change_table_clear_row (gpointer row)
{
  HqDataChangeRow *self = row;

  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
}

/**
 * hq_data_change_table_get_last:
 * @number: (out): of the last change, 0 where there is none yet
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_data_change_table_get_last (HqDatabase *db, gint64 *number, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_LAST], error, "h"), number, error);
}

/**
 * hq_data_change_table_add:
 * @row: the change; its number is the one after the last
 *
 * Returns: whether it was stored
 */
gboolean
hq_data_change_table_add (HqDatabase *db, const HqDataChangeRow *row, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD], error, "hllsssss", row->number, row->at, row->staff,
                          row->act, row->subject, row->before, row->after);
}

/**
 * hq_data_change_table_read_rows:
 * @most: how many are wanted
 * @rows: (element-type HqDataChangeRow): gets the changes without their texts, the newest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_data_change_table_read_rows (HqDatabase *db, guint most, GArray *rows, GError **error)
{
  HqRows *running = hq_rows_start (db, &texts[TEXT_ROWS], error, "hl", (gint64) most);

  if (running == NULL)
    return FALSE;
  while (hq_rows_next (running))
    {
      HqDataChangeRow row = { hq_rows_get_int (running, 0),
                              hq_rows_get_int (running, 1),
                              g_intern_string (hq_rows_get_text (running, 2)),
                              g_intern_string (hq_rows_get_text (running, 3)),
                              g_strdup (hq_rows_get_text (running, 4)),
                              NULL,
                              NULL };

      g_array_append_val (rows, row);
    }
  return hq_rows_end (running, error);
}

/**
 * hq_data_change_table_read_texts:
 * @row: (inout): a change; gets what was before and after it, %NULL where there is no such change
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_data_change_table_read_texts (HqDatabase *db, HqDataChangeRow *row, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_TEXTS], error, "hl", row->number);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    {
      before = g_strdup (hq_rows_get_text (rows, 0));
      after = g_strdup (hq_rows_get_text (rows, 1));
    }
  if (!hq_rows_end (rows, error))
    return FALSE;
  g_free (row->before);
  g_free (row->after);
  row->before = g_steal_pointer (&before);
  row->after = g_steal_pointer (&after);
  return TRUE;
}
