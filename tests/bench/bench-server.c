/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Issue and call-next on a server, at 1, 16 and 64 processes, each with a connection of its own,
 * against pgbench that writes the same rows in one transaction and sends the same NOTIFY. All take
 * the numbers of one service, or call from one line: nobody can work beside anybody. */
#include "hq-bench-hall.h"
#include "hq-bench-server.h"
#include "hq-bench.h"

#define PAIRS 15

/* Sessions, and changes of each in a run. */
static const struct
{
  guint clients;
  guint each;
} runs[] = { { 1, 128 }, { 16, 64 }, { 64, 16 } };

/* As hq-bench-server.h has them; the counters have one call each in a run. */
#define DAY HQ_BENCH_SERVER_DAY
#define NOW HQ_BENCH_SERVER_NOW

/* The rows of the engine, by the same statements. Only the place in the order of events is made up
 * from the number that was taken, which pgbench has to learn as the engine does. */
static const char issue_script[]
  = "BEGIN;\n"
    "INSERT INTO day_service (hall, day, service, issued) VALUES (1, " DAY ", 'A', 1)"
    " ON CONFLICT (hall, day, service) DO UPDATE SET issued = day_service.issued + 1;\n"
    "INSERT INTO day_prefix (hall, day, prefix, last) VALUES (1, " DAY ", 'A', 1)"
    " ON CONFLICT (hall, day, prefix) DO UPDATE SET last = day_prefix.last + 1"
    " RETURNING last AS number \\gset\n"
    "INSERT INTO ticket (hall, ticket, day, prefix, number, token, class, language, need, proof,"
    " agent, person, slot, device, issued_at, issued_for, ahead, carried_from, state, misses, leg,"
    " period, counter, ended_at, service, lane, target, reference, ready, due_at, due_calls,"
    " walk_until, from_floor, busy, to_counter, to_until, late)"
    " VALUES (1, :number, " DAY ", 'A', :number, uuid_send (gen_random_uuid ()), 'ordinary', 'zh',"
    " 'none', 'none', 0, NULL, NULL, 'K1', " NOW ", 'A', 3, NULL, 'waiting', 0, 1, NULL, NULL,"
    " NULL, 'A', 'ordinary', 1200000000, " NOW ", 0, " NOW ", NULL, " NOW ", 1, 0, 0, NULL, 0);\n"
    "INSERT INTO leg (hall, ticket, leg, cause, service, class, target, wait_from)"
    " VALUES (1, :number, 1, 'issue', 'A', 'ordinary', 1200000000, " NOW ");\n"
    "INSERT INTO line (hall, day, service, lane, waiting) VALUES (1, " DAY ", 'A', 'ordinary', 1)"
    " ON CONFLICT (hall, day, service, lane) DO UPDATE SET waiting = line.waiting + 1;\n"
    "INSERT INTO event (hall, seq, request, at, day, act, role, staff, device, ticket, period,"
    " counter, subject, value, before, after)"
    " VALUES (1, 100000 + :number, gen_random_uuid ()::text, " NOW ", " DAY ", 'issue', 'visitor',"
    " NULL, 'K1', :number, NULL, NULL, NULL, 3, NULL, 'waiting');\n"
    "COMMIT;\n";

static const char call_script[]
  = "\\set i :i + 1\n"
    "\\set counter 1000 + :client_id * :each + :i\n"
    "BEGIN;\n"
    "INSERT INTO day_service (hall, day, service, calls) VALUES (1, " DAY ", 'A', 1)"
    " ON CONFLICT (hall, day, service) DO UPDATE SET calls = day_service.calls + 1"
    " RETURNING calls AS ticket \\gset\n"
    "UPDATE leg SET ended_at = coalesce(ended_at, " NOW "), \"end\" = 'called'"
    " WHERE hall = 1 AND ticket = :ticket AND leg = 1;\n"
    "INSERT INTO period (hall, ticket, period, leg, service, counter, staff, duty, called_at, rule,"
    " score, runner_up, runner_up_score, reason, walk_until, announcements, announced_at, recalls,"
    " recalled_at, missed_at, started_at, held_at, held, ended_at, \"end\", measured)"
    " VALUES (1, :ticket, 1, 1, 'A', :counter, 'c' || (:counter)::bigint, :counter, " NOW ","
    " 'score', 0.25, NULL, 0, NULL, " NOW ", 0, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, NULL,"
    " 1);\n"
    "UPDATE duty SET last_call_green = 0, last_call_at = " NOW ", last_ticket = :ticket"
    " WHERE hall = 1 AND duty = :counter;\n"
    "UPDATE line SET waiting = waiting - 1"
    " WHERE hall = 1 AND day = " DAY " AND service = 'A' AND lane = 'ordinary';\n"
    "UPDATE ticket SET state = 'called', misses = 0, leg = 1, period = 1, counter = :counter,"
    " ended_at = NULL, service = 'A', lane = 'ordinary', target = 1200000000, reference = " NOW ","
    " ready = 0, due_at = " NOW ", due_calls = NULL, walk_until = " NOW
    ", from_floor = 1, busy = 0,"
    " to_counter = 0, to_until = NULL, class = 'ordinary', proof = 'none'"
    " WHERE hall = 1 AND ticket = :ticket;\n"
    "INSERT INTO event (hall, seq, request, at, day, act, role, staff, device, ticket, period,"
    " counter, subject, value, before, after)"
    " VALUES (1, 100000 + :ticket, gen_random_uuid ()::text, " NOW ", " DAY ", 'call', 'clerk',"
    " 'c' || (:counter)::bigint, NULL, :ticket, 1, :counter, 'score', NULL, 'waiting', 'called');\n"
    "COMMIT;\n";

