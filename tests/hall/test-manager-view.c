/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-view.h"
#include "hq-manager-alert.h"
#include "hq-rota.h"
#include "hq-status.h"
#include "hq-test-day.h"

/* What a manager sees, by the time of the last act. */
static HqManagerView *
look (HqTestDay *fixture)
{
  HqViewPlace *place = hq_view_place_new (HQ_SCREEN_MANAGER, "0");
  g_autoptr (GError) error = NULL;
  HqManagerView *view = hq_manager_view_read (fixture->test.hall, place, &error);

  g_assert_no_error (error);
  hq_view_place_free (place);
  return view;
}

static const HqManagerCounter *
get_counter (const HqManagerView *view, guint number)
{
  const HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, number - 1);

  g_assert_cmpint (row->counter->counter, ==, number);
  return row;
}

static const HqManagerLine *
get_line (const HqManagerView *view, const char *service)
{
  for (guint i = 0; i < view->lines->len; i++)
    {
      const HqManagerLine *line = &g_array_index (view->lines, HqManagerLine, i);

      if (g_str_equal (line->service->service, service))
        return line;
    }
  g_assert_not_reached ();
}

/* What counter 1 does, whom it has and since when, at the fixture's time. */
static void
check_counter (HqTestDay *fixture, HqManagerState state, const char *number, HqTime since)
{
  HqManagerView *view = look (fixture);
  const HqManagerCounter *row = get_counter (view, 1);
  g_autofree char *found = row->stay.ticket == 0
                             ? g_strdup ("")
                             : g_strdup_printf ("%c%03u", row->stay.prefix, row->stay.number);

  g_assert_cmpint (hq_manager_view_get_state (row, fixture->now), ==, state);
  g_assert_cmpint (hq_manager_view_get_since (row, fixture->now), ==, since);
  g_assert_cmpstr (found, ==, number);
  hq_manager_view_free (view);
}

