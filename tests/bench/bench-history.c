/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a long history and a long line cost: the same orders, in turns, on two copies of the demo
 * hall that differ in nothing else. */
#include <glib/gstdio.h>
#include <string.h>

#include "hq-bench-hall.h"
#include "hq-bench.h"

#define PAIRS 20
#define OPERATIONS 40 /* of each act in a pair */

/* Old tickets, four hundred days of them, each called, served and finished. */
#define DAYS 400
#define TICKETS_A_DAY 2500

/* Who waits in the two lines, and how many of them are the oldest and not ready. */
#define LONG_LINE 20000
#define SHORT_LINE 20
#define NOT_READY 10 /* one of so many */

/* All come to this service, and to the counters that serve nothing else. */
#define SERVICE "A"
#define COUNTERS 17

/* A visitor in so many seconds, so that who waits in the short line has walked to it. */
#define INTERVAL (15 * HQ_SECOND)

static const char *const history[] = {
  "PRAGMA foreign_keys = OFF",
  "PRAGMA synchronous = OFF",
  "PRAGMA cache_size = -1000000",
  "CREATE TEMP TABLE old (n INTEGER PRIMARY KEY, day INTEGER, at INTEGER) STRICT",
  "CREATE TEMP TABLE today AS SELECT max(day) AS day, opens_at FROM business_day",
  "WITH RECURSIVE d (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM d WHERE i < " G_STRINGIFY (DAYS) ")"
  " INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at, closed_at)"
  " SELECT 1, CAST (strftime ('%Y%m%d', '2021-02-18', '-' || i || ' days') AS INTEGER), 'workday',"
  " 'closed', opens_at - i * 86400000000, opens_at - i * 86400000000 + 30000000000,"
  " opens_at - i * 86400000000, opens_at - i * 86400000000 + 30000000000 FROM d, today",
  "INSERT INTO day_prefix SELECT 1, day, '" SERVICE "', " G_STRINGIFY (TICKETS_A_DAY)
  " FROM business_day WHERE state = 'closed'",
  "INSERT INTO day_service (hall, day, service, issued, calls) SELECT 1, day, '" SERVICE "', "
  G_STRINGIFY (TICKETS_A_DAY) ", " G_STRINGIFY (TICKETS_A_DAY) " FROM business_day"
  " WHERE state = 'closed'",
  "INSERT INTO line (hall, day, service, lane, waiting) SELECT 1, day, '" SERVICE "', 'ordinary', 0"
  " FROM business_day WHERE state = 'closed'",
  "INSERT INTO duty (hall, duty, day, counter, staff, signed_in_at, signed_out_at)"
  " SELECT 1, 1000 + row_number () OVER (ORDER BY b.day, c.counter), b.day, c.counter,"
  " printf ('c%03d', c.counter), b.opens_at, b.closes_at FROM business_day AS b, counter AS c"
  " WHERE b.state = 'closed'",
  "WITH RECURSIVE t (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM t WHERE i < "
  G_STRINGIFY (TICKETS_A_DAY) " - 1)"
  " INSERT INTO old SELECT NULL, b.day, b.opens_at + t.i * 10000000 FROM business_day AS b, t"
  " WHERE b.state = 'closed' ORDER BY b.day, t.i",
  "INSERT INTO ticket (hall, ticket, day, prefix, number, token, class, language, device, issued_at,"
  " issued_for, ahead, state, period, ended_at, service, lane, target, reference, due_at,"
  " walk_until, from_floor)"
  " SELECT 1, n, day, '" SERVICE "', (n - 1) % " G_STRINGIFY (TICKETS_A_DAY) " + 1, randomblob (16),"
  " 'ordinary', 'zh', 'K1', at, '" SERVICE "', 3, 'finished', 1, at + 900000000, '" SERVICE "',"
  " 'ordinary', 1200000000, at, at + 120000000, at + 120000000, 1 FROM old",
  "INSERT INTO leg (hall, ticket, leg, cause, service, class, target, wait_from, ended_at, end)"
  " SELECT 1, n, 1, 'issue', '" SERVICE "', 'ordinary', 1200000000, at, at + 300000000, 'called'"
  " FROM old",
  "INSERT INTO period (hall, ticket, period, leg, service, counter, staff, duty, called_at, rule,"
  " score, walk_until, started_at, ended_at, end)"
  " SELECT 1, n, 1, 1, '" SERVICE "', n % 17 + 1, printf ('c%03d', n % 17 + 1), 1001 + n % 17,"
  " at + 300000000, 'score', 0.25, at + 120000000, at + 330000000, at + 900000000, 'finished'"
  " FROM old",
  "INSERT INTO matter (hall, ticket, matter, outcome, period) SELECT 1, n, 1, 'done', 1 FROM old",
  "INSERT INTO event (hall, seq, request, at, day, act, role, device, ticket, counter, value, before,"
  " after)"
  " SELECT 1, (SELECT max(seq) FROM event) + (n - 1) * 4 + k.column1, lower (hex (randomblob (16))),"
  " at, day, k.column2, k.column3, 'K1', n, 5, 3, k.column4, k.column5 FROM old,"
  " (VALUES (1, 'issue', 'visitor', NULL, 'waiting'), (2, 'call', 'clerk', 'waiting', 'called'),"
  " (3, 'start', 'clerk', 'called', 'serving'), (4, 'finish', 'clerk', 'serving', 'finished')) AS k",
  "DROP TABLE old",
  "DROP TABLE today",
};

