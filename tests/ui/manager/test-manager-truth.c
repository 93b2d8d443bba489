/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../../hall/hq-lived-day.h"
#include "../../hall/hq-random-day.h"
#include "at-pages.h"
#include "hq-manager-day.h"
#include "hq-report.h"
#include "hq-test.h"

#define DAY 20210218

/* The text of a figure: that of a button, or of the row's number. */
static const char *
read_figure (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "numeric"))
    return gtk_label_get_label (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *text = read_figure (child);

      if (text != NULL)
        return text;
    }
  return NULL;
}

/* Adds a line for each figure that is within @widget: whatever can be asked where its number comes from. */
static void
collect (GtkWidget *widget, GString *lines)
{
  GVariant *target;
  const char *key, *nick;
  int scope;

  if (GTK_IS_ACTIONABLE (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "day.why") == 0)
    {
      target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));
      g_variant_get (target, "(i&s&s)", &scope, &key, &nick);
      g_string_append_printf (lines, "%s\t%s\t%s\t%s\t%s\n",
                              hq_metric_get_scope_nick ((HqScope) scope), key, nick,
                              hq_report_get_name ((HqMetric) hq_metric_find (nick)),
                              read_figure (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, lines);
}

/* Shows the days, one kind of part after the other, and reads all that is there. */
static char *
read_screen (Manager *manager, HqDate from, HqDate to)
{
  GString *lines = g_string_new (NULL);
  HqManagerDay *day = show (manager, "day");
  g_autofree char *first = hq_date_format (from);
  g_autofree char *last = hq_date_format (to);
  g_autofree char *both = g_strdup_printf ("%s – %s", first, last);

  hq_manager_day_show (day, from, to);
  WAIT (g_str_equal (gtk_label_get_label (part (day, "title")), from == to ? first : both)
        && !gtk_widget_get_visible (part (day, "cancel")));
  for (int scope = 0; scope < HQ_N_SCOPES; scope++)
    {
      g_object_set (day, "by", hq_metric_get_scope_nick ((HqScope) scope), NULL);
      for (guint i = 0; i < 3; i++)
        g_main_context_iteration (NULL, TRUE);
      collect (gtk_stack_get_visible_child (part (day, "stack")), lines);
    }
  return g_string_free (lines, FALSE);
}

static void
begin (HqTestHall *test)
{
  hq_test_screen_load_looks ();
  hq_test_hall_init (test, HQ_HALL_TRIAL);
  hq_test_hall_run_sql (test, "INSERT INTO device (hall, device, role, name, floor)"
                              " SELECT hall, 'M1', 'manager', '管理', 2 FROM hall");
}

static char *
write_report (HqTestHall *test, const char *folder, const char *kind)
{
  g_autofree char *name = g_strconcat ("report.", kind, NULL);
  char *path = hq_test_path (folder, name);
  g_autofree char *line = g_strdup_printf ("--now 2021-02-20T09:00 report 2021-02-18 --%s '%s'", kind,
                                           path);
  g_auto (HqTestRun) run = { 0 };

  hq_test_ctl (&run, test->path, line);
  if (run.status != 0)
    g_error ("%s: %s%s", line, run.out, run.err);
  return path;
}

/* Screen, table, workbook and pages have the same figures: those that a script by formulas of its own
 * makes of the raw rows. */
static void
test_manager_truth_same (void)
{
  Manager manager = { 0 };
  HqTestHall *test = &manager.day.test;
  const char *folder = hq_test_folder_new ();
  g_autofree char *screen = hq_test_path (folder, "screen.tsv");
  g_autofree char *lines = NULL, *csv = NULL, *xlsx = NULL, *pdf = NULL;
  const char *argv[] = { "python3", HQ_FIGURES_SCRIPT, g_getenv ("HQ_CTL"), NULL, "2021-02-18",
                         "2021-02-18", "300", NULL, NULL, NULL, NULL, NULL };
  g_auto (HqTestRun) result = { 0 };

  begin (test);
  hq_random_day_live (test, "2021-02-18", "17:05:00");
  hq_random_day_run (test, &(HqOrder){ .act = HQ_ACT_CLOSE_DAY },
                     hq_test_hall_time ("2021-02-18T17:10:00"));
  hq_random_day_live (test, "2021-02-19", "09:10:00");
  hq_random_day_add_rows (test);
  manager_open (&manager);
  lines = read_screen (&manager, DAY, DAY);
  g_assert_true (g_file_set_contents (screen, lines, -1, NULL));
  csv = write_report (test, folder, "csv");
  xlsx = write_report (test, folder, "xlsx");
  pdf = write_report (test, folder, "pdf");
  argv[3] = test->path;
  argv[7] = screen;
  argv[8] = csv;
  argv[9] = xlsx;
  argv[10] = pdf;
  hq_test_spawn (&result, argv);
  if (result.status != 0)
    g_error ("%s%s", result.out, result.err);
  manager_clear (&manager, NULL);
}

