/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-database.h"
#include "hq-test-store.h"
#include "hq-test.h"

enum
{
  INSERT,
  GET,
  GROW,
  ADD,
};

static const HqText texts[] = {
  [INSERT] = { "INSERT INTO hall (hall, code, name, time_zone, kind)"
               " VALUES (?1, ?2, ?2, 'Asia/Shanghai', 'trial')" },
  [GET] = { "SELECT revision FROM hall WHERE hall = ?" },
  [GROW] = { "UPDATE hall SET revision = revision + 1 WHERE hall = ?" },
  [ADD] = { "UPDATE hall SET revision = revision + 100 WHERE hall = ? RETURNING revision" },
};

static void
ask (HqDatabase *db, gint64 hall)
{
  g_autoptr (GError) error = NULL;

  hq_database_ask (db, &texts[GET], &error, "l", hall);
  g_assert_no_error (error);
}

static void
run (HqDatabase *db, const HqText *text, gint64 hall)
{
  g_autoptr (GError) error = NULL;

  hq_database_run (db, text, &error, "l", hall);
  g_assert_no_error (error);
}

static gint64
get (HqDatabase *db, const HqText *text, gint64 hall)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  hq_rows_take_int (hq_rows_start (db, text, &error, "l", hall), &value, &error);
  g_assert_no_error (error);
  return value;
}

static gboolean
do_insert (HqDatabase *db, gpointer user_data, GError **error)
{
  return hq_database_run (db, &texts[INSERT], error, "ls", (gint64) 1, "one")
         && hq_database_run (db, &texts[INSERT], error, "ls", (gint64) 2, "two")
         && hq_database_run (db, &texts[GROW], error, "l", (gint64) 2);
}

static HqDatabase *
open_store (void)
{
  g_autofree char *path = hq_test_store_new ();
  g_autoptr (GError) error = NULL;
  HqDatabase *db = hq_database_open (path, HQ_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  hq_database_write (db, do_insert, NULL, &error);
  g_assert_no_error (error);
  return db;
}

static gboolean
do_ask (HqDatabase *db, gpointer user_data, GError **error)
{
  /* The answer that was asked for, though something else was asked between. */
  ask (db, 1);
  g_assert_cmpint (get (db, &texts[ADD], 2), ==, 102);
  g_assert_cmpint (get (db, &texts[GET], 1), ==, 1);
  g_assert_cmpint (get (db, &texts[GET], 1), ==, 1);

  /* Another question than the one that was expected. */
  ask (db, 1);
  g_assert_cmpint (get (db, &texts[GET], 2), ==, 102);
  g_assert_cmpint (get (db, &texts[GET], 1), ==, 1);

  /* Several questions of one kind, and one whose answer was changed by another answer. */
  ask (db, 1);
  ask (db, 2);
  g_assert_cmpint (get (db, &texts[GET], 2), ==, 102);
  g_assert_cmpint (get (db, &texts[GET], 1), ==, 1);
  ask (db, 2);
  g_assert_cmpint (get (db, &texts[ADD], 2), ==, 202);
  g_assert_cmpint (get (db, &texts[GET], 2), ==, 202);
  return TRUE;
}

static void
test_ask_answer (void)
{
  g_autoptr (HqDatabase) db = open_store ();
  g_autoptr (GError) error = NULL;

  hq_database_write (db, do_ask, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
do_change (HqDatabase *db, gpointer user_data, GError **error)
{
  ask (db, 1);
  run (db, &texts[GROW], 1);
  g_assert_cmpint (get (db, &texts[GET], 1), ==, 2);
  ask (db, 1);
  return TRUE;
}

static gboolean
do_look (HqDatabase *db, gpointer user_data, GError **error)
{
  g_assert_cmpint (get (db, &texts[GET], 1), ==, 2);
  return TRUE;
}

/* What is changed after the question is in the answer, and what nobody came for is forgotten. */
static void
test_ask_change (void)
{
  g_autoptr (HqDatabase) db = open_store ();
  g_autoptr (GError) error = NULL;

  hq_database_write (db, do_change, NULL, &error);
  g_assert_no_error (error);
  hq_database_write (db, do_look, NULL, &error);
  g_assert_no_error (error);
  ask (db, 2);
  g_assert_cmpint (get (db, &texts[GET], 2), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ask/answer", test_ask_answer);
  g_test_add_func ("/ask/change", test_ask_change);
  return g_test_run ();
}
