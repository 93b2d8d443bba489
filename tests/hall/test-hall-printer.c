/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hall-printer.h"

#include "hq-error.h"

static void
add (HqSetup *setup, const char *key, const char *value)
{
  *hq_setup_add_setting (setup) = (HqSetting){ g_strdup (key), g_strdup (value) };
}

/* Each device has its own printer, or none, whatever else the hall sets. */
static void
test_hall_printer_find (void)
{
  g_autoptr (HqSetup) setup = hq_setup_new ();
  g_auto (HqHallPrinter) first = { 0 };
  g_auto (HqHallPrinter) second = { 0 };
  g_auto (HqHallPrinter) none = { 0 };

  add (setup, "walk", "60");
  add (setup, "printer:K1", "tcp://10.0.0.21");
  add (setup, "printer:K10", "tcp://10.0.0.30:9101 58");
  g_assert_true (hq_hall_printer_find (setup, "K1", &first));
  g_assert_cmpstr (first.address, ==, "tcp://10.0.0.21");
  g_assert_cmpint (first.paper, ==, 80);
  g_assert_true (hq_hall_printer_find (setup, "K10", &second));
  g_assert_cmpstr (second.address, ==, "tcp://10.0.0.30:9101");
  g_assert_cmpint (second.paper, ==, 58);
  g_assert_false (hq_hall_printer_find (setup, "K2", &none));
  g_assert_null (none.address);
}

/* What nobody else can reach, or no printer has, is refused. */
static void
test_hall_printer_check (void)
{
  static const struct
  {
    const char *value;
    gboolean is_good;
  } cases[] = {
    { "tcp://10.0.0.21", TRUE },    { "tcp://10.0.0.21 80", TRUE },
    { "tcp://10.0.0.21 58", TRUE }, { "tcp://10.0.0.21 70", FALSE },
    { "tcp://10.0.0.21 ", FALSE },  { "tcp://10.0.0.21 58 58", FALSE },
    { "10.0.0.21", FALSE },         { "device:///dev/usb/lp0", FALSE },
    { "file:///srv", FALSE },       { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (hq_hall_printer_check ("printer:K1", cases[i].value, &error), ==,
                       cases[i].is_good);
      g_assert_true (cases[i].is_good || hq_error_is (error, HQ_ERROR_INVALID));
    }
  g_assert_true (hq_hall_printer_is_key ("printer:K1"));
  g_assert_false (hq_hall_printer_is_key ("walk"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hall-printer/find", test_hall_printer_find);
  g_test_add_func ("/hall-printer/check", test_hall_printer_check);
  return g_test_run ();
}
