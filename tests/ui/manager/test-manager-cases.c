/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-case-deed.h"
#include "hq-case-window.h"
#include "hq-manager-case-rows.h"
#include "hq-manager-cases.h"

#define CASE(name, ...) .act = HQ_ACT_CASE_##name, __VA_ARGS__
#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)

/* A calendar without holidays that reaches into the next year. */
static void
set_calendar (Manager *manager, HqDate today)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();

  for (guint year = hq_date_get_year (today) - 1; year <= hq_date_get_year (today) + 1; year++)
    hq_calendar_add_year (calendar, year);
  hq_test_day_set_calendar (&manager->day, calendar);
}

static void
go_back (Manager *manager, HqDate today, int days)
{
  g_autofree char *day = hq_date_format (hq_date_add (today, -days));
  g_autofree char *time = g_strconcat (day, "T09:00", NULL);

  hq_test_day_go (&manager->day, time);
}

/* Case 1 is overdue, 2 near, 3 due today, 4 has time, the clock of 5 stands still; 6 ended. */
static void
make_cases (Manager *manager)
{
  GTimeZone *zone = hq_hall_get_zone (manager->day.test.hall);
  HqDate today = hq_date_of_time (g_get_real_time (), zone);

  set_calendar (manager, today);
  go_back (manager, today, 20);
  DO (CASE (OPEN, .item = "P1", .counter = 2));
  DO (CASE (OPEN, .item = "P20"));
  manager->day.now = g_get_real_time ();
  DO (CASE (OPEN, .item = "I1"));
  DO (CASE (OPEN, .item = "P20"));
  DO (CASE (OPEN, .item = "P5"));
  DO (CASE (SUSPEND, .id = 5, .type = "hearing", .text = "听证", .days = 5));
  DO (CASE (OPEN, .item = "P5"));
  DO (CASE (WITHDRAW, .id = 6));
}

static void
open_cases (Manager *manager, HqManagerCases **page)
{
  make_cases (manager);
  manager_open (manager);
  *page = show (manager, "cases");
  WAIT (hq_manager_cases_get_board (*page) != NULL);
}

static GtkColumnView *
get_table (HqManagerCases *page)
{
  return hq_manager_case_rows_get_view (part (page, "rows"));
}

/* How many cases the list of that name has, and the first of them. */
static guint
choose (HqManagerCases *page, const char *name, gint64 *first)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (get_table (page)));
  g_autoptr (HqManagerCase) row = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "cases.list", "s", name));
  row = g_list_model_get_item (model, 0);
  *first = row != NULL ? hq_manager_case_get (row)->row.case_file : 0;
  return g_list_model_get_n_items (model);
}

static void
assert_list (HqManagerCases *page, const char *name, guint length, gint64 first)
{
  gint64 found;

  g_assert_cmpuint (choose (page, name, &found), ==, length);
  g_assert_cmpint (found, ==, first);
}

static HqCaseWindow *
open_case (HqManagerCases *page, const char *id)
{
  HqCaseWindow *window;

  gtk_editable_set_text (part (page, "text"), id);
  g_signal_emit_by_name (part (page, "text"), "activate");
  gtk_editable_set_text (part (page, "text"), "");
  window = hq_test_screen_get_window (HQ_TYPE_CASE_WINDOW);
  WAIT (hq_case_window_get_story (window) != NULL);
  WAIT (gtk_widget_get_mapped (part (window, "events")));
  return window;
}

static const char *
read_part (gpointer owner, const char *name)
{
  return gtk_label_get_label (part (owner, name));
}

/* What is begun by the button @deed: what it will do is said. */
static HqCaseDeed *
begin (HqCaseWindow *window, const char *deed, const char *says)
{
  g_assert_true (press (GTK_WIDGET (window), deed));
  g_assert_nonnull (strstr (read_part (part (window, "deed"), "preview"), says));
  return part (window, "deed");
}

static void
confirm (HqCaseDeed *deed)
{
  g_signal_emit_by_name (part (deed, "confirm"), "clicked");
}

/* Whether the last deed was answered: what it did may be read before. */
static gboolean
is_answered (HqCaseWindow *window)
{
  return gtk_widget_get_sensitive (part (window, "deed"));
}

static gboolean
has_state (HqCaseWindow *window, HqCaseState state)
{
  return is_answered (window) && hq_case_window_get_story (window)->line.row.state == state;
}

