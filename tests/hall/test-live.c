/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/socket.h>
#include <unistd.h>

#include "hq-code.h"
#include "hq-counter-view.h"
#include "hq-ending.h"
#include "hq-error.h"
#include "hq-live.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"

typedef struct
{
  HqTestHall test;
  HqLive *live; /* (owned) */
  guint changed;
  guint answered;
  GError *error;   /* (owned) (nullable): of the last answer */
  HqAnswer answer; /* the last */
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->changed++;
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->test, HQ_HALL_TRIAL);
  hq_test_hall_open_today (&fixture->test);
  fixture->live = hq_live_new (fixture->test.path);
  g_signal_connect_swapped (fixture->live, "changed", G_CALLBACK (on_changed), fixture);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  HqLive *left = fixture->live;

  /* What was read holds it until its thread is done with it. */
  g_object_add_weak_pointer (G_OBJECT (left), (gpointer *) &left);
  g_clear_object (&fixture->live);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_error (&fixture->error);
  hq_test_hall_clear (&fixture->test);
}

static HqLiveReader
make_reader (const char *counter)
{
  return (HqLiveReader){ .read = hq_counter_view_read,
                         .query = hq_view_place_new (HQ_SCREEN_COUNTER, counter),
                         .free_query = (GDestroyNotify) hq_view_place_free,
                         .free_view = hq_counter_view_free };
}

static void
show (Fixture *fixture, const char *counter)
{
  HqLiveReader reader = make_reader (counter);

  hq_live_show (fixture->live, &reader);
}

static void
run (HqHall *hall, const char *staff, HqOrder order)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  hq_live_run_finish (HQ_LIVE (source), result, &fixture->answer, &fixture->error);
  fixture->answered++;
}

static void
ask (Fixture *fixture, HqOrder order)
{
  hq_live_run_async (fixture->live, &(HqWorkerRequest){ NULL, &order }, NULL, on_run, fixture);
}

#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

static const HqCounterView *
look (Fixture *fixture)
{
  return hq_live_get_view (fixture->live);
}

