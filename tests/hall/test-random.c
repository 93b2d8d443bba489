/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-test-hall.h"

/* What must hold after any sequence of moves; each query counts what breaks it. */
static const char *const invariants[] = {
  /* The length of each line is the count of its waiting tickets. */
  "SELECT count(*) FROM line AS l WHERE l.waiting <> (SELECT count(*) FROM ticket AS t"
  " WHERE t.day = l.day AND t.service = l.service AND t.lane = l.lane AND t.state = 'waiting')",
  "SELECT count(*) FROM ticket AS t WHERE t.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM line AS l"
  " WHERE l.day = t.day AND l.service = t.service AND l.lane = t.lane)",
  /* Numbers of a day and prefix are 1, 2, 3 … without a gap, each with its event. */
  "SELECT count(*) FROM day_prefix AS p WHERE p.last <> (SELECT count(*) FROM ticket AS t"
  " WHERE t.day = p.day AND t.prefix = p.prefix)",
  "SELECT count(*) FROM ticket AS t WHERE 1 <> (SELECT count(*) FROM event AS e"
  " WHERE e.ticket = t.ticket AND e.act IN ('issue', 'self-ticket'))",
  /* A ticket's last event says the state in which it is. */
  "SELECT count(*) FROM ticket AS t WHERE t.state <> (SELECT e.after FROM event AS e"
  " WHERE e.ticket = t.ticket AND e.after IS NOT NULL ORDER BY e.seq DESC LIMIT 1)",
  /* One open leg while it waits, none else; one open stay while at a counter, none else. */
  "SELECT count(*) FROM ticket AS t WHERE (t.state = 'waiting') <> (SELECT count(*) FROM leg AS l"
  " WHERE l.ticket = t.ticket AND l.ended_at IS NULL)",
  "SELECT count(*) FROM ticket AS t WHERE (t.state IN ('called', 'serving', 'held')) <>"
  " (SELECT count(*) FROM period AS p WHERE p.ticket = t.ticket AND p.ended_at IS NULL)",
  /* Whoever is at a counter is there with a clerk. */
  "SELECT count(*) FROM ticket AS t WHERE t.counter IS NOT NULL AND NOT EXISTS"
  " (SELECT 1 FROM duty AS d WHERE d.counter = t.counter AND d.signed_out_at IS NULL)",
  /* No wait and no service of negative length, and none before the opening. */
  "SELECT count(*) FROM leg AS l JOIN ticket AS t USING (hall, ticket) WHERE l.ended_at < l.wait_from"
  " AND l.end = 'called' AND t.issued_at >= l.wait_from",
  /* The events are one sequence in time. */
  "SELECT count(*) FROM event AS a JOIN event AS b ON b.seq = a.seq + 1 WHERE b.at < a.at",
  "SELECT count(*) - max(seq) FROM event",
  "SELECT count(*) FROM pragma_foreign_key_check",
};

static void
check (HqTestHall *test)
{
  for (guint i = 0; i < G_N_ELEMENTS (invariants); i++)
    if (hq_test_hall_count (test, invariants[i]) != 0)
      g_error ("broken: %s", invariants[i]);
}

static HqOrder
draw (HqTime now, char ticket[16])
{
  /* Opening and closing are drawn seldom, so that days are lived. */
  HqAct act = (HqAct) g_test_rand_int_range (HQ_ACT_ISSUE, HQ_ACT_IMPORT_CATALOGUE);
  HqOrder order = { .act = act, .now = now };

  if (g_test_rand_int_range (0, 1000) == 0)
    order.act = g_test_rand_bit () ? HQ_ACT_OPEN_DAY : HQ_ACT_CLOSE_DAY;
  order.counter = g_test_rand_int_range (1, 4);
  order.service = g_test_rand_bit () ? "A" : "D";
  order.class = (HqClass) g_test_rand_int_range (0, HQ_N_CLASSES);
  order.reason = g_test_rand_bit () ? "设备维护" : NULL;
  g_snprintf (ticket, 16, "%s%03d", order.service, g_test_rand_int_range (1, 60));
  order.ticket = ticket;
  order.id = g_test_rand_int_range (1, 20);
  order.staff = "c1";
  return order;
}

/* Whether there is nothing more to live today: closed, no opening day, or the evening. */
static gboolean
is_over (const GError *error, HqTime now)
{
  return hq_error_is (error, HQ_ERROR_DAY_CLOSED) || hq_error_is (error, HQ_ERROR_DAY_NOT_OPEN)
         || (now + 8 * HQ_HOUR) % (24 * HQ_HOUR) > 18 * HQ_HOUR;
}

static HqTime
next_morning (HqTime now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return hq_date_at_minute (hq_date_add (hq_date_of_time (now, zone), 1), 8 * 60 + 40, zone);
}

static void
test_random_moves (void)
{
  guint moves = g_test_slow () ? 30000 : 10000;
  guint done = 0;
  HqTestHall test;
  HqTime now = hq_test_hall_time ("2021-02-18T08:30:00");

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  for (guint i = 0; i < moves; i++)
    {
      char ticket[16];
      HqOrder order = draw (now, ticket);
      g_autofree char *staff = g_strdup_printf ("c%d", g_test_rand_int_range (1, 4));
      HqActor actor = { .role = HQ_ROLE_OPERATOR, .staff = staff };
      g_autoptr (GError) error = NULL;
      HqAnswer answer;

      if (hq_hall_run (test.hall, &actor, &order, &answer, &error))
        done++;
      /* A refusal is a rule's, never the schema's or the engine's. */
      else
        g_assert_true (error->domain == HQ_ERROR && error->code >= HQ_ERROR_INVALID);
      now += g_test_rand_int_range (0, 30) * HQ_SECOND;
      if (is_over (error, now))
        now = next_morning (now);
      if (i % 500 == 499)
        check (&test);
    }
  check (&test);
  g_test_message ("%u of %u moves were legal", done, moves);
  g_assert_cmpuint (done, >, moves / 20);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/moves", test_random_moves);
  return g_test_run ();
}
