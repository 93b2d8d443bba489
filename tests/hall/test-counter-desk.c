/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-case-list.h"
#include "hq-counter-desk.h"
#include "hq-counter-look.h"
#include "hq-live.h"
#include "hq-number.h"
#include "hq-search.h"
#include "hq-test-day.h"
#include "hq-test.h"

/* Views are read by the store's clock, which stands still at the last event of a day to come. */
static void
desk_init (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();

  hq_test_day_init_tax (fixture, data);
  hq_calendar_add_year (calendar, 2035);
  hq_test_day_set_calendar (fixture, calendar);
  fixture->place = "K1";
  fixture->now = hq_test_hall_time ("2035-03-01T10:00:00");
}

static HqCounterDeskView *
look (HqTestDay *fixture, const char *counter)
{
  HqViewPlace *place = hq_view_place_new (HQ_SCREEN_COUNTER, counter);
  g_autoptr (GError) error = NULL;
  HqCounterDeskView *view = hq_counter_desk_view_read (fixture->test.hall, place, &error);

  g_assert_no_error (error);
  hq_view_place_free (place);
  return view;
}

/* The numbers of the queue, in order. */
static void
assert_order (const HqCounterDeskView *view, HqTime now, const char *expected)
{
  g_autoptr (GArray) order = hq_counter_desk_order (view, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    {
      const HqTicket *ticket = &g_array_index (view->waiters, HqCounterDeskWaiter,
                                               g_array_index (order, guint, i))
                                  .ticket;
      g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", number);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* The first of the queue is who is called, call after call, whatever the lines look like. */
static void
test_counter_desk_order (HqTestDay *fixture, gconstpointer data)
{
  HqCounterDeskView *view;

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_ISSUE, .service = "D", .class = HQ_CLASS_GREEN, .reason = "x");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .reason = "x");
  DO (.act = HQ_ACT_ISSUE, .service = "D", .class = HQ_CLASS_GREEN, .reason = "x");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_wait (fixture, 10 * 60);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  view = look (fixture, "3");
  g_assert_cmpint (view->counter.waiting, ==, 6);
  g_assert_cmpuint (view->lines->len, ==, 4);
  for (guint n = 6; n > 0; n--)
    {
      g_autoptr (GArray) order = hq_counter_desk_order (view, fixture->now);
      gint64 first = g_array_index (view->waiters, HqCounterDeskWaiter,
                                    g_array_index (order, guint, 0))
                       .ticket.ticket;

      g_assert_cmpuint (order->len, ==, n);
      DO (.act = HQ_ACT_CALL, .counter = 3);
      g_assert_cmpint (fixture->answer.ticket.ticket, ==, first);
      hq_test_day_serve (fixture, 3);
      hq_counter_desk_view_free (view);
      view = look (fixture, "3");
    }
  g_assert_cmpint (view->own.served, ==, 6);
  assert_order (view, fixture->now, "");
  hq_counter_desk_view_free (view);
}

/* Who still walks comes last, by when they are due; who goes to another counter is not ours. */
static void
test_counter_desk_not_ready (HqTestDay *fixture, gconstpointer data)
{
  HqCounterDeskView *view;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 2);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .reason = "x");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  view = look (fixture, "1");
  assert_order (view, fixture->now, "A003 A002");
  g_assert_cmpint (view->counter.waiting, ==, 3);
  assert_order (view, fixture->now + 11 * HQ_MINUTE, "A002 A001 A003");
  hq_counter_desk_view_free (view);
  view = look (fixture, "2");
  assert_order (view, fixture->now + 2 * HQ_MINUTE, "A002 A001 A003");
  hq_counter_desk_view_free (view);
}

