/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-random-day.h"

#include "hq-error.h"

/* What a day of the file gets beside what its acts made: each line with a number drawn at random in
 * place of the parameter, so that all kinds of rows come in all combinations. */
static const char *const additions[] = {
  "UPDATE leg SET \"end\" = 'redirected' WHERE \"end\" = 'called' AND (ticket + %u) % 13 = 0",
  "UPDATE leg SET \"end\" = 'changed' WHERE \"end\" = 'cancelled' AND (ticket + %u) % 5 = 0",
  "UPDATE period SET \"end\" = 'redirected' WHERE \"end\" = 'finished' AND (ticket + %u) % 11 = 0",
  "UPDATE period SET \"end\" = 'continued' WHERE \"end\" = 'finished' AND (ticket + %u) % 7 = 0",
  "UPDATE period SET held = (ended_at - started_at) / 3 WHERE started_at IS NOT NULL"
  " AND ended_at IS NOT NULL AND (ticket + %u) % 5 = 0",
  "UPDATE period SET measured = 0 WHERE started_at IS NOT NULL AND (ticket + %u) % 9 = 0",
  "INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
  " SELECT hall, ticket, period, 1 + abs (ticket * 7919 + %u) % 5, 'pad', ended_at FROM period"
  " WHERE \"end\" IN ('finished', 'continued') AND ticket % 3 <> 0",
  "INSERT INTO leg (hall, ticket, leg, cause, service, class, target, wait_from, ended_at, \"end\")"
  " SELECT t.hall, t.ticket, t.leg + 1, 'continue', 'D', t.class, 600000000, t.ended_at,"
  " t.ended_at + (t.ticket * 104729 + %u) % 1800000000, 'called' FROM ticket AS t"
  " WHERE t.state = 'finished' AND t.ticket % 6 = 0",
  "INSERT INTO period (hall, ticket, period, leg, service, counter, staff, duty, called_at, rule,"
  " score, walk_until, recalls, started_at, ended_at, \"end\")"
  " SELECT t.hall, t.ticket, t.period + 1, t.leg + 1, 'D', 3, 'c3',"
  " (SELECT min(duty) FROM duty), l.ended_at, 'score', 1.0, 0, t.ticket % 3, l.ended_at + 5000000,"
  " l.ended_at + 5000000 + (t.ticket * 15485863 + %u) % 2400000000, 'finished' FROM ticket AS t"
  " JOIN leg AS l ON l.ticket = t.ticket AND l.leg = t.leg + 1",
  "INSERT INTO matter (hall, ticket, matter, outcome, period) SELECT hall, ticket, 7,"
  " CASE (ticket + %u) % 5 WHEN 0 THEN 'accepted' WHEN 1 THEN 'supplement'"
  " WHEN 2 THEN 'not-accepted' WHEN 3 THEN 'withdrawn' ELSE 'enquiry' END, 1"
  " FROM ticket WHERE state = 'finished' AND ticket % 4 = 0",
  "INSERT INTO matter (hall, ticket, matter) SELECT hall, ticket, 8 FROM ticket"
  " WHERE (ticket + %u) % 10 = 0",
  "INSERT INTO person (hall, person, day) WITH RECURSIVE n (i) AS (SELECT 1 + 0 * %u UNION ALL"
  " SELECT i + 1 FROM n WHERE i < 40) SELECT 1, i, 20210218 FROM n",
  "UPDATE ticket SET person = 1 + (ticket * 31 + %u) % 40 WHERE state IN ('finished', 'cancelled')"
  " AND day = 20210218 AND ticket % 2 = 0",
  "INSERT INTO case_file (hall, case_file, service, kind, promised_days, counter, staff,"
  " accepted_at, accepted_day, clock_from, due_day, state, ended_at, ended_day)"
  " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300),"
  " x AS (SELECT i, (i * 7919 + %u) % 1009 AS r FROM n),"
  " y AS (SELECT i, r, 20210215 + r % 5 AS a, CASE r % 7 WHEN 0 THEN 'open'"
  " WHEN 1 THEN 'suspended' WHEN 2 THEN 'supplement' WHEN 3 THEN 'refused'"
  " WHEN 4 THEN 'withdrawn' ELSE 'closed' END AS s FROM x)"
  " SELECT 1, i, CASE r % 2 WHEN 0 THEN 'D' ELSE 'A' END,"
  " CASE r % 3 WHEN 0 THEN 'instant' ELSE 'promised' END, 3,"
  " CASE WHEN r % 4 > 0 THEN 1 + r % 3 END, CASE WHEN r % 5 > 0 THEN 'c' || (1 + r % 3) END,"
  " 1, a, a,"
  " CASE WHEN s IN ('suspended', 'supplement') THEN NULL WHEN r % 3 > 0 THEN a + r % 4"
  " ELSE a END, s,"
  " CASE WHEN s IN ('closed', 'refused', 'withdrawn') THEN 1 END,"
  " CASE WHEN s IN ('closed', 'refused', 'withdrawn') THEN a + r % 6 END FROM y",
  "INSERT INTO suspension (hall, case_file, suspension, type, ground, planned_days, from_day)"
  " SELECT hall, case_file, 1, 'hearing', 'x', 5, accepted_day + (case_file + %u) % 3"
  " FROM case_file WHERE state = 'suspended'",
  "INSERT INTO suspension (hall, case_file, suspension, type, ground, planned_days, from_day,"
  " resumed_day) SELECT hall, case_file, 1, 'hearing', 'x', 5, accepted_day,"
  " accepted_day + (case_file + %u) % 4 FROM case_file WHERE state = 'closed'"
  " AND case_file % 3 = 0",
  "INSERT INTO supplement (hall, case_file, supplement, papers, asked_day)"
  " SELECT hall, case_file, 1, 'x', accepted_day + (case_file + %u) % 3 FROM case_file"
  " WHERE state = 'supplement'",
  "INSERT INTO department (hall, department, name) VALUES (1, 'Y', %u)",
  "INSERT INTO item (hall, item, name, department, service, case_kind, promised_days,"
  " counter_minutes) VALUES (1, 'I1', %u, 'Y', 'A', 'instant', 0, 5),"
  " (1, 'I2', 'I2', 'Y', 'D', 'instant', 0, 5)",
  "INSERT INTO enquiry (hall, enquiry, day, at, item, staff, device) WITH RECURSIVE n (i) AS"
  " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50), x AS (SELECT i, (i * 31 + %u) % 17 AS r"
  " FROM n) SELECT 1, i, 20210218 + i % 2, 1, CASE WHEN r % 3 > 0 THEN 'I' || (1 + r % 2) END,"
  " CASE WHEN r % 5 > 0 THEN 'c' || (1 + r % 3) END, CASE WHEN r % 2 > 0 THEN 'K1' END FROM x",
  "INSERT INTO diversion (hall, diversion, day, at, item) SELECT hall, enquiry, day, %u, item"
  " FROM enquiry WHERE item IS NOT NULL",
  "INSERT INTO self_use (hall, self_use, day, item, helper, started_at, ended_at, result, ticket)"
  " SELECT hall, enquiry, day, item, staff, 1, CASE WHEN k <> 3 THEN 2 END,"
  " CASE k WHEN 0 THEN 'done' WHEN 1 THEN 'not-done' WHEN 2 THEN 'ticket' END,"
  " CASE k WHEN 2 THEN 1 END"
  " FROM (SELECT *, (enquiry + %u) % 4 AS k FROM enquiry) AS tried",
};

