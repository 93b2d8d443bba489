/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-days.h"
#include "hq-hourly.h"
#include "hq-lived-day.h"
#include "hq-stretch.h"

#define DAY 20210218

static void
setup (HqLivedDay *day, gconstpointer data)
{
  hq_test_hall_init (&day->test, HQ_HALL_TRIAL);
  hq_lived_day_live (day);
}

static void
teardown (HqLivedDay *day, gconstpointer data)
{
  hq_test_hall_clear (&day->test);
}

#define SQL(sql) hq_test_hall_run_sql (&day->test, sql)

static HqHourly *
read_day (HqLivedDay *day, HqDate date)
{
  g_autoptr (GError) error = NULL;
  HqHourly *found = hq_hourly_read (day->test.hall, date, day->now, &error);

  g_assert_no_error (error);
  return found;
}

static const HqHourlyHour *
find_hour (const HqHourly *found, int hour)
{
  guint i = (guint) (hour - g_array_index (found->hours, HqHourlyHour, 0).hour);

  g_assert_cmpuint (i, <, found->hours->len);
  g_assert_cmpint (g_array_index (found->hours, HqHourlyHour, i).hour, ==, hour);
  return &g_array_index (found->hours, HqHourlyHour, i);
}

static void
assert_sums (HqLivedDay *day, const HqHourly *found)
{
  g_autoptr (GArray) figures = hq_figures_compute (day->test.hall, DAY, DAY, day->now, NULL);
  HqFigurePart hall = { .scope = HQ_SCOPE_HALL, .key = "" };
  HqHourlyHour sum = { 0 };

  hq_figures_pick (&hall, figures);
  for (guint i = 0; i < found->hours->len; i++)
    {
      const HqHourlyHour *row = &g_array_index (found->hours, HqHourlyHour, i);

      sum.issued += row->issued;
      sum.called += row->called;
      sum.finished += row->finished;
      sum.left += row->left;
      sum.unserved += row->unserved;
      sum.waits += row->waits;
    }
  g_assert_cmpint (sum.issued, ==, hall.figures[HQ_METRIC_TICKETS].value);
  g_assert_cmpint (sum.called, ==, hall.figures[HQ_METRIC_CALLS].value);
  g_assert_cmpint (sum.left, ==, hall.figures[HQ_METRIC_LEFT].rate.n);
  g_assert_cmpint (sum.unserved, ==, hall.figures[HQ_METRIC_UNSERVED].rate.n);
  g_assert_cmpint (sum.waits, ==, hall.figures[HQ_METRIC_WAIT_BREAK].rate.total);
  g_assert_cmpint (sum.finished, ==,
                   hq_test_hall_count (&day->test, "SELECT count(*) FROM ticket WHERE"
                                                   " state = 'finished' AND day = 20210218"));
}

static void
test_hourly_hours (HqLivedDay *day, gconstpointer data)
{
  g_autoptr (HqHourly) before = read_day (day, DAY);
  g_autoptr (HqHourly) found = NULL;

  assert_sums (day, before);
  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  found = read_day (day, DAY);
  assert_sums (day, found);
  g_assert_cmpint (g_array_index (found->hours, HqHourlyHour, 0).hour, ==, 8);
  g_assert_cmpuint (found->hours->len, ==, 10);
  g_assert_cmpint (find_hour (found, 8)->issued, ==, 2);
  g_assert_cmpint (find_hour (found, 9)->called, ==, 2);
  g_assert_cmpint (find_hour (found, 9)->wait_median, ==, 2 * HQ_MINUTE);
  g_assert_cmpint (find_hour (found, 9)->wait_90th, ==, 13 * HQ_MINUTE);
  g_assert_cmpint (find_hour (found, 10)->left, ==, 2);
  g_assert_cmpint (find_hour (found, 12)->wait_median, ==, 65 * HQ_MINUTE);
  /* Nobody was called: that is no wait of nothing. */
  g_assert_cmpint (find_hour (found, 14)->waits, ==, 0);
  g_assert_cmpint (find_hour (found, 14)->wait_median, ==, HQ_HOURLY_NONE);
  g_assert_cmpint (find_hour (found, 17)->unserved, ==, 1);
}

