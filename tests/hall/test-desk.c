/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-day.h"

static void
test_desk_enquiry (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_ENQUIRY);
  g_assert_cmpint (fixture->answer.value, ==, 1);
  DO (.act = HQ_ACT_ENQUIRY, .item = "P5");
  g_assert_cmpint (fixture->answer.value, ==, 2);
  REFUSE (NOT_FOUND, .act = HQ_ACT_ENQUIRY, .item = "nonsense");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM enquiry WHERE day = 20210218 AND staff = 'c1'"), ==,
                   2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'enquiry' AND subject = 'P5'"
                          " AND value = 2"),
                   ==, 1);
  DO (.act = HQ_ACT_CLOSE_DAY);
  REFUSE (DAY_CLOSED, .act = HQ_ACT_ENQUIRY);
}

/* Counted, and no number is taken for it. */
static void
test_desk_diversion (HqTestDay *fixture, gconstpointer data)
{
  /* The day is open already, so that a refusal would show. */
  DO (.act = HQ_ACT_OPEN_DAY);
  REFUSE (INVALID, .act = HQ_ACT_DIVERT);
  REFUSE (INVALID, .act = HQ_ACT_DIVERT, .item = "P5");
  REFUSE (NOT_FOUND, .act = HQ_ACT_DIVERT, .item = "nonsense");
  DO (.act = HQ_ACT_DIVERT, .item = "S1");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM diversion WHERE item = 'S1'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 0);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
}

static void
test_desk_self_service (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_OPEN_DAY);
  REFUSE (NOT_FOUND, .act = HQ_ACT_SELF_START, .item = "nonsense");
  DO (.act = HQ_ACT_SELF_START, .item = "S1");
  g_assert_cmpint (fixture->answer.value, ==, 1);
  DO (.act = HQ_ACT_SELF_START);
  g_assert_cmpint (fixture->answer.value, ==, 2);
  REFUSE (NOT_FOUND, .act = HQ_ACT_SELF_HELPER, .id = 3, .staff = "c2");
  REFUSE (NOT_FOUND, .act = HQ_ACT_SELF_HELPER, .id = 1, .staff = "nobody");
  REFUSE (INVALID, .act = HQ_ACT_SELF_HELPER, .id = 1);
  DO (.act = HQ_ACT_SELF_HELPER, .id = 1, .staff = "c2");
  DO (.act = HQ_ACT_SELF_HELPER, .id = 1, .staff = "c3");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM self_use WHERE helper = 'c3' AND item = 'S1'"), ==,
                   1);
  fixture->now += 7 * HQ_MINUTE;
  DO (.act = HQ_ACT_SELF_FINISH, .id = 1, .done = TRUE);
  DO (.act = HQ_ACT_SELF_FINISH, .id = 2);
  REFUSE (WRONG_STATE, .act = HQ_ACT_SELF_FINISH, .id = 1, .done = TRUE);
  REFUSE (WRONG_STATE, .act = HQ_ACT_SELF_HELPER, .id = 2, .staff = "c2");
  g_assert_cmpint (COUNT ("SELECT ended_at - started_at FROM self_use WHERE result = 'done'"), ==,
                   7 * HQ_MINUTE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM self_use WHERE result = 'not-done'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act LIKE 'self-%'"), ==, 6);
}

/* A use that nobody ended is not ended on another day. */
static void
test_desk_over_night (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SELF_START);
  DO (.act = HQ_ACT_CLOSE_DAY);
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_OPEN_DAY);
  REFUSE (NOT_FOUND, .act = HQ_ACT_SELF_FINISH, .id = 1, .done = TRUE);
}

/* The wait of somebody who tried the machines first counts from there. */
static void
test_desk_ticket (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "2021-02-18T08:40:00");
  DO (.act = HQ_ACT_SELF_START);
  hq_test_day_go (fixture, "2021-02-18T09:10:00");
  DO (.act = HQ_ACT_SELF_START, .item = "S1");
  hq_test_day_go (fixture, "2021-02-18T09:20:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (fixture, "2021-02-18T09:30:00");
  REFUSE (NOT_FOUND, .act = HQ_ACT_SELF_TICKET, .id = 9, .service = "A");
  REFUSE (NOT_FOUND, .act = HQ_ACT_SELF_TICKET, .id = 2, .service = "Z");
  REFUSE (NOT_FOUND, .act = HQ_ACT_SELF_TICKET, .id = 2);
  REFUSE (INVALID, .act = HQ_ACT_SELF_TICKET, .id = 2, .service = "A",
          .class = HQ_CLASS_APPOINTMENT);
  DO (.act = HQ_ACT_SELF_TICKET, .id = 2, .service = "A", .language = "en");
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 2);
  g_assert_cmpint (fixture->answer.value, ==, 1);
  g_assert_cmpstr (fixture->answer.ticket.language, ==, "en");
  g_assert_cmpint (COUNT ("SELECT wait_from FROM leg WHERE ticket = 2"), ==,
                   hq_test_hall_time ("2021-02-18T09:10:00"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM self_use WHERE result = 'ticket' AND ticket = 2"),
                   ==, 1);
  REFUSE (WRONG_STATE, .act = HQ_ACT_SELF_TICKET, .id = 2, .service = "A");
  REFUSE (WRONG_STATE, .act = HQ_ACT_SELF_FINISH, .id = 2);
  /* The other one came before the opening, from which it counts. */
  DO (.act = HQ_ACT_SELF_TICKET, .id = 1, .service = "A");
  g_assert_cmpint (COUNT ("SELECT wait_from FROM leg WHERE ticket = 3"), ==,
                   hq_test_hall_time ("2021-02-18T09:00:00"));
  /* Who came first is called first, whoever took the number first. */
  fixture->now += 10 * HQ_MINUTE;
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 3);
}

/* A morning's arrival is kept over noon; after the last ticket staff say why. */
static void
test_desk_ticket_late (HqTestDay *fixture, gconstpointer data)
{
  hq_test_day_go (fixture, "2021-02-18T11:45:00");
  DO (.act = HQ_ACT_SELF_START);
  DO (.act = HQ_ACT_SELF_START);
  hq_test_day_go (fixture, "2021-02-18T13:05:00");
  DO (.act = HQ_ACT_SELF_TICKET, .id = 1, .service = "A");
  g_assert_cmpint (fixture->answer.ticket.reference, ==, hq_test_hall_time ("2021-02-18T11:45:00"));
  hq_test_day_go (fixture, "2021-02-18T16:45:00");
  REFUSE (SERVICE_CLOSED, .act = HQ_ACT_SELF_TICKET, .id = 2, .service = "A");
  DO (.act = HQ_ACT_SELF_TICKET, .id = 2, .service = "A", .reason = "自助机故障");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/desk/enquiry", test_desk_enquiry);
  ADD_TAX ("/desk/diversion", test_desk_diversion);
  ADD_TAX ("/desk/self-service", test_desk_self_service);
  ADD_TAX ("/desk/over-night", test_desk_over_night);
  ADD_TAX ("/desk/ticket", test_desk_ticket);
  ADD_TAX ("/desk/ticket-late", test_desk_ticket_late);
  return g_test_run ();
}
