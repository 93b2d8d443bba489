/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-database.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-file-system.h"
#include "hq-migration.h"
#include "hq-rows.h"
#include "hq-turnstile.h"

/* How long a change waits for the store before it says busy. Past it some process hangs: eight
 * writers flat out wait less than a second. */
#define HQ_DATABASE_BOUND (10 * G_USEC_PER_SEC)

/* How long SQLite itself waits between two looks at a lock that stands outside the turnstile (a
 * checkpoint's, a backup's), in microseconds. */
#define HQ_DATABASE_NAP 1000

struct _HqDatabase
{
  char *path;             /* (owned) */
  sqlite3 *handle;        /* (owned) */
  HqTurnstile *turnstile; /* (owned) (nullable): NULL when read-only */
  GHashTable *prepared;   /* (owned): HqText → HqRows */
  gint64 hall;            /* 0 before hq_database_set_hall() */
  gint64 busy_until;
  gboolean only_reads;
};

/* Statements of the connection itself. */
enum
{
  TEXT_BEGIN,
  TEXT_BEGIN_READ,
  TEXT_COMMIT,
  TEXT_ROLLBACK,
  TEXT_DATA_VERSION,
  TEXT_BACKUP,
  TEXT_INTEGRITY,
  TEXT_FOREIGN_KEYS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_BEGIN] = { "BEGIN IMMEDIATE" },
  [TEXT_BEGIN_READ] = { "BEGIN" },
  [TEXT_COMMIT] = { "COMMIT" },
  [TEXT_ROLLBACK] = { "ROLLBACK" },
  [TEXT_DATA_VERSION] = { "PRAGMA data_version" },
  [TEXT_BACKUP] = { "VACUUM INTO ?" },
  [TEXT_INTEGRITY] = { "PRAGMA integrity_check (20)" },
  [TEXT_FOREIGN_KEYS] = { "PRAGMA foreign_key_check" },
};

static int
hq_database_on_busy (void *data, int times)
{
  HqDatabase *db = data;
  gint64 now = g_get_monotonic_time ();

  if (times == 0 && db->busy_until < now)
    db->busy_until = now + HQ_DATABASE_BOUND;
  if (now >= db->busy_until)
    return 0;
  g_usleep (HQ_DATABASE_NAP);
  return 1;
}

static gboolean
hq_database_exec (HqDatabase *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  hq_rows_take_error (db->handle, db->path, error);
  return FALSE;
}

static gboolean
hq_database_only_reads (HqDatabaseMode mode)
{
  return mode == HQ_DATABASE_READ_ONLY || mode == HQ_DATABASE_COPY;
}

static gboolean
hq_database_configure (HqDatabase *db, HqDatabaseMode mode, GError **error)
{
  if (!hq_database_exec (db,
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA trusted_schema = OFF;"
                         "PRAGMA secure_delete = ON;"
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA temp_store = MEMORY",
                         error))
    return FALSE;
  /* A screen has two connections that only read, and a machine has many screens: their caches are
   * kept small, and are full before the day is an hour old. */
  if (hq_database_only_reads (mode))
    return hq_database_exec (db, "PRAGMA cache_size = -256; PRAGMA query_only = ON", error);
  /* Each commit is on the disk before it is acknowledged. */
  return hq_database_exec (db,
                           "PRAGMA cache_size = -16384;"
                           "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
                           error);
}

/* Whether another file, or none, is at the path now. The engine would go on with the one that it has
 * open, and whoever is told that a change was stored would look for it at the path in vain. */
static gboolean
hq_database_is_away (HqDatabase *db)
{
  int moved = 0;

  return sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK
         && moved != 0;
}

/* Whether the file is one of ours that can be used as asked; nothing has been written yet. */
static gboolean
hq_database_admit (HqDatabase *db, HqDatabaseMode mode, GError **error)
{
  if (mode == HQ_DATABASE_CREATE)
    return TRUE;
  if (!hq_migration_check (db->handle, db->path, hq_database_only_reads (mode), error))
    return FALSE;
  if (mode == HQ_DATABASE_READ_WRITE && sqlite3_db_readonly (db->handle, "main") == 1)
    {
      hq_error_set (error, HQ_ERROR_READ_ONLY, "%s", db->path);
      return FALSE;
    }
  return TRUE;
}

