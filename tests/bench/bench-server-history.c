/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What ten years of a hall cost on a server: the same orders, in turns, in two databases that differ
 * in nothing else. $HQ_BENCH_DAYS makes it fewer days. */
#include <stdlib.h>

#include "hq-bench-hall.h"
#include "hq-bench-server.h"
#include "hq-bench.h"

#define PAIRS 15
#define OPERATIONS 30 /* of each act in a pair */

/* So many years of so many days, and a day so many tickets, each called, served and finished. */
#define YEARS 10
#define DAYS 250
#define TICKETS 3000

#define DAY HQ_BENCH_SERVER_DAY
#define NOW HQ_BENCH_SERVER_NOW

#define OLD_DAYS                                                                                   \
  "CREATE TABLE old_day AS SELECT i, to_char (date '2021-02-18' - i::int, 'YYYYMMDD')::bigint"     \
  " AS day, " NOW " - i * 86400000000 AS at FROM generate_series (1, %u::bigint) AS i"

static const char *const history[] = {
  "INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at, closed_at)"
  " SELECT 1, o.day, b.day_kind, 'closed', o.at, o.at + 30000000000, o.at, o.at + 30000000000"
  " FROM old_day AS o, business_day AS b WHERE b.day = " DAY ";"
  "INSERT INTO day_prefix SELECT 1, day, 'A', " G_STRINGIFY (
    TICKETS) " FROM old_day;"
             "INSERT INTO day_service SELECT 1, day, 'A', " G_STRINGIFY (TICKETS) ", " G_STRINGIFY (
               TICKETS) " FROM old_day;"
                        "INSERT INTO line SELECT 1, day, 'A', 'ordinary', 0 FROM old_day;"
                        "INSERT INTO duty (hall, duty, day, counter, staff, signed_in_at, "
                        "signed_out_at)"
                        " SELECT 1, 10000 + o.i * 20 + c, o.day, c, 'c' || lpad (c::text, 3, '0'), "
                        "o.at,"
                        " o.at + 30000000000 FROM old_day AS o, generate_series (1, 17) AS c",
  "INSERT INTO ticket (hall, ticket, day, prefix, number, token, class, language, device, "
  "issued_at,"
  " issued_for, ahead, state, period, ended_at, service, lane, target, reference, due_at, "
  "walk_until,"
  " from_floor) SELECT 1, (o.i - 1) * " G_STRINGIFY (
    TICKETS) " + n, o.day, 'A', n,"
             " uuid_send (gen_random_uuid ()), 'ordinary', 'zh', 'K1', o.at + n * 9000000, 'A', 3, "
             "'finished',"
             " 1, o.at + n * 9000000 + 900000000, 'A', 'ordinary', 1200000000, o.at + n * 9000000,"
             " o.at + n * 9000000, o.at + n * 9000000, 1"
             " FROM old_day AS o, generate_series (1, " G_STRINGIFY (TICKETS) "::bigint) AS n",
  "INSERT INTO leg (hall, ticket, leg, cause, service, class, target, wait_from, ended_at, \"end\")"
  " SELECT 1, ticket, 1, 'issue', 'A', 'ordinary', target, issued_at, issued_at + 300000000,"
  " 'called' FROM ticket",
  "INSERT INTO period (hall, ticket, period, leg, service, counter, staff, duty, called_at, rule,"
  " score, walk_until, started_at, ended_at, \"end\") SELECT 1, t.ticket, 1, 1, 'A',"
  " t.number % 17 + 1, 'c' || lpad ((t.number % 17 + 1)::text, 3, '0'),"
  " 10000 + o.i * 20 + t.number % 17 + 1, t.issued_at + 300000000, 'score', 0.25, t.walk_until,"
  " t.issued_at + 330000000, t.ended_at, 'finished' FROM ticket AS t, old_day AS o"
  " WHERE o.day = t.day",
  "INSERT INTO matter (hall, ticket, matter, outcome, period)"
  " SELECT 1, ticket, 1, 'done', 1 FROM ticket",
  "INSERT INTO event (hall, seq, request, at, day, act, role, device, ticket, counter, value, "
  "before,"
  " after) SELECT 1, 1000 + t.ticket * 4 + k.n, gen_random_uuid ()::text, t.issued_at, t.day, "
  "k.act,"
  " k.role, 'K1', t.ticket, 5, 3, k.before, k.after FROM ticket AS t,"
  " (VALUES (1, 'issue', 'visitor', NULL, 'waiting'), (2, 'call', 'clerk', 'waiting', 'called'),"
  " (3, 'start', 'clerk', 'called', 'serving'), (4, 'finish', 'clerk', 'serving', 'finished'))"
  " AS k (n, act, role, before, after)",
  "DROP TABLE old_day",
};

