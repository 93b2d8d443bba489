/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-error.h"
#include "hq-policy-setting.h"

/* Each setting changes one figure, which is its own, and the usual figures are within the bounds. */
static void
test_setting_each (void)
{
  const char *key;
  guint n = 0;

  while ((key = hq_policy_setting_get_key (n)) != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *usual = NULL;
      g_autofree char *now = NULL;
      g_autofree char *over = NULL;
      HqPolicy usually, policy;
      guint low, high;

      /* A copy with what lies between the members, so that the whole can be compared. */
      hq_policy_init (&usually);
      memcpy (&policy, &usually, sizeof policy);
      hq_policy_setting_get_bounds (n, &low, &high);
      over = g_strdup_printf ("%u", high + 1);
      g_assert_cmpuint (low, <=, 1);
      g_assert_false (hq_policy_setting_set (&policy, key, over, NULL));
      usual = hq_policy_setting_format (&policy, key);
      g_assert_true (hq_policy_setting_set (&policy, key, usual, &error));
      g_assert_no_error (error);
      g_assert_true (memcmp (&policy, &usually, sizeof policy) == 0);
      g_assert_true (hq_policy_setting_set (&policy, key, "1", &error));
      g_assert_no_error (error);
      for (guint i = 0; hq_policy_setting_get_key (i) != NULL; i++)
        {
          g_autofree char *before = hq_policy_setting_format (&usually,
                                                              hq_policy_setting_get_key (i));
          g_autofree char *after = hq_policy_setting_format (&policy,
                                                             hq_policy_setting_get_key (i));

          g_assert_cmpstr (after, ==, i == n ? "1" : before);
        }
      n++;
    }
  g_assert_cmpuint (n, ==, 24);
}

static void
test_setting_units (void)
{
  HqPolicy policy;

  hq_policy_init (&policy);
  g_assert_true (hq_policy_setting_set (&policy, "walk_floor", "90", NULL));
  g_assert_cmpint (policy.walk_floor, ==, 90 * HQ_SECOND);
  g_assert_true (hq_policy_setting_set (&policy, "recall_most", "0", NULL));
  g_assert_cmpuint (policy.recall_most, ==, 0);
  g_assert_true (hq_policy_setting_set (&policy, "speciality_margin", "10000", NULL));
  g_assert_cmpuint (policy.speciality_margin, ==, 10000);
  g_assert_true (hq_policy_setting_set (&policy, "lock_minutes", "3", NULL));
  g_assert_cmpint (policy.lock_after, ==, 3 * HQ_MINUTE);
}

static void
test_setting_faults (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *says;
  } faults[] = {
    { "wlak", "60", "there is no setting “wlak”" },
    { "", "60", "there is no setting “”" },
    { "walk", "", "“walk” is to be a number of seconds from 0 to 3600" },
    { "walk", "3601", "from 0 to 3600" },
    { "walk", "-1", "from 0 to 3600" },
    { "walk", "60 s", "from 0 to 3600" },
    { "walk", "1.5", "from 0 to 3600" },
    { "walk", "99999999999999999999", "from 0 to 3600" },
    { "return_calls", "0", "a number of calls from 1 to 99" },
    { "miss_announcements", "0", "a number of times from 1 to 9" },
    { "speciality_margin", "10001", "a number of thousandths from 0 to 10000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      HqPolicy usually, policy;

      /* A copy with what lies between the members, so that the whole can be compared. */
      hq_policy_init (&usually);
      memcpy (&policy, &usually, sizeof policy);
      g_assert_false (hq_policy_setting_set (&policy, faults[i].key, faults[i].value, &error));
      g_assert_error (error, HQ_ERROR, HQ_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, faults[i].says));
      g_assert_true (memcmp (&policy, &usually, sizeof policy) == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setting/each", test_setting_each);
  g_test_add_func ("/setting/units", test_setting_units);
  g_test_add_func ("/setting/faults", test_setting_faults);
  return g_test_run ();
}
