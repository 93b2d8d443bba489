/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-engine.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-file-system.h"
#include "hq-sqlite-migration.h"
#include "hq-sqlite-rows.h"
#include "hq-turnstile.h"

/* How long SQLite itself waits between two looks at a lock that stands outside the turnstile (a
 * checkpoint's, a backup's), in microseconds. */
#define HQ_SQLITE_NAP 1000

typedef struct
{
  HqDatabase base;
  sqlite3 *handle;        /* (owned) */
  HqTurnstile *turnstile; /* (owned) (nullable): NULL when read-only */
  gboolean at_turn;       /* whether it holds the turnstile */
  gint64 busy_until;
} HqSqlite;

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
hq_sqlite_on_busy (void *data, int times)
{
  HqSqlite *db = data;
  gint64 now = g_get_monotonic_time ();

  if (times == 0 && db->busy_until < now)
    db->busy_until = now + HQ_ENGINE_BOUND;
  if (now >= db->busy_until)
    return 0;
  g_usleep (HQ_SQLITE_NAP);
  return 1;
}

static gboolean
hq_sqlite_exec (HqSqlite *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  hq_sqlite_rows_take_error (db->handle, db->base.path, error);
  return FALSE;
}

static gboolean
hq_sqlite_only_reads (HqDatabaseMode mode)
{
  return mode == HQ_DATABASE_READ_ONLY || mode == HQ_DATABASE_READ_APART
         || mode == HQ_DATABASE_COPY;
}

static gboolean
hq_sqlite_configure (HqSqlite *db, HqDatabaseMode mode, GError **error)
{
  if (!hq_sqlite_exec (db,
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA trusted_schema = OFF;"
                         "PRAGMA secure_delete = ON;"
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA temp_store = MEMORY",
                         error))
    return FALSE;
  /* Whoever reads for long does so once, and gives the memory back. */
  if (mode == HQ_DATABASE_READ_APART)
    return hq_sqlite_exec (db, "PRAGMA cache_size = -16384; PRAGMA query_only = ON", error);
  /* A screen has two connections that only read, and a machine has many screens: their caches are
   * kept small, and are full before the day is an hour old. */
  if (hq_sqlite_only_reads (mode))
    return hq_sqlite_exec (db, "PRAGMA cache_size = -256; PRAGMA query_only = ON", error);
  /* Each commit is on the disk before it is acknowledged. */
  return hq_sqlite_exec (db,
                           "PRAGMA cache_size = -16384;"
                           "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
                           error);
}

/* Whether another file, or none, is at the path now. The engine would go on with the one that it has
 * open, and whoever is told that a change was stored would look for it at the path in vain. */
static gboolean
hq_sqlite_is_away (HqSqlite *db)
{
  int moved = 0;

  return sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK
         && moved != 0;
}

/* Whether the file is one of ours that can be used as asked; nothing has been written yet. */
static gboolean
hq_sqlite_admit (HqSqlite *db, HqDatabaseMode mode, GError **error)
{
  if (mode == HQ_DATABASE_CREATE)
    return TRUE;
  if (!hq_sqlite_migration_check (db->handle, db->base.path, hq_sqlite_only_reads (mode), error))
    return FALSE;
  if (mode == HQ_DATABASE_READ_WRITE && sqlite3_db_readonly (db->handle, "main") == 1)
    {
      hq_error_set (error, HQ_ERROR_READ_ONLY, "%s", db->base.path);
      return FALSE;
    }
  return TRUE;
}

/* The engine's own opening of the file; @db has its path. */
static gboolean
hq_sqlite_connect (HqSqlite *db, HqDatabaseMode mode, GError **error)
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
      escaped = g_uri_escape_string (db->base.path, "/", FALSE);
      uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
      flags |= SQLITE_OPEN_URI;
    }
  if (sqlite3_open_v2 (uri != NULL ? uri : db->base.path, &db->handle, flags, NULL) != SQLITE_OK)
    {
      hq_sqlite_rows_take_error (db->handle, db->base.path, error);
      return FALSE;
    }
  sqlite3_busy_handler (db->handle, hq_sqlite_on_busy, db);
  return TRUE;
}

static void
hq_sqlite_close (HqDatabase *base)
{
  HqSqlite *db = (HqSqlite *) base;

  sqlite3_close (db->handle);
  g_clear_pointer (&db->turnstile, hq_turnstile_free);
  g_free (db);
}

