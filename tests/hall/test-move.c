/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-day.h"

/* Counters 1, 2 and 4 are open, and somebody is served at counter 1 since ten past nine. */
static void
serve_at_one (HqTestDay *fixture)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
}

/* Number and arrival stay, the wait goes on as if the call had not been, and no rating is asked. */
static void
test_move_redirect (HqTestDay *fixture, gconstpointer data)
{
  HqTime start = fixture->now;

  serve_at_one (fixture);
  hq_test_day_wait (fixture, 300);
  REFUSE (NO_TICKET, .act = HQ_ACT_REDIRECT, .counter = 2, .service = "D");
  REFUSE (SAME_PLACE, .act = HQ_ACT_REDIRECT, .counter = 1, .service = "A");
  REFUSE (SAME_PLACE, .act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 1);
  REFUSE (NOT_FOUND, .act = HQ_ACT_REDIRECT, .counter = 1);
  REFUSE (NOT_FOUND, .act = HQ_ACT_REDIRECT, .counter = 1, .service = "Q");
  REFUSE (NOT_FOUND, .act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 9);
  REFUSE (SIGNED_OUT, .act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 3);
  REFUSE (NOT_SERVED_HERE, .act = HQ_ACT_REDIRECT, .counter = 1, .service = "D", .to_counter = 2);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .service = "D");
  g_assert_cmpint (fixture->answer.ticket.prefix, ==, 'A');
  g_assert_cmpint (fixture->answer.ticket.state, ==, HQ_STATE_WAITING);
  g_assert_cmpint (fixture->answer.ticket.reference, ==, start);
  g_assert_cmpint (fixture->answer.ticket.walk_until, ==, fixture->now + 3 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE \"end\" = 'redirected'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM leg WHERE leg = 1 AND \"end\" = 'redirected'"), ==,
                   1);
  g_assert_cmpint (COUNT ("SELECT wait_from FROM leg WHERE leg = 2"), ==, start);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter"), ==, 0);
  hq_test_day_wait (fixture, 300);
  DO (.act = HQ_ACT_CALL, .counter = 4);
  g_assert_cmpint (COUNT ("SELECT ended_at - wait_from FROM leg WHERE leg = 2"), ==,
                   20 * HQ_MINUTE);
  /* Before the start too. */
  DO (.act = HQ_ACT_REDIRECT, .counter = 4, .service = "C");
  hq_test_day_go (fixture, "17:00:00");
  DO (.act = HQ_ACT_CALL, .counter = 4);
  REFUSE (SERVICE_CLOSED, .act = HQ_ACT_REDIRECT, .counter = 4, .service = "D");
  hq_test_day_assert_lines (fixture);
}

/* The fault: a second leg counted from the first arrival. This matter is finished, and the same
 * number waits for the next from now on, ten minutes. */
static void
test_move_continue (HqTestDay *fixture, gconstpointer data)
{
  static const char *const items[] = { "A01", "A02", "A03", NULL };
  static const HqMatterOrder second[] = { { "A02", HQ_OUTCOME_ACCEPTED } };
  static const HqMatterOrder rest[] = { { "A01", HQ_OUTCOME_DONE }, { "B01", HQ_OUTCOME_ENQUIRY } };
  static const HqMatterOrder all[] = { { "A03", HQ_OUTCOME_WITHDRAWN }, { "A01", HQ_OUTCOME_DONE } };
  static const HqMatterOrder odd[] = { { "A99", HQ_OUTCOME_DONE } };

  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .items = items);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  REFUSE (WRONG_STATE, .act = HQ_ACT_CONTINUE, .counter = 1, .service = "D");
  DO (.act = HQ_ACT_START, .counter = 1);
  hq_test_day_wait (fixture, 600);
  REFUSE (NOT_FOUND, .act = HQ_ACT_CONTINUE, .counter = 1, .service = "D", .matters = odd,
          .n_matters = 1);
  DO (.act = HQ_ACT_CONTINUE, .counter = 1, .service = "D", .matters = second, .n_matters = 1);
  g_assert_cmpint (fixture->answer.ticket.lane, ==, HQ_LANE_CONTINUED);
  g_assert_cmpint (fixture->answer.ticket.reference, ==, fixture->now);
  g_assert_cmpint (fixture->answer.ticket.target, ==, 10 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE period IS NULL"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE \"end\" = 'continued'"), ==, 1);
  hq_test_day_wait (fixture, 300);
  DO (.act = HQ_ACT_CALL, .counter = 4);
  g_assert_cmpint (COUNT ("SELECT ended_at - wait_from FROM leg WHERE leg = 2"), ==, 5 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT ended_at - wait_from FROM leg WHERE leg = 1"), ==,
                   10 * HQ_MINUTE);
  DO (.act = HQ_ACT_START, .counter = 4);
  /* A01 and what came up at the counter are decided, A03 is not. */
  REFUSE (INVALID, .act = HQ_ACT_FINISH, .counter = 4, .matters = rest, .n_matters = 2);
  DO (.act = HQ_ACT_FINISH, .counter = 4, .matters = all, .n_matters = 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE period = 2"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE period = 1 AND item = 'A02'"
                          " AND outcome = 'accepted'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
}

