/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-error.h"
#include "hq-nick.h"

static void
test_nick_round (void)
{
  static const int counts[HQ_N_SETS] = {
    HQ_N_CLASSES,   HQ_N_LANES,  HQ_N_STATES,    HQ_N_OUTCOMES,      HQ_N_ROLES,
    HQ_N_NEEDS,     HQ_N_IDENTITIES, HQ_N_PROOFS, HQ_N_DAY_TYPES, HQ_N_COUNTER_KINDS,
    HQ_N_HALL_KINDS, HQ_N_CASE_KINDS, HQ_N_CASE_STATES, HQ_N_PROCEDURES,
    HQ_N_FOLLOW_STATES, HQ_N_FOLLOW_STEPS,
    HQ_N_PAUSE_REASONS, HQ_N_PAPERS,
  };

  for (int set = 0; set < HQ_N_SETS; set++)
    {
      g_assert_cmpint (hq_nick_count (set), ==, counts[set]);
      for (int value = 0; value < counts[set]; value++)
        g_assert_cmpint (hq_nick_find (set, hq_nick_get (set, value)), ==, value);
      g_assert_cmpint (hq_nick_find (set, "nonsense"), ==, -1);
      g_assert_cmpint (hq_nick_find (set, NULL), ==, -1);
    }
}

static void
test_nick_errors (void)
{
  g_autoptr (GError) error = NULL;

  for (int code = 0; code < HQ_N_ERRORS; code++)
    {
      g_assert_nonnull (hq_error_get_nick (code));
      g_assert_true (g_str_has_suffix (hq_error_get_sentence (code), "."));
      g_assert_cmpint (hq_error_from_nick (hq_error_get_nick (code)), ==, code);
    }
  hq_error_set (&error, HQ_ERROR_TOO_SOON, "%d s", 12);
  g_assert_true (hq_error_is (error, HQ_ERROR_TOO_SOON));
  g_assert_cmpstr (hq_error_get_detail (error), ==, "12 s");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nick/round", test_nick_round);
  g_test_add_func ("/nick/errors", test_nick_errors);
  return g_test_run ();
}
