/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-bench-days.h"

#define SERVICE HQ_BENCH_DAYS_SERVICE
#define TICKETS G_STRINGIFY (HQ_BENCH_DAYS_TICKETS)

/* Days before the last one that the hall has: each number called, served and finished, a third of them
 * rated, and a case for each second one. wanted has the number of them. */
static const char *const days[] = {
  "PRAGMA foreign_keys = OFF",
  "PRAGMA synchronous = OFF",
  "PRAGMA cache_size = -400000",
  "CREATE TEMP TABLE today AS SELECT opens_at, printf ('%d-%02d-%02d', day / 10000, day / 100 % 100,"
  " day % 100) AS date FROM business_day ORDER BY day DESC LIMIT 1",
  "WITH RECURSIVE d (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM d, wanted WHERE i < n)"
  " INSERT INTO business_day (hall, day, day_kind, state, opens_at, closes_at, opened_at, closed_at)"
  " SELECT 1, CAST (strftime ('%Y%m%d', date, '-' || i || ' days') AS INTEGER), 'workday',"
  " 'closed', opens_at - i * 86400000000, opens_at - i * 86400000000 + 30000000000,"
  " opens_at - i * 86400000000, opens_at - i * 86400000000 + 30000000000 FROM d, today",
  "INSERT INTO day_prefix SELECT 1, day, '" SERVICE "', " TICKETS " FROM business_day"
  " WHERE state = 'closed'",
  "INSERT INTO duty (hall, duty, day, counter, staff, signed_in_at, signed_out_at)"
  " SELECT 1, 1000 + row_number () OVER (ORDER BY b.day, c.counter), b.day, c.counter,"
  " printf ('c%03d', c.counter), b.opens_at, b.closes_at FROM business_day AS b, counter AS c"
  " WHERE b.state = 'closed'",
  "CREATE TEMP TABLE old (n INTEGER PRIMARY KEY, day INTEGER, at INTEGER, r INTEGER) STRICT",
  "WITH RECURSIVE t (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM t WHERE i < "
  TICKETS " - 1)"
  " INSERT INTO old SELECT NULL, b.day, b.opens_at + t.i * 10000000, abs (random ()) % 1000"
  " FROM business_day AS b, t WHERE b.state = 'closed' ORDER BY b.day, t.i",
  "INSERT INTO ticket (hall, ticket, day, prefix, number, token, class, language, device, issued_at,"
  " issued_for, ahead, state, period, ended_at, service, lane, target, reference, due_at,"
  " walk_until, from_floor)"
  " SELECT 1, n, day, '" SERVICE "', (n - 1) % " TICKETS " + 1, randomblob (16),"
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

/**
 * hq_bench_days_fill:
 * @bench: a hall whose last day has no number yet
 * @n: how many days it is to have before that one, one after the other
 *
 * Prints how long it took.
 */
void
hq_bench_days_fill (HqBenchHall *bench, guint n)
{
  g_autofree char *wanted = g_strdup_printf ("CREATE TEMP TABLE wanted AS SELECT %u AS n", n);
  gint64 start = g_get_monotonic_time ();

  hq_bench_hall_exec (bench, wanted);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    hq_bench_hall_exec (bench, days[i]);
  g_print ("%u old tickets made in %.0f s\n", n * HQ_BENCH_DAYS_TICKETS,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}