/* What the buttons say is what the engine does: refused before, done at the second they name. */
static void
test_counter_desk_call (HqTestDay *fixture, gconstpointer data)
{
  HqCounterDeskView *view;
  HqCounterDeskCall call;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 120);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  view = look (fixture, "1");
  g_assert_cmpint (hq_counter_desk_get_main (view), ==, HQ_COUNTER_DESK_START);
  hq_counter_desk_get_call (view, fixture->now, &call);
  g_assert_true (call.pending);
  g_assert_cmpint (call.recall_seconds, ==, 65);
  hq_counter_desk_view_free (view);

  hq_test_day_wait (fixture, 5);
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 1);
  view = look (fixture, "1");
  hq_counter_desk_get_call (view, fixture->now, &call);
  g_assert_false (call.pending);
  g_assert_cmpint (call.recall_seconds, ==, 20);
  g_assert_cmpuint (call.needed - call.said, ==, 1);
  g_assert_cmpuint (hq_counter_desk_get_deeds (view, fixture->now)
                      & (HQ_COUNTER_DESK_RECALL | HQ_COUNTER_DESK_MISSED),
                    ==, 0);
  hq_test_day_wait (fixture, 19);
  REFUSE (TOO_SOON, .act = HQ_ACT_RECALL, .counter = 1);
  hq_test_day_wait (fixture, 1);
  g_assert_true (hq_counter_desk_get_deeds (view, fixture->now) & HQ_COUNTER_DESK_RECALL);
  DO (.act = HQ_ACT_RECALL, .counter = 1);
  hq_counter_desk_view_free (view);

  view = look (fixture, "1");
  hq_counter_desk_get_call (view, fixture->now, &call);
  g_assert_cmpint (call.miss_seconds, ==, 85);
  hq_test_day_wait (fixture, 85);
  g_assert_true (hq_counter_desk_get_deeds (view, fixture->now) & HQ_COUNTER_DESK_MISSED);
  DO (.act = HQ_ACT_MISSED, .counter = 1);
  hq_counter_desk_view_free (view);

  view = look (fixture, "1");
  g_assert_cmpint (hq_counter_desk_get_present (view, fixture->now), ==, 120);
  g_assert_cmpint (hq_counter_desk_get_present (view, fixture->now + 2 * HQ_MINUTE), ==, 0);
  g_assert_true (hq_counter_desk_get_deeds (view, fixture->now) & HQ_COUNTER_DESK_PRESENT);
  hq_counter_desk_view_free (view);
}

static void
assert_deeds (HqTestDay *fixture, HqCounterDeskMain main, guint deeds)
{
  HqCounterDeskView *view = look (fixture, "3");

  g_assert_cmpint (hq_counter_desk_get_main (view), ==, main);
  g_assert_cmphex (hq_counter_desk_get_deeds (view, fixture->now), ==, deeds);
  hq_counter_desk_view_free (view);
}

static void
test_counter_desk_deeds (HqTestDay *fixture, gconstpointer data)
{
  const guint always = HQ_COUNTER_DESK_NUMBER | HQ_COUNTER_DESK_PAUSE;
  const guint leave = HQ_COUNTER_DESK_SIGN_OUT | HQ_COUNTER_DESK_LOCK;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  assert_deeds (fixture, HQ_COUNTER_DESK_CALL, always | leave);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  assert_deeds (fixture, HQ_COUNTER_DESK_START, always | HQ_COUNTER_DESK_REDIRECT);
  DO (.act = HQ_ACT_START, .counter = 3);
  assert_deeds (fixture, HQ_COUNTER_DESK_FINISH,
                always | HQ_COUNTER_DESK_REDIRECT | HQ_COUNTER_DESK_CONTINUE | HQ_COUNTER_DESK_HOLD
                  | HQ_COUNTER_DESK_NEXT);
  DO (.act = HQ_ACT_HOLD, .counter = 3);
  assert_deeds (fixture, HQ_COUNTER_DESK_CALL, always | HQ_COUNTER_DESK_RESUME);
  DO (.act = HQ_ACT_PAUSE, .counter = 3, .reason = "x");
  assert_deeds (fixture, HQ_COUNTER_DESK_UNPAUSE, HQ_COUNTER_DESK_NUMBER | HQ_COUNTER_DESK_RESUME);
  DO (.act = HQ_ACT_RESUME, .counter = 3, .ticket = "D001");
  /* Who is paused finishes, but takes nobody new. */
  assert_deeds (fixture, HQ_COUNTER_DESK_FINISH,
                HQ_COUNTER_DESK_NUMBER | HQ_COUNTER_DESK_REDIRECT | HQ_COUNTER_DESK_CONTINUE
                  | HQ_COUNTER_DESK_HOLD);
}