/* A counter through its day: each state, whom it has, since when. */
static void
test_manager_view_states (HqTestDay *fixture, gconstpointer data)
{
  HqTime begun;

  hq_test_day_go (fixture, "2021-02-18T09:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  check_counter (fixture, HQ_MANAGER_CLOSED, "", 0);
  hq_test_day_go (fixture, "2021-02-18T09:10:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  check_counter (fixture, HQ_MANAGER_FREE, "", fixture->now);
  /* Signed in, and nobody called for half an hour. */
  begun = fixture->now;
  hq_test_day_go (fixture, "2021-02-18T09:40:00");
  check_counter (fixture, HQ_MANAGER_FREE, "", begun);
  hq_test_day_wait (fixture, 1);
  check_counter (fixture, HQ_MANAGER_QUIET, "", begun);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  begun = fixture->now;
  hq_test_day_wait (fixture, 60);
  check_counter (fixture, HQ_MANAGER_CALLED, "A001", begun);
  DO (.act = HQ_ACT_START, .counter = 1);
  begun = fixture->now;
  hq_test_day_wait (fixture, 60);
  check_counter (fixture, HQ_MANAGER_SERVING, "A001", begun);
  DO (.act = HQ_ACT_HOLD, .counter = 1);
  begun = fixture->now;
  check_counter (fixture, HQ_MANAGER_HELD, "A001", begun);
  hq_test_day_wait (fixture, 60);
  /* Whoever is called next is at the counter, with the other still parked. */
  DO (.act = HQ_ACT_CALL, .counter = 1);
  check_counter (fixture, HQ_MANAGER_CALLED, "A002", fixture->now);
  {
    HqManagerView *view = look (fixture);

    g_assert_cmpuint (get_counter (view, 1)->held, ==, 1);
    hq_manager_view_free (view);
  }
  DO (.act = HQ_ACT_START, .counter = 1);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  check_counter (fixture, HQ_MANAGER_HELD, "A001", begun);
  DO (.act = HQ_ACT_RESUME, .counter = 1, .ticket = "A001");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  DO (.act = HQ_ACT_PAUSE, .counter = 1, .reason = "meal", .until = fixture->now + HQ_HOUR);
  begun = fixture->now;
  hq_test_day_wait (fixture, 60);
  check_counter (fixture, HQ_MANAGER_PAUSED, "", begun);
  {
    HqManagerView *view = look (fixture);

    g_assert_cmpstr (get_counter (view, 1)->duty.reason, ==, "meal");
    g_assert_cmpint (get_counter (view, 1)->duty.until, ==, begun + HQ_HOUR);
    hq_manager_view_free (view);
  }
}

/* The real day, since what a manager sees is today's; acts are done by the store's clock. */
static void
setup_today (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_init (fixture, NULL);
  fixture->now = 0;
  hq_test_hall_open_today (&fixture->test);
}

/* Who waits, since when and until when at the latest; which counters serve them. */
static void
test_manager_view_lines (HqTestDay *fixture, gconstpointer data)
{
  const HqManagerLine *line;
  HqManagerView *view;

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  SQL ("UPDATE leg SET wait_from = wait_from - 600000000 WHERE ticket = 1");
  view = look (fixture);
  line = get_line (view, "A");
  g_assert_cmpint (line->waiting, ==, 2);
  g_assert_cmpint (line->since, ==, COUNT ("SELECT wait_from FROM leg WHERE ticket = 1"));
  /* The one who came later has the shorter target. */
  g_assert_cmpint (line->due, ==, COUNT ("SELECT wait_from + target FROM leg WHERE ticket = 2"));
  g_assert_cmpuint (line->ready, ==, 1);
  g_assert_cmpuint (line->open, ==, 0);
  g_assert_false (line->warn);
  g_assert_cmpint (get_line (view, "D")->ready, ==, 1);
  g_assert_cmpint (get_line (view, "B")->ready, ==, 0);
  g_assert_cmpint (get_line (view, "B")->waiting, ==, 0);
  g_assert_cmpint (get_line (view, "B")->since, ==, 0);
  hq_manager_view_free (view);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  SQL ("UPDATE service SET warn_waiting = 1");
  SQL ("UPDATE hall SET revision = revision + 1");
  view = look (fixture);
  g_assert_cmpuint (get_line (view, "A")->open, ==, 1);
  g_assert_cmpint (get_line (view, "A")->waiting, ==, 1);
  g_assert_true (get_line (view, "A")->warn);
  hq_manager_view_free (view);
  /* A counter that pauses serves nobody. */
  DO (.act = HQ_ACT_PAUSE, .counter = 3, .reason = "meal");
  view = look (fixture);
  g_assert_cmpuint (get_line (view, "A")->open, ==, 0);
  g_assert_cmpuint (get_line (view, "A")->ready, ==, 0);
  hq_manager_view_free (view);
}

/* Where the day has a rota of its own all who count ask it: counter 1, and the one that was asked. */
static void
check_own_rota (HqTestDay *fixture)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (GError) error = NULL;
  HqViewPlace *place = hq_view_place_new (HQ_SCREEN_WINDOW, "1");
  HqManagerView *view = look (fixture);
  HqDate today = view->view.today;
  HqCounterView *window;
  HqStatus *status;
  gint64 beyond;

  hq_manager_view_free (view);
  g_array_append_val (rows, ((HqRotaCounter){ 1, hq_rota_mask (0, 24 * 60) }));
  DO (.act = HQ_ACT_ROTA, .from = today, .rows = rows);
  view = look (fixture);
  g_assert_cmpint (hq_manager_view_count_open (view, view->view.now, &beyond).total, ==, 2);
  status = hq_status_read (fixture->test.hall, view->view.now, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status->open.total, ==, 2);
  window = hq_counter_view_read (fixture->test.hall, place, &error);
  g_assert_no_error (error);
  g_assert_cmphex (hq_rota_get (window->rota, 1), ==, hq_rota_mask (0, 24 * 60));
  DO (.act = HQ_ACT_ROTA, .from = today);
  hq_counter_view_free (window);
  hq_status_free (status);
  hq_manager_view_free (view);
  hq_view_place_free (place);
}

/* What the rota has open, and what is, as the status of the hall counts it. */
static void
test_manager_view_plan (HqTestDay *fixture, gconstpointer data)
{
  HqTime opens, closes;
  g_autoptr (GError) error = NULL;
  g_autoptr (HqStatus) status = NULL;
  HqManagerView *view;
  gint64 beyond;
  HqRate rate;

  SQL ("UPDATE day_session SET session = 'morning'");
  SQL ("INSERT INTO rota (hall, day_kind, session, counter) SELECT DISTINCT b.hall, b.day_kind,"
       " x.session, k.counter FROM business_day AS b JOIN day_session AS x ON x.hall = b.hall"
       " AND x.day = b.day JOIN counter AS k ON k.hall = b.hall AND k.counter IN (1, 4)");
  SQL ("UPDATE hall SET revision = revision + 1");
  for (int counter = 1; counter <= 3; counter += 2)
    {
      DO (.act = HQ_ACT_ISSUE, .service = "A");
      DO (.act = HQ_ACT_SIGN_IN, .counter = counter);
      DO (.act = HQ_ACT_CALL, .counter = counter);
    }
  view = look (fixture);
  rate = hq_manager_view_count_open (view, view->view.now, &beyond);
  g_assert_cmpint (rate.n, ==, 1);
  g_assert_cmpint (rate.total, ==, 2);
  g_assert_cmpint (beyond, ==, 1);
  status = hq_status_read (fixture->test.hall, view->view.now, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rate.n, ==, status->open.n);
  g_assert_cmpint (rate.total, ==, status->open.total);
  g_assert_cmpint (beyond, ==, status->beyond);
  opens = COUNT ("SELECT min(opens_at) FROM day_session");
  closes = COUNT ("SELECT max(closes_at) FROM day_session");
  g_assert_cmpint (hq_manager_view_count_open (view, opens - 1, &beyond).total, ==, 0);
  g_assert_cmpint (hq_manager_view_count_open (view, opens, &beyond).total, ==, 2);
  g_assert_cmpint (hq_manager_view_count_open (view, closes - 1, &beyond).total, ==, 2);
  g_assert_cmpint (hq_manager_view_count_open (view, closes, &beyond).total, ==, 0);
  hq_manager_view_free (view);
  /* One that was asked to open is planned as well, and by whoever else counts. */
  SQL ("UPDATE counter SET kind = 'tidal' WHERE counter = 2");
  SQL ("UPDATE hall SET revision = revision + 1");
  DO (.act = HQ_ACT_TIDAL_ASK, .counter = 2);
  view = look (fixture);
  g_clear_pointer (&status, hq_status_free);
  status = hq_status_read (fixture->test.hall, view->view.now, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hq_manager_view_count_open (view, view->view.now, &beyond).total, ==, 3);
  g_assert_cmpint (status->open.total, ==, 3);
  hq_manager_view_free (view);
  check_own_rota (fixture);
  /* A counter that called nobody for half an hour is not open, and a closed day plans nothing. */
  SQL ("UPDATE duty SET last_call_at = last_call_at - 1800000000");
  view = look (fixture);
  g_assert_cmpint (hq_manager_view_count_open (view, view->view.now, &beyond).n, ==, 0);
  view->view.day.state = HQ_DAY_STATE_CLOSED;
  g_assert_cmpint (hq_manager_view_count_open (view, view->view.now, &beyond).total, ==, 0);
  hq_manager_view_free (view);
}

#define CASES                                                                                      \
  "INSERT INTO case_file (hall, case_file, service, kind, promised_days, accepted_at, accepted_day," \
  " clock_from, due_day, state) SELECT hall, "

/* What a day brings beside its queue: a bad rating, a case that is late and one that is due. */
static void
test_manager_view_counts (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  HqManagerView *view;

  SQL (CASES "1, 'D', 'promised', 1, 0, 20260101, 20260101, 20260102, 'open' FROM hall");
  SQL (CASES "2, 'D', 'promised', 1, 0, 20260101, 20260101, day, 'open' FROM business_day");
  SQL (CASES "3, 'C', 'promised', 1, 0, 20260101, 20260101, day + 1, 'open' FROM business_day");
  SQL (CASES "4, 'C', 'promised', 1, 0, 20260101, 20260101, NULL, 'supplement' FROM hall");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  code = hq_hall_format_token (&fixture->answer.ticket);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 2);
  view = look (fixture);
  g_assert_cmpint (get_line (view, "D")->overdue, ==, 1);
  g_assert_cmpint (get_line (view, "D")->due_today, ==, 1);
  g_assert_cmpint (get_line (view, "C")->overdue, ==, 0);
  g_assert_cmpint (get_line (view, "C")->due_today, ==, 0);
  g_assert_cmpint (get_line (view, "A")->bad, ==, 1);
  g_assert_cmpint (get_line (view, "A")->bad_at, ==, COUNT ("SELECT rated_at FROM rating"));
  hq_manager_view_free (view);
}

