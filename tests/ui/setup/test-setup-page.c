/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-secret.h"
#include "hq-setup-book.h"
#include "hq-setup-changes.h"
#include "hq-setup-copy.h"
#include "hq-setup-edit.h"
#include "hq-setup-password.h"
#include "hq-setup-served.h"
#include "hq-setup-setting.h"
#include "hq-setup-words.h"

/* The one window of that type, if it is there. */
static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
click (gpointer button)
{
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
}

static HqSetupPage *
get_page (Manager *manager)
{
  return HQ_SETUP_PAGE (hq_manager_desk_get_panel (get_desk (manager), "setup"));
}

/* The part of the set-up of that name. */
static HqSetupBook *
show_part (Manager *manager, const char *name)
{
  HqSetupPage *page = show (manager, "setup");

  WAIT (hq_setup_page_get_draft (page) != NULL);
  return HQ_SETUP_BOOK (hq_setup_page_show_panel (page, name));
}

static gpointer
find_child (GtkWidget *widget, GType type, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type)
          && (label == NULL
              || (GTK_IS_MENU_BUTTON (child)
                  && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (child)), label) == 0)
              || (GTK_IS_BUTTON (child)
                  && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)))
        return child;
      found = find_child (child, type, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Presses the button of that label and adds what it proposes, or @key. */
static void
add (HqSetupBook *book, const char *label, const char *key)
{
  GtkWidget *button = find_child (GTK_WIDGET (book), GTK_TYPE_MENU_BUTTON, label);
  GtkPopover *popover;
  GtkWidget *entry;

  g_assert_nonnull (button);
  settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  entry = find_child (GTK_WIDGET (popover), GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), !=, "");
  if (key != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), key);
  click (find_child (GTK_WIDGET (popover), GTK_TYPE_BUTTON, "Add"));
  settle ();
}

static void
type (HqSetupBook *book, HqSetupList list, const char *member, const char *text)
{
  GtkWidget *control = hq_setup_form_get_control (hq_setup_book_get_form (book, list), member);

  g_assert_true (gtk_widget_is_sensitive (control));
  if (GTK_IS_SPIN_BUTTON (control))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), g_ascii_strtod (text, NULL));
  else
    gtk_editable_set_text (GTK_EDITABLE (control), text);
}

static const char *
read_bar (Manager *manager, const char *name)
{
  return gtk_label_get_label (part (part (get_page (manager), "bar"), name));
}

static gboolean
bar_has (Manager *manager, const char *name)
{
  return gtk_widget_get_visible (part (part (get_page (manager), "bar"), name));
}

static guint
count (Manager *manager)
{
  return hq_setup_page_get_differences (get_page (manager))->len;
}

static HqSetupChanges *
open_changes (Manager *manager, const char *button)
{
  click (find_child (part (get_page (manager), "bar"), GTK_TYPE_BUTTON, button));
  g_assert_nonnull (find_window (HQ_TYPE_SETUP_CHANGES));
  return find_window (HQ_TYPE_SETUP_CHANGES);
}

static gboolean
lists_sentence (HqSetupChanges *changes, const char *sentence)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (part (changes, "list"), i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))), sentence))
      return TRUE;
  return FALSE;
}

static void
assert_lists (HqSetupChanges *changes, const char *sentence)
{
  if (!lists_sentence (changes, sentence))
    g_error ("Nothing says: %s", sentence);
}

static void
make (Manager *manager)
{
  click (part (open_changes (manager, "Make the changes"), "make"));
  WAIT (find_window (HQ_TYPE_SETUP_CHANGES) == NULL);
  g_assert_cmpuint (count (manager), ==, 0);
  g_assert_false (gtk_widget_get_visible (part (get_page (manager), "bar")));
}

