/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-policy.h"

#define NOW (G_GINT64_CONSTANT (1613610000) * HQ_SECOND)

static HqHead
head (gint64 ticket, int waited, int target, HqLane lane, gboolean speciality)
{
  return (HqHead) { ticket, NOW - waited * HQ_MINUTE, target * HQ_MINUTE, lane, speciality };
}

static HqChoice
choose (const HqHead *heads, guint n_heads, gboolean last_call_green)
{
  HqContest contest = { heads, n_heads, last_call_green };
  HqPolicy policy;
  HqChoice choice;

  hq_policy_init (&policy);
  g_assert_true (hq_policy_choose (&policy, &contest, NOW, &choice));
  return choice;
}

static void
test_policy_score (void)
{
  HqHead heads[] = { head (1, 15, 20, HQ_LANE_ORDINARY, FALSE),
                     head (2, 26, 20, HQ_LANE_ORDINARY, FALSE),
                     head (3, 8, 8, HQ_LANE_PRIORITY, FALSE) };
  HqChoice choice = choose (heads, 3, FALSE);

  /* Waited 26 of 20 min: 1.3, highest. */
  g_assert_cmpuint (choice.chosen, ==, 1);
  g_assert_cmpfloat_with_epsilon (choice.score, 1.3, 1e-12);
  g_assert_cmpint (choice.runner_up, ==, 2);
  g_assert_cmpfloat (choice.runner_up_score, ==, 1.0);
  g_assert_cmpint (choice.rule, ==, HQ_RULE_SCORE);
}

static void
test_policy_ties (void)
{
  HqHead older[] = { head (1, 4, 8, HQ_LANE_PRIORITY, FALSE),
                     head (2, 10, 20, HQ_LANE_ORDINARY, FALSE) };
  HqHead smaller[] = { head (9, 10, 20, HQ_LANE_ORDINARY, FALSE),
                       head (7, 10, 20, HQ_LANE_ORDINARY, FALSE) };

  g_assert_cmpuint (choose (older, 2, FALSE).chosen, ==, 1);
  g_assert_cmpuint (choose (smaller, 2, FALSE).chosen, ==, 1);
}

static void
test_policy_speciality (void)
{
  HqHead near[] = { head (1, 24, 100, HQ_LANE_ORDINARY, FALSE),
                    head (2, 0, 100, HQ_LANE_ORDINARY, TRUE) };
  HqHead far[] = { head (1, 25, 100, HQ_LANE_ORDINARY, FALSE),
                   head (2, 0, 100, HQ_LANE_ORDINARY, TRUE) };

  g_assert_cmpuint (choose (near, 2, FALSE).chosen, ==, 1);
  g_assert_cmpint (choose (near, 2, FALSE).rule, ==, HQ_RULE_SPECIALITY);
  g_assert_cmpuint (choose (far, 2, FALSE).chosen, ==, 0);
}

static void
test_policy_green (void)
{
  HqHead heads[] = { head (1, 30, 20, HQ_LANE_ORDINARY, TRUE),
                     head (2, 0, 8, HQ_LANE_GREEN, FALSE) };

  g_assert_cmpuint (choose (heads, 2, FALSE).chosen, ==, 1);
  g_assert_cmpint (choose (heads, 2, FALSE).rule, ==, HQ_RULE_GREEN);
  g_assert_cmpuint (choose (heads, 2, TRUE).chosen, ==, 0);
  /* Nobody else waits: the second in a row is called all the same. */
  g_assert_cmpuint (choose (&heads[1], 1, TRUE).chosen, ==, 0);
}

/* A second, slower writing of the rule: sort all by it and take the first. */
static gboolean
naive_before (const HqHead *a, const HqHead *b)
{
  double left = hq_policy_get_score (NOW, a->reference, a->target);
  double right = hq_policy_get_score (NOW, b->reference, b->target);

  if (left != right)
    return left > right;
  if (a->reference != b->reference)
    return a->reference < b->reference;
  return a->ticket < b->ticket;
}

