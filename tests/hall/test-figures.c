/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-figures.h"
#include "hq-lived-day.h"
#include "hq-status.h"
#include "hq-test-store.h"
#include "hq-test.h"

#define DAY 20210218

typedef struct
{
  HqLivedDay day;
  GArray *figures; /* (owned) (nullable): HqFigure, those last computed */
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->day.test, HQ_HALL_TRIAL);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->figures, g_array_unref);
  hq_test_hall_clear (&fixture->day.test);
}

/* Computes the figures of these days, as they stand at the fixture's time. */
static void
compute (Fixture *fixture, HqDate from, HqDate to)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->figures, g_array_unref);
  fixture->figures = hq_figures_compute (fixture->day.test.hall, from, to, fixture->day.now, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->figures);
}

#define AT(time) (fixture->day.now = hq_test_hall_time ("2021-02-18T" time))
#define DO(...) hq_lived_day_act (&fixture->day, (HqOrder) { __VA_ARGS__ })
#define SQL(sql) hq_test_hall_run_sql (&fixture->day.test, sql)
#define COUNT(sql) hq_test_hall_count (&fixture->day.test, sql)
#define RATE(n, total, metric, scope, key)                                                         \
  assert_rate (fixture, HQ_METRIC_##metric, HQ_SCOPE_##scope, key, (HqRate){ n, total })
#define VALUE(value, metric, scope, key)                                                           \
  assert_value (fixture, HQ_METRIC_##metric, HQ_SCOPE_##scope, key, value)
#define NOTHING(metric, scope, key)                                                                \
  g_assert_false (find (fixture, HQ_METRIC_##metric, HQ_SCOPE_##scope, key)->has_value)

static const HqFigure *
find (Fixture *fixture, HqMetric metric, HqScope scope, const char *key)
{
  for (guint i = 0; i < fixture->figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (fixture->figures, HqFigure, i);

      if (figure->metric == metric && figure->scope == scope && g_str_equal (figure->key, key))
        return figure;
    }
  g_error ("no %s of %s %s", hq_metric_get_nick (metric), hq_metric_get_scope_nick (scope), key);
}

static void
assert_rate (Fixture *fixture, HqMetric metric, HqScope scope, const char *key, HqRate rate)
{
  const HqFigure *figure = find (fixture, metric, scope, key);

  g_test_message ("%s of %s %s", hq_metric_get_nick (metric), hq_metric_get_scope_nick (scope),
                  key);
  g_assert_cmpint (figure->rate.n, ==, rate.n);
  g_assert_cmpint (figure->rate.total, ==, rate.total);
}

static void
assert_value (Fixture *fixture, HqMetric metric, HqScope scope, const char *key, gint64 value)
{
  const HqFigure *figure = find (fixture, metric, scope, key);

  g_test_message ("%s of %s %s", hq_metric_get_nick (metric), hq_metric_get_scope_nick (scope),
                  key);
  g_assert_true (figure->has_value);
  g_assert_cmpint (figure->value, ==, value);
}

static void
close_day (Fixture *fixture)
{
  hq_lived_day_live (&fixture->day);
  DO (.act = HQ_ACT_CLOSE_DAY);
  compute (fixture, DAY, DAY);
}

static void
test_figures_counts (Fixture *fixture, gconstpointer data)
{
  close_day (fixture);
  VALUE (9, TICKETS, HALL, "");
  VALUE (8, TICKETS, FLOOR, "2");
  VALUE (1, TICKETS, SERVICE, "D");
  /* Nine numbers, two of them one person's; two uses that became no number; two enquiries. */
  VALUE (8, VISITS_TICKETS, HALL, "");
  VALUE (2, VISITS_SELF_SERVICE, HALL, "");
  VALUE (2, VISITS_ENQUIRIES, HALL, "");
  VALUE (12, VISITS, HALL, "");
  VALUE (7, VISITS_TICKETS, SERVICE, "A");
  VALUE (2, ENQUIRIES, HALL, "");
  VALUE (1, ENQUIRIES, SERVICE, "D");
  VALUE (1, ENQUIRIES, CLERK, "c3");
  VALUE (1, DIVERSIONS, HALL, "");
  VALUE (3, SELF_SERVICE, HALL, "");
  VALUE (1, SELF_SERVICE, CLERK, "c2");
  RATE (1, 3, SELF_SERVICE_DONE, HALL, "");
  RATE (1, 2, SELF_SERVICE_DONE, FLOOR, "4");
  VALUE (7, MATTERS, HALL, "");
  VALUE (5, MATTERS_ENQUIRY, COUNTER, "1");
  VALUE (1, MATTERS_ACCEPTED, CLERK, "c1");
  VALUE (0, MATTERS_DONE, HALL, "");
  VALUE (1, MATTERS_UNDECIDED, SERVICE, "A");
  RATE (2, 9, CANCELLED, HALL, "");
  RATE (2, 9, LEFT, HALL, "");
  RATE (0, 9, VOID, HALL, "");
  RATE (1, 9, UNSERVED, HALL, "");
  VALUE (7, CALLS, HALL, "");
  VALUE (6, CALLS, COUNTER, "1");
  VALUE (1, CALLS, CLERK, "c3");
  RATE (1, 7, MISSED, HALL, "");
  VALUE (1, RECALLS, CLERK, "c1");
}

/* Waits, with the faults: minutes before opening counted as wait, a second leg counted from the first
 * arrival, a wait of 65 minutes counted as 5, a wait rate without those who left. */
static void
test_figures_waits (Fixture *fixture, gconstpointer data)
{
  hq_lived_day_live (&fixture->day);
  compute (fixture, DAY, DAY);
  VALUE (1, WAITING, HALL, "");
  VALUE (40 * HQ_MINUTE, WAITING_LONGEST, SERVICE, "A");
  RATE (5, 9, WAIT_TARGET, HALL, "");
  DO (.act = HQ_ACT_CLOSE_DAY);
  compute (fixture, DAY, DAY);
  /* Called: 2, 5, 10, 13, 15, 35 and 65 min, five of them in time; A006 and A008 were too long. */
  RATE (5, 9, WAIT_TARGET, HALL, "");
  RATE (5, 8, WAIT_TARGET, SERVICE, "A");
  RATE (0, 1, WAIT_TARGET, FLOOR, "4");
  VALUE (13 * HQ_MINUTE, WAIT_MEDIAN, HALL, "");
  VALUE (65 * HQ_MINUTE, WAIT_90TH, HALL, "");
  VALUE (65 * HQ_MINUTE, WAIT_LONGEST, HALL, "");
  VALUE (35 * HQ_MINUTE, WAIT_LONGEST, SERVICE, "D");
  RATE (1, 7, WAIT_BREAK, HALL, "");
  VALUE (30 * HQ_MINUTE, WAIT_BREAK_TIME, HALL, "");
  VALUE (0, WAITING, HALL, "");
  NOTHING (WAITING_LONGEST, HALL, "");
  /* 10, 65, 14, 4 and 10 min; what the close ended was not measured. */
  VALUE (10 * HQ_MINUTE, HANDLING_MEDIAN, HALL, "");
  RATE (1, 6, HANDLING_UNMEASURED, HALL, "");
  NOTHING (HANDLING_MEDIAN, COUNTER, "3");
  /* A parked ticket is not being handled: without 60 of its 65 min. */
  SQL ("UPDATE period SET held = 3600000000 WHERE ticket = 1");
  SQL ("UPDATE period SET measured = 0 WHERE ticket IN (2, 8)");
  compute (fixture, DAY, DAY);
  VALUE (5 * HQ_MINUTE, HANDLING_MEDIAN, HALL, ""); /* of 4, 5 and 14 */
}

static void
test_figures_ratings (Fixture *fixture, gconstpointer data)
{
  close_day (fixture);
  RATE (3, 6, PARTICIPATION, HALL, "");
  RATE (3, 6, UNRATED, HALL, "");
  RATE (2, 3, SATISFACTION, HALL, "");
  RATE (1, 3, BAD, HALL, "");
  RATE (2, 3, GOOD, HALL, "");
  RATE (0, 1, INVALID, HALL, "");
  RATE (3, 5, PARTICIPATION, COUNTER, "1");
  RATE (0, 1, PARTICIPATION, CLERK, "c3");
  RATE (0, 0, SATISFACTION, CLERK, "c3");
  /* An invalid one is shown apart, and stays in each of the others. */
  SQL ("INSERT INTO follow_up (hall, follow_up, ticket, period, state, ended_day)"
       " SELECT hall, 1, ticket, period, 'invalid', 20210219 FROM rating WHERE level < 3");
  compute (fixture, DAY, DAY);
  RATE (1, 1, INVALID, HALL, "");
  RATE (1, 3, BAD, HALL, "");
  RATE (2, 3, SATISFACTION, HALL, "");
  /* A level of 3 is satisfied and not good; a redirected stay cannot be rated. */
  SQL ("UPDATE rating SET level = 3 WHERE ticket = 4");
  SQL ("UPDATE period SET \"end\" = 'redirected' WHERE ticket = 8");
  compute (fixture, DAY, DAY);
  RATE (3, 5, PARTICIPATION, HALL, "");
  RATE (2, 3, SATISFACTION, HALL, "");
  RATE (1, 3, GOOD, HALL, "");
}

/* Cases, with the faults: an overdue case refused to tidy the rate, and instant items drowning
 * promised ones. */
static void
test_figures_cases (Fixture *fixture, gconstpointer data)
{
  close_day (fixture);
  RATE (11, 15, ON_TIME, HALL, "");
  RATE (10, 10, INSTANT_ON_TIME, HALL, "");
  RATE (1, 5, PROMISED_ON_TIME, HALL, "");
  VALUE (1, EARLY, HALL, "");
  VALUE (1, PROMISED_EARLY, HALL, "");
  VALUE (2, LATE_CLOSED, HALL, "");
  VALUE (2, PROMISED_LATE_OPEN, CLERK, "c1");
  VALUE (0, INSTANT_LATE_OPEN, HALL, "");
  VALUE (1, SUSPENDED, COUNTER, "1");
  VALUE (11, CASES_CLOSED, HALL, "");
  VALUE (1, CASES_REFUSED, HALL, "");
  VALUE (2, CASES_WITHDRAWN, HALL, "");
  RATE (11, 15, ON_TIME, FLOOR, "2");
  VALUE (HQ_WITHHELD_LATE | HQ_WITHHELD_OVERDUE_OPEN | HQ_WITHHELD_BAD_RATING
           | HQ_WITHHELD_FEW_RATINGS,
         WITHHELD, HALL, "");
  /* The clock stops the day after: on the 18th it ran, and nothing was due. */
  SQL ("UPDATE suspension SET from_day = 20210219");
  compute (fixture, DAY, DAY);
  VALUE (0, SUSPENDED, HALL, "");
  RATE (11, 15, ON_TIME, HALL, "");
}

/* The fault: a month as the sum of its days. */
static void
test_figures_stretch (Fixture *fixture, gconstpointer data)
{
  close_day (fixture);
  RATE (11, 15, ON_TIME, HALL, "");
  compute (fixture, 20210219, 20210219);
  /* The case of the 18th is overdue and open on this day too, and the other one was closed late. */
  RATE (0, 2, ON_TIME, HALL, "");
  VALUE (0, TICKETS, HALL, "");
  compute (fixture, DAY, 20210219);
  RATE (11, 15, ON_TIME, HALL, "");
  VALUE (3, LATE_CLOSED, HALL, "");
  VALUE (1, LATE_OPEN, HALL, "");
  VALUE (9, TICKETS, HALL, "");
  VALUE (13 * HQ_MINUTE, WAIT_MEDIAN, HALL, "");
}

/* The fault: both at 100 % on one rating. */
static void
test_figures_mark (Fixture *fixture, gconstpointer data)
{
  close_day (fixture);
  SQL ("DELETE FROM suspension");
  SQL ("DELETE FROM case_file WHERE kind = 'promised'");
  SQL ("DELETE FROM rating WHERE ticket <> 2");
  compute (fixture, DAY, DAY);
  RATE (10, 10, ON_TIME, HALL, "");
  RATE (1, 1, SATISFACTION, HALL, "");
  VALUE (HQ_WITHHELD_FEW_RATINGS, WITHHELD, HALL, "");
  VALUE (HQ_WITHHELD_NO_CASES | HQ_WITHHELD_NO_RATINGS | HQ_WITHHELD_FEW_RATINGS
           | HQ_WITHHELD_PARTICIPATION,
         WITHHELD, SERVICE, "D");
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

static HqPublished *
read_published (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HqPublished *published = hq_figures_read_published (fixture->day.test.hall, DAY, &error);

  g_assert_no_error (error);
  return published;
}

static gboolean
publish (HqDatabase *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  HqChange change = { .db = db, .now = fixture->day.now };

  return hq_figures_publish (&change, DAY, "rate", error);
}

static void
publish_again (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  hq_database_write (hq_hall_get_database (fixture->day.test.hall), publish, fixture, &error);
  g_assert_no_error (error);
}

/* The hall's own come first, as among the figures; the fault: in the order of the scopes' letters. */
static void
assert_in_order (const GArray *changes)
{
  for (guint i = 1; i < changes->len; i++)
    g_assert_cmpint (hq_figures_compare (&g_array_index (changes, HqFigureChange, i - 1).after,
                                         &g_array_index (changes, HqFigureChange, i).after),
                     <=, 0);
}

/* Both ways give the same numbers. The fault: a published day moved by a late rating. */
static void
test_figures_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqPublished) closed = NULL;
  g_autoptr (HqPublished) later = NULL;
  const HqFigureChange *change;
  gint64 rows;

  close_day (fixture);
  closed = read_published (fixture);
  assert_same (closed->first, fixture->figures);
  assert_same (closed->latest, fixture->figures);
  g_assert_cmpuint (closed->changes->len, ==, 0);
  rows = COUNT ("SELECT count(*) FROM daily_metric");
  g_assert_cmpint (rows, ==, closed->first->len);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE cause <> 'close'"
                          " OR formula <> 3 OR revision <> 1"),
                   ==, 0);

  fixture->day.now = hq_test_hall_time ("2021-02-20T10:00:00");
  SQL ("INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
       " VALUES (1, 3, 2, 1, 'code', 1)");
  publish_again (fixture);
  publish_again (fixture);
  compute (fixture, DAY, DAY);
  later = read_published (fixture);
  assert_same (later->first, closed->first);
  assert_same (later->latest, fixture->figures);
  /* Six figures of the hall, the floor, the service, the counter and the clerk. */
  g_assert_cmpuint (later->changes->len, ==, 30);
  assert_in_order (later->changes);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric"), ==, rows + 30);
  RATE (4, 6, PARTICIPATION, HALL, "");
  RATE (2, 4, SATISFACTION, HALL, "");
  change = &g_array_index (later->changes, HqFigureChange, 0);
  g_assert_cmpint (change->revision, ==, 2);
  g_assert_cmpstr (change->cause, ==, "rate");
  g_assert_cmpint (change->as_of, ==, fixture->day.now);
  g_assert_false (hq_figures_are_equal (&change->first, &change->after));
}

/* Who gets a figure only after the close had counts of nothing, and may lose all of them again. */
static void
test_figures_revised_from_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqPublished) added = NULL;
  g_autoptr (HqPublished) removed = NULL;
  gboolean seen = FALSE;

  close_day (fixture);
  SQL ("INSERT INTO enquiry (hall, enquiry, day, at, staff) VALUES (1, 9, 20210218, 1, 'c1'),"
       " (1, 10, 20210218, 1, 'c2')");
  SQL ("DELETE FROM self_use WHERE helper = 'c2'");
  publish_again (fixture);
  compute (fixture, DAY, DAY);
  added = read_published (fixture);
  for (guint i = 0; i < added->changes->len; i++)
    {
      const HqFigureChange *change = &g_array_index (added->changes, HqFigureChange, i);

      seen = seen || (change->after.metric == HQ_METRIC_ENQUIRIES
                      && g_str_equal (change->after.key, "c1") && change->first.value == 0
                      && change->after.value == 1);
    }
  g_assert_true (seen);
  assert_same (added->latest, fixture->figures);
  SQL ("DELETE FROM enquiry WHERE staff = 'c2'");
  publish_again (fixture);
  removed = read_published (fixture);
  g_assert_cmpuint (removed->latest->len, ==, added->latest->len);
  g_clear_pointer (&fixture->figures, g_array_unref);
  fixture->figures = g_array_ref (removed->latest);
  VALUE (0, ENQUIRIES, CLERK, "c2");
  VALUE (1, ENQUIRIES, CLERK, "c1");
}

