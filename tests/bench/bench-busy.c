/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clerk notices of another process that holds the hall for two seconds: the longest gap of the
 * screen's main loop, and the time from a key to the frame that answers it. */
#include "hq-bench.h"
#include "hq-test-busy.h"

#define ROUNDS 8

static void
bench_busy (void)
{
  g_auto (HqTestBusy) busy;
  HqTestFloor floor;

  hq_test_busy_init (&busy);
  hq_test_floor_init (&floor);
  hq_test_floor_open (&floor, HQ_SCREEN_COUNTER);
  hq_test_floor_sign_in (&floor);
  hq_test_busy_focus (&floor);
  for (guint i = 0; i < ROUNDS; i++)
    {
      hq_test_floor_issue (&floor);
      hq_test_floor_see (&floor, HQ_SCREEN_COUNTER, "Call the next");
      hq_test_busy_measure (&busy, &floor);
    }
  g_print ("busy: longest gap %.1f ms (aim 50)\n", (double) busy.gap / 1000);
  hq_bench_print_tail ("a key to its answer", busy.times);
  hq_test_floor_clear (&floor);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hq_test_busy_hold (argv[2]);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hq_bench_init (argc, argv);
  g_test_add_func ("/bench/busy", bench_busy);
  return g_test_run ();
}
