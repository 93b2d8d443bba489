/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "at-desk.h"
#include "hq-code.h"
#include "hq-setup-copy.h"

#define ID "11010519491231002X"

static void
enter_as (Desk *desk, const char *staff)
{
  set_text (desk, "sign_in:staff", staff);
  act (desk, "sign_in", "sign-in.enter");
  WAIT (gtk_widget_get_visible (part (desk, "sign_in:message")));
}

static void
test_desk_strangers (Desk *desk, gconstpointer data)
{
  enter_as (desk, "nobody");
  g_assert_cmpstr (label (desk, "sign_in:message"), ==, "Nobody of the staff has this code.");
  enter_as (desk, "c1");
  g_assert_cmpstr (label (desk, "sign_in:message"), ==, "This person is not one of the guides.");
  g_assert_null (hq_live_get_staff (desk->live));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE granted = 1"), ==, 0);
}

static void
test_desk_password (Desk *desk, gconstpointer data)
{
  DO (.act = HQ_ACT_PASSWORD, .staff = "g1", .password = "open sesame");
  set_text (desk, "sign_in:staff", "g1");
  g_assert_false (gtk_widget_get_visible (part (desk, "sign_in:password")));
  act (desk, "sign_in", "sign-in.enter");
  WAIT (gtk_widget_get_visible (part (desk, "sign_in:password")));
  for (guint i = 0; i < 6; i++)
    {
      set_text (desk, "sign_in:password", "wrong");
      act (desk, "sign_in", "sign-in.enter");
      g_assert_false (gtk_widget_get_visible (part (desk, "sign_in:message")));
      WAIT (gtk_widget_get_visible (part (desk, "sign_in:message")));
      if (i < 5)
        g_assert_cmpstr (label (desk, "sign_in:message"), ==, "The name or the password is wrong.");
      g_assert_cmpstr (hq_secret_get_text (part (desk, "sign_in:password")), ==, "");
    }
  g_assert_true (g_str_has_prefix (label (desk, "sign_in:message"), "Five wrong passwords"));
  g_assert_cmpstr (child (desk, "stack"), ==, "sign-in");
  hq_test_hall_run_sql (&desk->day.test, "DELETE FROM access");
  set_text (desk, "sign_in:password", "open sesame");
  act (desk, "sign_in", "sign-in.enter");
  WAIT (hq_live_get_staff (desk->live) != NULL);
  g_assert_cmpstr (child (desk, "stack"), ==, "desk");
  act (desk, NULL, "guide.sign-out");
  g_assert_null (hq_live_get_staff (desk->live));
  g_assert_cmpstr (child (desk, "stack"), ==, "sign-in");
}

