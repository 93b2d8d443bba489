/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-print.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hq-test-printer.h"
#include "hq-test.h"

#define WAIT(condition)                                                                            \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

typedef struct
{
  gboolean done;
  gboolean printed;
  gboolean changed; /* it was told that it stands otherwise with the printer */
  GError *error;    /* (owned) (nullable) */
} Outcome;

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->printed = hq_print_slip_finish (HQ_PRINT (source), result, &outcome->error);
  outcome->done = TRUE;
}

static HqSlip *
make_slip (void)
{
  HqSlip *slip = hq_slip_new ();

  slip->hall = g_strdup ("测试大厅");
  slip->number = g_strdup ("A001");
  slip->code = g_strdup ("0123456789abcdef0123456789abcdef");
  return slip;
}

static void
print (const char *address, int paper, Outcome *outcome)
{
  g_autoptr (HqPrint) printer = hq_print_new (address, paper);

  hq_print_slip_async (printer, make_slip (), NULL, on_printed, outcome);
  WAIT (outcome->done);
}

/* The desktop's own printing takes the same slip; here the printer that every desktop has, which
 * writes a file where the program runs. */
static void
test_print_system (void)
{
  g_autofree char *text = NULL;
  Outcome outcome = { 0 };

  g_assert_no_errno (g_chdir (hq_test_folder_new ()));
  print ("system:Print to File", 80, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.printed);
  g_assert_true (g_file_get_contents ("output.pdf", &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

static void
on_changed (HqPrint *printer, Outcome *outcome)
{
  g_assert_false (outcome->done);
  g_assert_cmpint (hq_print_get_state (printer), ==, HQ_PRINTER_OFFLINE);
  outcome->changed = TRUE;
}

/* How it stands is told before what came of the slip; and one slip that failed is not the last. */
static void
test_print_unknown (void)
{
  g_autoptr (HqPrint) printer = hq_print_new ("system:Nobody's", 80);
  Outcome outcome = { 0 };

  g_signal_connect (printer, "changed", G_CALLBACK (on_changed), &outcome);
  hq_print_slip_async (printer, make_slip (), NULL, on_printed, &outcome);
  WAIT (outcome.done);
  g_assert_error (outcome.error, HQ_PRINTER_ERROR, HQ_PRINTER_OFFLINE);
  g_assert_true (outcome.changed);
  g_clear_error (&outcome.error);
  g_signal_handlers_disconnect_by_data (printer, &outcome);
  g_assert_cmpint (hq_print_get_state (printer), ==, HQ_PRINTER_OFFLINE);
  g_assert_cmpint (hq_print_get_paper (printer), ==, HQ_PAPER_FAULT);
  WAIT (hq_print_get_state (printer) == HQ_PRINTER_READY);
  /* It tells nothing of its paper. */
  g_assert_cmpint (hq_print_get_paper (printer), ==, HQ_PAPER_UNKNOWN);
}

/* What is no address is no printer. */
static void
test_print_nowhere (void)
{
  Outcome outcome = { 0 };

  print ("lp0", 80, &outcome);
  g_assert_error (outcome.error, HQ_PRINTER_ERROR, HQ_PRINTER_NONE);
  g_clear_error (&outcome.error);
}

/* Narrow paper has fewer dots. */
static void
test_print_widths (void)
{
  g_autoptr (HqTestPrinter) test = hq_test_printer_new (0);
  g_autofree char *address = hq_test_printer_dup_address (test);
  gsize sizes[2];

  for (guint i = 0; i < 2; i++)
    {
      Outcome outcome = { 0 };

      print (address, i == 0 ? HQ_SLIP_NARROW : HQ_SLIP_WIDE, &outcome);
      g_assert_no_error (outcome.error);
      sizes[i] = hq_test_printer_take_size (test);
    }
  g_assert_cmpuint (sizes[0], >, 1000);
  g_assert_cmpuint (sizes[0], <, sizes[1]);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/system", test_print_system);
  g_test_add_func ("/print/unknown", test_print_unknown);
  g_test_add_func ("/print/nowhere", test_print_nowhere);
  g_test_add_func ("/print/widths", test_print_widths);
  return g_test_run ();
}