/* One of the two acts, on two copies of a hall. */
typedef struct
{
  const char *name;
  HqAct act;
  char *engine;        /* (owned): the address of the one that the engine changes */
  char *floor;         /* (owned): of the one that pgbench changes */
  char *script;        /* (owned): its file */
  GHashTable *tickets; /* (owned): gint64, that the engine said to have issued or called */
  guint doubles;
} Contest;

/* What all clients of a run are given. */
typedef struct
{
  const char *address; /* (borrowed) */
  guint each;          /* how many changes each makes */
  HqAct act;
} Task;

/* What a client reports of each change. */
typedef struct
{
  double time;   /* from the request to the answer, microseconds */
  gint64 ticket; /* that came of it */
} Change;

static void
work (HqBenchProcess *client)
{
  const Task *task = client->data;
  HqBenchHall bench;

  hq_bench_hall_open (&bench, task->address);
  hq_bench_process_wait (client);
  for (guint i = 0; i < task->each; i++)
    {
      int counter = task->act == HQ_ACT_CALL
                      ? (int) (HQ_BENCH_SERVER_COUNTER + client->number * task->each + i)
                      : 0;
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      Change change;

      hq_bench_hall_run (&bench, task->act, counter, "A", &error);
      g_assert_no_error (error);
      change = (Change){ (double) (g_get_monotonic_time () - start), bench.ticket };
      hq_bench_process_report (client, &change);
    }
  hq_bench_hall_close (&bench);
}

static void
prepare (const Contest *contest, const char *address, guint n)
{
  if (contest->act == HQ_ACT_CALL)
    hq_bench_server_fill (address, n);
  hq_bench_server_exec (address, "CHECKPOINT");
}

static void
add_rate (HqBenchSide *side, double rate)
{
  double time = G_USEC_PER_SEC / rate;

  g_array_append_val (side->pair, time);
  g_array_append_val (side->all, time);
}

static void
run_engine (Contest *contest, guint run, HqBenchSide *side, GArray *times)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  const Task task = { contest->engine, runs[run].each, contest->act };

  prepare (contest, contest->engine, runs[run].clients * runs[run].each);
  add_rate (side, hq_bench_run (work, &task, runs[run].clients, changes));
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      g_array_append_val (times, change->time);
      contest->doubles += !g_hash_table_add (contest->tickets,
                                             g_memdup2 (&change->ticket, sizeof change->ticket));
    }
}

static void
run_floor (Contest *contest, guint run, HqBenchSide *side)
{
  prepare (contest, contest->floor, runs[run].clients * runs[run].each);
  add_rate (side, hq_bench_server_floor (contest->script, contest->floor, runs[run].clients,
                                         runs[run].each));
}

