/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-explain.h"
#include "hq-lived-day.h"

#define DAY 20210218

typedef struct
{
  HqLivedDay day;
  HqExplanation *found; /* (owned) (nullable): of the figure that was asked about last */
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->day.test, HQ_HALL_TRIAL);
  hq_lived_day_live (&fixture->day);
  hq_lived_day_act (&fixture->day, (HqOrder) { .act = HQ_ACT_CLOSE_DAY });
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->found, hq_explain_free);
  hq_test_hall_clear (&fixture->day.test);
}

#define SQL(sql) hq_test_hall_run_sql (&fixture->day.test, sql)

static void
ask_of (Fixture *fixture, HqScope scope, const char *key, HqMetric metric)
{
  const HqFigureAsk ask = { DAY, DAY, fixture->day.now, scope, key, metric };
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->found, hq_explain_free);
  fixture->found = hq_explain_read (fixture->day.test.hall, &ask, &error);
  g_assert_no_error (error);
}

#define ASK(metric) ask_of (fixture, HQ_SCOPE_HALL, "", HQ_METRIC_##metric)

static void
assert_rate (HqRate rate, gint64 n, gint64 total)
{
  g_assert_cmpint (rate.n, ==, n);
  g_assert_cmpint (rate.total, ==, total);
}

/* The row of @number that has this @part has this verdict. */
static void
assert_row (Fixture *fixture, const char *number, int part, HqFigureEntry entry)
{
  const GArray *rows = fixture->found->rows->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (rows, HqFigureRow, i);
      g_autofree char *name = hq_figure_rows_format_number (row);

      if (g_strcmp0 (name, number) != 0 || row->detail.part != part)
        continue;
      g_test_message ("%s, %d: %s %s", number, part, hq_figure_entry_get_side_nick (row->entry.side),
                      hq_figure_entry_get_reason_nick (row->entry.reason));
      g_assert_cmpint (row->entry.side, ==, entry.side);
      g_assert_cmpint (row->entry.reason, ==, entry.reason);
      return;
    }
  g_error ("no row of %s, %d", number, part);
}

#define BOTH(number, part)                                                                         \
  assert_row (fixture, number, part,                                                               \
              (HqFigureEntry) { .side = HQ_FIGURE_SIDE_BOTH, .reason = HQ_FIGURE_REASON_NONE })
