/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report-export.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "hq-calendar.h"
#include "hq-error.h"
#include "hq-test-hall.h"
#include "hq-test.h"

typedef struct
{
  HqTestHall test;
  const char *folder; /* (borrowed) */
  char *path;
  HqReportWords *words;
  HqReportExport export;
  GCancellable *cancellable;
  HqWatch watch;
  double told;
  guint n_told;
} Fixture;

static const char *
translate (const char *text)
{
  return text;
}

static void
on_told (double done, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpfloat (done, >=, fixture->told);
  g_assert_cmpfloat (done, <=, 1);
  fixture->told = done;
  fixture->n_told++;
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE,
                    .service = "A",
                    .now = hq_test_hall_time ("2021-02-18 09:10") };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_test_hall_init (&fixture->test, HQ_HALL_TRIAL);
  hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  fixture->folder = hq_test_folder_new ();
  fixture->path = hq_test_path (fixture->folder, "report");
  fixture->cancellable = g_cancellable_new ();
  fixture->words = hq_report_words_new (translate);
  fixture->export = (HqReportExport){ .kind = "pdf",
                                      .path = fixture->path,
                                      .from = 20210218,
                                      .to = 20210218,
                                      .now = hq_test_hall_time ("2021-02-18 10:00"),
                                      .made_by = "m1",
                                      .words = fixture->words };
  hq_watch_init (&fixture->watch, on_told, fixture, fixture->cancellable);
  hq_hall_set_watch (fixture->test.hall, &fixture->watch);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  hq_report_export_clear (&fixture->export);
  hq_report_words_unref (fixture->words);
  hq_hall_set_watch (fixture->test.hall, NULL);
  hq_test_hall_clear (&fixture->test);
  g_object_unref (fixture->cancellable);
  g_free (fixture->path);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gint64
count_events (Fixture *fixture)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  hq_event_table_read_after (hq_hall_get_database (fixture->test.hall), 0, events, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    n += g_str_equal (g_array_index (events, HqEvent, i).act, "export-report");
  return n;
}

/* As a screen does it: written on the side, stored, named. */
static void
test_export_steps (Fixture *fixture, gconstpointer data)
{
  HqReportExport *export = &fixture->export;
  HqActor actor = { .role = HQ_ROLE_MANAGER, .staff = "m1" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  HqAnswer answer;
  HqOrder order;

  g_assert_true (hq_report_export_write (export, fixture->test.hall, &error));
  g_assert_cmpfloat (fixture->told, ==, 1);
  g_assert_cmpuint (fixture->n_told, >, 3);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  hq_report_export_get_order (export, &order);
  g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error));
  g_assert_true (hq_report_export_finish (export, &error));
  hq_report_export_clear (export);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_cmpint (count_events (fixture), ==, 1);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

/* A stretch of days in each kind; and whoever is refused gets nothing. */
static void
test_export_run (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "pdf", "xlsx", "csv" };
  HqActor actor = { .role = HQ_ROLE_MANAGER, .staff = "m1" };
  HqActor clerk = { .role = HQ_ROLE_CLERK, .staff = "c1" };
  g_autoptr (GError) error = NULL;

  fixture->export.from = 20210201;
  fixture->export.to = 20210228;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      fixture->export.kind = kinds[i];
      fixture->told = 0;
      hq_report_export_run (&fixture->export, fixture->test.hall, &actor, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (fixture->told, ==, 1);
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
  g_assert_cmpint (count_events (fixture), ==, 3);
  fixture->export.path = fixture->folder;
  g_assert_false (hq_report_export_run (&fixture->export, fixture->test.hall, &clerk, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_DENIED);
  g_assert_cmpint (count_events (fixture), ==, 3);
}

/* Whether this stands on the first pages of the report that is exported now. */
static gboolean
says (Fixture *fixture, const char *text)
{
  const char *argv[] = { "pdftotext", "-raw", "-l", "2", fixture->path, "-", NULL };
  HqActor actor = { .role = HQ_ROLE_MANAGER, .staff = "m1" };
  g_autoptr (GError) error = NULL;
  g_auto (HqTestRun) run = { 0 };

  fixture->told = 0;
  fixture->export.kind = "pdf";
  hq_report_export_run (&fixture->export, fixture->test.hall, &actor, &error);
  g_assert_no_error (error);
  hq_test_spawn (&run, argv);
  g_assert_cmpint (run.status, ==, 0);
  return strstr (run.out, text) != NULL;
}

/* The sheets of the workbook that is exported now, row by row. */
static char *
read_sheets (Fixture *fixture)
{
  const char *argv[] = { "python3", HQ_SHEETS_SCRIPT, fixture->path, NULL };
  HqActor actor = { .role = HQ_ROLE_MANAGER, .staff = "m1" };
  g_autoptr (GError) error = NULL;
  g_auto (HqTestRun) run = { 0 };

  fixture->export.kind = "xlsx";
  fixture->told = 0;
  hq_report_export_run (&fixture->export, fixture->test.hall, &actor, &error);
  g_assert_no_error (error);
  hq_test_spawn (&run, argv);
  if (run.status != 0)
    g_error ("%s", run.err);
  return g_steal_pointer (&run.out);
}

/* At a time of the day. */
static HqAnswer
act (Fixture *fixture, const char *time, HqOrder order)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .device = "K1" };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  order.now = hq_test_hall_time (time);
  if (order.counter != 0)
    actor = (HqActor){ .role = HQ_ROLE_CLERK, .staff = "c1" };
  hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("no “%s” in:\n%s", part, text);
}

