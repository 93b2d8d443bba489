/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rows.h"

#include <errno.h>

#include "hq-error.h"

struct _HqRows
{
  sqlite3 *handle;    /* (borrowed) */
  sqlite3_stmt *stmt; /* (owned) */
  gboolean running;
  int result;
};

/* Whether the disk, the quota or the length that a file may have was at its end. The engine knows one
 * of the three by itself, and of the others no more than that it could not write: the reason is kept
 * with the file, which is the store's or its log. */
static gboolean
hq_rows_is_full (sqlite3 *handle)
{
  int reasons[] = { sqlite3_system_errno (handle), 0, 0 };
  sqlite3_file *log = NULL;

  sqlite3_file_control (handle, "main", SQLITE_FCNTL_LAST_ERRNO, &reasons[1]);
  if (sqlite3_file_control (handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK
      && log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &reasons[2]);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i] == ENOSPC || reasons[i] == EDQUOT || reasons[i] == EFBIG)
      return TRUE;
  return FALSE;
}

static HqError
hq_rows_map_result (sqlite3 *handle, int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HQ_ERROR_BUSY;
    case SQLITE_FULL:
      return HQ_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return HQ_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return HQ_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return HQ_ERROR_FOREIGN_FILE;
    case SQLITE_CONSTRAINT:
      return HQ_ERROR_CONFLICT;
    case SQLITE_CANTOPEN:
      return HQ_ERROR_OFFLINE;
    case SQLITE_IOERR:
      if (result == SQLITE_IOERR_SHORT_READ || result == SQLITE_IOERR_CORRUPTFS)
        return HQ_ERROR_CORRUPT;
      return hq_rows_is_full (handle) ? HQ_ERROR_NO_SPACE : HQ_ERROR_OFFLINE;
    default:
      return HQ_ERROR_FAILED;
    }
}

/**
 * hq_rows_take_error:
 * @handle: the connection on which something failed
 * @what: (nullable): what was tried
 * @error: return location for the error
 *
 * The one place where the engine's results become ours.
 */
void
hq_rows_take_error (sqlite3 *handle, const char *what, GError **error)
{
  int result = sqlite3_extended_errcode (handle);

  hq_error_set (error, hq_rows_map_result (handle, result), "%s%s%s", what != NULL ? what : "",
                what != NULL ? ": " : "", sqlite3_errmsg (handle));
}

HqRows *
hq_rows_new (sqlite3 *handle, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  HqRows *rows;

  if (sqlite3_prepare_v3 (handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      hq_rows_take_error (handle, NULL, error);
      return NULL;
    }
  rows = g_new0 (HqRows, 1);
  rows->handle = handle;
  rows->stmt = stmt;
  return rows;
}

void
hq_rows_free (HqRows *rows)
{
  sqlite3_finalize (rows->stmt);
  g_free (rows);
}

/* Strings and bytes are bound as they stand: the caller keeps them until the rows end. */
gboolean
hq_rows_bind (HqRows *rows, gint64 hall, const char *format, va_list args, GError **error)
{
  int result = SQLITE_OK;
  int column = 0;

  g_return_val_if_fail (!rows->running, FALSE);

  for (const char *letter = format; *letter != '\0' && result == SQLITE_OK; letter++)
    {
      column++;
      switch (*letter)
        {
        case 'h':
          result = sqlite3_bind_int64 (rows->stmt, column, hall);
          break;
        case 'i':
          result = sqlite3_bind_int64 (rows->stmt, column, va_arg (args, int));
          break;
        case 'l':
          result = sqlite3_bind_int64 (rows->stmt, column, va_arg (args, gint64));
          break;
        case 'z':
          {
            gint64 value = va_arg (args, gint64);

            result = value == 0 ? sqlite3_bind_null (rows->stmt, column)
                                : sqlite3_bind_int64 (rows->stmt, column, value);
            break;
          }
        case 's':
          result = sqlite3_bind_text (rows->stmt, column, va_arg (args, const char *), -1,
                                      SQLITE_STATIC);
          break;
        case 'd':
          result = sqlite3_bind_double (rows->stmt, column, va_arg (args, double));
          break;
        case 'b':
          {
            const void *bytes = va_arg (args, const void *);
            gsize size = va_arg (args, gsize);

            result = sqlite3_bind_blob64 (rows->stmt, column, bytes, size, SQLITE_STATIC);
            break;
          }
        default:
          g_assert_not_reached ();
        }
    }
  if (result != SQLITE_OK)
    {
      hq_rows_take_error (rows->handle, sqlite3_sql (rows->stmt), error);
      return FALSE;
    }
  if (column != sqlite3_bind_parameter_count (rows->stmt))
    g_error ("%d parameters for: %s", column, sqlite3_sql (rows->stmt));
  rows->running = TRUE;
  return TRUE;
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
  rows->result = sqlite3_step (rows->stmt);
  return rows->result == SQLITE_ROW;
}

gint64
hq_rows_get_int (HqRows *rows, int column)
{
  return sqlite3_column_int64 (rows->stmt, column);
}

double
hq_rows_get_double (HqRows *rows, int column)
{
  return sqlite3_column_double (rows->stmt, column);
}

gboolean
hq_rows_is_null (HqRows *rows, int column)
{
  return sqlite3_column_type (rows->stmt, column) == SQLITE_NULL;
}

/**
 * hq_rows_get_text:
 *
 * Returns: (transfer none) (nullable): the text of @column, valid until the next row
 */
const char *
hq_rows_get_text (HqRows *rows, int column)
{
  return (const char *) sqlite3_column_text (rows->stmt, column);
}

/**
 * hq_rows_get_bytes:
 *
 * Returns: (transfer none) (nullable): the bytes of @column, valid until the next row
 */
const void *
hq_rows_get_bytes (HqRows *rows, int column, gsize *size)
{
  const void *bytes = sqlite3_column_blob (rows->stmt, column);

  *size = (gsize) sqlite3_column_bytes (rows->stmt, column);
  return bytes;
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
  gboolean failed = rows->result != SQLITE_ROW && rows->result != SQLITE_DONE
                    && rows->result != SQLITE_OK;

  if (failed)
    hq_rows_take_error (rows->handle, NULL, error);
  sqlite3_reset (rows->stmt);
  rows->running = FALSE;
  rows->result = SQLITE_OK;
  return !failed;
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
    result = hq_rows_get_int (rows, 0);
  while (rows->result == SQLITE_ROW && hq_rows_next (rows))
    continue;
  if (!hq_rows_end (rows, error))
    return FALSE;
  *value = result;
  return TRUE;
}