/**
 * hq_random_day_add_rows:
 * @test: a hall that has lived the 18th of February 2021, and for a server's sake the 19th
 *
 * Adds rows of kinds that the acts of hq_random_day_live() do not make.
 */
void
hq_random_day_add_rows (HqTestHall *test)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autofree char *draw = g_strdup_printf ("%d", g_test_rand_int_range (0, 1000));
      g_auto (GStrv) parts = g_strsplit (additions[i], "%u", 2);
      g_autofree char *sql = g_strjoinv (draw, parts);

      hq_test_hall_run_sql (test, sql);
    }
}

/* A number that the guide gave on paper within the last hour: its holder waits, was served or left. */
static HqOrder
hq_random_day_draw_late (char ticket[16], HqTime now, HqOrder order)
{
  static const HqState states[] = { HQ_STATE_WAITING, HQ_STATE_FINISHED, HQ_STATE_CANCELLED };

  g_snprintf (ticket, 16, "Y%03d", g_test_rand_int_range (1, 400));
  order.act = HQ_ACT_LATE;
  order.state = states[g_test_rand_int_range (0, G_N_ELEMENTS (states))];
  order.counter = g_test_rand_int_range (1, 4);
  order.staff = "c1";
  order.until = now - g_test_rand_int_range (0, 1800) * HQ_SECOND;
  order.taken_at = order.until - g_test_rand_int_range (0, 1800) * HQ_SECOND;
  return order;
}