/* The statements that make the indexes of the tables that get much, which are dropped meanwhile. */
static GPtrArray *
take_indexes (HqBenchHall *hall)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (hall->handle,
                                       "SELECT name, sql FROM sqlite_master WHERE type = 'index'"
                                       " AND sql IS NOT NULL AND tbl_name IN ('ticket', 'leg',"
                                       " 'period', 'matter', 'event')",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
      g_ptr_array_add (made, g_strdup ((const char *) sqlite3_column_text (stmt, 1)));
    }
  sqlite3_finalize (stmt);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX %s", (char *) names->pdata[i]);

      hq_bench_hall_exec (hall, sql);
    }
  return made;
}

static void
fill_history (const char *path)
{
  g_autoptr (GPtrArray) indexes = NULL;
  HqBenchHall hall;

  hq_bench_hall_make (path);
  hq_bench_hall_open (&hall, path);
  indexes = take_indexes (&hall);
  hq_bench_hall_exec (&hall, "PRAGMA journal_mode = OFF");
  for (guint i = 0; i < G_N_ELEMENTS (history); i++)
    hq_bench_hall_exec (&hall, history[i]);
  for (guint i = 0; i < indexes->len; i++)
    hq_bench_hall_exec (&hall, indexes->pdata[i]);
  g_assert_cmpint (hq_bench_hall_count (&hall, "SELECT count(*) FROM pragma_foreign_key_check"), ==,
                   0);
  hq_bench_hall_exec (&hall, "PRAGMA journal_mode = WAL");
  hq_bench_hall_close (&hall);
}

/* A hall with a history, kept among the temporary files from one run to the next. Its name holds
 * what it was made by: the schema and the statements above. */
