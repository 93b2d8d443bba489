/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While another process holds the hall, a clerk's screen goes on and says what becomes of each key. */
#include "hq-test-busy.h"

static void
test_busy_keys (void)
{
  g_auto (HqTestBusy) busy;
  HqTestFloor floor;

  hq_test_busy_init (&busy);
  hq_test_floor_init (&floor);
  hq_test_floor_open (&floor, HQ_SCREEN_COUNTER);
  hq_test_floor_sign_in (&floor);
  hq_test_busy_focus (&floor);
  hq_test_floor_issue (&floor);
  hq_test_floor_see (&floor, HQ_SCREEN_COUNTER, "Call the next");
  hq_test_busy_measure (&busy, &floor);
  g_test_message ("Longest gap: %.1f ms", (double) busy.gap / 1000);
  g_assert_cmpint (busy.gap, <, G_USEC_PER_SEC);
  for (guint i = 0; i < busy.times->len; i++)
    {
      g_test_message ("Key %u: %.1f ms", i, g_array_index (busy.times, double, i) / 1000);
      g_assert_cmpfloat (g_array_index (busy.times, double, i), <, G_USEC_PER_SEC);
    }
  hq_test_floor_clear (&floor);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hq_test_busy_hold (argv[2]);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/busy/keys", test_busy_keys);
  return g_test_run ();
}
