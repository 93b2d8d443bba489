/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-replay.h"
#include "hq-test.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"

#define DAY 20210218

typedef struct
{
  HqTestHall test;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_init (&fixture->test, HQ_HALL_TRIAL);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  hq_test_hall_clear (&fixture->test);
}

#define COUNT(sql) hq_test_hall_count (&fixture->test, sql)

static HqArrivals *
read_arrivals (void)
{
  g_autofree char *path = g_build_filename (HQ_FIXTURES_FOLDER, "arrivals.csv", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  HqArrivals *arrivals;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  arrivals = hq_arrivals_file_parse (data, size, 1, &error);
  g_assert_no_error (error);
  return arrivals;
}

/* A watcher that ends the replay, or the process, at an act. */
typedef struct
{
  guint at;
  gboolean kills;
} Interruption;

static gboolean
interrupt (const HqReplayProgress *progress, gpointer user_data)
{
  const Interruption *interruption = user_data;

  if (progress->acts - progress->repeated != interruption->at)
    return TRUE;
  if (interruption->kills)
    kill (getpid (), SIGKILL);
  return FALSE;
}

/* Which day is replayed. */
typedef struct
{
  gboolean opening;
  HqReplayOptions options;
} Case;

static HqReplayResult *
replay (const char *path, const Case *what, Interruption *interruption, GError **error)
{
  g_autoptr (HqArrivals) arrivals = read_arrivals ();
  g_autoptr (HqHall) hall = hq_hall_open (path, error);
  g_autoptr (HqReplayPlan) plan = NULL;
  HqReplayWatcher watcher = { interruption != NULL ? interrupt : NULL, interruption };
  HqReplayResult *result = NULL;

  if (hall == NULL)
    return NULL;
  plan = what->opening ? hq_replay_plan_new_opening (hall, &what->options, error)
                       : hq_replay_plan_new_file (hall, &what->options, arrivals, error);
  if (plan == NULL || !hq_replay_run (hall, plan, &watcher, &result, error))
    return NULL;
  return result;
}

static const Case records = { FALSE, { .day = DAY, .seed = 1 } };
static const Case all_day = { FALSE, { .day = DAY, .seed = 1, .counters = 2, .all_day = TRUE } };
static const Case opening = { TRUE, { .day = DAY, .seed = 1, .visits = 300 } };

static HqReplayResult *
replay_whole (const char *path, const Case *what)
{
  g_autoptr (GError) error = NULL;
  HqReplayResult *result = replay (path, what, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* What the replay counted is what stands in the file. */
static void
assert_counts (Fixture *fixture, const HqReplayResult *result)
{
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, result->issued);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'cancelled'"), ==,
                   result->cancelled);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'unserved'"), ==,
                   result->unserved);
  g_assert_cmpint (COUNT (
                     "SELECT count(*) FROM period WHERE \"end\" = 'finished' AND measured = 1"),
                   ==, result->served);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE \"end\" = 'missed'"), ==,
                   result->missed);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE \"end\" = 'redirected'"), ==,
                   result->redirected);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE \"end\" = 'continued'"), ==,
                   result->continued);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'hold'"), ==, result->held);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating"), ==, result->rated);
  g_assert_cmpuint (result->issued + result->refused, ==, result->progress.of);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day WHERE state = 'closed'"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty WHERE signed_out_at IS NULL"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT coalesce(sum(waiting), 0) FROM line"), ==, 0);
  g_assert_cmpint (
    COUNT ("SELECT count(*) FROM leg WHERE leg = 1 AND \"end\" IN ('called', 'redirected')"), ==,
    result->waits->len);
}

static void
test_replay_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqArrivals) arrivals = read_arrivals ();
  g_autoptr (HqReplayResult) result = replay_whole (fixture->test.path, &records);

  assert_counts (fixture, result);
  g_assert_cmpuint (arrivals->servers, ==, 3);
  g_assert_cmpuint (arrivals->never_queued, ==, 2);
  /* X is made, with a letter of its own. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM service WHERE service = 'X' AND prefix = 'X'"), ==,
                   1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE prefix = 'X'"), >, 5);
  g_assert_cmpuint (result->served, >, 40);
  g_assert_cmpuint (result->refused, >, 0);
  /* The median wait is the store's too. */
  g_assert_cmpint (COUNT ("SELECT max(ended_at - wait_from) FROM leg WHERE \"end\" = 'called'"), ==,
                   hq_replay_get_quantile (result->waits, 1));
  g_assert_cmpint (hq_replay_get_quantile (result->real_waits, 1), >, HQ_MINUTE);
}

