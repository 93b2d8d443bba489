/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-calendar-edit.h"
#include "hq-calendar-plan.h"
#include "hq-setup-ask.h"
#include "hq-setup-calendar.h"
#include "hq-setup-copy.h"
#include "hq-item-table.h"
#include "hq-manager-date.h"
#include "hq-rota.h"
#include "hq-setup-history.h"
#include "hq-setup-items.h"
#include "hq-setup-page.h"

/* Somebody else gives the hall another English name. */
static void
rename_hall (Manager *manager, const char *name_en)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqSetup) draft = hq_setup_copy (hq_hall_get_setup (manager->day.test.hall, &error));
  HqAnswer answer;

  g_free (draft->name_en);
  draft->name_en = g_strdup (name_en);
  hq_hall_run (manager->day.test.hall, &(HqActor){ .role = HQ_ROLE_OPERATOR },
               &(HqOrder){ .act = HQ_ACT_SETUP, .rows = draft, .id = draft->change }, &answer,
               &error);
  g_assert_no_error (error);
}

static void
init (Manager *manager, gconstpointer data)
{
  manager_init (manager, data);
  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO staff_role (hall, staff, role)"
                                            " SELECT hall, 'm1', 'administrator' FROM hall");
  manager_open (manager);
}

static gpointer
find (gpointer widget, GType type, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type)
          && (label == NULL || !GTK_IS_BUTTON (child)
              || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0))
        return child;
      found = find (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The newest change's row. */
static AdwExpanderRow *
find_newest (HqSetupHistory *history)
{
  return find (part (history, "group"), ADW_TYPE_EXPANDER_ROW, NULL);
}

static gboolean
says (HqSetupHistory *history, const char *end)
{
  AdwExpanderRow *row = find_newest (history);

  return row != NULL && g_str_has_suffix (adw_expander_row_get_subtitle (row), end);
}

/* The newest change stands first, is told in a sentence, and becomes what is edited; nothing is done by
 * that alone. */
static void
test_history (Manager *manager, gconstpointer data)
{
  HqSetupPage *page;
  HqSetupHistory *history;
  GtkWidget *back;

  rename_hall (manager, "First Hall");
  page = show (manager, "setup");
  WAIT (hq_setup_page_get_draft (page) != NULL);
  history = HQ_SETUP_HISTORY (hq_setup_page_show_panel (page, "history"));
  WAIT (says (history, "“First Hall”.") || says (history, "First Hall."));
  /* Another change comes while somebody looks. */
  rename_hall (manager, "Second Hall");
  WAIT (says (history, "“Second Hall”.") || says (history, "Second Hall."));
  WAIT (g_strcmp0 (hq_setup_page_get_draft (page)->name_en, "Second Hall") == 0);

  adw_expander_row_set_expanded (find_newest (history), TRUE);
  back = find (find_newest (history), GTK_TYPE_BUTTON, "Bring Back How It Was Before");
  g_assert_nonnull (back);
  g_assert_true (gtk_widget_is_sensitive (back));
  g_signal_emit_by_name (back, "clicked");
  g_assert_cmpstr (hq_setup_page_get_draft (page)->name_en, ==, "First Hall");
  g_assert_cmpuint (hq_setup_page_get_differences (page)->len, ==, 1);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT count(*) FROM hall WHERE name_en = 'Second Hall'"),
                   ==, 1);
  /* What is being edited is not put under an older set-up. */
  g_assert_false (gtk_widget_is_sensitive (back));
  g_assert_cmpstr (gtk_label_get_label (part (history, "said")), !=, "");
}

static void
make (Manager *manager, HqOrder order)
{
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (manager->day.test.hall, &(HqActor){ .role = HQ_ROLE_OPERATOR }, &order, &answer, &error);
  g_assert_no_error (error);
}

static gint64
count (Manager *manager, const char *sql)
{
  return hq_test_hall_count (&manager->day.test, sql);
}

static HqSetupHistory *
open_history (HqSetupPage *page, const char *newest)
{
  HqSetupHistory *history = HQ_SETUP_HISTORY (hq_setup_page_show_panel (page, "history"));

  WAIT (find_newest (history) != NULL
        && strstr (adw_expander_row_get_subtitle (find_newest (history)), newest) != NULL);
  return history;
}

