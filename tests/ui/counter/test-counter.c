/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/input.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "at-counter.h"
#include "hq-counter-door.h"
#include "hq-counter-pad.h"
#include "hq-secret.h"

static void
enter (Counter *counter, const char *password)
{
  hq_secret_set_text (part (counter, "door:password"), password);
  click (part (counter, "door:enter"));
  WAIT (gtk_widget_is_sensitive (part (counter, "door")));
}

static void
test_counter_password (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_PASSWORD, .staff = "c3", .password = "open sesame");
  g_assert_false (gtk_widget_get_visible (part (counter, "door:password")));
  click (part (counter, "door:enter"));
  g_assert_cmpstr (label (counter, "door:refusal"), ==, "Please enter your staff code.");
  gtk_editable_set_text (part (counter, "door:staff"), "c3");
  enter (counter, "");
  g_assert_cmpstr (label (counter, "door:refusal"), ==, "Please enter your password.");
  g_assert_true (gtk_widget_get_visible (part (counter, "door:password")));
  enter (counter, "wrong");
  g_assert_cmpstr (label (counter, "door:refusal"), ==, "The name or the password is wrong.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE place = 'counter-3' AND granted = 0"),
                   ==, 1);
  for (guint i = 0; i < 5; i++)
    enter (counter, "wrong");
  g_assert_cmpstr (label (counter, "door:refusal"), ==,
                   "Five wrong passwords: locked for 60 seconds more.");
  hq_test_day_wait (&counter->day, 61);
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  hq_secret_set_text (part (counter, "door:password"), "open sesame");
  click (part (counter, "door:enter"));
  WAIT (g_str_equal (child (counter, "stack"), "work"));
  g_assert_cmpstr (hq_live_get_staff (counter->live), ==, "c3");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'signin' AND staff = 'c3'"
                          " AND counter = 3 AND device = 'counter-3'"),
                   ==, 1);
}

static void
test_counter_strangers (Counter *counter, gconstpointer data)
{
  gtk_editable_set_text (part (counter, "door:staff"), "g1");
  enter (counter, "");
  g_assert_cmpstr (label (counter, "door:refusal"), ==, "This role may not do that.");
  counter->day.staff = "c3";
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  gtk_editable_set_text (part (counter, "door:staff"), "c3");
  enter (counter, "");
  g_assert_cmpstr (label (counter, "door:refusal"), ==,
                   "This counter is taken, or you are signed in at another one; please sign out "
                   "there first.");
  g_assert_null (hq_live_get_staff (counter->live));
}

/* The program was started again: whoever is signed in shows who they are, and works on. */
static void
test_counter_goes_on (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  WAIT (view (counter)->counter.duty.duty != 0);
  g_assert_cmpstr (gtk_button_get_label (part (counter, "door:enter")), ==, "Go on");
  g_assert_cmpstr (gtk_editable_get_text (part (counter, "door:staff")), ==, "c3");
  click (part (counter, "door:enter"));
  WAIT (g_str_equal (child (counter, "stack"), "work"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'enter'"), ==, 1);
}

static void
test_counter_day (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = (const char *const[]){ "P5", "I1", NULL },
      .language = "en");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D001");
  g_assert_cmpstr (label (counter, "work:head:tags"), ==, "Ordinary · English");
  /* It was called just now: the engine says so to the key, and the button cannot be pressed. */
  g_assert_false (gtk_widget_is_sensitive (button (counter, HQ_COUNTER_KEY_RECALL)));
  press_and_settle (counter, "KP_Add");
  g_assert_cmpstr (label (counter, "work:status"), ==,
                   "It is too soon for that; please wait 65 seconds more.");
  pass (counter, 65);
  click (button (counter, HQ_COUNTER_KEY_RECALL));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:state"), ==, "Called 2 times");
  press_and_settle (counter, "KP_0");
  g_assert_cmpstr (label (counter, "work:head:state"), ==, "Being served");
  pass (counter, 130);
  g_assert_nonnull (strstr (label (counter, "work:head:times"), "served for 2:1"));

  g_assert_true (press (counter, "F5"));
  adw_combo_row_set_selected (nth (form (counter), ADW_TYPE_COMBO_ROW, 0), HQ_OUTCOME_ACCEPTED - 1);
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpstr (child (counter, "work:stack"), ==, "desk");
  g_assert_cmpstr (label (counter, "work:status"), ==, "D001: case 1, due by 2035-03-08.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE outcome = 'accepted' AND item = 'P5'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE outcome = 'done' AND item = 'I1'"), ==,
                   1);
  g_assert_cmpstr (adw_action_row_get_subtitle (part (counter, "work:own:today")), ==,
                   "1 served, 2:10 each on average");
}