/* Someone else sets the hall up otherwise: the service A gets another quota. */
static void
change_elsewhere (Manager *manager, const char *name_en)
{
  g_autoptr (GError) error = NULL;
  const HqSetup *setup = hq_hall_get_setup (manager->day.test.hall, &error);
  g_autoptr (HqSetup) other = hq_setup_copy (setup);
  HqAnswer answer;

  g_free (other->name_en);
  other->name_en = g_strdup (name_en);
  hq_hall_run (manager->day.test.hall, &(HqActor){ .role = HQ_ROLE_OPERATOR },
               &(HqOrder){ .act = HQ_ACT_SETUP, .rows = other, .id = setup->change }, &answer,
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

/* A hall with its first administrator and nothing else. */
static void
init_empty (Manager *manager, gconstpointer data)
{
  g_autoptr (HqSetup) setup = hq_setup_new ();

  setup->code = g_strdup ("new");
  setup->name = g_strdup ("新大厅");
  setup->name_en = g_strdup ("");
  setup->time_zone = g_strdup ("Asia/Shanghai");
  *hq_setup_add_staff (setup) = (HqStaff){ g_strdup ("m1"), g_strdup ("m1"), g_strdup (""), NULL,
                                           1u << HQ_ROLE_ADMINISTRATOR };
  hq_test_screen_load_looks ();
  manager->day = (HqTestDay){ .role = HQ_ROLE_OPERATOR };
  hq_test_hall_init_with (&manager->day.test, HQ_HALL_TRIAL, setup);
  manager_open_at (manager, "0");
}

static void
build_hall (Manager *manager)
{
  HqSetupBook *book = show_part (manager, "hall");

  type (book, HQ_SETUP_HALL, "name_en", "New hall");
  add (book, "Add a floor", NULL);
  type (book, HQ_SETUP_FLOOR, "name", "1楼");
  add (book, "Add a zone", NULL);
  type (book, HQ_SETUP_ZONE, "name", "A区");
  add (book, "Add a department", "tax");
  g_assert_true (g_str_has_prefix (read_bar (manager, "fault"), "Department tax, Name: "));
  g_assert_false (gtk_widget_get_sensitive (part (part (get_page (manager), "bar"), "make")));
  type (book, HQ_SETUP_DEPARTMENT, "name", "税务局");
  g_assert_false (bar_has (manager, "fault"));
}

static void
build_services (Manager *manager)
{
  HqSetupBook *book = show_part (manager, "services");

  add (book, "Add a kind of day", NULL);
  type (book, HQ_SETUP_DAY_KIND, "name", "工作日");
  add (book, "Add a session", "noon");
  type (book, HQ_SETUP_SESSION, "name", "午间值守");
  add (book, "Add a service", NULL);
  type (book, HQ_SETUP_SERVICE, "name", "社保");
  type (book, HQ_SETUP_SERVICE, "quota", "150");
  g_assert_nonnull (strstr (read_bar (manager, "fault"), "no counter serves it"));
}

static void
build_counters (Manager *manager)
{
  HqSetupBook *book = show_part (manager, "counters");
  GtkWidget *served;

  add (book, "Add counters", "1-3");
  g_assert_nonnull (strstr (read_bar (manager, "fault"), "no counter serves it"));
  /* All three are given the service at once. */
  gtk_list_box_select_all (find_child (GTK_WIDGET (book), GTK_TYPE_LIST_BOX, NULL));
  served = gtk_stack_get_visible_child (find_child (GTK_WIDGET (book), GTK_TYPE_STACK, NULL));
  gtk_switch_set_active (find_child (served, GTK_TYPE_SWITCH, NULL), TRUE);
  g_assert_false (bar_has (manager, "fault"));
}

static void
build_staff (Manager *manager)
{
  HqSetupBook *book = show_part (manager, "staff");

  add (book, "Add a person", "c1");
  type (book, HQ_SETUP_STAFF, "name", "张三");
}

static void
build_devices (Manager *manager)
{
  HqSetupBook *book = show_part (manager, "devices");

  add (book, "Add a place for a machine", "K1");
  type (book, HQ_SETUP_DEVICE, "name", "取号机1");
}

static void
set_password (Manager *manager)
{
  HqSetupBook *book = show_part (manager, "staff");
  GtkWidget *group = find_child (GTK_WIDGET (book), HQ_TYPE_SETUP_PASSWORD, NULL);
  GtkWidget *dialog;

  hq_setup_book_choose (book, HQ_SETUP_STAFF, "c1");
  WAIT (hq_setup_password_find_mark (HQ_SETUP_PASSWORD (group), "c1") != NULL);
  hq_secret_set_text (part (group, "password"), "eight or more");
  g_assert_false (gtk_widget_get_sensitive (part (group, "set")));
  hq_secret_set_text (part (group, "again"), "eight or more");
  click (part (group, "set"));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (keeps_open (manager, dialog));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "set");
  WAIT (g_str_has_prefix (gtk_label_get_label (part (group, "say")), "The password is set."));
  WAIT (hq_setup_password_find_mark (HQ_SETUP_PASSWORD (group), "c1") == NULL);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test, "SELECT count(*) FROM staff WHERE"
                                                           " staff = 'c1' AND password IS NOT NULL"),
                   ==, 1);
}

