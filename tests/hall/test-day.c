/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-test-day.h"

static void
test_day_life (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (fixture->answer.ticket.prefix, ==, 'A');
  g_assert_cmpint (fixture->answer.value, ==, 0);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 2);
  g_assert_cmpint (fixture->answer.value, ==, 1);
  REFUSE (SIGNED_OUT, .act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  REFUSE (SIGNED_IN, .act = HQ_ACT_SIGN_IN, .counter = 1);
  REFUSE (NO_TICKET, .act = HQ_ACT_FINISH, .counter = 1);
  hq_test_day_wait (fixture, 120);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_CALLED);
  REFUSE (OPEN_TICKET, .act = HQ_ACT_CALL, .counter = 1);
  REFUSE (OPEN_TICKET, .act = HQ_ACT_SIGN_OUT, .counter = 1);
  REFUSE (WRONG_STATE, .act = HQ_ACT_FINISH, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  REFUSE (WRONG_STATE, .act = HQ_ACT_START, .counter = 1);
  hq_test_day_wait (fixture, 65 * 60);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  /* The fault: 65 minutes counted as 5 by the minute field. */
  g_assert_cmpint (COUNT ("SELECT ended_at - started_at FROM period"), ==, 65 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT ended_at - wait_from FROM leg WHERE ticket = 1"), ==,
                   2 * HQ_MINUTE);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 2);
  hq_test_day_assert_lines (fixture);
  /* An event each: open-day, two issues, a sign-in, call, start, finish, call. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event"), ==, 8);
}

/* Minutes before opening are no wait, numbers start at 001, and after the last ticket none is had. */
static void
test_day_hours (HqTestDay *fixture, gconstpointer data)
{
  fixture->now = hq_test_hall_time ("2021-02-18T08:10:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (COUNT ("SELECT wait_from FROM leg"), ==,
                   hq_test_hall_time ("2021-02-18T09:00:00"));
  fixture->now = hq_test_hall_time ("2021-02-18T16:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 1);
  REFUSE (SERVICE_CLOSED, .act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (fixture->answer.value, ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'unserved'"), ==, 2);
  hq_test_day_assert_lines (fixture);
  REFUSE (DAY_CLOSED, .act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day WHERE person_key IS NOT NULL"), ==, 0);
  fixture->now = hq_test_hall_time ("2021-02-21T10:00:00");
  REFUSE (DAY_NOT_OPEN, .act = HQ_ACT_ISSUE, .service = "A");
  fixture->now = hq_test_hall_time ("2021-02-20T10:00:00"); /* a make-up Saturday */
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  fixture->now = hq_test_hall_time ("2022-01-05T10:00:00");
  REFUSE (NO_CALENDAR, .act = HQ_ACT_ISSUE, .service = "A");
}

/* A day left open over night is closed by the next one's first ticket, which is 001 again. */
static void
test_day_left_open (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 0; i < 3; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  fixture->now = hq_test_hall_time ("2021-02-19T09:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (fixture->answer.ticket.ahead, ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'unserved'"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE measured = 0"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty WHERE signed_out_at IS NULL"), ==, 0);
  hq_test_day_assert_lines (fixture);
}

static void
test_day_missed (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_wait (fixture, 1);
  REFUSE (TOO_SOON, .act = HQ_ACT_MISSED, .counter = 1);
  hq_test_day_wait (fixture, 4);
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 1);
  REFUSE (WRONG_STATE, .act = HQ_ACT_ANNOUNCED, .counter = 1);
  hq_test_day_wait (fixture, 20);
  DO (.act = HQ_ACT_RECALL, .counter = 1);
  hq_test_day_wait (fixture, 5);
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 1);
  hq_test_day_wait (fixture, 39);
  REFUSE (TOO_SOON, .act = HQ_ACT_MISSED, .counter = 1);
  hq_test_day_wait (fixture, 1);
  DO (.act = HQ_ACT_MISSED, .counter = 1);
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_MISSED);
  hq_test_day_wait (fixture, 120);
  DO (.act = HQ_ACT_PRESENT, .counter = 1, .ticket = "A001");
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_CALLED);
  DO (.act = HQ_ACT_MISSED, .counter = 1);
  hq_test_day_wait (fixture, 121);
  REFUSE (TOO_LATE, .act = HQ_ACT_PRESENT, .counter = 1, .ticket = "A001");
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 1);

  /* Back, with three others of the service to be called first. */
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "a1");
  for (guint i = 0; i < 4; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 61);
  for (guint i = 2; i <= 4; i++)
    {
      DO (.act = HQ_ACT_CALL, .counter = 1);
      g_assert_cmpuint (fixture->answer.ticket.number, ==, i);
      DO (.act = HQ_ACT_START, .counter = 1);
      DO (.act = HQ_ACT_FINISH, .counter = 1);
    }
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  hq_test_day_wait (fixture, 64);
  REFUSE (TOO_SOON, .act = HQ_ACT_RECALL, .counter = 1);
  hq_test_day_wait (fixture, 1);
  DO (.act = HQ_ACT_RECALL, .counter = 1);
}

