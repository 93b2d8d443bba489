/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-probe.h"
#include "hq-test-day.h"
#include "hq-view.h"

static void
as (HqTestDay *fixture, HqRole role, const char *staff)
{
  fixture->role = role;
  fixture->staff = staff;
  fixture->place = NULL;
}

static HqProbe
find (HqTestDay *fixture, const char *kind, const char *subject)
{
  HqProbe probe = { .kind = kind, .subject = subject };
  g_autoptr (GError) error = NULL;

  hq_probe_table_find (hq_hall_get_database (fixture->test.hall), &probe, &error);
  g_assert_no_error (error);
  return probe;
}

/* The kiosk that is asked reads it, prints, and says so; asked again, what was before is forgotten. */
static void
test_probe_page (HqTestDay *fixture, gconstpointer data)
{
  HqProbe probe;

  as (fixture, HQ_ROLE_MANAGER, "m1");
  g_assert_cmpint (find (fixture, HQ_PROBE_PAGE, "K1").asked_at, ==, 0);
  DO (.act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  probe = find (fixture, HQ_PROBE_PAGE, "K1");
  g_assert_cmpint (probe.asked_at, ==, fixture->now);
  g_assert_true (hq_probe_is_waiting (&probe, fixture->now));
  g_assert_false (hq_probe_is_waiting (&probe, fixture->now + 31 * HQ_SECOND));
  as (fixture, HQ_ROLE_SYSTEM, NULL);
  REFUSE (WRONG_STATE, .act = HQ_ACT_PROBE_END, .type = "page", .text = "K1", .id = 1);
  DO (.act = HQ_ACT_PROBE_END, .type = "page", .text = "K1", .id = probe.asked_at,
      .reason = "paper-out");
  REFUSE (WRONG_STATE, .act = HQ_ACT_PROBE_END, .type = "page", .text = "K1");
  probe = find (fixture, HQ_PROBE_PAGE, "K1");
  g_assert_false (hq_probe_is_waiting (&probe, fixture->now));
  g_assert_cmpstr (probe.fault, ==, "paper-out");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'probe-end'"
                          " AND subject = 'page K1' AND after = 'paper-out'"),
                   ==, 1);
  as (fixture, HQ_ROLE_MANAGER, "m1");
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  probe = find (fixture, HQ_PROBE_PAGE, "K1");
  g_assert_null (probe.fault);
  g_assert_cmpint (probe.ended_at, ==, 0);
  as (fixture, HQ_ROLE_SYSTEM, NULL);
  DO (.act = HQ_ACT_PROBE_END, .type = "page", .text = "K1");
  g_assert_null (find (fixture, HQ_PROBE_PAGE, "K1").fault);
}

/* There is nothing to try where nothing is printed or said aloud; a day that is closed is no reason. */
static void
test_probe_refused (HqTestDay *fixture, gconstpointer data)
{
  as (fixture, HQ_ROLE_MANAGER, "m1");
  REFUSE (NOT_FOUND, .act = HQ_ACT_PROBE, .type = "page", .text = "K9");
  REFUSE (NOT_FOUND, .act = HQ_ACT_PROBE, .type = "page", .text = "A");
  REFUSE (NOT_FOUND, .act = HQ_ACT_PROBE, .type = "page");
  REFUSE (NOT_FOUND, .act = HQ_ACT_PROBE, .type = "call", .text = "K1");
  REFUSE (INVALID, .act = HQ_ACT_PROBE, .text = "K1");
  DO (.act = HQ_ACT_PROBE, .type = "call", .text = "A");
  SQL ("UPDATE zone SET silent = 1 WHERE zone = 'A'");
  SQL ("UPDATE hall SET revision = revision + 1");
  REFUSE (NOT_FOUND, .act = HQ_ACT_PROBE, .type = "call", .text = "A");
  as (fixture, HQ_ROLE_CLERK, "c1");
  REFUSE (DENIED, .act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  as (fixture, HQ_ROLE_VISITOR, NULL);
  REFUSE (DENIED, .act = HQ_ACT_PROBE_END, .type = "page", .text = "K1");
  as (fixture, HQ_ROLE_MANAGER, "m1");
  DO (.act = HQ_ACT_OPEN_DAY);
  DO (.act = HQ_ACT_CLOSE_DAY);
  DO (.act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  as (fixture, HQ_ROLE_SYSTEM, NULL);
  REFUSE (INVALID, .act = HQ_ACT_PROBE_END, .type = "page", .text = "K1", .reason = "two words");
}

typedef struct
{
  HqHall *hall;
  HqViewPlace *place;
  HqView view;
} Reading;

static gboolean
fill (HqDatabase *db, gpointer data, GError **error)
{
  Reading *reading = data;

  hq_view_clear (&reading->view);
  return hq_view_read (reading->hall, reading->place, &reading->view, error);
}

/* A kiosk's own view tells it, and no other screen's does. */
static void
test_probe_view (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Reading reading = { .hall = fixture->test.hall };

  as (fixture, HQ_ROLE_MANAGER, "m1");
  DO (.act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  reading.place = hq_view_place_new (HQ_SCREEN_KIOSK, "K1");
  hq_database_read (hq_hall_get_database (fixture->test.hall), fill, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reading.view.probe.asked_at, ==, fixture->now);
  g_assert_cmpstr (reading.view.probe.subject, ==, "K1");
  hq_view_place_free (reading.place);
  reading.place = hq_view_place_new (HQ_SCREEN_BOARD, "0");
  hq_database_read (hq_hall_get_database (fixture->test.hall), fill, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reading.view.probe.asked_at, ==, 0);
  hq_view_place_free (reading.place);
  hq_view_clear (&reading.view);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/probe/page", test_probe_page);
  ADD ("/probe/refused", test_probe_refused);
  ADD ("/probe/view", test_probe_view);
  return g_test_run ();
}