static void
test_build (Manager *manager, gconstpointer data)
{
  build_hall (manager);
  build_services (manager);
  build_counters (manager);
  build_staff (manager);
  build_devices (manager);
  make (manager);
  set_password (manager);
  /* A visitor takes a number of what was set up, at the kiosk that was. */
  hq_test_hall_open_today (&manager->day.test);
  manager->day.now = 0;
  manager->day.role = HQ_ROLE_VISITOR;
  manager->day.place = "K1";
  hq_test_day_try (&manager->day, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" }, HQ_N_ERRORS);
  g_assert_cmpstr (manager->day.answer.ticket.service, ==, "A");
  hq_test_hall_check (&manager->day.test);
}

static void
test_change (Manager *manager, gconstpointer data)
{
  HqSetupBook *book = show_part (manager, "services");
  HqSetupChanges *changes;

  hq_setup_book_choose (book, HQ_SETUP_SERVICE, "D");
  type (book, HQ_SETUP_SERVICE, "quota", "150");
  g_assert_cmpstr (read_bar (manager, "count"), ==, "1 change is not made yet.");
  changes = open_changes (manager, "Show");
  g_assert_true (g_str_has_suffix (
    gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (
      gtk_list_box_get_row_at_index (part (changes, "list"), 0)))),
    ": Numbers a day from 20 to 150."));
  g_assert_false (gtk_widget_get_visible (part (changes, "make")));
  gtk_window_close (GTK_WINDOW (changes));
  /* It is there after another page was looked at. */
  show (manager, "today");
  show (manager, "setup");
  g_assert_cmpuint (count (manager), ==, 1);
  make (manager);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT quota FROM service WHERE service = 'D'"),
                   ==, 150);
  type (book, HQ_SETUP_SERVICE, "quota", "20");
  make (manager);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT quota FROM service WHERE service = 'D'"),
                   ==, 20);
}

/* What is taken away is named as it was, wherever it was referred to, and each text by its own name. */
static void
test_told (Manager *manager, gconstpointer data)
{
  HqSetupBook *book = show_part (manager, "services");
  HqSetup *draft = hq_setup_page_get_draft (get_page (manager));
  HqSetupChanges *changes;

  hq_setup_edit_drop (draft, HQ_SETUP_SERVICE, "D");
  hq_setup_edit_drop (draft, HQ_SETUP_SESSION, "workday/morning");
  hq_setup_edit_drop (draft, HQ_SETUP_STAFF, "c4");
  hq_setup_setting_set (draft, "slip_note", "请勿吸烟\n谢谢");
  hq_setup_setting_set (draft, "slip_without", "papers missed");
  hq_setup_setting_set (draft, "notice_en", "Closed at noon");
  hq_setup_setting_set (draft, "walk", "90");
  hq_setup_panel_touch (HQ_SETUP_PANEL (book));
  changes = open_changes (manager, "Show");
  assert_lists (changes, "Service D D is taken away.");
  assert_lists (changes, "Staff c4 张三 is taken away, and the password too: whoever comes back "
                         "under this code needs a new one.");
  assert_lists (changes, "Counter 3: no longer serves Service D D.");
  assert_lists (changes, "Counter 3: Service D D is no longer its speciality.");
  assert_lists (changes, "Session 工作日 · morning is taken away.");
  assert_lists (changes, "Service A A: does not run in Session 工作日 · morning.");
  assert_lists (changes, "The hall's own lines at the end of the slip: from none to “请勿吸烟 / 谢谢”.");
  assert_lists (changes, "What the slip leaves out: from none to “The papers to bring, What to do "
                         "after a missed call”.");
  assert_lists (changes, "What boards and kiosks always say in English: from none to “Closed at "
                         "noon”.");
  assert_lists (changes, "Time to walk to any counter: from “60” to “90”.");
}

