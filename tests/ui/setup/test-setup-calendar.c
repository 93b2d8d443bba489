/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-calendar-file.h"
#include "hq-manager-date.h"
#include "hq-setup-ask.h"
#include "hq-setup-calendar.h"
#include "hq-setup-page.h"

#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)
#undef COUNT
#define COUNT(sql) hq_test_hall_count (&manager->day.test, sql)

static HqSetupCalendar *
open_calendar (Manager *manager)
{
  HqSetupPage *page;
  HqSetupCalendar *panel;

  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO staff_role (hall, staff, role)"
                                            " SELECT hall, 'm1', 'administrator' FROM hall");
  hq_test_hall_run_sql (&manager->day.test, "UPDATE hall SET revision = revision + 1");
  /* A case is accepted, and is due on Saturday 2021-02-20, which is worked. */
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CASE_OPEN, .item = "P2", .counter = 1);
  g_assert_cmpuint (manager->day.answer.due, ==, 20210220);
  manager_open (manager);
  page = show (manager, "setup");
  WAIT (hq_setup_page_get_draft (page) != NULL);
  panel = HQ_SETUP_CALENDAR (hq_setup_page_show_panel (page, "calendar"));
  hq_setup_panel_refresh (HQ_SETUP_PANEL (panel));
  WAIT (gtk_label_get_label (part (panel, "until"))[0] != '\0');
  return panel;
}

static const char *
read_part (HqSetupCalendar *panel, const char *name)
{
  return gtk_label_get_label (part (panel, name));
}

static gboolean
press_action (HqSetupCalendar *panel, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (panel), action, NULL);
}

/* The window that asks whether to make it. */
static HqSetupAsk *
ask (HqSetupCalendar *panel, const char *says)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkListBoxRow *row;
  HqSetupAsk *window;

  g_assert_true (press_action (panel, "calendar.make"));
  WAIT ((window = hq_test_screen_get_window (HQ_TYPE_SETUP_ASK)) != NULL);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (part (window, "list"), i)) != NULL; i++)
    g_string_append_printf (text, "%s\n",
                            gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  g_assert_cmpstr (text->str, ==, says);
  return window;
}

static void
set (HqSetupCalendar *panel, HqDate day, guint how, const char *name)
{
  hq_manager_date_set (part (part (panel, "form"), "date"), day);
  gtk_drop_down_set_selected (part (part (panel, "form"), "how"), how);
  gtk_editable_set_text (part (part (panel, "form"), "name"), name);
  g_assert_true (press_action (panel, "calendar.set"));
}

/* A day becomes a day off, with what follows from it said before; a year is added by hand. */
static void
test_setup_calendar_day (Manager *manager, gconstpointer data)
{
  HqSetupCalendar *panel = open_calendar (manager);
  HqSetupAsk *window;

  g_assert_nonnull (strstr (read_part (panel, "until"), "The calendar ends on 2021-12-31"));
  g_assert_nonnull (strstr (read_part (panel, "until"), "20 working days, are refused already."));
  g_assert_cmpuint (count_children (part (part (panel, "list"), "days")), ==, 2);
  g_assert_cmpstr (gtk_label_get_label (part (part (panel, "list"), "openings")), ==,
                   "This year has no opening day: no holiday of three days or more is listed.");
  set (panel, 20210219, 0, " ");
  g_assert_cmpstr (read_part (panel, "refusal"), ==,
                   "Please write to which holiday the day belongs.");
  set (panel, 20250101, 0, "元旦");
  g_assert_cmpstr (read_part (panel, "refusal"), ==,
                   "The year of this day is not loaded. Please add it first.");
  /* A day of the list comes into the form, and becomes as its weekday is. */
  g_signal_emit_by_name (part (part (panel, "list"), "days"), "row-activated",
                         gtk_list_box_get_row_at_index (part (part (panel, "list"), "days"), 1));
  g_assert_cmpuint (hq_manager_date_get (part (part (panel, "form"), "date")), ==, 20210220);
  g_assert_cmpstr (gtk_editable_get_text (part (part (panel, "form"), "name")), ==, "春节");
  set (panel, 20210220, 2, "");
  set (panel, 20210216, 0, "春节");
  set (panel, 20210215, 0, "春节");
  g_assert_cmpstr (read_part (panel, "staged"), ==,
                   "3 days and years are changed and not made yet.");
  g_assert_true (g_str_has_suffix (gtk_label_get_label (part (part (panel, "list"), "openings")), ": 2021-02-18 (Thursday)"));
  g_assert_true (press_action (panel, "calendar.add"));
  g_assert_cmpuint (count_children (part (part (panel, "list"), "days")), ==, 0);
  window = ask (panel, "1 open case gets another due date.\n"
                       "The year 2022 is added. Listed: days off 0, make-up working days 0.\n"
                       "2021-02-15 (Monday): becomes a day off (春节).\n"
                       "2021-02-16 (Tuesday): becomes a day off (春节).\n"
                       "2021-02-20 (Saturday): listed no more; a day off.\n");
  g_signal_emit_by_name (part (window, "make"), "clicked");
  WAIT (hq_test_screen_get_window (HQ_TYPE_SETUP_ASK) == NULL);
  g_assert_cmpint (COUNT ("SELECT due_day FROM case_file"), ==, 20210222);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM calendar_year"), ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'import-calendar'"), ==, 1);
  WAIT (g_str_equal (read_part (panel, "staged"), "Nothing is changed."));
}

