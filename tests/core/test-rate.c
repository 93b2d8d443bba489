/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rate.h"

static void
assert_format (gint64 n, gint64 total, guint digits, const char *expected)
{
  g_autofree char *text = hq_rate_format ((HqRate) { n, total }, digits);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_rate_format (void)
{
  assert_format (0, 0, 1, "—");
  assert_format (0, 7, 1, "0.0 %");
  assert_format (0, 7, 0, "0 %");
  assert_format (7, 7, 1, "100 %");
  assert_format (1, 1, 3, "100 %");
  assert_format (9996, 10000, 1, "99.9 %");
  assert_format (9996, 10000, 2, "99.96 %");
  assert_format (2999, 3000, 0, "99 %");
  assert_format (2, 3, 0, "66 %");
  assert_format (2, 3, 1, "66.6 %");
  assert_format (1, 30, 1, "3.3 %");
  assert_format (1, 1000, 2, "0.10 %");
  assert_format (G_MAXINT64 - 1, G_MAXINT64, 1, "99.9 %");
}

/* The same by one division of wide numbers. */
static char *
naive_format (gint64 n, gint64 total, guint digits)
{
  unsigned __int128 value = (unsigned __int128) n * 100;
  guint64 scale = 1, shown;

  if (total == 0)
    return g_strdup ("—");
  if (n == total)
    return g_strdup ("100 %");
  for (guint i = 0; i < digits; i++)
    scale *= 10;
  shown = (guint64) (value * scale / (guint64) total);
  if (digits == 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT " %%", shown);
  return g_strdup_printf ("%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT " %%", shown / scale,
                          (int) digits, shown % scale);
}

static gint64
random_count (void)
{
  guint64 wide = ((guint64) (guint32) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

  /* As many small numbers as large ones. */
  return (gint64) (wide >> g_test_rand_int_range (1, 64));
}

static void
test_rate_format_random (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      gint64 a = random_count (), b = random_count ();
      gint64 total = MAX (a, b);
      gint64 n = g_test_rand_int_range (0, 8) == 0 ? total - (total > 0) : MIN (a, b);
      guint digits = (guint) g_test_rand_int_range (0, 5);
      g_autofree char *text = hq_rate_format ((HqRate) { n, total }, digits);
      g_autofree char *naive = naive_format (n, total, digits);

      g_assert_cmpstr (text, ==, naive);
    }
}

#define FROM 20210218
#define TO 20210226

static void
test_rate_cases (void)
{
  static const struct
  {
    HqRateCase row;
    HqCaseEntry entry;
  } rows[] = {
    /* Promised: the due date is inclusive; what ended before the period is no part of it. */
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210210, 20210223, 20210218 }, HQ_CASE_ENTRY_ON_TIME },
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210210, 20210223, 20210223 }, HQ_CASE_ENTRY_ON_TIME },
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210210, 20210223, 20210224 },
      HQ_CASE_ENTRY_LATE_CLOSED },
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210210, 20210223, 20210210 }, HQ_CASE_ENTRY_OUT },
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210201, 20210208, 20210209 }, HQ_CASE_ENTRY_OUT },
    /* Closed early, due after the period. */
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210210, 20210317, 20210226 }, HQ_CASE_ENTRY_ON_TIME },
    /* Refused is a completion, and refusing late does not tidy the rate. */
    { { HQ_CASE_PROMISED, HQ_CASE_REFUSED, 20210210, 20210223, 20210222 }, HQ_CASE_ENTRY_ON_TIME },
    { { HQ_CASE_PROMISED, HQ_CASE_REFUSED, 20210210, 20210219, 20210222 },
      HQ_CASE_ENTRY_LATE_CLOSED },
    { { HQ_CASE_PROMISED, HQ_CASE_WITHDRAWN, 20210210, 20210223, 20210222 }, HQ_CASE_ENTRY_DROPPED },
    { { HQ_CASE_PROMISED, HQ_CASE_WITHDRAWN, 20210210, 20210223, 20210223 }, HQ_CASE_ENTRY_DROPPED },
    { { HQ_CASE_PROMISED, HQ_CASE_WITHDRAWN, 20210210, 20210223, 20210224 },
      HQ_CASE_ENTRY_LATE_CLOSED },
    /* Open: overdue from its due day's end on, also long after; not yet due is no part. */
    { { HQ_CASE_PROMISED, HQ_CASE_OPEN, 20210210, 20210226, 0 }, HQ_CASE_ENTRY_LATE_OPEN },
    { { HQ_CASE_PROMISED, HQ_CASE_OPEN, 20210110, 20210115, 0 }, HQ_CASE_ENTRY_LATE_OPEN },
    { { HQ_CASE_PROMISED, HQ_CASE_OPEN, 20210210, 20210227, 0 }, HQ_CASE_ENTRY_OUT },
    /* Ended after the period: on its last evening it was open, whatever became of it. */
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210210, 20210223, 20210301 },
      HQ_CASE_ENTRY_LATE_OPEN },
    { { HQ_CASE_PROMISED, HQ_CASE_WITHDRAWN, 20210210, 20210223, 20210301 },
      HQ_CASE_ENTRY_LATE_OPEN },
    { { HQ_CASE_PROMISED, HQ_CASE_CLOSED, 20210210, 20210301, 20210301 }, HQ_CASE_ENTRY_OUT },
    { { HQ_CASE_PROMISED, HQ_CASE_OPEN, 20210227, 20210301, 0 }, HQ_CASE_ENTRY_OUT },
    /* The clock stands still. */
    { { HQ_CASE_PROMISED, HQ_CASE_SUSPENDED, 20210210, 0, 0 }, HQ_CASE_ENTRY_STOPPED },
    { { HQ_CASE_PROMISED, HQ_CASE_SUPPLEMENT, 20210210, 0, 0 }, HQ_CASE_ENTRY_STOPPED },
    { { HQ_CASE_PROMISED, HQ_CASE_SUSPENDED, 20210227, 0, 0 }, HQ_CASE_ENTRY_OUT },
    /* Instant: on time on the day of acceptance only. */
    { { HQ_CASE_INSTANT, HQ_CASE_CLOSED, 20210219, 20210219, 20210219 }, HQ_CASE_ENTRY_ON_TIME },
    { { HQ_CASE_INSTANT, HQ_CASE_CLOSED, 20210219, 20210219, 20210220 },
      HQ_CASE_ENTRY_LATE_CLOSED },
    { { HQ_CASE_INSTANT, HQ_CASE_OPEN, 20210219, 20210219, 0 }, HQ_CASE_ENTRY_LATE_OPEN },
    { { HQ_CASE_INSTANT, HQ_CASE_WITHDRAWN, 20210219, 20210219, 20210219 }, HQ_CASE_ENTRY_DROPPED },
    { { HQ_CASE_INSTANT, HQ_CASE_WITHDRAWN, 20210219, 20210219, 20210222 },
      HQ_CASE_ENTRY_LATE_CLOSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (hq_rate_enter_case (&rows[i].row, FROM, TO), ==, rows[i].entry);
    }
}