static gint64
naive_choose (const HqHead *heads, guint n, gboolean last_call_green)
{
  const HqHead *green = NULL, *other = NULL, *own = NULL;
  gboolean only_green = TRUE;

  for (guint i = 0; i < n; i++)
    only_green = only_green && heads[i].lane == HQ_LANE_GREEN;
  for (guint i = 0; i < n; i++)
    {
      const HqHead *row = &heads[i];

      if (row->lane == HQ_LANE_GREEN && (green == NULL || naive_before (row, green)))
        green = row;
      if (row->lane == HQ_LANE_GREEN && !only_green)
        continue;
      if (other == NULL || naive_before (row, other))
        other = row;
      if (row->speciality && (own == NULL || naive_before (row, own)))
        own = row;
    }
  if (green != NULL && !last_call_green)
    return green->ticket;
  if (own != NULL
      && hq_policy_get_score (NOW, other->reference, other->target)
             - hq_policy_get_score (NOW, own->reference, own->target)
           < 0.25)
    return own->ticket;
  return other->ticket;
}

static void
test_policy_random (void)
{
  static const int targets[] = { 4, 8, 16, 32 };

  /* Targets and waits are sums of powers of two, so that the doubles of the naive rule are exact. */
  for (guint round = 0; round < 100000; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 9);
      gboolean last_call_green = g_test_rand_bit ();
      HqHead heads[8];

      for (guint i = 0; i < n; i++)
        heads[i] = head ((gint64) i + 1, g_test_rand_int_range (-4, 40),
                         targets[g_test_rand_int_range (0, 4)], g_test_rand_int_range (0, HQ_N_LANES),
                         g_test_rand_bit ());
      g_assert_cmpint (heads[choose (heads, n, last_call_green).chosen].ticket, ==,
                       naive_choose (heads, n, last_call_green));
    }
}

static void
test_policy_walk (void)
{
  HqPolicy policy;

  hq_policy_init (&policy);
  g_assert_cmpint (hq_policy_get_walk (&policy, 1, 1, FALSE), ==, HQ_MINUTE);
  g_assert_cmpint (hq_policy_get_walk (&policy, 1, 4, FALSE), ==, 4 * HQ_MINUTE);
  g_assert_cmpint (hq_policy_get_walk (&policy, 4, 2, TRUE), ==, 4 * HQ_MINUTE);
}

static gboolean
may (gboolean (*func) (const HqPolicy *, const HqCalling *, HqTime, GError **),
     const HqCalling *calling, int second, HqError code)
{
  g_autoptr (GError) error = NULL;
  HqPolicy policy;
  gboolean allowed;

  hq_policy_init (&policy);
  allowed = func (&policy, calling, NOW + second * HQ_SECOND, &error);
  if (!allowed)
    g_assert_error (error, HQ_ERROR, (int) code);
  return allowed;
}

/* The fault: missed pressed after a second. And: a dead loudspeaker stops nobody. */
static void
test_policy_missed (void)
{
  HqCalling calling = { .called_at = NOW, .announcements = 1, .announced_at = NOW + 5 * HQ_SECOND,
                        .walk_until = NOW };
  HqCalling silent = { .called_at = NOW, .walk_until = NOW };

  g_assert_false (may (hq_policy_may_miss, &calling, 1, HQ_ERROR_TOO_SOON));
  g_assert_false (may (hq_policy_may_miss, &calling, 3600, HQ_ERROR_TOO_SOON));
  g_assert_false (may (hq_policy_may_recall, &calling, 24, HQ_ERROR_TOO_SOON));
  g_assert_true (may (hq_policy_may_recall, &calling, 25, HQ_ERROR_TOO_SOON));

  calling.recalls = 1;
  calling.recalled_at = NOW + 25 * HQ_SECOND;
  calling.announcements = 2;
  calling.announced_at = NOW + 30 * HQ_SECOND;
  g_assert_false (may (hq_policy_may_miss, &calling, 69, HQ_ERROR_TOO_SOON));
  g_assert_true (may (hq_policy_may_miss, &calling, 70, HQ_ERROR_TOO_SOON));
  calling.priority = TRUE;
  g_assert_false (may (hq_policy_may_miss, &calling, 70, HQ_ERROR_TOO_SOON));
  calling.priority = FALSE;
  calling.walk_until = NOW + 200 * HQ_SECOND;
  g_assert_false (may (hq_policy_may_miss, &calling, 199, HQ_ERROR_TOO_SOON));
  g_assert_true (may (hq_policy_may_miss, &calling, 200, HQ_ERROR_TOO_SOON));
  calling.recalls = 5;
  g_assert_false (may (hq_policy_may_recall, &calling, 3600, HQ_ERROR_TOO_OFTEN));

  g_assert_false (may (hq_policy_may_recall, &silent, 64, HQ_ERROR_TOO_SOON));
  g_assert_true (may (hq_policy_may_recall, &silent, 65, HQ_ERROR_TOO_SOON));
}

