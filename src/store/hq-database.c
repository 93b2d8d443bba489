/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-engine.h"

#include "hq-error.h"
#include "hq-postgres-address.h"

/* Between two tries of a change. */
#define HQ_DATABASE_PAUSE (10 * G_TIME_SPAN_MILLISECOND)

/* Statements that both engines have in common. */
typedef enum
{
  TEXT_MARK,
  TEXT_RETURN,
  TEXT_RELEASE,
  N_TEXTS
} HqDatabaseMark;

static const HqText texts[N_TEXTS] = {
  [TEXT_MARK] = { "SAVEPOINT tried" },
  [TEXT_RETURN] = { "ROLLBACK TO tried" },
  [TEXT_RELEASE] = { "RELEASE tried" },
};

static void
hq_database_finalize_rows (gpointer data)
{
  HqRows *rows = data;

  rows->db->engine->finalize (rows);
}

/* For an engine that opens a connection; what it was given is freed by hq_database_close(). */
void
hq_database_init (HqDatabase *db, const HqEngine *engine, const char *path, gboolean only_reads)
{
  db->engine = engine;
  db->path = g_strdup (path);
  db->only_reads = only_reads;
  db->prepared = g_hash_table_new_full (NULL, NULL, NULL, hq_database_finalize_rows);
}

/**
 * hq_database_is_server:
 * @path: where a store is
 *
 * Returns: whether it is the address of a PostgreSQL, and not a file
 */
gboolean
hq_database_is_server (const char *path)
{
  return hq_postgres_address_is_ours (path);
}

/**
 * hq_database_describe:
 * @path: where a store is
 *
 * Returns: (transfer full): the file, or the server and its database, as people are told
 */
char *
hq_database_describe (const char *path)
{
  return hq_postgres_address_is_ours (path) ? hq_postgres_address_describe (path) : g_strdup (path);
}

/**
 * hq_database_fill_role:
 * @path: where a store is
 * @role: the name of a role
 *
 * Returns: (transfer full): the same for the role, which at a server may have a login of its own
 */
char *
hq_database_fill_role (const char *path, const char *role)
{
  return hq_postgres_address_is_ours (path) ? hq_postgres_address_fill_role (path, role)
                                            : g_strdup (path);
}

/**
 * hq_database_open:
 * @path: a file, or the address of a PostgreSQL
 * @mode: whether it is there, is to be made, or is only to be read
 * @error: return location for an error
 *
 * Opens a store and brings it to the version of this program.
 *
 * Returns: (transfer full): a connection, or %NULL with one of the store's errors
 */
HqDatabase *
hq_database_open (const char *path, HqDatabaseMode mode, GError **error)
{
  return hq_postgres_address_is_ours (path) ? hq_postgres_open (path, mode, error)
                                    : hq_sqlite_open (path, mode, error);
}

/**
 * hq_database_close:
 * @db: (transfer full): a connection with no transaction open
 */
void
hq_database_close (HqDatabase *db)
{
  g_hash_table_unref (db->prepared);
  g_free (db->path);
  g_free (db->code);
  db->engine->close (db);
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
  return db->engine->keep_small (db, error);
}

const char *
hq_database_get_path (HqDatabase *db)
{
  return db->path;
}

/**
 * hq_database_get_code:
 *
 * Returns: (transfer none) (nullable): the code of the hall that the path names, where it names one
 */