/* The rota of a session is said with the counters that are planned. */
static void
test_rota (Manager *manager, gconstpointer data)
{
  HqSetupBook *book = show_part (manager, "counters");
  HqSetup *draft = hq_setup_page_get_draft (get_page (manager));
  const HqSession *session = draft->sessions->pdata[0];
  HqSetupChanges *changes;
  HqRota *rota;

  for (guint i = draft->rota->len; i > 0; i--)
    g_ptr_array_remove_index (draft->rota, i - 1);
  rota = hq_setup_add_rota (draft);
  *rota = (HqRota){ g_strdup (session->day_kind), g_strdup (session->session), 2 };
  hq_setup_panel_touch (HQ_SETUP_PANEL (book));
  g_assert_cmpuint (count (manager), >, 0);
  changes = open_changes (manager, "Show");
  g_assert_true (g_str_has_prefix (
    gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (
      gtk_list_box_get_row_at_index (part (changes, "list"), 0)))),
    "Counters planned for Session "));
}

/* The same with counter 1 lent to D for an hour. */
static void
init_lent (Manager *manager, gconstpointer data)
{
  HqTime until = (g_get_real_time () / HQ_MINUTE + 60) * HQ_MINUTE;
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO counter_service (hall, counter, service, speciality, lent_until)"
    " SELECT hall, 1, 'D', 0, %" G_GINT64_FORMAT " FROM hall",
    until);

  manager_init (manager, data);
  hq_test_hall_run_sql (&manager->day.test, "INSERT INTO staff_role (hall, staff, role)"
                                            " SELECT hall, 'm1', 'administrator' FROM hall");
  hq_test_hall_run_sql (&manager->day.test, sql);
  manager_open (manager);
}

/* What the counters 1 to 4 do with a service: "s" have it as a speciality, "+" serve it, "l" have it on
 * loan, "-" do not. */
static void
assert_served (Manager *manager, const char *service, const char *expected)
{
  const HqSetup *draft = hq_setup_page_get_draft (get_page (manager));

  for (int counter = 1; expected[counter - 1] != '\0'; counter++)
    {
      HqSetupEditServed served = hq_setup_edit_get_served (draft, counter, service);
      char told = served == HQ_SETUP_EDIT_SPECIALITY                              ? 's'
                  : served == HQ_SETUP_EDIT_SERVED                                ? '+'
                  : hq_setup_serves (draft, counter, service, g_get_real_time ()) ? 'l'
                                                                                  : '-';

      g_assert_cmpint (told, ==, expected[counter - 1]);
    }
}

/* The row of a service on the sheet that is shown. */
static GtkWidget *
find_served (HqSetupBook *book, guint service)
{
  GtkWidget *sheet
    = gtk_stack_get_visible_child (find_child (GTK_WIDGET (book), GTK_TYPE_STACK, NULL));
  GtkWidget *row
    = find_child (find_child (sheet, HQ_TYPE_SETUP_SERVED, NULL), ADW_TYPE_ACTION_ROW, NULL);

  for (guint i = 0; i < service; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* What is chosen for several counters leaves alone what each has already. */
static void
test_many (Manager *manager, gconstpointer data)
{
  HqSetupBook *book = show_part (manager, "counters");
  GtkWidget *first, *last;

  assert_served (manager, "A", "ss++");
  assert_served (manager, "D", "l-s+");
  gtk_list_box_select_all (find_child (GTK_WIDGET (book), GTK_TYPE_LIST_BOX, NULL));
  first = find_served (book, 0);
  last = find_served (book, 3);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (last)), ==,
                   "2 of 4 counters serve it, and 1 more on loan");
  gtk_switch_set_active (find_child (last, GTK_TYPE_SWITCH, NULL), TRUE);
  assert_served (manager, "D", "l+s+");
  assert_served (manager, "A", "ss++");
  g_assert_true (gtk_switch_get_active (find_child (last, GTK_TYPE_SWITCH, NULL)));
  /* Only those that serve it for good can have it as their speciality. */
  gtk_check_button_set_active (find_child (last, GTK_TYPE_CHECK_BUTTON, NULL), TRUE);
  assert_served (manager, "D", "lsss");
  gtk_check_button_set_active (find_child (first, GTK_TYPE_CHECK_BUTTON, NULL), TRUE);
  assert_served (manager, "A", "ssss");
  gtk_switch_set_active (find_child (last, GTK_TYPE_SWITCH, NULL), FALSE);
  assert_served (manager, "D", "l---");
  /* One that has it on loan alone is given it for good. */
  hq_setup_book_choose (book, HQ_SETUP_COUNTER, "1");
  last = find_served (book, 3);
  g_assert_true (
    g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (last)), "On loan until "));
  gtk_switch_set_active (find_child (last, GTK_TYPE_SWITCH, NULL), TRUE);
  assert_served (manager, "D", "+---");
}