/* The same day by day: where a case stood on the last of the period's evenings that it spoiled,
 * or on the day it ended. */
static HqCaseEntry
naive_enter (const HqRateCase *row, HqDate from, HqDate to)
{
  HqCaseEntry entry = HQ_CASE_ENTRY_OUT;

  for (HqDate day = from; day <= to; day = hq_date_add (day, 1))
    {
      HqDate last = row->kind == HQ_CASE_INSTANT ? row->accepted : row->due;

      if (day < row->accepted || (row->ended != 0 && day > row->ended))
        continue;
      if (day == row->ended && day > last)
        entry = HQ_CASE_ENTRY_LATE_CLOSED;
      else if (day == row->ended)
        entry = row->state == HQ_CASE_WITHDRAWN ? HQ_CASE_ENTRY_DROPPED : HQ_CASE_ENTRY_ON_TIME;
      else if (row->due == 0)
        entry = HQ_CASE_ENTRY_STOPPED;
      else if (row->due <= day)
        entry = HQ_CASE_ENTRY_LATE_OPEN;
    }
  return entry;
}

static HqRateCase
random_case (void)
{
  static const HqCaseState ends[] = { HQ_CASE_CLOSED, HQ_CASE_REFUSED, HQ_CASE_WITHDRAWN };
  HqRateCase row = { HQ_CASE_PROMISED, HQ_CASE_OPEN, 0, 0, 0 };

  row.accepted = hq_date_add (20210201, g_test_rand_int_range (0, 40));
  row.due = hq_date_add (row.accepted, g_test_rand_int_range (1, 15));
  if (g_test_rand_int_range (0, 2) == 0)
    {
      row.kind = HQ_CASE_INSTANT;
      row.due = row.accepted;
    }
  if (g_test_rand_int_range (0, 4) != 0)
    {
      row.state = ends[g_test_rand_int_range (0, G_N_ELEMENTS (ends))];
      row.ended = hq_date_add (row.accepted, g_test_rand_int_range (0, 20));
    }
  else if (row.kind == HQ_CASE_PROMISED && g_test_rand_int_range (0, 2) == 0)
    {
      row.state = HQ_CASE_SUSPENDED;
      row.due = 0;
    }
  return row;
}

static void
test_rate_cases_random (void)
{
  guint seen[HQ_CASE_ENTRY_LATE_OPEN + 1] = { 0 };

  for (guint i = 0; i < 50000; i++)
    {
      HqDate from = hq_date_add (20210201, g_test_rand_int_range (0, 40));
      HqDate to = hq_date_add (from, g_test_rand_int_range (0, 12));
      HqRateCase row = random_case ();
      HqCaseEntry entry = hq_rate_enter_case (&row, from, to);

      g_assert_cmpint (entry, ==, naive_enter (&row, from, to));
      seen[entry]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 0);
}

