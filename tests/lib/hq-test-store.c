/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-store.h"

#include <glib/gstdio.h>
#include <arpa/inet.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hq-test.h"

struct _HqTestHold
{
  PGconn *conn;    /* (owned) (nullable) */
  sqlite3 *handle; /* (owned) (nullable) */
};

/* One connection to each database, for a test asks many questions. */
static GHashTable *conns; /* (owned) (nullable): path → PGconn */
static pid_t conns_pid;   /* whose they are: a child of the test makes its own */

static const char server[] = "postgresql:///";

/* Databases that nobody uses any more: one is emptied in a tenth of the time in which another is
 * made and brought to the version of today. */
static GQueue spare = G_QUEUE_INIT; /* (element-type char*): paths, which stay their database's */

static const char empty[]
  = "SET LOCAL session_replication_role = replica;"
    "DO $$ DECLARE t name; BEGIN"
    " FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'hall_queue'"
    " AND tablename <> 'store_version' LOOP"
    " EXECUTE format ('DELETE FROM hall_queue.%I', t);"
    " END LOOP; END $$";

/* How long a server may take to notice that a program has ended. */
#define PATIENCE (5 * G_USEC_PER_SEC)

gboolean
hq_test_store_is_server (void)
{
  return g_strcmp0 (g_getenv ("HQ_TEST_ENGINE"), "postgres") == 0;
}

static PGconn *
hq_test_store_connect (const char *path)
{
  PGconn *conn = PQconnectdb (path);

  if (PQstatus (conn) != CONNECTION_OK)
    g_error ("%s: %s", path, PQerrorMessage (conn));
  PQclear (PQexec (conn, "SET client_min_messages = warning; SET search_path = hall_queue"));
  return conn;
}

static void
hq_test_store_disconnect_all (gpointer data)
{
  g_hash_table_unref (data);
}

/* The kept connection to @path, made where there is none. */
static PGconn *
hq_test_store_use (const char *path)
{
  PGconn *conn;

  if (conns == NULL || conns_pid != getpid ())
    {
      conns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) PQfinish);
      conns_pid = getpid ();
      hq_test_at_end (hq_test_store_disconnect_all, conns);
    }
  conn = g_hash_table_lookup (conns, path);
  if (conn == NULL)
    {
      conn = hq_test_store_connect (path);
      g_hash_table_insert (conns, g_strdup (path), conn);
    }
  return conn;
}

static void
hq_test_store_disconnect (const char *path)
{
  if (conns != NULL && conns_pid == getpid ())
    g_hash_table_remove (conns, path);
}

static void
hq_test_store_exec (PGconn *conn, const char *sql)
{
  PGresult *result = PQexec (conn, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (conn));
  PQclear (result);
}

/* For what is done to a database from outside of it. */
static void G_GNUC_PRINTF (1, 2) hq_test_store_manage (const char *format, ...)
{
  va_list args;
  g_autofree char *sql = NULL;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  hq_test_store_exec (hq_test_store_use ("dbname=postgres"), sql);
}

static const char *
hq_test_store_get_database (const char *path)
{
  return path + strlen (server);
}

/* The database is dropped whatever is still connected, so that a test that failed leaves nothing. */
static void
hq_test_store_drop (gpointer data)
{
  g_autofree char *path = data;

  hq_test_store_manage ("DROP DATABASE IF EXISTS %s WITH (FORCE)",
                        hq_test_store_get_database (path));
}

static char *
hq_test_store_new_database (const char *template)
{
  static guint count;
  char *path = g_strdup_printf ("%shq_test_%d_%u", server, (int) getpid (), ++count);

  hq_test_store_manage ("CREATE DATABASE %s TEMPLATE %s ENCODING 'UTF8' LOCALE 'C.UTF-8'",
                        hq_test_store_get_database (path), template);
  hq_test_at_end (hq_test_store_drop, path);
  return g_strdup (path);
}

/**
 * hq_test_store_new:
 *
 * Returns: (transfer full): where a store can be made; it goes away when the program ends
 */
char *
hq_test_store_new (void)
{
  g_autofree char *path = NULL;

  if (!hq_test_store_is_server ())
    return hq_test_path (hq_test_folder_new (), "hall.db");
  path = g_queue_pop_head (&spare);
  if (path == NULL)
    return hq_test_store_new_database ("template0");
  hq_test_store_tell (path, empty);
  return g_steal_pointer (&path);
}

