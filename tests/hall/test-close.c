/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-code.h"
#include "hq-test-day.h"

/* A001 is served, A002 parked, A003 called, and A004 and D001 wait, since 11:40. */
static void
leave_everything (HqTestDay *fixture)
{
  hq_test_day_go (fixture, "11:00:00");
  for (int counter = 1; counter <= 3; counter++)
    {
      DO (.act = HQ_ACT_SIGN_IN, .counter = counter);
      DO (.act = HQ_ACT_ISSUE, .service = "A");
    }
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  hq_test_day_wait (fixture, 600);
  for (int counter = 1; counter <= 3; counter++)
    {
      DO (.act = HQ_ACT_CALL, .counter = counter, .ticket = counter == 3 ? "A003" : NULL,
          .reason = "x");
      if (counter < 3)
        DO (.act = HQ_ACT_START, .counter = counter);
    }
  hq_test_day_wait (fixture, 1800);
  DO (.act = HQ_ACT_HOLD, .counter = 2);
}

/* A stay that nobody ended ends with its session and is not measured; what waits is unserved. */
static void
test_close_end (HqTestDay *fixture, gconstpointer data)
{
  HqTime noon = hq_test_hall_time ("2021-02-18T12:00:00");

  REFUSE (DAY_NOT_OPEN, .act = HQ_ACT_CLOSE_DAY);
  leave_everything (fixture);
  hq_test_day_go (fixture, "17:10:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (fixture->answer.value, ==, 4);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'unserved'"), ==, 4);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'finished'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE measured = 0"), ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(DISTINCT ended_at) FROM period"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT ended_at FROM period"), ==, noon);
  /* Parked from 11:40 on. */
  g_assert_cmpint (COUNT ("SELECT held FROM period WHERE ticket = 2"), ==, 20 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM leg WHERE \"end\" = 'unserved'"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE counter IS NOT NULL"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty WHERE signed_out_at IS NULL"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'unserved'"), ==, 4);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'end-period'"), ==, 1);
  hq_test_day_assert_lines (fixture);
  REFUSE (DAY_CLOSED, .act = HQ_ACT_SIGN_IN, .counter = 1);
  REFUSE (DAY_CLOSED, .act = HQ_ACT_OPEN_DAY);

  /* Again: the day stays as it is, and nobody is unserved twice. */
  REFUSE (DAY_CLOSED, .act = HQ_ACT_CLOSE_DAY, .from = 20210217);
  DO (.act = HQ_ACT_CLOSE_DAY, .from = 20210218);
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  g_assert_cmpint (fixture->answer.value, ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 5);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'close-day'"), ==, 3);
}

/* The fault: the queue lost or renumbered over night. A day left open is closed before the next one's
 * first change, as of when it was over: no wait, service or sign-in is as long as the night. */
static void
test_close_left_open (HqTestDay *fixture, gconstpointer data)
{
  HqTime evening = hq_test_hall_time ("2021-02-18T17:00:00");

  leave_everything (fixture);
  hq_test_day_go (fixture, "2021-02-19T08:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (fixture->answer.ticket.ahead, ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE day = 20210218"), ==, 5);
  g_assert_cmpint (COUNT ("SELECT max(number) FROM ticket WHERE prefix = 'A'"), ==, 4);
  g_assert_cmpint (COUNT ("SELECT max(ended_at) FROM leg"), ==, evening);
  g_assert_cmpint (COUNT ("SELECT max(ended_at) FROM ticket"), ==, evening);
  g_assert_cmpint (COUNT ("SELECT max(signed_out_at) FROM duty"), ==, evening);
  g_assert_cmpint (COUNT ("SELECT closed_at FROM business_day WHERE state = 'closed'"), ==,
                   fixture->now);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'close-day'"
                          " AND role = 'system' AND value = 4 AND day = 20210218"),
                   ==, 1);
  /* Whoever meant the old day, which the first ticket has closed meanwhile, does not close today. */
  REFUSE (DAY_OPEN, .act = HQ_ACT_CLOSE_DAY, .from = 20210218);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day WHERE state = 'open'"), ==, 1);
  hq_test_day_assert_lines (fixture);
}