/* The engine's own opening of the file; @db has its path. */
static gboolean
hq_database_connect (HqDatabase *db, HqDatabaseMode mode, GError **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;

  /* A connection of the engine that is read-only forgets the CHECKs of the schema and does not hold
   * them against the file when it is asked whether that is whole; query_only does the same for us. */
  flags |= mode == HQ_DATABASE_COPY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == HQ_DATABASE_CREATE)
    flags |= SQLITE_OPEN_CREATE;
  if (mode == HQ_DATABASE_COPY)
    {
      /* Neither locks nor a log beside it, so that it can be read where a store cannot live. */
      escaped = g_uri_escape_string (db->path, "/", FALSE);
      uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
      flags |= SQLITE_OPEN_URI;
    }
  if (sqlite3_open_v2 (uri != NULL ? uri : db->path, &db->handle, flags, NULL) != SQLITE_OK)
    {
      hq_rows_take_error (db->handle, db->path, error);
      return FALSE;
    }
  sqlite3_busy_handler (db->handle, hq_database_on_busy, db);
  return TRUE;
}

/**
 * hq_database_open:
 * @path: a file
 * @mode: whether it is there, is to be made, or is only to be read
 * @error: return location for an error
 *
 * Opens a store, brings it to the version of this program (with a copy of it saved first), and
 * recovers by itself what a killed process left. A network or FUSE file system is refused before
 * anything is written; so is a file that is not ours, or newer.
 *
 * Returns: (transfer full): a connection, or %NULL with one of the store's errors
 */
