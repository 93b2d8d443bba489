/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "at-pages.h"
#include "hq-manager-date.h"
#include "hq-secret.h"
#include "hq-setup-ask.h"
#include "hq-setup-book.h"
#include "hq-setup-calendar.h"
#include "hq-setup-changes.h"
#include "hq-setup-day-form.h"
#include "hq-setup-items.h"
#include "hq-setup-page.h"
#include "hq-setup-password.h"

static void
init (Manager *manager, gconstpointer data)
{
  manager_init (manager, data);
  hq_test_hall_run_sql (&manager->day.test,
                        "INSERT INTO staff_role (hall, staff, role) SELECT hall, staff,"
                        " 'administrator' FROM staff WHERE staff IN ('m1', 'c1')");
  manager_open (manager);
  g_object_add_weak_pointer (G_OBJECT (manager->screen), (gpointer *) &manager->screen);
}

static void
clear (Manager *manager, gconstpointer data)
{
  if (manager->screen != NULL)
    gtk_window_destroy (GTK_WINDOW (manager->screen));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&manager->live);
  hq_test_day_clear (&manager->day, NULL);
}

static HqSetupPage *
open_setup (Manager *manager)
{
  HqSetupPage *page = show (manager, "setup");

  WAIT (hq_setup_page_get_draft (page) != NULL);
  return page;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* The control of a service's limit, in which somebody types. */
static GtkSpinButton *
find_quota (HqSetupPage *page)
{
  HqSetupBook *book = HQ_SETUP_BOOK (hq_setup_page_show_panel (page, "services"));

  hq_setup_book_choose (book, HQ_SETUP_SERVICE, "D");
  return GTK_SPIN_BUTTON (
    hq_setup_form_get_control (hq_setup_book_get_form (book, HQ_SETUP_SERVICE), "quota"));
}

/* The question that is open. */
static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer (const char *label)
{
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (find_question ())));
  g_assert_cmpstr (adw_message_dialog_get_heading (find_question ()), ==, "Leave without saving?");
  g_assert_true (press (GTK_WIDGET (find_question ()), label));
  WAIT (find_question () == NULL);
}

static void
do_action (Manager *manager, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (hq_screen_get_page (manager->screen)),
                                             action, NULL));
}

/* Nobody touches the screen for longer than it stays open. */
static void
lock (Manager *manager)
{
  HqPage *page = hq_screen_get_page (manager->screen);

  HQ_PAGE_GET_CLASS (page)->tick (page, hq_live_get_now (manager->live) + 11 * HQ_MINUTE);
  g_assert_null (get_desk (manager));
  g_assert_null (hq_live_get_staff (manager->live));
}

static void
sign_in (Manager *manager, const char *staff)
{
  gpointer sign_in = part (hq_screen_get_page (manager->screen), "sign_in");

  gtk_editable_set_text (part (sign_in, "staff"), staff);
  g_assert_true (gtk_widget_activate_action (sign_in, "sign-in.enter", NULL));
  WAIT (get_desk (manager) != NULL);
}

/* Whoever edited something before the screen was locked goes on with it, in the draft and in the parts
 * that have their own; a password does not wait. */
static void
test_lock (Manager *manager, gconstpointer data)
{
  HqSetupPage *page = open_setup (manager);
  HqSetupItems *items = HQ_SETUP_ITEMS (hq_setup_page_show_panel (page, "items"));
  HqSetupBook *people = HQ_SETUP_BOOK (hq_setup_page_show_panel (page, "staff"));
  GtkWidget *name, *password;

  hq_setup_book_choose (people, HQ_SETUP_STAFF, "c1");
  password = find (GTK_WIDGET (people), HQ_TYPE_SETUP_PASSWORD);
  hq_secret_set_text (part (password, "password"), "eight or more");
  WAIT (hq_setup_items_get_list (items) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.new", NULL));
  name = hq_setup_item_get_control (hq_setup_items_get_form (items), "name");
  gtk_editable_set_text (GTK_EDITABLE (name), "护照换发");
  gtk_spin_button_set_value (find_quota (page), 150);
  lock (manager);
  g_assert_cmpstr (hq_secret_get_text (part (password, "password")), ==, "");
  g_assert_null (gtk_widget_get_root (GTK_WIDGET (page)));

  sign_in (manager, "m1");
  g_assert_true (open_setup (manager) == page);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
  g_assert_cmpuint (hq_setup_page_get_differences (page)->len, ==, 1);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (find_quota (page)), ==, 150);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "护照换发");
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (find_quota (page))));
  /* It is made as if nothing had been between. */
  hq_setup_page_make (page);
  WAIT (hq_setup_page_get_differences (page)->len == 0);
  g_assert_cmpint (hq_test_hall_count (&manager->day.test,
                                       "SELECT quota FROM service WHERE service = 'D'"),
                   ==, 150);
}

