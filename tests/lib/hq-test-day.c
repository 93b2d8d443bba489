/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-day.h"

#include <string.h>

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
hq_test_day_add_item (GPtrArray *array, const char *code, int days, gboolean self_service)
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
hq_test_day_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) array = hq_item_new_array ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    hq_test_day_add_item (array, items[i].item, items[i].days, items[i].self_service);
  return hq_item_table_replace (db, array, error);
}

static gboolean
hq_test_day_replace_calendar (HqDatabase *db, gpointer user_data, GError **error)
{
  return hq_calendar_table_replace (db, user_data, error);
}

static void
hq_test_day_change (HqTestDay *day, HqDatabaseFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  hq_database_write (hq_hall_get_database (day->test.hall), func, data, &error);
  g_assert_no_error (error);
}

void
hq_test_day_init (HqTestDay *day, gconstpointer data)
{
  *day = (HqTestDay) { .role = HQ_ROLE_OPERATOR, .place = "K1" };
  hq_test_hall_init (&day->test, HQ_HALL_TRIAL);
  day->now = hq_test_hall_time ("2021-02-18T09:00:00");
}

/* The same day in a hall with a department "tax" and its items, where c1 acts away from the counters. */
void
hq_test_day_init_tax (HqTestDay *day, gconstpointer data)
{
  hq_test_day_init (day, data);
  day->place = NULL;
  day->away = "c1";
  hq_test_hall_run_sql (&day->test, "INSERT INTO department (hall, department, name)"
                                    " SELECT hall, 'tax', '税务' FROM hall");
  hq_test_day_change (day, hq_test_day_fill, NULL);
}

void
hq_test_day_clear (HqTestDay *day, gconstpointer data)
{
  hq_test_hall_clear (&day->test);
}

/* Tries @order at the day's time; HQ_N_ERRORS says that it is to work. A refusal leaves every row of the
 * file as it was; that of a second rating leaves the events to its own test. */
void
hq_test_day_try (HqTestDay *day, HqOrder order, HqError code)
{
  const char *except = code == HQ_ERROR_RATED ? "event" : NULL;
  g_autofree char *clerk = g_strdup_printf ("c%d", order.counter);
  gboolean at_counter = order.counter > 0;
  HqActor actor = { .request = day->request, .role = day->role, .staff = day->staff,
                    .device = at_counter ? NULL : day->place };
  g_autofree char *before = code == HQ_N_ERRORS ? NULL : hq_test_hall_dump (&day->test, except);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (day->staff == NULL && order.act != HQ_ACT_RATE)
    actor.staff = at_counter ? clerk : day->away;
  order.now = day->now;
  done = hq_hall_run (day->test.hall, &actor, &order, &day->answer, &error);
  if (code == HQ_N_ERRORS)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      return;
    }
  g_assert_false (done);
  g_assert_error (error, HQ_ERROR, (int) code);
  after = hq_test_hall_dump (&day->test, except);
  g_assert_cmpstr (after, ==, before);
}

void
hq_test_day_set_calendar (HqTestDay *day, const HqCalendar *calendar)
{
  hq_test_day_change (day, hq_test_day_replace_calendar, (gpointer) calendar);
}

void
hq_test_day_wait (HqTestDay *day, int seconds)
{
  day->now += seconds * HQ_SECOND;
}

/* It is now @time of 2021-02-18, or the date and time @time. */
void
hq_test_day_go (HqTestDay *day, const char *time)
{
  g_autofree char *whole = g_strconcat ("2021-02-18T", time, NULL);

  day->now = hq_test_hall_time (strlen (time) > 8 ? time : whole);
}

/* The item of that code as the catalogue has it now; %NULL where it has none. */
HqItem *
hq_test_day_find_item (HqTestDay *day, const char *code)
{
  g_autoptr (GError) error = NULL;
  HqItem *item = NULL;

  hq_item_table_find (hq_hall_get_database (day->test.hall), code, &item, &error);
  g_assert_no_error (error);
  return item;
}

/* Who is called at @counter is served, in no time. */
void
hq_test_day_serve (HqTestDay *day, int counter)
{
  hq_test_day_try (day, (HqOrder) { .act = HQ_ACT_START, .counter = counter }, HQ_N_ERRORS);
  hq_test_day_try (day, (HqOrder) { .act = HQ_ACT_FINISH, .counter = counter }, HQ_N_ERRORS);
}

/* A visitor takes a number, is called and served at @counter: what remains is to finish. */
void
hq_test_day_visit (HqTestDay *day, int counter)
{
  const HqOrder issue = { .act = HQ_ACT_ISSUE, .service = counter == 3 ? "D" : "A" };

  hq_test_day_try (day, issue, HQ_N_ERRORS);
  hq_test_day_wait (day, 10 * 60);
  hq_test_day_try (day, (HqOrder) { .act = HQ_ACT_CALL, .counter = counter }, HQ_N_ERRORS);
  hq_test_day_wait (day, 10);
  hq_test_day_try (day, (HqOrder) { .act = HQ_ACT_START, .counter = counter }, HQ_N_ERRORS);
  hq_test_day_wait (day, 5 * 60);
}

/* The lengths of the lines are the counts of those who wait in them. */
void
hq_test_day_assert_lines (HqTestDay *day)
{
  g_assert_cmpint (
    hq_test_hall_count (&day->test,
                        "SELECT count(*) FROM line AS l WHERE l.waiting <> (SELECT count(*)"
                        " FROM ticket AS t WHERE t.day = l.day AND t.service = l.service"
                        " AND t.lane = l.lane AND t.state = 'waiting')"),
    ==, 0);
  g_assert_cmpint (hq_test_hall_count (&day->test, "SELECT coalesce(sum(waiting), 0) FROM line"), ==,
                   hq_test_hall_count (&day->test,
                                       "SELECT count(*) FROM ticket WHERE state = 'waiting'"));
}