/* A manager's order to open closes it too, and its event is about no ticket. */
static void
test_close_open (HqTestDay *fixture, gconstpointer data)
{
  leave_everything (fixture);
  REFUSE (DAY_OPEN, .act = HQ_ACT_OPEN_DAY);
  hq_test_day_go (fixture, "2021-02-19T08:30:00");
  REFUSE (NOT_FOUND, .act = HQ_ACT_OPEN_DAY, .type = "never");
  REFUSE (DAY_NOT_OPEN, .act = HQ_ACT_OPEN_DAY, .type = "overtime");
  DO (.act = HQ_ACT_OPEN_DAY);
  g_assert_cmpint (fixture->answer.ticket.ticket, ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'open-day'"
                          " AND ticket IS NULL AND before IS NULL AND counter IS NULL"),
                   ==, 2);
}

/* First places: numbers from 1 in the order of the old ones, on a day that opens by itself and keeps
 * them; the people of the day come after. */
static void
test_close_first_place (HqTestDay *fixture, gconstpointer data)
{
  static const char *const items[] = { "A01", "A02", NULL };
  HqTime opening = hq_test_hall_time ("2021-02-19T09:00:00");

  hq_test_day_go (fixture, "15:00:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .items = items);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .need = HQ_NEED_GUIDANCE);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1, .ticket = "A001", .reason = "x");
  hq_test_day_serve (fixture, 1);
  hq_test_day_go (fixture, "16:10:00");
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  g_assert_cmpint (fixture->answer.value, ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE carried_from IS NOT NULL"
                          " AND day = 20210219 AND state = 'waiting'"),
                   ==, 3);
  g_assert_cmpint (COUNT ("SELECT number FROM ticket WHERE carried_from = 2"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT number FROM ticket WHERE carried_from = 3"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT number FROM ticket WHERE carried_from = 4"), ==, 1);
  /* The claim goes on where it stood, the wait begins with the opening; needs were erased. */
  g_assert_cmpint (COUNT ("SELECT reference FROM ticket WHERE carried_from = 2"), ==,
                   opening - HQ_HOUR);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE need <> 'none'"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM leg WHERE \"end\" IS NULL AND wait_from ="
                          " (SELECT opens_at FROM business_day WHERE day = 20210219)"),
                   ==, 3);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter JOIN ticket USING (hall, ticket)"
                          " WHERE carried_from = 2 AND outcome = 'none'"),
                   ==, 2);
  hq_test_day_assert_lines (fixture);

  hq_test_day_go (fixture, "2021-02-19T08:30:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 3);
  g_assert_cmpint (fixture->answer.ticket.ahead, ==, 2);
  /* Nothing but the opening is waited for. */
  REFUSE (SAME_PLACE, .act = HQ_ACT_CHECK_IN, .ticket = "A001");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_go (fixture, "2021-02-19T09:05:00");
  for (guint i = 0; i < 3; i++)
    {
      static const guint order[] = { 2, 1, 3 }; /* priority first, by the same claim */

      DO (.act = HQ_ACT_CALL, .counter = 1);
      g_assert_cmpuint (fixture->answer.ticket.number, ==, order[i]);
      hq_test_day_serve (fixture, 1);
    }
  g_assert_cmpint (COUNT ("SELECT l.ended_at - l.wait_from FROM leg AS l JOIN ticket USING (hall, ticket)"
                          " WHERE carried_from = 2"),
                   ==, 5 * HQ_MINUTE);
}