static void
test_discard (Manager *manager, gconstpointer data)
{
  HqSetupBook *book = show_part (manager, "hall");

  type (book, HQ_SETUP_HALL, "name", "");
  g_assert_true (bar_has (manager, "fault"));
  click (part (part (get_page (manager), "bar"), "discard"));
  adw_message_dialog_response (find_window (ADW_TYPE_MESSAGE_DIALOG), "stay");
  g_assert_cmpuint (count (manager), ==, 1);
  click (part (part (get_page (manager), "bar"), "discard"));
  adw_message_dialog_response (find_window (ADW_TYPE_MESSAGE_DIALOG), "discard");
  g_assert_cmpuint (count (manager), ==, 0);
}

static void
test_clash (Manager *manager, gconstpointer data)
{
  HqSetupBook *book = show_part (manager, "services");
  HqSetupChanges *changes;

  hq_setup_book_choose (book, HQ_SETUP_SERVICE, "D");
  type (book, HQ_SETUP_SERVICE, "quota", "150");
  changes = open_changes (manager, "Make the changes");
  change_elsewhere (manager, "Elsewhere");
  /* Before its view comes, the hall refuses; the draft stays, and what was done is taken over. */
  click (part (changes, "make"));
  WAIT (gtk_label_get_label (part (changes, "refusal"))[0] != '\0');
  WAIT (gtk_widget_get_visible (part (changes, "rebase")));
  g_assert_cmpuint (count (manager), ==, 1);
  click (part (changes, "rebase"));
  g_assert_cmpuint (count (manager), ==, 1);
  g_assert_cmpstr (hq_setup_page_get_draft (get_page (manager))->name_en, ==, "Elsewhere");
  click (part (changes, "make"));
  WAIT (find_window (HQ_TYPE_SETUP_CHANGES) == NULL);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT count(*) FROM hall WHERE name_en = 'Elsewhere'"),
                   ==, 1);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT quota FROM service WHERE service = 'D'"),
                   ==, 150);
}

static void
test_in_use (Manager *manager, gconstpointer data)
{
  HqSetupBook *book;
  HqSetupChanges *changes;
  GtkWidget *sheet;

  hq_test_hall_open_today (&manager->day.test);
  manager->day.now = 0;
  hq_test_day_try (&manager->day, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 }, HQ_N_ERRORS);
  book = show_part (manager, "counters");
  hq_setup_book_choose (book, HQ_SETUP_COUNTER, "1");
  sheet = gtk_stack_get_visible_child (find_child (GTK_WIDGET (book), GTK_TYPE_STACK, NULL));
  click (find_child (sheet, GTK_TYPE_BUTTON, "Take this counter away"));
  changes = open_changes (manager, "Make the changes");
  g_assert_true (lists_sentence (changes, "Counter 1 is taken away."));
  click (part (changes, "make"));
  WAIT (gtk_label_get_label (part (changes, "refusal"))[0] != '\0');
  g_assert_true (
    g_str_has_prefix (gtk_label_get_label (part (changes, "refusal")), "Counter 1 is in use"));
  g_assert_cmpuint (count (manager), >, 0);
}