const char *
hq_database_get_code (HqDatabase *db)
{
  return db->code;
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

/**
 * hq_database_set_clock:
 * @db: a connection
 * @error: return location for an error
 *
 * Asks the store what time it is. A server's clock is known by its last answer and by how long ago
 * that was; whoever changes nothing for long asks it again.
 *
 * Returns: %FALSE if it could not be asked
 */
gboolean
hq_database_set_clock (HqDatabase *db, GError **error)
{
  return db->engine->set_clock (db, error);
}

/**
 * hq_database_read_clock:
 *
 * Returns: the time of the store's clock. SQLite's is this machine's; a server has its own, and
 *   inside a change this is when its turn came.
 */
HqTime
hq_database_read_clock (HqDatabase *db)
{
  return db->engine->read_clock (db);
}

/**
 * hq_database_read_steady:
 *
 * On one machine nobody can set this clock. Of a server its machines share none but that on its wall:
 * what each knows of it by a clock of its own would differ for good once it was set. Who compares takes
 * a span in either direction, so that a lease ends or lasts wrongly once, and the next claims are right.
 *
 * Returns: the time of a clock that all who use this store share and that is for spans alone
 */
HqTime
hq_database_read_steady (HqDatabase *db)
{
  return db->engine->read_steady (db);
}

/* The statement of @text, prepared at its first use. */
HqRows *
hq_database_prepare (HqDatabase *db, const HqText *text, GError **error)
{
  HqRows *rows = g_hash_table_lookup (db->prepared, text);

  if (rows == NULL)
    {
      rows = db->engine->prepare (db, text, error);
      if (rows != NULL)
        g_hash_table_insert (db->prepared, (gpointer) text, rows);
    }
  return rows;
}

/**
 * hq_database_run:
 * @db: a connection
 * @text: a statement of a static table that returns no rows, or whose rows do not matter
 * @error: return location for an error
 * @format: a letter for each parameter, see hq_rows_start()
 *
 * Inside a change an engine may send it and go on: what it is refused for then fails the next
 * statement that is waited for, or the commit. hq_database_settle() waits.
 *
 * Returns: whether it ran to its end, as far as is known
 */
gboolean
hq_database_run (HqDatabase *db, const HqText *text, GError **error, const char *format, ...)
{
  HqRows *rows = hq_database_prepare (db, text, error);
  gboolean done;
  va_list args;

  if (rows == NULL)
    return FALSE;
  g_return_val_if_fail (!rows->running, FALSE);
  va_start (args, format);
  done = db->engine->run (rows, format, args, error);
  va_end (args);
  return done;
}

/**
 * hq_database_ask:
 * @db: a connection
 * @text: a question of a static table, not running now
 * @error: return location for an error
 * @format: a letter for each parameter, see hq_rows_start()
 *
 * Inside a change, says what hq_rows_start() will be asked soon: questions that an engine far away is
 * sent together take one way to it and back. It is never wrong to ask: where the question comes with
 * other parameters, or what it reads was changed since, the answer is not used.
 *
 * Returns: %FALSE if it could not be sent
 */
gboolean
hq_database_ask (HqDatabase *db, const HqText *text, GError **error, const char *format, ...)
{
  gboolean done;
  HqRows *rows;
  va_list args;

  if (db->engine->ask == NULL)
    return TRUE;
  rows = hq_database_prepare (db, text, error);
  if (rows == NULL)
    return FALSE;
  g_return_val_if_fail (!rows->running, FALSE);
  va_start (args, format);
  done = db->engine->ask (rows, format, args, error);
  va_end (args);
  return done;
}

/**
 * hq_database_run_lightly:
 * @db: a connection that may write, outside a change
 * @text: a statement of a static table that returns no rows
 * @error: return location for an error
 * @format: a letter for each parameter, see hq_rows_start()
 *
 * Runs what is written often and is true for a moment: others see it at once, but nobody waits until
 * it is on the disk, and with the power it may be lost. What was acknowledged before is not.
 *
 * Returns: whether it ran to its end
 */
gboolean
hq_database_run_lightly (HqDatabase *db,
                         const HqText *text,
                         GError **error,
                         const char *format,
                         ...)
{
  HqRows *rows = hq_database_prepare (db, text, error);
  gboolean done;
  va_list args;

  if (rows == NULL)
    return FALSE;
  va_start (args, format);
  done = db->engine->run_lightly (rows, format, args, error);
  va_end (args);
  return done;
}

static gboolean
hq_database_mark (HqDatabase *db, HqDatabaseMark mark, GError **error)
{
  return hq_database_run (db, &texts[mark], error, "");
}

/**
 * hq_database_try:
 * @db: a connection inside a change
 * @text: a statement of a static table that returns no rows
 * @error: return location for an error, set if the change cannot go on
 * @format: a letter for each parameter, see hq_rows_start()
 *
 * Runs a statement that the schema may refuse. What was sent before it is refused for itself, and ends
 * the change.
 *
 * Returns: what became of it
 */
HqDatabaseAnswer
hq_database_try (HqDatabase *db,
                 const HqText *text,
                 GError **error,
                 const char *format,
                 ...)
{
  HqRows *rows = hq_database_prepare (db, text, error);
  g_autoptr (GError) local = NULL;
  gboolean done;
  va_list args;

  if (rows == NULL || !hq_database_settle (db, error) || !hq_database_mark (db, TEXT_MARK, error))
    return HQ_DATABASE_FAILED;
  va_start (args, format);
  done = db->engine->run (rows, format, args, &local) && hq_database_settle (db, &local);
  va_end (args);
  if (!done && !hq_error_is (local, HQ_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return HQ_DATABASE_FAILED;
    }
  if ((!done && !hq_database_mark (db, TEXT_RETURN, error))
      || !hq_database_mark (db, TEXT_RELEASE, error))
    return HQ_DATABASE_FAILED;
  return done ? HQ_DATABASE_DONE : HQ_DATABASE_REFUSED;
}

/**
 * hq_database_settle:
 * @db: a connection
 * @error: return location for an error
 *
 * Waits for what hq_database_run() has sent, where its refusal means something to the caller.
 *
 * Returns: whether all of it was done
 */
gboolean
hq_database_settle (HqDatabase *db, GError **error)
{
  return db->engine->settle (db, error);
}

static gboolean
hq_database_transact (HqDatabase *db, HqDatabaseFunc func, gpointer user_data, GError **error)
{
  if (func (db, user_data, error) && db->engine->commit (db, error))
    return TRUE;
  db->engine->roll_back (db);
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
 *   store cannot be had, which leaves a doubt where it went away in the middle, or @func's own error
 */
gboolean
hq_database_write (HqDatabase *db, HqDatabaseFunc func, gpointer user_data, GError **error)
{
  gint64 end = g_get_monotonic_time () + HQ_ENGINE_BOUND;

  for (;;)
    {
      g_autoptr (GError) local = NULL;

      if (db->engine->begin (db, TRUE, end, &local)
          && hq_database_transact (db, func, user_data, &local))
        return TRUE;
      if (!hq_error_is (local, HQ_ERROR_BUSY) || g_get_monotonic_time () >= end)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      /* A server that is out of something says so at once. */
      g_usleep (HQ_DATABASE_PAUSE);
    }
}

/**
 * hq_database_read:
 * @db: a connection
 * @func: what to read
 * @user_data: for @func
 * @error: return location for an error
 *
 * Runs @func on one snapshot of the store; a read inside of it is of the same one. No change waits for
 * it. Until it is over a file keeps beside it what is changed meanwhile, and a server the rows that were
 * changed: what is only worked on is to be done afterwards.
 *
 * Returns: what @func returned
 */
gboolean
hq_database_read (HqDatabase *db, HqDatabaseFunc func, gpointer user_data, GError **error)
{
  gboolean done;

  if (db->reads)
    return func (db, user_data, error);
  if (!db->engine->begin (db, FALSE, g_get_monotonic_time () + HQ_ENGINE_BOUND, error))
    return FALSE;
  db->reads = TRUE;
  done = hq_database_transact (db, func, user_data, error);
  db->reads = FALSE;
  return done;
}

/**
 * hq_database_get_changes:
 *
 * Returns: how many rows the last statement changed
 */
int
hq_database_get_changes (HqDatabase *db)
{
  return db->engine->get_changes (db);
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
  return db->engine->get_version (db);
}

/**
 * hq_database_can_tell:
 *
 * Returns: whether the store can tell of each change
 */
gboolean
hq_database_can_tell (HqDatabase *db)
{
  return db->engine->wait != NULL;
}

/**
 * hq_database_set_told:
 * @db: a connection whose hq_database_can_tell() is true
 * @told: whether the store is to tell of each change, as it does at first; else each
 *   hq_database_get_version() is another
 *
 * Chooses for all connections of this process to the same store, from the next look on.
 */
void
hq_database_set_told (HqDatabase *db, gboolean told)
{
  db->engine->set_told (db, told);
}

/**
 * hq_database_tells:
 *
 * Returns: whether hq_database_wait() ends by itself when another connection has committed; else the
 *   version is to be looked at from time to time
 */
gboolean
hq_database_tells (HqDatabase *db)
{
  return db->engine->tells != NULL && db->engine->tells (db);
}

/**
 * hq_database_wait:
 * @db: a connection whose hq_database_tells() is true
 * @version: what hq_database_get_version() gave
 * @wake: an eventfd, to which others may write to end the wait
 * @until: a monotonic time
 *
 * Waits until the version may be another, or the store is away.
 */
void
hq_database_wait (HqDatabase *db, gint64 version, int wake, gint64 until)
{
  db->engine->wait (db, version, wake, until);
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
  return db->engine->backup (db, path, error);
}

/**
 * hq_database_check_integrity:
 * @db: a connection
 * @faults: (element-type utf8): gets a line for each fault found
 * @error: return location for an error
 *
 * Asks the engine whether what it keeps is whole and each reference has its row.
 *
 * Returns: %FALSE if it could not be asked
 */
gboolean
hq_database_check_integrity (HqDatabase *db, GPtrArray *faults, GError **error)
{
  return db->engine->check_integrity (db, faults, error);
}

/**
 * hq_database_prepares:
 *
 * Returns: whether the engine accepts @text on this schema; for the test that tries them all
 */
gboolean
hq_database_prepares (HqDatabase *db, const HqText *text, GError **error)
{
  HqRows *rows = hq_database_prepare (db, text, error);

  return rows != NULL && db->engine->prepares (rows, error);
}