/* A dead loudspeaker stops nobody, and the second miss makes the ticket void. */
static void
test_day_void (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  for (guint miss = 1; miss <= 2; miss++)
    {
      hq_test_day_wait (fixture, 600);
      DO (.act = HQ_ACT_CALL, .counter = 1);
      hq_test_day_wait (fixture, 65);
      DO (.act = HQ_ACT_RECALL, .counter = 1);
      hq_test_day_wait (fixture, 84);
      REFUSE (TOO_SOON, .act = HQ_ACT_MISSED, .counter = 1);
      hq_test_day_wait (fixture, 1);
      DO (.act = HQ_ACT_MISSED, .counter = 1);
      if (miss == 1)
        DO (.act = HQ_ACT_CHECK_IN, .ticket = "A001");
    }
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_VOID);
  hq_test_day_wait (fixture, 121);
  REFUSE (WRONG_STATE, .act = HQ_ACT_CHECK_IN, .ticket = "A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM leg"), ==, 2);
}

static void
test_day_choice (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  /* Not ready yet, but nobody else can be called. */
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE rule = 'early'"), ==, 1);
  DO (.act = HQ_ACT_START, .counter = 3);
  DO (.act = HQ_ACT_FINISH, .counter = 3);

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_GREEN);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  g_assert_cmpint (fixture->answer.ticket.class, ==, HQ_CLASS_GREEN);
  DO (.act = HQ_ACT_START, .counter = 3);
  DO (.act = HQ_ACT_FINISH, .counter = 3);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  g_assert_cmpint (fixture->answer.ticket.class, ==, HQ_CLASS_PRIORITY);
  /* Waited 10 of 8 minutes, before 10 of 20. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE ticket = 3 AND rule = 'score'"
                          " AND score = 1.25 AND runner_up = 2 AND runner_up_score = 0.5"), ==, 1);
  hq_test_day_assert_lines (fixture);
}

static void
test_day_refusals (HqTestDay *fixture, gconstpointer data)
{
  HqActor visitor = { .role = HQ_ROLE_VISITOR };
  HqActor stranger = { .role = HQ_ROLE_CLERK, .staff = "c2" };
  HqOrder close = { .act = HQ_ACT_CLOSE_DAY, .now = fixture->now };
  HqOrder call = { .act = HQ_ACT_CALL, .counter = 1, .now = fixture->now };
  g_autoptr (GError) error = NULL;

  REFUSE (NOT_FOUND, .act = HQ_ACT_ISSUE, .service = "Q");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  REFUSE (REASON_NEEDED, .act = HQ_ACT_PAUSE, .counter = 1);
  DO (.act = HQ_ACT_PAUSE, .counter = 1, .reason = "设备维护");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  REFUSE (PAUSED, .act = HQ_ACT_CALL, .counter = 1);
  REFUSE (PAUSED, .act = HQ_ACT_PAUSE, .counter = 1, .reason = "x");
  DO (.act = HQ_ACT_UNPAUSE, .counter = 1);
  REFUSE (NOT_PAUSED, .act = HQ_ACT_UNPAUSE, .counter = 1);
  REFUSE (INVALID, .act = HQ_ACT_CANCEL, .ticket = "nonsense");
  REFUSE (NOT_FOUND, .act = HQ_ACT_CANCEL, .ticket = "A999");
  DO (.act = HQ_ACT_CANCEL, .ticket = "A001");
  REFUSE (WRONG_STATE, .act = HQ_ACT_CANCEL, .ticket = "A001");
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 1);
  for (guint i = 0; i < 20; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "D");
  REFUSE (QUOTA, .act = HQ_ACT_ISSUE, .service = "D");
  g_assert_cmpint (COUNT ("SELECT last FROM day_prefix WHERE prefix = 'D'"), ==, 20);

  g_assert_false (hq_hall_run (fixture->test.hall, &visitor, &close, &fixture->answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (hq_hall_run (fixture->test.hall, &stranger, &call, &fixture->answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_DENIED);
}

static void
test_day_repeat (HqTestDay *fixture, gconstpointer data)
{
  HqActor actor = { .request = "kiosk-1:1", .role = HQ_ROLE_VISITOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE, .now = fixture->now, .service = "A" };
  HqOrder other = { .act = HQ_ACT_CANCEL, .now = fixture->now, .ticket = "A001" };
  g_autoptr (GError) error = NULL;
  HqAnswer again;

  g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &fixture->answer, NULL));
  g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &again, NULL));
  g_assert_true (again.repeated);
  g_assert_false (fixture->answer.repeated);
  g_assert_cmpint (again.seq, ==, fixture->answer.seq);
  g_assert_cmpint (again.ticket.ticket, ==, fixture->answer.ticket.ticket);
  g_assert_cmpmem (again.ticket.token, HQ_TOKEN_SIZE, fixture->answer.ticket.token, HQ_TOKEN_SIZE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
  g_assert_false (hq_hall_run (fixture->test.hall, &actor, &other, &again, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_REQUEST_REUSED);
}

/* The clock set back by an hour and by a day: time stands still, nothing is renumbered. */
static void
test_day_clock (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  fixture->now -= HQ_HOUR;
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 2);
  fixture->now -= 24 * HQ_HOUR;
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(DISTINCT at) FROM event"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day"), ==, 1);
}