static GPtrArray *
hq_test_store_ask_server (const char *path, const char *sql)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  PGconn *conn = hq_test_store_use (path);
  PGresult *result = PQexec (conn, sql);

  if (PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (conn));
  for (int row = 0; row < PQntuples (result); row++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      for (int i = 0; i < PQnfields (result); i++)
        {
          const char *value = PQgetvalue (result, row, i);

          g_strv_builder_add (builder, g_str_has_prefix (value, "\\x") ? value + 2 : value);
        }
      g_ptr_array_add (rows, g_strv_builder_end (builder));
    }
  PQclear (result);
  return rows;
}

static char *
hq_test_store_read_column (sqlite3_stmt *stmt, int column)
{
  const guchar *bytes = sqlite3_column_blob (stmt, column);
  int size = sqlite3_column_bytes (stmt, column);
  GString *text = g_string_new (NULL);

  if (sqlite3_column_type (stmt, column) != SQLITE_BLOB)
    g_string_append_len (text, (const char *) sqlite3_column_text (stmt, column), size);
  else
    for (int i = 0; i < size; i++)
      g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/* A test of both engines at once has files beside the server. */
static gboolean
hq_test_store_is_address (const char *path)
{
  return g_str_has_prefix (path, "postgresql:");
}

static GPtrArray *
hq_test_store_ask_handle (sqlite3 *handle, const char *sql)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      char **row = g_new0 (char *, sqlite3_column_count (stmt) + 1);

      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        row[i] = hq_test_store_read_column (stmt, i);
      g_ptr_array_add (rows, row);
    }
  sqlite3_finalize (stmt);
  return rows;
}

static GPtrArray *
hq_test_store_ask_file (const char *path, const char *sql)
{
  GPtrArray *rows;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  rows = hq_test_store_ask_handle (handle, sql);
  sqlite3_close (handle);
  return rows;
}

/**
 * hq_test_store_ask_each:
 *
 * Returns: (transfer full) (element-type GPtrArray): for each of @sqls, a %NULL-terminated array, what
 *   hq_test_store_ask() finds; a file is opened once, which costs more than to read it
 */
GPtrArray *
hq_test_store_ask_each (const char *path, const char *const *sqls)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gboolean remote = hq_test_store_is_address (path);
  sqlite3 *handle = NULL;

  if (!remote)
    g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; sqls[i] != NULL; i++)
    g_ptr_array_add (answers, remote ? hq_test_store_ask (path, sqls[i])
                                     : hq_test_store_ask_handle (handle, sqls[i]));
  sqlite3_close (handle);
  return answers;
}

/**
 * hq_test_store_ask:
 *
 * Returns: (transfer full) (element-type GStrv): the rows that @sql finds, as texts; nothing is an
 *   empty one, and bytes are in hexadecimal digits
 */
GPtrArray *
hq_test_store_ask (const char *path, const char *sql)
{
  return hq_test_store_is_address (path) ? hq_test_store_ask_server (path, sql)
                                         : hq_test_store_ask_file (path, sql);
}

/**
 * hq_test_store_tell:
 *
 * Puts into the store what no act makes; the engine's constraints hold.
 */
