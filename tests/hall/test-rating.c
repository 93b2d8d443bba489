/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rating.h"
#include "hq-code.h"
#include "hq-own-ratings.h"
#include "hq-test-day.h"

#include <string.h>

/* There is one such row. */
#define HAS(sql) g_assert_cmpint (COUNT ("SELECT count(*) FROM " sql), ==, 1)
#define RATE(...) .act = HQ_ACT_RATE, .code = code, __VA_ARGS__

/* Serves a visitor at @counter to the end; the result is what the ticket's code holds. */
static char *
serve (HqTestDay *fixture, int counter)
{
  hq_test_day_visit (fixture, counter);
  DO (.act = HQ_ACT_FINISH, .counter = counter);
  return hq_code_format_token (fixture->answer.ticket.token);
}

static void
test_rating_once (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  code = serve (fixture, 1);
  REFUSE (INVALID, RATE (.level = 6));
  REFUSE (INVALID, RATE (.level = -1));
  REFUSE (INVALID, RATE (.level = 0));
  REFUSE (INVALID, .act = HQ_ACT_RATE, .level = 5);
  REFUSE (INVALID, .act = HQ_ACT_RATE, .code = "nonsense", .level = 5);
  REFUSE (NOT_FOUND, .act = HQ_ACT_RATE, .code = "00112233445566778899aabbccddeeff", .level = 5);
  hq_test_day_wait (fixture, 30);
  DO (RATE (.level = 4, .pad = TRUE));
  g_assert_cmpint (fixture->answer.value, ==, 4);
  HAS ("rating WHERE level = 4 AND channel = 'pad'"
       " AND changed_at IS NULL AND telephone IS NULL");
  HAS ("event WHERE act = 'rate' AND subject = 'first' AND value = 4"
       " AND ticket = 1 AND period = 1 AND counter = 1");
  /* The fault: a second rating accepted. The refusal is kept as an event that changes nothing. */
  hq_test_day_wait (fixture, 6);
  REFUSE (RATED, RATE (.level = 1, .pad = TRUE));
  REFUSE (RATED, RATE (.level = 1));
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'rate-refused' AND value = 1"
                          " AND ticket = 1 AND period = 1 AND request IS NULL"),
                   ==, 2);
  g_assert_cmpint (COUNT ("SELECT count(*) - max(seq) FROM event"), ==, 0);
  HAS ("rating WHERE level = 4");
}

static void
test_rating_change (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  code = serve (fixture, 1);
  hq_test_day_wait (fixture, 10);
  DO (RATE (.level = 1, .pad = TRUE, .telephone = "13800003210"));
  HAS ("rating WHERE telephone = '13800003210'");
  hq_test_day_wait (fixture, 5);
  /* The other channel does not change it. */
  REFUSE (RATED, RATE (.level = 5));
  DO (RATE (.level = 2, .pad = TRUE));
  HAS ("rating WHERE level = 2 AND changed_at = rated_at + 5000000"
       " AND telephone = '13800003210'");
  HAS ("event WHERE act = 'rate' AND subject = 'changed'");
  /* Five seconds of the first touch, not of the change. */
  fixture->now += 1;
  REFUSE (RATED, RATE (.level = 3, .pad = TRUE));
}

static void
test_rating_good_telephone (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  code = serve (fixture, 1);
  DO (RATE (.level = 2, .telephone = "13800003210"));
  DO (RATE (.level = 3, .telephone = "13800003210"));
  HAS ("rating WHERE level = 3 AND telephone IS NULL");
}