static void
test_hourly_counters (HqLivedDay *day, gconstpointer data)
{
  const HqHourlyCounter *first, *last;
  g_autoptr (HqHourly) found = NULL;

  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  SQL ("INSERT INTO pause (hall, duty, pause, reason, public, started_at, ended_at)"
       " SELECT hall, duty, 1, 'away', 1, signed_in_at, signed_in_at + 600000000 FROM duty"
       " WHERE counter = 1");
  SQL ("INSERT INTO pause (hall, duty, pause, reason, public, started_at)"
       " SELECT hall, duty, 2, 'away', 1, signed_out_at - 300000000 FROM duty WHERE counter = 1");
  found = read_day (day, DAY);
  g_assert_cmpuint (found->counters->len, ==, 2);
  first = &g_array_index (found->counters, HqHourlyCounter, 0);
  g_assert_cmpint (first->counter, ==, 1);
  g_assert_cmpint (first->handled, ==, 5);
  g_assert_cmpint (first->unmeasured, ==, 0);
  g_assert_cmpint (first->serving, ==, (10 + 65 + 14 + 4 + 10) * HQ_MINUTE);
  g_assert_cmpint (first->signed_in, ==, 500 * HQ_MINUTE);
  g_assert_cmpint (first->paused, ==, 15 * HQ_MINUTE);
  last = &g_array_index (found->counters, HqHourlyCounter, 1);
  g_assert_cmpint (last->counter, ==, 3);
  g_assert_cmpint (last->handled, ==, 1);
  g_assert_cmpint (last->unmeasured, ==, 1);
  g_assert_cmpint (last->serving, ==, 0);
  g_assert_cmpint (last->signed_in, ==, 365 * HQ_MINUTE);
}

/* A first place was given on the evening before, and is of the hour in which the day opens. */
static void
test_hourly_first_place (HqLivedDay *day, gconstpointer data)
{
  g_autoptr (HqHourly) found = NULL;
  g_autoptr (HqHourly) nobody = NULL;

  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY, .first_place = TRUE });
  found = read_day (day, 20210219);
  g_assert_cmpuint (found->hours->len, ==, 1);
  g_assert_cmpint (find_hour (found, 9)->issued, ==, 1);
  nobody = read_day (day, 20210220);
  g_assert_cmpuint (nobody->hours->len, ==, 0);
  g_assert_cmpuint (nobody->counters->len, ==, 0);
}

static HqDays *
read_days (HqLivedDay *day, HqScope scope, const char *key)
{
  const HqDaysAsk ask = { 20210201, 20210228, day->now, scope, key };
  g_autoptr (GError) error = NULL;
  HqDays *found = hq_days_read (day->test.hall, &ask, &error);

  g_assert_no_error (error);
  return found;
}

/* What was published of a day stands, whatever happened since; another day is counted now. */
static void
test_hourly_days (HqLivedDay *day, gconstpointer data)
{
  g_autoptr (HqDays) open = NULL;
  g_autoptr (HqDays) found = NULL;
  g_autoptr (HqDays) clerk = NULL;
  const HqDaysDay *first, *last;

  open = read_days (day, HQ_SCOPE_HALL, "");
  g_assert_cmpuint (open->days->len, ==, 1);
  g_assert_false (g_array_index (open->days, HqDaysDay, 0).published);
  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  SQL ("DELETE FROM rating WHERE ticket = 1");
  day->now = hq_test_hall_time ("2021-02-19T09:30:00");
  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  found = read_days (day, HQ_SCOPE_HALL, "");
  g_assert_cmpuint (found->days->len, ==, 2);
  first = &g_array_index (found->days, HqDaysDay, 0);
  g_assert_true (first->published);
  g_assert_cmpint (first->part.figures[HQ_METRIC_TICKETS].value, ==, 9);
  g_assert_cmpint (first->part.figures[HQ_METRIC_SATISFACTION].rate.total, ==, 3);
  g_assert_cmpint (first->part.figures[HQ_METRIC_WAIT_MEDIAN].value, ==, 13 * HQ_MINUTE);
  last = &g_array_index (found->days, HqDaysDay, 1);
  g_assert_cmpint (last->day, ==, 20210219);
  g_assert_false (last->published);
  g_assert_cmpint (last->part.figures[HQ_METRIC_TICKETS].value, ==, 1);
  g_assert_false (last->part.figures[HQ_METRIC_WAIT_MEDIAN].has_value);
  /* Who was not there has no figures, which are not noughts. */
  clerk = read_days (day, HQ_SCOPE_CLERK, "c4");
  g_assert_true (g_array_index (clerk->days, HqDaysDay, 0).published);
  g_assert_false (g_array_index (clerk->days, HqDaysDay, 0).part.there);
  g_assert_false (g_array_index (clerk->days, HqDaysDay, 1).part.there);
}

