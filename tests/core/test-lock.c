/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-lock.h"

#define AT(s) ((s) *HQ_SECOND)

static void
test_lock_five (void)
{
  const HqTime wrong[] = { AT (140), AT (130), AT (120), AT (110), AT (100) };

  g_assert_cmpint (hq_lock_get_left (NULL, 0, AT (140)), ==, 0);
  g_assert_cmpint (hq_lock_get_left (wrong, 4, AT (140)), ==, 0);
  g_assert_cmpint (hq_lock_get_left (wrong, 5, AT (140)), ==, HQ_MINUTE);
  g_assert_cmpint (hq_lock_get_left (wrong, 5, AT (199)), ==, HQ_SECOND);
  g_assert_cmpint (hq_lock_get_left (wrong, 5, AT (200)), ==, 0);
  g_assert_cmpint (hq_lock_get_left (wrong, 5, AT (900)), ==, 0);
}

/* One more, after the lock or slowly: there are not five within a minute. */
static void
test_lock_spread (void)
{
  const HqTime within[] = { AT (160), AT (150), AT (140), AT (130), AT (100) };
  const HqTime slow[] = { AT (161), AT (150), AT (140), AT (130), AT (100) };
  const HqTime after[] = { AT (201), AT (140), AT (130), AT (120), AT (110), AT (100) };

  g_assert_cmpint (hq_lock_get_left (within, 5, AT (160)), ==, HQ_MINUTE);
  g_assert_cmpint (hq_lock_get_left (slow, 5, AT (161)), ==, 0);
  g_assert_cmpint (hq_lock_get_left (after, 6, AT (201)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lock/five", test_lock_five);
  g_test_add_func ("/lock/spread", test_lock_spread);
  return g_test_run ();
}