/* The fault: a bad rating lost at the reason page. */
static void
test_rating_reason (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  code = serve (fixture, 1);
  REFUSE (NOT_RATABLE, RATE (.level = 0, .tags = "态度"));
  DO (RATE (.level = 1, .pad = TRUE));
  /* Whoever walks away here has rated. */
  HAS ("rating WHERE level = 1 AND tags = '' AND comment = ''");
  hq_test_day_wait (fixture, 60);
  REFUSE (NOT_RATABLE, RATE (.level = 0, .tags = "态度"));
  DO (RATE (.level = 0, .pad = TRUE, .tags = "态度,等候", .comment = "等了一上午"));
  g_assert_cmpint (fixture->answer.value, ==, 1);
  hq_test_day_wait (fixture, 60);
  DO (RATE (.level = 0, .pad = TRUE, .telephone = "13800003210", .comment = ""));
  HAS ("rating WHERE level = 1 AND changed_at IS NULL"
       " AND tags = '态度,等候' AND comment = '等了一上午' AND telephone = '13800003210'");
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'rate' AND subject = 'reason'"
                          " AND value = 1"),
                   ==, 2);
  /* No event holds what the visitor wrote or a telephone. */
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE coalesce(subject, '')"
                          " || coalesce(before, '') || coalesce(after, '') LIKE '%1380%'"),
                   ==, 0);
  hq_test_day_wait (fixture, 1);
  REFUSE (TOO_LATE, RATE (.level = 0, .pad = TRUE, .tags = "环境"));
}

static void
test_rating_ratable (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autofree char *waiting = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  code = hq_code_format_token (fixture->answer.ticket.token);
  REFUSE (NOT_RATABLE, RATE (.level = 5));
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  REFUSE (NOT_RATABLE, RATE (.level = 5));
  DO (.act = HQ_ACT_START, .counter = 1);
  REFUSE (NOT_RATABLE, RATE (.level = 5));
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  waiting = hq_code_format_token (fixture->answer.ticket.token);
  /* Whatever came of it, also when nobody ended it. */
  hq_test_day_go (fixture, "2021-02-18T17:30:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  REFUSE (NOT_RATABLE, .act = HQ_ACT_RATE, .code = waiting, .level = 5);
  DO (RATE (.level = 3));
}

/* A closed day, a weekend, and the seventh day; not a microsecond after it. */
static void
test_rating_days (HqTestDay *fixture, gconstpointer data)
{
  g_auto (GStrv) codes = g_new0 (char *, 4);
  HqTime ended;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 0; i < 3; i++)
    codes[i] = serve (fixture, 1);
  ended = fixture->now;
  hq_test_day_go (fixture, "2021-02-18T20:00:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
  DO (.act = HQ_ACT_RATE, .code = codes[0], .level = 5);
  hq_test_day_go (fixture, "2021-02-21T12:00:00");
  DO (.act = HQ_ACT_RATE, .code = codes[1], .level = 5);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM business_day"), ==, 1);
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'rate' AND day = 20210221"), ==,
                   1);
  fixture->now = ended + HQ_RATING_RULE_VALID + 1;
  REFUSE (TOO_LATE, .act = HQ_ACT_RATE, .code = codes[2], .level = 5);
  REFUSE (RATED, .act = HQ_ACT_RATE, .code = codes[0], .level = 5);
}

static void
test_rating_last_instant (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  code = serve (fixture, 1);
  fixture->now += HQ_RATING_RULE_VALID;
  DO (RATE (.level = 5));
}

