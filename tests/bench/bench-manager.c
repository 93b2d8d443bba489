/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the manager's page of today costs to open in a hall of ten years beside one that opened today:
 * the same day lived in both. */
#include <stdlib.h>

#include "hq-bench-days.h"
#include "hq-bench.h"
#include "hq-manager-figures.h"
#include "hq-manager-view.h"

/* Of each side in a pair. */
#define OPENINGS 3

/* 7,500,000 numbers; $HQ_BENCH_DAYS makes fewer days. */
#define DAYS 3000

/* The day: so many numbers are taken, and each counter serves in turn. */
#define NUMBERS 2500
#define SERVED 2000

static void
act (HqBenchHall *hall, HqAct what, int counter)
{
  g_autoptr (GError) error = NULL;

  hall->now += HQ_SECOND / 10;
  hq_bench_hall_run (hall, what, counter, HQ_BENCH_DAYS_SERVICE, &error);
  g_assert_no_error (error);
}

/* The day runs from midnight to midnight, whenever the bench does. */
static void
lift (HqBenchHall *hall)
{
  const HqActor operator = { .role = HQ_ROLE_OPERATOR };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hall->now = g_get_real_time ();
  hq_hall_run (hall->hall, &operator, &(HqOrder){ .act = HQ_ACT_LIFT_DAY, .now = hall->now }, &answer,
               &error);
  g_assert_no_error (error);
}

/* Numbers are taken and called at the counters of the service, and some wait at the end. */
static void
live_today (HqBenchHall *hall)
{
  const int counters = 17;

  for (int i = 0; i < NUMBERS; i++)
    {
      act (hall, HQ_ACT_ISSUE, 0);
      if (i >= SERVED)
        continue;
      act (hall, HQ_ACT_CALL, i % counters + 1);
      act (hall, HQ_ACT_START, i % counters + 1);
      act (hall, HQ_ACT_FINISH, i % counters + 1);
    }
}

/* Today is the machine's day, since the page shows no other one. */
static char *
make_hall (const char *folder, const char *name, guint days)
{
  char *path = g_build_filename (folder, name, NULL);
  HqBenchHall hall;

  hq_bench_hall_init (path);
  hq_bench_hall_open (&hall, path);
  lift (&hall);
  for (int counter = 1; counter <= HQ_BENCH_COUNTERS; counter++)
    act (&hall, HQ_ACT_SIGN_IN, counter);
  hq_bench_hall_exec (&hall, "PRAGMA synchronous = OFF");
  if (days > 0)
    hq_bench_days_fill (&hall, days);
  live_today (&hall);
  hq_bench_hall_exec (&hall, "PRAGMA wal_checkpoint (TRUNCATE)");
  hq_bench_hall_close (&hall);
  return path;
}

/* All that the page shows first, by a connection that has read nothing yet. */
static void
open_page (const char *path)
{
  g_autoptr (GError) error = NULL;
  HqHall *hall = hq_hall_open_to_read (path, &error);
  gpointer place = hq_view_place_new (HQ_SCREEN_MANAGER, "0");
  HqManagerView *view = hq_manager_view_read (hall, place, &error);
  HqManagerFigures *figures = hq_manager_figures_read (hall, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hq_manager_figures_find (figures, HQ_METRIC_TICKETS)->value, ==, NUMBERS);
  g_assert_cmpint (hq_manager_figures_find (figures, HQ_METRIC_WAITING)->value, ==, NUMBERS - SERVED);
  hq_manager_figures_free (figures);
  hq_manager_view_free (view);
  hq_view_place_free (place);
  hq_hall_close (hall);
}

static void
compare (const char *old, const char *new)
{
  const HqBenchAim aim = { "the page of today", 1.2, FALSE };
  HqBenchSide long_ago, today;

  hq_bench_side_init (&long_ago, "after ten years");
  hq_bench_side_init (&today, "on the first day");
  for (guint pair = 0; pair <= HQ_BENCH_PAIRS; pair++)
    {
      for (guint turn = 0; turn < 2; turn++)
        {
          HqBenchSide *side = (pair + turn) % 2 == 0 ? &long_ago : &today;

          for (guint i = 0; i < OPENINGS; i++)
            {
              hq_bench_side_begin (side);
              open_page (side == &long_ago ? old : new);
              hq_bench_side_end (side);
            }
        }
      hq_bench_end_pair (&long_ago, &today);
    }
  hq_bench_report (&aim, &long_ago, &today);
  hq_bench_side_clear (&long_ago);
  hq_bench_side_clear (&today);
}

int
main (int argc, char *argv[])
{
  const char *wanted = g_getenv ("HQ_BENCH_DAYS");
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  char *folder;

  hq_bench_init (argc, argv);
  folder = hq_bench_folder_new ();
  old = make_hall (folder, "old.db", wanted != NULL ? (guint) atoi (wanted) : DAYS);
  new = make_hall (folder, "new.db", 0);
  compare (old, new);
  hq_bench_folder_end (folder);
  return 0;
}