static char *
find_history (const char *empty)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = NULL;
  g_autofree char *part = NULL;
  g_autofree char *lock = NULL;
  sqlite3_stmt *stmt;
  HqBenchHall hall;
  char *path;
  gint64 start = g_get_monotonic_time ();

  hq_bench_hall_open (&hall, empty);
  g_assert_cmpint (sqlite3_prepare_v2 (hall.handle, "SELECT sql FROM sqlite_master", -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    if (sqlite3_column_type (stmt, 0) != SQLITE_NULL)
      g_checksum_update (sum, sqlite3_column_text (stmt, 0), -1);
  sqlite3_finalize (stmt);
  hq_bench_hall_close (&hall);
  for (guint i = 0; i < G_N_ELEMENTS (history); i++)
    g_checksum_update (sum, (const guchar *) history[i], -1);

  name = g_strdup_printf ("hq-bench-history-%.12s.db", g_checksum_get_string (sum));
  path = hq_bench_path (name);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  part = g_strconcat (path, "-part", NULL);
  lock = g_strconcat (part, "-lock", NULL);
  g_unlink (part);
  fill_history (part);
  g_assert_cmpint (g_rename (part, path), ==, 0);
  g_unlink (lock);
  g_print ("%d old tickets made in %.0f s, kept in %s\n", DAYS * TICKETS_A_DAY,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, path);
  return path;
}

static void
run (HqBenchHall *hall, HqAct act, int counter)
{
  g_autoptr (GError) error = NULL;

  hq_bench_hall_run (hall, act, act == HQ_ACT_ISSUE ? 0 : counter, SERVICE, &error);
  g_assert_no_error (error);
}

/* Lets @n people wait, the oldest of them not ready yet. */
static void
fill_line (HqBenchHall *hall, guint n)
{
  g_autofree char *hold = g_strdup_printf (
    "UPDATE ticket SET ready = 0, due_at = reference + 36000000000 WHERE ticket IN"
    " (SELECT ticket FROM ticket WHERE state = 'waiting' ORDER BY reference, ticket LIMIT %u)",
    n / NOT_READY);

  hq_bench_hall_exec (hall, "PRAGMA synchronous = OFF");
  for (guint i = 0; i < n; i++)
    {
      if (i % MAX (1, n / SHORT_LINE) == 0)
        hall->now += INTERVAL;
      run (hall, HQ_ACT_ISSUE, 0);
    }
  hq_bench_hall_exec (hall, hold);
  hq_bench_hall_exec (hall, "PRAGMA wal_checkpoint (TRUNCATE)");
  hq_bench_hall_exec (hall, "PRAGMA synchronous = FULL");
}

static void
time_act (HqBenchSide *side, HqBenchHall *hall, HqAct act, int counter)
{
  hq_bench_side_begin (side);
  run (hall, act, counter);
  hq_bench_side_end (side);
}

/* The first hall is the one with much; issue and call-next are timed, the rest frees the counter. */
static void
compare (HqBenchHall halls[2], const char *const names[2], const char *what)
{
  static const HqAct acts[] = { HQ_ACT_ISSUE, HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };
  static const char *const words[] = { "issue", "call-next" };
  HqBenchSide sides[2][2];
  int counter = 0;
  guint first = 0;

  for (guint act = 0; act < 2; act++)
    for (guint i = 0; i < 2; i++)
      hq_bench_side_init (&sides[act][i], names[i]);
  for (guint pair = 0; pair < PAIRS; pair++)
    {
      for (guint i = 0; i < OPERATIONS; i++, first = 1 - first)
        {
          counter = 1 + counter % COUNTERS;
          halls[0].now = halls[1].now += INTERVAL;
          for (guint act = 0; act < G_N_ELEMENTS (acts); act++)
            for (guint j = 0; j < 2; j++)
              {
                guint k = j == 0 ? first : 1 - first;

                if (act < 2)
                  time_act (&sides[act][k], &halls[k], acts[act], counter);
                else
                  run (&halls[k], acts[act], counter);
              }
        }
      for (guint act = 0; act < 2; act++)
        hq_bench_end_pair (&sides[act][0], &sides[act][1]);
    }
  for (guint act = 0; act < 2; act++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", words[act], what);
      HqBenchAim aim = { name, 1.15, FALSE };

      hq_bench_report (&aim, &sides[act][0], &sides[act][1]);
      for (guint i = 0; i < 2; i++)
        hq_bench_side_clear (&sides[act][i]);
    }
}

static void
compare_lines (const char *empty, const char *folder)
{
  static const char *const names[] = { "20000 wait, 2000 not ready", "20 wait, 2 not ready" };
  g_autofree char *much = g_build_filename (folder, "long.db", NULL);
  g_autofree char *little = g_build_filename (folder, "short.db", NULL);
  HqBenchHall halls[2];

  hq_bench_hall_copy (empty, much);
  hq_bench_hall_copy (empty, little);
  hq_bench_hall_open (&halls[0], much);
  hq_bench_hall_open (&halls[1], little);
  fill_line (&halls[0], LONG_LINE);
  fill_line (&halls[1], SHORT_LINE);
  compare (halls, names, "lines");
  hq_bench_hall_close (&halls[0]);
  hq_bench_hall_close (&halls[1]);
}

static void
compare_histories (const char *empty, const char *folder)
{
  static const char *const names[] = { "1000000 old tickets", "none" };
  g_autofree char *kept = find_history (empty);
  g_autofree char *much = g_build_filename (folder, "old.db", NULL);
  g_autofree char *little = g_build_filename (folder, "new.db", NULL);
  HqBenchHall halls[2];

  hq_bench_hall_copy (kept, much);
  hq_bench_hall_copy (empty, little);
  hq_bench_hall_open (&halls[0], much);
  hq_bench_hall_open (&halls[1], little);
  fill_line (&halls[0], SHORT_LINE);
  fill_line (&halls[1], SHORT_LINE);
  compare (halls, names, "history");
  hq_bench_hall_close (&halls[0]);
  hq_bench_hall_close (&halls[1]);
}

int
main (int argc, char *argv[])
{
  g_autofree char *empty = NULL;
  char *folder;

  hq_bench_init (argc, argv);
  folder = hq_bench_folder_new ();
  empty = g_build_filename (folder, "empty.db", NULL);
  hq_bench_hall_make (empty);
  compare_lines (empty, folder);
  compare_histories (empty, folder);
  hq_bench_folder_end (folder);
  return 0;
}