/* The day after a long holiday is called so, whoever exports it, and the same day after a short one, or
 * in a stretch of days, is not. */
static void
test_export_opening (Fixture *fixture, gconstpointer data)
{
  HqActor operator = { .role = HQ_ROLE_OPERATOR };
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  const HqOrder import = { .act = HQ_ACT_IMPORT_CALENDAR, .rows = calendar };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  g_assert_true (says (fixture, "Report of a day"));
  for (HqDate day = 20210215; day <= 20210217; day++)
    hq_calendar_add_day (calendar, day, "春节", TRUE);
  hq_calendar_add_year (calendar, 2021);
  hq_hall_run (fixture->test.hall, &operator, &import, &answer, &error);
  g_assert_no_error (error);
  g_assert_true (says (fixture, "Report of an opening day"));
  fixture->export.to = 20210219;
  g_assert_true (says (fixture, "Report of a stretch of days"));
}

/* An opening day stands beside the working day before its holiday. */
static void
test_export_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  g_autofree char *text = NULL;

  for (HqDate day = 20210220; day <= 20210222; day++)
    hq_calendar_add_day (calendar, day, "春节", TRUE);
  hq_calendar_add_year (calendar, 2021);
  act (fixture, "2021-02-18 09:20", (HqOrder){ .act = HQ_ACT_IMPORT_CALENDAR, .rows = calendar });
  act (fixture, "2021-02-18 17:00", (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  for (guint i = 0; i < 2; i++)
    act (fixture, "2021-02-23 09:10", (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  fixture->export.from = fixture->export.to = 20210223;
  fixture->export.now = hq_test_hall_time ("2021-02-23 10:00");
  g_assert_true (says (fixture, "Beside the ordinary day before"));
  g_assert_true (says (fixture, "Ordinary day before\n2021-02-18"));
  g_assert_true (says (fixture, "\nTickets 2 1\n"));
  /* The table goes over to the second page, and its head with it. */
  g_assert_true (says (fixture, "\fOpening day\n2021-02-23\n"));
  text = read_sheets (fixture);
  assert_has (text, "[Opening day] \nFigure|2021-02-23|n|N|2021-02-18|n|N\n");
  assert_has (text, "\nTickets|2|1\n");
  assert_has (text, "\nleft without service|0.0 %|0|2|0.0 %|0|1\n");
}

/* A workbook says of which hall and days it is, and what was published beside what it is now. */
static void
test_export_changes (Fixture *fixture, gconstpointer data)
{
  static const HqAct acts[] = { HQ_ACT_SIGN_IN, HQ_ACT_CALL, HQ_ACT_START, HQ_ACT_FINISH };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *code = NULL;
  HqAnswer answer;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    answer = act (fixture, "2021-02-18 09:30", (HqOrder){ .act = acts[i], .counter = 1 });
  code = hq_hall_format_token (&answer.ticket);
  act (fixture, "2021-02-18 17:00", (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  before = read_sheets (fixture);
  assert_has (before, "[Report] \nReport|Report of a day\nHall|测试大厅\nDays|2021-02-18\n"
                      "Made at|2021-02-18 10:00:00\nMade by|m1\n");
  g_assert_null (strstr (before, "Changes since close"));
  act (fixture, "2021-02-18 17:30", (HqOrder){ .act = HQ_ACT_RATE, .code = code, .level = 5 });
  after = read_sheets (fixture);
  assert_has (after, "[Changes since close] A1:M");
  assert_has (after, "\nThe hall|participation|0.0 %|0|1|100 %|1|1|a late rating|2021-02-18"
                     " 17:30:00|participation\n");
}

/* Somebody takes a number at each step of the report. */
static void
on_told_issue (double done, gpointer user_data)
{
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE, .service = "A" };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  order.now = hq_test_hall_time ("2021-02-18 09:20");
  hq_hall_run (user_data, &actor, &order, &answer, &error);
  g_assert_no_error (error);
}

/* The figures and the hours of a report are of one state of the hall, which goes on meanwhile. */
static void
test_export_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqHall) other = hq_hall_open (fixture->test.path, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  hq_watch_init (&fixture->watch, on_told_issue, other, NULL);
  text = read_sheets (fixture);
  if (strstr (text, "|Tickets|1|") == NULL || strstr (text, "\n09:00|1|0|0\n") == NULL)
    g_error ("%s", text);
}

/* Where nobody waits any more there is neither a file nor an event. */
static void
test_export_cancelled (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "pdf", "xlsx", "csv" };
  HqActor actor = { .role = HQ_ROLE_MANAGER, .staff = "m1" };

  g_cancellable_cancel (fixture->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture->export.kind = kinds[i];
      g_assert_false (hq_report_export_run (&fixture->export, fixture->test.hall, &actor, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (fixture), ==, 0);
    }
  g_assert_cmpint (count_events (fixture), ==, 0);
}

static void
assert_refused (Fixture *fixture, const char *path, HqError code)
{
  static const char *const kinds[] = { "pdf", "xlsx", "csv" };
  HqActor actor = { .role = HQ_ROLE_MANAGER, .staff = "m1" };

  fixture->export.path = path;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture->export.kind = kinds[i];
      fixture->told = 0;
      g_assert_false (hq_report_export_run (&fixture->export, fixture->test.hall, &actor, &error));
      g_assert_error (error, HQ_ERROR, (int) code);
      g_assert_cmpstr (hq_error_get_detail (error), ==, path);
    }
  g_assert_cmpuint (count_files (fixture), ==, 0);
  g_assert_cmpint (count_events (fixture), ==, 0);
}

/* What cannot be written is said alike of each kind, by the name that was chosen, and leaves no event. */
static void
test_export_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_build_filename (fixture->folder, "away", "report", NULL);
  struct rlimit usual, none;

  assert_refused (fixture, away, HQ_ERROR_FILE_NO_FOLDER);
  assert_refused (fixture, fixture->folder, HQ_ERROR_FILE_IS_FOLDER);
  /* A disk that takes no more of a file. The store is not written before it. */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &usual);
  none = usual;
  none.rlim_cur = 64;
  setrlimit (RLIMIT_FSIZE, &none);
  assert_refused (fixture, fixture->path, HQ_ERROR_FILE_FAILED);
  setrlimit (RLIMIT_FSIZE, &usual);
}

/* The rows of a figure are an export as any other: with an event, and each with its verdict. */
static void
test_export_rows (Fixture *fixture, gconstpointer data)
{
  HqReportExport *export = &fixture->export;
  HqActor actor = { .role = HQ_ROLE_MANAGER, .staff = "m1" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  export->kind = "rows";
  export->ask = (HqFigureAsk){ .from = 20210218,
                               .to = 20210218,
                               .now = export->now,
                               .scope = HQ_SCOPE_HALL,
                               .key = "",
                               .metric = HQ_METRIC_LEFT };
  hq_report_export_run (export, fixture->test.hall, &actor, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_events (fixture), ==, 1);
  g_file_get_contents (fixture->path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "A001"));
  g_assert_null (strstr (text, "A002"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/report-export/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("steps", test_export_steps);
  ADD ("run", test_export_run);
  ADD ("opening", test_export_opening);
  ADD ("beside", test_export_beside);
  ADD ("changes", test_export_changes);
  ADD ("together", test_export_together);
  ADD ("unwritable", test_export_unwritable);
  ADD ("cancelled", test_export_cancelled);
  ADD ("rows", test_export_rows);
  return g_test_run ();
}
