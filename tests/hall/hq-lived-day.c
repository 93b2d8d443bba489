/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-lived-day.h"

#define AT(time) (day->now = hq_test_hall_time ("2021-02-18T" time))
#define DO(...) hq_lived_day_act (day, (HqOrder) { __VA_ARGS__ })
#define SQL(sql) hq_test_hall_run_sql (&day->test, sql)

/**
 * hq_lived_day_act:
 *
 * What the clerk of the counter that it names, or a kiosk, does at the time of @day.
 */
void
hq_lived_day_act (HqLivedDay *day, HqOrder order)
{
  g_autofree char *staff = g_strdup_printf ("c%d", order.counter);
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = order.counter > 0 ? staff : NULL,
                    .device = order.counter > 0 ? NULL : "K1" };
  g_autoptr (GError) error = NULL;

  order.now = day->now;
  hq_hall_run (day->test.hall, &actor, &order, &day->answer, &error);
  g_assert_no_error (error);
}

/**
 * hq_lived_day_finish:
 *
 * Finishes with a visitor who only asked: no case comes of it.
 */
void
hq_lived_day_finish (HqLivedDay *day, int counter)
{
  const HqMatterOrder matter = { NULL, HQ_OUTCOME_ENQUIRY };

  DO (.act = HQ_ACT_FINISH, .counter = counter, .matters = &matter, .n_matters = 1);
}

/**
 * hq_lived_day_call:
 *
 * Calls the next one at @counter, who is to be @number of its prefix.
 */
void
hq_lived_day_call (HqLivedDay *day, int counter, guint number)
{
  DO (.act = HQ_ACT_CALL, .counter = counter);
  g_assert_cmpuint (day->answer.ticket.number, ==, number);
}

static void
hq_lived_day_live_morning (HqLivedDay *day)
{
  AT ("08:40:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A"); /* A001: its wait counts from 09:00 */
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY); /* A002 */
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  AT ("09:02:00");
  hq_lived_day_call (day, 1, 2); /* 2 of 8 min: met */
  AT ("09:03:00");
  DO (.act = HQ_ACT_START, .counter = 1);
  AT ("09:13:00");
  hq_lived_day_finish (day, 1); /* 10 min */
  hq_lived_day_call (day, 1, 1); /* 13 of 20 min: met */
  AT ("09:14:00");
  DO (.act = HQ_ACT_START, .counter = 1);
  AT ("10:19:00");
  hq_lived_day_finish (day, 1); /* 65 min */
  AT ("10:20:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A"); /* A003 */
  DO (.act = HQ_ACT_ISSUE, .service = "A"); /* A004 */
  DO (.act = HQ_ACT_ISSUE, .service = "D"); /* D001 */
  DO (.act = HQ_ACT_ISSUE, .service = "A"); /* A005 */
  AT ("10:22:00");
  DO (.act = HQ_ACT_CANCEL, .ticket = "A005"); /* left within the target: on neither side */
  DO (.act = HQ_ACT_ISSUE, .service = "A"); /* A006 */
}

/* A003 is missed, checks in and is called again; A006 leaves after 28 of 20 min: failed. */
static void
hq_lived_day_live_miss (HqLivedDay *day)
{
  AT ("10:25:00");
  hq_lived_day_call (day, 1, 3); /* 5 of 20 min: met */
  AT ("10:25:05");
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 1);
  AT ("10:25:30");
  DO (.act = HQ_ACT_RECALL, .counter = 1);
  AT ("10:25:35");
  DO (.act = HQ_ACT_ANNOUNCED, .counter = 1);
  AT ("10:26:20");
  DO (.act = HQ_ACT_MISSED, .counter = 1);
  AT ("10:30:00");
  DO (.act = HQ_ACT_CHECK_IN, .ticket = "A003");
  hq_lived_day_call (day, 1, 4); /* 10 of 20 min: met */
  AT ("10:31:00");
  DO (.act = HQ_ACT_START, .counter = 1);
  AT ("10:45:00");
  hq_lived_day_finish (day, 1); /* 14 min */
  hq_lived_day_call (day, 1, 3); /* its second wait: 15 of 20 min, met; since the first arrival 25 */
  AT ("10:46:00");
  DO (.act = HQ_ACT_START, .counter = 1);
  AT ("10:50:00");
  DO (.act = HQ_ACT_CANCEL, .ticket = "A006");
  hq_lived_day_finish (day, 1); /* 4 min */
}

