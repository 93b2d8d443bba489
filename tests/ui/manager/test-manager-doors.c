/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "at-pages.h"
#include "hq-announcer.h"
#include "hq-contact-claim.h"
#include "hq-contact-holder.h"
#include "hq-manager-doors.h"
#include "hq-probe.h"
#include "hq-test.h"

#undef DO
#define DO(...) hq_test_day_try (&manager->day, (HqOrder){ __VA_ARGS__ }, HQ_N_ERRORS)
#define COUNT_OF(sql) hq_test_hall_count (&manager->day.test, sql)

/* The real day, by the real clock. */
static HqManagerDoors *
open_page (Manager *manager)
{
  HqManagerDoors *page;

  manager_open (manager);
  page = show (manager, "doors");
  WAIT (hq_manager_ready_get_part (hq_manager_doors_get_ready (page), HQ_READINESS_PAGES, 0)
        != NULL);
  return page;
}

static const char *
get_said (HqManagerDoors *page, HqReadinessKind kind, guint part)
{
  return adw_action_row_get_subtitle (
    hq_manager_ready_get_part (hq_manager_doors_get_ready (page), kind, part));
}

static const char *
get_line (HqManagerDoors *page, HqReadinessKind kind)
{
  return adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (
    hq_manager_ready_get_line (hq_manager_doors_get_ready (page), kind)));
}

/* The visible button in @widget that says @label. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press_part (HqManagerDoors *page, HqReadinessKind kind, guint part, const char *label)
{
  GtkWidget *row = GTK_WIDGET (
    hq_manager_ready_get_part (hq_manager_doors_get_ready (page), kind, part));

  WAIT (find_button (row, label) != NULL && gtk_widget_is_sensitive (find_button (row, label)));
  g_signal_emit_by_name (find_button (row, label), "clicked");
}

/* A kiosk that answers is asked for a page, and what it says stands on its line. */
static void
test_doors_page (Manager *manager, gconstpointer data)
{
  g_autofree char *holder = hq_contact_holder_new ();
  HqContactClaim *claim = hq_contact_claim_new (HQ_SCREEN_KIOSK, "K1", holder);
  g_autoptr (GError) error = NULL;
  HqManagerDoors *page;

  hq_test_hall_open_today (&manager->day.test);
  manager->day.now = 0;
  page = open_page (manager);
  g_assert_nonnull (strstr (get_line (page, HQ_READINESS_PAGES), "0/2"));
  g_assert_nonnull (strstr (get_line (page, HQ_READINESS_PAGES), "It was not ready since"));
  g_assert_cmpstr (get_said (page, HQ_READINESS_PAGES, 0), ==,
                   "This machine does not answer. Not tried today.");
  g_assert_null (find_button (GTK_WIDGET (page), "Print a test page"));
  hq_contact_claim_run (manager->day.test.hall, claim, &error);
  g_assert_no_error (error);
  press_part (page, HQ_READINESS_PAGES, 0, "Print a test page");
  WAIT (COUNT_OF ("SELECT count(*) FROM probe WHERE subject = 'K1' AND ended_at IS NULL") == 1);
  WAIT (strstr (get_said (page, HQ_READINESS_PAGES, 0), "the answer is waited for") != NULL);
  g_assert_cmpint (COUNT_OF ("SELECT count(*) FROM event WHERE act = 'probe' AND staff = 'm1'"
                             " AND role = 'manager'"),
                   ==, 1);
  manager->day.role = HQ_ROLE_SYSTEM;
  DO (.act = HQ_ACT_PROBE_END, .type = "page", .text = "K1", .reason = "paper-out");
  WAIT (strstr (get_said (page, HQ_READINESS_PAGES, 0), "Not printed at") != NULL);
  press_part (page, HQ_READINESS_PAGES, 0, "Print a test page");
  WAIT (COUNT_OF ("SELECT count(*) FROM probe WHERE subject = 'K1' AND ended_at IS NULL") == 1);
  DO (.act = HQ_ACT_PROBE_END, .type = "page", .text = "K1");
  WAIT (g_str_has_prefix (get_said (page, HQ_READINESS_PAGES, 0), "Printed at"));
  g_assert_nonnull (strstr (get_line (page, HQ_READINESS_PAGES), "1/2"));
  /* What is refused is said on the page. */
  gtk_widget_activate_action (GTK_WIDGET (page), "doors.probe", "(ss)", "page", "K9");
  WAIT (gtk_widget_get_visible (part (page, "refusal")));
  g_assert_cmpuint (strlen (gtk_label_get_label (part (page, "refusal"))), >, 0);
  hq_contact_claim_free (claim);
}

