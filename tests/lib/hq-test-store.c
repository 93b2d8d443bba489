/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-store.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include "hq-test.h"

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
hq_test_store_run (const char *path, const char *sql)
{
  PGconn *conn = hq_test_store_connect (path);
  PGresult *result = PQexec (conn, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (conn));
  PQclear (result);
  PQfinish (conn);
}

/* The database is dropped whatever is still connected, so that a test that failed leaves nothing. */
static void
hq_test_store_drop (gpointer data)
{
  g_autofree char *name = data;
  g_autofree char *sql = g_strdup_printf ("DROP DATABASE %s WITH (FORCE)", name);

  hq_test_store_run ("dbname=postgres", sql);
}

static char *
hq_test_store_new_database (void)
{
  static guint count;
  char *name = g_strdup_printf ("hq_test_%d_%u", (int) getpid (), ++count);
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0"
                                          " ENCODING 'UTF8' LOCALE 'C.UTF-8'",
                                          name);

  hq_test_store_run ("dbname=postgres", sql);
  hq_test_at_end (hq_test_store_drop, name);
  return g_strdup_printf ("postgresql:///%s", name);
}

/**
 * hq_test_store_new:
 *
 * Returns: (transfer full): where a store can be made; it goes away when the program ends
 */
char *
hq_test_store_new (void)
{
  return hq_test_store_is_server () ? hq_test_store_new_database ()
                                    : hq_test_path (hq_test_folder_new (), "hall.db");
}

static GPtrArray *
hq_test_store_ask_server (const char *path, const char *sql)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  PGconn *conn = hq_test_store_connect (path);
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
  PQfinish (conn);
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

static GPtrArray *
hq_test_store_ask_file (const char *path, const char *sql)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sqlite3_stmt *stmt;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
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
  sqlite3_close (handle);
  return rows;
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
  return hq_test_store_is_server () ? hq_test_store_ask_server (path, sql)
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

  if (hq_test_store_is_server ())
    {
      hq_test_store_run (path, sql);
      return;
    }
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

/**
 * hq_test_store_list_tables:
 *
 * Returns: (transfer full) (element-type GStrv): the names of the store's tables, in their order
 */
GPtrArray *
hq_test_store_list_tables (const char *path)
{
  return hq_test_store_ask (path, hq_test_store_is_server ()
                                    ? "SELECT tablename FROM pg_tables"
                                      " WHERE schemaname = 'hall_queue' ORDER BY tablename"
                                    : "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                      " ORDER BY name");
}

/**
 * hq_test_store_check_left:
 *
 * Asserts that nobody has @path open any more: whoever closes a file last leaves one whole file, and
 * a server has no session left.
 */
void
hq_test_store_check_left (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gint64 until = g_get_monotonic_time () + PATIENCE;
  gboolean left = FALSE;

  if (!hq_test_store_is_server ())
    {
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
}