/* What was parked is no handling, in the figure that runs and in the clerk's own of the day. */
static void
test_counter_desk_own (HqTestDay *fixture, gconstpointer data)
{
  HqCounterDeskView *view;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = (const char *const[]){ "P5", "I1", NULL });
  DO (.act = HQ_ACT_CALL, .counter = 3);
  DO (.act = HQ_ACT_START, .counter = 3);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_HOLD, .counter = 3);
  hq_test_day_wait (fixture, 600);
  view = look (fixture, "3");
  g_assert_cmpuint (view->held->len, ==, 1);
  g_assert_cmpint (hq_counter_desk_get_handling (
                     &g_array_index (view->held, HqCounterDeskHeld, 0).period, fixture->now),
                   ==, 60 * HQ_SECOND);
  g_assert_true (hq_counter_desk_is_open (view));
  hq_counter_desk_view_free (view);
  DO (.act = HQ_ACT_RESUME, .counter = 3, .ticket = "D001");
  hq_test_day_wait (fixture, 30);
  view = look (fixture, "3");
  g_assert_cmpuint (view->matters->len, ==, 2);
  g_assert_cmpstr (((HqCounterDeskMatter *) view->matters->pdata[0])->name, ==, "P5");
  hq_counter_desk_view_free (view);
  DO (.act = HQ_ACT_FINISH, .counter = 3,
      .matters = (const HqMatterOrder[]){ { "P5", HQ_OUTCOME_ACCEPTED },
                                          { "I1", HQ_OUTCOME_DONE } },
      .n_matters = 2);
  view = look (fixture, "3");
  g_assert_cmpint (view->own.served, ==, 1);
  g_assert_cmpint (view->own.handled, ==, 90 * HQ_SECOND);
  g_assert_false (hq_counter_desk_is_open (view));
  hq_counter_desk_view_free (view);
  /* Nothing of it is another clerk's. */
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  view = look (fixture, "1");
  g_assert_cmpint (view->own.served, ==, 0);
  hq_counter_desk_view_free (view);
}

static gpointer
read_once (HqTestDay *fixture, HqLiveReadFunc read, const HqCounterLook *wanted)
{
  HqCounterLook *query = hq_counter_look_new (wanted);
  g_autoptr (GError) error = NULL;
  gpointer found = read (fixture->test.hall, query, &error);

  g_assert_no_error (error);
  hq_counter_look_free (query);
  return found;
}

static HqCaseBoard *
read_cases (HqTestDay *fixture, const HqCaseBoardAsk *ask)
{
  g_autoptr (GError) error = NULL;
  HqCaseBoard *board = hq_case_list_read_board (fixture->test.hall, ask, &error);

  g_assert_no_error (error);
  return board;
}

static void
test_counter_desk_cases (HqTestDay *fixture, gconstpointer data)
{
  HqCaseBoardAsk wanted = { .staff = (char *) "c3" };
  g_autoptr (HqCaseBoard) first = NULL;
  g_autoptr (HqCaseBoard) later = NULL;
  g_autoptr (HqCaseBoard) others = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  for (guint i = 0; i < 2; i++)
    {
      const HqMatterOrder accepted = { i == 0 ? "P20" : "P5", HQ_OUTCOME_ACCEPTED };

      DO (.act = HQ_ACT_ISSUE, .service = "D");
      DO (.act = HQ_ACT_CALL, .counter = 3);
      DO (.act = HQ_ACT_START, .counter = 3);
      DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = &accepted, .n_matters = 1);
    }
  wanted.today = 20350301;
  first = read_cases (fixture, &wanted);
  g_assert_cmpuint (first->open->len, ==, 2);
  g_assert_cmpstr (g_array_index (first->open, HqCaseLine, 0).name, ==, "P5");
  g_assert_cmpint (g_array_index (first->open, HqCaseLine, 0).light, ==, HQ_LIGHT_GREEN);
  wanted.today = 20350309;
  later = read_cases (fixture, &wanted);
  g_assert_cmpint (g_array_index (later->open, HqCaseLine, 0).light, ==, HQ_LIGHT_OVERDUE);
  g_assert_cmpint (g_array_index (later->open, HqCaseLine, 1).light, ==, HQ_LIGHT_GREEN);
  wanted.staff = (char *) "c1";
  others = read_cases (fixture, &wanted);
  g_assert_cmpuint (others->open->len, ==, 0);
}