/* The button of the change that is @i changes older than the newest one. */
static GtkWidget *
find_back (HqSetupHistory *history, guint i)
{
  GtkWidget *row = GTK_WIDGET (find_newest (history));

  for (; i > 0; i--)
    row = gtk_widget_get_next_sibling (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return find (row, GTK_TYPE_BUTTON, "Bring Back How It Was Before");
}

/* The button of a change by what it says, if that is listed. */
static GtkWidget *
find_back_of (HqSetupHistory *history, const char *says)
{
  GtkWidget *row = (GtkWidget *) find_newest (history);
  guint i = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    if (ADW_IS_EXPANDER_ROW (row)
        && strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), says) != NULL)
      return find_back (history, i);
  return NULL;
}

/* Presses what the window asks, and sees it go. */
static void
confirm (void)
{
  HqSetupAsk *window;

  WAIT ((window = hq_test_screen_get_window (HQ_TYPE_SETUP_ASK)) != NULL);
  g_signal_emit_by_name (part (window, "make"), "clicked");
  WAIT (hq_test_screen_get_window (HQ_TYPE_SETUP_ASK) == NULL);
}

static void
make_calendar (HqSetupPage *page)
{
  GtkWidget *panel = GTK_WIDGET (hq_setup_page_show_panel (page, "calendar"));

  WAIT (strstr (gtk_label_get_label (part (panel, "staged")), "not made yet.") != NULL);
  g_assert_true (gtk_widget_activate_action (panel, "calendar.make", NULL));
  confirm ();
}

/* Two changes of the calendar are taken back, the last one first. */
static void
test_history_calendar (Manager *manager, gconstpointer data)
{
  g_autoptr (HqCalendarView) view = hq_calendar_plan_read (manager->day.test.hall, NULL, NULL);
  g_autoptr (HqCalendar) other = hq_calendar_edit_copy (view->calendar, 20210220);
  g_autoptr (HqCalendar) longer = hq_calendar_edit_copy (other, 0);
  HqSetupPage *page;
  HqSetupHistory *history;
  GtkWidget *back;

  hq_calendar_add_year (longer, 2022);
  make (manager, (HqOrder){ .act = HQ_ACT_IMPORT_CALENDAR, .rows = other });
  page = show (manager, "setup");
  WAIT (hq_setup_page_get_draft (page) != NULL);
  history = open_history (page, "The calendar · 2021-02-20 (Saturday): listed no more; a day off.");
  /* Another change comes while somebody looks. */
  make (manager, (HqOrder){ .act = HQ_ACT_IMPORT_CALENDAR, .rows = longer });
  history = open_history (page, "The calendar · The year 2022 is added.");
  back = find_back (history, 0);
  g_assert_true (gtk_widget_is_sensitive (back));
  g_signal_emit_by_name (back, "clicked");
  WAIT (hq_setup_page_is_panel_edited (page, "calendar"));
  g_assert_cmpint (count (manager, "SELECT count(*) FROM calendar_year"), ==, 2);
  /* What is being edited is not put under an older one. */
  history = open_history (page, "The year 2022 is added.");
  g_assert_false (gtk_widget_is_sensitive (find_back (history, 0)));
  g_assert_cmpstr (gtk_label_get_label (part (history, "said")), !=, "");
  make_calendar (page);
  g_assert_cmpint (count (manager, "SELECT count(*) FROM calendar_year"), ==, 1);

  history = open_history (page, "The year 2022 is taken away.");
  g_signal_emit_by_name (find_back (history, 2), "clicked");
  make_calendar (page);
  g_assert_cmpint (count (manager, "SELECT off FROM calendar_day WHERE day = 20210220"), ==, 0);
  g_assert_cmpint (count (manager, "SELECT count(*) FROM data_change"), ==, 4);
  g_assert_cmpint (count (manager, "SELECT count(*) FROM event WHERE act = 'import-calendar'"
                                   " AND staff = 'm1'"),
                   ==, 2);
}