/* An answer is good after the set-up that it came from was read anew, and a place must be known. */
static void
test_day_answer (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *place = g_strdup ("K1");
  HqActor actor = { .role = HQ_ROLE_VISITOR, .device = place };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A", .now = fixture->now };
  g_autoptr (GError) error = NULL;
  HqAnswer first, other;

  g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &first, NULL));
  DO (.act = HQ_ACT_CLOSE_DAY); /* a new revision of the hall */
  memset (place, '?', 2);
  fixture->now = hq_test_hall_time ("2021-02-19T09:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  g_assert_cmpstr (first.ticket.service, ==, "A");
  g_assert_cmpstr (first.ticket.device, ==, "K1");
  order.now = fixture->now;
  g_assert_false (hq_hall_run (fixture->test.hall, &actor, &order, &other, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
}

/* Nobody can forge a real hall's day. */
static void
test_day_real (void)
{
  HqActor actor = { .role = HQ_ROLE_VISITOR };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A",
                    .now = hq_test_hall_time ("2021-02-18T09:00:00") };
  g_autoptr (GError) error = NULL;
  HqTestHall test;
  HqAnswer answer;

  hq_test_hall_init (&test, HQ_HALL_REAL);
  g_assert_false (hq_hall_run (test.hall, &actor, &order, &answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_A_TRIAL);
  g_clear_error (&error);
  actor.role = HQ_ROLE_OPERATOR;
  order.now = 0;
  g_assert_false (hq_hall_run (test.hall, &actor, &order, &answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_DENIED);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/day/life", test_day_life);
  ADD ("/day/hours", test_day_hours);
  ADD ("/day/left-open", test_day_left_open);
  ADD ("/day/missed", test_day_missed);
  ADD ("/day/void", test_day_void);
  ADD ("/day/choice", test_day_choice);
  ADD ("/day/refusals", test_day_refusals);
  ADD ("/day/repeat", test_day_repeat);
  ADD ("/day/clock", test_day_clock);
  ADD ("/day/answer", test_day_answer);
  g_test_add_func ("/day/real", test_day_real);
  return g_test_run ();
}
