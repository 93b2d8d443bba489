/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "hq-error.h"
#include "hq-follow-rule.h"

/* The years of the notices, with the days that they list. */
static HqCalendar *
load_calendar (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  HqCalendar *calendar = hq_calendar_new ();
  JsonArray *days;

  g_assert_true (json_parser_load_from_file (parser, HQ_CALENDAR_FILE, NULL));
  days = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "days");
  for (guint year = 2019; year <= 2026; year++)
    hq_calendar_add_year (calendar, year);
  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      JsonObject *day = json_array_get_object_element (days, i);

      hq_calendar_add_day (calendar, hq_date_parse (json_object_get_string_member (day, "date")),
                           json_object_get_string_member (day, "name"),
                           json_object_get_boolean_member (day, "isOffDay"));
    }
  return calendar;
}

static void
test_follow_due (void)
{
  static const struct
  {
    HqDate rated;
    gboolean extended;
    HqDate due;
  } vectors[] = {
    { 20210210, FALSE, 20210223 }, { 20210210, TRUE, 20210302 },  { 20210218, FALSE, 20210224 },
    { 20210221, FALSE, 20210226 }, { 20260214, FALSE, 20260228 }, { 20240209, FALSE, 20240222 },
  };
  g_autoptr (HqCalendar) calendar = load_calendar ();
  g_autoptr (GError) error = NULL;
  HqDate due = 7;

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_assert_true (
        hq_follow_rule_get_due (vectors[i].rated, vectors[i].extended, calendar, &due, NULL));
      g_assert_cmpuint (due, ==, vectors[i].due);
    }
  due = 7;
  g_assert_false (hq_follow_rule_get_due (20261228, FALSE, calendar, &due, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_CALENDAR);
  g_assert_cmpstr (hq_error_get_detail (error), ==, "2026-12-31");
  g_assert_cmpuint (due, ==, 7);
  /* The Saturday before is made up for, the holiday counts for nothing. */
  g_assert_cmpint (hq_follow_rule_count_left (calendar, 20210210, 20210223), ==, 5);
  g_assert_cmpint (hq_follow_rule_count_left (calendar, 20210219, 20210223), ==, 3);
  g_assert_cmpint (hq_follow_rule_count_left (calendar, 20210223, 20210223), ==, 0);
  g_assert_cmpint (hq_follow_rule_count_left (calendar, 20210224, 20210223), ==, -1);
  g_assert_cmpint (hq_follow_rule_count_left (calendar, 20210227, 20210226), ==, -1);
  g_assert_cmpint (hq_follow_rule_count_left (calendar, 20210301, 20210224), ==, -3);
}

static const HqFollowPerson rated = { "c1", "tax" };

static void
assert_may (HqRole role, HqFollowPerson actor, HqFollowStep step, int code)
{
  const HqFollowParty party = { role, actor, rated };
  const HqFollow follow = { .proposal = HQ_FOLLOW_INVALID, .proposer = "m1" };
  g_autoptr (GError) error = NULL;
  gboolean may = hq_follow_rule_may (&party, &follow, step, &error);

  g_assert_true (may == (code < 0));
  if (code >= 0)
    g_assert_error (error, HQ_ERROR, code);
}

static void
test_follow_who (void)
{
  static const HqFollowPerson own = { "m2", "tax" }, other = { "s1", "police" },
                              none = { "m3", NULL }, proposer = { "m1", "police" };

  for (int step = 0; step < HQ_N_FOLLOW_STEPS; step++)
    {
      gboolean decides = step == HQ_FOLLOW_STEP_AGREED || step == HQ_FOLLOW_STEP_REFUSED;

      assert_may (HQ_ROLE_MANAGER, rated, step, HQ_ERROR_OWN_RATING);
      assert_may (HQ_ROLE_SUPERVISOR, rated, step, HQ_ERROR_OWN_RATING);
      assert_may (HQ_ROLE_SUPERVISOR, own, step, HQ_ERROR_SAME_DEPARTMENT);
      assert_may (HQ_ROLE_MANAGER, own, step, decides ? HQ_ERROR_SAME_DEPARTMENT : -1);
      /* Taking it back is no decision. */
      assert_may (HQ_ROLE_MANAGER, proposer, step,
                  step == HQ_FOLLOW_STEP_AGREED ? HQ_ERROR_OWN_PROPOSAL : -1);
      assert_may (HQ_ROLE_SUPERVISOR, other, step, -1);
      assert_may (HQ_ROLE_MANAGER, none, step, -1);
    }
}