static void
compare (Contest *contest, guint run)
{
  g_autofree char *name = g_strdup_printf ("%s, %u clients, rate", contest->name,
                                           runs[run].clients);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  HqBenchAim aim = { name, 0.7, TRUE };
  HqBenchSide engine, bare;

  hq_bench_side_init (&engine, "engine, a change");
  hq_bench_side_init (&bare, "pgbench, same rows");
  for (guint pair = 0; pair < PAIRS; pair++)
    {
      if (pair % 2 == 0)
        run_floor (contest, run, &bare);
      run_engine (contest, run, &engine, times);
      if (pair % 2 != 0)
        run_floor (contest, run, &bare);
      hq_bench_end_pair (&engine, &bare);
    }
  /* A rate is the inverse of a time: the engine's rate to the floor's. */
  hq_bench_report (&aim, &bare, &engine);
  g_print ("  engine %.0f a second, pgbench %.0f a second; from the request to the answer:\n",
           G_USEC_PER_SEC / hq_bench_quantile (engine.medians, 0.5),
           G_USEC_PER_SEC / hq_bench_quantile (bare.medians, 0.5));
  hq_bench_print_tail ("engine", times);
  hq_bench_side_clear (&engine);
  hq_bench_side_clear (&bare);
}

/* Each answer named another ticket, and each is there once. */
static void
check (Contest *contest)
{
  const char *sql = contest->act == HQ_ACT_CALL ? "SELECT count(*) FROM period"
                                                : "SELECT count(*) FROM ticket";

  g_assert_cmpint (hq_bench_server_count (contest->engine, sql), ==,
                   g_hash_table_size (contest->tickets));
  g_print ("%s: %u answers, doubles: %u\n", contest->name,
           g_hash_table_size (contest->tickets) + contest->doubles, contest->doubles);
}

/* A floor that wrote less would make the engine look slow: a ticket's rows are the same in both, but
 * for what is drawn, counted, or of the time. */
static void
check_floor (const Contest *contest)
{
  static const char sql[]
    = "SELECT hashtext (string_agg (x.row::text, '' ORDER BY x.row::text)) FROM"
      " (SELECT to_jsonb (t) - '{token, ahead, issued_at, reference, due_at, walk_until, ready,"
      " from_floor, counter, target}'::text[] AS row FROM ticket AS t WHERE ticket = 5"
      " UNION ALL SELECT to_jsonb (l) - '{wait_from, ended_at, target}'::text[] FROM leg AS l"
      " WHERE ticket = 5"
      " UNION ALL SELECT to_jsonb (p) - '{counter, staff, duty, called_at, score, runner_up,"
      " runner_up_score, walk_until, started_at, ended_at}'::text[] FROM period AS p"
      " WHERE ticket = 5"
      " UNION ALL SELECT to_jsonb (e) - '{seq, request, at, staff, counter, value}'::text[]"
      " FROM event AS e WHERE ticket = 5) AS x";

  g_assert_cmpint (hq_bench_server_count (contest->engine, sql), ==,
                   hq_bench_server_count (contest->floor, sql));
}

static void
contest_init (Contest *contest, const char *folder, const char *script)
{
  g_autofree char *engine = g_strconcat ("hq_", contest->name, NULL);
  g_autofree char *floor = g_strconcat (engine, "_floor", NULL);
  g_autofree char *file = g_strconcat (contest->name, ".sql", NULL);
  g_autoptr (GError) error = NULL;

  contest->engine = hq_bench_server_new (engine);
  hq_bench_hall_make (contest->engine);
  if (contest->act == HQ_ACT_CALL)
    hq_bench_server_widen (contest->engine);
  hq_bench_server_copy (engine, floor);
  contest->floor = g_strconcat ("postgresql:///", floor, NULL);
  contest->script = g_build_filename (folder, file, NULL);
  g_file_set_contents (contest->script, script, -1, &error);
  g_assert_no_error (error);
  contest->tickets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
contest_clear (Contest *contest)
{
  g_free (contest->engine);
  g_free (contest->floor);
  g_free (contest->script);
  g_hash_table_unref (contest->tickets);
}

int
main (int argc, char *argv[])
{
  Contest contests[] = { { "issue", HQ_ACT_ISSUE }, { "call", HQ_ACT_CALL } };
  char *folder;

  G_STATIC_ASSERT (HQ_BENCH_SERVER_COUNTERS == 64 * 16);
  hq_bench_init (argc, argv);
  folder = hq_bench_folder_new ();
  g_print ("Each pair is a run of the engine and one of pgbench (-M prepared), which writes the\n"
           "same rows of the same contended counts in one transaction, with the same NOTIFY.\n");
  for (guint i = 0; i < G_N_ELEMENTS (contests); i++)
    {
      contest_init (&contests[i], folder, i == 0 ? issue_script : call_script);
      for (guint run = 0; run < G_N_ELEMENTS (runs); run++)
        compare (&contests[i], run);
      check (&contests[i]);
      check_floor (&contests[i]);
      contest_clear (&contests[i]);
    }
  hq_bench_folder_end (folder);
  return 0;
}
