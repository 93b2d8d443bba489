/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rota.h"
#include "hq-test-hall.h"
#include "hq-window-state.h"

#define AT(time) hq_test_hall_time ("2021-02-18T" time)

/* A counter 3 of zone D that serves D and A, at 10:00 of a working day with two sessions: the one over
 * noon is planned with fewer counters. */
static HqCounterView *
make_view (void)
{
  HqCounterView *view = g_new0 (HqCounterView, 1);
  HqSetup *setup = hq_setup_new ();
  static const char *const names[] = { "morning", "noon" };

  for (int i = 1; i <= 3; i++)
    *hq_setup_add_counter (setup) = (HqCounter){ i, g_strdup (i == 1 ? "A" : "D"), 0,
                                                 HQ_COUNTER_GENERAL, NULL };
  for (int i = 0; i < 2; i++)
    {
      const char *code = i == 0 ? "A" : "D";

      *hq_setup_add_floor (setup) = (HqFloor){ i + 1, g_strdup (code), g_strdup ("") };
      *hq_setup_add_zone (setup) = (HqZone){ g_strdup (code), i + 1, g_strdup (code),
                                             g_strdup ("") };
      *hq_setup_add_service (setup) = (HqService){ .service = g_strdup (code),
                                                   .prefix = code[0],
                                                   .name = g_strdup (code),
                                                   .name_en = g_strdup (""),
                                                   .zone = g_strdup (code) };
      *hq_setup_add_counter_service (setup) = (HqCounterService){ 3, g_strdup (code), FALSE };
      *hq_setup_add_session (setup) = (HqSession){ g_strdup ("workday"), g_strdup (names[i]),
                                                   g_strdup (names[i]),  g_strdup (""),
                                                   i == 0 ? 540 : 720,   i == 0 ? 690 : 750,
                                                   i == 0 ? 720 : 780 };
    }
  for (int i = 1; i <= 3; i++)
    *hq_setup_add_rota (setup) = (HqRota){ g_strdup ("workday"), g_strdup ("morning"), i };
  *hq_setup_add_rota (setup) = (HqRota){ g_strdup ("workday"), g_strdup ("noon"), 3 };
  hq_setup_sort (setup);
  view->view.setup = setup;
  view->view.sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  view->view.day = (HqDayRow){ .state = HQ_DAY_STATE_OPEN, .day_kind = "workday" };
  hq_policy_init (&view->view.policy);
  g_array_append_val (view->view.sessions,
                      ((HqDaySession){ 20210218, "A", "morning", AT ("09:00:00"), AT ("11:30:00"),
                                       AT ("12:00:00") }));
  g_array_append_val (view->view.sessions,
                      ((HqDaySession){ 20210218, "D", "morning", AT ("09:00:00"), AT ("11:30:00"),
                                       AT ("12:00:00") }));
  g_array_append_val (view->view.sessions, ((HqDaySession){ 20210218, "D", "noon", AT ("12:00:00"),
                                                            AT ("12:30:00"), AT ("13:00:00") }));
  view->counter = hq_setup_find_counter (setup, 3);
  view->duty = (HqCounterViewDuty){ .duty = 1, .staff = "c3" };
  view->others = g_array_new (FALSE, FALSE, sizeof (int));
  return view;
}

static HqWindowShow
show (const HqCounterView *view, HqTime now)
{
  HqWindowState state;

  hq_window_state_find (view, now, &state);
  return state.show;
}

/* The last visitor left at @ended_at. */
static void
leave (HqCounterView *view, HqTime ended_at, const char *end)
{
  view->last = (HqTicket){ .ticket = 7,
                           .prefix = 'D',
                           .number = 12,
                           .service = "A",
                           .state = g_str_equal (end, "finished") ? HQ_STATE_FINISHED
                                                                  : HQ_STATE_WAITING };
  view->last_period = (HqPeriod){ .ticket = 7, .ended_at = ended_at, .end = end };
  view->rating.stay = (HqRatingStay){ .started_at = ended_at - HQ_MINUTE,
                                      .ended_at = ended_at,
                                      .redirected = g_str_equal (end, "redirected") };
}