/* What a screen reader says of the first row, of which the cells are left out. */
static char *
hear_row (HqManagerCases *page)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (get_table (page)));
  GtkWidget *row = gtk_widget_get_first_child (list);

  gtk_test_accessible_assert_state (gtk_widget_get_first_child (row), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

/* The days after @from until @to that are none of a weekend, in words. */
static char *
format_late (HqDate from, HqDate to)
{
  guint days = 0;

  while (from < to)
    {
      from = hq_date_add (from, 1);
      days += hq_date_get_weekday (from) < 6;
    }
  return g_strdup_printf ("%u working days late", days);
}

/* The counts of the lists are those of the lists, and of the figure on the first page. */
static void
test_manager_cases_lists (Manager *manager, gconstpointer data)
{
  const HqManagerView *view;
  g_autofree char *heard = NULL;
  HqManagerCases *page;
  gint64 overdue = 0;

  open_cases (manager, &page);
  assert_list (page, "overdue", 1, 1);
  assert_list (page, "near", 1, 2);
  assert_list (page, "due", 1, 3);
  assert_list (page, "suspended", 1, 5);
  assert_list (page, "open", 5, 1);
  assert_list (page, "due", 1, 3);
  heard = hear_row (page);
  g_assert_true (g_pattern_match_simple ("Light ● Green, Case 3, *, Item I1, *, State Under way",
                                         heard));
  view = hq_manager_panel_get_view (HQ_MANAGER_PANEL (page));
  for (guint i = 0; i < view->lines->len; i++)
    overdue += g_array_index (view->lines, HqManagerLine, i).overdue;
  g_assert_cmpint (overdue, ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "cases.list", "s", "ended"));
  WAIT (hq_manager_cases_get_board (page)->ended->len == 1);
  assert_list (page, "ended", 1, 6);
  /* What is looked for is counted as well. */
  gtk_editable_set_text (part (page, "text"), "4");
  assert_list (page, "overdue", 0, 0);
  g_assert_cmpstr (adw_status_page_get_title (part (page, "none")), ==, "No case is overdue.");
  assert_list (page, "open", 1, 4);
  gtk_editable_set_text (part (page, "text"), "");
}

/* An overdue case's clock is not stopped, what was typed stays; refused it stays late. */
static void
test_manager_cases_overdue (Manager *manager, gconstpointer data)
{
  HqManagerCases *page;
  HqCaseWindow *window;
  HqCaseDeed *deed;
  g_autofree char *late = NULL;
  g_autofree char *heard = NULL;

  open_cases (manager, &page);
  assert_list (page, "overdue", 1, 1);
  heard = hear_row (page);
  window = open_case (page, "1");
  late = format_late (hq_case_window_get_story (window)->line.row.due_day,
                      hq_case_window_get_story (window)->today);
  g_assert_nonnull (strstr (heard, late));
  deed = begin (window, "Suspend", "The clock cannot be stopped after that.");
  confirm (deed);
  g_assert_cmpstr (read_part (deed, "refusal"), ==, "Please write on what ground.");
  gtk_editable_set_text (find_entry (GTK_WIDGET (deed), "Ground, as it stands in the decision"),
                         "听证通知");
  gtk_editable_set_text (find_entry (GTK_WIDGET (deed), "Planned length in days"), "5");
  confirm (deed);
  WAIT (strstr (read_part (deed, "refusal"), "The due date has passed") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (GTK_WIDGET (deed),
                                                      "Ground, as it stands in the decision")),
                   ==, "听证通知");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "case.leave", NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (deed)));
  deed = begin (window, "Refuse", "stays late in the figures.");
  g_assert_nonnull (strstr (read_part (deed, "preview"), late));
  confirm (deed);
  WAIT (has_state (window, HQ_CASE_REFUSED));
  g_assert_cmpint (hq_case_window_get_story (window)->line.left, <, -10);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "case.leave", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "cases.list", "s", "ended"));
  WAIT (hq_manager_cases_get_board (page)->ended->len == 2);
  assert_list (page, "overdue", 0, 0);
}