/* The fault: a failed query shown as "no data". */
static void
test_figures_failure (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = { "leg", "rating", "matter", "suspension", "enquiry",
                                        "day_session" };
  HqError failure = HQ_ERROR_FAILED;

  /* A server says which failure it is. */
  if (hq_test_store_is_server ())
    failure = HQ_ERROR_FOREIGN_FILE;
  hq_lived_day_live (&fixture->day);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *away = g_strdup_printf ("ALTER TABLE %s RENAME TO away", tables[i]);
      g_autofree char *back = g_strdup_printf ("ALTER TABLE away RENAME TO %s", tables[i]);
      g_autoptr (GError) error = NULL;

      SQL (away);
      g_assert_null (hq_figures_compute (fixture->day.test.hall, DAY, DAY, fixture->day.now, &error));
      g_assert_error (error, HQ_ERROR, (int) failure);
      SQL (back);
    }
  SQL ("ALTER TABLE daily_metric RENAME TO away");
  g_assert_null (hq_figures_read_published (fixture->day.test.hall, DAY, NULL));
  SQL ("ALTER TABLE away RENAME TO daily_metric");
}

static HqStatus *
read_status (Fixture *fixture, int floor)
{
  g_autoptr (GError) error = NULL;
  HqStatus *status = hq_status_read (fixture->day.test.hall, fixture->day.now, floor, &error);

  g_assert_no_error (error);
  return status;
}

