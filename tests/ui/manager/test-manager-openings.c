/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-chart-view.h"
#include "hq-manager-openings.h"
#include "hq-test-store.h"

#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)

static HqCalendar *
make_calendar (void)
{
  HqCalendar *calendar = hq_calendar_new ();

  hq_calendar_add_year (calendar, 2021);
  for (HqDate day = 20210211; day <= 20210217; day++)
    hq_calendar_add_day (calendar, day, "春节", TRUE);
  return calendar;
}

/* An ordinary day with one visitor and the opening day with two, one of whom came before it opened. */
static void
make_days (Manager *manager)
{
  g_autoptr (HqCalendar) calendar = make_calendar ();

  hq_test_day_set_calendar (&manager->day, calendar);
  hq_test_day_go (&manager->day, "2021-02-10T10:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_visit (&manager->day, 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  hq_test_day_go (&manager->day, "2021-02-10T18:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  hq_test_day_go (&manager->day, "2021-02-18T08:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (&manager->day, "2021-02-18T09:05");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_serve (&manager->day, 1);
  hq_test_day_go (&manager->day, "2021-02-18T18:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
}

static const char *
get_cell (HqManagerOpenings *page, int column, int line)
{
  return gtk_label_get_label (
    GTK_LABEL (gtk_grid_get_child_at (part (page, "cells"), column, line)));
}

static const char *
get_head (HqManagerOpenings *page, int line)
{
  return gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (part (page, "heads"), 0, line)));
}

static void
test_manager_openings (Manager *manager, gconstpointer data)
{
  HqManagerOpenings *page;
  guint chosen;

  make_days (manager);
  manager_open (manager);
  page = show (manager, "openings");
  WAIT (hq_manager_openings_get_openings (page) != NULL);
  g_assert_cmpuint (hq_manager_openings_get_openings (page)->pairs->len, ==, 1);
  g_assert_cmpstr (get_cell (page, 0, 1), ==, "Opening day");
  g_assert_cmpstr (get_cell (page, 1, 1), ==, "2021-02-10");
  g_assert_cmpstr (get_head (page, 3), ==, "Numbers taken");
  g_assert_cmpstr (get_cell (page, 0, 3), ==, "2");
  g_assert_cmpstr (get_cell (page, 1, 3), ==, "1");
  g_assert_cmpstr (get_cell (page, 2, 3), ==, "+1");
  g_assert_cmpstr (get_head (page, 4), ==, "… before the opening");
  g_assert_cmpstr (get_cell (page, 0, 4), ==, "1");
  g_assert_cmpstr (get_head (page, 6), ==, "Counters open at the most");
  g_assert_cmpstr (get_cell (page, 2, 6), ==, "0");
  g_assert_cmpstr (get_head (page, 9), ==, "Called within target");
  g_assert_true (g_str_has_suffix (get_cell (page, 0, 9), "(1/2)"));
  g_assert_cmpstr (get_cell (page, 2, 9), ==, "−50.0 points");
  /* Each row of figures is as high as its name. */
  WAIT (gtk_widget_get_height (gtk_grid_get_child_at (part (page, "heads"), 0, 3)) > 0);
  g_assert_cmpint (gtk_widget_get_height (gtk_grid_get_child_at (part (page, "heads"), 0, 3)), ==,
                   gtk_widget_get_height (gtk_grid_get_child_at (part (page, "cells"), 2, 3)));

  /* It is chosen by itself, and says why the mark is withheld. */
  g_object_get (page, "chosen", &chosen, NULL);
  g_assert_cmpuint (chosen, ==, 20210218);
  g_assert_true (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (gtk_grid_get_child_at (part (page, "cells"), 0, 0))));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (part (page, "mark")), "2021-02-18: It is not "
                                                                              "said that"));
  g_assert_nonnull (strstr (gtk_label_get_label (part (page, "mark")), "Nobody gave a rating."));
  WAIT (strstr (gtk_label_get_label (part (part (page, "chart"), "title")), "by hour") != NULL);

  /* Hours that cannot be read are said to be so, and no others stand in their place. */
  hq_test_store_move (manager->day.test.path, TRUE);
  g_object_set (page, "chosen", 20210218, NULL);
  WAIT (gtk_widget_get_visible (part (page, "unread")));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (part (page, "unread")),
                                   "The hours of this day could not be read."));
  g_assert_false (gtk_widget_get_visible (part (page, "chart")));
  hq_test_store_move (manager->day.test.path, FALSE);
  g_object_set (page, "chosen", 20210218, NULL);
  WAIT (!gtk_widget_get_visible (part (page, "unread"))
        && gtk_widget_get_visible (part (page, "chart")));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/manager/openings", Manager, NULL, manager_init, test_manager_openings,
              manager_clear);
  return g_test_run ();
}