static void
test_manager_cases_deeds (Manager *manager, gconstpointer data)
{
  HqManagerCases *page;
  HqCaseWindow *window;
  HqCaseDeed *deed;
  g_autofree char *due = NULL;

  open_cases (manager, &page);
  window = open_case (page, "4");
  deed = begin (window, "Suspend", "there is no due date until it is resumed.");
  gtk_editable_set_text (find_entry (GTK_WIDGET (deed), "Ground, as it stands in the decision"),
                         "听证通知");
  gtk_editable_set_text (find_entry (GTK_WIDGET (deed), "Planned length in days"), "5");
  confirm (deed);
  WAIT (has_state (window, HQ_CASE_SUSPENDED));
  g_assert_nonnull (strstr (read_part (window, "said"), "no due date"));
  due = hq_date_format (hq_case_window_get_story (window)->next_due);
  deed = begin (window, "Resume", due);
  confirm (deed);
  WAIT (has_state (window, HQ_CASE_OPEN));
  for (guint i = 0; i < 2; i++)
    {
      deed = begin (window, "Ask for papers", i == 0 ? "runs again." : "asked for before");
      gtk_editable_set_text (find_entry (GTK_WIDGET (deed), "Papers that are missing"), "营业执照");
      confirm (deed);
      WAIT (has_state (window, HQ_CASE_SUPPLEMENT));
      g_assert_true ((strstr (read_part (window, "said"), "marked") != NULL) == (i > 0));
      deed = begin (window, "Papers complete", "The whole promise runs again from tomorrow");
      confirm (deed);
      WAIT (has_state (window, HQ_CASE_OPEN));
    }
  deed = begin (window, "Give to another clerk", "Its clock is not touched.");
  confirm (deed);
  WAIT (is_answered (window)
        && g_strcmp0 (hq_case_window_get_story (window)->line.row.staff, "c1") != 0);
  deed = begin (window, "Grant and close", "in time.");
  confirm (deed);
  WAIT (has_state (window, HQ_CASE_CLOSED));
  g_assert_cmpuint (count_children (part (window, "events")), ==, 9);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT count(*) FROM event WHERE act = 'case-holder'"
                                       " AND role = 'manager' AND staff = 'm1'"),
                   ==, 1);
  g_assert_null (gtk_widget_get_first_child (part (window, "deeds")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The calendar ends before the due date that a resumption would give. */
static void
test_manager_cases_calendar (Manager *manager, gconstpointer data)
{
  HqManagerCases *page;
  HqCaseWindow *window;
  HqCaseDeed *deed;

  make_cases (manager);
  hq_test_hall_run_sql (&manager->day.test,
                        "UPDATE case_file SET promised_days = 5000 WHERE case_file = 5");
  manager_open (manager);
  page = show (manager, "cases");
  WAIT (hq_manager_cases_get_board (page) != NULL);
  window = open_case (page, "5");
  deed = begin (window, "Resume", "There can be no due date yet: the working-day calendar ends on");
  confirm (deed);
  WAIT (strstr (read_part (deed, "refusal"), "The working-day calendar ends on") != NULL);
  g_assert_true (has_state (window, HQ_CASE_SUSPENDED));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A long list comes some rows at a time where somebody looks for others, and all at once where others
 * work. */
static void
test_manager_cases_long (Manager *manager, gconstpointer data)
{
  HqManagerCases *page;
  GListModel *rows;
  gint64 first;

  make_cases (manager);
  hq_test_hall_run_sql (&manager->day.test,
                        "WITH RECURSIVE n (i) AS (SELECT 11 UNION ALL SELECT i + 1 FROM n WHERE i < 310)"
                        " INSERT INTO case_file (hall, case_file, item, service, department, kind,"
                        " promised_days, staff, accepted_at, accepted_day, clock_from, due_day, state)"
                        " SELECT hall, i, item, service, department, kind, promised_days, staff,"
                        " accepted_at, accepted_day, clock_from, due_day, state FROM case_file, n"
                        " WHERE case_file = 4");
  manager_open (manager);
  page = show (manager, "cases");
  WAIT (hq_manager_cases_get_board (page) != NULL);
  rows = G_LIST_MODEL (gtk_column_view_get_model (get_table (page)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, 305);
  WAIT (g_list_model_get_n_items (rows) == 305);
  gtk_editable_set_text (part (page, "text"), "310");
  g_assert_cmpuint (choose (page, "open", &first), ==, 1);
  g_assert_cmpint (first, ==, 310);
  gtk_editable_set_text (part (page, "text"), "");
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, 305);
  WAIT (g_list_model_get_n_items (rows) == 305);
  manager->day.now = 0;
  DO (CASE (WITHDRAW, .id = 200));
  while (g_list_model_get_n_items (rows) != 304)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (g_list_model_get_n_items (rows), >=, 304);
    }
}

#define TEST(path, func)                                                                           \
  g_test_add (path, Manager, NULL, manager_init, func, manager_clear)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  TEST ("/manager/cases/lists", test_manager_cases_lists);
  TEST ("/manager/cases/overdue", test_manager_cases_overdue);
  TEST ("/manager/cases/deeds", test_manager_cases_deeds);
  TEST ("/manager/cases/calendar", test_manager_cases_calendar);
  TEST ("/manager/cases/long", test_manager_cases_long);
  return g_test_run ();
}