/* Holds what the screen says of some figures against what is known of them. */
static void
expect (const char *lines, const char *const (*known)[2], guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *start = g_strdup_printf ("\n%s\t", known[i][0]);
      const char *line = strstr (lines, start);
      g_auto (GStrv) cells = line == NULL ? NULL : g_strsplit_set (line + 1, "\t\n", 6);

      if (cells == NULL || !g_str_equal (cells[4], known[i][1]))
        g_error ("%s: “%s”, and not “%s”", known[i][0], cells == NULL ? "nothing" : cells[4],
                 known[i][1]);
    }
}

#define EXPECT(from, to, ...)                                                                      \
  {                                                                                                \
    static const char *const known[][2] = { __VA_ARGS__ };                                         \
    g_autofree char *lines = read_screen (&manager, from, to);                                     \
    g_autofree char *all = g_strconcat ("\n", lines, NULL);                                        \
                                                                                                   \
    expect (all, known, G_N_ELEMENTS (known));                                                     \
  }

/* The traps for a manager: a day of which each figure is known by hand says on the screen what is true,
 * and not what the faulty systems said. */
static void
test_manager_truth_traps (void)
{
  Manager manager = { 0 };
  HqLivedDay day = { 0 };

  begin (&day.test);
  hq_lived_day_live (&day);
  hq_lived_day_act (&day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  manager.day.test = day.test;
  manager_open (&manager);
  EXPECT (DAY, DAY,
          /* A rate by integer division; participation that is always 100, and unrated always 0. */
          { "hall\t\tparticipation", "50.0 % (3/6)" }, { "hall\t\tunrated", "50.0 % (3/6)" },
          { "hall\t\tsatisfaction", "66.6 % (2/3)" }, { "clerk\tc3\tsatisfaction", "— (0/0)" },
          /* 65 minutes shown as 5; minutes before the opening, and a second leg since the first arrival,
           * in the middle of 2, 5, 10, 13, 15, 35 and 65 min. */
          { "hall\t\twait-longest", "1:05:00" }, { "hall\t\twait-median", "0:13:00" },
          { "service\tD\twait-longest", "0:35:00" },
          /* Those who left after too long a wait, or were unserved. */
          { "hall\t\twait-target", "55.5 % (5/9)" }, { "hall\t\tunserved", "11.1 % (1/9)" },
          { "hall\t\tleft", "22.2 % (2/9)" },
          /* A forgotten finish is in no median. */
          { "hall\t\thandling-median", "0:10:00" }, { "hall\t\thandling-unmeasured", "16.6 % (1/6)" },
          /* Instant items drown promised ones; a late case is refused or withdrawn to tidy the rate. */
          { "hall\t\ton-time", "73.3 % (11/15)" }, { "hall\t\tinstant-on-time", "100 % (10/10)" },
          { "hall\t\tpromised-on-time", "20.0 % (1/5)" }, { "hall\t\tlate-closed", "2" },
          { "hall\t\tpromised-late-open", "2" }, { "hall\t\tcases-refused", "1" });
  g_assert_nonnull (strstr (gtk_label_get_label (part (show (&manager, "day"), "mark")),
                            "There is a bad rating."));
  /* A stretch of days is not the sum of its days: 11 of 15 and 0 of 2. */
  EXPECT (20210219, 20210219, { "hall\t\ton-time", "0.0 % (0/2)" });
  EXPECT (DAY, 20210219, { "hall\t\ton-time", "73.3 % (11/15)" }, { "hall\t\tlate-closed", "3" },
          { "hall\t\tlate-open", "1" });
  /* Nobody came, and nobody rated: a dash, and no 100 %. */
  EXPECT (20210220, 20210220, { "hall\t\ttickets", "0" }, { "hall\t\tsatisfaction", "— (0/0)" },
          { "hall\t\tparticipation", "— (0/0)" }, { "hall\t\twait-target", "— (0/0)" },
          { "hall\t\twait-median", "—" });
  manager_clear (&manager, NULL);
}

/* The row of the hall's list that says @title. */
static const char *
read_note (Manager *manager, const char *title)
{
  HqManagerDay *day = show (manager, "day");

  g_object_set (day, "by", "hall", NULL);
  for (GtkWidget *row = gtk_widget_get_first_child (part (day, "list")); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_error ("There is no %s.", title);
}

/* The lived day, whose cases each test brings itself. */
static void
begin_without_cases (HqLivedDay *day)
{
  begin (&day->test);
  hq_lived_day_live (day);
  hq_test_hall_run_sql (&day->test, "DELETE FROM suspension");
  hq_test_hall_run_sql (&day->test, "DELETE FROM case_file");
}

/* What was published stays beside what a late rating makes of it; one case late of 2,500 is no 100 %. */
static void
test_manager_truth_later (void)
{
  Manager manager = { 0 };
  HqLivedDay day = { 0 };

  begin_without_cases (&day);
  hq_test_hall_run_sql (&day.test,
                        "INSERT INTO case_file (hall, case_file, service, kind, promised_days, counter,"
                        " staff, accepted_at, accepted_day, clock_from, due_day, state, ended_at,"
                        " ended_day) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                        " WHERE i < 2500) SELECT 1, i, 'A', 'promised', 3, 1, 'c1', 1, 20210209,"
                        " 20210209, CASE i WHEN 1 THEN 20210210 ELSE 20210218 END, 'closed', 2,"
                        " 20210218 FROM n");
  hq_lived_day_act (&day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *token = NULL;
    HqTicket ticket = { 0 };

    hq_ticket_table_get (hq_hall_get_database (day.test.hall), 3, &ticket, &error);
    g_assert_no_error (error);
    token = hq_hall_format_token (&ticket);
    day.now = hq_test_hall_time ("2021-02-19T09:30:00");
    hq_lived_day_act (&day, (HqOrder){ .act = HQ_ACT_RATE, .code = token, .level = 1 });
  }
  manager.day.test = day.test;
  manager_open (&manager);
  EXPECT (DAY, DAY, { "hall\t\ton-time", "99.9 % (2499/2500)" },
          { "hall\t\tsatisfaction", "50.0 % (2/4)" }, { "hall\t\tparticipation", "66.6 % (4/6)" });
  g_assert_cmpstr (read_note (&manager, "Satisfaction"), ==, "published: 66.6 % (2/3)");
  g_assert_nonnull (strstr (gtk_label_get_label (part (show (&manager, "day"), "remark")),
                            "changes since"));
  manager_clear (&manager, NULL);
}

/* A day off that is made afterwards takes a due date away from a day that is over: what was published
 * stays beside what is so now. */
static void
test_manager_truth_calendar (void)
{
  Manager manager = { 0 };
  HqLivedDay day = { 0 };
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();

  begin_without_cases (&day);
  hq_test_hall_run_sql (&day.test,
                        "INSERT INTO case_file (hall, case_file, service, kind, promised_days, counter,"
                        " staff, accepted_at, accepted_day, clock_from, due_day, state)"
                        " VALUES (1, 1, 'A', 'promised', 1, 1, 'c1', 1, 20210217, 20210217, 20210218,"
                        " 'open')");
  hq_lived_day_act (&day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  hq_calendar_add_year (calendar, 2021);
  hq_calendar_add_day (calendar, DAY, "防汛", TRUE);
  day.now = hq_test_hall_time ("2021-02-19T09:30:00");
  hq_lived_day_act (&day, (HqOrder){ .act = HQ_ACT_IMPORT_CALENDAR, .rows = calendar });
  manager.day.test = day.test;
  manager_open (&manager);
  EXPECT (DAY, DAY, { "hall\t\tpromised-on-time", "— (0/0)" }, { "hall\t\tlate-open", "0" });
  g_assert_cmpstr (read_note (&manager, "On-time completion"), ==, "published: 0.0 % (0/1)");
  EXPECT (20210219, 20210219, { "hall\t\tpromised-on-time", "0.0 % (0/1)" },
          { "hall\t\tlate-open", "1" });
  manager_clear (&manager, NULL);
}

static GtkWindow *
find_chooser (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_FILE_CHOOSER_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

/* Somebody saves it into another folder than the one that is offered. */
static void
save (gpointer export, const char *kind, const char *folder)
{
  g_autoptr (GFile) to = g_file_new_for_path (folder);
  GtkWindow *chooser;
  gboolean there = FALSE;

  g_assert_true (gtk_widget_activate_action (export, "export.save", "s", kind));
  WAIT ((chooser = find_chooser ()) != NULL);
  /* The chooser looks at folders at its own pace, and at the one that was offered first. */
  while (!there)
    {
      g_autoptr (GFile) file = NULL;

      g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), to, NULL));
      hq_test_pass (200 * G_TIME_SPAN_MILLISECOND);
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      there = file != NULL && g_file_has_prefix (file, to);
    }
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  WAIT (find_chooser () == NULL);
}

