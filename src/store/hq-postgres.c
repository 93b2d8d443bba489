/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-engine.h"

#include "hq-error.h"
#include "hq-postgres-address.h"
#include "hq-postgres-block.h"
#include "hq-postgres-migration.h"
#include "hq-postgres-rows.h"

/* Statements of the connection itself. */
enum
{
  TEXT_BEGIN,
  TEXT_BEGIN_READ,
  TEXT_TURN,
  TEXT_CLOCK,
  TEXT_COMMIT,
  TEXT_ROLLBACK,
  TEXT_UNCHECKED,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_BEGIN] = { "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE" },
  [TEXT_BEGIN_READ] = { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" },
  /* The changes of a hall take turns, in the order in which they came, as they do in SQLite: each
   * sees all that were acknowledged before it, the numbers of events have no gap, and whoever reads
   * them in their order misses none. Two numbers, of which the first is ours ("HQue"), are apart
   * from the locks of one number that other programs may use. */
  [TEXT_TURN] = { "SELECT pg_advisory_xact_lock (1213297125, ?::int)" },
  [TEXT_CLOCK] = { HQ_POSTGRES_PIPE_CLOCK },
  [TEXT_COMMIT] = { "COMMIT" },
  [TEXT_ROLLBACK] = { "ROLLBACK" },
  [TEXT_UNCHECKED] = { "SELECT conrelid::regclass || ': ' || conname FROM pg_constraint"
                       " WHERE NOT convalidated AND connamespace = 'hall_queue'::regnamespace" },
};

static void
hq_postgres_close (HqDatabase *base)
{
  HqPostgres *db = (HqPostgres *) base;

  hq_postgres_link_drop (db->link);
  g_ptr_array_unref (db->asked);
  g_free (db);
}

/* The rows are with the server. */
static gboolean
hq_postgres_keep_small (HqDatabase *base, GError **error)
{
  return TRUE;
}

static void
hq_postgres_leave (HqPostgres *db)
{
  g_ptr_array_set_size (db->asked, 0);
  g_clear_error (&db->failure);
  db->now = 0;
  db->in_transaction = db->writes = FALSE;
  hq_postgres_pipe_end (db->pipe);
  hq_postgres_link_unlock (db->link);
}

/* Nobody waits for the turn itself: what is asked first is answered when it has come, and so is what
 * the clock shows then. */
static gboolean
hq_postgres_take_turn (HqPostgres *db, GError **error)
{
  return hq_database_run (&db->base, &texts[TEXT_BEGIN], error, "")
         && hq_database_run (&db->base, &texts[TEXT_TURN], error, "h")
         && hq_database_ask (&db->base, &texts[TEXT_CLOCK], error, "");
}

/* Outside a transaction each answer was read under the link's lock already. */
static gboolean
hq_postgres_settle (HqDatabase *base, GError **error)
{
  HqPostgres *db = (HqPostgres *) base;
  PGresult *result;

  if (!db->in_transaction || !hq_postgres_pipe_has_sent (db->pipe))
    return TRUE;
  result = hq_postgres_rows_receive (db, error);
  PQclear (result);
  return result != NULL;
}

/* What was sent is answered first: after a refusal the server passes over all that came with it. */
static void
hq_postgres_roll_back (HqDatabase *base)
{
  HqPostgres *db = (HqPostgres *) base;
  g_autoptr (GError) local = NULL;

  g_clear_error (&db->failure);
  hq_postgres_settle (base, NULL);
  if (!hq_database_run (base, &texts[TEXT_ROLLBACK], &local, "")
      || !hq_postgres_settle (base, &local))
    g_debug ("A transaction was not rolled back: %s", local->message);
  hq_postgres_leave (db);
}