static void
test_rate_levels (void)
{
  static const gboolean satisfied[] = { FALSE, FALSE, FALSE, TRUE, TRUE, TRUE, FALSE };
  static const gboolean good[] = { FALSE, FALSE, FALSE, FALSE, TRUE, TRUE, FALSE };

  /* Level 0 is no rating. */
  for (int level = 0; level < (int) G_N_ELEMENTS (good); level++)
    {
      g_assert_cmpint (hq_rate_is_satisfied (level), ==, satisfied[level]);
      g_assert_cmpint (hq_rate_is_good (level), ==, good[level]);
    }
}

static void
test_rate_waits (void)
{
  static const struct
  {
    HqLegEnd end;
    HqWaitEntry near, far;
  } rows[] = {
    { HQ_LEG_END_NONE, HQ_WAIT_ENTRY_OUT, HQ_WAIT_ENTRY_FAILED },
    { HQ_LEG_END_CALLED, HQ_WAIT_ENTRY_MET, HQ_WAIT_ENTRY_FAILED },
    { HQ_LEG_END_CANCELLED, HQ_WAIT_ENTRY_OUT, HQ_WAIT_ENTRY_FAILED },
    { HQ_LEG_END_UNSERVED, HQ_WAIT_ENTRY_OUT, HQ_WAIT_ENTRY_FAILED },
    { HQ_LEG_END_CHANGED, HQ_WAIT_ENTRY_OUT, HQ_WAIT_ENTRY_OUT },
    { HQ_LEG_END_REDIRECTED, HQ_WAIT_ENTRY_OUT, HQ_WAIT_ENTRY_OUT },
  };
  HqTime target = 20 * HQ_MINUTE;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (hq_rate_enter_leg (rows[i].end, 0, target), ==, rows[i].near);
      g_assert_cmpint (hq_rate_enter_leg (rows[i].end, target, target), ==, rows[i].near);
      g_assert_cmpint (hq_rate_enter_leg (rows[i].end, target + 1, target), ==, rows[i].far);
      /* 65 minutes are not 5. */
      g_assert_cmpint (hq_rate_enter_leg (rows[i].end, 65 * HQ_MINUTE, target), ==, rows[i].far);
    }
}

static void
test_rate_judge (void)
{
  HqRateMark mark = { { 540, 540 }, 0, { 30, 30 }, 300 };
  HqRateMark one = { { 540, 540 }, 0, { 1, 1 }, 1 };
  HqRateMark nobody = { { 540, 540 }, 0, { 0, 0 }, 300 };
  HqRateMark none = { { 0, 0 }, 0, { 3000, 3000 }, 3000 };

  g_assert_cmpint (hq_rate_judge (&mark), ==, HQ_WITHHELD_NOT);
  mark.ratable = 301;
  g_assert_cmpint (hq_rate_judge (&mark), ==, HQ_WITHHELD_PARTICIPATION);
  mark.ratable = 300;
  mark.satisfied = (HqRate) { 29, 29 };
  g_assert_cmpint (hq_rate_judge (&mark), ==, HQ_WITHHELD_FEW_RATINGS | HQ_WITHHELD_PARTICIPATION);
  mark.satisfied = (HqRate) { 29, 30 };
  g_assert_cmpint (hq_rate_judge (&mark), ==, HQ_WITHHELD_BAD_RATING);
  g_assert_cmpint (hq_rate_judge (&none), ==, HQ_WITHHELD_NO_CASES);

  /* Both at 100 % on one rating, and on none. */
  g_assert_cmpint (hq_rate_judge (&one), ==, HQ_WITHHELD_FEW_RATINGS);
  g_assert_cmpint (hq_rate_judge (&nobody), ==,
                   HQ_WITHHELD_NO_RATINGS | HQ_WITHHELD_FEW_RATINGS | HQ_WITHHELD_PARTICIPATION);

  /* One late of thousands is late, and an open promise is said as such. */
  mark = (HqRateMark) { { 99999, 100000 }, 0, { 3000, 3000 }, 3000 };
  g_assert_cmpint (hq_rate_judge (&mark), ==, HQ_WITHHELD_LATE);
  mark.overdue_open = 1;
  g_assert_cmpint (hq_rate_judge (&mark), ==, HQ_WITHHELD_LATE | HQ_WITHHELD_OVERDUE_OPEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate/format", test_rate_format);
  g_test_add_func ("/rate/format-random", test_rate_format_random);
  g_test_add_func ("/rate/cases", test_rate_cases);
  g_test_add_func ("/rate/cases-random", test_rate_cases_random);
  g_test_add_func ("/rate/levels", test_rate_levels);
  g_test_add_func ("/rate/waits", test_rate_waits);
  g_test_add_func ("/rate/judge", test_rate_judge);
  return g_test_run ();
}