/* A file's years are taken over and shown first; one that is none says what is wrong with it. */
static void
test_setup_calendar_file (Manager *manager, gconstpointer data)
{
  HqSetupCalendar *panel = open_calendar (manager);
  const char *const broken = "{ \"years\": 3 }";
  g_autoptr (HqCalendar) years = hq_calendar_new ();
  g_autofree char *text = NULL;

  hq_setup_calendar_take_file (panel, broken, strlen (broken));
  g_assert_cmpstr (read_part (panel, "refusal"), !=, "");
  g_assert_cmpstr (read_part (panel, "staged"), ==, "Nothing is changed.");
  hq_calendar_add_year (years, 2022);
  hq_calendar_add_day (years, 20220103, "元旦", TRUE);
  text = hq_calendar_file_format (years);
  hq_setup_calendar_take_file (panel, text, strlen (text));
  g_assert_cmpstr (read_part (panel, "refusal"), ==, "");
  g_assert_cmpstr (read_part (panel, "staged"), ==, "1 day or year is changed and not made yet.");
  g_assert_nonnull (strstr (read_part (panel, "until"), "2022-12-31"));
  gtk_window_close (GTK_WINDOW (
    ask (panel, "No open case gets another due date.\n"
                "The year 2022 is added. Listed: days off 1, make-up working days 0.\n")));
  g_assert_true (press_action (panel, "calendar.discard"));
  g_assert_cmpstr (read_part (panel, "staged"), ==, "Nothing is changed.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM calendar_year"), ==, 1);
}

/* What could not be read is said, and read again without anybody's doing. */
static void
test_setup_calendar_unread (Manager *manager, gconstpointer data)
{
  HqSetupCalendar *panel;
  HqSetupPage *page;

  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO staff_role (hall, staff, role)"
                                            " SELECT hall, 'm1', 'administrator' FROM hall");
  hq_test_hall_run_sql (&manager->day.test, "ALTER TABLE item RENAME COLUMN note TO away");
  manager_open (manager);
  page = show (manager, "setup");
  WAIT (hq_setup_page_get_draft (page) != NULL);
  panel = HQ_SETUP_CALENDAR (hq_setup_page_show_panel (page, "calendar"));
  WAIT (read_part (panel, "refusal")[0] != '\0');
  hq_test_hall_run_sql (&manager->day.test, "ALTER TABLE item RENAME COLUMN away TO note");
  WAIT (read_part (panel, "refusal")[0] == '\0');
  g_assert_cmpstr (read_part (panel, "until"), !=, "");
  g_assert_cmpstr (read_part (panel, "staged"), ==, "Nothing is changed.");
}

/* A line of the list is read across however wide the screen is. */
static void
test_setup_calendar_wide (Manager *manager, gconstpointer data)
{
  HqSetupCalendar *panel = open_calendar (manager);
  GtkWidget *list = part (panel, "list");

  gtk_window_set_default_size (GTK_WINDOW (manager->screen), 1900, 1000);
  WAIT (gtk_widget_get_width (GTK_WIDGET (panel)) > 1200);
  WAIT (gtk_widget_get_width (list) > 0);
  g_assert_cmpint (gtk_widget_get_width (list), <=, 900);
  g_assert_cmpint (gtk_widget_get_width (part (panel, "form")), <=, 900);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/setup-calendar/day", Manager, NULL, manager_init, test_setup_calendar_day,
              manager_clear);
  g_test_add ("/setup-calendar/file", Manager, NULL, manager_init, test_setup_calendar_file,
              manager_clear);
  g_test_add ("/setup-calendar/wide", Manager, NULL, manager_init, test_setup_calendar_wide,
              manager_clear);
  g_test_add ("/setup-calendar/unread", Manager, NULL, manager_init, test_setup_calendar_unread,
              manager_clear);
  return g_test_run ();
}
