/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "at-desk.h"
#include "hq-test.h"

static guint
count_rows (Desk *desk)
{
  g_autoptr (GListModel) rows = gtk_widget_observe_children (part (desk, "late:list"));

  return g_list_model_get_n_items (rows);
}

static void
set_late_state (Desk *desk, gint32 state)
{
  g_assert_true (gtk_widget_activate_action (part (desk, "late"), "late.state", "i", state));
}

/* The numbers of the morning without the store, one after the other. */
static void
test_late_waiting (Desk *desk, gconstpointer data)
{
  go (desk, "late");
  g_assert_cmpstr (label (desk, "late:heading"), ==, "No emergency number was entered today.");
  act (desk, "late", "late.enter");
  g_assert_true (g_str_has_prefix (label (desk, "late:said"), "Write the number"));
  set_text (desk, "late:number", "1");
  set_text (desk, "late:service", "q");
  g_assert_cmpstr (label (desk, "late:service_name"), ==, "No service has this letter.");
  act (desk, "late", "late.enter");
  g_assert_true (g_str_has_prefix (label (desk, "late:said"), "Write when the number was taken"));
  set_text (desk, "late:taken", "000");
  act (desk, "late", "late.enter");
  g_assert_cmpstr (label (desk, "late:said"), ==, "Write the letter of the service.");
  set_text (desk, "late:service", "a");
  g_assert_false (gtk_widget_get_visible (part (desk, "late:serving")));
  act (desk, "late", "late.enter");
  WAIT (g_str_equal (label (desk, "late:said"), "Y001 stands in line. Nobody is ahead."));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE late = 1 AND prefix = 'Y'"
                          " AND state = 'waiting' AND device = 'G1'"),
                   ==, 1);
  /* The next paper; the service stays. A number that was entered is refused where it stands. */
  g_assert_cmpstr (gtk_editable_get_text (part (desk, "late:number")), ==, "Y002");
  g_assert_cmpstr (gtk_editable_get_text (part (desk, "late:taken")), ==, "");
  set_text (desk, "late:number", "Y001");
  set_text (desk, "late:taken", "00:00");
  act (desk, "late", "late.enter");
  WAIT (g_str_equal (label (desk, "late:said"), "This number was entered already today."));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
  set_text (desk, "late:number", "Y007");
  set_late_state (desk, 2);
  act (desk, "late", "late.enter");
  WAIT (g_str_equal (label (desk, "late:said"), "Y007 is entered as left."));
  WAIT (count_rows (desk) == 2);
  g_assert_cmpstr (label (desk, "late:heading"), ==, "2 emergency numbers entered today");
}

/* Somebody who was served before anybody could sign in. */
static void
test_late_served (Desk *desk, gconstpointer data)
{
  go (desk, "late");
  set_text (desk, "late:number", "Y030");
  set_text (desk, "late:service", "A");
  set_text (desk, "late:taken", "0:00");
  set_late_state (desk, 1);
  g_assert_true (gtk_widget_get_visible (part (desk, "late:serving")));
  g_assert_false (gtk_widget_get_visible (part (desk, "late:clerk_box")));
  act (desk, "late", "late.enter");
  g_assert_cmpstr (label (desk, "late:said"), ==, "Write the number of the counter.");
  set_text (desk, "late:counter", "1");
  act (desk, "late", "late.enter");
  g_assert_true (g_str_has_prefix (label (desk, "late:said"), "Write when the visitor was served"));
  set_text (desk, "late:done", "0:00");
  gtk_drop_down_set_selected (part (desk, "late:outcome"), HQ_OUTCOME_ACCEPTED - HQ_OUTCOME_DONE);
  act (desk, "late", "late.enter");
  g_assert_cmpstr (label (desk, "late:said"), ==, "Write the code of the item that was accepted.");
  gtk_drop_down_set_selected (part (desk, "late:outcome"), HQ_OUTCOME_ENQUIRY - HQ_OUTCOME_DONE);
  g_assert_false (gtk_widget_get_visible (part (desk, "late:item_box")));
  act (desk, "late", "late.enter");
  WAIT (g_str_has_prefix (label (desk, "late:said"), "Nobody was signed in at this counter"));
  g_assert_true (gtk_widget_get_visible (part (desk, "late:clerk_box")));
  set_text (desk, "late:clerk", "c2");
  act (desk, "late", "late.enter");
  WAIT (g_str_equal (label (desk, "late:said"), "Y030 is entered as served."));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period JOIN matter USING (ticket, period)"
                          " WHERE staff = 'c2' AND measured = 0 AND outcome = 'enquiry'"),
                   ==, 1);
  /* Who served is asked anew at another counter. */
  set_text (desk, "late:counter", "2");
  g_assert_false (gtk_widget_get_visible (part (desk, "late:clerk_box")));
  g_assert_cmpstr (gtk_editable_get_text (part (desk, "late:clerk")), ==, "");
}