/* The figures are those of the one function that counts them. */
static void
test_manager_view_figures (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) counted = NULL;
  g_autoptr (GError) error = NULL;
  HqManagerFigures *figures;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 0; i < 3; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  figures = hq_manager_figures_read (fixture->test.hall, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures->seq, ==, COUNT ("SELECT max(seq) FROM event"));
  g_assert_cmpint (hq_manager_figures_find (figures, HQ_METRIC_TICKETS)->value, ==, 3);
  g_assert_cmpint (hq_manager_figures_find (figures, HQ_METRIC_WAITING)->value, ==, 2);
  counted = hq_figures_compute (fixture->test.hall, figures->today, figures->today, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->figures->len, ==, counted->len);
  for (guint i = 0; i < counted->len; i++)
    {
      const HqFigure *figure = &g_array_index (counted, HqFigure, i);
      const HqFigure *found = hq_manager_figures_find_of (figures, figure->scope, figure->key,
                                                          figure->metric);

      g_assert_nonnull (found);
      /* Between the two the clock has gone on. */
      if (figure->metric != HQ_METRIC_WAITING_LONGEST)
        g_assert_true (hq_figures_are_equal (figure, found));
    }
  g_assert_null (hq_manager_figures_find_of (figures, HQ_SCOPE_COUNTER, "99", HQ_METRIC_CALLS));
  /* Each machine that the hall knows, of which nothing was ever heard. */
  g_assert_cmpuint (figures->machines->len, ==, 2);
  hq_manager_figures_free (figures);
}

