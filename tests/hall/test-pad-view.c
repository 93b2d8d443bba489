/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-code.h"
#include "hq-pad-view.h"
#include "hq-test-hall.h"

static void
setup (HqTestHall *test, gconstpointer data)
{
  hq_test_hall_init (test, HQ_HALL_TRIAL);
  hq_test_hall_open_today (test);
}

static void
teardown (HqTestHall *test, gconstpointer data)
{
  hq_test_hall_clear (test);
}

static void
run (HqTestHall *test, HqOrder order)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  if (order.counter != 0)
    actor.staff = "c1";
  else if (order.service != NULL)
    actor.device = "K1";
  hq_hall_run (test->hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

#define RUN(...) run (test, (HqOrder){ __VA_ARGS__ })
#define AT_1(what) RUN (.act = HQ_ACT_##what, .counter = 1)

/* Whom the pad at counter 1 has before it, and whether the next service has begun. */
static void
check (HqTestHall *test, guint number, gboolean next_started, int level)
{
  HqViewPlace *query = hq_view_place_new (HQ_SCREEN_RATING, "1");
  g_autoptr (GError) error = NULL;
  HqPadView *view = hq_pad_view_read (test->hall, query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (view->last.ticket != 0 ? view->last.number : 0, ==, number);
  g_assert_cmpint (view->rating.stay.next_started, ==, next_started);
  g_assert_cmpint (view->rating.stay.level, ==, level);
  hq_pad_view_free (view);
  hq_view_place_free (query);
}

static void
issue_some (HqTestHall *test)
{
  AT_1 (SIGN_IN);
  for (int i = 0; i < 4; i++)
    RUN (.act = HQ_ACT_ISSUE, .service = "A");
}

/* Calling the next ticket does not end the invitation; starting it does. Signing out does not, either. */
static void
test_pad_view_last (HqTestHall *test, gconstpointer data)
{
  check (test, 0, FALSE, 0);
  issue_some (test);
  AT_1 (CALL);
  AT_1 (START);
  check (test, 0, FALSE, 0);
  AT_1 (FINISH);
  check (test, 1, FALSE, 0);
  AT_1 (CALL);
  check (test, 1, FALSE, 0);
  AT_1 (START);
  check (test, 1, TRUE, 0);
  AT_1 (FINISH);
  AT_1 (SIGN_OUT);
  check (test, 2, FALSE, 0);
}

/* Whoever is written down afterwards as served did not begin then; whoever has an emergency number and
 * is served now does. */
static void
test_pad_view_late (HqTestHall *test, gconstpointer data)
{
  HqTime now;

  issue_some (test);
  AT_1 (CALL);
  AT_1 (START);
  AT_1 (FINISH);
  now = hq_test_hall_count (test, "SELECT max(at) FROM event");
  RUN (.act = HQ_ACT_LATE, .ticket = "Y001", .service = "A", .state = HQ_STATE_FINISHED,
       .counter = 1, .taken_at = now, .until = now);
  check (test, 1, FALSE, 0);
  RUN (.act = HQ_ACT_LATE, .ticket = "Y002", .service = "A", .taken_at = now);
  RUN (.act = HQ_ACT_CALL, .counter = 1, .ticket = "Y002", .reason = "x");
  AT_1 (START);
  check (test, 1, TRUE, 0);
}

/* Somebody who comes back from a copy is asked at the end, though others began after them. */
static void
test_pad_view_held (HqTestHall *test, gconstpointer data)
{
  issue_some (test);
  AT_1 (CALL);
  AT_1 (START);
  AT_1 (HOLD);
  AT_1 (CALL);
  AT_1 (START);
  AT_1 (FINISH);
  check (test, 2, FALSE, 0);
  RUN (.act = HQ_ACT_RESUME, .counter = 1, .ticket = "A001");
  AT_1 (FINISH);
  check (test, 1, FALSE, 0);
}

/* Nobody is asked after a redirect; after one who goes on with another matter they are. */
static void
test_pad_view_sent (HqTestHall *test, gconstpointer data)
{
  issue_some (test);
  AT_1 (CALL);
  AT_1 (START);
  RUN (.act = HQ_ACT_REDIRECT, .counter = 1, .service = "D");
  check (test, 0, FALSE, 0);
  AT_1 (CALL);
  AT_1 (START);
  RUN (.act = HQ_ACT_CONTINUE, .counter = 1, .service = "D");
  check (test, 2, FALSE, 0);
}

static void
test_pad_view_rated (HqTestHall *test, gconstpointer data)
{
  HqTicket ticket;

  issue_some (test);
  AT_1 (CALL);
  AT_1 (START);
  AT_1 (FINISH);
  g_assert_true (hq_ticket_table_get (hq_hall_get_database (test->hall), 1, &ticket, NULL));
  {
    g_autofree char *code = hq_code_format_token (ticket.token);
    HqActor actor = { .role = HQ_ROLE_VISITOR };
    g_autoptr (GError) error = NULL;
    HqAnswer answer;

    hq_hall_run (test->hall, &actor,
                 &(HqOrder){ .act = HQ_ACT_RATE, .code = code, .level = 2, .pad = TRUE }, &answer,
                 &error);
    g_assert_no_error (error);
  }
  check (test, 1, FALSE, 2);
}

#define ADD(path, func) g_test_add (path, HqTestHall, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/pad-view/last", test_pad_view_last);
  ADD ("/pad-view/late", test_pad_view_late);
  ADD ("/pad-view/held", test_pad_view_held);
  ADD ("/pad-view/sent", test_pad_view_sent);
  ADD ("/pad-view/rated", test_pad_view_rated);
  return g_test_run ();
}
