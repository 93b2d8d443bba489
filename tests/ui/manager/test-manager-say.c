/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-manager-deeds.h"
#include "hq-manager-say.h"

/* The screen of a hall that is open now, with m1 signed in and c1 at counter 1; counter 2 is a tidal one. */
static void
setup (HqTestScreen *screen, gconstpointer data)
{
  const HqTestScreenStart start = { .page_type = HQ_TYPE_MANAGER_PAGE,
                                    .place = "0",
                                    .width = 1366,
                                    .height = 768,
                                    .sql = "UPDATE counter SET kind = 'tidal' WHERE counter = 2" };
  gpointer sign_in;

  hq_test_screen_init (screen, &start);
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 1 });
  sign_in = hq_test_screen_part (screen, "sign_in");
  gtk_editable_set_text (part (sign_in, "staff"), "m1");
  g_assert_true (gtk_widget_activate_action (sign_in, "sign-in.enter", NULL));
  WAIT (hq_manager_page_get_desk (HQ_MANAGER_PAGE (hq_screen_get_page (screen->screen))) != NULL);
}

static void
teardown (HqTestScreen *screen, gconstpointer data)
{
  hq_test_screen_clear (screen);
}

static HqManagerPanel *
get_today (HqTestScreen *screen)
{
  HqManagerPage *page = HQ_MANAGER_PAGE (hq_screen_get_page (screen->screen));

  return hq_manager_desk_get_panel (hq_manager_page_get_desk (page), "today");
}

static gint64
count (HqTestScreen *screen, const char *sql)
{
  return hq_test_hall_count (&screen->test, sql);
}