/* Answers what the items ask, once they do. */
static void
answer (GtkWidget *items, const char *heading, const char *says)
{
  AdwMessageDialog *dialog;

  WAIT (hq_setup_items_get_dialog (HQ_SETUP_ITEMS (items)) != NULL);
  dialog = ADW_MESSAGE_DIALOG (hq_setup_items_get_dialog (HQ_SETUP_ITEMS (items)));
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, heading);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), says));
  adw_message_dialog_response (dialog, "make");
  WAIT (hq_setup_items_get_dialog (HQ_SETUP_ITEMS (items)) == NULL);
}

static HqSetupPage *
open_page (Manager *manager)
{
  HqSetupPage *page = show (manager, "setup");

  WAIT (hq_setup_page_get_draft (page) != NULL);
  return page;
}

static void
make_item (Manager *manager, const HqItem *before, const HqItem *after)
{
  make (manager, (HqOrder){ .act = HQ_ACT_ITEM, .rows = &(HqItemChange){ before, after } });
}

/* An item was changed and then taken away: it is added as it was, and changed to what it was first. */
static void
test_history_item (Manager *manager, gconstpointer data)
{
  g_autoptr (HqItem) first = NULL;
  g_autoptr (HqItem) second = NULL;
  HqSetupPage *page;
  HqSetupHistory *history;
  GtkWidget *items;

  g_assert_true (hq_item_table_find (hq_hall_get_database (manager->day.test.hall), "P5", &first, NULL));
  second = hq_item_copy (first);
  second->promised_days = 3;
  make_item (manager, first, second);
  make_item (manager, second, NULL);
  page = open_page (manager);
  history = open_history (page, " · The item is taken away.");
  g_assert_true (g_str_has_prefix (adw_expander_row_get_subtitle (find_newest (history)), "P5 "));
  g_signal_emit_by_name (find_back (history, 0), "clicked");
  items = GTK_WIDGET (hq_setup_page_show_panel (page, "items"));
  WAIT (g_str_equal (gtk_label_get_label (part (items, "title")), "A new item"));
  g_assert_true (gtk_widget_activate_action (items, "items.make", NULL));
  answer (items, "Add the item P5", "Limit: 3 working days.");
  WAIT (count (manager, "SELECT count(*) FROM item WHERE item = 'P5' AND active = 1"
                        " AND promised_days = 3")
        == 1);

  history = open_history (page, "The item is added.");
  g_signal_emit_by_name (find_back (history, 2), "clicked");
  WAIT (hq_setup_page_is_panel_edited (page, "items"));
  g_assert_true (gtk_widget_activate_action (items, "items.make", NULL));
  answer (items, "Change the item P5", "Promised limit, working days: “3” becomes “5”.");
  WAIT (count (manager, "SELECT promised_days FROM item WHERE item = 'P5'") == 5);

  /* What was not there before it was added is taken away again. */
  history = open_history (page, "“3” becomes “5”.");
  g_signal_emit_by_name (find_back (history, 1), "clicked");
  answer (items, "Take away the item P5", "no longer find it");
  WAIT (count (manager, "SELECT count(*) FROM item WHERE item = 'P5' AND active = 1") == 0);
  history = open_history (page, "The item is taken away.");
  g_signal_emit_by_name (find_back (history, 2), "clicked");
  WAIT (g_str_equal (gtk_label_get_label (part (items, "said")), "The catalogue has it so already."));
}

/* A catalogue of which little is left is as it was again. */
static void
test_history_catalogue (Manager *manager, gconstpointer data)
{
  g_autoptr (GPtrArray) all = hq_item_table_load_all (hq_hall_get_database (manager->day.test.hall), NULL);
  guint n = all->len;
  HqSetupPage *page;
  HqSetupHistory *history;
  GtkWidget *items;

  g_ptr_array_remove_range (all, 1, n - 1);
  make (manager, (HqOrder){ .act = HQ_ACT_IMPORT_CATALOGUE, .rows = all });
  page = open_page (manager);
  history = open_history (page, "The catalogue · Added: 0. Changed: 0. Taken away: 6. As they are: 1.");
  g_signal_emit_by_name (find_back (history, 0), "clicked");
  items = GTK_WIDGET (hq_setup_page_show_panel (page, "items"));
  answer (items, "Bring back this catalogue", "Added: 6. Changed: 0. Taken away: 0. As they are: 1.");
  WAIT (count (manager, "SELECT count(*) FROM item WHERE active = 1") == n);
  history = open_history (page, "The catalogue · Added: 6.");
  g_signal_emit_by_name (find_back (history, 1), "clicked");
  WAIT (hq_setup_items_get_dialog (HQ_SETUP_ITEMS (items)) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (
                     ADW_MESSAGE_DIALOG (hq_setup_items_get_dialog (HQ_SETUP_ITEMS (items)))),
                   ==, "The older catalogue changes nothing");
}

