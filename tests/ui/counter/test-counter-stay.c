/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "at-counter.h"
#include "hq-case-window.h"
#include "hq-code.h"
#include "hq-entry-row.h"
#include "hq-test-screen.h"
#include "hq-word-banner.h"

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

static void
show_case (Counter *counter)
{
  const HqCaseWindowAsk ask = { part (counter, "work:own"), "hq-counter", HQ_ROLE_CLERK, 1 };

  hq_case_window_show (&ask);
  g_assert_nonnull (hq_test_screen_get_window (HQ_TYPE_CASE_WINDOW));
}

/* A case does not stay open for whoever comes by once the clerk has locked the counter or is gone. */
static void
test_counter_case (Counter *counter, gconstpointer data)
{
  show_case (counter);
  press (counter, "<Control>l");
  g_assert_cmpstr (child (counter, "stack"), ==, "door");
  g_assert_null (hq_test_screen_get_window (HQ_TYPE_CASE_WINDOW));
  click (part (counter, "door:enter"));
  WAIT (g_str_equal (child (counter, "stack"), "work"));
  show_case (counter);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 3);
  WAIT (g_str_equal (child (counter, "stack"), "door"));
  g_assert_null (hq_test_screen_get_window (HQ_TYPE_CASE_WINDOW));
}

/* How they were rated is the clerk's to see from the next day on, and from five ratings up. */
static void
test_counter_ratings (Counter *counter, gconstpointer data)
{
  static const int levels[] = { 5, 4, 3, 2, 5 };

  WAIT (g_str_equal (adw_action_row_get_subtitle (part (counter, "work:own:ratings")),
                     "Shown from the day after 5 ratings on."));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *code = NULL;

      hq_test_day_visit (&counter->day, 3);
      DO (.act = HQ_ACT_FINISH, .counter = 3);
      code = hq_code_format_token (counter->day.answer.ticket.token);
      hq_test_day_wait (&counter->day, 60);
      DO (.act = HQ_ACT_RATE, .code = code, .level = levels[i]);
    }
  switch_language (counter, "English");
  WAIT (g_str_equal (adw_action_row_get_subtitle (part (counter, "work:own:ratings")),
                     "Shown from the day after 5 ratings on."));
  /* As if they had been given the day before. */
  hq_test_hall_run_sql (&counter->day.test, "UPDATE rating SET rated_at = rated_at - 86400000000");
  switch_language (counter, "中文");
  WAIT (g_str_equal (adw_action_row_get_subtitle (part (counter, "work:own:ratings")),
                     "Satisfaction 80.0 % (4/5) since 2035-02-01, by 5 ratings at a time"));
}

static gboolean
shows_word (Counter *counter)
{
  return gtk_revealer_get_reveal_child (part (counter, "word:revealer"));
}

/* A word stays on the screen while the clerk works, by the same keys, until a key says it was seen. */
static void
test_counter_word (Counter *counter, gconstpointer data)
{
  g_assert_false (shows_word (counter));
  DO (.act = HQ_ACT_WORD_SEND, .counter = 2, .text = "别处");
  DO (.act = HQ_ACT_WORD_SEND, .counter = 3, .text = "请到三楼会议室");
  DO (.act = HQ_ACT_WORD_SEND, .counter = 3, .text = "请加快");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  g_assert_true (shows_word (counter));
  g_assert_cmpstr (label (counter, "word:text"), ==, "请到三楼会议室");
  g_assert_cmpstr (label (counter, "word:from"), ==, "From 张三, 10:00");
  press_and_settle (counter, "Return");
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D001");
  g_assert_true (shows_word (counter));
  press (counter, "<Control>k");
  WAIT (g_str_equal (label (counter, "word:text"), "请加快"));
  /* It comes into view with the next frames. */
  WAIT (gtk_widget_get_mapped (part (counter, "word:seen")));
  click (part (counter, "word:seen"));
  WAIT (!shows_word (counter));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE seen_by = 'c3'"), ==, 2);
  /* With nothing to be seen the key does nothing. */
  g_assert_true (press (counter, "<Control>k"));
  press_and_settle (counter, "F5");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'serving'"), ==, 1);
}

/* A lent counter is shown as such to its clerk, and calls what it is lent to. */
static void
test_counter_lent (Counter *counter, gconstpointer data)
{
  GtkWidget *lent = part (counter, "lent");

  g_assert_false (gtk_widget_get_visible (lent));
  DO (.act = HQ_ACT_LEND, .counter = 3, .service = "C",
      .until = hq_test_hall_time ("2035-03-01T11:30:00"));
  WAIT (gtk_widget_get_visible (lent));
  g_assert_cmpstr (label (counter, "lent"), ==, "Lent to C C until 11:30");
  g_assert_cmpint (view (counter)->counter.waiting, ==, 1);
  press_and_settle (counter, "Return");
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "C001");
  /* It is over by itself. */
  pass (counter, 90 * 60);
  g_assert_false (gtk_widget_get_visible (lent));
  g_assert_cmpint (view (counter)->counter.waiting, ==, 0);
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
  ADD ("/counter-stay/case", test_counter_case);
  ADD ("/counter-stay/ratings", test_counter_ratings);
  ADD ("/counter-stay/word", test_counter_word);
  ADD ("/counter-stay/lent", test_counter_lent);
  return g_test_run ();
}
