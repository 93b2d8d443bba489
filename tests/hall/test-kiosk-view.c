/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-kiosk-find.h"
#include "hq-kiosk-index.h"
#include "hq-kiosk-view.h"
#include "hq-test-hall.h"

#define MINUTE(view, minute) hq_date_at_minute ((view)->view.today, minute, (view)->view.zone)

static HqTime
get_noon (HqTestHall *test, int days)
{
  GTimeZone *zone = hq_hall_get_zone (test->hall);

  return hq_date_at_minute (hq_date_add (hq_date_of_time (g_get_real_time (), zone), days), 12 * 60,
                            zone);
}

static HqAnswer
run_as (HqTestHall *test, HqRole role, const char *device, HqOrder order)
{
  HqActor actor = { .role = role, .device = device };
  g_autoptr (GError) error = NULL;
  HqAnswer answer;

  hq_hall_run (test->hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

static HqAnswer
run (HqTestHall *test, HqOrder order)
{
  return run_as (test, HQ_ROLE_OPERATOR, "K1", order);
}

/* Today is open from midnight to midnight, whatever day it is. */
static void
open_today (HqTestHall *test)
{
  hq_test_hall_init (test, HQ_HALL_TRIAL);
  hq_test_hall_set_noon (test);
  run (test, (HqOrder){ .act = HQ_ACT_OPEN_DAY, .type = "workday" });
  run (test, (HqOrder){ .act = HQ_ACT_LIFT_DAY });
}

static HqKioskView *
look (HqTestHall *test, const char *kiosk)
{
  HqViewPlace *place = hq_view_place_new (HQ_SCREEN_KIOSK, kiosk);
  g_autoptr (GError) error = NULL;
  HqKioskView *view = hq_kiosk_view_read (test->hall, place, &error);

  g_assert_no_error (error);
  hq_view_place_free (place);
  return view;
}

static char *
list (const HqKioskView *view)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < view->services->len; i++)
    g_string_append (text, g_array_index (view->services, HqKioskService, i).service->service);
  return g_string_free (text, FALSE);
}

/* The kiosk's own floor comes first, then what people came for on the days before, and today's
 * numbers move nothing. */
static void
test_kiosk_order (void)
{
  HqTestHall test;
  HqKioskView *view;
  HqTime then;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_test_hall_set_noon (&test);
  then = get_noon (&test, -1) - HQ_HOUR;
  run (&test, (HqOrder){ .act = HQ_ACT_OPEN_DAY, .type = "workday", .now = then });
  for (int i = 0; i < 2; i++)
    run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "C", .now = then });
  run (&test, (HqOrder){ .act = HQ_ACT_OPEN_DAY, .type = "workday" });
  run (&test, (HqOrder){ .act = HQ_ACT_LIFT_DAY });
  view = look (&test, "K2");
  before = list (view);
  g_assert_cmpstr (before, ==, "DCAB");
  g_assert_true (hq_kiosk_view_is_often (view, hq_kiosk_view_find (view, "C")));
  g_assert_false (hq_kiosk_view_is_often (view, hq_kiosk_view_find (view, "A")));
  hq_kiosk_view_free (view);

  for (int i = 0; i < 3; i++)
    run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  view = look (&test, "K2");
  after = list (view);
  g_assert_cmpstr (after, ==, "DCAB");
  g_assert_cmpint (hq_kiosk_view_find (view, "A")->issued, ==, 3);
  g_assert_cmpint (hq_kiosk_view_find (view, "A")->ahead, ==, 3);
  g_assert_cmpint (hq_kiosk_view_find (view, "B")->ahead, ==, 0);
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