/* A matter that came up at the counter is found among the service's items by a part of its name. */
static void
test_counter_more_matters (Counter *counter, gconstpointer data)
{
  gpointer more;

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  press_and_settle (counter, "Return");
  g_assert_true (press (counter, "Return"));
  more = nth (form (counter), ADW_TYPE_EXPANDER_ROW, 0);
  adw_expander_row_set_expanded (more, TRUE);
  gtk_editable_set_text (nth (more, GTK_TYPE_ENTRY, 0), "p2");
  WAIT (find (more, ADW_TYPE_ACTION_ROW, &(guint){ 2 }) != NULL);
  g_signal_emit_by_name (nth (more, ADW_TYPE_ACTION_ROW, 1), "activated");
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE item = 'P2' AND outcome = 'done'"), ==,
                   1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter"), ==, 1);
}

/* In one press: finished as usual, and the next one called. */
static void
test_counter_next (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 2);
  g_assert_false (gtk_widget_get_visible (button (counter, HQ_COUNTER_KEY_NEXT)));
  press_and_settle (counter, "Return");
  press_and_settle (counter, "Return");
  click (button (counter, HQ_COUNTER_KEY_NEXT));
  WAIT (g_str_equal (label (counter, "work:head:number"), "D002"));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:status"), ==, "D001 is finished.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'finished'"), ==, 1);
  press_and_settle (counter, "Return");
  press_and_settle (counter, "F4");
  WAIT (view (counter)->counter.ticket.ticket == 0);
  settle (counter);
  WAIT (strstr (label (counter, "work:status"), "Nobody is waiting") != NULL);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'finished'"), ==, 2);
}

/* Where the usual outcome is that something is accepted, it is asked what, since its limit is that of
 * an item; then the next one is called as well. */
static void
test_counter_accepted (Counter *counter, gconstpointer data)
{
  gpointer more;

  hq_test_hall_run_sql (&counter->day.test,
                        "UPDATE service SET usual_outcome = 'accepted' WHERE service = 'D';"
                        " UPDATE hall SET revision = revision + 1");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 2);
  press_and_settle (counter, "Return");
  press_and_settle (counter, "Return");
  g_assert_true (press (counter, "F4"));
  more = nth (form (counter), ADW_TYPE_EXPANDER_ROW, 0);
  g_assert_true (adw_expander_row_get_expanded (more));
  g_assert_true (press (counter, "F5"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'finish'"), ==, 0);
  gtk_editable_set_text (nth (more, GTK_TYPE_ENTRY, 0), "p20");
  WAIT (find (more, ADW_TYPE_ACTION_ROW, &(guint){ 1 }) != NULL
        && find (more, ADW_TYPE_ACTION_ROW, &(guint){ 2 }) == NULL);
  g_signal_emit_by_name (nth (more, ADW_TYPE_ACTION_ROW, 1), "activated");
  g_assert_true (press (counter, "F5"));
  WAIT (g_str_equal (label (counter, "work:head:number"), "D002"));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:status"), ==, "D001: case 1, due by 2035-03-29.");
  /* Somebody who asked only is not accepted. */
  press_and_settle (counter, "Return");
  g_assert_true (press (counter, "F5"));
  adw_combo_row_set_selected (nth (form (counter), ADW_TYPE_COMBO_ROW, 0), HQ_OUTCOME_ENQUIRY - 1);
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM case_file"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE outcome = 'enquiry'"), ==, 1);
}

/* A press that comes while the first is under way does nothing, and says so. */
static void
test_counter_double (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 2);
  g_assert_true (press (counter, "Return"));
  g_assert_false (gtk_widget_is_sensitive (button (counter, HQ_COUNTER_KEY_MAIN)));
  g_assert_true (press (counter, "Return"));
  g_assert_cmpstr (label (counter, "work:status"), ==,
                   "What was pressed before is still being done; please wait.");
  settle (counter);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act IN ('call', 'start')"), ==, 1);
  g_assert_true (gtk_widget_is_sensitive (button (counter, HQ_COUNTER_KEY_MAIN)));
}

