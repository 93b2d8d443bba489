/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the figures of a month cost beside the bare statements that read the same rows, and what a kiosk
 * feels while somebody has those of a year computed. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-bench-days.h"
#include "hq-bench.h"
#include "hq-figure-table.h"
#include "hq-figures.h"
#include "hq-stretch.h"

/* A year of a hall, before the day on which it is looked at. */
#define DAYS 250
#define MONTH_FROM 20210119
#define MONTH_TO 20210217
#define YEAR_FROM 20200613

/* Of the one that computes figures, in a pair. */
#define ISSUES 60
#define SERVICE HQ_BENCH_DAYS_SERVICE
#define INTERVAL (15 * HQ_SECOND)

static char *
make_year (const char *folder)
{
  char *path = g_build_filename (folder, "year.db", NULL);
  HqBenchHall hall;

  hq_bench_hall_make (path);
  hq_bench_hall_open (&hall, path);
  hq_bench_days_fill (&hall, DAYS);
  hq_bench_hall_close (&hall);
  return path;
}

/* Reads each column of each row, as the figures do, and does nothing with them. */
static gint64
read_bare (HqBenchHall *hall, const char *sql)
{
  sqlite3_stmt *stmt;
  gint64 sum = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (hall->handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_int (stmt, 1, 1);
  sqlite3_bind_int (stmt, 2, MONTH_FROM);
  sqlite3_bind_int (stmt, 3, MONTH_TO);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      {
        if (sqlite3_column_type (stmt, i) == SQLITE_TEXT)
          sum += sqlite3_column_text (stmt, i)[0];
        else
          sum += sqlite3_column_int64 (stmt, i);
      }
  sqlite3_finalize (stmt);
  return sum;
}

static void
compute (HqBenchHall *hall, HqDate from, HqDate to)
{
  g_autoptr (GArray) figures = hq_figures_compute (hall->hall, from, to, hall->now, NULL);

  g_assert_nonnull (figures);
}

static void
compare_month (HqBenchHall *hall)
{
  const HqBenchAim aim = { "a month's figures", 2, FALSE };
  HqBenchSide figures, bare;
  const HqText *texts;
  guint n;

  hq_bench_side_init (&figures, "figures");
  hq_bench_side_init (&bare, "bare statements");
  /* The first of the table are those of the figures, one for each kind of row. */
  texts = hq_figure_table_get_texts (&n);
  for (guint pair = 0; pair <= HQ_BENCH_PAIRS; pair++)
    {
      for (guint turn = 0; turn < 2; turn++)
        {
          HqBenchSide *side = (pair + turn) % 2 == 0 ? &figures : &bare;

          hq_bench_side_begin (side);
          if (side == &figures)
            compute (hall, MONTH_FROM, MONTH_TO);
          for (guint i = 0; side == &bare && i < HQ_N_FIGURE_KINDS; i++)
            read_bare (hall, texts[i].sql);
          hq_bench_side_end (side);
        }
      hq_bench_end_pair (&figures, &bare);
    }
  hq_bench_report (&aim, &figures, &bare);
  hq_bench_side_clear (&figures);
  hq_bench_side_clear (&bare);
}

/* Another process, which computes the figures of the year until it is ended. */
static pid_t
start_year (const char *path)
{
  int pipes[2];
  char begun;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      HqHall *hall = hq_hall_open_apart (path, NULL);

      g_assert_cmpint (write (pipes[1], "", 1), ==, 1);
      for (;;)
        g_array_unref (hq_figures_compute (hall, YEAR_FROM, MONTH_TO, 0, NULL));
    }
  close (pipes[1]);
  g_assert_cmpint (read (pipes[0], &begun, 1), ==, 1);
  close (pipes[0]);
  return child;
}

static void
issue (HqBenchHall *hall, HqBenchSide *side)
{
  for (guint i = 0; i < ISSUES; i++)
    {
      g_autoptr (GError) error = NULL;

      hall->now += INTERVAL / 60;
      hq_bench_side_begin (side);
      hq_bench_hall_run (hall, HQ_ACT_ISSUE, 0, SERVICE, &error);
      hq_bench_side_end (side);
      g_assert_no_error (error);
      g_usleep (10000);
    }
}

/* The two ways take turns in being the first. */
static void
compare_issue (HqBenchHall *hall)
{
  const HqBenchAim aim = { "a number at the kiosk", 1.2, FALSE };
  HqBenchSide busy, quiet;

  hq_bench_side_init (&busy, "while a year is computed");
  hq_bench_side_init (&quiet, "without");
  for (guint pair = 0; pair <= HQ_BENCH_PAIRS; pair++)
    {
      for (guint turn = 0; turn < 2; turn++)
        {
          gboolean is_busy = (pair + turn) % 2 == 0;
          pid_t child = is_busy ? start_year (hall->path) : 0;

          issue (hall, is_busy ? &busy : &quiet);
          if (is_busy)
            {
              kill (child, SIGKILL);
              g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
            }
        }
      hq_bench_end_pair (&busy, &quiet);
    }
  hq_bench_report (&aim, &busy, &quiet);
  hq_bench_side_clear (&busy);
  hq_bench_side_clear (&quiet);
}

/* What the day's page and a report read of the year, and what it takes. */
static void
time_year (HqBenchHall *hall)
{
  const HqStretchAsk ask = { YEAR_FROM, MONTH_TO };
  gint64 start = g_get_monotonic_time ();
  HqStretch *stretch = hq_stretch_read (hall->hall, &ask, NULL);

  g_assert_nonnull (stretch);
  hq_stretch_free (stretch);
  g_print ("a year of %d days, its figures and those of each day: %.1f s\n", DAYS,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  HqBenchHall hall;
  char *folder;

  hq_bench_init (argc, argv);
  folder = hq_bench_folder_new ();
  path = make_year (folder);
  hq_bench_hall_open (&hall, path);
  compare_month (&hall);
  compare_issue (&hall);
  time_year (&hall);
  hq_bench_hall_close (&hall);
  hq_bench_folder_end (folder);
  return 0;
}