static void
test_counter_desk_looks (HqTestDay *fixture, gconstpointer data)
{
  HqCounterLook wanted = { .ticket = (char *) "D001", .service = (char *) "D", .day = 20350301 };
  g_autoptr (GArray) story = NULL;
  g_autoptr (HqSearch) items = NULL;
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  g_autofree HqMoveLook *open = NULL;
  g_autofree HqMoveLook *closed = NULL;

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  story = read_once (fixture, hq_counter_look_read_story, &wanted);
  g_assert_cmpuint (story->len, ==, 1);
  g_assert_cmpstr (g_array_index (story, HqEvent, 0).act, ==, "issue");
  items = read_once (fixture, hq_counter_look_read_search, &wanted);
  g_assert_cmpuint (hq_search_list (items, hits), ==, 7);
  g_assert_cmpuint (hq_search_find (items, "p20", hits), ==, 1);
  wanted.now = fixture->now;
  open = read_once (fixture, hq_counter_look_read_move, &wanted);
  g_assert_cmpint (open->waiting, ==, 1);
  g_assert_cmpint (open->closes_at, ==, hq_test_hall_time ("2035-03-01T17:00:00"));
  wanted.now = hq_test_hall_time ("2035-03-01T18:00:00");
  closed = read_once (fixture, hq_counter_look_read_move, &wanted);
  g_assert_cmpint (closed->closes_at, ==, 0);
}

static void
test_counter_desk_starts (HqTestDay *fixture, gconstpointer data)
{
  HqCounterDeskView *view;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  view = look (fixture, "1");
  g_assert_false (hq_counter_desk_starts (view, fixture->now + HQ_MINUTE));
  view->counter.view.policy.auto_start = 20 * HQ_SECOND;
  g_assert_false (hq_counter_desk_starts (view, fixture->now + 19 * HQ_SECOND));
  g_assert_true (hq_counter_desk_starts (view, fixture->now + 20 * HQ_SECOND));
  /* Whoever is called again has not come yet. */
  view->counter.period.recalled_at = fixture->now + 15 * HQ_SECOND;
  g_assert_false (hq_counter_desk_starts (view, fixture->now + 34 * HQ_SECOND));
  view->counter.ticket.state = HQ_STATE_SERVING;
  g_assert_false (hq_counter_desk_starts (view, fixture->now + HQ_MINUTE));
  hq_counter_desk_view_free (view);
}

/* After the hall's minutes, but never with a ticket, be it parked. */
static void
test_counter_desk_locks (HqTestDay *fixture, gconstpointer data)
{
  HqCounterDeskView *view;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  view = look (fixture, "1");
  g_assert_false (hq_counter_desk_locks (view, 10 * HQ_MINUTE - 1));
  g_assert_true (hq_counter_desk_locks (view, 10 * HQ_MINUTE));
  view->counter.view.policy.lock_after = 0;
  g_assert_false (hq_counter_desk_locks (view, 24 * 60 * HQ_MINUTE));
  hq_counter_desk_view_free (view);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  view = look (fixture, "1");
  g_assert_false (hq_counter_desk_locks (view, 60 * HQ_MINUTE));
  hq_counter_desk_view_free (view);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_HOLD, .counter = 1);
  view = look (fixture, "1");
  g_assert_false (hq_counter_desk_locks (view, 60 * HQ_MINUTE));
  hq_counter_desk_view_free (view);
}

static gint64
read_usual (HqTestDay *fixture, const char *service)
{
  HqCounterLook wanted = { .service = (char *) service, .day = 20350301 };
  g_autofree gint64 *usual = read_once (fixture, hq_counter_look_read_usual, &wanted);

  return *usual;
}

static void
serve_for (HqTestDay *fixture, int minutes)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  DO (.act = HQ_ACT_START, .counter = 3);
  hq_test_day_wait (fixture, minutes * 60);
  DO (.act = HQ_ACT_FINISH, .counter = 3);
}