static gboolean
hq_postgres_begin (HqDatabase *base, gboolean writes, gint64 until, GError **error)
{
  HqPostgres *db = (HqPostgres *) base;

  g_return_val_if_fail (!db->in_transaction, FALSE);

  hq_postgres_link_lock (db->link);
  if (!hq_postgres_link_connect (db->link, error))
    {
      hq_postgres_link_unlock (db->link);
      return FALSE;
    }
  db->in_transaction = TRUE;
  db->writes = writes;
  if (writes ? hq_postgres_take_turn (db, error)
             : hq_database_run (base, &texts[TEXT_BEGIN_READ], error, ""))
    return TRUE;
  hq_postgres_roll_back (base);
  return FALSE;
}

/* The server agrees to end what it has refused already, and says so by another word. */
static gboolean
hq_postgres_commit (HqDatabase *base, GError **error)
{
  HqPostgres *db = (HqPostgres *) base;
  PGresult *result = NULL;
  gboolean done;

  if (hq_database_run (base, &texts[TEXT_COMMIT], error, ""))
    result = hq_postgres_rows_receive (db, error);
  done = result != NULL && g_str_equal (PQcmdStatus (result), "COMMIT");
  if (result != NULL && !done)
    hq_error_set (error, HQ_ERROR_FAILED, "%s", PQcmdStatus (result));
  PQclear (result);
  if (done)
    hq_postgres_leave (db);
  return done;
}

/* The answer was on its way for half of the time that it took. */
static gboolean
hq_postgres_set_clock (HqDatabase *base, GError **error)
{
  HqPostgres *db = (HqPostgres *) base;
  gint64 asked, now;
  gboolean done;

  hq_postgres_link_lock (db->link);
  done = db->in_transaction || hq_postgres_link_connect (db->link, error);
  asked = g_get_monotonic_time ();
  done = done
         && hq_rows_take_int (hq_rows_start (base, &texts[TEXT_CLOCK], error, ""), &now, error);
  if (done)
    hq_postgres_link_set_time (db->link, now + (g_get_monotonic_time () - asked) / 2);
  hq_postgres_link_unlock (db->link);
  return done;
}

/* The time of a change is when its turn came. Where that cannot be had, nothing else of the change
 * can. */
static HqTime
hq_postgres_read_clock (HqDatabase *base)
{
  HqPostgres *db = (HqPostgres *) base;

  if (!db->in_transaction || !db->writes || db->failure != NULL)
    return hq_postgres_link_get_time (db->link);
  if (db->now == 0
      && hq_rows_take_int (hq_rows_start (base, &texts[TEXT_CLOCK], &db->failure, ""), &db->now,
                           &db->failure))
    hq_postgres_link_set_time (db->link, db->now);
  return db->failure == NULL ? db->now : hq_postgres_link_get_time (db->link);
}

/* A refusal that is met here ends the change at its next statement. */
static int
hq_postgres_get_changes (HqDatabase *base)
{
  HqPostgres *db = (HqPostgres *) base;

  if (db->failure == NULL && hq_postgres_settle (base, &db->failure))
    return db->changes;
  return 0;
}

/* While somebody else of this process works there is no news: it is asked again in a moment. */
static gint64
hq_postgres_get_version (HqDatabase *base)
{
  HqPostgres *db = (HqPostgres *) base;
  gint64 version = -1;

  if (!hq_postgres_link_try_lock (db->link))
    return hq_postgres_link_get_news (db->link);
  if (hq_postgres_link_listen (db->link, base->hall))
    version = hq_postgres_link_get_news (db->link);
  hq_postgres_link_unlock (db->link);
  return version;
}

static void
hq_postgres_set_told (HqDatabase *base, gboolean told)
{
  hq_postgres_link_set_told (((HqPostgres *) base)->link, told);
}

static gboolean
hq_postgres_tells (HqDatabase *base)
{
  return hq_postgres_link_tells (((HqPostgres *) base)->link);
}

static void
hq_postgres_wait (HqDatabase *base, gint64 version, int wake, gint64 until)
{
  hq_postgres_link_wait (((HqPostgres *) base)->link, version, wake, until);
}

