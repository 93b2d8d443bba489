/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

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

/* Shows one kind of part after the other and reads all that is there. */
static char *
read_screen (Manager *manager, const char *folder)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  HqManagerDay *day = show (manager, "day");
  char *path = hq_test_path (folder, "screen.tsv");

  hq_manager_day_show (day, DAY, DAY);
  WAIT (g_str_equal (gtk_label_get_label (part (day, "title")), "2021-02-18")
        && !gtk_widget_get_visible (part (day, "cancel")));
  for (int scope = 0; scope < HQ_N_SCOPES; scope++)
    {
      g_object_set (day, "by", hq_metric_get_scope_nick ((HqScope) scope), NULL);
      for (guint i = 0; i < 3; i++)
        g_main_context_iteration (NULL, TRUE);
      collect (gtk_stack_get_visible_child (part (day, "stack")), lines);
    }
  g_assert_true (g_file_set_contents (path, lines->str, -1, NULL));
  return path;
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
  const char *folder;
  g_autofree char *screen = NULL, *csv = NULL, *xlsx = NULL, *pdf = NULL;
  const char *argv[] = { "python3", HQ_FIGURES_SCRIPT, g_getenv ("HQ_CTL"), NULL, "2021-02-18",
                         "2021-02-18", "300", NULL, NULL, NULL, NULL, NULL };
  g_auto (HqTestRun) result = { 0 };

  hq_test_screen_load_looks ();
  hq_test_hall_init (test, HQ_HALL_TRIAL);
  hq_test_hall_run_sql (test, "INSERT INTO device (hall, device, role, name, floor)"
                              " SELECT hall, 'M1', 'manager', '管理', 2 FROM hall");
  hq_random_day_live (test, "2021-02-18", "17:05:00");
  hq_random_day_run (test, &(HqOrder){ .act = HQ_ACT_CLOSE_DAY },
                     hq_test_hall_time ("2021-02-18T17:10:00"));
  hq_random_day_live (test, "2021-02-19", "09:10:00");
  hq_random_day_add_rows (test);
  folder = hq_test_folder_new ();
  manager_open (&manager);
  screen = read_screen (&manager, folder);
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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/manager-truth/same", test_manager_truth_same);
  return g_test_run ();
}
