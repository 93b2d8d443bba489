/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-sqlite-migration.h"

#include "hq-error.h"
#include "hq-migration.h"
#include "hq-sqlite-rows.h"

/* "HQue": how a store of ours is known among SQLite files. */
#define HQ_SQLITE_MIGRATION_APPLICATION_ID 0x48517565

static gboolean
hq_sqlite_migration_read_pragma (sqlite3 *handle, const char *sql, int *value, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean found = FALSE;

  if (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    {
      *value = sqlite3_column_int (stmt, 0);
      found = TRUE;
    }
  else
    hq_sqlite_rows_take_error (handle, NULL, error);
  sqlite3_finalize (stmt);
  return found;
}

/**
 * hq_sqlite_migration_check:
 * @handle: a connection on which nothing was written
 * @path: its file, for the message
 * @read_only: whether the file is only to be read, and so must have the known version
 * @error: return location for an error
 *
 * Returns: whether the file is ours and not newer than this program; else %HQ_ERROR_FOREIGN_FILE,
 *   %HQ_ERROR_VERSION_TOO_NEW, or what the engine says of a damaged file
 */
gboolean
hq_sqlite_migration_check (sqlite3 *handle, const char *path, gboolean read_only, GError **error)
{
  int application, version;

  if (!hq_sqlite_migration_read_pragma (handle, "PRAGMA application_id", &application, error)
      || !hq_sqlite_migration_read_pragma (handle, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != HQ_SQLITE_MIGRATION_APPLICATION_ID)
    {
      hq_error_set (error, HQ_ERROR_FOREIGN_FILE, "%s", path);
      return FALSE;
    }
  if (version > hq_migration_get_known_version ())
    {
      hq_error_set (error, HQ_ERROR_VERSION_TOO_NEW, "%s: %d > %d", path, version,
                    hq_migration_get_known_version ());
      return FALSE;
    }
  if (read_only && version < hq_migration_get_known_version ())
    {
      hq_error_set (error, HQ_ERROR_READ_ONLY, "%s: %d < %d", path, version,
                    hq_migration_get_known_version ());
      return FALSE;
    }
  return TRUE;
}

typedef struct
{
  sqlite3 *handle;
  int step;
} HqSqliteMigration;

static gboolean
hq_sqlite_migration_run_step (HqDatabase *db, gpointer user_data, GError **error)
{
  HqSqliteMigration *data = user_data;
  g_autofree char *mark = NULL;
  g_autofree char *sql = NULL;
  int version;

  /* Another process may have done it while this one waited. */
  if (!hq_sqlite_migration_read_pragma (data->handle, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > data->step)
    return TRUE;
  sql = hq_migration_load (data->step, HQ_MIGRATION_SQLITE, error);
  if (sql == NULL)
    return FALSE;
  mark = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d", data->step + 1,
                          HQ_SQLITE_MIGRATION_APPLICATION_ID);
  if (sqlite3_exec (data->handle, sql, NULL, NULL, NULL) != SQLITE_OK
      || sqlite3_exec (data->handle, mark, NULL, NULL, NULL) != SQLITE_OK)
    {
      hq_sqlite_rows_take_error (data->handle, hq_migration_get_name (data->step), error);
      return FALSE;
    }
  return TRUE;
}

/**
 * hq_sqlite_migration_run:
 * @db: a connection to a new file or to one of ours that is not newer
 * @handle: its engine's handle
 * @error: return location for an error
 *
 * Takes the store to the known version step by step, each in one transaction with its mark. A store
 * that has something in it is copied first to `<file>.version-<n>`.
 *
 * Returns: whether it has the known version now
 */
gboolean
hq_sqlite_migration_run (HqDatabase *db, sqlite3 *handle, GError **error)
{
  HqSqliteMigration data = { handle, 0 };
  int version;

  if (!hq_sqlite_migration_read_pragma (handle, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && version < hq_migration_get_known_version ())
    {
      g_autofree char *copy = g_strdup_printf ("%s.version-%d", hq_database_get_path (db), version);
      g_autoptr (GError) local = NULL;

      if (!hq_database_backup (db, copy, &local) && !hq_error_is (local, HQ_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  for (data.step = version; data.step < hq_migration_get_known_version (); data.step++)
    if (!hq_database_write (db, hq_sqlite_migration_run_step, &data, error))
      return FALSE;
  return TRUE;
}