static void
test_replay_all_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqArrivals) arrivals = read_arrivals ();
  g_autoptr (HqReplayResult) result = replay_whole (fixture->test.path, &all_day);
  guint past_quota = 0;

  for (guint i = 0; i < arrivals->visits->len; i++)
    past_quota += g_str_equal (g_array_index (arrivals->visits, HqVisit, i).service, "D");
  past_quota -= 20;
  assert_counts (fixture, result);
  /* Nobody finds a service closed; the numbers of D go out. */
  g_assert_cmpuint (result->refused, ==, past_quota);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM day_session"), ==,
                   COUNT ("SELECT count(*) FROM service WHERE active = 1"));
  g_assert_cmpint (COUNT ("SELECT max(closes_at) - min(opens_at) FROM day_session"), ==,
                   24 * HQ_HOUR);
  /* Three in the morning, and a visit that midnight ended. */
  g_assert_cmpint (hq_test_hall_time ("2021-02-18T03:00:10"), ==,
                   COUNT ("SELECT min(started_at) FROM period"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE measured = 0"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(DISTINCT counter) FROM period"), ==, 2);
}

static void
test_replay_opening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqReplayResult) result = replay_whole (fixture->test.path, &opening);

  assert_counts (fixture, result);
  g_assert_cmpuint (result->progress.of, ==, 300);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM pause WHERE ended_at - started_at = 600000000"), >,
                   0);
  /* Nobody is called before the doors open, or in the noon that this hall does not cover. */
  g_assert_cmpint (COUNT ("SELECT min(called_at) FROM period"), >=,
                   hq_test_hall_time ("2021-02-18T09:00:00"));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All rows of @table but what is random: tokens, the day's key and its hashes. */
static void
dump_table (const char *path, const char *table, GPtrArray *lines)
{
  static const char *const drawn[] = { "token", "person_key", "hash", NULL };
  g_autoptr (GPtrArray) columns = hq_test_store_list_columns (path, table);
  g_autoptr (GString) sql = g_string_new ("SELECT ''");
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      const char *column = ((char **) columns->pdata[i])[0];

      if (!g_strv_contains (drawn, column))
        g_string_append_printf (sql, ", \"%s\"", column);
    }
  g_string_append_printf (sql, " FROM %s", table);
  rows = hq_test_store_ask (path, sql->str);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *values = g_strjoinv ("|", rows->pdata[i]);

      g_ptr_array_add (lines, g_strconcat (table, values, NULL));
    }
}

static char *
dump (const char *path)
{
  g_autoptr (GPtrArray) tables = hq_test_store_list_tables (path);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tables->len; i++)
    dump_table (path, ((char **) tables->pdata[i])[0], lines);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Replays in a process that is killed after so many new acts; %FALSE if it came to the end. */