void
hq_test_store_tell (const char *path, const char *sql)
{
  sqlite3 *handle;
  char *message = NULL;

  if (hq_test_store_is_address (path))
    {
      hq_test_store_exec (hq_test_store_use (path), sql);
      return;
    }
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

/**
 * hq_test_store_copy:
 * @path: a store that nobody has open
 *
 * Returns: (transfer full): where a copy of it is, until hq_test_store_remove()
 */
char *
hq_test_store_copy (const char *path)
{
  g_autofree char *copy = NULL;
  g_autofree char *sql = NULL;

  if (hq_test_store_is_server ())
    {
      hq_test_store_disconnect (path);
      return hq_test_store_new_database (hq_test_store_get_database (path));
    }
  copy = g_strconcat (path, ".copy", NULL);
  sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  hq_test_store_tell (path, sql);
  return g_steal_pointer (&copy);
}

/**
 * hq_test_store_remove:
 * @path: (transfer full): a copy that nobody has open
 */
void
hq_test_store_remove (char *path)
{
  if (hq_test_store_is_server ())
    {
      hq_test_store_disconnect (path);
      hq_test_store_drop (path);
      return;
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_free (path);
}

/**
 * hq_test_store_move:
 * @path: a store
 * @away: whether it goes, or comes back
 *
 * A file is moved away from under whoever has it open, and a server ends the sessions of its
 * database and takes no new ones.
 */
void
hq_test_store_move (const char *path, gboolean away)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  if (hq_test_store_is_server ())
    {
      hq_test_store_disconnect (path);
      hq_test_store_manage ("ALTER DATABASE %s ALLOW_CONNECTIONS %s",
                            hq_test_store_get_database (path), away ? "false" : "true");
      hq_test_store_manage ("SELECT pg_terminate_backend (pid, 5000) FROM pg_stat_activity"
                            " WHERE datname = '%s'",
                            hq_test_store_get_database (path));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *here = g_strconcat (path, ends[i], NULL);
      g_autofree char *there = g_strconcat (path, ".away", ends[i], NULL);

      g_rename (away ? here : there, away ? there : here);
    }
}

/**
 * hq_test_store_restore:
 * @path: a store that was moved away
 * @copy: (transfer full): a copy of it
 *
 * Puts @copy in its place, and what was there is no more.
 */
void
hq_test_store_restore (const char *path, char *copy)
{
  g_autofree char *backup = copy;

  if (!hq_test_store_is_server ())
    {
      /* A store's log belongs to it alone, and went away with it. */
      g_assert_cmpint (g_rename (copy, path), ==, 0);
      return;
    }
  hq_test_store_disconnect (copy);
  hq_test_store_manage ("DROP DATABASE %s", hq_test_store_get_database (path));
  hq_test_store_manage ("ALTER DATABASE %s RENAME TO %s", hq_test_store_get_database (copy),
                        hq_test_store_get_database (path));
}

/**
 * hq_test_store_hold:
 * @path: a store
 *
 * Takes the turn to change the first hall of @path, as a process that hangs in the middle of it.
 *
 * Returns: (transfer full): the turn, which hq_test_store_release() or the end of the process gives
 *   up
 */
HqTestHold *
hq_test_store_hold (const char *path)
{
  HqTestHold *hold = g_new0 (HqTestHold, 1);

  if (hq_test_store_is_server ())
    {
      hold->conn = hq_test_store_connect (path);
      hq_test_store_exec (hold->conn, "BEGIN; SELECT pg_advisory_xact_lock (1213297125, 1)");
      return hold;
    }
  g_assert_cmpint (sqlite3_open (path, &hold->handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (hold->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  return hold;
}

/**
 * hq_test_store_hide:
 * @path: a file that nobody has open
 *
 * Returns: (transfer full): the whole of it, so that whoever comes to read it waits as well
 */
HqTestHold *
hq_test_store_hide (const char *path)
{
  HqTestHold *hold = g_new0 (HqTestHold, 1);

  g_assert_cmpint (sqlite3_open (path, &hold->handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (hold->handle, "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  return hold;
}

/**
 * hq_test_store_release:
 * @hold: (transfer full): a turn, or a whole file
 */
void
hq_test_store_release (HqTestHold *hold)
{
  g_clear_pointer (&hold->conn, PQfinish);
  /* This rolls its transaction back. */
  g_clear_pointer (&hold->handle, sqlite3_close);
  g_free (hold);
}

/**
 * hq_test_store_list_tables:
 *
 * Returns: (transfer full) (element-type GStrv): the names of the store's tables, in their order
 */
GPtrArray *
hq_test_store_list_tables (const char *path)
{
  return hq_test_store_ask (path, hq_test_store_is_address (path)
                                    ? "SELECT tablename FROM pg_tables"
                                      " WHERE schemaname = 'hall_queue' ORDER BY tablename"
                                    : "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                      " ORDER BY name");
}

/**
 * hq_test_store_list_columns:
 *
 * Returns: (transfer full) (element-type GStrv): the names of the columns of @table, in their order
 */
GPtrArray *
hq_test_store_list_columns (const char *path, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
    hq_test_store_is_server () ? "SELECT column_name FROM information_schema.columns WHERE"
                                 " table_schema = 'hall_queue' AND table_name = '%s'"
                                 " ORDER BY ordinal_position"
                               : "SELECT name FROM pragma_table_info ('%s') ORDER BY cid",
    table);

  return hq_test_store_ask (path, sql);
}

/**
 * hq_test_store_check_left:
 *
 * Asserts that nobody has @path open any more: whoever closes a file last leaves one whole file, and
 * a server has no session left. Then the store is no longer this test's.
 */
void
hq_test_store_check_left (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gint64 until = g_get_monotonic_time () + PATIENCE;
  gboolean left = FALSE;

  if (!hq_test_store_is_address (path))
    {
      /* A screen that went lets go of its store when its last answers have come. */
      while (g_file_test (log, G_FILE_TEST_EXISTS) && g_get_monotonic_time () < until)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (G_USEC_PER_SEC / 100);
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      return;
    }
  while (!left && g_get_monotonic_time () < until)
    {
      g_autoptr (GPtrArray) rows
        = hq_test_store_ask (path, "SELECT count(*) FROM pg_stat_activity"
                                   " WHERE datname = current_database () AND pid <> pg_backend_pid ()"
                                   " AND backend_type = 'client backend'");

      left = g_str_equal (((char **) rows->pdata[0])[0], "0");
    }
  g_assert_true (left);
  g_queue_push_head (&spare, g_strdup (path));
}

static void
hq_test_store_drop_login (gpointer data)
{
  g_autofree char *name = data;

  hq_test_store_manage ("DROP ROLE %s", name);
}

/**
 * hq_test_store_new_login:
 *
 * Returns: (transfer full): a login of the server that may do nothing yet; it goes away when the program
 *   ends
 */
char *
hq_test_store_new_login (void)
{
  static guint count;
  const char *password = g_getenv ("PGPASSWORD");
  char *name = g_strdup_printf ("hq_test_%d_login_%u", (int) getpid (), ++count);

  hq_test_store_manage ("CREATE ROLE %s LOGIN PASSWORD '%s'", name, password != NULL ? password : "");
  hq_test_at_end (hq_test_store_drop_login, g_strdup (name));
  return name;
}

/**
 * hq_test_store_name_login:
 * @path: a store of a server, by its owner
 * @login: another login, with the same password
 *
 * Returns: (transfer full): the same store, by @login
 */
char *
hq_test_store_name_login (const char *path, const char *login)
{
  g_assert_true (g_str_has_prefix (path, "postgresql:///"));
  return g_strdup_printf ("postgresql://%s@/%s", login, path + strlen ("postgresql:///"));
}

/**
 * hq_test_store_try:
 * @path: a store of a server
 * @sql: a statement
 *
 * Returns: (transfer full): the first value that @sql found, or how many rows it changed, or the server's five letters for
 *   why it was refused
 */
char *
hq_test_store_try (const char *path, const char *sql)
{
  PGconn *conn = hq_test_store_connect (path);
  PGresult *result = PQexec (conn, sql);
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  char *answer;

  if (state != NULL)
    answer = g_strdup (state);
  else
    answer = g_strdup (PQresultStatus (result) == PGRES_TUPLES_OK ? PQgetvalue (result, 0, 0)
                                                                  : PQcmdTuples (result));
  PQclear (result);
  PQfinish (conn);
  return answer;
}

/**
 * hq_test_store_new_silent:
 * @listener: (out): a socket at which whoever opens the store is to be accepted; to be closed
 *
 * Returns: (transfer full): the address of a server that lets in and never says a word, and for which
 *   nobody stops waiting by themselves
 */
char *
hq_test_store_new_silent (int *listener)
{
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t size = sizeof address;

  *listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (bind (*listener, (struct sockaddr *) &address, size), ==, 0);
  g_assert_cmpint (listen (*listener, 1), ==, 0);
  g_assert_cmpint (getsockname (*listener, (struct sockaddr *) &address, &size), ==, 0);
  return g_strdup_printf ("host=127.0.0.1 port=%u sslmode=disable connect_timeout=0",
                          ntohs (address.sin_port));
}
