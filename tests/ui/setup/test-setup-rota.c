/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-manager-date.h"
#include "hq-rota.h"
#include "hq-setup-ask.h"
#include "hq-setup-page.h"
#include "hq-setup-rota-grid.h"
#include "hq-setup-rota.h"

#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)
#undef SQL
#define SQL(sql) hq_test_hall_run_sql (&manager->day.test, sql)

/* The day that is looked at, which comes after all others: Wednesday, and a week before it. */
#define DAY 20301016
#define WEEK 20301009

static HqSetupRota *
open_rota (Manager *manager)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  HqSetupPage *page;
  HqSetupRota *panel;

  hq_calendar_add_year (calendar, 2021);
  hq_calendar_add_year (calendar, 2030);
  hq_test_day_set_calendar (&manager->day, calendar);
  SQL (
    "INSERT INTO rota (hall, day_kind, session, counter) SELECT hall, 'workday', 'morning', counter"
    " FROM counter WHERE counter <= 2");
  SQL ("UPDATE hall SET revision = revision + 1");
  manager_open (manager);
  page = show (manager, "setup");
  WAIT (hq_setup_page_get_draft (page) != NULL);
  panel = HQ_SETUP_ROTA_PANEL (hq_setup_page_show_panel (page, "rota"));
  hq_setup_panel_refresh (HQ_SETUP_PANEL (panel));
  return panel;
}

static const char *
read_part (HqSetupRota *panel, const char *name)
{
  return gtk_label_get_label (part (panel, name));
}

/* What is said below the grid. */
static const char *
read_table (HqSetupRota *panel, const char *name)
{
  return gtk_label_get_label (part (part (panel, "table"), name));
}

static gboolean
is_at (HqSetupRota *panel, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (part (panel, "stack")), page) == 0;
}

static void
go (HqSetupRota *panel, HqDate day)
{
  hq_manager_date_set (part (panel, "date"), day);
  g_signal_emit_by_name (part (panel, "date"), "chosen");
}

static gboolean
press_action (HqSetupRota *panel, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (panel), action, NULL);
}

static gboolean
key (HqSetupRota *panel, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (part (part (panel, "table"), "grid"));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &taken);
    }
  return taken;
}

/* The window that asks whether to make it, and its button. */
static void
make (HqSetupRota *panel, const char *says)
{
  HqSetupAsk *ask;
  g_autoptr (GString) text = g_string_new (NULL);
  GtkListBoxRow *row;

  g_assert_true (press_action (panel, "rota.make"));
  ask = hq_test_screen_get_window (HQ_TYPE_SETUP_ASK);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (part (ask, "list"), i)) != NULL; i++)
    g_string_append_printf (text, "%s\n",
                            gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  g_assert_cmpstr (text->str, ==, says);
  g_signal_emit_by_name (part (ask, "make"), "clicked");
  WAIT (hq_test_screen_get_window (HQ_TYPE_SETUP_ASK) == NULL);
}

/* What is stored of a counter, -1 where the day has no row of it. */
static gint64
read_planned (Manager *manager, HqDate date, int counter)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max(halves), -1) FROM rota_day"
                                          " WHERE day = %u AND counter = %d",
                                          date, counter);

  return hq_test_hall_count (&manager->day.test, sql);
}

