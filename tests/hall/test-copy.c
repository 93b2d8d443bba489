/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hq-check.h"
#include "hq-copy.h"
#include "hq-error.h"
#include "hq-schema-list.h"
#include "hq-test-day.h"
#include "hq-test-store.h"
#include "hq-test.h"

/* How long a server may take to notice that a program was killed. */
#define PATIENCE (30 * G_USEC_PER_SEC)

/* What each engine writes in its own way: marks, quotes, what looks like nothing, letters of four
 * bytes, and ends of lines. */
static const char *const texts[] = {
  "",
  "NULL",
  "{a,b}",
  "it''s \"so\"",
  "back\\slash \\x00",
  "🏛️👩‍👩‍👧 窗口",
  "1\n2\t3",
  " blank ",
  "(1,2),null;--",
  "é",
  "%s %d",
  "?1 $1 @ ~",
};

G_GNUC_PRINTF (2, 3)
static void
tell (HqTestDay *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  hq_test_store_tell (fixture->test.path, sql);
}

/* A hall with something in most of its tables, and with first places of the next day. */
static void
fill (HqTestDay *fixture)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *code = NULL;
  const HqMatterOrder accepted[] = { { "P5", HQ_OUTCOME_ACCEPTED }, { "I1", HQ_OUTCOME_DONE } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    tell (fixture, "INSERT INTO floor (hall, floor, name, name_en) VALUES (1, %u, '%s', '%s')",
          100 + i, texts[i], texts[G_N_ELEMENTS (texts) - 1 - i]);
  tell (fixture, "INSERT INTO setting (hall, key, value) VALUES (1, 'notice', '%s')", long_text);
  tell (fixture,
        "INSERT INTO access (hall, access, at, staff, place, what, granted)"
        " VALUES (1, 1, 9007199254740993, '管理', '', '', 0), (1, 2, -1, 'm1', 'K1', 'x', 1)");
  hq_test_day_go (fixture, "15:00:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "B", .identity = "11010519491231002X");
  hq_test_day_visit (fixture, 3);
  DO (.act = HQ_ACT_FINISH, .counter = 3, .matters = accepted, .n_matters = 2);
  code = hq_hall_format_token (&fixture->answer.ticket);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 5);
  DO (.act = HQ_ACT_PAUSE, .counter = 3, .reason = "午休");
  DO (.act = HQ_ACT_CALL, .counter = 1);
}

