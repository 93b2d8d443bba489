/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-board-view.h"
#include "hq-counter-desk-view.h"
#include "hq-counter-view.h"
#include "hq-deed-word.h"
#include "hq-deed.h"
#include "hq-kiosk-view.h"
#include "hq-status.h"
#include "hq-test-day.h"
#include "hq-ticket-table.h"

static void
as_manager (HqTestDay *fixture)
{
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  fixture->place = NULL;
}

static void
as_clerk (HqTestDay *fixture, const char *staff)
{
  fixture->role = HQ_ROLE_CLERK;
  fixture->staff = staff;
  fixture->place = NULL;
}

static void
as_visitor (HqTestDay *fixture)
{
  fixture->role = HQ_ROLE_VISITOR;
  fixture->staff = NULL;
  fixture->place = "K1";
}

/* Alerts -------------------------------------------------------------------------------------- */

/* An alert has one name at a time, and what it is about tells it from others of its kind. */
static void
test_deed_alert (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (HqAlertTaken));
  HqDate day;

  SQL ("INSERT INTO staff (hall, staff, name) SELECT hall, 'm2', '王五' FROM hall");
  SQL ("INSERT INTO staff_role (hall, staff, role) SELECT hall, 'm2', 'manager' FROM hall");
  SQL ("UPDATE hall SET revision = revision + 1");
  as_manager (fixture);
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  REFUSE (TAKEN, .act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "B");
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait");
  fixture->staff = "m2";
  REFUSE (TAKEN, .act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  REFUSE (TAKEN, .act = HQ_ACT_ALERT_GIVE, .type = "wait", .text = "A");
  REFUSE (NOT_FOUND, .act = HQ_ACT_ALERT_GIVE, .type = "paper", .text = "A");
  REFUSE (INVALID, .act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "two words");
  REFUSE (INVALID, .act = HQ_ACT_ALERT_TAKE, .text = "A");
  fixture->staff = "m1";
  DO (.act = HQ_ACT_ALERT_GIVE, .type = "wait", .text = "A");
  fixture->staff = "m2";
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  day = hq_date_of_time (fixture->now, hq_hall_get_zone (fixture->test.hall));
  g_assert_true (
    hq_deed_table_read_alerts (hq_hall_get_database (fixture->test.hall), day, taken, NULL));
  g_assert_cmpuint (taken->len, ==, 3);
  g_assert_cmpstr (g_array_index (taken, HqAlertTaken, 0).subject, ==, "");
  g_assert_cmpstr (g_array_index (taken, HqAlertTaken, 1).staff, ==, "m2");
  /* It is taken over from who has it, and from nobody else; the event says from whom. */
  fixture->staff = "m1";
  REFUSE (TAKEN, .act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A", .staff = "m1");
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A", .staff = "m2");
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A", .staff = "m1");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM alert_taken WHERE subject = 'A' AND staff = 'm1'"), ==,
                   1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'alert-take' AND staff = 'm1'"
                          " AND before = 'm2' AND after = 'A'"),
                   ==, 1);
  /* Another day has its own alerts. */
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'alert-take'"), ==, 7);
}

/* Whoever is no manager does none of it, and nobody but whom it concerns says that a word was seen. */
static void
test_deed_rights (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_OPEN_DAY);
  as_clerk (fixture, "c1");
  for (int act = HQ_ACT_ALERT_TAKE; act < HQ_ACT_WORD_SEEN; act++)
    REFUSE (DENIED, .act = (HqAct) act, .type = "wait", .text = "x", .counter = 1, .service = "D");
  as_manager (fixture);
  REFUSE (DENIED, .act = HQ_ACT_WORD_SEEN, .id = 1);
}

/* Lending ------------------------------------------------------------------------------------- */

static gint64
count_ahead (HqTestDay *fixture, const char *service, HqTime now)
{
  HqTicketLine line = { 20210218, service, now };
  gint64 ahead = -1;

  g_assert_true (
    hq_ticket_table_count_ahead (hq_hall_get_database (fixture->test.hall), &line, &ahead, NULL));
  return ahead;
}