/* A server is backed up by its own tools, which this program does not stand in for. */
static gboolean
hq_postgres_backup (HqDatabase *base, const char *path, GError **error)
{
  hq_error_set (error, HQ_ERROR_INVALID, "pg_dump, pg_basebackup");
  return FALSE;
}

static gboolean
hq_postgres_check_integrity (HqDatabase *base, GPtrArray *faults, GError **error)
{
  HqRows *rows = hq_rows_start (base, &texts[TEXT_UNCHECKED], error, "");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    g_ptr_array_add (faults, g_strdup_printf ("a constraint was never checked: %s",
                                              hq_rows_get_text (rows, 0)));
  return hq_rows_end (rows, error);
}

static HqRows *
hq_postgres_prepare (HqDatabase *base, const HqText *text, GError **error)
{
  return hq_postgres_rows_new (base, text);
}

static const HqEngine engine = {
  .close = hq_postgres_close,
  .keep_small = hq_postgres_keep_small,
  .begin = hq_postgres_begin,
  .commit = hq_postgres_commit,
  .roll_back = hq_postgres_roll_back,
  .settle = hq_postgres_settle,
  .set_clock = hq_postgres_set_clock,
  .read_clock = hq_postgres_read_clock,
  .read_steady = hq_postgres_read_clock,
  .get_changes = hq_postgres_get_changes,
  .get_version = hq_postgres_get_version,
  .set_told = hq_postgres_set_told,
  .tells = hq_postgres_tells,
  .wait = hq_postgres_wait,
  .backup = hq_postgres_backup,
  .check_integrity = hq_postgres_check_integrity,
  .prepare = hq_postgres_prepare,
  .prepares = hq_postgres_rows_prepares,
  .finalize = hq_postgres_rows_free,
  .start = hq_postgres_rows_start,
  .ask = hq_postgres_rows_ask,
  .run = hq_postgres_rows_run,
  .run_lightly = hq_postgres_rows_run,
  .next = hq_postgres_rows_next,
  .get_int = hq_postgres_rows_get_int,
  .get_double = hq_postgres_rows_get_double,
  .is_null = hq_postgres_rows_is_null,
  .get_text = hq_postgres_rows_get_text,
  .get_bytes = hq_postgres_rows_get_bytes,
  .end = hq_postgres_rows_end,
  .insert = hq_postgres_block_insert,
};

/**
 * hq_postgres_open:
 * @path: an address
 * @mode: whether a store is there, is to be made where there is none, or is only to be read
 * @error: return location for an error
 *
 * Opens a store over this process's one connection to it, or, to read for long, one of its own. Who may not change the schema finds it
 * changed already, or is refused.
 *
 * Returns: (transfer full): a connection, or %NULL with one of the store's errors
 */
HqDatabase *
hq_postgres_open (const char *path, HqDatabaseMode mode, GError **error)
{
  HqPostgres *db = g_new0 (HqPostgres, 1);
  gboolean done;

  hq_database_init (&db->base, &engine, path,
                    mode == HQ_DATABASE_READ_ONLY || mode == HQ_DATABASE_READ_APART
                      || mode == HQ_DATABASE_COPY);
  db->asked = g_ptr_array_new_with_free_func (hq_postgres_rows_free_ahead);
  db->link = mode == HQ_DATABASE_READ_APART ? hq_postgres_link_take_apart (path)
                                            : hq_postgres_link_take (path);
  db->pipe = hq_postgres_link_get_pipe (db->link);
  db->base.code = g_strdup (hq_postgres_link_get_hall (db->link));
  hq_postgres_link_lock (db->link);
  done = hq_postgres_link_connect (db->link, error);
  hq_postgres_link_unlock (db->link);
  if (done && hq_postgres_migration_run (&db->base, mode, error))
    return &db->base;
  hq_database_close (&db->base);
  return NULL;
}
