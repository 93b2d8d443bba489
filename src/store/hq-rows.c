/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The running statements of hq-database.h, which are one interface with their connection. */
#include "hq-engine.h"

/**
 * hq_rows_start:
 * @db: a connection
 * @text: a statement of a static table, not running now
 * @error: return location for an error
 * @format: a letter for each parameter, see hq-database.h
 *
 * Returns: (transfer none): the rows, to be ended by hq_rows_end(); %NULL on failure
 */
HqRows *
hq_rows_start (HqDatabase *db, const HqText *text, GError **error, const char *format, ...)
{
  HqRows *rows = hq_database_prepare (db, text, error);
  va_list args;

  if (rows == NULL)
    return NULL;
  g_return_val_if_fail (!rows->running, NULL);
  va_start (args, format);
  rows->running = db->engine->start (rows, format, args, error);
  va_end (args);
  return rows->running ? rows : NULL;
}

/**
 * hq_rows_next:
 * @rows: a running statement
 *
 * Returns: whether there is a further row; at the end or after a failure, which hq_rows_end() tells,
 *   there is none
 */
gboolean
hq_rows_next (HqRows *rows)
{
  return rows->db->engine->next (rows);
}

gint64
hq_rows_get_int (HqRows *rows, int column)
{
  return rows->db->engine->get_int (rows, column);
}

double
hq_rows_get_double (HqRows *rows, int column)
{
  return rows->db->engine->get_double (rows, column);
}

gboolean
hq_rows_is_null (HqRows *rows, int column)
{
  return rows->db->engine->is_null (rows, column);
}

/**
 * hq_rows_get_text:
 *
 * Returns: (transfer none) (nullable): the text of @column, valid until the next row
 */
const char *
hq_rows_get_text (HqRows *rows, int column)
{
  return rows->db->engine->get_text (rows, column);
}

/**
 * hq_rows_get_bytes:
 *
 * Returns: (transfer none) (nullable): the bytes of @column, valid until the next column or row
 */
const void *
hq_rows_get_bytes (HqRows *rows, int column, gsize *size)
{
  return rows->db->engine->get_bytes (rows, column, size);
}

/**
 * hq_rows_end:
 * @rows: a running statement, which its database keeps for the next use
 * @error: return location for an error
 *
 * Returns: %FALSE if a row could not be had
 */
gboolean
hq_rows_end (HqRows *rows, GError **error)
{
  rows->running = FALSE;
  return rows->db->engine->end (rows, error);
}

/**
 * hq_rows_take_text:
 * @rows: (nullable): a statement that was just started, or %NULL where it could not be
 * @text: (out) (transfer full) (nullable): the first column of its first row, %NULL where there is none
 * @error: return location for an error, set already when @rows is %NULL
 *
 * Runs a statement of at most one row for the sake of one text.
 *
 * Returns: %FALSE if it could not be run
 */
gboolean
hq_rows_take_text (HqRows *rows, char **text, GError **error)
{
  g_autofree char *found = NULL;

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    found = g_strdup (hq_rows_get_text (rows, 0));
  if (!hq_rows_end (rows, error))
    return FALSE;
  *text = g_steal_pointer (&found);
  return TRUE;
}

/**
 * hq_rows_take_int:
 * @rows: (nullable): a statement that was just started, or %NULL where it could not be
 * @value: (out): the first column of its first row, 0 where there is none
 * @error: return location for an error, set already when @rows is %NULL
 *
 * Runs a statement to its end for the sake of one number.
 *
 * Returns: %FALSE if it could not be run
 */
gboolean
hq_rows_take_int (HqRows *rows, gint64 *value, GError **error)
{
  gint64 result = 0;

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    {
      result = hq_rows_get_int (rows, 0);
      while (hq_rows_next (rows))
        continue;
    }
  if (!hq_rows_end (rows, error))
    return FALSE;
  *value = result;
  return TRUE;
}