HqDatabase *
hq_database_open (const char *path, HqDatabaseMode mode, GError **error)
{
  g_autoptr (HqDatabase) db = NULL;
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (mode != HQ_DATABASE_COPY && !hq_file_system_check (path, error))
    return NULL;
  if (there == (mode == HQ_DATABASE_CREATE))
    {
      hq_error_set (error, there ? HQ_ERROR_EXISTS : HQ_ERROR_OFFLINE, "%s", path);
      return NULL;
    }
  if (!hq_database_only_reads (mode) && !hq_file_system_check_writing (path, error))
    return NULL;

  db = g_new0 (HqDatabase, 1);
  db->path = g_strdup (path);
  db->only_reads = hq_database_only_reads (mode);
  db->prepared = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) hq_rows_free);
  if (!hq_database_connect (db, mode, error) || !hq_database_admit (db, mode, error))
    return NULL;
  if (!hq_database_only_reads (mode))
    {
      db->turnstile = hq_turnstile_new (path, error);
      if (db->turnstile == NULL)
        return NULL;
    }
  if (!hq_database_configure (db, mode, error))
    return NULL;
  if (!hq_database_only_reads (mode) && !hq_migration_run (db, db->handle, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * hq_database_close:
 * @db: (transfer full): a connection with no transaction open
 */
void
hq_database_close (HqDatabase *db)
{
  g_hash_table_unref (db->prepared);
  sqlite3_close (db->handle);
  g_clear_pointer (&db->turnstile, hq_turnstile_free);
  g_free (db->path);
  g_free (db);
}

/**
 * hq_database_keep_small:
 * @db: a connection of a screen, which changes little at a time
 * @error: return location for an error
 *
 * Keeps few pages of the store in memory; what was read before is in the machine's own cache.
 *
 * Returns: whether it does
 */
gboolean
hq_database_keep_small (HqDatabase *db, GError **error)
{
  return hq_database_exec (db, "PRAGMA cache_size = -512", error);
}

const char *
hq_database_get_path (HqDatabase *db)
{
  return db->path;
}

/**
 * hq_database_set_hall:
 * @db: a connection
 * @hall: the key of a hall in the store
 *
 * Every key begins with the hall, and a connection works for one: this one, from now on.
 */
void
hq_database_set_hall (HqDatabase *db, gint64 hall)
{
  db->hall = hall;
}

static HqRows *
hq_database_prepare (HqDatabase *db, const HqText *text, GError **error)
{
  HqRows *rows = g_hash_table_lookup (db->prepared, text);

  if (rows == NULL)
    {
      rows = hq_rows_new (db->handle, text->sql, error);
      if (rows != NULL)
        g_hash_table_insert (db->prepared, (gpointer) text, rows);
    }
  return rows;
}

/**
 * hq_rows_start:
 * @db: a connection
 * @text: a statement of a static table, not running now
 * @error: return location for an error
 * @format: a letter for each parameter, see above
 *
 * Returns: (transfer none): the rows, to be ended by hq_rows_end(); %NULL on failure
 */
HqRows *
hq_rows_start (HqDatabase *db, const HqText *text, GError **error, const char *format, ...)
{
  HqRows *rows = hq_database_prepare (db, text, error);
  gboolean bound;
  va_list args;

  if (rows == NULL)
    return NULL;
  va_start (args, format);
  bound = hq_rows_bind (rows, db->hall, format, args, error);
  va_end (args);
  return bound ? rows : NULL;
}

/**
 * hq_database_run:
 * @db: a connection
 * @text: a statement of a static table that returns no rows, or whose rows do not matter
 * @error: return location for an error
 * @format: a letter for each parameter, see hq_rows_start()
 *
 * Returns: whether it ran to its end
 */
gboolean
hq_database_run (HqDatabase *db, const HqText *text, GError **error, const char *format, ...)
{
  HqRows *rows = hq_database_prepare (db, text, error);
  gboolean bound;
  va_list args;

  if (rows == NULL)
    return FALSE;
  va_start (args, format);
  bound = hq_rows_bind (rows, db->hall, format, args, error);
  va_end (args);
  if (!bound)
    return FALSE;
  while (hq_rows_next (rows))
    continue;
  return hq_rows_end (rows, error);
}

static void
hq_database_roll_back (HqDatabase *db)
{
  g_autoptr (GError) local = NULL;

  /* Some failures have rolled back already. */
  if (sqlite3_get_autocommit (db->handle) == 0
      && !hq_database_run (db, &texts[TEXT_ROLLBACK], &local, ""))
    g_warning ("A transaction could not be rolled back: %s", local->message);
}

static gboolean
hq_database_transact (HqDatabase *db, HqDatabaseFunc func, gpointer user_data, GError **error)
{
  if (func (db, user_data, error) && hq_database_run (db, &texts[TEXT_COMMIT], error, ""))
    return TRUE;
  hq_database_roll_back (db);
  return FALSE;
}

/**
 * hq_database_write:
 * @db: a connection that may write
 * @func: what to do; may be run again
 * @user_data: for @func
 * @error: return location for an error
 *
 * The one way to change a store: one transaction, all or nothing, on the disk when this returns
 * %TRUE. Waits its turn; what is busy is tried again until the bound.
 *
 * Returns: %TRUE if it was committed; %HQ_ERROR_BUSY after ten seconds, %HQ_ERROR_OFFLINE while the
 *   file is not at its path, or @func's own error
 */
gboolean
hq_database_write (HqDatabase *db, HqDatabaseFunc func, gpointer user_data, GError **error)
{
  gint64 end = g_get_monotonic_time () + HQ_DATABASE_BOUND;

  g_return_val_if_fail (db->turnstile != NULL, FALSE);

  for (;;)
    {
      g_autoptr (GError) local = NULL;
      gboolean done = FALSE;

      if (!hq_turnstile_enter (db->turnstile, MAX (0, end - g_get_monotonic_time ())))
        {
          hq_error_set (error, HQ_ERROR_BUSY, "%s", db->path);
          return FALSE;
        }
      db->busy_until = end;
      if (hq_database_is_away (db))
        hq_error_set (&local, HQ_ERROR_OFFLINE, "%s", db->path);
      else if (hq_database_run (db, &texts[TEXT_BEGIN], &local, ""))
        done = hq_database_transact (db, func, user_data, &local);
      hq_turnstile_leave (db->turnstile);
      if (done)
        return TRUE;
      if (!hq_error_is (local, HQ_ERROR_BUSY) || g_get_monotonic_time () >= end)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
}

/**
 * hq_database_read:
 * @db: a connection
 * @func: what to read
 * @user_data: for @func
 * @error: return location for an error
 *
 * Runs @func on one snapshot of the store.
 *
 * Returns: what @func returned
 */
gboolean
hq_database_read (HqDatabase *db, HqDatabaseFunc func, gpointer user_data, GError **error)
{
  if (hq_database_is_away (db))
    {
      hq_error_set (error, HQ_ERROR_OFFLINE, "%s", db->path);
      return FALSE;
    }
  db->busy_until = g_get_monotonic_time () + HQ_DATABASE_BOUND;
  if (!hq_database_run (db, &texts[TEXT_BEGIN_READ], error, ""))
    return FALSE;
  return hq_database_transact (db, func, user_data, error);
}

/**
 * hq_database_get_changes:
 *
 * Returns: how many rows the last statement changed
 */
int
hq_database_get_changes (HqDatabase *db)
{
  return sqlite3_changes (db->handle);
}

/**
 * hq_database_get_version:
 *
 * Returns: a number that differs from the last one given when another connection has committed since;
 *   -1 when the store cannot be read
 */
gint64
hq_database_get_version (HqDatabase *db)
{
  HqRows *rows = NULL;
  gint64 version = -1;

  if (!hq_database_is_away (db))
    rows = hq_rows_start (db, &texts[TEXT_DATA_VERSION], NULL, "");
  if (rows == NULL)
    return -1;
  if (hq_rows_next (rows))
    version = hq_rows_get_int (rows, 0);
  return hq_rows_end (rows, NULL) ? version : -1;
}

/* The engine leaves it to the kernel when the copy reaches the disk. */
static gboolean
hq_database_sync (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    hq_error_set (error, errno == ENOSPC || errno == EDQUOT ? HQ_ERROR_NO_SPACE : HQ_ERROR_FAILED,
                  "%s: %s", path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return done;
}

/**
 * hq_database_backup:
 * @db: a connection
 * @path: a file that is not there
 * @error: return location for an error
 *
 * Writes a consistent copy while others work on. It may be on a network share, since nobody works on
 * it there.
 *
 * Returns: whether the copy is whole and on the disk; else what was begun of it is gone
 */
gboolean
hq_database_backup (HqDatabase *db, const char *path, GError **error)
{
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      hq_error_set (error, HQ_ERROR_EXISTS, "%s", path);
      return FALSE;
    }
  /* To write another file is writing as well. */
  if (db->only_reads && !hq_database_exec (db, "PRAGMA query_only = OFF", error))
    return FALSE;
  done = hq_database_run (db, &texts[TEXT_BACKUP], error, "s", path)
         && hq_database_sync (path, error);
  if (db->only_reads && !hq_database_exec (db, "PRAGMA query_only = ON", done ? error : NULL))
    done = FALSE;
  if (!done)
    unlink (path);
  return done;
}

/**
 * hq_database_check_integrity:
 * @db: a connection
 * @faults: (element-type utf8): gets a line for each fault found
 * @error: return location for an error
 *
 * Asks the engine whether the file is whole and each reference has its row.
 *
 * Returns: %FALSE if it could not be asked
 */
gboolean
hq_database_check_integrity (HqDatabase *db, GPtrArray *faults, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_INTEGRITY], error, "");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    if (g_strcmp0 (hq_rows_get_text (rows, 0), "ok") != 0)
      g_ptr_array_add (faults, g_strdup (hq_rows_get_text (rows, 0)));
  if (!hq_rows_end (rows, error))
    return FALSE;

  rows = hq_rows_start (db, &texts[TEXT_FOREIGN_KEYS], error, "");
  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    g_ptr_array_add (faults, g_strdup_printf ("a row of %s points to no row of %s",
                                              hq_rows_get_text (rows, 0),
                                              hq_rows_get_text (rows, 2)));
  return hq_rows_end (rows, error);
}

/**
 * hq_database_prepares:
 *
 * Returns: whether the engine accepts @text on this schema; for the test that tries them all
 */
gboolean
hq_database_prepares (HqDatabase *db, const HqText *text, GError **error)
{
  return hq_database_prepare (db, text, error) != NULL;
}