/* A clerk at a counter keeps the role; the window says where they are. */
static void
test_at_counter (Manager *manager, gconstpointer data)
{
  HqSetupBook *book;
  HqSetupChanges *changes;
  HqStaff *clerk;

  hq_test_hall_open_today (&manager->day.test);
  manager->day.now = 0;
  hq_test_day_try (&manager->day, (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 }, HQ_N_ERRORS);
  book = show_part (manager, "staff");
  clerk = (HqStaff *) hq_setup_find_staff (hq_setup_page_get_draft (get_page (manager)), "c1");
  clerk->roles = 1u << HQ_ROLE_GUIDE;
  hq_setup_panel_touch (HQ_SETUP_PANEL (book));
  changes = open_changes (manager, "Make the changes");
  click (part (changes, "make"));
  WAIT (gtk_label_get_label (part (changes, "refusal"))[0] != '\0');
  g_assert_true (g_str_has_prefix (gtk_label_get_label (part (changes, "refusal")),
                                   "Staff c1 is at counter 1 and stays a clerk until they sign out"));
  g_assert_cmpuint (count (manager), >, 0);
}

/* What came of somebody's password is not told as that of whoever is shown by then. */
static void
test_late (Manager *manager, gconstpointer data)
{
  HqSetupBook *book = show_part (manager, "staff");
  GtkWidget *group = find_child (GTK_WIDGET (book), HQ_TYPE_SETUP_PASSWORD, NULL);

  hq_setup_book_choose (book, HQ_SETUP_STAFF, "c1");
  hq_secret_set_text (part (group, "password"), "eight or more");
  hq_secret_set_text (part (group, "again"), "eight or more");
  click (part (group, "set"));
  adw_message_dialog_response (find_window (ADW_TYPE_MESSAGE_DIALOG), "set");
  g_assert_true (hq_manager_panel_is_busy (HQ_MANAGER_PANEL (get_page (manager))));
  hq_setup_book_choose (book, HQ_SETUP_STAFF, "m1");
  hq_secret_set_text (part (group, "password"), "another one");
  WAIT (!hq_manager_panel_is_busy (HQ_MANAGER_PANEL (get_page (manager))));
  g_assert_cmpstr (gtk_label_get_label (part (group, "say")), ==, "");
  g_assert_cmpstr (hq_secret_get_text (part (group, "password")), ==, "another one");
  g_assert_true (gtk_widget_is_sensitive (part (group, "password")));
  g_assert_cmpint (hq_test_hall_count (&manager->day.test, "SELECT count(*) FROM staff WHERE"
                                                           " staff = 'c1' AND password IS NOT NULL"),
                   ==, 1);
}

/* Places stand in the order in which people count them; the draft has them in that of their letters. */
static void
test_order (Manager *manager, gconstpointer data)
{
  static const char *const expected[] = { "K1", "K2", "K10" };
  HqSetupBook *book = show_part (manager, "devices");
  GPtrArray *devices;
  GtkWidget *entries;
  guint n = 0;

  add (book, "Add a place for a machine", "K10");
  entries = find_child (GTK_WIDGET (book), GTK_TYPE_LIST_BOX, NULL);
  for (GtkWidget *row = gtk_widget_get_first_child (entries); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += HQ_IS_SETUP_ENTRY (row) && n < G_N_ELEMENTS (expected)
         && g_strcmp0 (hq_setup_entry_get_key (HQ_SETUP_ENTRY (row)), expected[n]) == 0;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  devices = hq_setup_page_get_draft (get_page (manager))->devices;
  for (guint i = 1; i < devices->len; i++)
    g_assert_cmpstr (((HqDevice *) devices->pdata[i - 1])->device, <,
                     ((HqDevice *) devices->pdata[i])->device);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/setup/build", Manager, NULL, init_empty, test_build, manager_clear);
  g_test_add ("/setup/change", Manager, NULL, init, test_change, manager_clear);
  g_test_add ("/setup/rota", Manager, NULL, init, test_rota, manager_clear);
  g_test_add ("/setup/told", Manager, NULL, init, test_told, manager_clear);
  g_test_add ("/setup/many", Manager, NULL, init_lent, test_many, manager_clear);
  g_test_add ("/setup/discard", Manager, NULL, init, test_discard, manager_clear);
  g_test_add ("/setup/clash", Manager, NULL, init, test_clash, manager_clear);
  g_test_add ("/setup/order", Manager, NULL, init, test_order, manager_clear);
  g_test_add ("/setup/late", Manager, NULL, init, test_late, manager_clear);
  g_test_add ("/setup/at-counter", Manager, NULL, init, test_at_counter, manager_clear);
  g_test_add ("/setup/in-use", Manager, NULL, init, test_in_use, manager_clear);
  return g_test_run ();
}