/* Whether some label within @widget has @text in it. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    if (says (next, text))
      return TRUE;
  return FALSE;
}

static void
type (GtkWidget *window, const char *title, const char *text)
{
  GtkEditable *entry = find_entry (window, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

/* A word to a counter: not seen, seen by whom, taken back. */
static void
test_manager_say_words (HqTestScreen *screen, gconstpointer data)
{
  GtkWidget *window;

  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (get_today (screen)), "today.say", "i", 1));
  window = hq_test_screen_get_window (HQ_TYPE_MANAGER_SAY);
  WAIT (gtk_widget_get_mapped (window));
  g_assert_true (says (window, "None was sent today."));
  g_assert_true (press (window, "Send"));
  g_assert_true (says (window, "Please write first what is to be read."));
  type (window, "What they are told", "请加快");
  g_assert_true (press (window, "Send"));
  WAIT (count (screen, "SELECT count(*) FROM word WHERE counter = 1 AND staff = 'm1'") == 1);
  WAIT (says (window, "not seen yet") && gtk_widget_get_sensitive (part (window, "page")));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (window, "What they are told")), ==, "");
  hq_test_screen_run (screen, "c1", (HqOrder){ .act = HQ_ACT_WORD_SEEN, .id = 1 });
  WAIT (says (window, "· seen at"));
  g_assert_false (says (window, "Take back"));
  /* And one to the guide desks. */
  adw_combo_row_set_selected (part (window, "to"), 0);
  type (window, "What they are told", "请到 2 楼");
  g_assert_true (press (window, "Send"));
  WAIT (says (window, "Take back") && gtk_widget_get_sensitive (part (window, "page")));
  g_assert_true (press (window, "Take back"));
  WAIT (says (window, "taken back at"));
  g_assert_cmpint (count (screen, "SELECT count(*) FROM word WHERE counter IS NULL"
                                  " AND taken_back_at IS NOT NULL"),
                   ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_manager_say_notices (HqTestScreen *screen, gconstpointer data)
{
  GtkWidget *window;

  hq_manager_say_show (get_today (screen), 0);
  window = hq_test_screen_get_window (HQ_TYPE_MANAGER_SAY);
  WAIT (gtk_widget_get_mapped (window));
  g_assert_true (says (window, "None stands now."));
  type (window, "What everybody reads", "今日停电检修");
  type (window, "The same in English", "Power works today");
  adw_combo_row_set_selected (part (window, "where"), 1);
  g_assert_true (press (window, "Put up"));
  WAIT (says (window, "Take down") && gtk_widget_get_sensitive (part (window, "page")));
  g_assert_true (says (window, "Power works today"));
  g_assert_cmpint (count (screen, "SELECT count(*) FROM notice WHERE floor IS NOT NULL AND zone IS NULL"
                                  " AND text_en = 'Power works today' AND taken_down_at IS NULL"),
                   ==, 1);
  g_assert_true (press (window, "Take down"));
  WAIT (says (window, "None stands now."));
  g_assert_cmpint (count (screen, "SELECT count(*) FROM notice WHERE taken_down_at IS NOT NULL"), ==,
                   1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* How many tidal counters the screen knows to have been asked, and whether counter 1 is lent to B. */
static guint
count_asked (HqTestScreen *screen)
{
  return hq_manager_panel_get_view (get_today (screen))->asked->len;
}

static gboolean
is_lent (HqTestScreen *screen)
{
  const HqView *view = &hq_manager_panel_get_view (get_today (screen))->view;

  return hq_setup_find_served (view->setup, 1, "B", view->now) != NULL;
}

static GtkWidget *
open_deeds (HqTestScreen *screen, const char *service)
{
  GtkWidget *window;

  hq_manager_deeds_show (get_today (screen), service);
  window = hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS);
  WAIT (gtk_widget_get_mapped (window));
  return window;
}

static AdwComboRow *
find_combo (GtkWidget *widget, const char *title)
{
  AdwComboRow *found = NULL;

  if (ADW_IS_COMBO_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *next = gtk_widget_get_first_child (widget); next != NULL && found == NULL;
       next = gtk_widget_get_next_sibling (next))
    found = find_combo (next, title);
  return found;
}

/* A counter is lent until a time of one's own; one that is none, or has passed, is said and stays. */
static void
test_manager_say_until (HqTestScreen *screen, gconstpointer data)
{
  GtkWidget *window = open_deeds (screen, "B");
  GtkEditable *time;

  g_assert_null (find_entry (window, "Until what time today, such as 16:30"));
  adw_combo_row_set_selected (find_combo (window, "For how long"), 4);
  WAIT ((time = find_entry (window, "Until what time today, such as 16:30")) != NULL);
  g_assert_true (press (window, "Lend"));
  g_assert_true (says (window, "Please write the time of day as 16:30."));
  gtk_editable_set_text (time, "00:00");
  g_assert_true (press (window, "Lend"));
  g_assert_true (says (window, "That time has passed; please write a later one of today."));
  gtk_editable_set_text (time, "23:30");
  g_signal_emit_by_name (time, "activate");
  WAIT (hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == NULL && is_lent (screen));
  g_assert_cmpint (hq_date_at_minute (hq_manager_panel_get_view (get_today (screen))->view.today,
                                      23 * 60 + 30,
                                      hq_manager_panel_get_view (get_today (screen))->view.zone),
                   ==, count (screen, "SELECT lent_until FROM counter_service WHERE counter = 1"
                                      " AND service = 'B'"));
}

/* Each closes the window once it is done, and is offered the other way round then. */
static void
test_manager_say_deeds (HqTestScreen *screen, gconstpointer data)
{
  static const char *const lent = "SELECT count(*) FROM counter_service WHERE counter = 1"
                                  " AND service = 'B' AND lent_until IS NOT NULL";
  GtkWidget *window = open_deeds (screen, "B");

  g_assert_true (press (window, "Lend"));
  WAIT (count (screen, lent) == 1 && hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == NULL);
  WAIT (is_lent (screen));
  window = open_deeds (screen, "B");
  g_assert_true (press (window, "End the loan"));
  WAIT (count (screen, lent) == 0 && hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == NULL);

  window = open_deeds (screen, "A");
  g_assert_true (press (window, "Ask to open"));
  WAIT (count (screen, "SELECT count(*) FROM counter_asked WHERE counter = 2") == 1
        && hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == NULL);
  WAIT (count_asked (screen) == 1);
  window = open_deeds (screen, "A");
  g_assert_true (press (window, "Need not open"));
  WAIT (count (screen, "SELECT count(*) FROM counter_asked WHERE counter = 2") == 0
        && hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == NULL);
  window = open_deeds (screen, "A");
  g_assert_true (press (window, "Say something"));
  WAIT (hq_test_screen_get_window (HQ_TYPE_MANAGER_DEEDS) == NULL);
  gtk_window_destroy (GTK_WINDOW (hq_test_screen_get_window (HQ_TYPE_MANAGER_SAY)));
}

#define TEST(path, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  TEST ("/manager/say/words", test_manager_say_words);
  TEST ("/manager/say/notices", test_manager_say_notices);
  TEST ("/manager/say/deeds", test_manager_say_deeds);
  TEST ("/manager/say/until", test_manager_say_until);
  return g_test_run ();
}