/* By the keyboard, from one kind's rota to one of the day's own, and back. */
static void
test_setup_rota_keys (Manager *manager, gconstpointer data)
{
  HqSetupRota *panel = open_rota (manager);

  WAIT (!is_at (panel, "loading"));
  go (panel, DAY);
  WAIT (is_at (panel, "grid"));
  g_assert_cmpstr (read_part (panel, "state"), ==,
                   "This day goes by the rota of its kind: 工作日.");
  g_assert_cmpstr (read_table (panel, "cell"), ==,
                   "Counter 1 (A), 09:00–09:30: planned. 2 counters are planned then.");
  /* Nobody is planned for the afternoon, nor ever for what counters 3 and 4 serve. */
  g_assert_nonnull (strstr (read_table (panel, "gaps"), "▲ morning (09:00–12:00): nobody who is "
                                                       "planned serves B, C, D."));
  g_assert_nonnull (strstr (read_table (panel, "gaps"), "afternoon (13:00–17:00)"));
  g_assert_cmpstr (read_part (panel, "staged"), ==, "Nothing is changed.");

  /* Counter 3 comes at ten for an hour, and counter 1 goes at half past nine. */
  g_assert_true (key (panel, GDK_KEY_Right, 0));
  g_assert_true (key (panel, GDK_KEY_space, 0));
  g_assert_cmpstr (read_table (panel, "cell"), ==,
                   "Counter 1 (A), 09:30–10:00: not planned. 1 counter is planned then.");
  key (panel, GDK_KEY_Down, 0);
  key (panel, GDK_KEY_Down, 0);
  key (panel, GDK_KEY_Right, 0);
  key (panel, GDK_KEY_Right, GDK_SHIFT_MASK);
  key (panel, GDK_KEY_space, 0);
  g_assert_cmpstr (read_part (panel, "staged"), ==, "3 half-hours are changed and not made yet.");
  /* Until then no other day is shown. */
  press_action (panel, "rota.after");
  g_assert_cmpstr (read_part (panel, "refusal"), ==,
                   "Please make the changes of 2030-10-16 first, or discard them.");
  make (panel, "The day gets a rota of its own, and no longer goes by that of its kind.\n"
               "Newly planned: counter 3, 10:00–11:00.\n"
               "No longer planned: counter 1, 09:30–10:00.\n");
  g_assert_cmpint (read_planned (manager, DAY, 1), ==,
                   hq_rota_mask (540, 570) | hq_rota_mask (600, 720));
  g_assert_cmpint (read_planned (manager, DAY, 3), ==, hq_rota_mask (600, 660));
  g_assert_cmpint (read_planned (manager, DAY, 4), ==, 0);
  WAIT (
    g_str_equal (read_table (panel, "days"), "Days to come with a rota of their own: 2030-10-16"));
  g_assert_cmpstr (read_part (panel, "state"), ==, "This day has a rota of its own.");
  g_assert_true (press_action (panel, "rota.kind"));
  make (panel, "The day goes by the rota of its kind again.\n"
               "Newly planned: counter 1, 09:30–10:00.\n"
               "No longer planned: counter 3, 10:00–11:00.\n");
  g_assert_cmpint (read_planned (manager, DAY, 1), ==, -1);
}

/* Last week is copied, what somebody else does meanwhile is kept, and a day without hours says so. */
static void
test_setup_rota_copy (Manager *manager, gconstpointer data)
{
  HqSetupRota *panel = open_rota (manager);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));

  WAIT (!is_at (panel, "loading"));
  g_array_append_val (rows, ((HqRotaCounter){ 4, hq_rota_mask (540, 600) }));
  DO (.act = HQ_ACT_ROTA, .from = WEEK, .rows = rows);
  go (panel, DAY);
  WAIT (is_at (panel, "grid") && strstr (read_table (panel, "days"), "2030-10-09") != NULL);
  g_assert_true (press_action (panel, "rota.copy"));
  g_assert_cmpstr (read_part (panel, "staged"), ==, "14 half-hours are changed and not made yet.");
  g_assert_true (press_action (panel, "rota.discard"));
  key (panel, GDK_KEY_Down, 0);
  key (panel, GDK_KEY_Down, 0);
  key (panel, GDK_KEY_space, 0);
  g_assert_cmpstr (read_part (panel, "staged"), ==, "1 half-hour is changed and not made yet.");
  /* Another manager plans counter 4 alone: of this one's the half-hour remains. */
  DO (.act = HQ_ACT_ROTA, .from = DAY, .rows = rows);
  WAIT (g_str_equal (read_part (panel, "state"), "This day has a rota of its own."));
  g_assert_cmpstr (read_part (panel, "staged"), ==, "1 half-hour is changed and not made yet.");
  make (panel, "Newly planned: counter 3, 09:00–09:30.\n");
  g_assert_cmpint (read_planned (manager, DAY, 3), ==, hq_rota_mask (540, 570));
  g_assert_cmpint (read_planned (manager, DAY, 4), ==, hq_rota_mask (540, 600));
  go (panel, 20301020);
  WAIT (is_at (panel, "none"));
  g_assert_cmpstr (adw_status_page_get_title (part (panel, "none")), ==,
                   "The hall does not open on this day.");
  go (panel, 20400102);
  WAIT (g_str_equal (adw_status_page_get_title (part (panel, "none")),
                     "The calendar does not reach this day."));
  go (panel, 20210105);
  WAIT (is_at (panel, "grid"));
  g_assert_cmpstr (read_part (panel, "state"), ==, "This day is over. Its rota stays what it was.");
  key (panel, GDK_KEY_space, 0);
  g_assert_cmpstr (read_part (panel, "staged"), ==, "");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/setup-rota/keys", Manager, NULL, manager_init, test_setup_rota_keys, manager_clear);
  g_test_add ("/setup-rota/copy", Manager, NULL, manager_init, test_setup_rota_copy, manager_clear);
  return g_test_run ();
}