static void
make_rota (HqSetupPage *page, const char *says)
{
  GtkWidget *panel = GTK_WIDGET (hq_setup_page_show_panel (page, "rota"));
  HqSetupAsk *window;
  GtkListBoxRow *row;

  WAIT (hq_setup_page_is_panel_edited (page, "rota"));
  g_assert_true (gtk_widget_activate_action (panel, "rota.make", NULL));
  window = hq_test_screen_get_window (HQ_TYPE_SETUP_ASK);
  row = gtk_list_box_get_row_at_index (part (window, "list"), 0);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), ==, says);
  confirm ();
}

/* A day that got a rota of its own goes by its kind again, and has it once more. */
static void
test_history_rota (Manager *manager, gconstpointer data)
{
  const HqRotaCounter plan = { 4, hq_rota_mask (540, 600) };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  HqSetupPage *page;
  HqSetupHistory *history;
  GtkWidget *back = NULL;

  hq_calendar_add_year (calendar, 2021);
  hq_calendar_add_year (calendar, 2030);
  hq_test_day_set_calendar (&manager->day, calendar);
  g_array_append_val (rows, plan);
  make (manager, (HqOrder){ .act = HQ_ACT_ROTA, .from = 20301016, .rows = rows });
  page = open_page (manager);
  history = open_history (page, "The rota of 2030-10-16 · The day gets a rota of its own");
  g_signal_emit_by_name (find_back (history, 0), "clicked");
  make_rota (page, "The day goes by the rota of its kind again.");
  g_assert_cmpint (count (manager, "SELECT count(*) FROM rota_day"), ==, 0);
  history = open_history (page, "The rota of 2030-10-16 · The day goes by the rota of its kind again.");
  g_signal_emit_by_name (find_back (history, 0), "clicked");
  make_rota (page, "The day gets a rota of its own, and no longer goes by that of its kind.");
  g_assert_cmpint (count (manager, "SELECT halves FROM rota_day WHERE counter = 4"), ==,
                   (gint64) plan.halves);
  g_assert_cmpint (count (manager, "SELECT count(*) FROM data_change"), ==, 3);
  /* A day that is over stays what it was. */
  hq_test_hall_run_sql (&manager->day.test,
                        "INSERT INTO data_change (hall, number, at, act, subject, after) SELECT hall, 4, at,"
                        " act, '2021-01-05', after FROM data_change WHERE number = 3");
  rename_hall (manager, "Third Hall");
  history = HQ_SETUP_HISTORY (hq_setup_page_show_panel (page, "history"));
  WAIT ((back = find_back_of (history, "The rota of 2021-01-05")) != NULL);
  g_signal_emit_by_name (back, "clicked");
  WAIT (g_str_equal (gtk_label_get_label (part (hq_setup_page_show_panel (page, "rota"), "refusal")),
                     "This day is over. Its rota stays what it was."));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/setup-history/back", Manager, NULL, init, test_history, manager_clear);
  g_test_add ("/setup-history/item", Manager, NULL, init, test_history_item, manager_clear);
  g_test_add ("/setup-history/catalogue", Manager, NULL, init, test_history_catalogue, manager_clear);
  g_test_add ("/setup-history/rota", Manager, NULL, init, test_history_rota, manager_clear);
  g_test_add ("/setup-history/calendar", Manager, NULL, init, test_history_calendar, manager_clear);
  return g_test_run ();
}