/* The next day, to which two tickets were carried; somebody is called on it. */
static void
go_on (HqTestDay *fixture)
{
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  hq_test_day_go (fixture, "17:30:00");
  DO (.act = HQ_ACT_CLOSE_DAY, .first_place = TRUE);
  hq_test_day_go (fixture, "2021-02-19T09:10:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All rows of a store, asked of the engine. */
static char *
dump (const char *path)
{
  HqTestHall test = { .path = (char *) path };
  g_autofree char *text = hq_test_hall_dump (&test, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static gint64
count (const char *path, const char *sql)
{
  HqTestHall test = { .path = (char *) path };

  return hq_test_hall_count (&test, sql);
}

static void
check (const char *path)
{
  HqTestHall test = { .path = (char *) path };

  hq_test_hall_check (&test);
}

static char *
new_file (void)
{
  return hq_test_path (hq_test_folder_new (), "copy.db");
}

static void
copy_day (const char *from, const char *to, HqDate day)
{
  const HqCopyOptions options = { .from = from, .to = to, .day = day };
  g_autoptr (HqCopyResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rows = 0;

  hq_copy_run (&options, &result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->counts->len; i++)
    rows += g_array_index (result->counts, HqCopyCount, i).rows;
  g_assert_cmpint (result->rows, ==, rows);
}

static void
refuse (const HqCopyOptions *options, HqError code, const char *detail)
{
  g_autoptr (HqCopyResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hq_copy_run (options, &result, &error));
  g_assert_error (error, HQ_ERROR, (int) code);
  if (detail != NULL)
    g_assert_cmpstr (hq_error_get_detail (error), ==, detail);
}

static char *
find_part (const char *to)
{
  return g_str_has_prefix (to, "postgresql:") ? g_strdup (to)
                                              : g_strdup_printf ("%s.part-%d", to, (int) getpid ());
}

/* A program was killed while it wrote there. */
static void
leave (const char *path)
{
  g_assert_true (g_file_set_contents (path, "left", -1, NULL));
}

/* From the store into a file and back into a store of its kind: all is as it was, whatever an earlier
 * copy left there. */
static void
test_copy_whole (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *file = new_file ();
  g_autofree char *back = hq_test_store_new ();
  g_autofree char *part = find_part (file);
  g_autofree char *log = g_strconcat (file, ".part-1-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (fixture);
  leave (part);
  leave (log);
  copy_day (fixture->test.path, file, 0);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  copy_day (file, back, 0);
  before = dump (fixture->test.path);
  after = dump (back);
  g_assert_cmpuint (strlen (before), >, 100000);
  g_assert_cmpstr (after, ==, before);
  check (file);
  check (back);
  g_assert_cmpint (count (file, "SELECT count(*) FROM event"), ==,
                   COUNT ("SELECT count(*) FROM event"));
  /* A double keeps all of its bits. */
  g_assert_cmpint (count (file, "SELECT CAST (sum(score * 1000000000) AS INTEGER) FROM period"), ==,
                   count (back, "SELECT CAST (sum(score * 1000000000) AS BIGINT) FROM period"));
  refuse (&(HqCopyOptions){ .from = fixture->test.path, .to = file }, HQ_ERROR_EXISTS, file);
  refuse (&(HqCopyOptions){ .from = file, .to = back }, HQ_ERROR_EXISTS, NULL);
  refuse (&(HqCopyOptions){ .from = file, .to = file }, HQ_ERROR_EXISTS, file);
  refuse (&(HqCopyOptions){ .from = "/nowhere/hall.db", .to = "/nowhere/copy.db" },
          HQ_ERROR_OFFLINE, NULL);
}

/* Beside other halls of a server: another key and name, and the others stay as they are. */
static void
test_copy_beside (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *second = g_strconcat (fixture->test.path, "?hall=second", NULL);
  g_autofree char *unseen = g_strconcat (fixture->test.path, "?hall=~third", NULL);
  g_autofree char *file = new_file ();
  g_autoptr (GPtrArray) codes = NULL;
  g_autofree char *rename = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!hq_test_store_is_server ())
    {
      g_test_skip ("a file has one hall");
      return;
    }
  fill (fixture);
  copy_day (fixture->test.path, file, 0);
  before = dump (file);
  copy_day (file, second, 0);
  g_assert_cmpint (COUNT ("SELECT hall FROM hall WHERE code = 'second'"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE hall = 2"), ==,
                   COUNT ("SELECT count(*) FROM event WHERE hall = 1"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE hall = 2"), ==, 4);
  check (second);
  /* Out of the two, and between them. */
  g_clear_pointer (&file, g_free);
  file = new_file ();
  copy_day (second, file, 0);
  g_assert_cmpint (count (file, "SELECT hall FROM hall WHERE code = 'second'"), ==, 1);
  codes = hq_test_store_ask (fixture->test.path, "SELECT code FROM hall WHERE hall = 1");
  rename = g_strdup_printf ("UPDATE hall SET code = '%s'", ((char **) codes->pdata[0])[0]);
  hq_test_store_tell (file, rename);
  after = dump (file);
  g_assert_cmpstr (after, ==, before);
  refuse (&(HqCopyOptions){ .from = file, .to = second }, HQ_ERROR_EXISTS, "second");
  /* What is never seen was never finished, and would be removed by the next copy. */
  refuse (&(HqCopyOptions){ .from = file, .to = unseen }, HQ_ERROR_BAD_CODE, "~third");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM hall"), ==, 2);
}

/* A watcher that does something at a certain place. */
typedef struct
{
  const char *to;
  const char *table; /* while it is copied; (nullable): before the copy is compared */
  const char *sql;   /* (nullable): what is done to the copy; %NULL to end it */
  gboolean kills;
} Watcher;

static gboolean
watch (const HqCopyProgress *progress, gpointer user_data)
{
  const Watcher *watcher = user_data;
  gboolean there = watcher->table != NULL
                     ? !progress->comparing && g_str_equal (progress->table, watcher->table)
                     : progress->comparing && progress->tables == 0 && progress->rows == 0;

  g_assert_cmpuint (progress->tables, <=, progress->n_tables);
  if (!there)
    return TRUE;
  if (watcher->kills)
    kill (getpid (), SIGKILL);
  if (watcher->sql != NULL)
    {
      g_autofree char *part = find_part (watcher->to);

      hq_test_store_tell (part, watcher->sql);
    }
  return watcher->sql != NULL;
}

/* Nothing is left that looks like a hall, nor anything else. */
static void
assert_nothing (const char *to)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autoptr (GDir) dir = NULL;

  if (g_str_has_prefix (to, "postgresql:"))
    {
      g_assert_cmpint (count (to, "SELECT count(*) FROM hall"), ==, 0);
      g_assert_cmpint (count (to, "SELECT count(*) FROM event"), ==, 0);
      g_assert_cmpint (count (to, "SELECT count(*) FROM ticket"), ==, 0);
      return;
    }
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

/* Whatever is not the same is found, and named, and the copy is not kept. */
static void
test_copy_differs (HqTestDay *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *detail;
  } faults[] = {
    { "UPDATE leg SET target = target + 1 WHERE ticket = 2", "leg 2, 1" },
    { "UPDATE floor SET name_en = 'E' WHERE floor = 105", "floor 105" },
    { "UPDATE ticket SET reason = '' WHERE ticket = 1", "ticket 1" },
    { "UPDATE period SET score = score + 0.0000001 WHERE ticket = 4", "period 4, 1" },
    { "DELETE FROM access WHERE access = 2", "access 2" },
    { "INSERT INTO setting (hall, key, value) SELECT hall, 'zz', '' FROM hall", "setting zz" },
  };

  g_autofree char *file = new_file ();
  g_autofree char *back = hq_test_store_new ();

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const char *to = i == 0 ? file : back;
      Watcher watcher = { to, NULL, faults[i].sql, FALSE };

      refuse (&(HqCopyOptions){ fixture->test.path, to, 0, watch, &watcher }, HQ_ERROR_COPY_DIFFERS,
              faults[i].detail);
      assert_nothing (to);
    }
}

/* Ended in the middle, wherever that is. */
static void
test_copy_cancel (HqTestDay *fixture, gconstpointer data)
{
  static const char *const tables[] = { "hall", "event", "rating" };
  g_autofree char *back = hq_test_store_new ();
  g_autofree char *file = new_file ();

  fill (fixture);
  go_on (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Watcher one = { file, tables[i], NULL, FALSE };
      Watcher two = { back, tables[i], NULL, FALSE };

      refuse (&(HqCopyOptions){ fixture->test.path, file, 0, watch, &one }, HQ_ERROR_CANCELLED,
              NULL);
      assert_nothing (file);
      refuse (&(HqCopyOptions){ fixture->test.path, back, 0, watch, &two }, HQ_ERROR_CANCELLED,
              NULL);
      assert_nothing (back);
    }
  copy_day (fixture->test.path, back, 0);
  check (back);
}

/* Killed in the middle: what is there is no hall, and the next try goes through. */
static void
test_copy_killed (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *to = hq_test_store_new ();
  g_autoptr (HqCopyResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Watcher watcher = { to, "ticket", NULL, TRUE };
  const HqCopyOptions options = { fixture->test.path, to, 0, NULL, NULL };
  gint64 until = g_get_monotonic_time () + PATIENCE;
  int status;
  pid_t pid;

  fill (fixture);
  pid = fork ();
  if (pid == 0)
    {
      hq_copy_run (&(HqCopyOptions){ fixture->test.path, to, 0, watch, &watcher }, &result, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_null (hq_hall_open (to, &error));
  g_assert_true (
    hq_error_is (error, hq_test_store_is_server () ? HQ_ERROR_NOT_FOUND : HQ_ERROR_OFFLINE));
  g_clear_error (&error);
  if (hq_test_store_is_server ())
    g_assert_cmpint (count (to, "SELECT count(*) FROM hall"), ==, 1);
  while (!hq_copy_run (&options, &result, &error) && hq_error_is (error, HQ_ERROR_BUSY)
         && g_get_monotonic_time () < until)
    g_clear_error (&error);
  g_assert_no_error (error);
  check (to);
  g_assert_cmpint (count (to, "SELECT count(*) FROM hall"), ==, 1);
  g_assert_cmpint (count (to, "SELECT count(*) FROM event"), ==,
                   COUNT ("SELECT count(*) FROM event"));
}

/* Others go on while it is copied, and the copy is of one moment. */
static gboolean
issue (const HqCopyProgress *progress, gpointer user_data)
{
  HqTestDay *fixture = user_data;

  if (g_str_equal (progress->table, "hall") || g_str_equal (progress->table, "leg"))
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  return TRUE;
}

static void
test_copy_moment (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *to = hq_test_store_is_server () ? new_file () : hq_test_store_new ();
  g_autofree char *from = hq_test_store_is_server ()
                            ? g_strconcat (fixture->test.path, "?application_name=copy", NULL)
                            : g_strdup (fixture->test.path);
  g_autoptr (HqCopyResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  fill (fixture);
  before = COUNT ("SELECT count(*) FROM ticket");
  hq_copy_run (&(HqCopyOptions){ from, to, 0, issue, fixture }, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), >=, before + 2);
  g_assert_cmpint (count (to, "SELECT count(*) FROM ticket"), ==, before);
  check (to);
}

/* One day, so that the hall goes on somewhere else: numbers go on, and what another day had is not
 * pointed to. */
static void
test_copy_day (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *file = new_file ();
  g_autoptr (GError) error = NULL;
  HqTestDay other = { .role = HQ_ROLE_OPERATOR, .away = "c1" };
  gint64 cases;

  fill (fixture);
  go_on (fixture);
  cases = COUNT ("SELECT count(*) FROM case_file");
  g_assert_cmpint (cases, >=, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE carried_from > 0 AND day = 20210219"),
                   ==, 2);
  refuse (&(HqCopyOptions){ fixture->test.path, file, 20210220, NULL, NULL }, HQ_ERROR_NOT_FOUND,
          "2021-02-20");
  /* Who came in on that day, and on those beside it. */
  tell (fixture, "INSERT INTO access (hall, access, at, staff, place, what, granted)"
                 " SELECT hall, 90 + column1, opens_at + column1 * 14400000000, 'm1', 'K1', 'at', 1"
                 " FROM business_day CROSS JOIN (VALUES (-4), (-2), (3), (5)) AS v"
                 " WHERE day = 20210219");
  copy_day (fixture->test.path, file, 20210219);
  check (file);
  g_assert_cmpint (count (file, "SELECT sum(access) FROM access WHERE what = 'at'"), ==, 88 + 93);
  g_assert_cmpint (count (file, "SELECT count(*) FROM ticket"), ==, 3);
  g_assert_cmpint (count (file, "SELECT count(*) FROM ticket WHERE carried_from IS NOT NULL"), ==,
                   0);
  g_assert_cmpint (count (file, "SELECT count(*) FROM business_day"), ==, 1);
  g_assert_cmpint (count (file, "SELECT count(*) FROM daily_metric"), ==, 0);
  g_assert_cmpint (count (file,
                          "SELECT count(*) FROM event WHERE ticket IS NULL AND act = 'close-day'"),
                   ==, 0);
  g_assert_cmpint (count (file, "SELECT max(seq) - count(*) FROM event"), ==, 0);
  /* The open case of the day before goes along, without its ticket. */
  g_assert_cmpint (count (file,
                          "SELECT count(*) FROM case_file WHERE state = 'open' AND ticket IS NULL"),
                   ==, 1);

  other.test = (HqTestHall){ NULL, g_strdup (file), hq_hall_open (file, &error) };
  g_assert_no_error (error);
  other.now = fixture->now;
  for (guint i = 0; i < 2; i++)
    {
      fixture = i == 0 ? fixture : &other;
      DO (.act = HQ_ACT_ISSUE, .service = "A");
      g_assert_cmpuint (fixture->answer.ticket.number, ==, 3);
      DO (.act = HQ_ACT_START, .counter = 1);
      DO (.act = HQ_ACT_FINISH, .counter = 1);
      DO (.act = HQ_ACT_CASE_OPEN, .item = "P2");
      g_assert_cmpint (fixture->answer.case_file, ==, cases + 2);
      hq_test_hall_check (&fixture->test);
    }
  hq_test_hall_clear (&other.test);
}

static char *
describe (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqDatabase) db = hq_database_open (path, HQ_DATABASE_CREATE, &error);
  g_autoptr (GPtrArray) tables = NULL;

  g_assert_no_error (error);
  tables = hq_schema_list_read (db, &error);
  g_assert_no_error (error);
  return hq_schema_list_describe (tables);
}

/* What the catalogues say is all that there is, and both say the same. */
static void
test_copy_catalogue (void)
{
  g_autofree char *path = hq_test_store_new ();
  g_autofree char *file = new_file ();
  g_autofree char *one = describe (path);
  g_autofree char *two = describe (file);
  g_autoptr (GPtrArray) tables = hq_test_store_list_tables (path);
  g_auto (GStrv) lines = g_strsplit (one, "\n", -1);
  static const char *const no_part[] = { "announcer", "contact", "login", "store_version", NULL };
  guint without = 0;

  g_assert_cmpstr (one, ==, two);
  g_assert_true (g_str_has_prefix (one, "hall: "));
  g_assert_nonnull (strstr (one, "\nevent!: act text not null 0;"));
  g_assert_nonnull (strstr (one, " score double precision not null 0;"));
  g_assert_nonnull (strstr (one, " token bytea not null 0;"));
  g_assert_nonnull (strstr (one, "\nrating: "));
  for (guint i = 0; i < tables->len; i++)
    if (g_strv_contains (no_part, ((char **) tables->pdata[i])[0]))
      without++;
  g_assert_cmpuint (g_strv_length (lines) - 1, ==, tables->len - without);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/copy/whole", test_copy_whole);
  ADD_TAX ("/copy/beside", test_copy_beside);
  ADD_TAX ("/copy/differs", test_copy_differs);
  ADD_TAX ("/copy/cancel", test_copy_cancel);
  ADD_TAX ("/copy/killed", test_copy_killed);
  ADD_TAX ("/copy/moment", test_copy_moment);
  ADD_TAX ("/copy/day", test_copy_day);
  g_test_add_func ("/copy/catalogue", test_copy_catalogue);
  return g_test_run ();
}