/* A usual finish decides all that is left; a usual continue only the matter at hand. */
static void
test_move_usual (HqTestDay *fixture, gconstpointer data)
{
  static const char *const items[] = { "A01", "A02", "A03", NULL };

  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .items = items);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_CONTINUE, .counter = 1, .to_counter = 4);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE outcome = 'done'"), ==, 1);
  DO (.act = HQ_ACT_CALL, .counter = 4);
  DO (.act = HQ_ACT_START, .counter = 4);
  DO (.act = HQ_ACT_FINISH, .counter = 4);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE outcome = 'done' AND period = 2"), ==,
                   2);
}

/* Sent to one counter a ticket waits for it alone, until it pauses, closes, or ten minutes are over. */
static void
test_move_fall_back (HqTestDay *fixture, gconstpointer data)
{
  serve_at_one (fixture);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 2);
  hq_test_day_wait (fixture, 599);
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 1);
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 4);
  hq_test_day_wait (fixture, 1);
  DO (.act = HQ_ACT_CALL, .counter = 4);

  DO (.act = HQ_ACT_REDIRECT, .counter = 4, .service = "A", .to_counter = 2);
  DO (.act = HQ_ACT_PAUSE, .counter = 2, .reason = "设备维护");
  hq_test_day_wait (fixture, 180);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  REFUSE (PAUSED, .act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 2);
  DO (.act = HQ_ACT_UNPAUSE, .counter = 2);

  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 2);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 2);
  hq_test_day_wait (fixture, 180);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period"), ==, 4);
  hq_test_day_assert_lines (fixture);
}

/* Sent to a counter of another floor than the service's: the walk goes there, once, and it is the
 * kiosk of that floor that ends it, also for one who was missed before. */
static void
test_move_floor (HqTestDay *fixture, gconstpointer data)
{
  serve_at_one (fixture);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_wait (fixture, 65);
  DO (.act = HQ_ACT_RECALL, .counter = 1);
  hq_test_day_wait (fixture, 85);
  DO (.act = HQ_ACT_MISSED, .counter = 1);
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A002");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 3);
  g_assert_cmpint (fixture->answer.ticket.walk_until, ==, fixture->now + 3 * HQ_MINUTE);
  hq_test_day_wait (fixture, 30);
  REFUSE (SAME_PLACE, .act = HQ_ACT_CHECK_IN, .ticket = "A002");
  DO (.act = HQ_ACT_CALL, .counter = 3);
  g_assert_cmpint (COUNT ("SELECT walk_until FROM period WHERE counter = 3"), ==,
                   fixture->now + 150 * HQ_SECOND);
  DO (.act = HQ_ACT_REDIRECT, .counter = 3, .to_counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .to_counter = 3);
  fixture->place = "K2";
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A002");
  g_assert_cmpint (fixture->answer.ticket.walk_until, ==, fixture->now);
}

/* The time parked is no handling time, and the counter may call others meanwhile. */
static void
test_move_hold (HqTestDay *fixture, gconstpointer data)
{
  serve_at_one (fixture);
  hq_test_day_wait (fixture, 60);
  REFUSE (NO_TICKET, .act = HQ_ACT_HOLD, .counter = 2);
  DO (.act = HQ_ACT_HOLD, .counter = 1);
  REFUSE (NO_TICKET, .act = HQ_ACT_FINISH, .counter = 1);
  REFUSE (OPEN_TICKET, .act = HQ_ACT_SIGN_OUT, .counter = 1);
  REFUSE (OTHER_COUNTER, .act = HQ_ACT_RESUME, .counter = 2, .ticket = "A001");
  REFUSE (WRONG_STATE, .act = HQ_ACT_CANCEL, .ticket = "A001");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  REFUSE (WRONG_STATE, .act = HQ_ACT_RESUME, .counter = 1, .ticket = "A002");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  REFUSE (OPEN_TICKET, .act = HQ_ACT_RESUME, .counter = 1, .ticket = "A001");
  hq_test_day_serve (fixture, 1);
  DO (.act = HQ_ACT_RESUME, .counter = 1, .ticket = "A001");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_HOLD, .counter = 1);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_RESUME, .counter = 1, .ticket = "A001");
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  g_assert_cmpint (COUNT ("SELECT held FROM period WHERE ticket = 1"), ==, 11 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT ended_at - started_at - held FROM period WHERE ticket = 1"), ==,
                   2 * HQ_MINUTE);
}

