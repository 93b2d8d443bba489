/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-sqlite-rows.h"

#include <errno.h>

#include "hq-error.h"

typedef struct
{
  HqRows base;
  sqlite3 *handle;    /* (borrowed) */
  sqlite3_stmt *stmt; /* (owned) */
  int result; /* of the last step; SQLITE_OK before the first */
} HqSqliteRows;

/* Whether the disk, the quota or the length that a file may have was at its end. The engine knows one
 * of the three by itself, and of the others no more than that it could not write: the reason is kept
 * with the file, which is the store's or its log. */
static gboolean
hq_sqlite_rows_is_full (sqlite3 *handle)
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
hq_sqlite_rows_map_result (sqlite3 *handle, int result)
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
      return hq_sqlite_rows_is_full (handle) ? HQ_ERROR_NO_SPACE : HQ_ERROR_OFFLINE;
    default:
      return HQ_ERROR_FAILED;
    }
}

/**
 * hq_sqlite_rows_take_error:
 * @handle: the connection on which something failed
 * @what: (nullable): what was tried
 * @error: return location for the error
 *
 * The one place where the engine's results become ours.
 */
void
hq_sqlite_rows_take_error (sqlite3 *handle, const char *what, GError **error)
{
  int result = sqlite3_extended_errcode (handle);

  hq_error_set (error, hq_sqlite_rows_map_result (handle, result), "%s%s%s", what != NULL ? what : "",
                what != NULL ? ": " : "", sqlite3_errmsg (handle));
}

HqRows *
hq_sqlite_rows_new (HqDatabase *db, sqlite3 *handle, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  HqSqliteRows *rows;

  if (sqlite3_prepare_v3 (handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      hq_sqlite_rows_take_error (handle, NULL, error);
      return NULL;
    }
  rows = g_new0 (HqSqliteRows, 1);
  rows->base.db = db;
  rows->handle = handle;
  rows->stmt = stmt;
  return &rows->base;
}

void
hq_sqlite_rows_free (HqRows *base)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  sqlite3_finalize (rows->stmt);
  g_free (rows);
}

/* Strings and bytes are bound as they stand: the caller keeps them until the rows end. */
gboolean
hq_sqlite_rows_start (HqRows *base, const char *format, va_list args, GError **error)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  int result = SQLITE_OK;
  int column = 0;

  for (const char *letter = format; *letter != '\0' && result == SQLITE_OK; letter++)
    {
      column++;
      switch (*letter)
        {
        case 'h':
          result = sqlite3_bind_int64 (rows->stmt, column, base->db->hall);
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
      hq_sqlite_rows_take_error (rows->handle, sqlite3_sql (rows->stmt), error);
      return FALSE;
    }
  if (column != sqlite3_bind_parameter_count (rows->stmt))
    g_error ("%d parameters for: %s", column, sqlite3_sql (rows->stmt));
  return TRUE;
}

gboolean
hq_sqlite_rows_run (HqRows *base, const char *format, va_list args, GError **error)
{
  if (!hq_sqlite_rows_start (base, format, args, error))
    return FALSE;
  while (hq_sqlite_rows_next (base))
    continue;
  return hq_sqlite_rows_end (base, error);
}

gboolean
hq_sqlite_rows_next (HqRows *base)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  rows->result = sqlite3_step (rows->stmt);
  return rows->result == SQLITE_ROW;
}

gint64
hq_sqlite_rows_get_int (HqRows *base, int column)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  return sqlite3_column_int64 (rows->stmt, column);
}

double
hq_sqlite_rows_get_double (HqRows *base, int column)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  return sqlite3_column_double (rows->stmt, column);
}

gboolean
hq_sqlite_rows_is_null (HqRows *base, int column)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  return sqlite3_column_type (rows->stmt, column) == SQLITE_NULL;
}

const char *
hq_sqlite_rows_get_text (HqRows *base, int column)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  return (const char *) sqlite3_column_text (rows->stmt, column);
}

const void *
hq_sqlite_rows_get_bytes (HqRows *base, int column, gsize *size)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  const void *bytes = sqlite3_column_blob (rows->stmt, column);

  *size = (gsize) sqlite3_column_bytes (rows->stmt, column);
  return bytes;
}

gboolean
hq_sqlite_rows_end (HqRows *base, GError **error)
{
  HqSqliteRows *rows = (HqSqliteRows *) base;
  gboolean failed = rows->result != SQLITE_ROW && rows->result != SQLITE_DONE
                    && rows->result != SQLITE_OK;

  if (failed)
    hq_sqlite_rows_take_error (rows->handle, NULL, error);
  sqlite3_reset (rows->stmt);
  rows->result = SQLITE_OK;
  return !failed;
}

static int
hq_sqlite_rows_bind (sqlite3_stmt *stmt, const HqBlock *block, guint row, guint column)
{
  const HqValue *value = hq_block_get (block, row, column);
  int at = (int) column + 1;

  if (value->is_null)
    return sqlite3_bind_null (stmt, at);
  switch (block->types[column])
    {
    case HQ_VALUE_INT:
      return sqlite3_bind_int64 (stmt, at, value->integer);
    case HQ_VALUE_REAL:
      return sqlite3_bind_double (stmt, at, value->real);
    case HQ_VALUE_TEXT:
      return sqlite3_bind_text64 (stmt, at, value->data, value->size, SQLITE_STATIC, SQLITE_UTF8);
    case HQ_VALUE_BYTES:
      return sqlite3_bind_blob64 (stmt, at, value->data, value->size, SQLITE_STATIC);
    default:
      return SQLITE_MISUSE;
    }
}

/* One row after the other: there is no way to a server to be saved. */
gboolean
hq_sqlite_rows_insert (HqDatabase *db, const HqText *text, const HqBlock *block, GError **error)
{
  HqSqliteRows *rows = (HqSqliteRows *) hq_database_prepare (db, text, error);

  if (rows == NULL)
    return FALSE;
  for (guint row = 0; row < block->n_rows; row++)
    {
      int result = SQLITE_OK;

      for (guint i = 0; i < block->n_columns && result == SQLITE_OK; i++)
        result = hq_sqlite_rows_bind (rows->stmt, block, row, i);
      if (result != SQLITE_OK)
        {
          hq_sqlite_rows_take_error (rows->handle, NULL, error);
          return FALSE;
        }
      hq_sqlite_rows_next (&rows->base);
      if (!hq_sqlite_rows_end (&rows->base, error))
        return FALSE;
    }
  return TRUE;
}