/* What a counter does next, or what a visitor does; what is refused changes nothing. */
static HqOrder
hq_random_day_draw (char ticket[16], HqTime now)
{
  static const HqAct acts[] = { HQ_ACT_CALL,     HQ_ACT_CALL,   HQ_ACT_START,  HQ_ACT_START,
                                HQ_ACT_FINISH,   HQ_ACT_MISSED, HQ_ACT_RECALL, HQ_ACT_ANNOUNCED,
                                HQ_ACT_CHECK_IN, HQ_ACT_CANCEL };
  static const HqMatterOrder asked = { NULL, HQ_OUTCOME_ENQUIRY };
  HqOrder order = { .matters = &asked, .n_matters = 1 };

  order.service = g_test_rand_int_range (0, 10) == 0 ? "D" : "A";
  order.class = g_test_rand_int_range (0, 4) == 0 ? HQ_CLASS_PRIORITY : HQ_CLASS_ORDINARY;
  g_snprintf (ticket, 16, "%s%03d", order.service, g_test_rand_int_range (1, 400));
  order.ticket = ticket;
  if (g_test_rand_int_range (0, 12) == 0)
    return hq_random_day_draw_late (ticket, now, order);
  if (g_test_rand_int_range (0, 4) == 0)
    {
      order.act = HQ_ACT_ISSUE;
      return order;
    }
  order.act = acts[g_test_rand_int_range (0, G_N_ELEMENTS (acts))];
  order.counter = g_test_rand_int_range (1, 4);
  if (order.act == HQ_ACT_CALL)
    order.ticket = NULL;
  return order;
}

/**
 * hq_random_day_run:
 * @test: a hall
 * @order: (inout): what the clerk of its counter, or c1, asks
 * @now: when
 *
 * Does it, or is refused.
 */
void
hq_random_day_run (HqTestHall *test, HqOrder *order, HqTime now)
{
  g_autofree char *staff = g_strdup_printf ("c%d", MAX (1, order->counter));
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  order->now = now;
  if (!hq_hall_run (test->hall, &actor, order, &answer, &error))
    g_assert_true (error->domain == HQ_ERROR && error->code >= HQ_ERROR_INVALID);
}

/**
 * hq_random_day_live:
 * @test: a hall
 * @date: a day, with hyphens
 * @end: a time of it
 *
 * Lives a day at random, up to @end: three hundred numbers and more if that is the evening.
 */
void
hq_random_day_live (HqTestHall *test, const char *date, const char *end)
{
  g_autofree char *first = g_strdup_printf ("%sT08:30:00", date);
  g_autofree char *last = g_strdup_printf ("%sT%s", date, end);
  HqTime now = hq_test_hall_time (first);

  for (int counter = 1; counter <= 3; counter++)
    hq_random_day_run (test, &(HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = counter }, now);
  while (now < hq_test_hall_time (last))
    {
      char ticket[16];
      HqOrder order = hq_random_day_draw (ticket, now);

      hq_random_day_run (test, &order, now);
      now += g_test_rand_int_range (1, 25) * HQ_SECOND;
    }
}