/* Somebody presses the button as soon as it is there. */
static void
on_stop_shown (GtkWidget *stop)
{
  if (gtk_widget_get_visible (stop))
    gtk_widget_activate_action (stop, "export.stop", NULL);
}

/* A report that is saved from the page is the one that is written elsewhere, and an event. */
static void
test_manager_truth_export (void)
{
  Manager manager = { 0 };
  HqLivedDay day = { 0 };
  gpointer export;
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "2021-02-18.csv");
  g_autofree char *pdf = hq_test_path (folder, "2021-02-18.pdf");
  g_autofree char *csv = NULL, *here = NULL, *there = NULL;

  begin (&day.test);
  hq_lived_day_live (&day);
  hq_lived_day_act (&day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  manager.day.test = day.test;
  manager_open (&manager);
  g_free (read_screen (&manager, DAY, DAY));
  export = part (show (&manager, "day"), "export");
  save (export, "csv", folder);
  WAIT (g_str_has_prefix (gtk_label_get_label (part (export, "said")), "Written to "));
  /* Whoever stops one is told that there is none. */
  g_signal_connect (part (export, "stop"), "notify::visible", G_CALLBACK (on_stop_shown), NULL);
  save (export, "pdf", folder);
  WAIT (g_str_equal (gtk_label_get_label (part (export, "said")), "Stopped; nothing was written."));
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  csv = write_report (&day.test, folder, "csv");
  if (!g_file_get_contents (path, &here, NULL, NULL))
    g_error ("%s", gtk_label_get_label (part (export, "said")));
  g_assert_true (g_file_get_contents (csv, &there, NULL, NULL));
  g_assert_cmpstr (here, ==, there);
  g_assert_cmpint (hq_test_hall_count (&day.test, "SELECT count(*) FROM event WHERE act = 'export-report'"
                                                  " AND staff = 'm1'"),
                   ==, 1);
  manager_clear (&manager, NULL);
}

