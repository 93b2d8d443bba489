/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-code.h"
#include "hq-error.h"
#include "hq-follow-list.h"
#include "hq-postgres-rows.h"
#include "hq-test-hall.h"
#include "hq-right.h"
#include "hq-test.h"

/* How often a change waits for the server: while it does the others of the hall wait for their turn, on
 * a slow network for as long as a sentence takes. */

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

static HqAnswer
run (HqTestHall *test, guint trips, HqOrder order)
{
  const HqPostgresPipe *own = ((HqPostgres *) hq_hall_get_database (test->hall))->pipe;
  g_autofree char *staff = g_strdup_printf ("c%d", order.counter);
  g_autofree char *request = g_uuid_string_random ();
  HqActor actor = { request, HQ_ROLE_OPERATOR, order.counter > 0 ? staff : NULL,
                    order.counter > 0 ? NULL : "K1" };
  g_autoptr (GError) error = NULL;
  guint before = own->n_trips;
  HqAnswer answer;

  hq_hall_run (test->hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %u", hq_right_get_nick (order.act), own->n_trips - before);
  if (trips != 0)
    g_assert_cmpuint (own->n_trips - before, <=, trips);
  return answer;
}

/* What each visitor takes part in. The first of each prepares its statements and opens the day. */
static void
test_trips_visit (HqTestHall *test, gconstpointer data)
{
  static const char *const items[] = { "A01", "A02", NULL };
  g_autofree char *code = NULL;
  HqAnswer answer;
  HqTime later;

  run (test, 0, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  answer = run (test, 2, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  run (test, 2, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A", .items = items });
  run (test, 2, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "D" });
  run (test, 4, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "B", .identity = "11010519491231002X" });
  /* Nobody has come yet: the one who is due first. */
  run (test, 4, (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  run (test, 2, (HqOrder){ .act = HQ_ACT_ANNOUNCED, .counter = 1 });
  run (test, 2, (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  run (test, 2, (HqOrder){ .act = HQ_ACT_FINISH, .counter = 1 });
  code = hq_code_format_token (answer.ticket.token);
  run (test, 2, (HqOrder){ .act = HQ_ACT_RATE, .code = code, .level = 5 });
  later = g_get_real_time () + 10 * HQ_MINUTE;
  run (test, 3, (HqOrder){ .act = HQ_ACT_CALL, .counter = 1, .now = later });
  run (test, 2, (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  run (test, 3, (HqOrder){ .act = HQ_ACT_FINISH, .counter = 1 });
}

/* Somebody is served and rates badly. */
static void
rate_badly (HqTestHall *test)
{
  HqAnswer answer = run (test, 0, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  g_autofree char *code = hq_code_format_token (answer.ticket.token);

  run (test, 0, (HqOrder){ .act = HQ_ACT_CALL, .counter = 1 });
  run (test, 0, (HqOrder){ .act = HQ_ACT_START, .counter = 1 });
  run (test, 0, (HqOrder){ .act = HQ_ACT_FINISH, .counter = 1 });
  run (test, 0, (HqOrder){ .act = HQ_ACT_RATE, .code = code, .level = 1 });
}

static guint
count_trips_of_list (HqTestHall *test, guint length)
{
  const HqPostgresPipe *own = ((HqPostgres *) hq_hall_get_database (test->hall))->pipe;
  const HqFollowAsk ask = { .role = HQ_ROLE_MANAGER, .staff = "m1", .days = 30 };
  g_autoptr (GError) error = NULL;
  guint before = own->n_trips;
  HqFollowView *view = hq_follow_list_read (test->hall, &ask, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (view->lines->len, ==, length);
  hq_follow_list_free (view);
  g_test_message ("%u rows: %u", length, own->n_trips - before);
  return own->n_trips - before;
}

/* A manager's list, which is read again and again, asks once for all that is in it. */
static void
test_trips_follow (HqTestHall *test, gconstpointer data)
{
  guint one;

  run (test, 0, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  rate_badly (test);
  count_trips_of_list (test, 1);
  one = count_trips_of_list (test, 1);
  for (guint i = 0; i < 3; i++)
    rate_badly (test);
  g_assert_cmpuint (count_trips_of_list (test, 4), ==, one);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trips/visit", HqTestHall, NULL, setup, test_trips_visit, teardown);
  g_test_add ("/trips/follow", HqTestHall, NULL, setup, test_trips_follow, teardown);
  return g_test_run ();
}
