/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-database.h"
#include "hq-error.h"
#include "hq-migration.h"
#include "hq-test.h"

enum
{
  TEXT_INSERT,
  TEXT_INSERT_SETTING,
  TEXT_BUMP,
  TEXT_READ,
  TEXT_COUNT_SETTINGS,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_INSERT] = { "INSERT INTO hall (hall, code, name, time_zone, kind)"
                    " VALUES (1, 'x', 'x', 'Asia/Shanghai', 'trial')" },
  [TEXT_INSERT_SETTING] = { "INSERT INTO setting (hall, key, value) VALUES (1, ?, ?)" },
  [TEXT_BUMP] = { "UPDATE hall SET revision = revision + 1 WHERE hall = 1" },
  [TEXT_READ] = { "SELECT revision FROM hall WHERE hall = 1" },
  [TEXT_COUNT_SETTINGS] = { "SELECT count(*) FROM setting" },
};

typedef struct
{
  const char *folder; /* (borrowed) */
  char *path;         /* (owned) */
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->folder = hq_test_folder_new ();
  fixture->path = hq_test_path (fixture->folder, "hall.db");
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
}

static void
test_database_sql (Fixture *fixture, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static gint64
test_database_count (HqDatabase *db, int text)
{
  g_autoptr (GError) error = NULL;
  HqRows *rows = hq_rows_start (db, &texts[text], &error, "");
  gint64 value = -1;

  g_assert_no_error (error);
  if (hq_rows_next (rows))
    value = hq_rows_get_int (rows, 0);
  g_assert_true (hq_rows_end (rows, NULL));
  return value;
}

static gboolean
test_database_insert (HqDatabase *db, gpointer data, GError **error)
{
  return hq_database_run (db, &texts[TEXT_INSERT], error, "");
}

static gboolean
test_database_bump (HqDatabase *db, gpointer data, GError **error)
{
  return hq_database_run (db, &texts[TEXT_BUMP], error, "");
}

static HqDatabase *
test_database_new (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HqDatabase *db = hq_database_open (fixture->path, HQ_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (hq_database_write (db, test_database_insert, NULL, &error));
  g_assert_no_error (error);
  return db;
}

static void
test_database_refuse (Fixture *fixture, HqDatabaseMode mode, HqError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqDatabase) db = hq_database_open (fixture->path, mode, &error);

  g_assert_null (db);
  g_assert_error (error, HQ_ERROR, (int) code);
}

static void
test_database_strangers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;

  test_database_refuse (fixture, HQ_DATABASE_READ_WRITE, HQ_ERROR_OFFLINE);
  g_assert_true (g_file_set_contents (fixture->path, "no database at all\n", -1, NULL));
  test_database_refuse (fixture, HQ_DATABASE_CREATE, HQ_ERROR_EXISTS);
  test_database_refuse (fixture, HQ_DATABASE_READ_WRITE, HQ_ERROR_FOREIGN_FILE);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "no database at all\n");
  g_unlink (fixture->path);
  test_database_sql (fixture, "CREATE TABLE other (x)");
  test_database_refuse (fixture, HQ_DATABASE_READ_WRITE, HQ_ERROR_FOREIGN_FILE);
}

static void
test_database_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  hq_database_close (test_database_new (fixture));
  test_database_sql (fixture, "PRAGMA user_version = 4000");
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  test_database_refuse (fixture, HQ_DATABASE_READ_WRITE, HQ_ERROR_VERSION_TOO_NEW);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_database_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqDatabase) db = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  hq_database_close (test_database_new (fixture));
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (gsize i = size / 2; i < size; i++)
    contents[i] = (char) g_test_rand_int ();
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));

  db = hq_database_open (fixture->path, HQ_DATABASE_READ_WRITE, &error);
  if (db == NULL || !hq_database_check_integrity (db, faults, &error))
    g_assert_error (error, HQ_ERROR, HQ_ERROR_CORRUPT);
  else
    g_assert_cmpuint (faults->len, >, 0);
}

