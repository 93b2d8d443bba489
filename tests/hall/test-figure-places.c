/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fault: what is moved in the set-up takes the figures of closed days along. */
#include "hq-figure-rows.h"
#include "hq-figures.h"
#include "hq-lived-day.h"

#define DAY 20210218
#define NEXT 20210219

#define DO(...) hq_lived_day_act (day, (HqOrder) { __VA_ARGS__ })
#define SQL(sql) hq_test_hall_run_sql (&day->test, sql)
#define COUNT(sql) hq_test_hall_count (&day->test, sql)

/* Everything that has a place is moved: whole zones, single services, counters, kiosks and items. */
static const char *const moves[] = {
  "UPDATE zone SET floor = CASE zone WHEN 'A' THEN 4 WHEN 'D' THEN 2 ELSE floor END",
  "UPDATE service SET zone = CASE service WHEN 'A' THEN 'D' WHEN 'D' THEN 'B' ELSE zone END",
  "UPDATE counter SET zone = CASE zone WHEN 'A' THEN 'B' ELSE 'A' END",
  "UPDATE device SET floor = CASE floor WHEN 2 THEN 4 ELSE 2 END",
  "UPDATE item SET service = CASE service WHEN 'A' THEN 'D' ELSE 'A' END",
};

static void
setup (HqLivedDay *day, gconstpointer data)
{
  hq_test_hall_init (&day->test, HQ_HALL_TRIAL);
  hq_lived_day_live (day);
  DO (.act = HQ_ACT_CLOSE_DAY);
}

static void
teardown (HqLivedDay *day, gconstpointer data)
{
  hq_test_hall_clear (&day->test);
}

static GArray *
compute (HqLivedDay *day, HqDate from, HqDate to)
{
  g_autoptr (GError) error = NULL;
  GArray *figures = hq_figures_compute (day->test.hall, from, to, day->now, &error);

  g_assert_no_error (error);
  return figures;
}

static gboolean
are_same (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const HqFigure *first = &g_array_index (a, HqFigure, i);
      const HqFigure *second = &g_array_index (b, HqFigure, i);

      if (hq_figures_compare (first, second) != 0 || !hq_figures_are_equal (first, second))
        return FALSE;
    }
  return TRUE;
}

/* How many numbers were taken on @floor. */
static gint64
count_tickets (const GArray *figures, const char *floor)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);

      if (figure->metric == HQ_METRIC_TICKETS && figure->scope == HQ_SCOPE_FLOOR
          && g_str_equal (figure->key, floor))
        return figure->value;
    }
  return 0;
}

/* How many rows stand behind the numbers of @floor. */
static guint
count_rows (HqLivedDay *day, const char *floor)
{
  const HqFigureAsk ask = { .from = DAY,
                            .to = DAY,
                            .now = day->now,
                            .metric = HQ_METRIC_TICKETS,
                            .scope = HQ_SCOPE_FLOOR,
                            .key = floor };
  g_autoptr (GError) error = NULL;
  g_autoptr (HqFigureRows) rows = hq_figure_rows_read (day->test.hall, &ask, &error);

  g_assert_no_error (error);
  return rows->rows->len;
}

static void
issue_on_next (HqLivedDay *day)
{
  day->now = hq_test_hall_time ("2021-02-19T09:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
}

/* A closed day stays as it was published, by itself and within a stretch, in its rows as in its figures;
 * the day after it is where things are now. */
static void
test_places_closed (HqLivedDay *day, gconstpointer data)
{
  g_autoptr (GArray) first = compute (day, DAY, DAY);
  g_autoptr (GArray) moved = NULL;
  g_autoptr (GArray) next = NULL;
  g_autoptr (GArray) both = NULL;
  g_autoptr (HqPublished) published = NULL;

  g_assert_cmpint (count_tickets (first, "2"), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (GArray) now = NULL;

      SQL (moves[i]);
      now = compute (day, DAY, DAY);
      g_test_message ("%s", moves[i]);
      g_assert_true (are_same (now, first));
      g_assert_cmpuint (count_rows (day, "2"), ==, (guint) count_tickets (first, "2"));
    }
  published = hq_figures_read_published (day->test.hall, DAY, NULL);
  moved = compute (day, DAY, DAY);
  g_assert_true (are_same (moved, published->latest));
  /* Service A is in zone D now, on floor 2; it was in zone A, on floor 2 as well, so it goes on to B. */
  SQL ("UPDATE service SET zone = 'B' WHERE service = 'A'");
  SQL ("UPDATE zone SET floor = 3 WHERE zone = 'B'");
  issue_on_next (day);
  next = compute (day, NEXT, NEXT);
  g_assert_cmpint (count_tickets (next, "2"), ==, 0);
  g_assert_cmpint (count_tickets (next, "3"), ==, 1);
  both = compute (day, DAY, NEXT);
  g_assert_cmpint (count_tickets (both, "2"), ==, count_tickets (first, "2"));
  g_assert_cmpint (count_tickets (both, "3"), ==, count_tickets (first, "3") + 1);
}

/* Each day stays where it was on that day, however often something is moved, and back. */
static void
test_places_twice (HqLivedDay *day, gconstpointer data)
{
  g_autoptr (GArray) first = compute (day, DAY, DAY);
  g_autoptr (GArray) second = NULL;

  /* Twice before the next close: what counts for the closed day is where it was then. */
  SQL ("UPDATE zone SET floor = 4 WHERE zone = 'A'");
  SQL ("UPDATE zone SET floor = 3 WHERE zone = 'A'");
  issue_on_next (day);
  DO (.act = HQ_ACT_CLOSE_DAY);
  second = compute (day, NEXT, NEXT);
  g_assert_cmpint (count_tickets (second, "3"), ==, 1);
  SQL ("UPDATE zone SET floor = 2 WHERE zone = 'A'");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) first_now = compute (day, DAY, DAY);
      g_autoptr (GArray) second_now = compute (day, NEXT, NEXT);

      g_assert_true (are_same (first_now, first));
      g_assert_true (are_same (second_now, second));
      SQL ("UPDATE zone SET floor = 4 WHERE zone = 'A'");
    }
}

/* Until a day is closed its figures are where things are now, and nothing need be kept. */
static void
test_places_open (HqLivedDay *day, gconstpointer data)
{
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  issue_on_next (day);
  before = compute (day, NEXT, NEXT);
  g_assert_cmpint (count_tickets (before, "2"), ==, 1);
  SQL ("UPDATE zone SET floor = 4 WHERE zone = 'A'");
  after = compute (day, NEXT, NEXT);
  g_assert_cmpint (count_tickets (after, "2"), ==, 0);
  g_assert_cmpint (count_tickets (after, "4"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM former_place WHERE until_day <> 20210219"), ==, 0);
}

/* Before the first close there is no day to keep anything for. */
static void
test_places_new_hall (void)
{
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    hq_test_hall_run_sql (&test, moves[i]);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM former_place"), ==, 0);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/figure-places/" name, HqLivedDay, NULL, setup, func, teardown)
  ADD ("closed", test_places_closed);
  ADD ("twice", test_places_twice);
  ADD ("open", test_places_open);
  g_test_add_func ("/figure-places/new-hall", test_places_new_hall);
  return g_test_run ();
}