/* The fault: a forgotten finish. Who was asked says when it ended, and then it is measured. */
static void
test_move_forgotten (HqTestDay *fixture, gconstpointer data)
{
  HqTime start;

  serve_at_one (fixture);
  start = fixture->now;
  hq_test_day_wait (fixture, 3600);
  REFUSE (INVALID, .act = HQ_ACT_END_PERIOD, .counter = 1, .until = start - 1);
  REFUSE (INVALID, .act = HQ_ACT_END_PERIOD, .counter = 1, .until = fixture->now + 1);
  REFUSE (NO_TICKET, .act = HQ_ACT_END_PERIOD, .counter = 2, .until = start);
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  DO (.act = HQ_ACT_END_PERIOD, .counter = 1, .until = start + 12 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT ended_at - started_at FROM period WHERE measured = 1"), ==,
                   12 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE outcome = 'done'"), ==, 1);
}

/* The fault: two counters calling one ticket. */
static void
test_move_given (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  hq_test_day_wait (fixture, 600);
  REFUSE (REASON_NEEDED, .act = HQ_ACT_CALL, .counter = 1, .ticket = "A002");
  REFUSE (REASON_NEEDED, .act = HQ_ACT_CALL, .counter = 1, .ticket = "A002", .reason = "");
  REFUSE (NOT_SERVED_HERE, .act = HQ_ACT_CALL, .counter = 1, .ticket = "D001", .reason = "x");
  REFUSE (NOT_FOUND, .act = HQ_ACT_CALL, .counter = 1, .ticket = "A009", .reason = "x");
  DO (.act = HQ_ACT_CALL, .counter = 1, .ticket = "A002", .reason = "赶火车");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE rule = 'given'"
                          " AND reason = '赶火车' AND score = 0.5"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE subject = 'given'"), ==, 1);
  REFUSE (WRONG_STATE, .act = HQ_ACT_CALL, .counter = 2, .ticket = "A002", .reason = "x");
  DO (.act = HQ_ACT_CALL, .counter = 2);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period"), ==, 2);
}

/* Another service before the call: the people ahead are the others there. */
static void
test_move_change (HqTestDay *fixture, gconstpointer data)
{
  HqTime start = fixture->now;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  REFUSE (SAME_PLACE, .act = HQ_ACT_CHANGE, .ticket = "A001", .service = "A");
  REFUSE (NOT_FOUND, .act = HQ_ACT_CHANGE, .ticket = "A001", .service = "Q");
  hq_test_day_wait (fixture, 300);
  DO (.act = HQ_ACT_CHANGE, .ticket = "A001", .service = "D");
  g_assert_cmpint (fixture->answer.value, ==, 1);
  g_assert_cmpint (fixture->answer.ticket.reference, ==, start);
  g_assert_cmpint (COUNT ("SELECT wait_from FROM leg WHERE leg = 2"), ==, start);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM leg WHERE \"end\" = 'changed'"), ==, 1);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 3);
  g_assert_cmpint (fixture->answer.ticket.prefix, ==, 'A');
  REFUSE (WRONG_STATE, .act = HQ_ACT_CHANGE, .ticket = "A001", .service = "A");
  hq_test_day_assert_lines (fixture);
  hq_test_day_go (fixture, "16:30:01");
  REFUSE (SERVICE_CLOSED, .act = HQ_ACT_CHANGE, .ticket = "D001", .service = "A");
}

/* Priority that is confirmed or withdrawn keeps the arrival; also of one who is at a counter, for the
 * time when it waits again. */