/* What another connection changes is shown without anybody asking. */
static void
test_live_follow (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (hq_live_get_state (fixture->live), ==, HQ_LIVE_LOADING);
  g_assert_null (look (fixture));
  show (fixture, "1");
  WAIT (look (fixture) != NULL);
  g_assert_cmpint (look (fixture)->counter->counter, ==, 1);
  g_assert_cmpint (look (fixture)->duty.duty, ==, 0);
  run (fixture->test.hall, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  WAIT (look (fixture)->duty.duty != 0);
  g_assert_cmpstr (look (fixture)->duty.staff, ==, "c1");
  run (fixture->test.hall, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  WAIT (look (fixture)->waiting == 1);
  run (fixture->test.hall, "c1", (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  WAIT (look (fixture)->ticket.ticket != 0);
  g_assert_cmpuint (look (fixture)->ticket.number, ==, 1);
  g_assert_cmpint (look (fixture)->waiting, ==, 0);
  g_assert_cmpint (look (fixture)->last.ticket, ==, 0);
}

/* A reader of before never shows in place of the one that is wanted. */
static void
test_live_other (Fixture *fixture, gconstpointer data)
{
  show (fixture, "1");
  show (fixture, "2");
  WAIT (look (fixture) != NULL);
  g_assert_cmpint (look (fixture)->counter->counter, ==, 2);
  show (fixture, "3");
  g_assert_null (look (fixture));
  WAIT (look (fixture) != NULL);
  g_assert_cmpint (look (fixture)->counter->counter, ==, 3);
}

static void
test_live_run (Fixture *fixture, gconstpointer data)
{
  show (fixture, "1");
  hq_live_set_actor (fixture->live, &(HqActor){ .role = HQ_ROLE_CLERK, .staff = "c1" });
  g_assert_cmpstr (hq_live_get_staff (fixture->live), ==, "c1");
  ask (fixture, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  ask (fixture, (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  WAIT (fixture->answered == 2);
  g_assert_true (hq_error_is (fixture->error, HQ_ERROR_NOBODY_WAITS));
  WAIT (look (fixture) != NULL && look (fixture)->duty.duty != 0);
  hq_live_set_actor (fixture->live, &(HqActor){ .role = HQ_ROLE_VISITOR, .device = "K1" });
  ask (fixture, (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  WAIT (fixture->answered == 3);
  g_assert_true (hq_error_is (fixture->error, HQ_ERROR_DENIED));
}

/* The last visitor stays known until the next one is called, with what they said. */
static void
test_live_last (Fixture *fixture, gconstpointer data)
{
  HqHall *hall = fixture->test.hall;
  g_autofree char *code = NULL;

  show (fixture, "1");
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  run (hall, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  WAIT (look (fixture) != NULL && look (fixture)->ticket.state == HQ_STATE_SERVING);
  g_assert_false (hq_counter_view_is_ratable (look (fixture)));
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_FINISH, .counter = 1 });
  WAIT (look (fixture)->last.ticket != 0);
  g_assert_cmpint (look (fixture)->ticket.ticket, ==, 0);
  g_assert_true (hq_counter_view_is_ratable (look (fixture)));
  g_assert_cmpint (look (fixture)->rating.stay.level, ==, 0);
  code = hq_code_format_token (look (fixture)->last.token);
  run (hall, NULL, (HqOrder){ .act = HQ_ACT_RATE, .code = code, .level = 4, .pad = TRUE });
  WAIT (look (fixture)->rating.stay.level == 4);
}

static void
test_live_redirected (Fixture *fixture, gconstpointer data)
{
  HqHall *hall = fixture->test.hall;

  show (fixture, "1");
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  run (hall, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_REDIRECT, .counter = 1, .service = "D" });
  WAIT (look (fixture) != NULL && look (fixture)->last.ticket != 0);
  g_assert_cmpstr (look (fixture)->last_period.end, ==, "redirected");
  g_assert_cmpstr (look (fixture)->last.service, ==, "D");
  g_assert_false (hq_counter_view_is_ratable (look (fixture)));
}

static void
test_live_paused (Fixture *fixture, gconstpointer data)
{
  HqHall *hall = fixture->test.hall;

  show (fixture, "1");
  WAIT (look (fixture) != NULL);
  g_assert_cmpuint (look (fixture)->others->len, ==, 0);
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  run (hall, "c2", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 2 });
  run (hall, "c3", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 3 });
  run (hall, "c3", (HqOrder){ .act = HQ_ACT_PAUSE, .counter = 3, .reason = "x" });
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_PAUSE, .counter = 1, .reason = "用餐" });
  WAIT (look (fixture)->duty.paused_at != 0);
  g_assert_cmpstr (look (fixture)->duty.reason, ==, "用餐");
  g_assert_true (look (fixture)->duty.public);
  g_assert_cmpuint (look (fixture)->others->len, ==, 1);
  g_assert_cmpint (g_array_index (look (fixture)->others, int, 0), ==, 2);
  run (hall, "c1", (HqOrder){ .act = HQ_ACT_UNPAUSE, .counter = 1 });
  WAIT (look (fixture)->duty.paused_at == 0);
  g_assert_cmpuint (look (fixture)->others->len, ==, 0);
}

/* A place that the hall does not have is a fault of the screen's own; it goes on looking. */
static void
test_live_no_such_place (Fixture *fixture, gconstpointer data)
{
  show (fixture, "99");
  WAIT (hq_live_get_state (fixture->live) == HQ_LIVE_LOST);
  g_assert_true (hq_error_is (hq_live_get_fault (fixture->live), HQ_ERROR_NOT_FOUND));
  show (fixture, "1");
  WAIT (hq_live_get_state (fixture->live) == HQ_LIVE_THERE);
  g_assert_null (hq_live_get_fault (fixture->live));
  g_assert_nonnull (look (fixture));
}

/* The store goes away and comes back: that is said, and a change that was asked for meanwhile is
 * done once. */
static void
test_live_away (Fixture *fixture, gconstpointer data)
{
  show (fixture, "1");
  WAIT (look (fixture) != NULL);
  hq_test_store_move (fixture->test.path, TRUE);
  WAIT (hq_live_get_state (fixture->live) == HQ_LIVE_LOST);
  g_assert_cmpint (hq_live_get_lost_since (fixture->live), >, 0);
  hq_live_set_actor (fixture->live, &(HqActor){ .role = HQ_ROLE_VISITOR, .device = "K1" });
  ask (fixture, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  WAIT (hq_live_is_busy (fixture->live));
  g_assert_cmpuint (fixture->answered, ==, 0);
  hq_test_store_move (fixture->test.path, FALSE);
  WAIT (fixture->answered == 1);
  g_assert_no_error (fixture->error);
  WAIT (hq_live_get_state (fixture->live) == HQ_LIVE_THERE && look (fixture)->waiting == 1);
  g_assert_false (hq_live_is_busy (fixture->live));
  g_assert_cmpint (hq_test_hall_count (&fixture->test, "SELECT count(*) FROM ticket"), ==, 1);
}

static void
tell_login (Fixture *fixture, const char *login, const char *right, const char *password)
{
  g_autofree char *sql = g_strdup_printf ("ALTER ROLE %s %s PASSWORD '%s'", login, right, password);

  hq_test_store_tell (fixture->test.path, sql);
}

/* A server that refuses the login is not away, and says so; once that is mended the screen is there by
 * itself. */
static void
test_live_refused (Fixture *fixture, gconstpointer data)
{
  HqLiveReader reader = make_reader ("1");
  g_autoptr (HqLive) live = NULL;
  g_autofree char *login = hq_test_store_new_login ();
  g_autofree char *path = hq_test_store_name_login (fixture->test.path, login);

  tell_login (fixture, login, "SUPERUSER", "another");
  live = hq_live_new (path);
  hq_live_show (live, &reader);
  WAIT (hq_live_get_state (live) == HQ_LIVE_LOST);
  g_assert_true (hq_error_is (hq_live_get_fault (live), HQ_ERROR_NO_LOGIN));
  g_assert_true (g_str_has_prefix (hq_error_get_detail (hq_live_get_fault (live)), login));
  tell_login (fixture, login, "LOGIN", g_getenv ("PGPASSWORD"));
  WAIT (hq_live_get_state (live) == HQ_LIVE_THERE);
}

/* While somebody holds the store for two seconds the thread of the screen goes round. */
static void
test_live_busy (Fixture *fixture, gconstpointer data)
{
  HqTestHold *other;
  gint64 last = g_get_monotonic_time (), longest = 0;

  show (fixture, "1");
  WAIT (look (fixture) != NULL);
  other = hq_test_store_hold (fixture->test.path);
  hq_live_set_actor (fixture->live, &(HqActor){ .role = HQ_ROLE_VISITOR, .device = "K1" });
  ask (fixture, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  for (gint64 until = last + 2 * G_USEC_PER_SEC; last < until;)
    {
      gint64 now;

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      now = g_get_monotonic_time ();
      longest = MAX (longest, now - last);
      last = now;
    }
  g_assert_true (hq_live_is_busy (fixture->live));
  g_assert_cmpuint (fixture->answered, ==, 0);
  hq_test_store_release (other);
  WAIT (fixture->answered == 1);
  g_assert_no_error (fixture->error);
  g_test_message ("Longest gap: %.1f ms", (double) longest / 1000);
  g_assert_cmpint (longest, <, G_USEC_PER_SEC);
}

/* A screen that goes while its view is on the way, or a change is, leaves nothing behind. */
static void
test_live_gone (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (HqLive) live = hq_live_new (fixture->test.path);
      HqLiveReader reader = make_reader ("1");

      hq_live_show (live, &reader);
      if (i % 2 == 0)
        g_usleep (2000);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* A server lets the screen in and says nothing: the screen goes at once, and its thread when it can. */
static void
test_live_hung (Fixture *fixture, gconstpointer data)
{
  HqLiveReader reader = make_reader ("1");
  g_autofree char *path = NULL;
  HqLive *live;
  int listener, conn;

  path = hq_test_store_new_silent (&listener);
  live = hq_live_new (path);
  g_object_add_weak_pointer (G_OBJECT (live), (gpointer *) &live);
  hq_live_show (live, &reader);
  conn = accept (listener, NULL, NULL);
  g_assert_cmpint (conn, >=, 0);
  g_object_unref (live);
  g_assert_null (live);
  close (listener);
  close (conn);
  hq_ending_wait ();
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  HqCounterView *view = hq_live_read_finish (HQ_LIVE (source), result, &fixture->error);

  fixture->answered++;
  g_clear_pointer (&view, hq_counter_view_free);
}

static void
test_live_read (Fixture *fixture, gconstpointer data)
{
  HqLiveReader good = make_reader ("1"), bad = make_reader ("99");

  hq_live_read_async (fixture->live, &good, NULL, on_read, fixture);
  WAIT (fixture->answered == 1);
  g_assert_no_error (fixture->error);
  hq_live_read_async (fixture->live, &bad, NULL, on_read, fixture);
  WAIT (fixture->answered == 2);
  g_assert_true (hq_error_is (fixture->error, HQ_ERROR_NOT_FOUND));
}

/* How often the view was read, and the end of the loan that it was told to come at once. */
static int reads;
static HqTime loan_end;

static gpointer
read_counted (HqHall *hall, gconstpointer query, GError **error)
{
  g_atomic_int_inc (&reads);
  return hq_counter_view_read (hall, query, error);
}

/* The loan ends by whole minutes, for which no test waits: its end comes half a second after the view
 * that knows it was read. */
static HqTime
get_until_soon (gconstpointer view)
{
  HqTime until = hq_view_get_until (view);

  return until == loan_end ? ((const HqView *) view)->now + HQ_SECOND / 2 : until;
}

/* The end of a loan is no event, and is shown nevertheless, once. */
static void
test_live_until (Fixture *fixture, gconstpointer data)
{
  HqLiveReader reader = make_reader ("1");
  HqTime tomorrow;

  reader.read = read_counted;
  reader.get_until = get_until_soon;
  hq_live_show (fixture->live, &reader);
  WAIT (look (fixture) != NULL);
  tomorrow = hq_date_at_minute (hq_date_add (look (fixture)->view.today, 1), 0,
                                look (fixture)->view.zone);
  g_assert_cmpint (hq_view_get_until (look (fixture)), ==, tomorrow);
  loan_end = (look (fixture)->view.now / HQ_MINUTE + 90) * HQ_MINUTE;
  run (fixture->test.hall, "m1",
       (HqOrder){ .act = HQ_ACT_LEND, .counter = 1, .service = "D", .until = loan_end + HQ_HOUR });
  run (fixture->test.hall, "m1",
       (HqOrder){ .act = HQ_ACT_LEND, .counter = 2, .service = "D", .until = loan_end });
  WAIT (hq_view_get_until (look (fixture)) == loan_end);
  g_atomic_int_set (&reads, 0);
  WAIT (g_atomic_int_get (&reads) > 0);
  /* What tells no end is not read again. */
  loan_end = 0;
  WAIT (g_atomic_int_get (&reads) > 1);
  reader = make_reader ("2");
  hq_live_show (fixture->live, &reader);
  WAIT (look (fixture) != NULL && look (fixture)->counter->counter == 2);
  g_assert_cmpint (g_atomic_int_get (&reads), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD_LIVE(name) \
  g_test_add ("/live/" #name, Fixture, NULL, setup, test_live_##name, teardown)
  ADD_LIVE (follow);
  ADD_LIVE (other);
  ADD_LIVE (run);
  ADD_LIVE (last);
  ADD_LIVE (redirected);
  ADD_LIVE (paused);
  ADD_LIVE (no_such_place);
  ADD_LIVE (away);
  ADD_LIVE (busy);
  ADD_LIVE (gone);
  ADD_LIVE (hung);
  ADD_LIVE (read);
  ADD_LIVE (until);
  if (hq_test_store_is_server ())
    ADD_LIVE (refused);
  return g_test_run ();
}
