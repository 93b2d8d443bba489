/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-rota-file.h"
#include "hq-rota-plan.h"
#include "hq-status.h"
#include "hq-test-day.h"

#define MASK(from, to) hq_rota_mask ((int) ((from) *60), (int) ((to) *60))

static void
as_manager (HqTestDay *fixture)
{
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  fixture->place = NULL;
  SQL (
    "INSERT INTO rota (hall, day_kind, session, counter) SELECT hall, 'workday', 'morning', counter"
    " FROM counter");
  SQL ("UPDATE hall SET revision = revision + 1");
}

static GArray *
make_rows (guint64 first, guint64 second)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));

  g_array_append_val (rows, ((HqRotaCounter){ 1, first }));
  g_array_append_val (rows, ((HqRotaCounter){ 2, second }));
  return rows;
}

static HqRotaView *
look (HqTestDay *fixture, HqDate day)
{
  g_autoptr (GError) error = NULL;
  HqRotaView *view = hq_rota_plan_read (fixture->test.hall, &(HqRotaQuery){ .day = day }, &error);

  g_assert_no_error (error);
  return view;
}

/* How many are planned today at @time. */
static gint64
count_planned (HqTestDay *fixture, const char *time)
{
  g_autoptr (GError) error = NULL;
  HqStatus *status = hq_status_read (fixture->test.hall, hq_test_hall_time (time), 0, &error);
  gint64 planned;

  g_assert_no_error (error);
  planned = status->open.total;
  hq_status_free (status);
  return planned;
}

/* A day goes by its own rota, half-hour by half-hour, and again by its kind's when that is taken away. */
static void
test_rota_plan_day (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) rows = make_rows (MASK (9, 10), MASK (8, 9.5) | MASK (11, 13.5));
  g_autoptr (HqRotaView) view = NULL;

  as_manager (fixture);
  DO (.act = HQ_ACT_OPEN_DAY);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T08:59:59"), ==, 0);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T09:00:00"), ==, 4);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T13:00:00"), ==, 0);
  DO (.act = HQ_ACT_ROTA, .from = 20210218, .rows = rows);
  g_assert_cmpint (fixture->answer.value, ==, 2);
  /* Before the first session and between two nobody is planned. */
  g_assert_cmpint (count_planned (fixture, "2021-02-18T08:59:59"), ==, 0);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T09:00:00"), ==, 2);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T09:30:00"), ==, 1);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T10:00:00"), ==, 0);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T11:59:59"), ==, 1);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T12:00:00"), ==, 0);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T13:00:00"), ==, 1);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T13:30:00"), ==, 0);
  view = look (fixture, 20210218);
  g_assert_true (view->own);
  g_assert_cmpuint (view->rows->len, ==, 4);
  g_assert_cmphex (hq_rota_get (view->of_kind, 4), ==, MASK (9, 12));
  /* A tidal counter that was asked is planned all the same. */
  SQL ("UPDATE counter SET kind = 'tidal' WHERE counter = 3");
  SQL ("UPDATE hall SET revision = revision + 1");
  DO (.act = HQ_ACT_TIDAL_ASK, .counter = 3);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T10:00:00"), ==, 1);
  DO (.act = HQ_ACT_TIDAL_DROP, .counter = 3);
  DO (.act = HQ_ACT_ROTA, .from = 20210218);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T10:00:00"), ==, 4);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rota_day"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'rota' AND after = '2021-02-18'"),
                   ==, 2);
  hq_test_hall_check (&fixture->test);
}

/* From when on: the session that runs, or the half-hour, whichever is later. */
static void
test_rota_plan_since (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) rows = make_rows (MASK (8, 12), MASK (9.5, 11));
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HqCounterAsked));
  g_autoptr (GArray) list = NULL;
  const HqSetup *setup = hq_hall_get_setup (fixture->test.hall, NULL);
  HqDayRow day = { .day = 20210218, .state = HQ_DAY_STATE_OPEN, .day_kind = "workday" };
  const HqRotaPlan plan = {
    setup, hq_hall_get_zone (fixture->test.hall), &day, sessions, rows, none
  };

  DO (.act = HQ_ACT_OPEN_DAY);
  g_assert_true (hq_day_table_read_sessions (hq_hall_get_database (fixture->test.hall), 20210218,
                                             sessions, NULL));
  list = hq_rota_plan_list (&plan, hq_test_hall_time ("2021-02-18T10:10:00"));
  g_assert_cmpint (g_array_index (list, HqTime, 0), ==, hq_test_hall_time ("2021-02-18T09:00:00"));
  g_assert_cmpint (g_array_index (list, HqTime, 1), ==, hq_test_hall_time ("2021-02-18T09:30:00"));
  g_assert_cmpint (g_array_index (list, HqTime, 2), ==, 0);
  g_array_unref (list);
  day.state = HQ_DAY_STATE_CLOSED;
  list = hq_rota_plan_list (&plan, hq_test_hall_time ("2021-02-18T10:10:00"));
  g_assert_cmpint (g_array_index (list, HqTime, 0), ==, 0);
}