static void
test_counter_missed (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  press_and_settle (counter, "F7");
  g_assert_cmpstr (label (counter, "work:status"), ==,
                   "It was announced 1 of 2 times; it must be called again first.");
  pass (counter, 65);
  press_and_settle (counter, "F6");
  pass (counter, 85);
  click (button (counter, HQ_COUNTER_KEY_MISSED));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:status"), ==, "D001 was missed.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'missed'"), ==, 1);
  click (button (counter, HQ_COUNTER_KEY_PRESENT));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'called' AND misses = 0"), ==,
                   1);
}

static void
test_counter_hold (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 2);
  press_and_settle (counter, "Return");
  press_and_settle (counter, "Return");
  press_and_settle (counter, "KP_Divide");
  g_assert_cmpuint (view (counter)->held->len, ==, 1);
  g_assert_true (gtk_widget_get_visible (part (counter, "work:queue:held")));
  /* With somebody's papers here nobody goes. */
  press_and_settle (counter, "<Control>e");
  g_assert_cmpstr (label (counter, "work:status"), ==,
                   "The counter has a ticket that is not finished.");
  press_and_settle (counter, "<Control>l");
  g_assert_cmpstr (child (counter, "stack"), ==, "work");
  g_signal_emit_by_name (nth (part (counter, "work:queue:held"), ADW_TYPE_ACTION_ROW, 0),
                         "activated");
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'serving'"), ==, 1);
}

/* What the form says of where the visitor is to be sent. */
static const char *
get_look (Counter *counter)
{
  GtkWidget *widget = GTK_WIDGET (form (counter));

  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), "look")));
}

static void
test_counter_redirect (Counter *counter, gconstpointer data)
{
  gpointer services;

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "F2");
  g_assert_cmpstr (label (counter, "work:status"), ==, "The counter has no ticket for that.");
  press_and_settle (counter, "Return");
  click (button (counter, HQ_COUNTER_KEY_REDIRECT));
  services = nth (form (counter), ADW_TYPE_COMBO_ROW, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (services), ==, 0);
  /* Before it the clerk sees what waits there. */
  adw_combo_row_set_selected (services, 2);
  WAIT (strstr (get_look (counter), "1 waiting there; last ticket at 16:30") != NULL);
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:status"), ==,
                   "D001 waits there now, with 1 person ahead.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting' AND service = 'C'"
                          " AND prefix = 'D'"),
                   ==, 1);
}

static void
test_counter_continue (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D", .items = (const char *const[]){ "P5", "I1", NULL });
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  press_and_settle (counter, "Return");
  click (button (counter, HQ_COUNTER_KEY_CONTINUE));
  WAIT (get_look (counter)[0] != '\0');
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'waiting' AND service = 'A'"
                          " AND lane = 'continued'"),
                   ==, 1);
  /* The first matter has its outcome, the other goes along. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE item = 'P5' AND outcome = 'done'"), ==,
                   1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE item = 'I1' AND outcome = 'none'"), ==,
                   1);
}

static void
test_counter_pause (Counter *counter, gconstpointer data)
{
  press (counter, "KP_Multiply");
  gtk_editable_set_text (nth (form (counter), GTK_TYPE_ENTRY, 0), "换打印纸");
  adw_combo_row_set_selected (nth (form (counter), ADW_TYPE_COMBO_ROW, 1), 2);
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:state"), ==, "Paused until 10:10: 换打印纸");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM pause WHERE public = 1 AND ended_at IS NULL"), ==,
                   1);
  press_and_settle (counter, "Return");
  g_assert_cmpstr (label (counter, "work:head:state"), ==, "Free");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM pause WHERE ended_at IS NULL"), ==, 0);
  /* One of the reasons that are offered is stored in no language. */
  press (counter, "KP_Multiply");
  adw_combo_row_set_selected (nth (form (counter), ADW_TYPE_COMBO_ROW, 0), HQ_PAUSE_MEAL);
  g_assert_true (press (counter, "F5"));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:state"), ==, "Paused: Meal");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM pause WHERE reason = 'meal'"), ==, 1);
}