static HqStretch *
read_stretch (HqLivedDay *day, HqDate from, HqDate to, HqFigurePart *hall)
{
  const HqStretchAsk ask = { from, to };
  g_autoptr (GError) error = NULL;
  HqStretch *found = hq_stretch_read (day->test.hall, &ask, &error);

  g_assert_no_error (error);
  *hall = (HqFigurePart){ .scope = HQ_SCOPE_HALL, .key = "" };
  hq_figures_pick (hall, found->figures);
  return found;
}

/* A day has its hours and what was published of it, of which what has changed stands out; a stretch has
 * its days. */
static void
test_hourly_stretch (HqLivedDay *day, gconstpointer data)
{
  const HqFigure *first;
  HqFigurePart hall;
  HqStretch *found;

  found = read_stretch (day, DAY, DAY, &hall);
  g_assert_null (found->published);
  g_assert_null (hq_stretch_find_first (found, &hall.figures[HQ_METRIC_TICKETS]));
  hq_stretch_free (found);
  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  SQL ("DELETE FROM rating WHERE ticket = 1");
  found = read_stretch (day, DAY, DAY, &hall);
  g_assert_nonnull (found->hourly);
  g_assert_null (found->days);
  g_assert_cmpint (hall.figures[HQ_METRIC_SATISFACTION].rate.total, ==, 2);
  first = hq_stretch_find_first (found, &hall.figures[HQ_METRIC_SATISFACTION]);
  g_assert_nonnull (first);
  g_assert_cmpint (first->rate.total, ==, 3);
  g_assert_null (hq_stretch_find_first (found, &hall.figures[HQ_METRIC_TICKETS]));
  hq_stretch_free (found);
  found = read_stretch (day, 20210201, 20210228, &hall);
  g_assert_null (found->published);
  g_assert_null (found->hourly);
  g_assert_cmpuint (found->days->days->len, ==, 1);
  g_assert_cmpint (hall.figures[HQ_METRIC_TICKETS].value, ==, 9);
  hq_stretch_free (found);
}

typedef struct
{
  HqHall *hall; /* (borrowed): not the one that reads */
  HqTime now;
  guint n;
} Meanwhile;

static void
on_told (double done, gpointer user_data)
{
  Meanwhile *meanwhile = user_data;
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A", .now = meanwhile->now };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (meanwhile->hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  meanwhile->n++;
}

/* Numbers are taken at each step of the read, and all of its parts are of the state before them. */
static void
test_hourly_meanwhile (HqLivedDay *day, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) apart = hq_hall_open_apart (day->test.path, &error);
  const HqStretchAsk ask = { 20210219, 20210219 };
  HqFigurePart hall = { .scope = HQ_SCOPE_HALL, .key = "" };
  Meanwhile meanwhile = { .hall = day->test.hall };
  gint64 issued = 0;
  HqStretch *found;
  HqWatch watch;

  g_assert_no_error (error);
  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  meanwhile.now = day->now = hq_test_hall_time ("2021-02-19T09:30:00");
  hq_lived_day_act (day, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  hq_watch_init (&watch, on_told, &meanwhile, NULL);
  hq_hall_set_watch (apart, &watch);
  found = hq_stretch_read (apart, &ask, &error);
  g_assert_no_error (error);
  hq_figures_pick (&hall, found->figures);
  g_assert_cmpuint (meanwhile.n, >, 1);
  for (guint i = 0; i < found->hourly->hours->len; i++)
    issued += g_array_index (found->hourly->hours, HqHourlyHour, i).issued;
  g_assert_cmpint (hall.figures[HQ_METRIC_TICKETS].value, ==, 1);
  g_assert_cmpint (issued, ==, 1);
  hq_stretch_free (found);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/hourly/" name, HqLivedDay, NULL, setup, test_hourly_##function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("hours", hours);
  ADD ("counters", counters);
  ADD ("first-place", first_place);
  ADD ("days", days);
  ADD ("stretch", stretch);
  ADD ("meanwhile", meanwhile);
  return g_test_run ();
}