/* In the morning, in the break, after the last ticket, and with no session at all. */
static void
test_kiosk_state (void)
{
  HqTestHall test;
  HqKioskView *view;
  HqKioskService *service;
  HqDaySession sessions[2];

  open_today (&test);
  view = look (&test, "K1");
  service = &g_array_index (view->services, HqKioskService, 0);
  g_assert_cmpstr (service->service->service, ==, "A");
  for (int i = 0; i < 2; i++)
    sessions[i] = (HqDaySession){ .service = "A",
                                  .opens_at = MINUTE (view, (9 + 4 * i) * 60),
                                  .last_ticket_at = MINUTE (view, (9 + 4 * i) * 60 + 150),
                                  .closes_at = MINUTE (view, (12 + 4 * i) * 60) };
  g_array_set_size (view->view.sessions, 0);
  g_assert_cmpint (hq_kiosk_view_get_state (view, service, view->view.now), ==, HQ_KIOSK_NONE);
  g_assert_cmpint (hq_kiosk_view_get_opening (view, service, view->view.now), ==, 0);
  g_array_append_vals (view->view.sessions, sessions, 2);

  g_assert_cmpint (hq_kiosk_view_get_state (view, service, MINUTE (view, 500)), ==, HQ_KIOSK_EARLY);
  g_assert_cmpint (hq_kiosk_view_get_opening (view, service, MINUTE (view, 500)), ==,
                   MINUTE (view, 540));
  g_assert_cmpint (hq_kiosk_view_get_state (view, service, MINUTE (view, 540)), ==, HQ_KIOSK_OPEN);
  g_assert_cmpint (hq_kiosk_view_get_state (view, service, MINUTE (view, 690)), ==, HQ_KIOSK_OPEN);
  g_assert_cmpint (hq_kiosk_view_get_state (view, service, MINUTE (view, 691)), ==, HQ_KIOSK_EARLY);
  g_assert_cmpint (hq_kiosk_view_get_opening (view, service, MINUTE (view, 691)), ==,
                   MINUTE (view, 780));
  g_assert_cmpint (hq_kiosk_view_get_state (view, service, MINUTE (view, 931)), ==, HQ_KIOSK_OVER);
  g_assert_cmpint (hq_kiosk_view_get_last (view, service), ==, MINUTE (view, 930));
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

/* D has twenty numbers a day. */
static void
test_kiosk_full (void)
{
  HqTestHall test;
  HqKioskView *view;

  open_today (&test);
  for (int i = 0; i < 20; i++)
    {
      view = look (&test, "K2");
      g_assert_cmpint (hq_kiosk_view_get_state (view, hq_kiosk_view_find (view, "D"),
                                                view->view.now),
                       ==, HQ_KIOSK_OPEN);
      hq_kiosk_view_free (view);
      run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "D" });
    }
  view = look (&test, "K2");
  g_assert_cmpint (hq_kiosk_view_get_state (view, hq_kiosk_view_find (view, "D"), view->view.now),
                   ==, HQ_KIOSK_FULL);
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