static void
test_counter_number (Counter *counter, gconstpointer data)
{
  gpointer number, reason;

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 2);
  g_signal_emit_by_name (nth (part (counter, "work:queue:list"), ADW_TYPE_ACTION_ROW, 1),
                         "activated");
  number = nth (form (counter), GTK_TYPE_ENTRY, 0);
  reason = nth (form (counter), GTK_TYPE_ENTRY, 1);
  g_assert_cmpstr (gtk_editable_get_text (number), ==, "D002");
  press (counter, "F5");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period"), ==, 0);
  gtk_editable_set_text (reason, "带婴儿");
  press (counter, "F5");
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D002");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM period WHERE rule = 'given' AND reason = '带婴儿'"),
                   ==, 1);
  press (counter, "F11");
  gtk_editable_set_text (nth (form (counter), GTK_TYPE_ENTRY, 0), "d001");
  adw_combo_row_set_selected (nth (form (counter), ADW_TYPE_COMBO_ROW, 0), 2);
  press (counter, "F5");
  settle (counter);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE state = 'cancelled'"), ==, 1);
}

static void
test_counter_proof (Counter *counter, gconstpointer data)
{
  counter->day.role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_ISSUE, .service = "D", .class = HQ_CLASS_PRIORITY, .reason = "老年人");
  counter->day.role = HQ_ROLE_OPERATOR;
  WAIT (view (counter)->counter.waiting == 1);
  g_assert_false (gtk_widget_get_mapped (part (counter, "work:ticket")));
  press_and_settle (counter, "Return");
  g_assert_cmpstr (label (counter, "work:head:tags"), ==, "Priority · to be verified");
  g_assert_cmpstr (adw_action_row_get_subtitle (part (counter, "work:ticket:proof")), ==, "老年人");
  click (part (counter, "work:ticket:confirm"));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:tags"), ==, "Priority");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE proof = 'confirmed'"), ==, 1);
  g_assert_false (gtk_widget_get_visible (part (counter, "work:ticket:confirm")));
  /* Its story is read when somebody unfolds it. */
  adw_expander_row_set_expanded (part (counter, "work:ticket:story"), TRUE);
  WAIT (find (part (counter, "work:ticket:story"), ADW_TYPE_ACTION_ROW, &(guint){ 3 }) != NULL);
}

static void
test_counter_nobody (Counter *counter, gconstpointer data)
{
  g_assert_cmpstr (label (counter, "work:queue:title"), ==, "Nobody is waiting.");
  g_assert_true (gtk_widget_is_sensitive (button (counter, HQ_COUNTER_KEY_MAIN)));
  click (button (counter, HQ_COUNTER_KEY_MAIN));
  settle (counter);
  g_assert_cmpstr (label (counter, "work:status"), ==, "Nobody is waiting for this counter.");
}

