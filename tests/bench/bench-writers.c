/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Eight processes on one hall: at 200 changes a second in all, and flat out; beside it eight that
 * wait as SQLite itself does, without the turnstile. */
#include "hq-bench-hall.h"
#include "hq-bench.h"
#include "hq-error.h"

#define WRITERS 8
#define RATE 200 /* changes a second of all writers */

/* Runs of each kind, in turns, and how long each lasts. */
#define PAIRS 15
#define RUN (G_USEC_PER_SEC)

/* No change may wait longer, in microseconds. */
#define BOUND ((double) G_USEC_PER_SEC)

/* Each writer has as many counters to itself, all of them for service A, which has no quota. */
#define COUNTERS 2

typedef struct
{
  const char *path; /* (borrowed) */
  gint64 interval;  /* between the starts of two changes of a writer, 0 for flat out */
} Task;

/* Waits for the next change's time; %FALSE when the run is over. */
static gboolean
next (const HqBenchProcess *writer, guint change)
{
  const Task *task = writer->data;
  gint64 start = writer->start + writer->number * task->interval / WRITERS;
  gint64 due = start + (gint64) change * task->interval;
  gint64 now = g_get_monotonic_time ();

  if (due > now)
    g_usleep ((gulong) (due - now));
  return g_get_monotonic_time () < start + RUN;
}

static void
report_time (HqBenchProcess *writer, gint64 start)
{
  double time = (double) (g_get_monotonic_time () - start);

  hq_bench_process_report (writer, &time);
}

/* Issues, calls, starts, finishes, at one counter after the other. */
static void
work_engine (HqBenchProcess *writer)
{
  const Task *task = writer->data;
  static const HqAct acts[] = { HQ_ACT_ISSUE, HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };
  HqBenchHall hall;

  hq_bench_hall_open (&hall, task->path);
  hall.now += 60 * HQ_SECOND * hq_bench_hall_count (&hall, "SELECT count(*) / 100 FROM ticket");
  hq_bench_process_wait (writer);
  for (guint i = 0; next (writer, i); i++)
    {
      int counter = 1 + (int) writer->number * COUNTERS
                    + (int) (i / G_N_ELEMENTS (acts)) % COUNTERS;
      HqAct act = acts[i % G_N_ELEMENTS (acts)];
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      gboolean done = hq_bench_hall_run (&hall, act, act == HQ_ACT_ISSUE ? 0 : counter, "A", &error);

      /* A run that ends leaves a ticket at its counter, and others may have called all who wait. */
      if (!done && !hq_error_is (error, HQ_ERROR_NOBODY_WAITS)
          && !hq_error_is (error, HQ_ERROR_OPEN_TICKET) && !hq_error_is (error, HQ_ERROR_NO_TICKET)
          && !hq_error_is (error, HQ_ERROR_WRONG_STATE))
        g_error ("%s", error->message);
      if (done)
        report_time (writer, start);
    }
  hq_bench_hall_close (&hall);
}

/* One event with each commit, written by SQLite alone with its own way to wait. */
static void
work_bare (HqBenchProcess *writer)
{
  const Task *task = writer->data;
  static const char insert[]
    = "INSERT INTO event (hall, seq, request, at, day, act, role) SELECT 1, max(seq) + 1,"
      " lower (hex (randomblob (16))), 1, 20210218, 'issue', 'visitor' FROM event WHERE hall = 1";
  static const char *const texts[] = { "BEGIN IMMEDIATE", insert, "COMMIT" };
  sqlite3_stmt *stmts[G_N_ELEMENTS (texts)];
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (task->path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 60000);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (sqlite3_prepare_v2 (handle, texts[i], -1, &stmts[i], NULL), ==, SQLITE_OK);
  hq_bench_process_wait (writer);
  for (guint change = 0; next (writer, change); change++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          if (sqlite3_step (stmts[i]) != SQLITE_DONE)
            g_error ("%s: %s", texts[i], sqlite3_errmsg (handle));
          sqlite3_reset (stmts[i]);
        }
      report_time (writer, start);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_finalize (stmts[i]);
  sqlite3_close (handle);
}

static void
time_run (HqBenchSide *side, const char *path, HqBenchWork work)
{
  guint before = side->all->len;

  hq_bench_run (work, &(Task){ path, 0 }, WRITERS, side->all);
  g_array_append_vals (side->pair, &g_array_index (side->all, double, before),
                       side->all->len - before);
}

static void
print_writers (const char *path, HqBenchSide *engine, HqBenchSide *bare, GArray *paced)
{
  HqBenchAim aim = { "flat out", 0, FALSE };
  gint64 events;
  HqBenchHall hall;

  g_print ("%d processes that issue, call, start and finish; each time from the request to the"
           " answer.\n",
           WRITERS);
  g_print ("at %d changes a second in all: %.0f a second\n", RATE,
           (double) paced->len / PAIRS * G_USEC_PER_SEC / RUN);
  hq_bench_print_tail ("engine", paced);
  g_print ("flat out: engine %.0f changes a second; bare SQLite %.0f events a second\n",
           (double) engine->all->len / PAIRS * G_USEC_PER_SEC / RUN,
           (double) bare->all->len / PAIRS * G_USEC_PER_SEC / RUN);
  hq_bench_report (&aim, engine, bare);
  g_print ("flat out, none waits more than a second: %s\n",
           hq_bench_quantile (engine->all, 1) <= BOUND ? "held" : "NOT held");

  /* Each acknowledged change is there once: sign-ins and the opening of the day come to them. */
  hq_bench_hall_open (&hall, path);
  events = hq_bench_hall_count (&hall, "SELECT count(*) FROM event WHERE act IN ('issue', 'call',"
                                       " 'start', 'finish')");
  g_assert_cmpint (events, ==, (gint64) engine->all->len + (gint64) paced->len);
  hq_bench_hall_close (&hall);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) paced = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = NULL;
  g_autofree char *other = NULL;
  HqBenchSide engine, bare;
  char *folder;

  hq_bench_init (argc, argv);
  folder = hq_bench_folder_new ();
  path = g_build_filename (folder, "engine.db", NULL);
  other = g_build_filename (folder, "bare.db", NULL);
  hq_bench_hall_make (path);
  hq_bench_hall_copy (path, other);
  hq_bench_side_init (&engine, "engine, turnstile");
  hq_bench_side_init (&bare, "bare SQLite, busy handler");
  for (guint pair = 0; pair < PAIRS; pair++)
    {
      hq_bench_run (work_engine, &(Task){ path, (gint64) WRITERS * G_USEC_PER_SEC / RATE }, WRITERS,
                    paced);
      time_run (&engine, path, work_engine);
      time_run (&bare, other, work_bare);
      hq_bench_end_pair (&engine, &bare);
    }
  print_writers (path, &engine, &bare, paced);
  hq_bench_side_clear (&engine);
  hq_bench_side_clear (&bare);
  hq_bench_folder_end (folder);
  return 0;
}