/* The indexes of the tables that get much are dropped meanwhile, and no key is looked for. */
static const char without_indexes[]
  = "CREATE TABLE old_index AS SELECT indexdef FROM pg_indexes AS i WHERE schemaname = 'hall_queue'"
    " AND tablename IN ('ticket', 'leg', 'period', 'matter', 'event') AND NOT EXISTS"
    " (SELECT 1 FROM pg_constraint AS c WHERE c.conname = i.indexname);"
    "DO $$DECLARE name text; BEGIN FOR name IN SELECT indexname FROM pg_indexes AS i"
    " WHERE schemaname = 'hall_queue' AND indexdef IN (SELECT indexdef FROM old_index)"
    " LOOP EXECUTE 'DROP INDEX ' || quote_ident (name); END LOOP; END$$";
static const char with_indexes[]
  = "SET maintenance_work_mem = '512MB';"
    "DO $$DECLARE sql text; BEGIN FOR sql IN SELECT indexdef FROM old_index"
    " LOOP EXECUTE sql; END LOOP; END$$; DROP TABLE old_index";

static void
fill_history (const char *address, guint days)
{
  g_autofree char *sql_days = g_strdup_printf (OLD_DAYS, days);
  gint64 start = g_get_monotonic_time ();

  hq_bench_server_exec (address, without_indexes);
  hq_bench_server_exec (address, sql_days);
  for (guint i = 0; i < G_N_ELEMENTS (history); i++)
    {
      g_autofree char *sql = g_strconcat ("SET session_replication_role = replica;", history[i],
                                          NULL);

      hq_bench_server_exec (address, sql);
    }
  hq_bench_server_exec (address, with_indexes);
  hq_bench_server_exec (address, "VACUUM ANALYZE");
  g_print ("%u days of a hall, %u tickets, %" G_GINT64_FORMAT " MB, made in %.0f s\n", days,
           days * TICKETS,
           hq_bench_server_count (address,
                                  "SELECT pg_database_size (current_database ()) / 1000000"),
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

static void
time_act (HqBenchSide *side, HqBenchHall *hall, HqAct act, int counter)
{
  g_autoptr (GError) error = NULL;

  hq_bench_side_begin (side);
  hq_bench_hall_run (hall, act, counter, "A", &error);
  hq_bench_side_end (side);
  g_assert_no_error (error);
}

/* The first hall is the one with much. */
static void
compare_pair (HqBenchHall halls[2], HqBenchSide sides[2][2])
{
  for (guint i = 0; i < OPERATIONS; i++)
    for (guint act = 0; act < 2; act++)
      for (guint j = 0; j < 2; j++)
        {
          guint k = (i + j) % 2;

          time_act (&sides[act][k], &halls[k], act == 0 ? HQ_ACT_ISSUE : HQ_ACT_CALL,
                    act == 0 ? 0 : HQ_BENCH_SERVER_COUNTER + (int) i);
        }
  for (guint act = 0; act < 2; act++)
    hq_bench_end_pair (&sides[act][0], &sides[act][1]);
}

static void
compare (char *const addresses[2], const char *much)
{
  static const char *const words[] = { "issue, history", "call-next, history" };
  const char *names[] = { much, "one day" };
  HqBenchSide sides[2][2];
  HqBenchHall halls[2];

  for (guint i = 0; i < 2; i++)
    hq_bench_hall_open (&halls[i], addresses[i]);
  for (guint act = 0; act < 2; act++)
    for (guint i = 0; i < 2; i++)
      hq_bench_side_init (&sides[act][i], names[i]);
  for (guint pair = 0; pair < PAIRS; pair++)
    {
      for (guint i = 0; i < 2; i++)
        hq_bench_server_fill (addresses[i], OPERATIONS);
      compare_pair (halls, sides);
    }
  for (guint act = 0; act < 2; act++)
    {
      HqBenchAim aim = { words[act], 1.15, FALSE };

      hq_bench_report (&aim, &sides[act][0], &sides[act][1]);
      for (guint i = 0; i < 2; i++)
        hq_bench_side_clear (&sides[act][i]);
    }
  for (guint i = 0; i < 2; i++)
    hq_bench_hall_close (&halls[i]);
}

int
main (int argc, char *argv[])
{
  const char *wanted = g_getenv ("HQ_BENCH_DAYS");
  guint days = wanted != NULL ? (guint) atoi (wanted) : YEARS * DAYS;
  g_autofree char *much = g_strdup_printf ("%u tickets", days * TICKETS);
  char *addresses[2];

  hq_bench_init (argc, argv);
  addresses[1] = hq_bench_server_new ("hq_new");
  hq_bench_hall_make (addresses[1]);
  hq_bench_server_widen (addresses[1]);
  hq_bench_server_copy ("hq_new", "hq_old");
  addresses[0] = g_strdup ("postgresql:///hq_old");
  fill_history (addresses[0], days);
  /* Both are as a night leaves them: the server has counted what there is. */
  hq_bench_server_exec (addresses[1], "VACUUM ANALYZE");
  compare (addresses, much);
  g_free (addresses[0]);
  g_free (addresses[1]);
  return 0;
}