/* Nobody else finds it, and after them nobody at all. */
static void
test_other (Manager *manager, gconstpointer data)
{
  HqSetupPage *page = open_setup (manager);

  gtk_spin_button_set_value (find_quota (page), 150);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  lock (manager);
  g_assert_nonnull (page);
  sign_in (manager, "c1");
  WAIT (page == NULL);
  g_assert_cmpuint (hq_setup_page_get_differences (open_setup (manager))->len, ==, 0);
  lock (manager);
  sign_in (manager, "m1");
  page = open_setup (manager);
  g_assert_cmpuint (hq_setup_page_get_differences (page)->len, ==, 0);
}

/* Whoever leaves is asked where something would be lost. */
static void
test_sign_out (Manager *manager, gconstpointer data)
{
  HqSetupPage *page = open_setup (manager);
  HqSetupItems *items = HQ_SETUP_ITEMS (hq_setup_page_show_panel (page, "items"));

  WAIT (hq_setup_items_get_list (items) != NULL);
  /* An empty form holds nothing. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (items), "items.new", NULL));
  g_assert_false (hq_setup_page_is_edited (page));
  gtk_editable_set_text (
    GTK_EDITABLE (hq_setup_item_get_control (hq_setup_items_get_form (items), "name")), "护照换发");
  do_action (manager, "manager.sign-out");
  answer ("_Keep editing");
  g_assert_nonnull (get_desk (manager));
  do_action (manager, "manager.sign-out");
  answer ("_Leave without saving");
  g_assert_null (get_desk (manager));
  /* What was given up does not come back. */
  sign_in (manager, "m1");
  g_assert_false (hq_setup_page_is_edited (open_setup (manager)));
  do_action (manager, "manager.sign-out");
  g_assert_null (find_question ());
  g_assert_null (get_desk (manager));
}

static void
test_language (Manager *manager, gconstpointer data)
{
  HqPage *before = hq_screen_get_page (manager->screen);

  gtk_spin_button_set_value (find_quota (open_setup (manager)), 150);
  do_action (manager, "manager.language");
  answer ("_Keep editing");
  g_assert_true (hq_screen_get_page (manager->screen) == before);
  do_action (manager, "manager.language");
  answer ("_Leave without saving");
  WAIT (hq_screen_get_page (manager->screen) != before);
  hq_language_set ("en");
}

static void
test_close (Manager *manager, gconstpointer data)
{
  HqSetupPage *page = open_setup (manager);
  HqSetupCalendar *calendar = HQ_SETUP_CALENDAR (hq_setup_page_show_panel (page, "calendar"));

  WAIT (gtk_label_get_label (part (calendar, "until"))[0] != '\0');
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (calendar), "calendar.add", NULL));
  g_assert_true (hq_setup_page_is_edited (page));
  gtk_window_close (GTK_WINDOW (manager->screen));
  answer ("_Keep editing");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (manager->screen)));
  /* What waits for somebody behind the lock is lost with the window too. */
  lock (manager);
  gtk_window_close (GTK_WINDOW (manager->screen));
  answer ("_Leave without saving");
  WAIT (manager->screen == NULL);
}

/* What stands in the calendar's form and was not taken over counts, and waits behind the lock too. */
static void
test_form (Manager *manager, gconstpointer data)
{
  HqSetupPage *page = open_setup (manager);
  HqSetupCalendar *calendar = HQ_SETUP_CALENDAR (hq_setup_page_show_panel (page, "calendar"));
  gpointer form = part (calendar, "form");
  GtkLabel *staged = part (calendar, "staged");

  WAIT (gtk_label_get_label (part (calendar, "until"))[0] != '\0');
  g_assert_false (hq_setup_page_is_edited (page));
  gtk_editable_set_text (part (form, "name"), "中秋节");
  g_assert_cmpstr (gtk_label_get_label (staged), ==, "The day in the form is not taken over yet.");
  do_action (manager, "manager.sign-out");
  answer ("_Keep editing");
  do_action (manager, "manager.language");
  answer ("_Keep editing");
  lock (manager);
  sign_in (manager, "m1");
  g_assert_true (open_setup (manager) == page);
  g_assert_cmpstr (gtk_editable_get_text (part (form, "name")), ==, "中秋节");
  /* It is given up with what is staged. */
  hq_setup_page_show_panel (page, "calendar");
  g_assert_true (press (GTK_WIDGET (calendar), "Discard"));
  g_assert_cmpstr (gtk_editable_get_text (part (form, "name")), ==, "");
  g_assert_false (hq_setup_page_is_edited (page));
  /* Another day counts as well, and a day that was taken over is staged and typed no longer. */
  hq_manager_date_set (part (form, "date"), 20211001);
  g_signal_emit_by_name (part (form, "date"), "chosen");
  g_assert_true (hq_setup_page_is_edited (page));
  gtk_editable_set_text (part (form, "name"), "国庆节");
  g_assert_true (press (GTK_WIDGET (calendar), "Take it over"));
  g_assert_cmpstr (gtk_label_get_label (staged), ==, "1 day or year is changed and not made yet.");
  g_assert_false (hq_setup_day_form_is_typed (form));
}

