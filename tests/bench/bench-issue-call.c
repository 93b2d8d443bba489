/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A visitor's way through the engine against bare SQLite that writes the same rows with one commit
 * each. Three copies of the demo hall get the same orders: one is timed, of one the engine notes
 * which rows are written, and the floor writes these into the third. */
#include <glib/gstdio.h>

#include "hq-bench-floor.h"
#include "hq-bench.h"

#define PAIRS 25
#define OPERATIONS 24 /* of each act in a pair */
#define WAITING 240   /* before the first pair: each call makes somebody ready, as in a hall */

/* Counters whose services ask for no identity number. */
#define COUNTERS 71

static const struct
{
  HqAct act;
  const char *name;
  double aim;
} acts[] = {
  { HQ_ACT_ISSUE, "issue", 0.8 },
  { HQ_ACT_CALL, "call-next", 0.8 },
  { HQ_ACT_START, "start", 0 },
  { HQ_ACT_FINISH, "finish", 0 },
};

typedef struct
{
  HqBenchHall hall;
  HqBenchHall shadow;
  HqBenchFloor *floor;
  gboolean floor_first;
  HqBenchSide engine[G_N_ELEMENTS (acts)];
  HqBenchSide bare[G_N_ELEMENTS (acts)];
} Bench;

/* What most people come to this counter for. */
static const char *
get_service (HqBenchHall *hall, int counter)
{
  g_autofree char *sql = g_strdup_printf ("SELECT unicode(service) FROM counter_service"
                                          " WHERE counter = %d ORDER BY speciality DESC LIMIT 1",
                                          counter);
  char letter[2] = { (char) hq_bench_hall_count (hall, sql), '\0' };

  return g_intern_string (letter);
}

static void
run (HqBenchHall *hall, HqAct act, int counter, const char *service)
{
  g_autoptr (GError) error = NULL;

  hq_bench_hall_run (hall, act, act == HQ_ACT_ISSUE ? 0 : counter, service, &error);
  g_assert_no_error (error);
}

static void
time_engine (Bench *bench, guint act, int counter, const char *service)
{
  hq_bench_side_begin (&bench->engine[act]);
  run (&bench->hall, acts[act].act, counter, service);
  hq_bench_side_end (&bench->engine[act]);
}

static void
time_floor (Bench *bench, guint act)
{
  hq_bench_side_begin (&bench->bare[act]);
  hq_bench_floor_write (bench->floor);
  hq_bench_side_end (&bench->bare[act]);
}

/* One act on all three, in turns; who comes first, with cold caches, changes each time. */
static void
turn (Bench *bench, guint act, int counter)
{
  const char *service = get_service (&bench->shadow, counter);

  bench->hall.now = bench->shadow.now += HQ_SECOND;
  hq_bench_floor_watch (bench->floor, &bench->shadow);
  run (&bench->shadow, acts[act].act, counter, service);
  hq_bench_floor_learn (bench->floor);
  bench->floor_first = !bench->floor_first;
  if (bench->floor_first)
    time_floor (bench, act);
  time_engine (bench, act, counter, service);
  if (!bench->floor_first)
    time_floor (bench, act);
}

static void
report (Bench *bench, guint act)
{
  HqBenchAim aim = { acts[act].name, acts[act].aim, TRUE };

  /* A rate is the inverse of a time: the engine's rate to the floor's. */
  hq_bench_report (&aim, &bench->bare[act], &bench->engine[act]);
  hq_bench_side_clear (&bench->bare[act]);
  hq_bench_side_clear (&bench->engine[act]);
}

int
main (int argc, char *argv[])
{
  char *folder;
  g_autofree char *path = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  Bench bench = { 0 };
  int counter = 0;

  hq_bench_init (argc, argv);
  folder = hq_bench_folder_new ();
  path = g_build_filename (folder, "engine.db", NULL);
  second = g_build_filename (folder, "shadow.db", NULL);
  third = g_build_filename (folder, "floor.db", NULL);
  hq_bench_hall_make (path);
  hq_bench_hall_copy (path, second);
  hq_bench_hall_copy (path, third);
  hq_bench_hall_open (&bench.hall, path);
  hq_bench_hall_open (&bench.shadow, second);
  hq_bench_hall_exec (&bench.shadow, "PRAGMA synchronous = OFF");
  bench.floor = hq_bench_floor_new (third);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      hq_bench_side_init (&bench.engine[i], "engine");
      hq_bench_side_init (&bench.bare[i], "bare SQLite, same rows");
    }

  for (int i = 0; i < WAITING; i++)
    turn (&bench, 0, 1 + i % COUNTERS);
  hq_bench_side_clear (&bench.engine[0]);
  hq_bench_side_clear (&bench.bare[0]);
  hq_bench_side_init (&bench.engine[0], "engine");
  hq_bench_side_init (&bench.bare[0], "bare SQLite, same rows");
  for (guint pair = 0; pair < PAIRS; pair++)
    {
      for (guint i = 0; i < OPERATIONS; i++)
        {
          counter = 1 + counter % COUNTERS;
          /* There are four acts: without this each would always be met in the same order. */
          bench.floor_first = i % 2 != 0;
          for (guint act = 0; act < G_N_ELEMENTS (acts); act++)
            turn (&bench, act, counter);
        }
      for (guint act = 0; act < G_N_ELEMENTS (acts); act++)
        hq_bench_end_pair (&bench.engine[act], &bench.bare[act]);
    }
  hq_bench_floor_check (bench.floor, &bench.shadow);

  g_print ("The rate of the engine to that of the floor, which writes exactly the rows that the\n"
           "engine writes for the same act, by prepared statements with one commit, and reads\n"
           "nothing (write-ahead log, synchronous = FULL, foreign keys on).\n");
  for (guint act = 0; act < G_N_ELEMENTS (acts); act++)
    report (&bench, act);
  hq_bench_floor_free (bench.floor);
  hq_bench_hall_close (&bench.hall);
  hq_bench_hall_close (&bench.shadow);
  hq_bench_folder_end (folder);
  return 0;
}