/* A lent counter calls the service, is counted where people are ahead, and no longer after its time. */
static void
test_deed_lend (HqTestDay *fixture, gconstpointer data)
{
  HqTime until = hq_test_hall_time ("2021-02-18T10:00:00");

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  hq_test_day_wait (fixture, 600);
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpint (count_ahead (fixture, "A", fixture->now), ==, 0);
  REFUSE (SERVED, .act = HQ_ACT_LEND, .counter = 1, .service = "A", .until = until);
  REFUSE (NOT_FOUND, .act = HQ_ACT_LEND, .counter = 1, .service = "Z", .until = until);
  REFUSE (NOT_FOUND, .act = HQ_ACT_LEND, .counter = 9, .service = "D", .until = until);
  REFUSE (BAD_END, .act = HQ_ACT_LEND, .counter = 1, .service = "D", .until = fixture->now - 1);
  REFUSE (BAD_END, .act = HQ_ACT_LEND, .counter = 1, .service = "D",
          .until = until + 24 * 60 * HQ_MINUTE);
  REFUSE (NOT_FOUND, .act = HQ_ACT_LEND_END, .counter = 1, .service = "D");
  REFUSE (SERVED, .act = HQ_ACT_LEND_END, .counter = 1, .service = "A");
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D", .until = until - 1);
  g_assert_cmpint (fixture->answer.value, ==, until);
  g_assert_cmpint (count_ahead (fixture, "A", fixture->now), ==, 2);
  g_assert_cmpint (count_ahead (fixture, "A", until - 1), ==, 2);
  g_assert_cmpint (count_ahead (fixture, "A", until), ==, 0);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpstr (fixture->answer.ticket.service, ==, "D");
  hq_test_day_serve (fixture, 1);
  /* Over by itself, to the microsecond. */
  fixture->now = until - 1;
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_serve (fixture, 1);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  fixture->now = until;
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 1);
  REFUSE (NOT_SERVED_HERE, .act = HQ_ACT_CALL, .counter = 1, .ticket = "D003", .reason = "x");
  /* Lent again, and ended before its time. */
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  g_assert_cmpint (fixture->answer.value, ==, hq_test_hall_time ("2021-02-19T00:00:00"));
  DO (.act = HQ_ACT_LEND_END, .counter = 1, .service = "D");
  REFUSE (NOBODY_WAITS, .act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_serve (fixture, 1);
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 1);
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter_service WHERE lent_until IS NOT NULL"), ==,
                   0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act LIKE 'lend%' AND counter = 1"
                          " AND subject = 'D'"),
                   ==, 4);
}

/* The other counters of a lent one, its queue, and where a ticket is sent know of it, also a process
 * that had read the set-up before. */
static void
test_deed_lend_seen (HqTestDay *fixture, gconstpointer data)
{
  HqViewPlace *place = hq_view_place_new (HQ_SCREEN_WINDOW, "3");
  HqViewPlace *desk = hq_view_place_new (HQ_SCREEN_COUNTER, "1");
  g_autoptr (HqHall) other = hq_hall_open (fixture->test.path, NULL);
  g_autoptr (GArray) counters = NULL;
  const HqSetup *setup;
  HqCounterDeskView *own;
  HqCounterView *view;

  g_assert_nonnull (hq_hall_get_setup (other, NULL));
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "D");
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  setup = hq_hall_get_setup (other, NULL);
  g_assert_true (hq_setup_serves (setup, 1, "D", fixture->now));
  g_assert_false (hq_setup_serves (setup, 1, "D", hq_test_hall_time ("2021-02-19T00:00:00")));
  counters = hq_setup_list_counters (setup, hq_setup_find_service (setup, "D"), fixture->now);
  /* Its own zone's counter is where the visitor is sent. */
  g_assert_cmpuint (counters->len, ==, 1);
  view = hq_counter_view_read (other, place, NULL);
  g_assert_nonnull (view);
  g_assert_cmpuint (view->others->len, ==, 1);
  hq_counter_view_free (view);
  own = hq_counter_desk_view_read (other, desk, NULL);
  g_assert_nonnull (own);
  g_assert_cmpuint (own->lines->len, ==, 0); /* today, by the clock of the machine, nobody waits */
  hq_counter_desk_view_free (own);
  hq_view_place_free (place);
  hq_view_place_free (desk);
}

/* A hall that is set up anew keeps what is lent, unless the counter or service has gone; what is its
 * own from now on is lent no more. */
