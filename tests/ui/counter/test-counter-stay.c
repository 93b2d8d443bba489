/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "at-counter.h"
#include "hq-entry-row.h"

/* A stay that takes more than three times what is usual: the clerk is asked, says that it goes on, is
 * asked again, and then says when it ended. */
static void
test_counter_forgot (Counter *counter, gconstpointer data)
{
  hq_test_hall_run_sql (&counter->day.test, "UPDATE service SET quota = NULL;"
                                            " UPDATE hall SET revision = revision + 1");
  for (guint i = 0; i < 20; i++)
    {
      DO (.act = HQ_ACT_ISSUE, .service = "D");
      DO (.act = HQ_ACT_CALL, .counter = 3);
      DO (.act = HQ_ACT_START, .counter = 3);
      hq_test_day_wait (&counter->day, 120);
      DO (.act = HQ_ACT_FINISH, .counter = 3);
    }
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  press_and_settle (counter, "Return");
  pass (counter, 300);
  press_and_settle (counter, "<Control>s");
  g_assert_cmpstr (label (counter, "work:status"), ==, "Nothing is asked at the moment.");
  g_assert_false (gtk_widget_get_visible (part (counter, "work:ask")));
  pass (counter, 120);
  WAIT (gtk_widget_get_visible (part (counter, "work:ask")));
  g_assert_cmpstr (
    label (counter, "work:ask:question"), ==,
    "D021 has been served for 7 min; 95 of 100 take 2 min at most. Is it still being "
    "served?");
  click (part (counter, "work:ask:still"));
  g_assert_false (gtk_widget_get_visible (part (counter, "work:ask")));
  g_assert_cmpstr (label (counter, "work:status"), ==,
                   "You will be asked again if it takes 6 min more.");
  pass (counter, 300);
  g_assert_false (gtk_widget_get_visible (part (counter, "work:ask")));
  pass (counter, 120);
  WAIT (gtk_widget_get_visible (part (counter, "work:ask")));

  /* It began at 10:40 and is now 10:54. */
  g_assert_true (press (counter, "<Control>d"));
  g_assert_cmpstr (adw_preferences_row_get_title (nth (form (counter), HQ_TYPE_ENTRY_ROW, 0)), ==,
                   "When it ended (10:40–10:54)");
  g_assert_true (press (counter, "F5"));
  gtk_editable_set_text (nth (form (counter), GTK_TYPE_ENTRY, 0), "10:55");
  g_assert_true (press (counter, "F5"));
  gtk_editable_set_text (nth (form (counter), GTK_TYPE_ENTRY, 0), "10:39");
  g_assert_true (press (counter, "F5"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'end-period'"), ==, 0);
  gtk_editable_set_text (nth (form (counter), GTK_TYPE_ENTRY, 0), "1043");
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:status"), ==, "D021 is finished.");
  g_assert_false (gtk_widget_get_visible (part (counter, "work:ask")));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE measured = 1"
                          " AND ended_at = 2056329780000000"),
                   ==, 1);
}

/* Another page takes the place of the one that is pressed. */
static void
switch_language (Counter *counter, const char *then)
{
  GtkWidget *old = page (counter);

  click (part (counter, "language"));
  WAIT (page (counter) != old);
  WAIT (view (counter) != NULL);
  g_assert_cmpstr (gtk_button_get_label (part (counter, "language")), ==, then);
}

/* A clerk works on in the other language; a counter that is locked stays so. */
static void
test_counter_language (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  switch_language (counter, "English");
  g_assert_cmpstr (child (counter, "stack"), ==, "work");
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D001");
  press_and_settle (counter, "Return");
  press_and_settle (counter, "F4");
  WAIT (view (counter)->counter.ticket.ticket == 0);
  settle (counter);
  press (counter, "<Control>l");
  g_assert_cmpstr (child (counter, "stack"), ==, "door");
  switch_language (counter, "中文");
  g_assert_cmpstr (child (counter, "stack"), ==, "door");
  g_assert_cmpstr (gtk_editable_get_text (part (counter, "door:staff")), ==, "c3");
  g_assert_null (hq_live_get_staff (counter->live));
  click (part (counter, "door:enter"));
  WAIT (g_str_equal (child (counter, "stack"), "work"));
}

#undef ADD
#define ADD(path, func) g_test_add (path, Counter, NULL, counter_init_signed_in, func, counter_clear)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/counter-stay/forgot", test_counter_forgot);
  ADD ("/counter-stay/language", test_counter_language);
  return g_test_run ();
}