#define TOTAL(number, part, why)                                                                   \
  assert_row (fixture, number, part,                                                               \
              (HqFigureEntry) { .side = HQ_FIGURE_SIDE_TOTAL, .reason = HQ_FIGURE_REASON_##why })
#define OUT(number, part, why)                                                                     \
  assert_row (fixture, number, part,                                                               \
              (HqFigureEntry) { .side = HQ_FIGURE_SIDE_OUT, .reason = HQ_FIGURE_REASON_##why })

/* How many rows stand on @side for @reason. */
static gint64
count (Fixture *fixture, HqFigureSide side, HqFigureReason reason)
{
  for (guint i = 0; i < fixture->found->reasons->len; i++)
    {
      const HqExplainReason *row = &g_array_index (fixture->found->reasons, HqExplainReason, i);

      if (row->side == side && row->reason == reason)
        return row->count;
    }
  return 0;
}

#define LEFT_OUT(why) count (fixture, HQ_FIGURE_SIDE_OUT, HQ_FIGURE_REASON_##why)
#define AGAINST(why) count (fixture, HQ_FIGURE_SIDE_TOTAL, HQ_FIGURE_REASON_##why)

static const HqExplainPart *
find_part (Fixture *fixture, int part)
{
  for (guint i = 0; i < fixture->found->parts->len; i++)
    if (g_array_index (fixture->found->parts, HqExplainPart, i).part == part)
      return &g_array_index (fixture->found->parts, HqExplainPart, i);
  g_error ("no part %d", part);
}

/* A wait rate without those who left, a second leg counted from the first arrival, minutes before
 * opening counted as wait: each row says how it was taken. */
static void
test_explain_waits (Fixture *fixture, gconstpointer data)
{
  ASK (WAIT_TARGET);
  assert_rate (fixture->found->figure.rate, 5, 9);
  BOTH ("A001", 1); /* since 09:00, not since 08:40 */
  BOTH ("A003", 2); /* since it checked in, not since 10:20 */
  OUT ("A005", 1, WITHIN_TARGET);
  TOTAL ("A006", 1, LEFT_LATE);
  TOTAL ("A007", 1, PAST_TARGET); /* 65 minutes are not 5 */
  TOTAL ("A008", 1, UNSERVED_LATE);
  TOTAL ("D001", 1, PAST_TARGET);
  g_assert_cmpint (AGAINST (PAST_TARGET), ==, 2);
  g_assert_cmpint (fixture->found->by, ==, HQ_EXPLAIN_BY_CLASS);
  assert_rate (find_part (fixture, HQ_CLASS_PRIORITY)->rate, 1, 1);
  assert_rate (find_part (fixture, HQ_CLASS_ORDINARY)->rate, 4, 8);
  g_assert_cmpint (find_part (fixture, HQ_CLASS_ORDINARY)->out, ==, 1);
  SQL ("UPDATE leg SET \"end\" = 'redirected' WHERE ticket = 1");
  SQL ("UPDATE leg SET \"end\" = 'changed' WHERE ticket = 2");
  SQL ("UPDATE ticket SET late = 1 WHERE ticket = 8");
  ASK (WAIT_TARGET);
  OUT ("A001", 1, REDIRECTED);
  OUT ("A002", 1, CHANGED);
  OUT ("A007", 1, EMERGENCY);
  ASK (WAIT_LONGEST);
  g_assert_cmpint (fixture->found->figure.value, ==, 35 * HQ_MINUTE);
  OUT ("A006", 1, NOT_CALLED);
  BOTH ("D001", 1);
}

/* Unrated is no rating, and those under check count like any other. */
static void
test_explain_ratings (Fixture *fixture, gconstpointer data)
{
  ASK (SATISFACTION);
  assert_rate (fixture->found->figure.rate, 2, 3);
  BOTH ("A002", 1);
  TOTAL ("A001", 1, BAD);
  OUT ("A003", 1, NOT_STARTED);
  OUT ("A003", 2, UNRATED);
  g_assert_cmpint (fixture->found->unrated, ==, 3);
  assert_rate (find_part (fixture, 2)->rate, 0, 1);
  assert_rate (find_part (fixture, 5)->rate, 1, 1);
  /* All three came the moment they were asked for. */
  g_assert_cmpint (fixture->found->quick, ==, 3);
  g_assert_cmpint (fixture->found->burst, ==, 0);
  SQL ("UPDATE rating SET rated_at = (SELECT ended_at FROM period AS p WHERE p.ticket = 4)"
       " + ticket * 20000000");
  ASK (SATISFACTION);
  g_assert_cmpint (fixture->found->burst, ==, 3);
  g_assert_cmpint (fixture->found->checked, ==, 3);
  SQL ("UPDATE period SET \"end\" = 'redirected' WHERE ticket = 8");
  ASK (PARTICIPATION);
  assert_rate (fixture->found->figure.rate, 3, 5);
  OUT ("A007", 1, REDIRECTED);
  TOTAL ("D001", 1, UNRATED);
  ASK (HANDLING_MEDIAN);
  OUT ("D001", 1, UNMEASURED); /* a forgotten finish */
  /* Nobody rated: three could have. */
  ask_of (fixture, HQ_SCOPE_CLERK, "c3", HQ_METRIC_SATISFACTION);
  assert_rate (fixture->found->figure.rate, 0, 0);
  g_assert_cmpint (fixture->found->unrated, ==, 1);
}

/* An overdue case refused to tidy the rate, and instant items drowning promised ones. */
static void
test_explain_cases (Fixture *fixture, gconstpointer data)
{
  SQL ("UPDATE matter SET outcome = 'not-accepted' WHERE ticket = 4 AND matter = 2");
  ASK (ON_TIME);
  assert_rate (fixture->found->figure.rate, 11, 15);
  assert_rate (find_part (fixture, HQ_CASE_INSTANT)->rate, 10, 10);
  assert_rate (find_part (fixture, HQ_CASE_PROMISED)->rate, 1, 5);
  g_assert_cmpint (find_part (fixture, HQ_CASE_PROMISED)->out, ==, 3);
  g_assert_cmpint (AGAINST (LATE_CLOSED), ==, 2);
  g_assert_cmpint (AGAINST (LATE_OPEN), ==, 2);
  g_assert_cmpint (LEFT_OUT (WITHDRAWN), ==, 1);
  g_assert_cmpint (LEFT_OUT (SUSPENDED), ==, 1);
  g_assert_cmpint (LEFT_OUT (NOT_DUE), ==, 1);
  g_assert_cmpint (LEFT_OUT (NOT_ACCEPTED), ==, 1);
  SQL ("INSERT INTO supplement (hall, case_file, supplement, papers, asked_day)"
       " VALUES (1, 18, 1, 'x', 20210218)");
  ASK (PROMISED_ON_TIME);
  assert_rate (fixture->found->figure.rate, 1, 5);
  g_assert_cmpint (LEFT_OUT (SUPPLEMENT), ==, 1);
  g_assert_cmpint (LEFT_OUT (OTHER_KIND), ==, 10);
  ASK (CASES_REFUSED);
  g_assert_cmpint (fixture->found->figure.value, ==, 1);
  g_assert_cmpint (LEFT_OUT (NOT_ENDED), ==, 4);
}

static void
test_explain_visits (Fixture *fixture, gconstpointer data)
{
  ASK (VISITS);
  g_assert_cmpint (fixture->found->figure.value, ==, 12);
  BOTH ("A001", 0);
  OUT ("A004", 0, SAME_PERSON);
  g_assert_cmpint (LEFT_OUT (TICKET), ==, 1);
  ASK (LEFT);
  assert_rate (fixture->found->figure.rate, 2, 9);
  BOTH ("A006", 0);
  TOTAL ("A008", 0, UNSERVED);
  TOTAL ("A001", 0, SERVED);
}

static gboolean
publish (HqDatabase *db, gpointer user_data, GError **error)
{
  HqChange change = { .db = db, .now = hq_test_hall_time ("2021-02-20T10:00:00") };

  return hq_figures_publish (&change, DAY, "rate", error);
}

/* A published day moved by a late rating: both are told, and the cause. */
static void
test_explain_published (Fixture *fixture, gconstpointer data)
{
  const HqFigureChange *change;

  SQL ("INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
       " VALUES (1, 3, 2, 1, 'code', 1613786400000000)");
  ASK (SATISFACTION);
  g_assert_true (fixture->found->published);
  assert_rate (fixture->found->first.rate, 2, 3);
  assert_rate (fixture->found->latest.rate, 2, 3);
  assert_rate (fixture->found->figure.rate, 2, 4);
  g_assert_cmpuint (fixture->found->changes->len, ==, 0);
  g_assert_true (hq_database_write (hq_hall_get_database (fixture->day.test.hall), publish, fixture,
                                    NULL));
  ASK (SATISFACTION);
  assert_rate (fixture->found->first.rate, 2, 3);
  assert_rate (fixture->found->latest.rate, 2, 4);
  g_assert_cmpuint (fixture->found->changes->len, ==, 1);
  change = &g_array_index (fixture->found->changes, HqFigureChange, 0);
  g_assert_cmpstr (change->cause, ==, "rate");
  assert_rate (change->after.rate, 2, 4);
}

/* A month is not the sum of its days, and is published by nobody. */
static void
test_explain_stretch (Fixture *fixture, gconstpointer data)
{
  const HqFigureAsk ask = { DAY, 20210219, fixture->day.now, HQ_SCOPE_HALL, "", HQ_METRIC_ON_TIME };

  fixture->found = hq_explain_read (fixture->day.test.hall, &ask, NULL);
  g_assert_nonnull (fixture->found);
  assert_rate (fixture->found->figure.rate, 11, 15);
  g_assert_cmpint (AGAINST (LATE_CLOSED), ==, 3);
  g_assert_cmpint (AGAINST (LATE_OPEN), ==, 1);
  g_assert_false (fixture->found->published);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/explain/" name, Fixture, NULL, setup, test_explain_##function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("waits", waits);
  ADD ("ratings", ratings);
  ADD ("cases", cases);
  ADD ("visits", visits);
  ADD ("published", published);
  ADD ("stretch", stretch);
  return g_test_run ();
}