static void
test_window_state_call (void)
{
  HqCounterView *view = make_view ();
  HqTime called = AT ("10:00:00"), recalled = AT ("10:01:00");
  static const struct
  {
    int recalls;
    int after; /* seconds after the call or the recall */
    HqWindowCall call;
    gboolean flash;
  } cases[] = {
    { 0, 0, HQ_WINDOW_CALL_FIRST, TRUE },   { 0, 9, HQ_WINDOW_CALL_FIRST, TRUE },
    { 0, 10, HQ_WINDOW_CALL_FIRST, FALSE }, { 1, 0, HQ_WINDOW_CALL_AGAIN, TRUE },
    { 1, 10, HQ_WINDOW_CALL_AGAIN, FALSE }, { 4, 3, HQ_WINDOW_CALL_AGAIN, TRUE },
    { 5, 3, HQ_WINDOW_CALL_LAST, TRUE },    { 5, 300, HQ_WINDOW_CALL_LAST, FALSE },
  };

  view->ticket = (HqTicket){ .ticket = 7, .state = HQ_STATE_CALLED };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HqWindowState state;

      view->period = (HqPeriod){ .called_at = called,
                                 .recalls = cases[i].recalls,
                                 .recalled_at = cases[i].recalls > 0 ? recalled : 0 };
      hq_window_state_find (view,
                            (cases[i].recalls > 0 ? recalled : called) + cases[i].after * HQ_SECOND,
                            &state);
      g_assert_cmpint (state.show, ==, HQ_WINDOW_CALLED);
      g_assert_true (state.ticket == &view->ticket);
      g_assert_cmpint (state.call, ==, cases[i].call);
      g_assert_cmpint (state.flash, ==, cases[i].flash);
    }
  view->ticket.state = HQ_STATE_SERVING;
  g_assert_cmpint (show (view, recalled), ==, HQ_WINDOW_SERVING);
  hq_counter_view_free (view);
}

/* The invitation stands for thirty seconds, or until somebody rates, or is called. */
static void
test_window_state_rate (void)
{
  HqCounterView *view = make_view ();
  HqTime end = AT ("10:00:00");

  g_assert_cmpint (show (view, end), ==, HQ_WINDOW_FREE);
  leave (view, end, "finished");
  g_assert_cmpint (show (view, end), ==, HQ_WINDOW_RATE);
  g_assert_cmpint (show (view, end + 29 * HQ_SECOND), ==, HQ_WINDOW_RATE);
  g_assert_cmpint (show (view, end + 30 * HQ_SECOND), ==, HQ_WINDOW_FREE);
  view->rating.stay.level = 5;
  g_assert_cmpint (show (view, end), ==, HQ_WINDOW_FREE);
  view->rating.stay.level = 0;
  view->rating.stay.next_started = TRUE;
  g_assert_cmpint (show (view, end), ==, HQ_WINDOW_FREE);
  view->rating.stay.next_started = FALSE;
  view->ticket = (HqTicket){ .ticket = 8, .state = HQ_STATE_CALLED };
  g_assert_cmpint (show (view, end), ==, HQ_WINDOW_CALLED);
  hq_counter_view_free (view);
}

/* Who was sent on is told where for fifteen seconds; whose matter was finished is asked after it. */
static void
test_window_state_sent (void)
{
  HqCounterView *view = make_view ();
  HqTime end = AT ("10:00:00");
  HqWindowState state;

  leave (view, end, "redirected");
  hq_window_state_find (view, end + 14 * HQ_SECOND, &state);
  g_assert_cmpint (state.show, ==, HQ_WINDOW_SENT);
  g_assert_cmpint (state.counter, ==, 0);
  g_assert_cmpstr (state.zone->zone, ==, "A");
  g_assert_cmpint (show (view, end + 15 * HQ_SECOND), ==, HQ_WINDOW_FREE);
  view->last.to_counter = 2;
  hq_window_state_find (view, end, &state);
  g_assert_cmpint (state.counter, ==, 2);
  g_assert_cmpstr (state.zone->zone, ==, "D");
  /* Called elsewhere already: the way there is on another screen. */
  view->last.state = HQ_STATE_CALLED;
  g_assert_cmpint (show (view, end), ==, HQ_WINDOW_FREE);
  leave (view, end, "continued");
  g_assert_cmpint (show (view, end + 14 * HQ_SECOND), ==, HQ_WINDOW_SENT);
  g_assert_cmpint (show (view, end + 15 * HQ_SECOND), ==, HQ_WINDOW_RATE);
  g_assert_cmpint (show (view, end + 30 * HQ_SECOND), ==, HQ_WINDOW_FREE);
  hq_counter_view_free (view);
}