static gboolean
replay_killed (const char *path, const Case *what, guint acts)
{
  Interruption interruption = { acts, TRUE };
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (HqReplayResult) result = replay (path, what, &interruption, NULL);

      _exit (result != NULL ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return FALSE;
}

/* Killed again and again and gone on with, it is the day that it is without. */
static void
test_replay_killed (Fixture *fixture, gconstpointer data)
{
  const Case *what = data;
  guint acts = 40 + hq_test_seed () % 40;
  g_autofree char *whole = NULL;
  g_autofree char *pieces = NULL;
  HqTestHall other;
  guint kills = 0;

  hq_test_hall_init (&other, HQ_HALL_TRIAL);
  g_clear_pointer (&other.hall, hq_hall_close);
  g_clear_pointer (&fixture->test.hall, hq_hall_close);
  hq_replay_result_free (replay_whole (fixture->test.path, what));
  while (replay_killed (other.path, what, acts))
    kills++;
  g_assert_cmpuint (kills, >, 1);
  whole = dump (fixture->test.path);
  pieces = dump (other.path);
  g_assert_cmpuint (strlen (whole), >, 10000);
  g_assert_cmpstr (whole, ==, pieces);
  other.hall = hq_hall_open (other.path, NULL);
  hq_test_hall_clear (&other);
  fixture->test.hall = hq_hall_open (fixture->test.path, NULL);
}

static void
test_replay_interrupted (Fixture *fixture, gconstpointer data)
{
  Interruption interruption = { 50, FALSE };
  g_autoptr (HqReplayResult) rest = NULL;
  g_autoptr (HqReplayResult) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (replay (fixture->test.path, &records, &interruption, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_CANCELLED);
  rest = replay_whole (fixture->test.path, &records);
  g_assert_cmpuint (rest->progress.repeated, ==, 50);
  assert_counts (fixture, rest);
  again = replay_whole (fixture->test.path, &records);
  g_assert_cmpuint (again->progress.repeated, ==, again->progress.acts);
  g_assert_cmpuint (again->progress.acts, ==, rest->progress.acts);
  assert_counts (fixture, again);
}

static void
assert_refused (const char *path, const Case *what, HqError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (replay (path, what, NULL, &error));
  g_assert_error (error, HQ_ERROR, (int) code);
}

static void
test_replay_refused (Fixture *fixture, gconstpointer data)
{
  HqActor actor = { .role = HQ_ROLE_VISITOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A",
                    .now = hq_test_hall_time ("2021-02-18T07:30:00") };
  Case holiday = records;
  Case unknown = records;
  HqTestHall real;
  HqAnswer answer;

  holiday.options.day = 20210217;
  unknown.options.day = 20190218;
  assert_refused (fixture->test.path, &holiday, HQ_ERROR_DAY_NOT_OPEN);
  assert_refused (fixture->test.path, &unknown, HQ_ERROR_NO_CALENDAR);
  /* Somebody lives on that day already, or has lived later. */
  g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &answer, NULL));
  assert_refused (fixture->test.path, &records, HQ_ERROR_DAY_OPEN);
  order.now = hq_test_hall_time ("2021-02-19T09:00:00");
  g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &answer, NULL));
  assert_refused (fixture->test.path, &records, HQ_ERROR_BACK_DATED);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 2);

  hq_test_hall_init (&real, HQ_HALL_REAL);
  assert_refused (real.path, &records, HQ_ERROR_NOT_A_TRIAL);
  hq_test_hall_clear (&real);
}

/* Every fault of a file of records is told with its place. */
static void
test_replay_faults (void)
{
  static const struct
  {
    const char *row;
    const char *place;
  } faults[] = {
    { "8:00:00,A,0,,08:00:01,10,,ONE", "line 2, column 1:" },
    { "24:00:00,A,0,,08:00:01,10,,ONE", "line 2, column 1:" },
    { ",A,0,,08:00:01,10,,ONE", "line 2, column 1:" },
    { "08:00:00,,0,,08:00:01,10,,ONE", "line 2, column 10:" },
    { "08:00:00,A,3,,08:00:01,10,,ONE", "line 2, column 12:" },
    { "08:00:00,A,0,x,08:00:01,10,,ONE", "line 2, column 14:" },
    { "08:00:00,A,0,,08:61:01,10,,ONE", "line 2, column 15:" },
    { "08:00:00,A,0,,08:00:01,-1,,ONE", "line 2, column 24:" },
    { "08:00:00,A,0,,,,,", "line 2, column 16:" },
    { "08:00:00,A,0,,08:00:01,10,5,ONE", "line 2, column 27:" },
    { "08:00:00,A,0", "line 2, column 1:" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *text = g_strdup_printf ("arrive,service,class,queued_at,started_at,"
                                               "handling_s,left_after_s,server\n%s\n",
                                               faults[i].row);

      g_assert_null (hq_arrivals_file_parse (text, strlen (text), 1, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
      g_assert_nonnull (strstr (error->message, faults[i].place));
      g_clear_error (&error);
    }
  g_assert_null (hq_arrivals_file_parse ("arrive,kind\n", 12, 1, &error));
  g_assert_nonnull (strstr (error->message, "line 1, column 8:"));
  g_clear_error (&error);
  g_assert_null (hq_arrivals_file_parse (NULL, 0, 1, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/replay/" name, Fixture, data, setup, func, teardown)
  ADD ("records", NULL, test_replay_records);
  ADD ("all-day", NULL, test_replay_all_day);
  ADD ("opening", NULL, test_replay_opening);
  ADD ("killed/records", &records, test_replay_killed);
  ADD ("killed/all-day", &all_day, test_replay_killed);
  ADD ("killed/opening", &opening, test_replay_killed);
  ADD ("interrupted", NULL, test_replay_interrupted);
  ADD ("refused", NULL, test_replay_refused);
  g_test_add_func ("/replay/faults", test_replay_faults);
  return g_test_run ();
}
