/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the touch of a service at a kiosk to the first byte of its slip at the printer: the ticket is
 * stored, drawn and sent in between. */
#include "hq-bench.h"
#include "hq-kiosk-page.h"
#include "hq-memory.h"
#include "hq-test-printer.h"
#include "hq-test-screen.h"
#include "hq-test.h"

#define TICKETS 100

static double
take (HqTestScreen *screen, HqTestPrinter *printer)
{
  GtkWidget *page = GTK_WIDGET (hq_screen_get_page (screen->screen));
  g_autoptr (GBytes) slip = NULL;
  gint64 touched, begun;

  WAIT (hq_test_screen_says (screen, "Touch a service to take a number"));
  touched = g_get_monotonic_time ();
  gtk_widget_activate_action (page, "kiosk.service", "s", "A");
  WAIT ((begun = hq_test_printer_get_begun (printer)) != 0);
  WAIT (hq_test_screen_says (screen, "Printed: please take your slip"));
  slip = hq_test_printer_take (printer);
  gtk_widget_activate_action (page, "kiosk.home", NULL);
  return (double) (begun - touched);
}

static void
bench_print (void)
{
  HqTestScreenStart start = { HQ_TYPE_KIOSK_PAGE, "K1", 1080, 1920, NULL };
  g_autoptr (HqTestPrinter) printer = hq_test_printer_new (0);
  g_autofree char *address = hq_test_printer_dup_address (printer);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  HqTestScreen screen;

  hq_memory_set_text ("printer", address);
  hq_test_screen_init (&screen, &start);
  /* A visitor comes when the kiosk has been standing there. */
  hq_test_pass (5 * G_TIME_SPAN_SECOND);
  g_print ("print: touch to bytes at the printer, aim 100 ms\n");
  g_print ("  the first of the day: %.1f ms\n", take (&screen, printer) / 1000);
  for (guint i = 0; i < TICKETS; i++)
    {
      double time = take (&screen, printer);

      g_array_append_val (times, time);
      hq_test_pass (20 * G_TIME_SPAN_MILLISECOND);
    }
  hq_bench_print_tail ("those after it", times);
  hq_test_screen_clear (&screen);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bench_print ();
  return 0;
}
