/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-calendar-edit.h"
#include "hq-calendar-plan.h"
#include "hq-data-change.h"
#include "hq-setup-past.h"
#include "hq-test-day.h"
#include "hq-test.h"

/* What stands beside the set-up: each change of it is kept, and taken back the way it was made. */

static HqSetupPast *
read_past (HqTestDay *fixture, guint most)
{
  g_autoptr (GError) error = NULL;
  HqSetupPast *past = hq_setup_past_read (fixture->test.hall, &(HqSetupPastAsk){ .most = most },
                                          &error);

  g_assert_no_error (error);
  return past;
}

/* The newest change but @i. */
static const HqDataChange *
get_change (const HqSetupPast *past, guint i)
{
  const HqSetupPastChange *change = past->changes->pdata[i];

  g_assert_nonnull (change->data);
  return change->data;
}

static HqCalendar *
read_calendar (HqTestDay *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqCalendarView) view = hq_calendar_plan_read (fixture->test.hall, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&view->calendar);
}

#define CALENDAR(calendar) .act = HQ_ACT_IMPORT_CALENDAR, .rows = (gpointer) (calendar)

/* A day is turned, then a year added; both are taken back, the last one first. */
static void
test_data_calendar (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) first = read_calendar (fixture);
  g_autoptr (HqCalendar) second = hq_calendar_edit_copy (first, 20210220);
  g_autoptr (HqCalendar) third = hq_calendar_edit_copy (second, 0);
  g_autoptr (HqCalendar) now = NULL;
  g_autoptr (HqSetupPast) past = NULL;
  const HqSetupPastChange *change;

  hq_calendar_add_year (third, 2022);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  fixture->staff = "m1";
  DO (CALENDAR (first));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 0);
  DO (CALENDAR (second));
  DO (CALENDAR (third));
  DO (CALENDAR (third));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change WHERE act = 'import-calendar'"
                          " AND subject = 'calendar' AND staff = 'm1'"),
                   ==, 2);
  past = read_past (fixture, 2);
  g_assert_cmpuint (past->changes->len, ==, 2);
  g_assert_cmpint (past->last.data, ==, 2);
  change = past->changes->pdata[0];
  g_assert_cmpstr (change->staff, ==, "m1");
  g_assert_cmpint (change->number, ==, 2);
  g_assert_cmpuint (hq_calendar_edit_count_changes (get_change (past, 0)->before, second), ==, 0);
  g_assert_cmpuint (hq_calendar_edit_count_changes (get_change (past, 0)->after, third), ==, 0);
  DO (CALENDAR (get_change (past, 0)->before));
  DO (CALENDAR (get_change (past, 1)->before));
  now = read_calendar (fixture);
  g_assert_cmpuint (hq_calendar_edit_count_changes (first, now), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 4);
  hq_test_hall_check (&fixture->test);
}

/* What was before cannot be again where an open case is due after its end. */
static void
test_data_calendar_needed (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) first = read_calendar (fixture);
  g_autoptr (HqCalendar) none = hq_calendar_new ();
  g_autoptr (HqSetupPast) past = NULL;

  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CALENDAR (none));
  DO (CALENDAR (first));
  fixture->role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CASE_OPEN, .item = "P5");
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  past = read_past (fixture, 1);
  g_assert_cmpuint (past->n_older, ==, COUNT ("SELECT count(*) FROM setup_change") + 1);
  REFUSE (NO_CALENDAR, CALENDAR (get_change (past, 0)->before));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM data_change"), ==, 2);
}

static gboolean
rewrite (HqDatabase *db, gpointer user_data, GError **error)
{
  return hq_database_run (db, user_data, error, "h");
}

/* The list itself cannot be rewritten, and is not read again where nothing was added to it. */
static void
test_data_kept (HqTestDay *fixture, gconstpointer data)
{
  static const HqText texts[] = { { "UPDATE data_change SET before = after WHERE hall = ?" },
                                  { "DELETE FROM data_change WHERE hall = ?" } };
  g_autoptr (HqCalendar) calendar = read_calendar (fixture);
  g_autoptr (HqSetupPast) past = NULL;
  g_autoptr (HqSetupPast) same = NULL;
  HqSetupPastAsk ask = { .most = 9, .newer = TRUE };

  hq_calendar_add_year (calendar, 2022);
  fixture->role = HQ_ROLE_ADMINISTRATOR;
  DO (CALENDAR (calendar));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hq_database_write (hq_hall_get_database (fixture->test.hall), rewrite,
                                         (gpointer) &texts[i], &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_CONFLICT);
    }
  past = hq_setup_past_read (fixture->test.hall, &ask, NULL);
  g_assert_nonnull (past->changes);
  ask.last = past->last;
  same = hq_setup_past_read (fixture->test.hall, &ask, NULL);
  g_assert_null (same->changes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/data-change/calendar", test_data_calendar);
  ADD_TAX ("/data-change/calendar-needed", test_data_calendar_needed);
  ADD_TAX ("/data-change/kept", test_data_kept);
  return g_test_run ();
}