/* Calling the next ticket does not end the pad's invitation, starting it does; the code goes on. */
static void
test_rating_invitation (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *code = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  first = serve (fixture, 1);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_wait (fixture, 600);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  DO (.act = HQ_ACT_RATE, .code = first, .level = 5, .pad = TRUE);
  DO (.act = HQ_ACT_START, .counter = 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  code = hq_code_format_token (fixture->answer.ticket.token);
  /* Another counter's start does not end it. */
  hq_test_day_visit (fixture, 2);
  DO (.act = HQ_ACT_FINISH, .counter = 2);
  hq_test_day_visit (fixture, 1);
  REFUSE (TOO_LATE, RATE (.level = 5, .pad = TRUE));
  DO (RATE (.level = 5));
}

/* A ticket with several stays: the rule on its own, since the code offers them newest first. */
static void
test_rating_several (void)
{
  HqRatingStay stays[] = {
    { .started_at = 1 * HQ_HOUR, .ended_at = 2 * HQ_HOUR },
    { .started_at = 2 * HQ_HOUR, .ended_at = 3 * HQ_HOUR, .redirected = TRUE },
    { .started_at = 3 * HQ_HOUR, .ended_at = 4 * HQ_HOUR },
    { .ended_at = 5 * HQ_HOUR },   /* missed */
    { .started_at = 5 * HQ_HOUR }, /* being served, or parked */
  };
  HqRatingAsk ask = { .level = 5, .now = 6 * HQ_HOUR };
  HqRatingChoice choice;
  g_autoptr (GError) error = NULL;

  g_assert_true (hq_rating_rule_choose (stays, 5, &ask, &choice, &error));
  g_assert_cmpuint (choice.stay, ==, 2);
  g_assert_cmpint (choice.step, ==, HQ_RATING_STEP_FIRST);
  stays[2].level = 5;
  stays[2].rated_at = ask.now;
  ask.now += 3 * HQ_SECOND;
  g_assert_true (hq_rating_rule_choose (stays, 5, &ask, &choice, &error));
  g_assert_cmpuint (choice.stay, ==, 2);
  g_assert_cmpint (choice.step, ==, HQ_RATING_STEP_CHANGED);
  ask.now += 3 * HQ_SECOND;
  g_assert_true (hq_rating_rule_choose (stays, 5, &ask, &choice, &error));
  g_assert_cmpuint (choice.stay, ==, 0);
  g_assert_cmpint (choice.step, ==, HQ_RATING_STEP_FIRST);
  /* The pad asks for the last one alone. */
  ask.pad = TRUE;
  g_assert_false (hq_rating_rule_choose (stays, 5, &ask, &choice, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_RATED);
  g_clear_error (&error);
  ask.pad = FALSE;
  stays[0].level = 1;
  stays[0].rated_at = ask.now;
  ask.level = 0;
  g_assert_true (hq_rating_rule_choose (stays, 5, &ask, &choice, &error));
  g_assert_cmpuint (choice.stay, ==, 0);
  g_assert_cmpint (choice.step, ==, HQ_RATING_STEP_REASON);
}

/* A repeated request is answered as the first one was, and is no second rating. */
static void
test_rating_repeat (HqTestDay *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  HqActor actor = { .request = "r-1", .role = HQ_ROLE_VISITOR };
  g_autoptr (GError) error = NULL;
  HqOrder order = { .act = HQ_ACT_RATE, .level = 2 };
  HqAnswer answer;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  code = serve (fixture, 1);
  order.code = code;
  for (guint i = 0; i < 2; i++)
    {
      order.now = fixture->now + (HqTime) i * HQ_MINUTE;
      g_assert_true (hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error));
      g_assert_cmpint (answer.value, ==, 2);
      g_assert_cmpint (answer.repeated, ==, i > 0);
    }
  g_assert_cmpint (COUNT ("SELECT count(*) FROM event WHERE act = 'rate-refused'"), ==, 0);
  /* The rated do not rate. */
  actor = (HqActor) { .role = HQ_ROLE_CLERK, .staff = "c1" };
  g_assert_false (hq_hall_run (fixture->test.hall, &actor, &order, &answer, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_DENIED);
}

static void
test_rating_suspicious (HqTestDay *fixture, gconstpointer data)
{
  static const int seconds[] = { 2, 3, 3 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqRatingRow));
  g_auto (GStrv) codes = g_new0 (char *, 7);
  g_autoptr (GError) error = NULL;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *code = serve (fixture, 2);

      hq_test_day_wait (fixture, seconds[i]);
      DO (RATE (.level = 5, .pad = TRUE));
    }
  for (guint i = 0; i < 6; i++)
    codes[i] = serve (fixture, 1);
  /* Two far apart, two and one nearly a minute after the first of them, one later. */
  for (guint i = 0; i < 6; i++)
    {
      static const int gaps[] = { 100, 100, 30, 30, 61, 60 };

      hq_test_day_wait (fixture, gaps[i]);
      DO (.act = HQ_ACT_RATE, .code = codes[i], .level = 5);
    }
  hq_rating_read_suspicious (fixture->test.hall, 20210218, rows, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      const HqRatingRow *row = &g_array_index (rows, HqRatingRow, i);

      g_assert_cmpint (row->touch.counter, ==, 1);
      g_assert_cmpuint (row->number, ==, 5 + i);
      g_assert_true (row->touch.burst);
      g_assert_false (row->touch.quick);
    }
  g_assert_cmpint (g_array_index (rows, HqRatingRow, 3).touch.counter, ==, 2);
  g_assert_cmpuint (g_array_index (rows, HqRatingRow, 3).number, ==, 1);
  g_assert_true (g_array_index (rows, HqRatingRow, 3).touch.quick);
  g_assert_false (g_array_index (rows, HqRatingRow, 3).touch.burst);
  g_array_set_size (rows, 0);
  g_assert_true (hq_rating_read_suspicious (fixture->test.hall, 20210219, rows, &error));
  g_assert_cmpuint (rows->len, ==, 0);
}

