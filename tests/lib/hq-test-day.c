/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-day.h"

#include <string.h>

void
hq_test_day_init (HqTestDay *day, gconstpointer data)
{
  *day = (HqTestDay) { .role = HQ_ROLE_OPERATOR, .place = "K1" };
  hq_test_hall_init (&day->test, HQ_HALL_TRIAL);
  day->now = hq_test_hall_time ("2021-02-18T09:00:00");
}

void
hq_test_day_clear (HqTestDay *day, gconstpointer data)
{
  hq_test_hall_clear (&day->test);
}

/* Tries @order at the day's time; HQ_N_ERRORS says that it is to work. */
void
hq_test_day_try (HqTestDay *day, HqOrder order, HqError code)
{
  g_autofree char *clerk = g_strdup_printf ("c%d", order.counter);
  gboolean at_counter = order.counter > 0;
  HqActor actor = { .request = day->request, .role = day->role, .staff = day->staff,
                    .device = at_counter ? NULL : day->place };
  g_autofree char *before = code == HQ_N_ERRORS ? NULL : hq_test_hall_dump (&day->test);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (at_counter && day->staff == NULL)
    actor.staff = clerk;
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
  after = hq_test_hall_dump (&day->test);
  g_assert_cmpstr (after, ==, before);
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

/* Who is called at @counter is served, in no time. */
void
hq_test_day_serve (HqTestDay *day, int counter)
{
  hq_test_day_try (day, (HqOrder) { .act = HQ_ACT_START, .counter = counter }, HQ_N_ERRORS);
  hq_test_day_try (day, (HqOrder) { .act = HQ_ACT_FINISH, .counter = counter }, HQ_N_ERRORS);
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