static void
test_rota_plan_refused (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) rows = make_rows (MASK (9, 10), 0);
  g_autoptr (GArray) unknown = make_rows (1, 1);

  g_array_index (unknown, HqRotaCounter, 1).counter = 9;
  as_manager (fixture);
  REFUSE (INVALID, .act = HQ_ACT_ROTA, .rows = rows);
  REFUSE (INVALID, .act = HQ_ACT_ROTA, .from = 20210230, .rows = rows);
  REFUSE (TOO_LATE, .act = HQ_ACT_ROTA, .from = 20210217, .rows = rows);
  REFUSE (TOO_LATE, .act = HQ_ACT_ROTA, .from = 20210217);
  REFUSE (NOT_FOUND, .act = HQ_ACT_ROTA, .from = 20210219, .rows = unknown);
  /* A day to come needs no day that is open. */
  DO (.act = HQ_ACT_ROTA, .from = 20210219, .rows = rows);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day WHERE state = 'open'"), ==, 0);
  fixture->role = HQ_ROLE_GUIDE;
  fixture->staff = "g1";
  REFUSE (DENIED, .act = HQ_ACT_ROTA, .from = 20210219);
  fixture->role = HQ_ROLE_CLERK;
  fixture->staff = "c1";
  REFUSE (DENIED, .act = HQ_ACT_ROTA, .from = 20210219);
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  DO (.act = HQ_ACT_OPEN_DAY);
  DO (.act = HQ_ACT_CLOSE_DAY);
  REFUSE (TOO_LATE, .act = HQ_ACT_ROTA, .from = 20210218, .rows = rows);
}

/* The same weekday a week before: its own rota, or that of its kind. */
static void
test_rota_plan_copy (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) rows = make_rows (MASK (9, 10), 0);
  g_autoptr (HqRotaView) next = NULL, later = NULL, sunday = NULL, far = NULL;

  as_manager (fixture);
  DO (.act = HQ_ACT_ROTA, .from = 20210218, .rows = rows);
  next = look (fixture, 20210225);
  g_assert_false (next->own);
  g_assert_cmpstr (next->kind->day_kind, ==, "workday");
  g_assert_cmpuint (next->from, ==, 20210218);
  g_assert_true (next->from_own);
  g_assert_cmphex (hq_rota_get (next->from_rows, 1), ==, MASK (9, 10));
  g_assert_cmphex (hq_rota_get (next->from_rows, 4), ==, 0);
  later = look (fixture, 20210226);
  g_assert_false (later->from_own);
  g_assert_cmphex (hq_rota_get (later->from_rows, 4), ==, MASK (9, 12));
  sunday = look (fixture, 20210228);
  g_assert_null (sunday->kind);
  g_assert_cmpint (sunday->shut, ==, HQ_ERROR_DAY_NOT_OPEN);
  g_assert_true (sunday->from_shut);
  far = look (fixture, 20220104);
  g_assert_cmpint (far->shut, ==, HQ_ERROR_NO_CALENDAR);
}

/* A day that was lifted has the rota of its kind, in the hours for which that was made. */
static void
test_rota_plan_lifted (HqTestDay *fixture, gconstpointer data)
{
  as_manager (fixture);
  DO (.act = HQ_ACT_OPEN_DAY);
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_LIFT_DAY);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T08:59:59"), ==, 0);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T09:00:00"), ==, 4);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T11:59:59"), ==, 4);
  g_assert_cmpint (count_planned (fixture, "2021-02-18T12:00:00"), ==, 0);
}

/* A rota's file says the same when it is read back, and where it cannot be. */
static void
test_rota_file (void)
{
  const HqRotaCounter plans[] = { { 3, hq_rota_mask (0, 30) | hq_rota_mask (780, 1440) }, { 4, 0 } };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (GArray) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_array_append_vals (rows, plans, 2);
  text = hq_rota_file_format (rows);
  g_assert_cmpstr (text, ==, "3\t00:00-00:30 13:00-24:00\n4\t\n");
  again = hq_rota_file_parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpuint (hq_rota_get (again, 3), ==, plans[0].halves);
  g_assert_cmpuint (hq_rota_get (again, 4), ==, 0);
  g_assert_null (hq_rota_file_parse ("3\t09:00-10:00\n4 09:00\n5\t09:10-10:00\n", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
  g_assert_null (strstr (error->message, "line 1"));
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_assert_nonnull (strstr (error->message, "line 3"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rota-plan/day", test_rota_plan_day);
  ADD ("/rota-plan/lifted", test_rota_plan_lifted);
  ADD ("/rota-plan/since", test_rota_plan_since);
  ADD ("/rota-plan/refused", test_rota_plan_refused);
  ADD ("/rota-plan/copy", test_rota_plan_copy);
  g_test_add_func ("/rota-plan/file", test_rota_file);
  return g_test_run ();
}