static gboolean
test_database_fail_late (HqDatabase *db, gpointer data, GError **error)
{
  return hq_database_run (db, &texts[TEXT_INSERT_SETTING], error, "ss", "a", "1")
         && hq_database_run (db, &texts[TEXT_INSERT_SETTING], error, "ss", "a", "2");
}

static void
test_database_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqDatabase) db = test_database_new (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (hq_database_write (db, test_database_fail_late, NULL, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
  g_assert_cmpint (test_database_count (db, TEXT_COUNT_SETTINGS), ==, 0);
}

/* Another connection's commit is seen by the version, one's own is not. */
static void
test_database_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqDatabase) db = test_database_new (fixture);
  g_autoptr (HqDatabase) other = hq_database_open (fixture->path, HQ_DATABASE_READ_WRITE, NULL);
  gint64 version = hq_database_get_version (db);

  g_assert_true (hq_database_write (db, test_database_bump, NULL, NULL));
  g_assert_cmpint (hq_database_get_version (db), ==, version);
  g_assert_true (hq_database_write (other, test_database_bump, NULL, NULL));
  g_assert_cmpint (hq_database_get_version (db), !=, version);
}

/* Eight processes add to one number; each addition is there, and none was told "busy". */
static void
test_database_eight_writers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqDatabase) db = test_database_new (fixture);
  pid_t children[8];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        {
          HqDatabase *own = hq_database_open (fixture->path, HQ_DATABASE_READ_WRITE, NULL);

          for (guint n = 0; own != NULL && n < 100; n++)
            if (!hq_database_write (own, test_database_bump, NULL, NULL))
              _exit (1);
          _exit (own == NULL);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  g_assert_cmpint (test_database_count (db, TEXT_READ), ==, 801);
}

static void
test_database_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqDatabase) db = test_database_new (fixture);
  g_autoptr (HqDatabase) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hq_test_path (fixture->folder, "copy.db");

  g_assert_true (hq_database_backup (db, path, &error));
  g_assert_no_error (error);
  g_assert_false (hq_database_backup (db, path, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_EXISTS);
  copy = hq_database_open (path, HQ_DATABASE_READ_ONLY, NULL);
  g_assert_nonnull (copy);
  g_assert_cmpint (test_database_count (copy, TEXT_READ), ==, 1);
}

typedef struct
{
  HqDatabase *other;
  gint64 before;
  gint64 inside;
} Within;

static gboolean
test_database_look (HqDatabase *db, gpointer data, GError **error)
{
  *(gint64 *) data = test_database_count (db, TEXT_READ);
  return TRUE;
}

static gboolean
test_database_look_twice (HqDatabase *db, gpointer data, GError **error)
{
  Within *within = data;

  return hq_database_read (db, test_database_look, &within->before, error)
         && hq_database_write (within->other, test_database_bump, NULL, error)
         && hq_database_read (db, test_database_look, &within->inside, error);
}

/* A read inside a read is of the same snapshot, and holds up no change; the next one sees it. */
static void
test_database_within (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqDatabase) other = test_database_new (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HqDatabase) db = hq_database_open (fixture->path, HQ_DATABASE_READ_APART, &error);
  Within within = { other, -1, -2 };
  gint64 after = -3;

  g_assert_no_error (error);
  hq_database_read (db, test_database_look_twice, &within, &error);
  g_assert_no_error (error);
  g_assert_cmpint (within.inside, ==, within.before);
  hq_database_read (db, test_database_look, &after, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after, ==, within.before + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/database/" name, Fixture, NULL, setup, func, teardown)
  ADD ("strangers", test_database_strangers);
  ADD ("newer", test_database_newer);
  ADD ("damaged", test_database_damaged);
  ADD ("all-or-nothing", test_database_all_or_nothing);
  ADD ("version", test_database_version);
  ADD ("within", test_database_within);
  ADD ("eight-writers", test_database_eight_writers);
  ADD ("backup", test_database_backup);
  return g_test_run ();
}