static void
hq_lived_day_live_rest (HqLivedDay *day)
{
  AT ("10:55:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_lived_day_call (day, 3, 1); /* D001: 35 of 20 min: failed */
  AT ("10:56:00");
  DO (.act = HQ_ACT_START, .counter = 3); /* nobody ends it */
  AT ("11:25:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A"); /* A007 */
  AT ("12:30:00");
  hq_lived_day_call (day, 1, 7); /* 65 of 20 min, half an hour of it in the break: failed */
  AT ("12:31:00");
  DO (.act = HQ_ACT_START, .counter = 1);
  AT ("12:41:00");
  hq_lived_day_finish (day, 1); /* 10 min */
  AT ("16:20:00");
  DO (.act = HQ_ACT_ISSUE, .service = "A"); /* A008: unserved after 40 of 20 min: failed */
}

/* What no act makes yet: ratings, people, matters, what is done without a number. */
static void
hq_lived_day_add_rows (HqLivedDay *day)
{
  SQL ("INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
       " SELECT hall, ticket, period, CASE ticket WHEN 2 THEN 5 WHEN 1 THEN 2 ELSE 4 END, 'pad',"
       " ended_at FROM period WHERE ticket IN (1, 2, 4)");
  SQL ("INSERT INTO person (hall, person, day) VALUES (1, 1, 20210218), (1, 2, 20210218)");
  SQL ("UPDATE ticket SET person = 1 WHERE ticket IN (1, 4)");
  SQL ("UPDATE ticket SET person = 2 WHERE ticket = 2");
  SQL ("INSERT INTO department (hall, department, name) VALUES (1, 'Y', 'Y')");
  SQL ("INSERT INTO item (hall, item, name, department, service, case_kind, promised_days,"
       " counter_minutes) VALUES (1, 'I1', 'I1', 'Y', 'D', 'instant', 0, 5)");
  SQL ("INSERT INTO matter (hall, ticket, matter, outcome, period)"
       " VALUES (1, 4, 2, 'accepted', 1), (1, 9, 1, 'none', NULL)");
  SQL ("INSERT INTO enquiry (hall, enquiry, day, at, item, staff, device)"
       " VALUES (1, 1, 20210218, 1, NULL, NULL, 'K1'), (1, 2, 20210218, 1, 'I1', 'c3', NULL)");
  SQL ("INSERT INTO diversion (hall, diversion, day, at, item) VALUES (1, 1, 20210218, 1, 'I1')");
  SQL ("INSERT INTO self_use (hall, self_use, day, item, helper, started_at, ended_at, result,"
       " ticket) VALUES (1, 1, 20210218, 'I1', 'c2', 1, 2, 'done', NULL),"
       " (1, 2, 20210218, 'I1', NULL, 1, 2, 'not-done', NULL),"
       " (1, 3, 20210218, NULL, NULL, 1, 2, 'ticket', 2)");
}

/* Cases of service A at counter 1: ten instant ones on time, eight promised ones. */
static void
hq_lived_day_add_cases (HqLivedDay *day)
{
  static const char *const rows[] = {
    "'promised', 'open', 20210210, 20210218, NULL", /* due that day: late and open */
    "'promised', 'closed', 20210210, 20210218, 20210219", /* so was this, on that evening */
    "'promised', 'refused', 20210209, 20210210, 20210218", /* refused past its due date: late */
    "'promised', 'withdrawn', 20210209, 20210210, 20210218", /* the same */
    "'promised', 'withdrawn', 20210209, 20210301, 20210218", /* in time: on neither side */
    "'promised', 'closed', 20210209, 20210222, 20210218", /* early */
    "'promised', 'suspended', 20210209, NULL, NULL",
    "'promised', 'open', 20210209, 20210301, NULL", /* in good time */
  };

  for (guint i = 0; i < 10 + G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO case_file (hall, case_file, service, kind, promised_days, counter, staff,"
        " accepted_at, clock_from, ended_at, state, accepted_day, due_day, ended_day)"
        " SELECT 1, %u, 'A', column1, 5, 1, 'c1', 1, column3, CASE WHEN column5 IS NULL"
        " THEN NULL ELSE 2 END, column2, column3, CAST(column4 AS INTEGER),"
        " CAST(column5 AS INTEGER) FROM (VALUES (%s)) AS rows",
        i + 1, i < 10 ? "'instant', 'closed', 20210218, 20210218, 20210218" : rows[i - 10]);

      SQL (sql);
    }
  SQL ("INSERT INTO suspension (hall, case_file, suspension, type, ground, planned_days, from_day)"
       " VALUES (1, 17, 1, 'hearing', 'x', 5, 20210218)");
}

/**
 * hq_lived_day_live:
 *
 * Lives the 18th of February 2021 until 17:00.
 */
void
hq_lived_day_live (HqLivedDay *day)
{
  hq_lived_day_live_morning (day);
  hq_lived_day_live_miss (day);
  hq_lived_day_live_rest (day);
  hq_lived_day_add_rows (day);
  hq_lived_day_add_cases (day);
  AT ("17:00:00");
}