/* Where nothing is said aloud a call counts as said at once, in the hall or in one zone of it. */
static void
test_policy_silent (void)
{
  HqCalling calling = { .called_at = NOW, .walk_until = NOW };
  HqCallingTimes times, same;
  HqPolicy policy;

  hq_policy_init (&policy);
  hq_policy_get_times (&policy, &calling, &times);
  g_assert_true (times.pending);
  g_assert_cmpint (times.said_at, ==, NOW + 45 * HQ_SECOND);
  calling.silent = TRUE;
  hq_policy_get_times (&policy, &calling, &times);
  g_assert_false (times.pending);
  g_assert_cmpint (times.recall_at, ==, NOW + 20 * HQ_SECOND);
  g_assert_cmpint (times.miss_at, ==, NOW + 40 * HQ_SECOND);
  /* A recall counts anew, whatever was said before the voice was switched off. */
  calling = (HqCalling){ .called_at = NOW, .walk_until = NOW, .announcements = 1, .recalls = 1,
                         .announced_at = NOW + 5 * HQ_SECOND, .recalled_at = NOW + 30 * HQ_SECOND };
  policy.voice = 0;
  hq_policy_get_times (&policy, &calling, &same);
  g_assert_false (same.pending);
  g_assert_cmpint (same.recall_at, ==, NOW + 50 * HQ_SECOND);
  g_assert_cmpint (same.miss_at, ==, NOW + 70 * HQ_SECOND);
}

/* From the birthday on, at the hall's limit; nothing is known of who gave no date. */
static void
test_policy_old (void)
{
  HqPolicy policy;

  hq_policy_init (&policy);
  g_assert_cmpuint (policy.priority_age, ==, 60);
  g_assert_false (hq_policy_is_old (&policy, 19610219, 20210218));
  g_assert_true (hq_policy_is_old (&policy, 19610218, 20210218));
  g_assert_true (hq_policy_is_old (&policy, 19200101, 20210218));
  g_assert_false (hq_policy_is_old (&policy, 0, 20210218));
  g_assert_false (hq_policy_is_old (&policy, 20210219, 20210218));
  policy.priority_age = 65;
  g_assert_false (hq_policy_is_old (&policy, 19610218, 20210218));
  g_assert_true (hq_policy_is_old (&policy, 19560218, 20210218));
  policy.priority_age = 0;
  g_assert_false (hq_policy_is_old (&policy, 19200101, 20210218));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/score", test_policy_score);
  g_test_add_func ("/policy/ties", test_policy_ties);
  g_test_add_func ("/policy/speciality", test_policy_speciality);
  g_test_add_func ("/policy/green", test_policy_green);
  g_test_add_func ("/policy/random", test_policy_random);
  g_test_add_func ("/policy/walk", test_policy_walk);
  g_test_add_func ("/policy/missed", test_policy_missed);
  g_test_add_func ("/policy/silent", test_policy_silent);
  g_test_add_func ("/policy/old", test_policy_old);
  return g_test_run ();
}