/* A zone is heard by a real announcer, which says that it was. */
static void
test_doors_call (Manager *manager, gconstpointer data)
{
  g_autofree char *file = hq_test_path (manager->day.test.folder, "said");
  const HqSpeakerSettings settings = { .driver = HQ_SPEAKER_FILE, .path = file, .pace = 4 };
  g_autoptr (HqSpeaker) speaker = hq_speaker_new (&settings);
  HqAnnouncer *announcer;
  HqManagerDoors *page;
  g_autofree char *said = NULL;

  hq_test_hall_open_today (&manager->day.test);
  page = open_page (manager);
  g_assert_true (g_str_has_prefix (get_said (page, HQ_READINESS_CALLS, 0),
                                   "Nobody announces in this zone."));
  announcer = hq_announcer_new (manager->live,
                                &(HqAnnouncerStart){ HQ_SCREEN_BOARD, "A", speaker, 0 });
  press_part (page, HQ_READINESS_CALLS, 0, "Say a test call");
  WAIT (g_str_has_prefix (get_said (page, HQ_READINESS_CALLS, 0), "Said at"));
  g_assert_true (g_file_get_contents (file, &said, NULL, NULL));
  g_assert_nonnull (strstr (said, "测试广播"));
  g_assert_nonnull (strstr (get_line (page, HQ_READINESS_CALLS), "1/4"));
  /* That zone alone. */
  g_assert_cmpint (COUNT_OF ("SELECT count(*) FROM probe"), ==, 1);
  g_object_run_dispose (G_OBJECT (announcer));
  g_object_unref (announcer);
}

static gboolean
shows_part (Manager *manager, const char *name)
{
  GtkStack *stack = part (hq_manager_desk_get_panel (get_desk (manager), "setup"), "stack");

  return gtk_widget_get_mapped (GTK_WIDGET (stack))
         && g_strcmp0 (gtk_stack_get_visible_child_name (stack), name) == 0;
}

/* A line leads to the part of the set-up in which it is mended, and a name to its row. */
static void
test_doors_go (Manager *manager, gconstpointer data)
{
  HqManagerDoors *page;
  HqManagerReady *ready;

  hq_test_hall_open_today (&manager->day.test);
  page = open_page (manager);
  ready = hq_manager_doors_get_ready (page);
  g_signal_emit_by_name (hq_manager_ready_get_deed (ready, HQ_READINESS_CALENDAR), "clicked");
  WAIT (shows_part (manager, "calendar"));
  show (manager, "doors");
  g_assert_true (strstr (get_line (page, HQ_READINESS_COUNTERS), "plans no counter") != NULL);
  g_signal_emit_by_name (hq_manager_ready_get_deed (ready, HQ_READINESS_COUNTERS), "clicked");
  WAIT (shows_part (manager, "rota"));
  show (manager, "doors");
  press_part (page, HQ_READINESS_ENGLISH, 0, "Name it");
  WAIT (shows_part (manager, "hall"));
}

