/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-feed.h"
#include "hq-grant.h"
#include "hq-rota.h"
#include "hq-test-grants.h"
#include "hq-test-store.h"

/* What the login whose turn it is reads of @table beside its own rows, which are some. */
static void
assert_reads (HqTestDay *fixture, const char *role, const char *table)
{
  g_autofree char *path = hq_test_store_name_login (fixture->test.path,
                                                    hq_test_grants_get_login (role));
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) > 0 FROM %s", table);
  g_autofree char *answer = hq_test_store_try (path, sql);

  g_assert_cmpstr (answer, ==, "t");
}

/* A manager's login does all of it and takes it back; whom it concerns read it, and say that they have
 * seen what was said to them. */
static void
test_grants_deed_manager (HqTestDay *fixture, gconstpointer data)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));

  g_array_append_val (rows, ((HqRotaCounter){ 1, 3 }));
  AS ("manager");
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  fixture->place = NULL;
  DO (.act = HQ_ACT_ALERT_TAKE, .type = "wait", .text = "A");
  DO (.act = HQ_ACT_ALERT_GIVE, .type = "wait", .text = "A");
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D", .until = fixture->now + 60 * HQ_MINUTE);
  DO (.act = HQ_ACT_LEND_END, .counter = 1, .service = "D");
  DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
  DO (.act = HQ_ACT_STOP, .service = "A", .text = "系统维护");
  DO (.act = HQ_ACT_STOP, .service = "A", .text = "设备故障");
  DO (.act = HQ_ACT_NOTICE_PUT, .text = "请有序排队");
  DO (.act = HQ_ACT_NOTICE_PUT, .text = "请出示证件");
  DO (.act = HQ_ACT_NOTICE_DOWN, .id = 1);
  DO (.act = HQ_ACT_WORD_SEND, .counter = 1, .text = "请加快");
  DO (.act = HQ_ACT_WORD_SEND, .text = "请引导");
  DO (.act = HQ_ACT_WORD_SEND, .text = "写错了");
  DO (.act = HQ_ACT_WORD_BACK, .id = 3);
  DO (.act = HQ_ACT_ROTA, .from = 20210219, .rows = rows);
  DO (.act = HQ_ACT_ROTA, .from = 20210219, .rows = rows);
  assert_reads (fixture, "manager", "word WHERE text IS NOT NULL");
  DO (.act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  DO (.act = HQ_ACT_PROBE, .type = "page", .text = "K1");
  DO (.act = HQ_ACT_PROBE, .type = "call", .text = "A");
  AS ("kiosk");
  fixture->role = HQ_ROLE_SYSTEM;
  fixture->staff = NULL;
  assert_reads (fixture, "kiosk", "probe");
  DO (.act = HQ_ACT_PROBE_END, .type = "page", .text = "K1");
  assert_reads (fixture, "kiosk", "service_stop");
  assert_reads (fixture, "kiosk", "notice");
  assert_reads (fixture, "kiosk", "counter_service WHERE lent_until IS NOT NULL");
  AS ("board");
  DO (.act = HQ_ACT_PROBE_END, .type = "call", .text = "A", .reason = "silent");
  assert_reads (fixture, "board", "notice");
  AS ("window");
  assert_reads (fixture, "window", "rota_day");
  AS ("counter");
  fixture->role = HQ_ROLE_CLERK;
  fixture->staff = "c1";
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_WORD_SEEN, .id = 1);
  AS ("guide");
  fixture->role = HQ_ROLE_GUIDE;
  fixture->staff = "g1";
  DO (.act = HQ_ACT_WORD_SEEN, .id = 2);
  AS ("counter");
  fixture->role = HQ_ROLE_CLERK;
  fixture->staff = "c1";
  DO (.act = HQ_ACT_SIGN_OUT, .counter = 1);
  AS ("manager");
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  DO (.act = HQ_ACT_GO_ON, .service = "A");
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM counter_service WHERE lent_until IS NOT NULL"), ==,
                   0);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE text IS NOT NULL"), ==, 0);
  hq_test_hall_check (&fixture->test);
}