/* What a guide asked for who signs out at once is done, and nobody is told. */
static void
test_desk_leave_at_once (Desk *desk, gconstpointer data)
{
  type (desk, "A\n");
  act (desk, NULL, "guide.enquire");
  act (desk, NULL, "guide.sign-out");
  WAIT (COUNT ("SELECT count(*) FROM ticket") == 1 && COUNT ("SELECT count(*) FROM enquiry") == 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (child (desk, "stack"), ==, "sign-in");
  g_assert_cmpuint (desk->said, ==, 0);
}

/* A desk that nobody touches is locked, and what was begun there is gone. */
static void
test_desk_idle (Desk *desk, gconstpointer data)
{
  HqPage *self = HQ_PAGE (page (desk));
  HqTime now = hq_live_get_now (desk->live);

  type (desk, "B");
  set_text (desk, "issue:identity", ID);
  HQ_PAGE_GET_CLASS (self)->tick (self, now + 9 * HQ_MINUTE);
  g_assert_nonnull (hq_live_get_staff (desk->live));
  HQ_PAGE_GET_CLASS (self)->tick (self, now + 11 * HQ_MINUTE);
  g_assert_null (hq_live_get_staff (desk->live));
  g_assert_cmpstr (child (desk, "stack"), ==, "sign-in");
  g_assert_true (gtk_widget_get_visible (part (desk, "sign_in:message")));
  /* Whoever comes next begins anew. */
  act (desk, "sign_in", "sign-in.enter");
  WAIT (hq_live_get_staff (desk->live) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (part (desk, "issue:identity")), ==, "");
}

/* Whoever is no guide any more finds the desk locked as soon as the set-up says so, and is told why. */
static void
test_desk_taken_off (Desk *desk, gconstpointer data)
{
  g_autoptr (HqSetup) draft = hq_setup_copy (hq_hall_get_setup (desk->day.test.hall, NULL));
  HqStaff *guide = (HqStaff *) hq_setup_find_staff (draft, "g1");

  guide->roles = 1u << HQ_ROLE_MANAGER;
  DO (.act = HQ_ACT_IMPORT_HALL, .rows = draft);
  WAIT (hq_live_get_staff (desk->live) == NULL);
  g_assert_cmpstr (child (desk, "stack"), ==, "sign-in");
  g_assert_cmpstr (label (desk, "sign_in:message"), ==,
                   "You are not on the staff list of this hall in this role; please sign in again.");
  /* Brought back, they sign in. */
  guide->roles = 1u << HQ_ROLE_GUIDE;
  DO (.act = HQ_ACT_IMPORT_HALL, .rows = draft);
  act (desk, "sign_in", "sign-in.enter");
  WAIT (hq_live_get_staff (desk->live) != NULL);
  g_assert_cmpstr (child (desk, "stack"), ==, "desk");
}

static void
wait_answer (Desk *desk, const char *number)
{
  WAIT (g_str_equal (child (desk, "issue:stack"), "answer")
        && g_str_equal (label (desk, "issue:number"), number));
}

static void
test_desk_issue (Desk *desk, gconstpointer data)
{
  type (desk, "a\n");
  wait_answer (desk, "A001");
  g_assert_cmpstr (label (desk, "issue:number_ahead"), ==, "Nobody is ahead.");
  g_assert_false (gtk_widget_get_visible (part (desk, "issue:number_tags")));
  type (desk, "A260");
  g_assert_cmpstr (child (desk, "issue:stack"), ==, "form");
  set_text (desk, "issue:reason", "老年人");
  type (desk, "\n");
  wait_answer (desk, "A002");
  g_assert_cmpstr (label (desk, "issue:number_tags"), ==,
                   "Priority · Be accompanied · English ticket");
  g_assert_true (g_str_has_prefix (label (desk, "issue:number_ahead"), "About 1 person is ahead"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE number = 2 AND class = 'priority'"
                          " AND proof = 'confirmed' AND need = 'guidance' AND language = 'en'"
                          " AND reason = '老年人' AND device = 'G1'"),
                   ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'issue' AND role = 'guide'"
                          " AND staff = 'g1'"),
                   ==, 2);
  /* What was said of one visitor is not said of the next. */
  type (desk, "C\n");
  wait_answer (desk, "C001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE prefix = 'C' AND class = 'ordinary'"
                          " AND need = 'none' AND language = 'zh' AND reason IS NULL"),
                   ==, 1);
}

/* A press that comes while the first is under way makes no second ticket. */
static void
test_desk_double (Desk *desk, gconstpointer data)
{
  type (desk, "A\n\n\n");
  g_assert_false (gtk_widget_is_sensitive (part (desk, "issue:button")));
  wait_answer (desk, "A001");
  type (desk, "\n");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  type (desk, "A\n");
  wait_answer (desk, "A002");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 2);
}

static void
test_desk_identity (Desk *desk, gconstpointer data)
{
  type (desk, "A");
  g_assert_false (gtk_widget_get_visible (part (desk, "issue:identity_box")));
  type (desk, "B\n");
  g_assert_true (gtk_widget_get_visible (part (desk, "issue:identity_box")));
  g_assert_true (
    g_str_has_prefix (label (desk, "issue:message"), "This service needs an identity number."));
  set_text (desk, "issue:identity", "110105194912310021");
  act (desk, "issue", "issue.give");
  g_assert_cmpstr (label (desk, "issue:message"), ==, "This identity number has a mistake in it.");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 0);
  set_text (desk, "issue:identity", ID);
  act (desk, "issue", "issue.give");
  wait_answer (desk, "B001");
  g_assert_cmpstr (gtk_editable_get_text (part (desk, "issue:identity")), ==, "");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE person IS NOT NULL"), ==, 1);
  /* The same person again is refused in words, on the form. */
  gtk_widget_grab_focus (part (desk, "nav_claims"));
  press (part (desk, "issue"), GDK_KEY_Escape);
  type (desk, "B");
  set_text (desk, "issue:identity", ID);
  act (desk, "issue", "issue.give");
  WAIT (gtk_widget_get_visible (part (desk, "issue:message")));
  g_assert_cmpstr (label (desk, "issue:message"), ==,
                   "You have ticket B001 for this service already.");
  /* Without papers, with a reason. */
  set_text (desk, "issue:identity", "");
  set_text (desk, "issue:reason", "未带证件");
  act (desk, "issue", "issue.give");
  wait_answer (desk, "B002");
}