static void
assert_open (Fixture *fixture, gint64 open, gint64 planned)
{
  g_autoptr (HqStatus) status = read_status (fixture, 0);

  g_assert_cmpint (status->open.n, ==, open);
  g_assert_cmpint (status->open.total, ==, planned);
}

/* The faults: "open" counters that call nobody, and people ahead counting the served. */
static void
test_figures_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqStatus) status = NULL;
  const HqStatusLine *line;

  SQL ("INSERT INTO rota (hall, day_kind, session, counter) VALUES (1, 'workday', 'morning', 1),"
       " (1, 'workday', 'morning', 2), (1, 'workday', 'afternoon', 3)");
  AT ("09:00:00");
  assert_open (fixture, 0, 0); /* the day has not opened yet */
  for (guint i = 0; i < 3; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  assert_open (fixture, 0, 2);
  AT ("09:02:00");
  hq_lived_day_call (&fixture->day, 1, 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  assert_open (fixture, 1, 2);
  AT ("09:10:00");
  status = read_status (fixture, 2);
  line = &g_array_index (status->lines, HqStatusLine, 0);
  g_assert_cmpuint (status->lines->len, ==, 1);
  g_assert_cmpint (line->waiting, ==, 2);
  g_assert_cmpint (status->now - line->since, ==, 10 * HQ_MINUTE);
  g_assert_cmpuint (status->counters->len, ==, 2);
  g_assert_cmpint (hq_status_get_state (&g_array_index (status->counters, HqStatusCounter, 0)), ==,
                   HQ_STATUS_SERVING);
  g_assert_cmpint (hq_status_get_state (&g_array_index (status->counters, HqStatusCounter, 1)), ==,
                   HQ_STATUS_FREE);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpint (fixture->day.answer.ticket.ahead, ==, 2); /* not the one who is served */
  AT ("09:32:00");
  assert_open (fixture, 1, 2);
  AT ("09:32:01");
  assert_open (fixture, 0, 2);
  hq_lived_day_finish (&fixture->day, 1);
  hq_lived_day_call (&fixture->day, 1, 2);
  assert_open (fixture, 1, 2);
  DO (.act = HQ_ACT_PAUSE, .counter = 1, .reason = "设备维护");
  assert_open (fixture, 0, 2);
}

/* Three emergency numbers, entered afterwards: in the counts and not in the waits. */
static void
test_figures_late (Fixture *fixture, gconstpointer data)
{
  const HqMatterOrder matter = { NULL, HQ_OUTCOME_DONE };

  AT ("09:00:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  AT ("11:00:00");
  DO (.act = HQ_ACT_LATE, .ticket = "Y001", .service = "A",
      .taken_at = hq_test_hall_time ("2021-02-18T09:05:00"));
  compute (fixture, DAY, DAY);
  VALUE (2, WAITING, HALL, "");
  VALUE (120 * HQ_MINUTE, WAITING_LONGEST, HALL, "");
  hq_lived_day_call (&fixture->day, 1, 1); /* A001: 120 of 20 min: failed */
  DO (.act = HQ_ACT_START, .counter = 1);
  compute (fixture, DAY, DAY);
  VALUE (1, WAITING, SERVICE, "A");
  NOTHING (WAITING_LONGEST, HALL, "");
  AT ("11:05:00");
  hq_lived_day_finish (&fixture->day, 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_true (fixture->day.answer.ticket.late);
  DO (.act = HQ_ACT_START, .counter = 1);
  AT ("11:12:00");
  hq_lived_day_finish (&fixture->day, 1); /* Y001: seen from here on, 7 min */
  DO (.act = HQ_ACT_LATE, .ticket = "Y002", .service = "A", .state = HQ_STATE_FINISHED,
      .taken_at = hq_test_hall_time ("2021-02-18T09:05:00"),
      .until = hq_test_hall_time ("2021-02-18T10:30:00"), .counter = 1, .matters = &matter,
      .n_matters = 1);
  DO (.act = HQ_ACT_LATE, .ticket = "Y005", .service = "A", .state = HQ_STATE_CANCELLED,
      .taken_at = hq_test_hall_time ("2021-02-18T09:05:00"));
  DO (.act = HQ_ACT_CLOSE_DAY);
  compute (fixture, DAY, DAY);
  VALUE (4, TICKETS, HALL, "");
  VALUE (4, VISITS, HALL, "");
  VALUE (3, MATTERS, HALL, "");
  VALUE (1, MATTERS_DONE, CLERK, "c1");
  RATE (1, 1, INSTANT_ON_TIME, HALL, "");
  RATE (1, 4, LEFT, HALL, "");
  VALUE (3, CALLS, COUNTER, "1");
  RATE (0, 1, WAIT_TARGET, HALL, "");
  VALUE (120 * HQ_MINUTE, WAIT_MEDIAN, HALL, "");
  VALUE (120 * HQ_MINUTE, WAIT_LONGEST, SERVICE, "A");
  RATE (0, 1, WAIT_BREAK, HALL, "");
  VALUE (5 * HQ_MINUTE, HANDLING_MEDIAN, HALL, "");
  RATE (1, 3, HANDLING_UNMEASURED, COUNTER, "1");
  /* Nobody could ask Y002, and it stays unrated: what was written by hand flatters no rate. */
  RATE (3, 3, UNRATED, HALL, "");
}

/* A visitor who is served in one go, at counter 1. */
static void
serve (Fixture *fixture)
{
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  hq_lived_day_finish (&fixture->day, 1);
}

/* Who is entered for yesterday after today's first numbers stands between them, and counts for
 * yesterday alone. */
static void
test_figures_between (Fixture *fixture, gconstpointer data)
{
  const HqMatterOrder matter = { NULL, HQ_OUTCOME_ENQUIRY };
  const HqDate days[] = { DAY, 20210219 };

  AT ("09:00:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  serve (fixture);
  AT ("17:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  fixture->day.now = hq_test_hall_time ("2021-02-19T09:30:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  serve (fixture);
  DO (.act = HQ_ACT_LATE, .ticket = "Y001", .service = "A", .state = HQ_STATE_FINISHED,
      .taken_at = hq_test_hall_time ("2021-02-18T09:05:00"),
      .until = hq_test_hall_time ("2021-02-18T10:30:00"), .counter = 1, .matters = &matter,
      .n_matters = 1);
  serve (fixture);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE day = 20210218 AND ticket IN (1, 3)"), ==,
                   2);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      compute (fixture, days[i], days[i]);
      VALUE (2, TICKETS, HALL, "");
      VALUE (2, MATTERS, COUNTER, "1");
      VALUE (2, CALLS, COUNTER, "1");
      RATE (0, 2, PARTICIPATION, HALL, "");
    }
  RATE (2, 2, WAIT_TARGET, HALL, "");
  compute (fixture, DAY, 20210219);
  VALUE (4, TICKETS, HALL, "");
  VALUE (4, CALLS, COUNTER, "1");
}

/* A figure that the program had not yet when a day was closed is no change of that day. */
static void
test_figures_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqPublished) later = NULL;

  close_day (fixture);
  SQL (hq_test_store_is_server () ? "DROP TRIGGER daily_metric_never_deleted ON daily_metric"
                                  : "DROP TRIGGER daily_metric_never_deleted");
  SQL ("DELETE FROM daily_metric WHERE metric = 'invalid'");
  fixture->day.now = hq_test_hall_time ("2021-02-20T10:00:00");
  publish_again (fixture);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE cause = 'formula'"
                          " AND metric = 'invalid' AND revision = 1"),
                   >, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM daily_metric WHERE cause = 'rate'"), ==, 0);
  compute (fixture, DAY, DAY);
  later = read_published (fixture);
  assert_same (later->first, fixture->figures);
  g_assert_cmpuint (later->changes->len, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/figures/" name, Fixture, NULL, setup, test_figures_##function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("counts", counts);
  ADD ("waits", waits);
  ADD ("ratings", ratings);
  ADD ("cases", cases);
  ADD ("stretch", stretch);
  ADD ("mark", mark);
  ADD ("published", published);
  ADD ("new", new);
  ADD ("revised-from-nothing", revised_from_nothing);
  ADD ("failure", failure);
  ADD ("late", late);
  ADD ("between", between);
  ADD ("status", status);
  return g_test_run ();
}
