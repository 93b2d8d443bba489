/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-act.h"

#include <sqlite3.h>

#include "hq-calendar-table.h"
#include "hq-item-table.h"

static const struct
{
  const char *item;
  int days; /* 0 for an instant item */
  gboolean self_service;
} items[] = { { "I1", 0, FALSE }, { "P1", 1, FALSE },   { "P2", 2, FALSE }, { "P3", 3, FALSE },
              { "P5", 5, FALSE }, { "P20", 20, FALSE }, { "S1", 0, TRUE } };

static void
add_item (GPtrArray *array, const char *code, int days, gboolean self_service)
{
  HqItem *item = hq_item_new ();

  *item = (HqItem) {
    .item = g_strdup (code),
    .name = g_strdup (code),
    .name_en = g_strdup (""),
    .department = g_strdup ("tax"),
    .service = g_strdup ("D"),
    .window_type = g_strdup (""),
    .item_type = g_strdup (""),
    .case_kind = days > 0 ? HQ_CASE_PROMISED : HQ_CASE_INSTANT,
    .statutory_unit = g_strdup (""),
    .promised_days = days,
    .not_counted_steps = g_strdup (""),
    .materials = g_strdup (""),
    .counter_minutes = 10,
    .self_service = self_service,
    .name_source = g_strdup (""),
    .statutory_source = g_strdup (""),
    .promised_source = g_strdup (""),
    .minutes_source = g_strdup (""),
    .note = g_strdup (""),
  };
  g_ptr_array_add (array, item);
}

static gboolean
fill (HqDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) array = hq_item_new_array ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    add_item (array, items[i].item, items[i].days, items[i].self_service);
  return hq_item_table_replace (db, array, error);
}

static gboolean
replace_calendar (HqDatabase *db, gpointer user_data, GError **error)
{
  return hq_calendar_table_replace (db, user_data, error);
}

static void
change (HqTestAct *act, HqDatabaseFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  hq_database_write (hq_hall_get_database (act->test.hall), func, data, &error);
  g_assert_no_error (error);
}

static void
add_department (HqTestAct *act)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (act->test.path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "INSERT INTO department (hall, department, name)"
                                 " SELECT hall, 'tax', '税务' FROM hall",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
}

void
hq_test_act_setup (HqTestAct *act, gconstpointer data)
{
  hq_test_hall_init (&act->test, HQ_HALL_TRIAL);
  add_department (act);
  change (act, fill, NULL);
  hq_test_act_set_time (act, "2021-02-18T09:00:00");
}

void
hq_test_act_teardown (HqTestAct *act, gconstpointer data)
{
  hq_test_hall_clear (&act->test);
}

void
hq_test_act_set_time (HqTestAct *act, const char *text)
{
  act->now = hq_test_hall_time (text);
}

void
hq_test_act_set_calendar (HqTestAct *act, const HqCalendar *calendar)
{
  change (act, replace_calendar, (gpointer) calendar);
}

static int
dump_row (void *data, int columns, char **values, char **names)
{
  for (int i = 0; i < columns; i++)
    g_string_append_printf (data, "%s|", values[i] != NULL ? values[i] : "-");
  g_string_append_c (data, '\n');
  return 0;
}

static int
list_table (void *data, int columns, char **values, char **names)
{
  g_ptr_array_add (data, g_strdup (values[0]));
  return 0;
}

/* All rows of all tables but @except, read by the engine itself. */
char *
hq_test_act_dump (HqTestAct *act, const char *except)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  GString *dump = g_string_new (NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (act->test.path, &handle, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "SELECT name FROM sqlite_schema WHERE type = 'table'",
                                 list_table, tables, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpuint (tables->len, >, 30);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"",
                                              (const char *) tables->pdata[i]);

      if (g_strcmp0 (tables->pdata[i], except) == 0)
        continue;
      g_string_append_printf (dump, "== %s\n", (const char *) tables->pdata[i]);
      g_assert_cmpint (sqlite3_exec (handle, sql, dump_row, dump, NULL), ==, SQLITE_OK);
    }
  sqlite3_close (handle);
  return g_string_free (dump, FALSE);
}

/* Tries @order at the time of @act; HQ_N_ERRORS says that it is to work. A refusal leaves every row of
 * the file as it was; a second rating leaves the events to its own test. */
void
hq_test_act_try (HqTestAct *act, HqOrder order, HqError code)
{
  const char *except = code == HQ_ERROR_RATED ? "event" : NULL;
  g_autofree char *staff = g_strdup_printf ("c%d", order.counter > 0 ? order.counter : 1);
  g_autofree char *before = code != HQ_N_ERRORS ? hq_test_act_dump (act, except) : NULL;
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = order.act == HQ_ACT_RATE ? NULL : staff };
  g_autoptr (GError) error = NULL;
  gboolean done;

  order.now = act->now;
  done = hq_hall_run (act->test.hall, &actor, &order, &act->answer, &error);
  if (code == HQ_N_ERRORS)
    {
      g_assert_no_error (error);
      g_assert_true (done);
    }
  else
    {
      g_autofree char *after = hq_test_act_dump (act, except);

      g_assert_false (done);
      g_assert_error (error, HQ_ERROR, (int) code);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A visitor takes a number, is called and served at @counter: what remains is to finish. */
void
hq_test_act_visit (HqTestAct *act, int counter)
{
  DO (.act = HQ_ACT_ISSUE, .service = counter == 3 ? "D" : "A");
  act->now += 10 * HQ_MINUTE;
  DO (.act = HQ_ACT_CALL, .counter = counter);
  act->now += 10 * HQ_SECOND;
  DO (.act = HQ_ACT_START, .counter = counter);
  act->now += 5 * HQ_MINUTE;
}