static gboolean
hq_sqlite_keep_small (HqDatabase *base, GError **error)
{
  return hq_sqlite_exec ((HqSqlite *) base, "PRAGMA cache_size = -512", error);
}

static void
hq_sqlite_leave (HqSqlite *db)
{
  if (db->at_turn)
    hq_turnstile_leave (db->turnstile);
  db->at_turn = FALSE;
}

static gboolean
hq_sqlite_begin (HqDatabase *base, gboolean writes, gint64 until, GError **error)
{
  HqSqlite *db = (HqSqlite *) base;

  if (writes)
    {
      g_return_val_if_fail (db->turnstile != NULL, FALSE);
      db->at_turn = hq_turnstile_enter (db->turnstile, MAX (0, until - g_get_monotonic_time ()));
      if (!db->at_turn)
        {
          hq_error_set (error, HQ_ERROR_BUSY, "%s", base->path);
          return FALSE;
        }
    }
  db->busy_until = until;
  if (hq_sqlite_is_away (db))
    hq_error_set (error, HQ_ERROR_OFFLINE, "%s", base->path);
  else if (hq_database_run (base, &texts[writes ? TEXT_BEGIN : TEXT_BEGIN_READ], error, ""))
    return TRUE;
  hq_sqlite_leave (db);
  return FALSE;
}

static gboolean
hq_sqlite_commit (HqDatabase *base, GError **error)
{
  if (!hq_database_run (base, &texts[TEXT_COMMIT], error, ""))
    return FALSE;
  hq_sqlite_leave ((HqSqlite *) base);
  return TRUE;
}

static void
hq_sqlite_roll_back (HqDatabase *base)
{
  HqSqlite *db = (HqSqlite *) base;
  g_autoptr (GError) local = NULL;

  /* Some failures have rolled back already. */
  if (sqlite3_get_autocommit (db->handle) == 0
      && !hq_database_run (base, &texts[TEXT_ROLLBACK], &local, ""))
    g_warning ("A transaction could not be rolled back: %s", local->message);
  hq_sqlite_leave (db);
}

/* Each statement has run when it returns. */
static gboolean
hq_sqlite_settle (HqDatabase *base, GError **error)
{
  return TRUE;
}

/* One machine, one clock. */
static gboolean
hq_sqlite_set_clock (HqDatabase *base, GError **error)
{
  return TRUE;
}

static HqTime
hq_sqlite_read_clock (HqDatabase *base)
{
  return g_get_real_time ();
}

static HqTime
hq_sqlite_read_steady (HqDatabase *base)
{
  return g_get_monotonic_time ();
}

static int
hq_sqlite_get_changes (HqDatabase *base)
{
  return sqlite3_changes (((HqSqlite *) base)->handle);
}

static gint64
hq_sqlite_get_version (HqDatabase *base)
{
  HqRows *rows = NULL;
  gint64 version = -1;

  if (!hq_sqlite_is_away ((HqSqlite *) base))
    rows = hq_rows_start (base, &texts[TEXT_DATA_VERSION], NULL, "");
  if (rows == NULL)
    return -1;
  if (hq_rows_next (rows))
    version = hq_rows_get_int (rows, 0);
  return hq_rows_end (rows, NULL) ? version : -1;
}

/* The engine leaves it to the kernel when the copy reaches the disk. */
static gboolean
hq_sqlite_sync (const char *path, GError **error)
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

static gboolean
hq_sqlite_backup (HqDatabase *base, const char *path, GError **error)
{
  HqSqlite *db = (HqSqlite *) base;
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      hq_error_set (error, HQ_ERROR_EXISTS, "%s", path);
      return FALSE;
    }
  /* To write another file is writing as well. */
  if (base->only_reads && !hq_sqlite_exec (db, "PRAGMA query_only = OFF", error))
    return FALSE;
  done = hq_database_run (base, &texts[TEXT_BACKUP], error, "s", path)
         && hq_sqlite_sync (path, error);
  if (base->only_reads && !hq_sqlite_exec (db, "PRAGMA query_only = ON", done ? error : NULL))
    done = FALSE;
  if (!done)
    unlink (path);
  return done;
}