/* A scanner types faster than a hand; what it types is looked up and gives no ticket. */
static void
test_desk_scan (Desk *desk, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_ISSUE, .service = "A");
  code = hq_code_format_token (desk->day.answer.ticket.token);
  for (const char *letter = code; *letter != '\0'; letter++)
    if (g_str_equal (child (desk, "panels"), "issue"))
      press (part (desk, "issue"), (guint) *letter);
    else
      {
        int end = -1;

        gtk_editable_insert_text (part (desk, "finder:entry"), letter, 1, &end);
      }
  g_assert_cmpstr (child (desk, "panels"), ==, "finder");
  g_assert_cmpstr (gtk_editable_get_text (part (desk, "finder:entry")), ==, code);
  g_signal_emit_by_name (part (desk, "finder:entry"), "activate");
  WAIT (g_str_equal (child (desk, "finder:stack"), "found"));
  g_assert_cmpstr (label (desk, "finder:number"), ==, "A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 1);
}

static void
claim (Desk *desk)
{
  desk->day.role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_ISSUE, .service = "A", .class = HQ_CLASS_PRIORITY, .reason = "老年人");
  desk->day.role = HQ_ROLE_OPERATOR;
}

static void
test_desk_claims (Desk *desk, gconstpointer data)
{
  go (desk, "claims");
  g_assert_cmpstr (child (desk, "claims:stack"), ==, "empty");
  claim (desk);
  claim (desk);
  WAIT (view (desk)->claims->len == 2);
  g_assert_cmpstr (child (desk, "claims:stack"), ==, "list");
  act_on (desk, "claims", "claims.withdraw", 2);
  WAIT (desk->said == 1 && view (desk)->claims->len == 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE number = 2 AND class = 'ordinary'"
                          " AND proof = 'withdrawn' AND reference = issued_at"),
                   ==, 1);
  /* The first is chosen: the key alone is enough. */
  act_on (desk, "claims", "claims.confirm", 0);
  WAIT (view (desk)->claims->len == 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE number = 1 AND class = 'priority'"
                          " AND proof = 'confirmed'"),
                   ==, 1);
  g_assert_cmpstr (child (desk, "claims:stack"), ==, "empty");
}

static void
find (Desk *desk, const char *text)
{
  go (desk, "finder");
  set_text (desk, "finder:entry", text);
  act (desk, "finder", "finder.find");
}

static void
test_desk_find_none (Desk *desk, gconstpointer data)
{
  find (desk, "A001");
  WAIT (g_str_equal (adw_status_page_get_title (part (desk, "finder:none")), "Nothing was found"));
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  /* It comes into the hall while it is looked for. */
  WAIT (g_str_equal (child (desk, "finder:stack"), "found"));
  g_assert_cmpstr (label (desk, "finder:number"), ==, "A001");
}