/* One way through, and what it comes to. "!" says that the last step is refused. */
static const struct
{
  const char *steps;
  gboolean reachable;
  HqFollowState state;
  int code;
} ways[] = {
  { "verified rectified content", TRUE, HQ_FOLLOW_CLOSED, -1 },
  { "verified rectified", FALSE, HQ_FOLLOW_CLOSED, -1 },
  { "verified rectified discontent", TRUE, HQ_FOLLOW_RECTIFY, -1 },
  { "verified rectified discontent rectified content", TRUE, HQ_FOLLOW_CLOSED, -1 },
  { "verified rectified unreached unreached", TRUE, HQ_FOLLOW_CALL_BACK, -1 },
  { "verified rectified unreached unreached unreached", TRUE, HQ_FOLLOW_CLOSED, -1 },
  { "verified rectified unreached discontent rectified unreached unreached", TRUE,
    HQ_FOLLOW_CALL_BACK, -1 },
  { "invalid agreed", TRUE, HQ_FOLLOW_INVALID, -1 },
  { "invalid refused verified", TRUE, HQ_FOLLOW_RECTIFY, -1 },
  { "verified invalid agreed", TRUE, HQ_FOLLOW_INVALID, -1 },
  { "verified unrectifiable agreed", FALSE, HQ_FOLLOW_UNRECTIFIABLE, -1 },
  { "verified unrectifiable refused rectified", FALSE, HQ_FOLLOW_CLOSED, -1 },
  { "extended verified invalid", TRUE, HQ_FOLLOW_RECTIFY, -1 },
  { "invalid extended agreed", TRUE, HQ_FOLLOW_INVALID, -1 },
  { "rectified", TRUE, HQ_FOLLOW_VERIFY, HQ_ERROR_WRONG_STATE },
  { "unrectifiable", TRUE, HQ_FOLLOW_VERIFY, HQ_ERROR_WRONG_STATE },
  { "agreed", TRUE, HQ_FOLLOW_VERIFY, HQ_ERROR_NOT_PROPOSED },
  { "invalid verified", TRUE, HQ_FOLLOW_VERIFY, HQ_ERROR_PROPOSED },
  { "invalid invalid", TRUE, HQ_FOLLOW_VERIFY, HQ_ERROR_PROPOSED },
  { "extended extended", TRUE, HQ_FOLLOW_VERIFY, HQ_ERROR_EXTENDED },
  { "verified rectified uncalled", TRUE, HQ_FOLLOW_CALL_BACK, HQ_ERROR_WRONG_STATE },
  { "verified rectified invalid", TRUE, HQ_FOLLOW_CALL_BACK, HQ_ERROR_WRONG_STATE },
  { "verified rectified content content", TRUE, HQ_FOLLOW_CLOSED, HQ_ERROR_WRONG_STATE },
  { "invalid agreed extended", TRUE, HQ_FOLLOW_INVALID, HQ_ERROR_WRONG_STATE },
};

static void
test_follow_ways (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_auto (GStrv) steps = g_strsplit (ways[i].steps, " ", -1);
      HqFollow follow = { .reachable = ways[i].reachable };

      for (guint j = 0; steps[j] != NULL; j++)
        {
          int step = hq_nick_find (HQ_SET_FOLLOW_STEP, steps[j]);
          g_autoptr (GError) error = NULL;
          gboolean moved;

          g_assert_cmpint (step, >=, 0);
          moved = hq_follow_rule_move (&follow, step, &follow, &error);
          if (steps[j + 1] != NULL || ways[i].code < 0)
            g_assert_no_error (error);
          else
            g_assert_error (error, HQ_ERROR, ways[i].code);
          g_assert_true (moved == (error == NULL));
        }
      g_assert_cmpint (follow.state, ==, ways[i].state);
    }
}

