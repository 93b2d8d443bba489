/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-bench-hall.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <unistd.h>

#include "hq-init.h"

/* Well after the opening, so that nobody waits for it. */
#define MORNING "2021-02-18T09:00:00"

static sqlite3 *newest;

/* The store keeps its connection to itself: the engine tells of each that is opened. */
static int
on_open (sqlite3 *handle, char **message, const struct sqlite3_api_routines *routines)
{
  newest = handle;
  return SQLITE_OK;
}

static GBytes *
read_demo (const char *name)
{
  g_autofree char *path = g_build_filename (HQ_DEMO_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/**
 * hq_bench_hall_init:
 * @path: a file that is not there
 *
 * Makes the demo hall, without a day.
 */
void
hq_bench_hall_init (const char *path)
{
  g_autoptr (GBytes) setup = read_demo ("hall.json");
  g_autoptr (GBytes) calendar = read_demo ("calendar.json");
  g_autoptr (GError) error = NULL;

  hq_init_create (path, HQ_HALL_DEMO, setup, calendar, &error);
  g_assert_no_error (error);
}

/**
 * hq_bench_hall_make:
 * @path: a file that is not there
 *
 * Makes the demo hall, opens its day and puts a clerk at each counter.
 */
void
hq_bench_hall_make (const char *path)
{
  g_autoptr (GError) error = NULL;
  HqBenchHall bench;

  hq_bench_hall_init (path);
  hq_bench_hall_open (&bench, path);
  for (int counter = 1; counter <= HQ_BENCH_COUNTERS; counter++)
    {
      hq_bench_hall_run (&bench, HQ_ACT_SIGN_IN, counter, NULL, &error);
      g_assert_no_error (error);
    }
  hq_bench_hall_close (&bench);
}

/**
 * hq_bench_hall_copy:
 * @from: a hall that nobody uses
 * @to: a file that is not there
 */
void
hq_bench_hall_copy (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;
  int fd;

  g_file_copy (source, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Else the disk writes the copy while it is measured. */
  fd = open (to, O_RDWR);
  g_assert_cmpint (fsync (fd), ==, 0);
  close (fd);
}

void
hq_bench_hall_open (HqBenchHall *bench, const char *path)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GError) error = NULL;

  sqlite3_auto_extension ((void (*) (void)) on_open);
  *bench = (HqBenchHall){ .path = g_strdup (path), .hall = hq_hall_open (path, &error) };
  sqlite3_cancel_auto_extension ((void (*) (void)) on_open);
  g_assert_no_error (error);
  bench->handle = newest;
  bench->now = hq_date_parse_time (MORNING, zone);
}

void
hq_bench_hall_close (HqBenchHall *bench)
{
  hq_hall_close (bench->hall);
  g_free (bench->path);
}

/**
 * hq_bench_hall_exec:
 * @sql: statements of the bench's own, outside what is timed
 */
void
hq_bench_hall_exec (HqBenchHall *bench, const char *sql)
{
  if (sqlite3_exec (bench->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (bench->handle));
}

gint64
hq_bench_hall_count (HqBenchHall *bench, const char *sql)
{
  sqlite3_stmt *stmt;
  gint64 value;

  if (sqlite3_prepare_v2 (bench->handle, sql, -1, &stmt, NULL) != SQLITE_OK
      || sqlite3_step (stmt) != SQLITE_ROW)
    g_error ("%s: %s", sql, sqlite3_errmsg (bench->handle));
  value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

/**
 * hq_bench_hall_run:
 * @counter: 0 for a kiosk; the counter's clerk has its number
 * @service: (nullable): of an issue
 *
 * One act, with a request id as every screen makes one.
 *
 * Returns: as hq_hall_run()
 */
gboolean
hq_bench_hall_run (HqBenchHall *bench, HqAct act, int counter, const char *service, GError **error)
{
  g_autofree char *request
      = bench->request != NULL ? g_strdup (bench->request) : g_uuid_string_random ();
  g_autofree char *staff = g_strdup_printf ("c%03d", counter);
  /* The demo hall has no catalogue before it is imported, and a case needs an item of it. */
  const HqMatterOrder matter = { NULL, HQ_OUTCOME_ENQUIRY };
  HqActor actor = { .request = request, .role = HQ_ROLE_VISITOR, .device = "K1" };
  HqOrder order = { .act = act, .now = bench->now, .counter = counter, .service = service };
  HqAnswer answer;

  if (act == HQ_ACT_FINISH)
    {
      order.matters = &matter;
      order.n_matters = 1;
    }
  if (counter > 0)
    actor = (HqActor){ .request = request, .role = HQ_ROLE_CLERK, .staff = staff };
  if (!hq_hall_run (bench->hall, &actor, &order, &answer, error))
    return FALSE;
  bench->ticket = answer.ticket.ticket;
  bench->seq = answer.seq;
  return TRUE;
}