/* What an outage took until the close is entered on the next day. */
static void
test_late_before (Desk *desk, gconstpointer data)
{
  go (desk, "late");
  set_late_state (desk, 2);
  hq_test_hall_run_sql (&desk->day.test,
                        "INSERT INTO business_day SELECT hall, 20200102, day_kind, 'closed', 1, 2,"
                        " 1, 2, NULL FROM business_day");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  WAIT (gtk_widget_get_visible (part (desk, "late:before")));
  gtk_check_button_set_active (part (desk, "late:before"), TRUE);
  set_text (desk, "late:number", "Y001");
  set_text (desk, "late:service", "A");
  set_text (desk, "late:taken", "23:59");
  act (desk, "late", "late.enter");
  WAIT (g_str_equal (label (desk, "late:said"), "Y001 is entered as left."));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE late = 1 AND day = 20200102"), ==, 1);
}

static gboolean
is_chosen (const char *path)
{
  gpointer window = hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) file = window != NULL ? gtk_file_chooser_get_file (window) : NULL;

  return file != NULL && g_strcmp0 (g_file_peek_path (file), path) == 0;
}

/* Prints a sheet into the file at @path, which has the name that the desk proposes. */
static void
save_sheet (Desk *desk, const char *path)
{
  act (desk, "late", "late.print");
  adw_message_dialog_response (hq_test_screen_get_window (ADW_TYPE_MESSAGE_DIALOG), "save");
  gtk_window_destroy (hq_test_screen_get_window (ADW_TYPE_MESSAGE_DIALOG));
  WAIT (is_chosen (path));
  gtk_dialog_response (hq_test_screen_get_window (GTK_TYPE_FILE_CHOOSER_DIALOG),
                       GTK_RESPONSE_ACCEPT);
  WAIT (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The sheet is printed beforehand: each goes on after what any desk has printed. Where the store is
 * away nobody knows that, and none is printed. */
static void
test_late_print (Desk *desk, gconstpointer data)
{
  g_autofree char *away = g_strconcat (desk->day.test.path, ".away", NULL);
  g_autofree char *first = hq_test_path (g_get_home_dir (), "Y001-Y096.pdf");
  g_autofree char *third = hq_test_path (g_get_home_dir (), "Y193-Y288.pdf");
  const char *const words[] = { "pdftotext", third, "-", NULL };
  g_auto (HqTestRun) run = { 0 };

  go (desk, "late");
  save_sheet (desk, first);
  DO (.act = HQ_ACT_SHEET, .count = 96);
  save_sheet (desk, third);
  hq_test_spawn (&run, words);
  g_assert_nonnull (strstr (run.out, "Y193"));
  g_assert_nonnull (strstr (run.out, "Y288"));
  g_assert_nonnull (strstr (run.out, view (desk)->view.setup->name));
  WAIT (desk->said == 3);
  g_clear_pointer (&desk->day.test.hall, hq_hall_close);
  g_assert_cmpint (g_rename (desk->day.test.path, away), ==, 0);
  WAIT (gtk_widget_get_visible (part (desk, "lost")));
  act (desk, "late", "late.print");
  g_assert_cmpuint (desk->said, ==, 4);
  g_assert_null (hq_test_screen_get_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpint (g_rename (away, desk->day.test.path), ==, 0);
  WAIT (!gtk_widget_get_visible (part (desk, "lost")));
}

#undef ADD
#define ADD(path, func) g_test_add (path, Desk, NULL, desk_init_signed_in, func, desk_clear)

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("hq-home-XXXXXX", NULL);
  const char *const tidy[] = { "rm", "-r", home, NULL };
  g_auto (HqTestRun) run = { 0 };
  int status;

  /* What a guide saves goes there. */
  g_setenv ("HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/guide-late/waiting", test_late_waiting);
  ADD ("/guide-late/served", test_late_served);
  ADD ("/guide-late/before", test_late_before);
  ADD ("/guide-late/print", test_late_print);
  status = g_test_run ();
  hq_test_spawn (&run, tidy);
  return status;
}