/* Locked after the session's own last input; who is signed in unlocks, and nobody else. */
static void
test_counter_lock (Counter *counter, gconstpointer data)
{
  press_and_settle (counter, "<Control>l");
  g_assert_cmpstr (child (counter, "stack"), ==, "door");
  g_assert_cmpstr (gtk_button_get_label (part (counter, "door:enter")), ==, "Unlock");
  g_assert_false (gtk_editable_get_editable (part (counter, "door:staff")));
  g_assert_false (press (counter, "F5"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty WHERE signed_out_at IS NULL"), ==, 1);
  click (part (counter, "door:enter"));
  WAIT (g_str_equal (child (counter, "stack"), "work"));
  press (counter, "<Control>e");
  WAIT (g_str_equal (child (counter, "stack"), "door"));
  g_assert_cmpstr (gtk_button_get_label (part (counter, "door:enter")), ==, "Sign in");
  g_assert_cmpstr (gtk_editable_get_text (part (counter, "door:staff")), ==, "c3");
  g_assert_null (hq_live_get_staff (counter->live));
  sign_in (counter);
}

/* Nobody has touched it for as long as the hall allows. */
static void
test_counter_idle (Counter *counter, gconstpointer data)
{
  HqPage *self = HQ_PAGE (page (counter));

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  ((HqCounterDeskView *) view (counter))->counter.view.policy.lock_after = 1;
  HQ_PAGE_GET_CLASS (self)->tick (self, counter->day.now);
  g_assert_cmpstr (child (counter, "stack"), ==, "work");
  press_and_settle (counter, "Return");
  press_and_settle (counter, "F4");
  WAIT (view (counter)->counter.ticket.ticket == 0);
  settle (counter);
  HQ_PAGE_GET_CLASS (self)->tick (self, counter->day.now);
  g_assert_cmpstr (child (counter, "stack"), ==, "work");
  ((HqCounterDeskView *) view (counter))->counter.view.policy.lock_after = 1;
  HQ_PAGE_GET_CLASS (self)->tick (self, counter->day.now);
  g_assert_cmpstr (child (counter, "stack"), ==, "door");
  g_assert_cmpstr (label (counter, "door:state"), ==, "Locked. 张三 is signed in here.");
}

static void
pad (int fd, guint16 code)
{
  const struct input_event events[] = {
    { .type = EV_KEY, .code = code, .value = 1 },
    { .type = EV_SYN },
    { .type = EV_KEY, .code = code, .value = 0 },
    { .type = EV_SYN },
  };

  g_assert_cmpint (write (fd, events, sizeof events), ==, sizeof events);
}

/* A pad of its own, by a pipe: a visitor is called, started and finished, whoever has the focus. */
static void
test_counter_pad (Counter *counter, gconstpointer data)
{
  g_autofree char *path = g_build_filename (counter->day.test.folder, "pad", NULL);
  GtkWidget *form_bin = part (counter, "work:form_bin");
  int fd;

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  g_assert_cmpstr (adw_expander_row_get_subtitle (part (counter, "work:pad:pads")), ==,
                   "None is used.");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  fd = open (path, O_RDWR | O_CLOEXEC);
  hq_counter_pad_use (part (counter, "work:pad"), path);
  g_assert_cmpstr (adw_expander_row_get_subtitle (part (counter, "work:pad:pads")), ==,
                   "Its keys work, whichever program is in front.");
  pad (fd, KEY_KPENTER);
  WAIT (view (counter)->counter.ticket.state == HQ_STATE_CALLED);
  settle (counter);
  pad (fd, KEY_KP0);
  WAIT (view (counter)->counter.ticket.state == HQ_STATE_SERVING);
  settle (counter);
  pad (fd, KEY_KPENTER);
  WAIT (adw_bin_get_child (ADW_BIN (form_bin)) != NULL);
  pad (fd, KEY_BACKSPACE);
  WAIT (adw_bin_get_child (ADW_BIN (form_bin)) == NULL);
  pad (fd, KEY_KPDOT);
  WAIT (view (counter)->counter.ticket.ticket == 0);
  settle (counter);
  /* Nobody works with it while the counter is locked. */
  press_and_settle (counter, "<Control>l");
  pad (fd, KEY_KPENTER);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (2000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'call'"), ==, 1);
  close (fd);
}

/* Where the hall wants it, service begins by itself so long after the call, and once. */
static void
test_counter_starts (Counter *counter, gconstpointer data)
{
  HqPage *self = HQ_PAGE (page (counter));

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  HQ_PAGE_GET_CLASS (self)->tick (self, counter->day.now + HQ_MINUTE);
  g_assert_false (hq_counter_work_is_running (part (counter, "work")));
  ((HqCounterDeskView *) view (counter))->counter.view.policy.auto_start = 20 * HQ_SECOND;
  HQ_PAGE_GET_CLASS (self)->tick (self, counter->day.now + HQ_MINUTE);
  HQ_PAGE_GET_CLASS (self)->tick (self, counter->day.now + HQ_MINUTE);
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:state"), ==, "Being served");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'start'"), ==, 1);
}

/* A window with a ticket asks before it goes away, and signs nobody out. */
static void
test_counter_close (Counter *counter, gconstpointer data)
{
  g_autoptr (GList) windows = NULL;
  gpointer dialog = NULL;

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  press_and_settle (counter, "Return");
  gtk_window_close (GTK_WINDOW (counter->screen));
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, "stay");
  gtk_window_destroy (dialog);
  g_assert_true (gtk_widget_get_mapped (page (counter)));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM duty WHERE signed_out_at IS NULL"), ==, 1);
}

/* The longest time for which the main loop did not go round. */
typedef struct
{
  gint64 last;
  gint64 longest;
} Gap;

static gboolean
on_gap (gpointer data)
{
  Gap *gap = data;
  gint64 now = g_get_monotonic_time ();

  gap->longest = MAX (gap->longest, now - gap->last);
  gap->last = now;
  return G_SOURCE_CONTINUE;
}

/* Another process holds the store for two seconds: each key is answered, and what the first asked
 * for is done once. */
