/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-figures.h"
#include "hq-random-day.h"
#include "hq-test.h"

/* Has the figures recomputed by other formulas from the raw rows, and compares. */
static void
recompute (HqTestHall *test, const char *from, const char *to, const char *fewest)
{
  const char *const words[] = { "python3", HQ_FIGURES_SCRIPT, g_getenv ("HQ_CTL"), test->path,
                                from, to, fewest, NULL };
  g_auto (HqTestRun) result = { 0 };

  hq_test_spawn (&result, words);
  g_test_message ("%s%s", result.out, result.err);
  g_assert_cmpint (result.status, ==, 0);
}

static void
assert_same (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const HqFigure *first = &g_array_index (a, HqFigure, i);
      const HqFigure *second = &g_array_index (b, HqFigure, i);

      g_assert_cmpint (hq_figures_compare (first, second), ==, 0);
      g_assert_true (hq_figures_are_equal (first, second));
    }
}

/* The day had emergency numbers of each kind, one that would have moved the waits among them. */
static const char *const late[] = {
  "SELECT count(*) FROM leg JOIN ticket USING (ticket) WHERE late = 1 AND \"end\" = 'called'"
  " AND leg.ended_at - wait_from > leg.target",
  "SELECT count(*) FROM ticket WHERE late = 1 AND state = 'finished'",
  "SELECT count(*) FROM ticket WHERE late = 1 AND state = 'cancelled'",
  "SELECT count(*) FROM ticket WHERE late = 1 AND state = 'unserved'",
};

/* Whatever has a place is moved, after the first day and on the second. */
static const char *const moves[] = {
  "UPDATE zone SET floor = CASE floor WHEN 2 THEN 4 WHEN 4 THEN 3 ELSE 2 END",
  "UPDATE service SET zone = CASE service WHEN 'A' THEN 'D' WHEN 'D' THEN 'B' ELSE zone END",
  "UPDATE counter SET zone = CASE zone WHEN 'A' THEN 'B' ELSE 'A' END",
  "UPDATE device SET floor = CASE floor WHEN 2 THEN 4 ELSE 2 END",
  "UPDATE item SET service = CASE service WHEN 'A' THEN 'D' ELSE 'A' END",
};

static void
move_all (HqTestHall *test)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    hq_test_hall_run_sql (test, moves[i]);
}

static void
test_figures_recomputed (void)
{
  HqTestHall test;
  g_autoptr (GArray) figures = NULL;
  g_autoptr (HqPublished) published = NULL;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_random_day_live (&test, "2021-02-18", "17:05:00");
  recompute (&test, "2021-02-18", "2021-02-18", "300"); /* while people wait */
  hq_random_day_run (&test, &(HqOrder){ .act = HQ_ACT_CLOSE_DAY }, hq_test_hall_time ("2021-02-18T17:10:00"));
  figures = hq_figures_compute (test.hall, 20210218, 20210218, 0, NULL);
  published = hq_figures_read_published (test.hall, 20210218, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    g_assert_cmpint (hq_test_hall_count (&test, late[i]), >, 0);
  assert_same (figures, published->latest);
  hq_random_day_add_rows (&test);
  move_all (&test);
  g_assert_cmpint (hq_test_hall_count (&test, "SELECT count(*) FROM former_place"), >, 10);
  hq_random_day_live (&test, "2021-02-19", "10:30:00");
  recompute (&test, "2021-02-18", "2021-02-18", "300");
  recompute (&test, "2021-02-19", "2021-02-19", "1");
  recompute (&test, "2021-02-18", "2021-02-19", "300");
  recompute (&test, "2021-02-01", "2021-02-28", "300");
  recompute (&test, "2021-02-20", "2021-02-20", "0");
  hq_random_day_run (&test, &(HqOrder){ .act = HQ_ACT_CLOSE_DAY }, hq_test_hall_time ("2021-02-19T17:10:00"));
  move_all (&test);
  recompute (&test, "2021-02-18", "2021-02-18", "300");
  recompute (&test, "2021-02-19", "2021-02-19", "1");
  recompute (&test, "2021-02-18", "2021-02-19", "300");
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/recomputed", test_figures_recomputed);
  return g_test_run ();
}
