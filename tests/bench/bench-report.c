/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the figures of a month cost beside the bare statements that read the same rows, and what a kiosk
 * feels while somebody has those of a year computed. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-bench-hall.h"
#include "hq-bench.h"
#include "hq-figure-table.h"
#include "hq-figures.h"

/* A year of a hall, before the day on which it is looked at: each number called, served and finished,
 * a third of them rated, and a case for each second one. */
#define DAYS 250
#define TICKETS_A_DAY 2500
#define MONTH_FROM 20210119
#define MONTH_TO 20210217
#define YEAR_FROM 20200218

/* Of the one that computes figures, in a pair. */
#define ISSUES 60
#define SERVICE "A"
#define INTERVAL (15 * HQ_SECOND)

static const char *const year[] = {
  "PRAGMA foreign_keys = OFF",
  "PRAGMA synchronous = OFF",
  "PRAGMA cache_size = -400000",
  "CREATE TEMP TABLE today AS SELECT max(day) AS day, opens_at FROM business_day",
  "WITH RECURSIVE d (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM d WHERE i < " G_STRINGIFY (DAYS) ")"
  " INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at, closed_at)"
  " SELECT 1, CAST (strftime ('%Y%m%d', '2021-02-18', '-' || i || ' days') AS INTEGER), 'workday',"
  " 'closed', opens_at - i * 86400000000, opens_at - i * 86400000000 + 30000000000,"
  " opens_at - i * 86400000000, opens_at - i * 86400000000 + 30000000000 FROM d, today",
  "INSERT INTO day_prefix SELECT 1, day, '" SERVICE "', " G_STRINGIFY (TICKETS_A_DAY)
  " FROM business_day WHERE state = 'closed'",
  "INSERT INTO duty (hall, duty, day, counter, staff, signed_in_at, signed_out_at)"
  " SELECT 1, 1000 + row_number () OVER (ORDER BY b.day, c.counter), b.day, c.counter,"
  " printf ('c%03d', c.counter), b.opens_at, b.closes_at FROM business_day AS b, counter AS c"
  " WHERE b.state = 'closed'",
  "CREATE TEMP TABLE old (n INTEGER PRIMARY KEY, day INTEGER, at INTEGER, r INTEGER) STRICT",
  "WITH RECURSIVE t (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM t WHERE i < "
  G_STRINGIFY (TICKETS_A_DAY) " - 1)"
  " INSERT INTO old SELECT NULL, b.day, b.opens_at + t.i * 10000000, abs (random ()) % 1000"
  " FROM business_day AS b, t WHERE b.state = 'closed' ORDER BY b.day, t.i",
  "INSERT INTO ticket (hall, ticket, day, prefix, number, token, class, language, device, issued_at,"
  " issued_for, ahead, state, period, ended_at, service, lane, target, reference, due_at,"
  " walk_until, from_floor)"
  " SELECT 1, n, day, '" SERVICE "', (n - 1) % " G_STRINGIFY (TICKETS_A_DAY) " + 1, randomblob (16),"
  " 'ordinary', 'zh', 'K1', at, '" SERVICE "', 3, 'finished', 1, at + 2900000000, '" SERVICE "',"
  " 'ordinary', 1200000000, at, at + 120000000, at + 120000000, 1 FROM old",
  "INSERT INTO leg (hall, ticket, leg, cause, service, class, target, wait_from, ended_at, \"end\")"
  " SELECT 1, n, 1, 'issue', '" SERVICE "', 'ordinary', 1200000000, at, at + r * 2000000, 'called'"
  " FROM old",
  "INSERT INTO period (hall, ticket, period, leg, service, counter, staff, duty, called_at, rule,"
  " score, walk_until, started_at, ended_at, \"end\")"
  " SELECT 1, n, 1, 1, '" SERVICE "', n % 100 + 1, printf ('c%03d', n % 100 + 1), 1001 + n % 100,"
  " at + r * 2000000, 'score', 0.25, at + 120000000, at + r * 2000000 + 30000000,"
  " at + r * 2000000 + 30000000 + 600000 * (r % 999), 'finished' FROM old",
  "INSERT INTO matter (hall, ticket, matter, outcome, period) SELECT 1, n, 1, 'done', 1 FROM old",
  "INSERT INTO rating (hall, ticket, period, level, channel, rated_at)"
  " SELECT 1, n, 1, 1 + r % 5, 'pad', at + 3000000000 FROM old WHERE n % 3 = 0",
  "INSERT INTO case_file (hall, case_file, ticket, matter, service, kind, promised_days, counter,"
  " staff, accepted_at, accepted_day, clock_from, due_day, state, ended_at, ended_day)"
  " SELECT 1, n, n, 1, '" SERVICE "', CASE WHEN r % 4 = 0 THEN 'promised' ELSE 'instant' END, 3,"
  " n % 100 + 1, printf ('c%03d', n % 100 + 1), at, day, day, day, 'closed', at, day FROM old"
  " WHERE n % 2 = 0",
  "DROP TABLE old",
  "DROP TABLE today",
  "PRAGMA wal_checkpoint (TRUNCATE)",
};

static char *
make_year (const char *folder)
{
  char *path = g_build_filename (folder, "year.db", NULL);
  gint64 start = g_get_monotonic_time ();
  HqBenchHall hall;

  hq_bench_hall_make (path);
  hq_bench_hall_open (&hall, path);
  for (guint i = 0; i < G_N_ELEMENTS (year); i++)
    hq_bench_hall_exec (&hall, year[i]);
  hq_bench_hall_close (&hall);
  g_print ("%d old tickets made in %.0f s\n", DAYS * TICKETS_A_DAY,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
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
  hq_bench_hall_close (&hall);
  hq_bench_folder_end (folder);
  return 0;
}