static void
test_window_state_pause (void)
{
  HqCounterView *view = make_view ();
  HqWindowState state;

  view->duty.paused_at = AT ("10:00:00");
  view->duty.reason = "reason";
  view->duty.until = AT ("10:30:00");
  hq_window_state_find (view, AT ("10:00:01"), &state);
  g_assert_cmpint (state.show, ==, HQ_WINDOW_PAUSED);
  g_assert_cmpint (state.until, ==, AT ("10:30:00"));
  /* What is not for the public stays away from it. */
  g_assert_null (state.reason);
  view->duty.public = TRUE;
  hq_window_state_find (view, AT ("10:00:01"), &state);
  g_assert_cmpstr (state.reason, ==, "reason");
  hq_counter_view_free (view);
}

static void
test_window_state_empty (void)
{
  HqCounterView *view = make_view ();
  HqWindowState state;

  view->duty = (HqCounterViewDuty){ 0 };
  hq_window_state_find (view, AT ("08:59:59"), &state);
  g_assert_cmpint (state.show, ==, HQ_WINDOW_NOT_YET);
  g_assert_cmpint (state.until, ==, AT ("09:00:00"));
  g_assert_cmpint (show (view, AT ("09:00:00")), ==, HQ_WINDOW_SIGNED_OUT);
  g_assert_cmpint (show (view, AT ("12:59:59")), ==, HQ_WINDOW_SIGNED_OUT);
  g_assert_cmpint (show (view, AT ("13:00:00")), ==, HQ_WINDOW_DAY_OVER);
  view->view.day.state = HQ_DAY_STATE_CLOSED;
  g_assert_cmpint (show (view, AT ("10:00:00")), ==, HQ_WINDOW_DAY_OVER);
  view->view.day.state = HQ_DAY_STATE_NONE;
  g_array_set_size (view->view.sessions, 0);
  g_assert_cmpint (show (view, AT ("10:00:00")), ==, HQ_WINDOW_SHUT);
  hq_counter_view_free (view);
}

static void
check_serves (const HqCounterView *view, HqTime now, const char *expected, const char *cover)
{
  g_autoptr (GPtrArray) services = hq_window_state_find_serves (view, now);
  g_autoptr (GString) text = g_string_new (NULL);
  HqWindowState state;

  for (guint i = 0; i < services->len; i++)
    g_string_append (text, ((const HqService *) services->pdata[i])->service);
  g_assert_cmpstr (text->str, ==, expected);
  hq_window_state_find (view, now, &state);
  g_assert_cmpstr (state.cover != NULL ? state.cover->session : NULL, ==, cover);
}

/* Over noon it says that it is the cover, and what it serves then. */
static void
test_window_state_serves (void)
{
  HqCounterView *view = make_view ();

  check_serves (view, AT ("08:00:00"), "AD", NULL);
  check_serves (view, AT ("11:59:59"), "AD", NULL);
  check_serves (view, AT ("12:00:00"), "D", "noon");
  check_serves (view, AT ("13:00:00"), "AD", NULL);
  /* Where the day has a rota of its own, it says who covers it. */
  view->rota = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  for (int i = 1; i <= 3; i++)
    g_array_append_val (view->rota, ((HqRotaCounter){ i, hq_rota_mask (540, 780) }));
  check_serves (view, AT ("12:00:00"), "D", NULL);
  g_array_index (view->rota, HqRotaCounter, 0).halves = hq_rota_mask (540, 720);
  check_serves (view, AT ("12:00:00"), "D", "noon");
  hq_counter_view_free (view);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window-state/call", test_window_state_call);
  g_test_add_func ("/window-state/rate", test_window_state_rate);
  g_test_add_func ("/window-state/sent", test_window_state_sent);
  g_test_add_func ("/window-state/pause", test_window_state_pause);
  g_test_add_func ("/window-state/empty", test_window_state_empty);
  g_test_add_func ("/window-state/serves", test_window_state_serves);
  return g_test_run ();
}