static gboolean
hq_sqlite_check_integrity (HqDatabase *db, GPtrArray *faults, GError **error)
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

static HqRows *
hq_sqlite_prepare (HqDatabase *base, const HqText *text, GError **error)
{
  return hq_sqlite_rows_new (base, ((HqSqlite *) base)->handle, text->sql, error);
}

/* It was when it got its rows. */
static gboolean
hq_sqlite_prepares (HqRows *rows, GError **error)
{
  return TRUE;
}

/* The log is not forced to the disk for it; the next change of anybody's forces all of it, and a
 * checkpoint does too. */
static gboolean
hq_sqlite_run_lightly (HqRows *rows, const char *format, va_list args, GError **error)
{
  HqDatabase *base = rows->db;
  HqSqlite *db = (HqSqlite *) base;
  gboolean done;

  if (!hq_sqlite_exec (db, "PRAGMA synchronous = NORMAL", error))
    return FALSE;
  done = hq_sqlite_begin (base, TRUE, g_get_monotonic_time () + HQ_ENGINE_BOUND, error);
  if (done && !(hq_sqlite_rows_run (rows, format, args, error) && hq_sqlite_commit (base, error)))
    {
      hq_sqlite_roll_back (base);
      done = FALSE;
    }
  return hq_sqlite_exec (db, "PRAGMA synchronous = FULL", done ? error : NULL) && done;
}

static const HqEngine engine = {
  .close = hq_sqlite_close,
  .keep_small = hq_sqlite_keep_small,
  .begin = hq_sqlite_begin,
  .commit = hq_sqlite_commit,
  .roll_back = hq_sqlite_roll_back,
  .settle = hq_sqlite_settle,
  .set_clock = hq_sqlite_set_clock,
  .read_clock = hq_sqlite_read_clock,
  .read_steady = hq_sqlite_read_steady,
  .get_changes = hq_sqlite_get_changes,
  .get_version = hq_sqlite_get_version,
  .backup = hq_sqlite_backup,
  .check_integrity = hq_sqlite_check_integrity,
  .prepare = hq_sqlite_prepare,
  .prepares = hq_sqlite_prepares,
  .finalize = hq_sqlite_rows_free,
  .start = hq_sqlite_rows_start,
  .run = hq_sqlite_rows_run,
  .run_lightly = hq_sqlite_run_lightly,
  .next = hq_sqlite_rows_next,
  .get_int = hq_sqlite_rows_get_int,
  .get_double = hq_sqlite_rows_get_double,
  .is_null = hq_sqlite_rows_is_null,
  .get_text = hq_sqlite_rows_get_text,
  .get_bytes = hq_sqlite_rows_get_bytes,
  .end = hq_sqlite_rows_end,
  .insert = hq_sqlite_rows_insert,
};

/* Brings the file that is open to what this program needs. */
static gboolean
hq_sqlite_set_up (HqSqlite *db, HqDatabaseMode mode, GError **error)
{
  if (!hq_sqlite_connect (db, mode, error) || !hq_sqlite_admit (db, mode, error))
    return FALSE;
  if (!db->base.only_reads)
    {
      db->turnstile = hq_turnstile_new (db->base.path, error);
      if (db->turnstile == NULL)
        return FALSE;
    }
  return hq_sqlite_configure (db, mode, error)
         && (db->base.only_reads || hq_sqlite_migration_run (&db->base, db->handle, error));
}

/**
 * hq_sqlite_open:
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
hq_sqlite_open (const char *path, HqDatabaseMode mode, GError **error)
{
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (HqDatabase) base = NULL;

  if (mode != HQ_DATABASE_COPY && !hq_file_system_check (path, error))
    return NULL;
  if (there == (mode == HQ_DATABASE_CREATE))
    {
      hq_error_set (error, there ? HQ_ERROR_EXISTS : HQ_ERROR_OFFLINE, "%s", path);
      return NULL;
    }
  if (!hq_sqlite_only_reads (mode) && !hq_file_system_check_writing (path, error))
    return NULL;

  base = (HqDatabase *) g_new0 (HqSqlite, 1);
  hq_database_init (base, &engine, path, hq_sqlite_only_reads (mode));
  if (!hq_sqlite_set_up ((HqSqlite *) base, mode, error))
    return NULL;
  return g_steal_pointer (&base);
}