/* A closed hall says when it opens next, where its calendar says so; midnight makes a view old. */
static void
test_kiosk_shut (void)
{
  HqTestHall test;
  HqKioskView *view;
  g_autofree char *years = NULL;

  open_today (&test);
  view = look (&test, "K1");
  g_assert_cmpint (hq_kiosk_view_get_shut (view), ==, HQ_ERROR_FAILED);
  g_assert_false (hq_kiosk_view_is_stale (view, MINUTE (view, 24 * 60) - 1));
  g_assert_true (hq_kiosk_view_is_stale (view, MINUTE (view, 24 * 60)));
  years = g_strdup_printf (
    "INSERT INTO calendar_year (hall, year) VALUES (1, %u), (1, %u) ON CONFLICT DO NOTHING",
    hq_date_get_year (view->view.today), hq_date_get_year (view->view.today) + 1);
  hq_kiosk_view_free (view);

  run (&test, (HqOrder){ .act = HQ_ACT_CLOSE_DAY });
  view = look (&test, "K1");
  g_assert_cmpint (hq_kiosk_view_get_shut (view), ==, HQ_ERROR_DAY_CLOSED);
  g_assert_cmpint (view->opens_next, ==, 0);
  hq_kiosk_view_free (view);

  hq_test_hall_run_sql (&test, years);
  view = look (&test, "K1");
  g_assert_cmpint (view->opens_next, >, MINUTE (view, 24 * 60));
  g_assert_cmpint (view->opens_next, <, MINUTE (view, 24 * 60) + 4 * 24 * HQ_HOUR);
  g_assert_cmpuint (hq_date_get_weekday (hq_date_of_time (view->opens_next, view->view.zone)), <=,
                    5);
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

/* A visitor is sent to the counters of the service's zone, not to who could serve it too. */
static void
test_kiosk_counters (void)
{
  HqTestHall test;
  HqKioskView *view;
  GArray *counters;
  const HqSetup *setup;

  open_today (&test);
  view = look (&test, "K1");
  setup = view->view.setup;
  counters = hq_setup_list_counters (setup, hq_setup_find_service (setup, "A"), 0);
  g_assert_cmpuint (counters->len, ==, 2);
  g_assert_cmpint (g_array_index (counters, int, 0), ==, 1);
  g_assert_cmpint (g_array_index (counters, int, 1), ==, 2);
  g_array_unref (counters);
  counters = hq_setup_list_counters (setup, hq_setup_find_service (setup, "C"), 0);
  g_assert_cmpuint (counters->len, ==, 1);
  g_assert_cmpint (g_array_index (counters, int, 0), ==, 4);
  g_array_unref (counters);
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

static HqKioskFound *
find (HqTestHall *test, const HqKioskView *view, const char *text, gboolean is_slot)
{
  HqKioskQuery *query = hq_kiosk_find_query_new (text, is_slot, view->view.today, view->view.now);
  g_autoptr (GError) error = NULL;
  HqKioskFound *found = hq_kiosk_find_read (test->hall, query, &error);

  g_assert_no_error (error);
  hq_kiosk_find_query_free (query);
  return found;
}

static void
assert_found (HqTestHall *test,
              const HqKioskView *view,
              const char *text,
              guint number,
              gboolean may_check_in)
{
  HqKioskFound *found = find (test, view, text, FALSE);

  g_assert_cmpuint (found->ticket.number, ==, number);
  g_assert_cmpint (hq_kiosk_find_may_check_in (found, &view->view, view->view.now), ==,
                   may_check_in);
  hq_kiosk_find_free (found);
}

/* Today's number before yesterday's, which is known where today has none of it. */
static void
test_kiosk_find_number (void)
{
  HqTestHall test;
  HqKioskView *view;
  HqKioskFound *found;
  HqAnswer answer;
  HqTime then;
  g_autofree char *code = NULL;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_test_hall_set_noon (&test);
  then = get_noon (&test, -1) - HQ_HOUR;
  run (&test, (HqOrder){ .act = HQ_ACT_OPEN_DAY, .type = "workday", .now = then });
  for (int i = 0; i < 3; i++)
    run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A", .now = then });
  /* Yesterday is still open: nobody has come today. */
  view = look (&test, "K1");
  found = find (&test, view, "A003", FALSE);
  g_assert_cmpuint (found->ticket.day, ==, hq_date_add (view->view.today, -1));
  hq_kiosk_find_free (found);
  hq_kiosk_view_free (view);

  run (&test, (HqOrder){ .act = HQ_ACT_OPEN_DAY, .type = "workday" });
  run (&test, (HqOrder){ .act = HQ_ACT_LIFT_DAY });
  run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  answer = run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  code = hq_hall_format_token (&answer.ticket);
  view = look (&test, "K1");
  found = find (&test, view, " a2", FALSE);
  g_assert_cmpuint (found->ticket.day, ==, view->view.today);
  g_assert_cmpint (found->ahead, ==, 1);
  /* K1 stands on the floor of A: whoever is there need not be given time to walk. */
  g_assert_true (hq_kiosk_find_may_check_in (found, &view->view, view->view.now));
  g_assert_false (hq_kiosk_find_may_check_in (found, &view->view, found->ticket.walk_until));
  g_assert_true (hq_kiosk_find_may_reprint (found, &view->view));
  g_assert_false (found->shown);
  hq_kiosk_find_free (found);
  found = find (&test, view, code, FALSE);
  g_assert_cmpuint (found->ticket.number, ==, 2);
  g_assert_true (found->shown);
  hq_kiosk_find_free (found);
  found = find (&test, view, "A003", FALSE);
  g_assert_cmpuint (found->ticket.day, ==, hq_date_add (view->view.today, -1));
  g_assert_false (hq_kiosk_find_may_check_in (found, &view->view, view->view.now));
  g_assert_false (hq_kiosk_find_may_reprint (found, &view->view));
  hq_kiosk_find_free (found);
  assert_found (&test, view, "A009", 0, FALSE);
  assert_found (&test, view, "12", 0, FALSE);
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

/* After a missed call at any kiosk; before it only where the ticket is served. */
static void
test_kiosk_find_missed (void)
{
  static const HqAct acts[] = { HQ_ACT_SIGN_IN, HQ_ACT_CALL, HQ_ACT_RECALL, HQ_ACT_MISSED };
  HqTestHall test;
  HqKioskView *view;
  HqTime now = g_get_real_time ();

  open_today (&test);
  run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A" });
  view = look (&test, "K2");
  assert_found (&test, view, "A001", 1, FALSE);
  hq_kiosk_view_free (view);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      HqActor clerk = { .role = HQ_ROLE_OPERATOR, .staff = "c1" };
      HqOrder order = { .act = acts[i], .counter = 1, .now = now += 2 * HQ_MINUTE };
      g_autoptr (GError) error = NULL;
      HqAnswer answer;

      hq_hall_run (test.hall, &clerk, &order, &answer, &error);
      g_assert_no_error (error);
    }
  view = look (&test, "K2");
  assert_found (&test, view, "A001", 1, TRUE);
  run_as (&test, HQ_ROLE_VISITOR, "K2", (HqOrder){ .act = HQ_ACT_CHECK_IN, .ticket = "A001" });
  assert_found (&test, view, "A001", 1, FALSE);
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

/* An appointment of today can be checked in once, in whatever letters it is typed. */
static void
test_kiosk_find_slot (void)
{
  HqTestHall test;
  HqKioskView *view;
  HqKioskFound *found;
  g_autofree char *sql = NULL;

  open_today (&test);
  sql = g_strdup_printf ("INSERT INTO slot (hall, slot, service, starts_at)"
                         " VALUES (1, 'YA1', 'A', %" G_GINT64_FORMAT
                         "), (1, 'YA2', 'A', %" G_GINT64_FORMAT ")",
                         get_noon (&test, 0), get_noon (&test, 1));
  hq_test_hall_run_sql (&test, sql);
  view = look (&test, "K1");
  found = find (&test, view, "ya1 ", TRUE);
  g_assert_cmpstr (found->slot->service, ==, "A");
  g_assert_true (hq_kiosk_find_may_check_in (found, &view->view, view->view.now));
  hq_kiosk_find_free (found);
  found = find (&test, view, "YA2", TRUE);
  g_assert_false (hq_kiosk_find_may_check_in (found, &view->view, view->view.now));
  hq_kiosk_find_free (found);
  found = find (&test, view, "YA3", TRUE);
  g_assert_null (found->slot);
  hq_kiosk_find_free (found);

  run (&test, (HqOrder){ .act = HQ_ACT_ISSUE, .service = "A", .slot = "YA1" });
  found = find (&test, view, "YA1", TRUE);
  g_assert_cmpuint (found->ticket.number, ==, 1);
  g_assert_cmpstr (found->ticket.slot, ==, "YA1");
  hq_kiosk_find_free (found);
  hq_kiosk_view_free (view);
  hq_test_hall_clear (&test);
}

/* What is found leads to where it is done. */
static void
test_kiosk_index (void)
{
  HqTestHall test;
  HqKioskIndex *index;
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  g_autoptr (GError) error = NULL;
  g_autoptr (HqItem) item = NULL;

  open_today (&test);
  index = hq_kiosk_index_read (test.hall, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hq_search_find (index->search, "B01", hits), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (index->services, hits[0].key), ==, "B");
  hq_kiosk_index_free (index);
  item = hq_kiosk_find_read_item (test.hall, "B01", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (item->service, ==, "B");
  g_assert_null (hq_kiosk_find_read_item (test.hall, "B99", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NOT_FOUND);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk/order", test_kiosk_order);
  g_test_add_func ("/kiosk/state", test_kiosk_state);
  g_test_add_func ("/kiosk/full", test_kiosk_full);
  g_test_add_func ("/kiosk/shut", test_kiosk_shut);
  g_test_add_func ("/kiosk/counters", test_kiosk_counters);
  g_test_add_func ("/kiosk/find/number", test_kiosk_find_number);
  g_test_add_func ("/kiosk/find/missed", test_kiosk_find_missed);
  g_test_add_func ("/kiosk/find/slot", test_kiosk_find_slot);
  g_test_add_func ("/kiosk/index", test_kiosk_index);
  return g_test_run ();
}
