/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-screen.h"
#include "hq-window-page.h"

static void
setup (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture, &(HqTestScreenStart){ HQ_TYPE_WINDOW_PAGE, "1", 960, 270, NULL });
}

static void
teardown (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_clear (fixture);
}

#define READ(part) hq_test_screen_read (fixture, part)
#define DO(what, ...)                                                                              \
  hq_test_screen_run (fixture, "c1", (HqOrder){ .act = HQ_ACT_##what, .counter = 1, __VA_ARGS__ })
#define ISSUE(...)                                                                                 \
  hq_test_screen_run (fixture, NULL, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A", __VA_ARGS__ })
#define WAIT_FOR(text) WAIT (g_str_equal (READ ("headline"), text))

static gboolean
flashes (HqTestScreen *fixture)
{
  return gtk_widget_has_css_class (hq_test_screen_part (fixture, "headline"), "flash");
}

/* One visitor after another, as the hall sees it. */
static void
test_window_page_visit (HqTestScreen *fixture, gconstpointer data)
{
  g_assert_cmpstr (READ ("number"), ==, "1");
  WAIT_FOR ("This counter is not open");
  DO (SIGN_IN);
  WAIT_FOR ("Free");
  ISSUE ();
  ISSUE ();
  WAIT (g_str_equal (READ ("detail"), "2 waiting"));
  DO (CALL);
  WAIT_FOR ("Ticket A001");
  g_assert_cmpstr (READ ("tag"), ==, "");
  g_assert_true (flashes (fixture));
  hq_test_hall_run_sql (&fixture->test, "UPDATE period SET called_at = called_at - 120000000");
  DO (RECALL);
  WAIT (g_str_equal (READ ("tag"), "Called again"));
  DO (START);
  WAIT_FOR ("Serving A001");
  g_assert_false (flashes (fixture));
  g_assert_cmpstr (READ ("tag"), ==, "");
  DO (FINISH);
  WAIT_FOR ("Please rate this service");
  DO (CALL);
  WAIT_FOR ("Ticket A002");
  DO (START);
  DO (REDIRECT, .service = "D");
  WAIT_FOR ("A002: please wait at D, D; your number stays the same");
}

static void
test_window_page_pause (HqTestScreen *fixture, gconstpointer data)
{
  DO (SIGN_IN);
  hq_test_screen_run (fixture, "c2", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 2 });
  DO (PAUSE, .reason = "paper");
  WAIT_FOR ("Paused");
  g_assert_cmpstr (READ ("detail"), ==, "paper");
  g_assert_cmpstr (READ ("more"), ==, "The same at: 2");
  DO (UNPAUSE);
  DO (PAUSE, .reason = "shift-change");
  WAIT (g_str_equal (READ ("detail"), "Shift change"));
  DO (UNPAUSE);
  DO (PAUSE, .reason = "private matter", .hidden = TRUE);
  WAIT (g_str_equal (READ ("detail"), ""));
  WAIT_FOR ("Paused");
  g_assert_false (hq_test_screen_says (fixture, "private"));
  g_assert_cmpstr (READ ("more"), ==, "The same at: 2");
}

/* An old number is worse than none. */
static void
test_window_page_lost (HqTestScreen *fixture, gconstpointer data)
{
  DO (SIGN_IN);
  ISSUE ();
  DO (CALL);
  WAIT_FOR ("Ticket A001");
  hq_test_screen_lose (fixture);
  WAIT_FOR ("Under maintenance; please follow the staff.");
  g_assert_false (hq_test_screen_says (fixture, "A001"));
  g_assert_false (flashes (fixture));
  g_assert_cmpstr (READ ("number"), ==, "1");
  g_assert_true (g_str_has_prefix (READ ("detail"), "Since "));
  hq_test_screen_find (fixture);
  WAIT_FOR ("Ticket A001");
}

static void
setup_long (HqTestScreen *fixture, gconstpointer data)
{
  hq_test_screen_init (fixture,
                       &(HqTestScreenStart){
                         HQ_TYPE_WINDOW_PAGE, "1", 1920, 540,
                         "UPDATE service SET name_en = 'Approval of construction projects and"
                         " comprehensive permits for transport, with joint acceptance'" });
}

/* Texts that are far too long for the screen do not make it grow. */
static void
test_window_page_long (HqTestScreen *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->screen);
  int height = gtk_widget_get_height (window);

  DO (SIGN_IN);
  hq_test_screen_run (fixture, "c2", (HqOrder){ .act = HQ_ACT_SIGN_IN, .counter = 2 });
  DO (PAUSE, .reason = "系统升级维护，请稍候，给您带来不便敬请谅解，急件请联系导办台，"
                       "或到其他楼层的综合窗口办理，给您带来不便敬请谅解");
  WAIT_FOR ("Paused");
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 1920);
  g_assert_cmpint (gtk_widget_get_height (window), ==, height);
}

#define ADD(path, func) g_test_add (path, HqTestScreen, NULL, setup, func, teardown)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/window-page/visit", test_window_page_visit);
  ADD ("/window-page/pause", test_window_page_pause);
  ADD ("/window-page/lost", test_window_page_lost);
  g_test_add ("/window-page/long", HqTestScreen, NULL, setup_long, test_window_page_long, teardown);
  return g_test_run ();
}
