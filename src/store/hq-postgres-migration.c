/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-migration.h"

#include <string.h>

#include "hq-dialect.h"
#include "hq-error.h"
#include "hq-migration.h"
#include "hq-postgres-grant.h"
#include "hq-postgres-rows.h"

enum
{
  TEXT_HAS_SCHEMA,
  TEXT_MAKE_SCHEMA,
  TEXT_MAKE_VERSION,
  TEXT_GET_VERSION,
  TEXT_FIRST_VERSION,
  TEXT_SET_VERSION,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_HAS_SCHEMA] = { "SELECT count(*) FROM pg_namespace WHERE nspname = 'hall_queue'" },
  [TEXT_MAKE_SCHEMA] = { "CREATE SCHEMA hall_queue" },
  [TEXT_MAKE_VERSION] = { "CREATE TABLE hall_queue.store_version (version bigint NOT NULL)" },
  [TEXT_GET_VERSION] = { "SELECT version FROM hall_queue.store_version" },
  [TEXT_FIRST_VERSION] = { "INSERT INTO hall_queue.store_version VALUES (0)" },
  [TEXT_SET_VERSION] = { "UPDATE store_version SET version = ?" },
};

/**
 * hq_postgres_migration_send:
 * @pipe: a pipe that the caller holds, and that was connected
 * @sql: statements, each of which ends with its line
 * @error: return location for an error
 *
 * A step has many statements, which only the simple way of asking takes at once: each is sent by
 * itself. What is quoted by dollars holds semicolons.
 *
 * Returns: whether all of them were done
 */
gboolean
hq_postgres_migration_send (HqPostgresPipe *pipe, const char *sql, GError **error)
{
  g_autoptr (GString) statement = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
  gboolean quoted = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *comment = strstr (lines[i], "--");

      if (comment != NULL)
        *comment = '\0';
      g_string_append_printf (statement, "%s\n", g_strchomp (lines[i]));
      for (const char *at = strstr (lines[i], "$$"); at != NULL; at = strstr (at + 2, "$$"))
        quoted = !quoted;
      if (quoted || !g_str_has_suffix (lines[i], ";"))
        continue;
      if (!hq_postgres_pipe_exec (pipe, statement->str, error))
        return FALSE;
      g_string_truncate (statement, 0);
    }
  return TRUE;
}

static gboolean
hq_postgres_migration_run_step (HqDatabase *db, gpointer user_data, GError **error)
{
  int step = *(int *) user_data;
  g_autofree char *written = NULL;
  g_autofree char *sql = NULL;
  gint64 version;

  /* Another machine may have done it while this one waited. */
  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_GET_VERSION], error, ""), &version, error))
    return FALSE;
  if (version > step)
    return TRUE;
  written = hq_migration_load (step, HQ_MIGRATION_POSTGRES, error);
  if (written == NULL)
    return FALSE;
  sql = hq_dialect_translate_schema (written);
  if (!hq_postgres_migration_send (((HqPostgres *) db)->pipe, sql, error))
    {
      g_prefix_error (error, "%s: ", hq_migration_get_name (step));
      return FALSE;
    }
  return hq_database_run (db, &texts[TEXT_SET_VERSION], error, "l", (gint64) step + 1);
}

static gboolean
hq_postgres_migration_found (HqDatabase *db, gpointer user_data, GError **error)
{
  gint64 found;

  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_HAS_SCHEMA], error, ""), &found, error)
         && (found != 0
             || (hq_database_run (db, &texts[TEXT_MAKE_SCHEMA], error, "")
                 && hq_database_run (db, &texts[TEXT_MAKE_VERSION], error, "")
                 && hq_database_run (db, &texts[TEXT_FIRST_VERSION], error, "")));
}

/**
 * hq_postgres_migration_run:
 * @db: a connection
 * @mode: whether a store is to be made where there is none
 * @error: return location for an error
 *
 * Takes the store to the known version step by step, each in one transaction with its mark. A server
 * needs no copy first: it takes a step that fails back as a whole.
 *
 * Returns: whether it has the known version now; %HQ_ERROR_FOREIGN_FILE where there is no store,
 *   %HQ_ERROR_VERSION_TOO_NEW, %HQ_ERROR_READ_ONLY for an older one that is only to be read
 */
gboolean
hq_postgres_migration_run (HqDatabase *db, HqDatabaseMode mode, GError **error)
{
  int known = hq_migration_get_known_version ();
  gint64 version;

  if (mode == HQ_DATABASE_CREATE
      && !hq_database_write (db, hq_postgres_migration_found, NULL, error))
    return FALSE;
  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_GET_VERSION], error, ""), &version, error))
    return FALSE;
  if (version > known || (db->only_reads && version < known))
    {
      g_autofree char *shown = hq_database_describe (db->path);

      hq_error_set (error, version > known ? HQ_ERROR_VERSION_TOO_NEW : HQ_ERROR_READ_ONLY,
                    "%s: %d, %d", shown, (int) version, known);
      return FALSE;
    }
  for (int step = (int) version; step < known; step++)
    if (!hq_database_write (db, hq_postgres_migration_run_step, &step, error))
      return FALSE;
  return version == known || hq_postgres_grant_renew (db, error);
}