/* Whoever closes a day that was left open, a kiosk or a desk, erases what was said in it. */
static void
test_grants_deed_left (HqTestDay *fixture, gconstpointer data)
{
  static const char *const days[] = { "2021-02-18T09:00:00", "2021-02-19T09:00:00" };
  static const char *const closers[] = { "kiosk", "counter" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      AS ("manager");
      hq_test_day_go (fixture, days[i]);
      fixture->role = HQ_ROLE_MANAGER;
      fixture->staff = "m1";
      fixture->place = NULL;
      DO (.act = HQ_ACT_LEND, .counter = 1, .service = "D");
      DO (.act = HQ_ACT_WORD_SEND, .counter = 1, .text = "请加快");
      hq_test_day_go (fixture, i == 0 ? days[1] : "2021-02-20T09:00:00");
      AS (closers[i]);
      fixture->role = i == 0 ? HQ_ROLE_VISITOR : HQ_ROLE_CLERK;
      fixture->staff = i == 0 ? NULL : "c1";
      fixture->place = i == 0 ? "K1" : NULL;
      if (i == 0)
        DO (.act = HQ_ACT_ISSUE, .service = "A");
      else
        DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
      g_assert_cmpint (COUNT ("SELECT count(*) FROM word WHERE text IS NOT NULL"), ==, 0);
      g_assert_cmpint (COUNT ("SELECT count(*) FROM word"), ==, i + 1);
    }
}

/* A pad's login begins what is done about a bad rating and reads nothing of it; a manager's does it, looks at
 * the telephone and erases old ones. */
static void
test_grants_deed_follow (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 3);
  hq_test_day_visit (fixture, 3);
  code = hq_test_grants_get_code (fixture);
  DO (.act = HQ_ACT_FINISH, .counter = 3);
  hq_test_day_wait (fixture, 60);
  AS ("rating");
  fixture->role = HQ_ROLE_VISITOR;
  DO (.act = HQ_ACT_RATE, .code = code, .level = 4, .pad = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM follow_up"), ==, 0);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 2, .pad = TRUE);
  DO (.act = HQ_ACT_RATE, .code = code, .level = 1, .pad = TRUE);
  DO (.act = HQ_ACT_RATE, .code = code, .telephone = "13800138000", .pad = TRUE);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM follow_up WHERE state = 'verify'"), ==, 1);
  AS ("manager");
  fixture->role = HQ_ROLE_MANAGER;
  fixture->staff = "m1";
  fixture->place = NULL;
  DO (.act = HQ_ACT_FOLLOW_EXTEND, .id = 1, .text = "情况复杂");
  DO (.act = HQ_ACT_FOLLOW_VERIFY, .id = 1, .text = "属实");
  DO (.act = HQ_ACT_FOLLOW_RECTIFY, .id = 1, .text = "已整改");
  DO (.act = HQ_ACT_FOLLOW_LOOK, .id = 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM access WHERE about = 1"), ==, 1);
  assert_reads (fixture, "manager", "rating WHERE telephone IS NOT NULL");
  hq_test_day_go (fixture, "2021-03-25T17:30:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM rating WHERE telephone IS NOT NULL"), ==, 0);
  DO (.act = HQ_ACT_FOLLOW_CALL, .id = 1, .type = "uncalled");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM follow_up WHERE state = 'closed'"), ==, 1);
  hq_test_hall_check (&fixture->test);
}

/* A screen whose login may read nothing looks seldom, so that the server's log stays readable, and as
 * often as any other once it may. */
static void
test_grants_deed_refused (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  HqFeedNews news = { .events = events };
  g_autoptr (GError) error = NULL;
  const char *login;
  HqFeed *feed;

  AS ("board");
  AS (NULL);
  login = hq_test_grants_get_login ("board");
  path = hq_test_store_name_login (fixture->test.path, login);
  feed = hq_feed_new (path, -1);
  g_assert_true (hq_grant_give (fixture->test.hall, "none", login, NULL));
  g_assert_false (hq_feed_poll (feed, &news, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_GRANT);
  g_assert_cmpint (hq_feed_find_next (feed, 0, 7), ==, 2 * G_TIME_SPAN_SECOND + 7);
  g_assert_true (hq_grant_give (fixture->test.hall, "board", login, NULL));
  g_assert_true (hq_feed_poll (feed, &news, NULL));
  g_assert_cmpint (hq_feed_find_next (feed, 0, 7), <, G_TIME_SPAN_SECOND);
  hq_feed_free (feed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/grants-deed/manager", HqTestDay, NULL, hq_test_grants_init,
              test_grants_deed_manager, hq_test_grants_clear);
  g_test_add ("/grants-deed/left", HqTestDay, NULL, hq_test_grants_init, test_grants_deed_left,
              hq_test_grants_clear);
  g_test_add ("/grants-deed/follow", HqTestDay, NULL, hq_test_grants_init, test_grants_deed_follow,
              hq_test_grants_clear);
  g_test_add ("/grants-deed/refused", HqTestDay, NULL, hq_test_grants_init,
              test_grants_deed_refused, hq_test_grants_clear);
  return g_test_run ();
}