/* Closed by a manager only on the next morning: the first places are of that same day. */
static void
test_close_next_morning (HqTestDay *fixture, gconstpointer data)
{
  leave_everything (fixture);
  hq_test_day_go (fixture, "2021-02-19T08:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE day = 20210219"), ==, 4);
  g_assert_cmpint (COUNT ("SELECT max(ended_at) FROM ticket"), ==,
                   hq_test_hall_time ("2021-02-18T17:00:00"));
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 2);
  hq_test_day_go (fixture, "2021-12-31T17:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .reason = "x");
  REFUSE (NO_CALENDAR, .act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  DO (.act = HQ_ACT_CLOSE_DAY);
}

/* The opening comes later, or earlier: the waits that count from it go with it, of tickets taken
 * before the shift, also of those that were given another class or service, and after it. */
static void
test_close_shift (HqTestDay *fixture, gconstpointer data)
{
  HqTime later = hq_test_hall_time ("2021-02-19T09:30:00");

  hq_test_day_go (fixture, "15:00:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 600);
  REFUSE (TOO_LATE, .act = HQ_ACT_SHIFT_DAY, .minutes = 30);
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  hq_test_day_go (fixture, "2021-02-19T08:20:00");
  for (guint i = 0; i < 3; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CONFIRM, .ticket = "A003");
  DO (.act = HQ_ACT_CHANGE, .ticket = "A004", .service = "D");
  REFUSE (INVALID, .act = HQ_ACT_SHIFT_DAY, .minutes = 151);
  REFUSE (INVALID, .act = HQ_ACT_SHIFT_DAY, .minutes = -41);
  DO (.act = HQ_ACT_SHIFT_DAY, .minutes = 30);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpint (COUNT ("SELECT count(DISTINCT reference) FROM ticket WHERE day = 20210219"
                          " AND carried_from IS NULL"),
                   ==, 1);
  g_assert_cmpint (fixture->answer.ticket.reference, ==, later);
  g_assert_cmpint (COUNT ("SELECT reference FROM ticket WHERE carried_from IS NOT NULL"), ==,
                   later - 10 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM leg WHERE \"end\" IS NULL AND wait_from ="
                          " (SELECT opens_at FROM business_day WHERE day = 20210219)"),
                   ==, 5);
  g_assert_cmpint (COUNT ("SELECT min(due_at) FROM ticket WHERE day = 20210219"), ==, later);
  /* The fault: minutes before opening counted as wait. */
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_go (fixture, "2021-02-19T09:31:00");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (COUNT ("SELECT ended_at - wait_from FROM leg WHERE \"end\" = 'called'"), ==,
                   HQ_MINUTE);
  REFUSE (TOO_LATE, .act = HQ_ACT_SHIFT_DAY, .minutes = 10);
  hq_test_day_assert_lines (fixture);
}

/* Yesterday's slip is recognised, and said to be of that day. */
static void
test_close_other_day (HqTestDay *fixture, gconstpointer data)
{
  HqActor visitor = { .role = HQ_ROLE_VISITOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_CHECK_IN };
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  HqAnswer answer;

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  code = hq_code_format_token (fixture->answer.ticket.token);
  DO (.act = HQ_ACT_REPRINT, .code = code);
  g_assert_cmpint (fixture->answer.ticket.ticket, ==, 1);
  REFUSE (INVALID, .act = HQ_ACT_REPRINT, .code = "nonsense");
  REFUSE (NOT_FOUND, .act = HQ_ACT_REPRINT, .code = "0123456789abcdef0123456789abcdef");
  hq_test_day_go (fixture, "2021-02-19T10:00:00");
  REFUSE (OTHER_DAY, .act = HQ_ACT_CHECK_IN, .code = code);
  order.code = code;
  order.now = fixture->now;
  g_assert_false (hq_hall_run (fixture->test.hall, &visitor, &order, &answer, &error));
  g_assert_cmpstr (hq_error_get_detail (error), ==, "2021-02-18");
}

/* The fault: times wrong after 15:00 or 17:00. A day is the hall's: from its midnight to midnight, and
 * eight hours of difference to UTC move no evening into the next day. */
static void
test_close_zone (HqTestDay *fixture, gconstpointer data)
{
  static const char *const times[] = { "00:00:01", "07:59:59", "08:00:00", "15:00:00", "16:30:00" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      hq_test_day_go (fixture, times[i]);
      DO (.act = HQ_ACT_ISSUE, .service = "A");
      g_assert_cmpuint (fixture->answer.ticket.number, ==, i + 1);
      g_assert_cmpuint (fixture->answer.ticket.day, ==, 20210218);
    }
  hq_test_day_go (fixture, "23:59:59");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .reason = "x");
  g_assert_cmpuint (fixture->answer.ticket.day, ==, 20210218);
  g_assert_cmpint (COUNT ("SELECT count(DISTINCT day) FROM event"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day"), ==, 1);
}

/* Each act answers a repeated request as the first time, and is not done twice. */
static void
test_close_requests (HqTestDay *fixture, gconstpointer data)
{
  static const HqOrder orders[] = {
    { .act = HQ_ACT_OPEN_DAY },
    { .act = HQ_ACT_SHIFT_DAY, .minutes = 10 },
    { .act = HQ_ACT_SIGN_IN, .counter = 4 },
    { .act = HQ_ACT_PAUSE, .counter = 4, .reason = "x" },
    { .act = HQ_ACT_UNPAUSE, .counter = 4 },
    { .act = HQ_ACT_ISSUE, .service = "A" },
    { .act = HQ_ACT_CHECK_IN, .ticket = "A001" },
    { .act = HQ_ACT_REPRINT, .ticket = "A001" },
    { .act = HQ_ACT_CONFIRM, .ticket = "A001" },
    { .act = HQ_ACT_WITHDRAW, .ticket = "A001" },
    { .act = HQ_ACT_CHANGE, .ticket = "A001", .service = "D" },
    { .act = HQ_ACT_CALL, .counter = 4 },
    { .act = HQ_ACT_ANNOUNCED, .counter = 4 },
    { .act = HQ_ACT_RECALL, .counter = 4 },
    { .act = HQ_ACT_MISSED, .counter = 4 },
    { .act = HQ_ACT_PRESENT, .counter = 4, .ticket = "A001" },
    { .act = HQ_ACT_START, .counter = 4 },
    { .act = HQ_ACT_HOLD, .counter = 4 },
    { .act = HQ_ACT_RESUME, .counter = 4, .ticket = "A001" },
    { .act = HQ_ACT_CONTINUE, .counter = 4, .service = "C" },
    { .act = HQ_ACT_CALL, .counter = 4 },
    { .act = HQ_ACT_REDIRECT, .counter = 4, .service = "D" },
    { .act = HQ_ACT_CALL, .counter = 4 },
    { .act = HQ_ACT_START, .counter = 4 },
    { .act = HQ_ACT_FINISH, .counter = 4 },
    { .act = HQ_ACT_ISSUE, .service = "A" },
    { .act = HQ_ACT_CANCEL, .ticket = "A002" },
    { .act = HQ_ACT_SIGN_OUT, .counter = 4 },
    { .act = HQ_ACT_CLOSE_DAY, .first_place = TRUE },
  };

  hq_test_day_go (fixture, "08:00:00");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *request = g_strdup_printf ("r%u", i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      HqAnswer first;

      fixture->request = request;
      hq_test_day_try (fixture, orders[i], HQ_N_ERRORS);
      first = fixture->answer;
      before = hq_test_hall_dump (&fixture->test, NULL);
      hq_test_day_wait (fixture, orders[i].act == HQ_ACT_RECALL ? 600 : 20);
      hq_test_day_try (fixture, orders[i], HQ_N_ERRORS);
      after = hq_test_hall_dump (&fixture->test, NULL);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (fixture->answer.repeated);
      g_assert_cmpint (fixture->answer.seq, ==, first.seq);
      g_assert_cmpint (fixture->answer.at, ==, first.at);
      g_assert_cmpint (fixture->answer.value, ==, first.value);
      g_assert_cmpint (fixture->answer.ticket.ticket, ==, first.ticket.ticket);
    }
  fixture->request = "";
  REFUSE (INVALID, .act = HQ_ACT_CLOSE_DAY);
  fixture->request = "12345678901234567890123456789012345678901234567890123456789012345";
  REFUSE (INVALID, .act = HQ_ACT_CLOSE_DAY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/close/end", test_close_end);
  ADD ("/close/left-open", test_close_left_open);
  ADD ("/close/open", test_close_open);
  ADD ("/close/first-place", test_close_first_place);
  ADD ("/close/next-morning", test_close_next_morning);
  ADD ("/close/shift", test_close_shift);
  ADD ("/close/other-day", test_close_other_day);
  ADD ("/close/zone", test_close_zone);
  ADD ("/close/requests", test_close_requests);
  return g_test_run ();
}