static void
test_deed_lend_import (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HqSetup *setup;

  DO (.act = HQ_ACT_OPEN_DAY);
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  DO (.act = HQ_ACT_LEND, .counter = 2, .service = "D");
  setup = hq_setup_ref (hq_hall_get_setup (fixture->test.hall, &error));
  g_assert_no_error (error);
  fixture->place = NULL;
  DO (.act = HQ_ACT_IMPORT_HALL, .rows = setup);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter_service WHERE lent_until IS NOT NULL"), ==,
                   2);
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      HqCounterService *row = setup->counter_services->pdata[i];

      if (row->counter == 2)
        row->lent_until = 0;
    }
  DO (.act = HQ_ACT_IMPORT_HALL, .rows = setup);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter_service WHERE lent_until IS NOT NULL"), ==,
                   1);
  REFUSE (SERVED, .act = HQ_ACT_LEND_END, .counter = 2, .service = "D");
  hq_setup_unref (setup);
}

/* A tidal counter that was asked is planned, and shows the word that asks. */
static void
test_deed_tidal (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (HqStatus) status = NULL;

  DO (.act = HQ_ACT_OPEN_DAY);
  SQL ("UPDATE counter SET kind = 'tidal' WHERE counter = 2");
  SQL ("UPDATE hall SET revision = revision + 1");
  as_manager (fixture);
  REFUSE (NOT_TIDAL, .act = HQ_ACT_TIDAL_ASK, .counter = 1);
  REFUSE (NOT_FOUND, .act = HQ_ACT_TIDAL_ASK, .counter = 9);
  REFUSE (NOT_FOUND, .act = HQ_ACT_TIDAL_DROP, .counter = 2);
  DO (.act = HQ_ACT_TIDAL_ASK, .counter = 2, .text = "人多，请开放");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE counter = 2"), ==, 1);
  DO (.act = HQ_ACT_TIDAL_ASK, .counter = 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter_asked"), ==, 1);
  status = hq_status_read (fixture->test.hall, fixture->now, 0, NULL);
  g_assert_nonnull (status);
  g_assert_cmpuint (status->open.total, ==, 1);
  DO (.act = HQ_ACT_TIDAL_DROP, .counter = 2);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter_asked"), ==, 0);
  as_clerk (fixture, "c2");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  as_manager (fixture);
  REFUSE (SIGNED_IN, .act = HQ_ACT_TIDAL_ASK, .counter = 2);
}

/* Stopping ------------------------------------------------------------------------------------ */

/* No more numbers, but for a reason; who waits is called all the same. */
static void
test_deed_stop (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  DO (.act = HQ_ACT_SELF_START);
  as_manager (fixture);
  REFUSE (REASON_NEEDED, .act = HQ_ACT_STOP, .service = "A");
  REFUSE (REASON_NEEDED, .act = HQ_ACT_STOP, .service = "A", .text = "");
  REFUSE (INVALID, .act = HQ_ACT_STOP, .service = "A", .text = "a\nb");
  REFUSE (INVALID, .act = HQ_ACT_STOP, .service = "A", .text = "a", .text_en = "a\tb");
  REFUSE (NOT_FOUND, .act = HQ_ACT_STOP, .service = "Z", .text = "系统维护");
  REFUSE (NOT_FOUND, .act = HQ_ACT_GO_ON, .service = "A");
  DO (.act = HQ_ACT_STOP, .service = "A", .text = "系统维护");
  DO (.act = HQ_ACT_STOP, .service = "A", .text = "设备故障", .text_en = "Equipment fault");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM service_stop WHERE reason = '设备故障'"), ==, 1);
  as_visitor (fixture);
  REFUSE (STOPPED, .act = HQ_ACT_ISSUE, .service = "A");
  REFUSE (STOPPED, .act = HQ_ACT_ISSUE, .service = "A", .reason = "请求");
  DO (.act = HQ_ACT_ISSUE, .service = "C");
  fixture->role = HQ_ROLE_GUIDE;
  fixture->staff = "g1";
  REFUSE (STOPPED, .act = HQ_ACT_ISSUE, .service = "A");
  REFUSE (STOPPED, .act = HQ_ACT_CHANGE, .ticket = "C001", .service = "A");
  REFUSE (STOPPED, .act = HQ_ACT_SELF_TICKET, .id = 1, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A", .reason = "老人远道而来");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'issue'"
                          " AND subject = 'while-stopped'"),
                   ==, 1);
  hq_test_day_wait (fixture, 600);
  as_clerk (fixture, "c1");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  g_assert_cmpuint (fixture->answer.ticket.number, ==, 1);
  as_manager (fixture);
  DO (.act = HQ_ACT_GO_ON, .service = "A");
  as_visitor (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  /* A day ends with what was stopped in it. */
  as_manager (fixture);
  DO (.act = HQ_ACT_STOP, .service = "A", .text = "系统维护");
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  as_visitor (fixture);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
}

/* Words --------------------------------------------------------------------------------------- */

static gboolean
is_up (const HqNotice *notice, const HqSetup *setup, int floor, const char *zone)
{
  return hq_deed_word_is_up (notice, setup, &(HqPlace){ .floor = floor, .zone = zone }, 50);
}

/* A notice hangs where it belongs, until its time. */
static void
test_deed_notice (HqTestDay *fixture, gconstpointer data)
{
  HqTime until = hq_test_hall_time ("2021-02-18T11:00:00");
  const HqSetup *setup;

  as_manager (fixture);
  REFUSE (INVALID, .act = HQ_ACT_NOTICE_PUT);
  REFUSE (INVALID, .act = HQ_ACT_NOTICE_PUT, .text = "  ");
  REFUSE (NOT_FOUND, .act = HQ_ACT_NOTICE_PUT, .text = "x", .floor = 9);
  REFUSE (NOT_FOUND, .act = HQ_ACT_NOTICE_PUT, .text = "x", .zone = "Z");
  REFUSE (BAD_END, .act = HQ_ACT_NOTICE_PUT, .text = "x", .until = fixture->now);
  REFUSE (BAD_END, .act = HQ_ACT_NOTICE_PUT, .text = "x", .until = until + 24 * 60 * HQ_MINUTE);
  DO (.act = HQ_ACT_NOTICE_PUT, .text = "二楼电梯检修", .text_en = "Lift out of order", .floor = 2,
      .until = until);
  DO (.act = HQ_ACT_NOTICE_PUT, .text = "请有序排队");
  g_assert_cmpint (fixture->answer.value, ==, 2);
  REFUSE (NOT_FOUND, .act = HQ_ACT_NOTICE_DOWN, .id = 3);
  DO (.act = HQ_ACT_NOTICE_DOWN, .id = 1);
  REFUSE (NOT_FOUND, .act = HQ_ACT_NOTICE_DOWN, .id = 1);
  setup = hq_hall_get_setup (fixture->test.hall, NULL);
  g_assert_true (is_up (&(HqNotice){ 0 }, setup, 2, NULL));
  g_assert_true (is_up (&(HqNotice){ .until = 51 }, setup, 2, NULL));
  g_assert_false (is_up (&(HqNotice){ .until = 50 }, setup, 2, NULL));
  g_assert_true (is_up (&(HqNotice){ .floor = 2 }, setup, 2, NULL));
  g_assert_true (is_up (&(HqNotice){ .floor = 2 }, setup, 0, NULL));
  g_assert_true (is_up (&(HqNotice){ .floor = 2 }, setup, 0, "A"));
  g_assert_false (is_up (&(HqNotice){ .floor = 2 }, setup, 3, NULL));
  g_assert_false (is_up (&(HqNotice){ .floor = 2 }, setup, 0, "B"));
  g_assert_true (is_up (&(HqNotice){ .zone = "A" }, setup, 2, NULL));
  g_assert_true (is_up (&(HqNotice){ .zone = "A" }, setup, 0, "A"));
  g_assert_false (is_up (&(HqNotice){ .zone = "A" }, setup, 0, "B"));
}

/* A word is seen by whom it is for, once; and said by nobody after the close. */
static void
test_deed_word (HqTestDay *fixture, gconstpointer data)
{
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  as_manager (fixture);
  REFUSE (INVALID, .act = HQ_ACT_WORD_SEND, .counter = 1);
  REFUSE (NOT_FOUND, .act = HQ_ACT_WORD_SEND, .counter = 9, .text = "x");
  DO (.act = HQ_ACT_WORD_SEND, .counter = 1, .text = "请到三楼会议室");
  DO (.act = HQ_ACT_WORD_SEND, .text = "请引导到二楼");
  DO (.act = HQ_ACT_WORD_SEND, .counter = 1, .text = "写错了");
  DO (.act = HQ_ACT_WORD_BACK, .id = 3);
  REFUSE (WRONG_STATE, .act = HQ_ACT_WORD_BACK, .id = 3);
  REFUSE (NOT_FOUND, .act = HQ_ACT_WORD_BACK, .id = 4);
  as_clerk (fixture, "c2");
  REFUSE (DENIED, .act = HQ_ACT_WORD_SEEN, .id = 1);
  REFUSE (DENIED, .act = HQ_ACT_WORD_SEEN, .id = 2);
  as_clerk (fixture, "c1");
  REFUSE (WRONG_STATE, .act = HQ_ACT_WORD_SEEN, .id = 3);
  DO (.act = HQ_ACT_WORD_SEEN, .id = 1);
  REFUSE (WRONG_STATE, .act = HQ_ACT_WORD_SEEN, .id = 1);
  fixture->role = HQ_ROLE_GUIDE;
  fixture->staff = "g1";
  REFUSE (WRONG_STATE, .act = HQ_ACT_WORD_SEEN, .id = 1);
  DO (.act = HQ_ACT_WORD_SEEN, .id = 2);
  as_manager (fixture);
  REFUSE (WRONG_STATE, .act = HQ_ACT_WORD_BACK, .id = 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE seen_by = 'c1' AND counter = 1"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE seen_by = 'g1' AND counter IS NULL"), ==,
                   1);
  /* What was said stands in no event, and in no row after the close. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act LIKE 'word-%'"), ==, 6);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE subject LIKE '%请%'"
                          " OR before LIKE '%请%' OR after LIKE '%请%'"),
                   ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE text IS NOT NULL"), ==, 3);
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE text IS NOT NULL"), ==, 0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word"), ==, 3);
}

/* The first that nobody there has seen is shown. */
static void
test_deed_unseen (void)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (HqWord));
  const HqWord rows[] = {
    { .word = 1, .counter = 1, .text = "a", .seen_at = 5 },
    { .word = 2, .counter = 0, .text = "b" },
    { .word = 3, .counter = 1, .text = "c", .taken_back_at = 5 },
    { .word = 4, .counter = 1 },
    { .word = 5, .counter = 1, .text = "d" },
    { .word = 6, .counter = 1, .text = "e" },
  };

  g_array_append_vals (words, rows, G_N_ELEMENTS (rows));
  g_assert_cmpint (hq_deed_word_find_unseen (words, 1)->word, ==, 5);
  g_assert_cmpint (hq_deed_word_find_unseen (words, 0)->word, ==, 2);
  g_assert_null (hq_deed_word_find_unseen (words, 2));
}

/* The same request is answered once, whatever it was. */
static void
test_deed_again (HqTestDay *fixture, gconstpointer data)
{
  as_manager (fixture);
  fixture->request = "once";
  DO (.act = HQ_ACT_WORD_SEND, .counter = 1, .text = "请稍候");
  DO (.act = HQ_ACT_WORD_SEND, .counter = 1, .text = "请稍候");
  g_assert_true (fixture->answer.repeated);
  g_assert_cmpint (fixture->answer.value, ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word"), ==, 1);
  fixture->request = "twice";
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  g_assert_true (fixture->answer.repeated);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/deed/alert", test_deed_alert);
  ADD ("/deed/rights", test_deed_rights);
  ADD ("/deed/lend", test_deed_lend);
  ADD ("/deed/lend-seen", test_deed_lend_seen);
  ADD ("/deed/lend-import", test_deed_lend_import);
  ADD ("/deed/tidal", test_deed_tidal);
  ADD ("/deed/stop", test_deed_stop);
  ADD ("/deed/notice", test_deed_notice);
  ADD ("/deed/word", test_deed_word);
  g_test_add_func ("/deed/unseen", test_deed_unseen);
  ADD ("/deed/again", test_deed_again);
  return g_test_run ();
}