static HqOwnRatings *
read_own (HqTestDay *fixture, const char *staff, HqDate today)
{
  HqOwnRatingsAsk *ask = hq_own_ratings_ask_new (staff, today);
  g_autoptr (GError) error = NULL;
  HqOwnRatings *found = hq_own_ratings_read (fixture->test.hall, ask, &error);

  g_assert_no_error (error);
  hq_own_ratings_ask_free (ask);
  return found;
}

/* The rated see how they were rated from the next day on, and from five ratings up. */
static void
test_rating_own (HqTestDay *fixture, gconstpointer data)
{
  static const int levels[] = { 5, 2, 4, 3, 1 };
  g_autofree char *last = NULL;
  HqOwnRatings *found;

  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *code = serve (fixture, 1);

      hq_test_day_wait (fixture, 20);
      if (i + 1 < G_N_ELEMENTS (levels))
        DO (RATE (.level = levels[i], .pad = TRUE));
      else
        last = g_steal_pointer (&code);
      hq_test_day_wait (fixture, 60);
    }
  /* Four of the 18th, and a fifth of it that is given on the 19th. */
  found = read_own (fixture, "c1", 20210219);
  g_assert_cmpint (found->satisfied.total, ==, 0);
  g_free (found);
  hq_test_day_go (fixture, "2021-02-19T09:00:00");
  DO (.act = HQ_ACT_RATE, .code = last, .level = 1);
  found = read_own (fixture, "c1", 20210219);
  g_assert_cmpint (found->satisfied.total, ==, 0);
  g_free (found);
  found = read_own (fixture, "c1", 20210220);
  g_assert_cmpint (found->from, ==, 20210101);
  g_assert_cmpint (found->satisfied.n, ==, 3);
  g_assert_cmpint (found->satisfied.total, ==, 5);
  g_free (found);
  /* Nothing of anybody else's, and nothing of months ago. */
  found = read_own (fixture, "c2", 20210220);
  g_assert_cmpint (found->satisfied.total, ==, 0);
  g_free (found);
  found = read_own (fixture, "c1", 20210331);
  g_assert_cmpint (found->satisfied.total, ==, 5);
  g_free (found);
  found = read_own (fixture, "c1", 20210401);
  g_assert_cmpint (found->satisfied.total, ==, 0);
  g_free (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_TAX ("/rating/once", test_rating_once);
  ADD_TAX ("/rating/change", test_rating_change);
  ADD_TAX ("/rating/good-telephone", test_rating_good_telephone);
  ADD_TAX ("/rating/reason", test_rating_reason);
  ADD_TAX ("/rating/ratable", test_rating_ratable);
  ADD_TAX ("/rating/days", test_rating_days);
  ADD_TAX ("/rating/last-instant", test_rating_last_instant);
  ADD_TAX ("/rating/invitation", test_rating_invitation);
  g_test_add_func ("/rating/several", test_rating_several);
  ADD_TAX ("/rating/repeat", test_rating_repeat);
  ADD_TAX ("/rating/suspicious", test_rating_suspicious);
  ADD_TAX ("/rating/own", test_rating_own);
  return g_test_run ();
}
