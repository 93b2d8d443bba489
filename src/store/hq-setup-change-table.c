/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-change-table.h"

enum
{
  TEXT_LAST,
  TEXT_ADD,
  TEXT_ROWS,
  TEXT_TEXT,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_LAST] = { "SELECT coalesce(max(number), 0) FROM setup_change WHERE hall = ?" },
  [TEXT_ADD] = { "INSERT INTO setup_change (hall, number, at, staff, act, text)"
                 " VALUES (?, ?, ?, ?, ?, ?)" },
  [TEXT_ROWS] = { "SELECT number, at, staff, act FROM setup_change WHERE hall = ?"
                  " ORDER BY number DESC" },
  [TEXT_TEXT] = { "SELECT text FROM setup_change WHERE hall = ? AND number = ?" },
};

const HqText *
hq_setup_change_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_setup_change_table_get_last:
 * @number: (out): of the last change, 0 where there is none yet
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_setup_change_table_get_last (HqDatabase *db, gint64 *number, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_LAST], error, "h"), number, error);
}

/**
 * hq_setup_change_table_add:
 * @row: the change; its number is the one after the last
 * @text: the hall's file after it
 *
 * Returns: whether it was stored
 */
gboolean
hq_setup_change_table_add (HqDatabase *db,
                           const HqSetupChangeRow *row,
                           const char *text,
                           GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD], error, "hllsss", row->number, row->at, row->staff,
                          row->act, text);
}

/**
 * hq_setup_change_table_read_rows:
 * @rows: (element-type HqSetupChangeRow): gets the changes, the newest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_setup_change_table_read_rows (HqDatabase *db, GArray *rows, GError **error)
{
  HqRows *running = hq_rows_start (db, &texts[TEXT_ROWS], error, "h");

  if (running == NULL)
    return FALSE;
  while (hq_rows_next (running))
    {
      HqSetupChangeRow row = { hq_rows_get_int (running, 0), hq_rows_get_int (running, 1),
                               g_intern_string (hq_rows_get_text (running, 2)),
                               g_intern_string (hq_rows_get_text (running, 3)) };

      g_array_append_val (rows, row);
    }
  return hq_rows_end (running, error);
}

/**
 * hq_setup_change_table_read_text:
 * @number: of a change
 * @text: (out) (transfer full) (nullable): the hall's file after it; %NULL where there is no such
 *   change
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_setup_change_table_read_text (HqDatabase *db, gint64 number, char **text, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_TEXT], error, "hl", number);

  if (rows == NULL)
    return FALSE;
  *text = NULL;
  if (hq_rows_next (rows))
    *text = g_strdup (hq_rows_get_text (rows, 0));
  if (hq_rows_end (rows, error))
    return TRUE;
  g_clear_pointer (text, g_free);
  return FALSE;
}