/* The words of a workbook, all of them but when it was made. */
static char *
read_words (const char *path)
{
  const char *argv[] = { "python3", "-c",
                         "import re, sys, zipfile\n"
                         "with zipfile.ZipFile(sys.argv[1]) as book:\n"
                         "  for part in ('xl/workbook.xml', 'xl/sharedStrings.xml'):\n"
                         "    sys.stdout.buffer.write(re.sub(b'[-0-9]{10} [0-9:]{8}', b'', book.read(part)))",
                         path, NULL };
  g_auto (HqTestRun) result = { 0 };

  hq_test_spawn (&result, argv);
  g_assert_cmpint (result.status, ==, 0);
  return g_steal_pointer (&result.out);
}

/* Saves what the page shows, and changes the screen's language as soon as another thread writes it. */
static char *
save_then (gpointer export, const char *kind, const char *language)
{
  const char *written = g_str_equal (language, "zh") ? "已保存到 " : "Written to ";
  const char *folder = hq_test_folder_new ();
  g_autofree char *name = g_strconcat ("2021-02-18.", kind, NULL);

  save (export, kind, folder);
  hq_language_set (language);
  WAIT (g_str_has_prefix (gtk_label_get_label (part (export, "said")), written));
  return hq_test_path (folder, name);
}

/* A report is in the language in which it was asked for, whatever becomes of the screen's meanwhile. */
static void
test_manager_truth_language (void)
{
  static const struct
  {
    const char *kind;
    const char *next;
    const char *word;
  } steps[] = {
    { "xlsx", "en", "As shown" }, { "pdf", "en", NULL },        { "xlsx", "zh", "As shown" },
    { "xlsx", "zh", "显示值" },   { "xlsx", "en", "显示值" },
  };
  Manager manager = { 0 };
  HqLivedDay day = { 0 };
  g_autofree char *last = NULL;
  gpointer export;

  begin (&day.test);
  hq_lived_day_live (&day);
  hq_lived_day_act (&day, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  manager.day.test = day.test;
  manager_open (&manager);
  g_free (read_screen (&manager, DAY, DAY));
  export = part (show (&manager, "day"), "export");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = save_then (export, steps[i].kind, steps[i].next);
      g_autofree char *words = steps[i].word != NULL ? read_words (path) : NULL;

      if (words == NULL)
        continue;
      g_assert_nonnull (strstr (words, steps[i].word));
      /* Word for word what the report before it says, where that is of the same language. */
      if (last != NULL && strstr (last, steps[i].word) != NULL)
        g_assert_true (g_str_equal (words, last));
      g_free (g_steal_pointer (&last));
      last = g_steal_pointer (&words);
    }
  manager_clear (&manager, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hq_language_init (g_getenv ("HQ_LOCALE_DIR"));
  g_test_add_func ("/manager-truth/same", test_manager_truth_same);
  g_test_add_func ("/manager-truth/traps", test_manager_truth_traps);
  g_test_add_func ("/manager-truth/calendar", test_manager_truth_calendar);
  g_test_add_func ("/manager-truth/later", test_manager_truth_later);
  g_test_add_func ("/manager-truth/export", test_manager_truth_export);
  g_test_add_func ("/manager-truth/language", test_manager_truth_language);
  return g_test_run ();
}