static void
test_desk_missed (Desk *desk, gconstpointer data)
{
  HqTime start = hq_live_get_now (desk->live);

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  desk->day.now = start + 3 * HQ_MINUTE;
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_wait (&desk->day, 65);
  DO (.act = HQ_ACT_RECALL, .counter = 1);
  hq_test_day_wait (&desk->day, 120);
  DO (.act = HQ_ACT_MISSED, .counter = 1);
  find (desk, "a001");
  WAIT (g_str_equal (child (desk, "finder:stack"), "found"));
  g_assert_cmpstr (label (desk, "finder:state"), ==, "Missed");
  act (desk, "finder", "finder.check-in");
  WAIT (g_str_equal (label (desk, "finder:state"), "Waiting"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM leg WHERE cause = 'return'"), ==, 1);
}

static void
test_desk_change (Desk *desk, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  find (desk, "A001");
  WAIT (g_str_equal (child (desk, "finder:stack"), "found"));
  act (desk, "finder", "finder.change");
  g_assert_cmpstr (child (desk, "finder:stack"), ==, "change");
  press (part (desk, "finder:change"), GDK_KEY_Escape);
  g_assert_cmpstr (child (desk, "finder:stack"), ==, "found");
  act (desk, "finder", "finder.change");
  press (part (desk, "finder:change"), GDK_KEY_c);
  WAIT (desk->said == 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE prefix = 'A' AND service = 'C'"), ==,
                   1);
  act (desk, "finder", "finder.reprint");
  WAIT (COUNT ("SELECT count(*) FROM event WHERE act = 'reprint' AND staff = 'g1'") == 1);
}

static void
test_desk_appointment (Desk *desk, gconstpointer data)
{
  hq_test_hall_run_sql (&desk->day.test,
                        "INSERT INTO slot (hall, slot, service, starts_at) SELECT hall, 'YA1', 'A',"
                        " CAST(strftime('%s', 'now') AS INTEGER) * 1000000 FROM hall");
  type (desk, "A3\n");
  g_assert_cmpstr (child (desk, "panels"), ==, "finder");
  find (desk, "YA1");
  WAIT (g_str_equal (child (desk, "finder:stack"), "found"));
  act (desk, "finder", "finder.check-in");
  WAIT (g_str_equal (label (desk, "finder:number"), "A001"));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket WHERE class = 'appointment'"), ==, 1);
}

static void
test_desk_enquiry (Desk *desk, gconstpointer data)
{
  act (desk, NULL, "guide.enquire");
  act (desk, NULL, "guide.enquire");
  WAIT (view (desk)->enquiries == 1);
  g_assert_cmpstr (label (desk, "enquiries"), ==, "1 enquiry today");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM enquiry WHERE staff = 'g1' AND device = 'G1'"), ==,
                   1);
}

static void
open_item (Desk *desk, const char *text)
{
  go (desk, "items");
  set_text (desk, "items:entry", text);
  WAIT (gtk_list_box_get_row_at_index (part (desk, "items:list"), 0) != NULL);
  g_signal_emit_by_name (part (desk, "items:entry"), "activate");
  WAIT (g_str_equal (child (desk, "items:stack"), "item"));
}

static void
test_desk_items (Desk *desk, gconstpointer data)
{
  GtkWidget *first;

  open_item (desk, "A02");
  g_assert_cmpstr (label (desk, "items:summary"), ==, "✗ Missing: 申请书; 身份证");
  first = gtk_widget_get_first_child (part (desk, "items:papers"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  g_assert_cmpstr (label (desk, "items:summary"), ==, "✗ Missing: 身份证");
  act (desk, "items", "items.all");
  g_assert_cmpstr (label (desk, "items:summary"), ==, "✓ All papers are there.");
  act (desk, NULL, "guide.enquire");
  WAIT (desk->said == 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM enquiry WHERE item = 'A02'"), ==, 1);
  act (desk, "items", "items.divert");
  WAIT (desk->said == 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM diversion WHERE item = 'A02'"), ==, 1);
  act (desk, "items", "items.ticket");
  g_assert_cmpstr (child (desk, "panels"), ==, "issue");
  act (desk, "issue", "issue.give");
  wait_answer (desk, "A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM matter WHERE item = 'A02'"), ==, 1);
}

/* Nothing is offered that the hall would refuse. */
static void
test_desk_items_counter (Desk *desk, gconstpointer data)
{
  open_item (desk, "A03");
  g_assert_false (gtk_widget_get_visible (part (desk, "items:divert")));
  g_assert_cmpstr (label (desk, "items:summary"), ==, "The catalogue names no papers for it.");
}

static void
test_desk_self_service (Desk *desk, gconstpointer data)
{
  HqTime started;

  go (desk, "uses");
  g_assert_cmpstr (child (desk, "uses:stack"), ==, "empty");
  act (desk, "uses", "uses.start");
  WAIT (view (desk)->uses->len == 1 && !hq_guide_panel_is_busy (part (desk, "uses")));
  started = g_array_index (view (desk)->uses, HqGuideViewUse, 0).use.started_at;
  act (desk, "uses", "uses.start");
  WAIT (view (desk)->uses->len == 2);
  WAIT (!hq_guide_panel_is_busy (part (desk, "uses")));
  act_on (desk, "uses", "uses.done", 2);
  WAIT (view (desk)->uses->len == 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM self_use WHERE result = 'done'"), ==, 1);
  act_on (desk, "uses", "uses.ticket", 0);
  g_assert_cmpstr (child (desk, "panels"), ==, "issue");
  type (desk, "D\n");
  wait_answer (desk, "D001");
  WAIT (view (desk)->uses->len == 0);
  g_assert_cmpint (COUNT ("SELECT reference FROM ticket"), ==, started);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM self_use WHERE result = 'ticket'"), ==, 1);
}

static void
test_desk_helper (Desk *desk, gconstpointer data)
{
  GtkWidget *scroll, *list;

  go (desk, "uses");
  act (desk, "uses", "uses.start");
  WAIT (view (desk)->uses->len == 1);
  WAIT (!hq_guide_panel_is_busy (part (desk, "uses")));
  act_on (desk, "uses", "uses.help", 1);
  scroll = adw_message_dialog_get_extra_child (hq_test_screen_get_window (ADW_TYPE_MESSAGE_DIALOG));
  list = gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroll)));
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  WAIT (COUNT ("SELECT count(*) FROM self_use WHERE helper = 'g1'") == 1);
}

static void
test_desk_calls (Desk *desk, gconstpointer data)
{
  DO (.act = HQ_ACT_ISSUE, .service = "A", .need = HQ_NEED_WRITING);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  g_assert_false (gtk_widget_get_visible (part (desk, "calls")));
  DO (.act = HQ_ACT_CALL, .counter = 1);
  WAIT (view (desk)->calls->len == 1);
  g_assert_true (gtk_widget_get_visible (part (desk, "calls")));
  act (desk, NULL, "guide.acknowledge");
  g_assert_false (gtk_widget_get_visible (part (desk, "calls")));
}

static void
test_desk_waits (Desk *desk, gconstpointer data)
{
  go (desk, "waits");
  g_assert_cmpstr (label (desk, "waits:heading"), ==, "Nobody waits");
  DO (.act = HQ_ACT_LATE, .ticket = "1", .service = "A", .taken_at = hq_live_get_now (desk->live));
  WAIT (g_str_equal (label (desk, "waits:heading"), "1 person waits in the hall"));
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  WAIT (g_str_has_prefix (label (desk, "waits:heading"), "3 people wait in the hall, for "));
}

/* The desk is the same in the other language, with whoever is signed in. */
static void
test_desk_language (Desk *desk, gconstpointer data)
{
  GtkWidget *old = page (desk);

  act (desk, NULL, "guide.language");
  WAIT (page (desk) != old);
  WAIT (view (desk) != NULL);
  g_assert_cmpstr (hq_language_get (), ==, "zh");
  g_assert_cmpstr (child (desk, "stack"), ==, "desk");
}

static void
test_desk_closed (Desk *desk, gconstpointer data)
{
  DO (.act = HQ_ACT_CLOSE_DAY);
  WAIT (gtk_widget_get_visible (part (desk, "day")));
  g_assert_cmpstr (label (desk, "day"), ==, "The hall has closed for the day.");
  type (desk, "A\n");
  WAIT (gtk_widget_get_visible (part (desk, "issue:message")));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM ticket"), ==, 0);
}

/* After the last ticket staff may give one all the same, and say why. */
static void
test_desk_after_last (Desk *desk, gconstpointer data)
{
  hq_test_hall_run_sql (&desk->day.test, "UPDATE day_session SET last_ticket_at = opens_at");
  type (desk, "A\n");
  WAIT (gtk_widget_get_visible (part (desk, "issue:message")));
  g_assert_true (g_str_has_suffix (label (desk, "issue:message"),
                                   "With a reason you may give one all the same."));
  set_text (desk, "issue:reason", "外地来办");
  act (desk, "issue", "issue.give");
  wait_answer (desk, "A001");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE subject = 'after-last-ticket'"), ==, 1);
}

/* A stopped service gives a number with a reason alone, and a manager's word stays until it was seen. */
static void
test_desk_deeds (Desk *desk, gconstpointer data)
{
  DO (.act = HQ_ACT_STOP, .service = "A", .text = "设备故障", .text_en = "Equipment fault");
  DO (.act = HQ_ACT_WORD_SEND, .text = "请引导到二楼");
  WAIT (gtk_revealer_get_reveal_child (part (desk, "word:revealer")));
  g_assert_cmpstr (label (desk, "word:text"), ==, "请引导到二楼");
  type (desk, "A\n");
  WAIT (gtk_widget_get_visible (part (desk, "issue:message")));
  g_assert_true (g_str_has_suffix (label (desk, "issue:message"),
                                   "With a reason you may give one all the same."));
  set_text (desk, "issue:reason", "外地来办");
  act (desk, "issue", "issue.give");
  wait_answer (desk, "A001");
  g_assert_true (gtk_widget_activate_action (page (desk), "guide.seen", NULL));
  WAIT (!gtk_revealer_get_reveal_child (part (desk, "word:revealer")));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE seen_by = 'g1'"), ==, 1);
}

/* The store goes and comes back, and the desk says so and goes on. */
static void
test_desk_lost (Desk *desk, gconstpointer data)
{
  g_autofree char *away = g_strconcat (desk->day.test.path, ".away", NULL);

  g_clear_pointer (&desk->day.test.hall, hq_hall_close);
  g_assert_false (gtk_widget_get_visible (part (desk, "lost")));
  g_assert_cmpint (g_rename (desk->day.test.path, away), ==, 0);
  WAIT (gtk_widget_get_visible (part (desk, "lost")));
  g_assert_true (g_str_has_prefix (label (desk, "lost"), "The store has been away since"));
  g_assert_cmpint (g_rename (away, desk->day.test.path), ==, 0);
  WAIT (!gtk_widget_get_visible (part (desk, "lost")));
  type (desk, "A\n");
  wait_answer (desk, "A001");
}

#undef ADD
#define ADD(path, func, init) g_test_add (path, Desk, NULL, init, func, desk_clear)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/guide-desk/strangers", test_desk_strangers, desk_init);
  ADD ("/guide-desk/password", test_desk_password, desk_init);
  ADD ("/guide-desk/taken-off", test_desk_taken_off, desk_init_signed_in);
  ADD ("/guide-desk/idle", test_desk_idle, desk_init_signed_in);
  ADD ("/guide-desk/leave-at-once", test_desk_leave_at_once, desk_init_signed_in);
  ADD ("/guide-desk/issue", test_desk_issue, desk_init_signed_in);
  ADD ("/guide-desk/double", test_desk_double, desk_init_signed_in);
  ADD ("/guide-desk/identity", test_desk_identity, desk_init_signed_in);
  ADD ("/guide-desk/scan", test_desk_scan, desk_init_signed_in);
  ADD ("/guide-desk/claims", test_desk_claims, desk_init_signed_in);
  ADD ("/guide-desk/find-none", test_desk_find_none, desk_init_signed_in);
  ADD ("/guide-desk/missed", test_desk_missed, desk_init_signed_in);
  ADD ("/guide-desk/change", test_desk_change, desk_init_signed_in);
  ADD ("/guide-desk/appointment", test_desk_appointment, desk_init_signed_in);
  ADD ("/guide-desk/enquiry", test_desk_enquiry, desk_init_signed_in);
  ADD ("/guide-desk/items", test_desk_items, desk_init_signed_in);
  ADD ("/guide-desk/items-counter", test_desk_items_counter, desk_init_signed_in);
  ADD ("/guide-desk/self-service", test_desk_self_service, desk_init_signed_in);
  ADD ("/guide-desk/helper", test_desk_helper, desk_init_signed_in);
  ADD ("/guide-desk/calls", test_desk_calls, desk_init_signed_in);
  ADD ("/guide-desk/waits", test_desk_waits, desk_init_signed_in);
  ADD ("/guide-desk/language", test_desk_language, desk_init_signed_in);
  ADD ("/guide-desk/closed", test_desk_closed, desk_init_signed_in);
  ADD ("/guide-desk/after-last", test_desk_after_last, desk_init_signed_in);
  ADD ("/guide-desk/deeds", test_desk_deeds, desk_init_signed_in);
  ADD ("/guide-desk/lost", test_desk_lost, desk_init_signed_in);
  return g_test_run ();
}