/* Whoever reads in a window over the page is at the screen all the time. */
static void
test_windows (Manager *manager, gconstpointer data)
{
  HqSetupPage *page = open_setup (manager);
  HqSetupCalendar *calendar = HQ_SETUP_CALENDAR (hq_setup_page_show_panel (page, "calendar"));
  GtkWindow *window;

  WAIT (gtk_label_get_label (part (calendar, "until"))[0] != '\0');
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (calendar), "calendar.add", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (calendar), "calendar.make", NULL));
  WAIT ((window = hq_test_screen_get_window (HQ_TYPE_SETUP_ASK)) != NULL);
  g_assert_true (keeps_open (manager, window));
  gtk_window_destroy (window);
  gtk_spin_button_set_value (find_quota (page), 77);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "setup.make", NULL));
  WAIT ((window = hq_test_screen_get_window (HQ_TYPE_SETUP_CHANGES)) != NULL);
  g_assert_true (keeps_open (manager, window));
  gtk_window_destroy (window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "setup.discard", NULL));
  g_assert_true (keeps_open (manager, find_question ()));
  g_assert_true (press (GTK_WIDGET (find_question ()), "_Keep it"));
  WAIT (find_question () == NULL);
  do_action (manager, "manager.sign-out");
  g_assert_true (keeps_open (manager, find_question ()));
  answer ("_Keep editing");
}

/* Opens the chooser of @action, and returns its window. */
static GtkWindow *
open_chooser (gpointer panel, const char *action)
{
  GtkWindow *window;

  g_assert_null (hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
  g_assert_true (gtk_widget_activate_action (panel, action, NULL));
  WAIT ((window = hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL
        && gtk_widget_get_mapped (GTK_WIDGET (window)));
  return window;
}

/* A chooser goes with whoever opened it; what they edited waits for them, and they choose anew. */
static void
test_chooser (Manager *manager, gconstpointer data)
{
  static const char *const parts[][2] = { { "calendar", "calendar.file" }, { "items", "items.import" } };
  HqSetupPage *page = open_setup (manager);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      HqSetupPanel *panel = hq_setup_page_show_panel (page, parts[i][0]);

      WAIT (HQ_IS_SETUP_CALENDAR (panel)
              ? gtk_label_get_label (part (panel, "until"))[0] != '\0'
              : hq_setup_items_get_list (HQ_SETUP_ITEMS (panel)) != NULL);
      gtk_spin_button_set_value (find_quota (page), 150);
      hq_setup_page_show_panel (page, parts[i][0]);
      open_chooser (panel, parts[i][1]);
      lock (manager);
      WAIT (hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
      sign_in (manager, "m1");
      g_assert_true (open_setup (manager) == page);
      g_assert_cmpint (gtk_spin_button_get_value_as_int (find_quota (page)), ==, 150);
      hq_setup_page_show_panel (page, parts[i][0]);
      gtk_dialog_response (GTK_DIALOG (open_chooser (panel, parts[i][1])), GTK_RESPONSE_CANCEL);
      WAIT (hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/setup/draft/lock", Manager, NULL, init, test_lock, clear);
  g_test_add ("/setup/draft/other", Manager, NULL, init, test_other, clear);
  g_test_add ("/setup/draft/sign-out", Manager, NULL, init, test_sign_out, clear);
  g_test_add ("/setup/draft/language", Manager, NULL, init, test_language, clear);
  g_test_add ("/setup/draft/close", Manager, NULL, init, test_close, clear);
  g_test_add ("/setup/draft/form", Manager, NULL, init, test_form, clear);
  g_test_add ("/setup/draft/chooser", Manager, NULL, init, test_chooser, clear);
  g_test_add ("/setup/draft/windows", Manager, NULL, init, test_windows, clear);
  return g_test_run ();
}