/* What visitors came with of late stands first among the items that are offered. */
static void
test_counter_desk_often (HqTestDay *fixture, gconstpointer data)
{
  HqCounterLook wanted = { .service = (char *) "D" };
  g_autoptr (HqSearch) items = NULL;
  g_autoptr (HqSearch) later = NULL;
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];

  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = (const char *const[]){ "P5", "S1", NULL });
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = (const char *const[]){ "S1", NULL });
  items = read_once (fixture, hq_counter_look_read_search, &wanted);
  g_assert_cmpuint (hq_search_list (items, hits), ==, 7);
  g_assert_cmpstr (hits[0].key, ==, "S1");
  g_assert_cmpstr (hits[1].key, ==, "P5");
  g_assert_cmpstr (hits[2].key, ==, "I1");
  /* Twenty business days later it counts no more. */
  for (guint i = 2; i <= 30; i++)
    {
      g_autofree char *time = g_strdup_printf ("2035-03-%02uT10:00:00", i);

      hq_test_day_go (fixture, time);
      if (hq_date_get_weekday (20350300 + i) < 6)
        DO (.act = HQ_ACT_ISSUE, .service = "D", .items = (const char *const[]){ "P1", NULL });
    }
  later = read_once (fixture, hq_counter_look_read_search, &wanted);
  g_assert_cmpuint (hq_search_list (later, hits), ==, 7);
  g_assert_cmpstr (hits[0].key, ==, "P1");
  g_assert_cmpstr (hits[1].key, ==, "I1");
}

/* What is usual at a service is told from its own stays that somebody ended, by their handling, once
 * there are enough of them. */
static void
test_counter_desk_usual (HqTestDay *fixture, gconstpointer data)
{
  SQL ("UPDATE service SET quota = NULL; UPDATE hall SET revision = revision + 1");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  for (int i = 1; i <= 18; i++)
    serve_for (fixture, i % 2 == 0 ? 5 : 7);
  serve_for (fixture, 11);
  g_assert_cmpint (read_usual (fixture, "D"), ==, 0);
  /* Nobody is served who was sent on, and nobody while they are away. */
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  DO (.act = HQ_ACT_START, .counter = 3);
  hq_test_day_wait (fixture, 3600);
  DO (.act = HQ_ACT_REDIRECT, .counter = 3, .service = "A");
  g_assert_cmpint (read_usual (fixture, "D"), ==, 0);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_CALL, .counter = 3, .ticket = "D021", .reason = "x");
  DO (.act = HQ_ACT_START, .counter = 3);
  hq_test_day_wait (fixture, 8 * 60);
  DO (.act = HQ_ACT_HOLD, .counter = 3);
  hq_test_day_wait (fixture, 1200);
  DO (.act = HQ_ACT_RESUME, .counter = 3, .ticket = "D021");
  DO (.act = HQ_ACT_FINISH, .counter = 3);
  /* The nineteenth of twenty. */
  g_assert_cmpint (read_usual (fixture, "D"), ==, 8 * HQ_MINUTE);
  SQL ("UPDATE period SET measured = 0 WHERE ended_at - started_at = 660000000");
  g_assert_cmpint (read_usual (fixture, "D"), ==, 0);
  g_assert_cmpint (read_usual (fixture, "A"), ==, 0);
  g_assert_cmpint (read_usual (fixture, "none"), ==, 0);
}

#undef ADD
#define ADD(path, func) g_test_add (path, HqTestDay, NULL, desk_init, func, hq_test_day_clear)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/counter-desk/order", test_counter_desk_order);
  ADD ("/counter-desk/not-ready", test_counter_desk_not_ready);
  ADD ("/counter-desk/call", test_counter_desk_call);
  ADD ("/counter-desk/deeds", test_counter_desk_deeds);
  ADD ("/counter-desk/own", test_counter_desk_own);
  ADD ("/counter-desk/cases", test_counter_desk_cases);
  ADD ("/counter-desk/looks", test_counter_desk_looks);
  ADD ("/counter-desk/locks", test_counter_desk_locks);
  ADD ("/counter-desk/starts", test_counter_desk_starts);
  ADD ("/counter-desk/often", test_counter_desk_often);
  ADD ("/counter-desk/usual", test_counter_desk_usual);
  return g_test_run ();
}