static void
test_counter_busy (Counter *counter, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  Gap gap = { g_get_monotonic_time (), 0 };
  guint source = g_timeout_add (5, on_gap, &gap);
  sqlite3 *other;

  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  g_assert_cmpint (sqlite3_open (counter->day.test.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  press (counter, "Return");
  g_assert_cmpstr (label (counter, "work:status"), ==, "Working…");
  while (g_get_monotonic_time () < end - G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  press (counter, "F6");
  g_assert_cmpstr (label (counter, "work:status"), ==,
                   "What was pressed before is still being done; please wait.");
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (hq_counter_work_is_running (part (counter, "work")));
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  settle (counter);
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'call'"), ==, 1);
  g_source_remove (source);
  g_test_message ("the longest gap of the main loop was %d ms", (int) (gap.longest / 1000));
  g_assert_cmpint (gap.longest, <, G_USEC_PER_SEC);
}

static void
move (Counter *counter, gboolean away)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *here = g_strconcat (counter->day.test.path, ends[i], NULL);
      g_autofree char *there = g_strconcat (counter->day.test.path, ".away", ends[i], NULL);

      g_rename (away ? here : there, away ? there : here);
    }
}

static void
test_counter_lost (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  WAIT (view (counter)->counter.waiting == 1);
  move (counter, TRUE);
  WAIT (gtk_revealer_get_reveal_child (part (counter, "lost")));
  g_assert_true (
    g_str_has_prefix (label (counter, "lost_label"), "The hall has been out of reach"));
  g_assert_false (gtk_widget_is_sensitive (button (counter, HQ_COUNTER_KEY_MAIN)));
  /* What was there before stays to be read. */
  g_assert_cmpstr (label (counter, "work:queue:title"), ==, "1 waits");
  move (counter, FALSE);
  WAIT (!gtk_revealer_get_reveal_child (part (counter, "lost")));
  press_and_settle (counter, "Return");
  g_assert_cmpstr (label (counter, "work:head:number"), ==, "D001");
}

/* Who was signed in when the day closed is at the door, which says so. */
static void
test_counter_closed (Counter *counter, gconstpointer data)
{
  DO (.act = HQ_ACT_CLOSE_DAY);
  WAIT (g_str_equal (child (counter, "stack"), "door"));
  g_assert_cmpstr (label (counter, "door:state"), ==, "The hall has closed for today.");
  g_assert_null (hq_live_get_staff (counter->live));
  enter (counter, "");
  g_assert_cmpstr (label (counter, "door:refusal"), ==, "The hall has closed for the day.");
}

#undef ADD
#define ADD(path, func, init) g_test_add (path, Counter, NULL, init, func, counter_clear)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/counter/password", test_counter_password, counter_init);
  ADD ("/counter/strangers", test_counter_strangers, counter_init);
  ADD ("/counter/goes-on", test_counter_goes_on, counter_init);
  ADD ("/counter/day", test_counter_day, counter_init_signed_in);
  ADD ("/counter/more-matters", test_counter_more_matters, counter_init_signed_in);
  ADD ("/counter/next", test_counter_next, counter_init_signed_in);
  ADD ("/counter/accepted", test_counter_accepted, counter_init_signed_in);
  ADD ("/counter/double", test_counter_double, counter_init_signed_in);
  ADD ("/counter/missed", test_counter_missed, counter_init_signed_in);
  ADD ("/counter/hold", test_counter_hold, counter_init_signed_in);
  ADD ("/counter/redirect", test_counter_redirect, counter_init_signed_in);
  ADD ("/counter/continue", test_counter_continue, counter_init_signed_in);
  ADD ("/counter/pause", test_counter_pause, counter_init_signed_in);
  ADD ("/counter/number", test_counter_number, counter_init_signed_in);
  ADD ("/counter/proof", test_counter_proof, counter_init_signed_in);
  ADD ("/counter/nobody", test_counter_nobody, counter_init_signed_in);
  ADD ("/counter/lock", test_counter_lock, counter_init_signed_in);
  ADD ("/counter/idle", test_counter_idle, counter_init_signed_in);
  ADD ("/counter/pad", test_counter_pad, counter_init_signed_in);
  ADD ("/counter/starts", test_counter_starts, counter_init_signed_in);
  ADD ("/counter/close", test_counter_close, counter_init_signed_in);
  ADD ("/counter/busy", test_counter_busy, counter_init_signed_in);
  ADD ("/counter/lost", test_counter_lost, counter_init_signed_in);
  ADD ("/counter/closed", test_counter_closed, counter_init_signed_in);
  return g_test_run ();
}