static void
test_move_priority (HqTestDay *fixture, gconstpointer data)
{
  serve_at_one (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_GREEN);
  REFUSE (WRONG_STATE, .act = HQ_ACT_WITHDRAW, .ticket = "A001");
  REFUSE (WRONG_STATE, .act = HQ_ACT_CONFIRM, .ticket = "A002");
  DO (.act = HQ_ACT_CONFIRM, .ticket = "A001", .reason = "老人");
  REFUSE (WRONG_STATE, .act = HQ_ACT_CONFIRM, .ticket = "A001");
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .service = "D");
  g_assert_cmpint (fixture->answer.ticket.lane, ==, HQ_LANE_PRIORITY);
  g_assert_cmpint (fixture->answer.ticket.target, ==, 8 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE reason = '老人'"), ==, 1);
  DO (.act = HQ_ACT_WITHDRAW, .ticket = "A001");
  g_assert_cmpint (fixture->answer.ticket.lane, ==, HQ_LANE_ORDINARY);
  g_assert_cmpint (fixture->answer.ticket.target, ==, 20 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(DISTINCT wait_from) FROM leg WHERE ticket = 1"), ==, 1);
  hq_test_day_assert_lines (fixture);
  DO (.act = HQ_ACT_CANCEL, .ticket = "A001");
  REFUSE (WRONG_STATE, .act = HQ_ACT_CONFIRM, .ticket = "A001");
  REFUSE (WRONG_STATE, .act = HQ_ACT_REPRINT, .ticket = "A001");
  DO (.act = HQ_ACT_REPRINT, .ticket = "A002");
}

/* Who keeps the arrival has ahead only those whose score is at least as high now. */
static void
test_move_ahead (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 300);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_ISSUE, .service = "D", .class = HQ_CLASS_PRIORITY);
  g_assert_cmpint (fixture->answer.value, ==, 3);
  hq_test_day_wait (fixture, 300);
  /* 10 of 20 min: as A001, which has another line at counter 3, and less than 5 of 8 min. */
  DO (.act = HQ_ACT_CHANGE, .ticket = "A002", .service = "D");
  g_assert_cmpint (fixture->answer.value, ==, 2);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .service = "D");
  g_assert_cmpint (fixture->answer.value, ==, 2);
  hq_test_day_assert_lines (fixture);
}

/* Who was called before the opening and is sent on waits for it again, also at its new place. */
static void
test_move_early (HqTestDay *fixture, gconstpointer data)
{
  HqTime opening = hq_test_hall_time ("2021-02-19T09:00:00");

  hq_test_day_go (fixture, "2021-02-19T08:30:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_REDIRECT, .counter = 1, .service = "D");
  g_assert_cmpint (fixture->answer.ticket.due_at, ==, opening);
  fixture->place = "K2";
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A001");
  g_assert_cmpint (fixture->answer.ticket.walk_until, ==, fixture->now);
  g_assert_cmpint (fixture->answer.ticket.due_at, ==, opening);
}

/* The fault: two green calls in a row where clerks change places. */
static void
test_move_green (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 0; i < 3; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A", .class = i < 2 ? HQ_CLASS_GREEN : HQ_CLASS_ORDINARY);
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  hq_test_day_serve (fixture, 1);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 1);
  fixture->staff = "c4";
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 3);
  hq_test_day_serve (fixture, 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 2);
}

/* A miss is taken back in the sign-in that pressed it: the stay is that clerk's. */
static void
test_move_present (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_wait (fixture, 65);
  DO (.act = HQ_ACT_RECALL, .counter = 1);
  hq_test_day_wait (fixture, 85);
  DO (.act = HQ_ACT_MISSED, .counter = 1);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 1);
  fixture->staff = "c2";
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  REFUSE (TOO_LATE, .act = HQ_ACT_PRESENT, .counter = 1, .ticket = "A001");
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A001");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_serve (fixture, 1);
  hq_test_hall_check (&fixture->test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/move/redirect", test_move_redirect);
  ADD ("/move/continue", test_move_continue);
  ADD ("/move/usual", test_move_usual);
  ADD ("/move/fall-back", test_move_fall_back);
  ADD ("/move/floor", test_move_floor);
  ADD ("/move/hold", test_move_hold);
  ADD ("/move/forgotten", test_move_forgotten);
  ADD ("/move/given", test_move_given);
  ADD ("/move/change", test_move_change);
  ADD ("/move/priority", test_move_priority);
  ADD ("/move/ahead", test_move_ahead);
  ADD ("/move/early", test_move_early);
  ADD ("/move/green", test_move_green);
  ADD ("/move/present", test_move_present);
  return g_test_run ();
}