static AdwMessageDialog *
get_dialog (void)
{
  return hq_test_screen_get_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* What becomes of whom is said, asked for, and done; then the report stands there. */
static void
test_doors_close (Manager *manager, gconstpointer data)
{
  HqManagerDoors *page;
  HqManagerClose *close;

  hq_test_hall_open_today (&manager->day.test);
  manager->day.now = 0;
  for (int i = 0; i < 3; i++)
    DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  page = open_page (manager);
  close = hq_manager_doors_get_close (page);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "doors.shown", "s", "closing"));
  WAIT (g_str_has_prefix (gtk_label_get_label (part (close, "title")), "Close of "));
  g_assert_nonnull (strstr (gtk_label_get_label (part (close, "outcome")), "3 waiting or parked"));
  g_assert_nonnull (find_button (GTK_WIDGET (close), "Close the day…"));
  g_signal_emit_by_name (find_button (GTK_WIDGET (close), "Close the day…"), "clicked");
  WAIT (get_dialog () != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (get_dialog ()), "3 waiting or parked"));
  g_assert_true (keeps_open (manager, get_dialog ()));
  adw_message_dialog_response (get_dialog (), "leave");
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  g_assert_false (hq_manager_panel_is_busy (HQ_MANAGER_PANEL (page)));
  g_signal_emit_by_name (find_button (GTK_WIDGET (close), "Close the day…"), "clicked");
  WAIT (get_dialog () != NULL);
  adw_message_dialog_response (get_dialog (), "close");
  WAIT (COUNT_OF ("SELECT count(*) FROM business_day WHERE state = 'open'") == 0);
  WAIT (gtk_widget_get_visible (part (close, "report")));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (part (close, "report_title")),
                                   "Closing report of "));
  g_assert_cmpuint (count_children (part (close, "figures")), ==, 12);
  g_assert_nonnull (strstr (gtk_label_get_label (part (close, "report_mark")), "It is not said"));
  WAIT (!gtk_widget_get_visible (part (close, "open")));
  g_assert_cmpint (COUNT_OF ("SELECT count(*) FROM ticket WHERE state = 'unserved'"), ==, 3);
  /* It can be run again, and changes nothing. */
  WAIT (gtk_widget_is_sensitive (part (close, "again")));
  g_signal_emit_by_name (part (close, "again"), "clicked");
  WAIT (COUNT_OF ("SELECT count(*) FROM event WHERE act = 'close-day'") == 2);
  g_assert_cmpint (COUNT_OF ("SELECT count(*) FROM daily_metric WHERE revision > 1"), ==, 0);
}

/* A report that cannot be read is said to be so. */
static void
test_doors_unread (Manager *manager, gconstpointer data)
{
  HqManagerDoors *page;
  HqManagerClose *close;

  hq_test_hall_open_today (&manager->day.test);
  manager->day.now = 0;
  manager->day.role = HQ_ROLE_OPERATOR;
  DO (.act = HQ_ACT_CLOSE_DAY);
  hq_test_hall_run_sql (&manager->day.test, "ALTER TABLE self_use RENAME TO self_use_away");
  page = open_page (manager);
  close = hq_manager_doors_get_close (page);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "doors.shown", "s", "closing"));
  WAIT (gtk_widget_get_visible (part (close, "unread")));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (part (close, "unread")),
                                   "The closing report could not be read."));
  hq_test_hall_run_sql (&manager->day.test, "ALTER TABLE self_use_away RENAME TO self_use");
}

/* The calendar goes on after today, whichever day of the year that is. */
static void
add_next_year (Manager *manager)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_new ();
  HqDate today = (HqDate) COUNT_OF ("SELECT day FROM business_day WHERE state = 'open'");

  hq_calendar_add_year (calendar, today / 10000);
  hq_calendar_add_year (calendar, today / 10000 + 1);
  hq_calendar_add_day (calendar, today, "", FALSE);
  hq_test_day_set_calendar (&manager->day, calendar);
}

static gboolean
tells (HqManagerClose *close, const char *text)
{
  return strstr (gtk_label_get_label (part (close, "outcome")), text) != NULL;
}

