/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-code.h"
#include "hq-manager-story.h"

#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)

/* A001 waited for 26 minutes, left a case and rated; A002 goes on waiting. */
static char *
make_day (Manager *manager)
{
  g_autofree char *code = NULL;
  const HqMatterOrder matter = { .item = "P5", .outcome = HQ_OUTCOME_ACCEPTED };

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (&manager->day, 26 * 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_wait (&manager->day, 28);
  DO (.act = HQ_ACT_START, .counter = 1);
  hq_test_day_wait (&manager->day, 7 * 60);
  DO (.act = HQ_ACT_FINISH, .counter = 1, .matters = &matter, .n_matters = 1);
  code = hq_code_format_token (manager->day.answer.ticket.token);
  hq_test_day_wait (&manager->day, 30);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 2);
  return g_steal_pointer (&code);
}

static void
ask (HqManagerStory *page, const char *text, const char *day)
{
  gtk_editable_set_text (part (page, "text"), text);
  gtk_editable_set_text (part (page, "day"), day);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "story.find", NULL));
}

static const char *
get_said (HqManagerStory *page)
{
  return gtk_label_get_label (part (page, "said"));
}

static AdwActionRow *
get_row (HqManagerStory *page, const char *list, int index)
{
  return ADW_ACTION_ROW (gtk_list_box_get_row_at_index (part (page, list), index));
}

static gboolean
shows (HqManagerStory *page, gint64 ticket, guint events)
{
  const HqStory *story = hq_manager_story_get_story (page);

  return story != NULL && story->ticket.ticket == ticket && story->events->len == events
         && count_children (part (page, "events")) == events;
}

static void
test_manager_story (Manager *manager, gconstpointer data)
{
  g_autofree char *code = make_day (manager);
  HqManagerStory *page;
  HqReaderScan scan;

  manager_open (manager);
  page = show (manager, "story");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (page, "stack")), ==, "none");

  /* What is not there is said, each in its own way. */
  ask (page, "", "");
  g_assert_true (g_str_has_prefix (get_said (page), "Write a number"));
  ask (page, "A001", "yesterday");
  g_assert_true (g_str_has_prefix (get_said (page), "Write the day"));
  ask (page, "A009", "2021-02-18");
  WAIT (g_str_equal (get_said (page), "Nobody had the number A009 on 2021-02-18."));
  ask (page, "A001", "2021-02-13");
  WAIT (g_str_equal (get_said (page), "The hall was not open on 2021-02-13."));
  ask (page, "somebody", "");
  WAIT (g_str_has_prefix (get_said (page), "This is neither a number"));
  ask (page, "00112233445566778899aabbccddeeff", "");
  WAIT (g_str_equal (get_said (page), "No ticket of this hall has this code."));

  ask (page, "a001", "2021-02-18");
  WAIT (shows (page, 1, 5));
  g_assert_cmpstr (get_said (page), ==, "");
  g_assert_cmpstr (gtk_label_get_label (part (page, "number")), ==, "A001");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_row (page, "stays", 0)),
                            "09:00:00 – 09:26:00 (26:00) · waited 26 of 20 min · called"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_row (page, "stays", 1)),
                            "waited 26 of 20 min: score 1.3, the highest"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_row (page, "stays", 1)),
                            "served for 7:00"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_row (page, "stays", 1)),
                            "P5: Accepted · case 1, due by 2021-02-24, open"));
  g_assert_cmpstr (adw_preferences_row_get_title (
                     ADW_PREFERENCES_ROW (get_row (page, "events", 1))),
                   ==, "Called");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (get_row (page, "events", 1)),
                                   "Waiting → Called"));

  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_row (page, "stays", 1)),
                            "by the code at 09:33:58"));

  /* It goes on while it is looked at: the case outlives the visit. */
  DO (.act = HQ_ACT_CASE_CLOSE, .counter = 1, .id = 1);
  WAIT (shows (page, 1, 6));

  /* Another page knows the ticket, and whoever has the slip scans it. */
  show (manager, "today");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_desk (manager)), "manager.story", "x",
                                             G_GINT64_CONSTANT (2)));
  WAIT (hq_manager_story_get_story (page)->ticket.ticket == 2);
  show (manager, "today");
  g_assert_true (hq_reader_scan_init (&scan, code, strlen (code)));
  g_assert_true (hq_manager_desk_scan (get_desk (manager), &scan));
  WAIT (shows (page, 1, 6));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
}

/* A manager who served the visitor is told that nothing is said of the rating. */
static void
test_manager_story_own (Manager *manager, gconstpointer data)
{
  g_autofree char *code = make_day (manager);
  HqManagerStory *page;
  const char *stay;

  hq_test_hall_run_sql (&manager->day.test, "UPDATE period SET staff = 'm1'");
  manager_open (manager);
  page = show (manager, "story");
  ask (page, "A001", "2021-02-18");
  WAIT (shows (page, 1, 4));
  stay = adw_action_row_get_subtitle (get_row (page, "stays", 1));
  g_assert_nonnull (strstr (stay, "whether and how it was rated is not shown to you"));
  g_assert_null (strstr (stay, "Dissatisfied"));
  g_assert_null (strstr (stay, "09:33:58"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/manager/story", Manager, NULL, manager_init, test_manager_story, manager_clear);
  g_test_add ("/manager/story/own", Manager, NULL, manager_init, test_manager_story_own, manager_clear);
  return g_test_run ();
}