/* Since the telephone was erased nobody can be called, and it says so. */
static void
test_follow_erased (void)
{
  HqFollow follow = { .state = HQ_FOLLOW_CALL_BACK };
  g_autoptr (GError) error = NULL;

  g_assert_false (hq_follow_rule_move (&follow, HQ_FOLLOW_STEP_CONTENT, &follow, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_TELEPHONE);
  g_assert_true (hq_follow_rule_move (&follow, HQ_FOLLOW_STEP_UNCALLED, &follow, NULL));
  g_assert_cmpint (follow.state, ==, HQ_FOLLOW_CLOSED);
}

static void
test_follow_extend (void)
{
  HqFollow follow = { .state = HQ_FOLLOW_RECTIFY };
  g_autoptr (GError) error = NULL;

  g_assert_true (hq_follow_rule_may_extend (&follow, 20210224, 20210224, NULL));
  g_assert_false (hq_follow_rule_may_extend (&follow, 20210224, 20210225, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_OVERDUE);
  g_clear_error (&error);
  follow.extended = TRUE;
  g_assert_false (hq_follow_rule_may_extend (&follow, 20210224, 20210220, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_EXTENDED);
}

static void
test_follow_text (void)
{
  g_autofree char *fits = g_strnfill (HQ_FOLLOW_RULE_LONGEST, 'x');
  g_autofree char *long_one = g_strconcat (fits, "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hq_follow_rule_check_text (HQ_FOLLOW_STEP_VERIFIED, "等候一小时\n属实", NULL));
  g_assert_true (hq_follow_rule_check_text (HQ_FOLLOW_STEP_VERIFIED, fits, NULL));
  g_assert_true (hq_follow_rule_check_text (HQ_FOLLOW_STEP_CONTENT, NULL, NULL));
  g_assert_false (hq_follow_rule_check_text (HQ_FOLLOW_STEP_VERIFIED, " \n", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_REASON_NEEDED);
  g_clear_error (&error);
  g_assert_false (hq_follow_rule_check_text (HQ_FOLLOW_STEP_CONTENT, long_one, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hq_follow_rule_check_text (HQ_FOLLOW_STEP_AGREED, "a\tb", &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
}

/* What holds of each follow-up, whatever is tried on it in whatever order. */
static void
assert_sound (const HqFollow *before, HqFollowStep step, const HqFollow *after, gboolean moved)
{
  gboolean open = hq_follow_rule_is_open (after->state);

  if (!moved)
    {
      g_assert_cmpint (memcmp (before, after, sizeof *before), ==, 0);
      return;
    }
  /* What has ended stays as it is. */
  g_assert_true (hq_follow_rule_is_open (before->state));
  /* It is neither invalid nor given up without a proposal and a decision. */
  if (after->state == HQ_FOLLOW_INVALID || after->state == HQ_FOLLOW_UNRECTIFIABLE)
    {
      g_assert_cmpint (step, ==, HQ_FOLLOW_STEP_AGREED);
      g_assert_cmpint (before->proposal, ==, after->state);
    }
  if (after->state == HQ_FOLLOW_CLOSED && before->reachable)
    g_assert_true (before->state == HQ_FOLLOW_CALL_BACK
                   && (step == HQ_FOLLOW_STEP_CONTENT || after->tries == HQ_FOLLOW_RULE_TRIES));
  g_assert_cmpint (after->state, !=, HQ_FOLLOW_WITHDRAWN);
  g_assert_true (!hq_follow_rule_is_proposed (after)
                 || (open && after->state != HQ_FOLLOW_CALL_BACK));
  g_assert_true (!before->extended || after->extended);
  g_assert_cmpuint (after->tries, <=, HQ_FOLLOW_RULE_TRIES);
}

static void
test_follow_random (void)
{
  guint ended = 0;

  for (guint run = 0; run < 5000; run++)
    {
      HqFollow follow = { .reachable = g_test_rand_bit () };

      for (guint i = 0; i < 30; i++)
        {
          HqFollowStep step = (HqFollowStep) g_test_rand_int_range (0, HQ_N_FOLLOW_STEPS);
          HqFollow before = follow;
          gboolean moved = hq_follow_rule_move (&before, step, &follow, NULL);

          assert_sound (&before, step, &follow, moved);
        }
      ended += !hq_follow_rule_is_open (follow.state);
    }
  /* Most of them come to an end. */
  g_assert_cmpuint (ended, >, 2500);
}

/* GLib prints the seed, which --seed takes. */
int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow/due", test_follow_due);
  g_test_add_func ("/follow/who", test_follow_who);
  g_test_add_func ("/follow/ways", test_follow_ways);
  g_test_add_func ("/follow/erased", test_follow_erased);
  g_test_add_func ("/follow/extend", test_follow_extend);
  g_test_add_func ("/follow/text", test_follow_text);
  g_test_add_func ("/follow/random", test_follow_random);
  return g_test_run ();
}