/* A first place is offered where somebody would have it, and else it is said why nobody can. */
static void
test_doors_first_place (Manager *manager, gconstpointer data)
{
  HqManagerDoors *page;
  HqManagerClose *close;
  GtkCheckButton *check;

  hq_test_hall_open_today (&manager->day.test);
  add_next_year (manager);
  manager->day.now = 0;
  page = open_page (manager);
  close = hq_manager_doors_get_close (page);
  check = part (close, "first_place");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "doors.shown", "s", "closing"));
  WAIT (tells (close, "Nobody waits, and nobody is signed in."));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (check)));
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  WAIT (gtk_widget_get_visible (GTK_WIDGET (check)));
  g_assert_true (
    g_str_has_prefix (gtk_check_button_get_label (check), "Give who is unserved the first places"));
  g_assert_true (tells (close, "1 waiting or parked number becomes unserved."));
  g_assert_false (tells (close, "first place"));
  gtk_check_button_set_active (check, TRUE);
  g_assert_true (tells (close, "1 of them gets one of the first places of "));
  /* Whoever is being served is not unserved, and is once they are parked. */
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_START, .counter = 1);
  WAIT (tells (close, "1 number that is being served ends"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (check)));
  g_assert_false (hq_manager_close_get_first_place (close));
  g_assert_false (tells (close, "first place"));
  DO (.act = HQ_ACT_HOLD, .counter = 1);
  WAIT (tells (close, "1 of them gets one of the first places of "));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (check)));
  /* What they wait for does not run on the next day; then nothing does. */
  hq_test_hall_run_sql (&manager->day.test, "DELETE FROM service_session WHERE service = 'A'");
  hq_test_hall_run_sql (&manager->day.test, "UPDATE hall SET revision = revision + 1");
  WAIT (tells (close, "Nobody gets a first place of "));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (check)));
  hq_test_hall_run_sql (&manager->day.test, "DELETE FROM service_session");
  hq_test_hall_run_sql (&manager->day.test, "UPDATE hall SET revision = revision + 1");
  WAIT (tells (close, "The calendar knows of no next day"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (check)));
  /* Nor is one asked for, which would be refused. */
  WAIT (press (GTK_WIDGET (close), "Close the day…"));
  WAIT (get_dialog () != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (get_dialog ()), "knows of no next day"));
  adw_message_dialog_response (get_dialog (), "close");
  WAIT (COUNT_OF ("SELECT count(*) FROM business_day WHERE state = 'open'") == 0);
  g_assert_cmpint (COUNT_OF ("SELECT count(*) FROM ticket"), ==, 1);
}

/* The page in Chinese. */
static void
test_doors_chinese (Manager *manager, gconstpointer data)
{
  HqManagerDoors *page;

  hq_test_hall_open_today (&manager->day.test);
  manager_open (manager);
  hq_test_screen_speak (manager->screen, "zh");
  WAIT (get_desk (manager) != NULL);
  page = show (manager, "doors");
  WAIT (hq_manager_ready_get_part (hq_manager_doors_get_ready (page), HQ_READINESS_CALLS, 0)
        != NULL);
  g_assert_nonnull (strstr (get_line (page, HQ_READINESS_CALLS), "0/4"));
  gtk_widget_activate_action (GTK_WIDGET (page), "doors.shown", "s", "closing");
  WAIT (gtk_widget_get_mapped (part (hq_manager_doors_get_close (page), "title")));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD_PAGE(name, func)                                                                       \
  g_test_add ("/manager-doors/" name, Manager, NULL, manager_init, func, manager_clear)
  ADD_PAGE ("page", test_doors_page);
  ADD_PAGE ("call", test_doors_call);
  ADD_PAGE ("go", test_doors_go);
  ADD_PAGE ("close", test_doors_close);
  ADD_PAGE ("unread", test_doors_unread);
  ADD_PAGE ("first-place", test_doors_first_place);
  ADD_PAGE ("chinese", test_doors_chinese);
  return g_test_run ();
}
