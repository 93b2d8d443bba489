/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rating-rule.h"

/* What the rated see never moves by less than five ratings. */
static void
test_rating_rule_own (void)
{
  g_assert_cmpuint (hq_rating_rule_count_own (0), ==, 0);
  g_assert_cmpuint (hq_rating_rule_count_own (4), ==, 0);
  g_assert_cmpuint (hq_rating_rule_count_own (5), ==, 5);
  g_assert_cmpuint (hq_rating_rule_count_own (9), ==, 5);
  for (guint i = 0; i < 100; i++)
    {
      guint n = (guint) g_test_rand_int_range (0, 100000);
      guint shown = hq_rating_rule_count_own (n);
      guint next = hq_rating_rule_count_own (n + 1);

      g_assert_cmpuint (shown, <=, n);
      g_assert_cmpuint (n - shown, <, 5);
      g_assert_true (next == shown || next == shown + 5);
    }
}

/* Within a month it begins on the same day, however late it is looked at. */
static void
test_rating_rule_own_start (void)
{
  g_assert_cmpint (hq_rating_rule_get_own_start (20210101), ==, 20201201);
  g_assert_cmpint (hq_rating_rule_get_own_start (20210218), ==, 20210101);
  g_assert_cmpint (hq_rating_rule_get_own_start (20210331), ==, 20210201);
  g_assert_cmpint (hq_rating_rule_get_own_start (20240301), ==, 20240201);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rating-rule/own", test_rating_rule_own);
  g_test_add_func ("/rating-rule/own-start", test_rating_rule_own_start);
  return g_test_run ();
}
