/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Eight processes on one hall: at 200 changes a second in all, and flat out; beside it eight that
 * wait as SQLite itself does, without the turnstile. */
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

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
  int writer;
  int go;          /* when all are ready, the start of the run comes here */
  int fd;          /* for the time of each change */
  gint64 start;    /* after wait_for_all() */
  gint64 interval; /* between the starts of two changes, 0 for flat out */
} Task;

typedef void (*Work) (Task *task);

/* Opening the hall is no part of what is timed. */
static void
wait_for_all (Task *task)
{
  double ready = 0;

  g_assert_cmpint (write (task->fd, &ready, sizeof ready), ==, sizeof ready);
  g_assert_cmpint (read (task->go, &task->start, sizeof task->start), ==, sizeof task->start);
  task->start += task->writer * task->interval / WRITERS;
}

/* Waits for the next change's time; %FALSE when the run is over. */
static gboolean
next (const Task *task, guint change)
{
  gint64 due = task->start + (gint64) change * task->interval;
  gint64 now = g_get_monotonic_time ();

  if (due > now)
    g_usleep ((gulong) (due - now));
  return g_get_monotonic_time () < task->start + RUN;
}

static void
report_time (const Task *task, gint64 start)
{
  double time = (double) (g_get_monotonic_time () - start);

  g_assert_cmpint (write (task->fd, &time, sizeof time), ==, sizeof time);
}

/* Issues, calls, starts, finishes, at one counter after the other. */
static void
work_engine (Task *task)
{
  static const HqAct acts[] = { HQ_ACT_ISSUE, HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };
  HqBenchHall hall;

  /* Else each process would make up the request ids of the others. */
  g_random_set_seed ((guint32) g_get_monotonic_time () ^ ((guint32) getpid () << 16));
  hq_bench_hall_open (&hall, task->path);
  hall.now += 60 * HQ_SECOND * hq_bench_hall_count (&hall, "SELECT count(*) / 100 FROM ticket");
  wait_for_all (task);
  for (guint i = 0; next (task, i); i++)
    {
      int counter = 1 + task->writer * COUNTERS + (int) (i / G_N_ELEMENTS (acts)) % COUNTERS;
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
        report_time (task, start);
    }
  hq_bench_hall_close (&hall);
}

/* One event with each commit, written by SQLite alone with its own way to wait. */
static void
work_bare (Task *task)
{
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
  wait_for_all (task);
  for (guint change = 0; next (task, change); change++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          if (sqlite3_step (stmts[i]) != SQLITE_DONE)
            g_error ("%s: %s", texts[i], sqlite3_errmsg (handle));
          sqlite3_reset (stmts[i]);
        }
      report_time (task, start);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_finalize (stmts[i]);
  sqlite3_close (handle);
}

/* Adds what one writer of a run reports to @times; %FALSE at its end. */
static gboolean
take_time (int fd, GArray *times)
{
  double time;

  if (read (fd, &time, sizeof time) != sizeof time)
    return FALSE;
  g_array_append_val (times, time);
  return TRUE;
}

static pid_t
start_writer (Task *task, Work work, int *fd)
{
  int pipes[2];
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (pipes[0]);
      task->fd = pipes[1];
      work (task);
      _exit (0);
    }
  close (pipes[1]);
  *fd = pipes[0];
  return child;
}

/* Eight processes do @work for one run; @times gets what each change took. */
static void
run (const char *path, Work work, gint64 interval, GArray *times)
{
  pid_t children[WRITERS];
  int fds[WRITERS], go[2];
  double ready;
  gint64 start;

  g_assert_cmpint (pipe (go), ==, 0);
  for (int i = 0; i < WRITERS; i++)
    {
      Task task = { .path = path, .writer = i, .go = go[0], .interval = interval };

      children[i] = start_writer (&task, work, &fds[i]);
    }
  for (int i = 0; i < WRITERS; i++)
    g_assert_cmpint (read (fds[i], &ready, sizeof ready), ==, sizeof ready);
  start = g_get_monotonic_time ();
  for (int i = 0; i < WRITERS; i++)
    g_assert_cmpint (write (go[1], &start, sizeof start), ==, sizeof start);
  for (int i = 0; i < WRITERS; i++)
    {
      int status;

      while (take_time (fds[i], times))
        continue;
      close (fds[i]);
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  close (go[0]);
  close (go[1]);
}

static void
time_run (HqBenchSide *side, const char *path, Work work)
{
  guint before = side->all->len;

  run (path, work, 0, side->all);
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
      run (path, work_engine, (gint64) WRITERS * G_USEC_PER_SEC / RATE, paced);
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