/* What is worth a look on a floor as it was read. */
static void
test_manager_view_alerts (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) alerts = NULL;
  g_autoptr (GError) error = NULL;
  HqManagerFigures *figures;
  HqManagerView *view;

  DO (.act = HQ_ACT_ISSUE, .service = "C");
  SQL ("UPDATE leg SET wait_from = wait_from - 1800000000");
  view = look (fixture);
  figures = hq_manager_figures_read (fixture->test.hall, NULL, &error);
  g_assert_no_error (error);
  alerts = hq_manager_alert_list (view, figures, view->view.now);
  g_assert_cmpuint (alerts->len, ==, 4);
  g_assert_cmpint (g_array_index (alerts, HqAlert, 0).kind, ==, HQ_ALERT_NOBODY_SERVES);
  g_assert_cmpstr (g_array_index (alerts, HqAlert, 0).subject, ==, "C");
  g_assert_cmpint (g_array_index (alerts, HqAlert, 1).kind, ==, HQ_ALERT_LONG_WAIT);
  g_assert_cmpint (g_array_index (alerts, HqAlert, 1).span, >=, 10 * HQ_MINUTE);
  g_assert_cmpint (g_array_index (alerts, HqAlert, 2).kind, ==, HQ_ALERT_DEVICE_SILENT);
  g_assert_cmpstr (g_array_index (alerts, HqAlert, 2).subject, ==, "K1");
  hq_manager_figures_free (figures);
  hq_manager_view_free (view);
}

/* The hall has no such place; a machine that was made one is another. */
static void
test_manager_view_place (HqTestDay *fixture, gconstpointer data)
{
  static const char *const bad[] = { "1", "K1", "M1" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      HqViewPlace *place = hq_view_place_new (HQ_SCREEN_MANAGER, bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (hq_manager_view_read (fixture->test.hall, place, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
      hq_view_place_free (place);
    }
}

#define ADD_NOW(path, func)                                                                        \
  g_test_add (path, HqTestDay, NULL, setup_today, func, hq_test_day_clear)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/manager-view/states", test_manager_view_states);
  ADD_NOW ("/manager-view/lines", test_manager_view_lines);
  ADD_NOW ("/manager-view/plan", test_manager_view_plan);
  ADD_NOW ("/manager-view/counts", test_manager_view_counts);
  ADD_NOW ("/manager-view/figures", test_manager_view_figures);
  ADD_NOW ("/manager-view/alerts", test_manager_view_alerts);
  ADD ("/manager-view/place", test_manager_view_place);
  return g_test_run ();
}
