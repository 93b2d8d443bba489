/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hall-printer.h"

#include "hq-error.h"
#include "hq-printer-address.h"
#include "hq-slip.h"

#define HQ_HALL_PRINTER_PREFIX "printer:"

/* "tcp://10.0.0.21", or "tcp://10.0.0.21 58" where the paper is not the usual one. */
static gboolean
hq_hall_printer_parse (const char *value, HqHallPrinter *printer)
{
  g_auto (GStrv) words = g_strsplit (value, " ", 2);
  g_auto (HqPrinterAddress) address = { 0 };
  guint64 paper = HQ_SLIP_WIDE;

  if (words[0] == NULL || !hq_printer_address_parse (words[0], &address)
      || address.kind != HQ_PRINTER_TO_NETWORK)
    return FALSE;
  if (words[1] != NULL
      && (!g_ascii_string_to_unsigned (words[1], 10, HQ_SLIP_NARROW, HQ_SLIP_WIDE, &paper, NULL)
          || !hq_slip_is_width ((double) paper)))
    return FALSE;
  *printer = (HqHallPrinter){ g_strdup (words[0]), (int) paper };
  return TRUE;
}

/**
 * hq_hall_printer_is_key:
 * @key: the key of a setting
 *
 * Returns: whether the setting is where a device's printer is
 */
gboolean
hq_hall_printer_is_key (const char *key)
{
  return g_str_has_prefix (key, HQ_HALL_PRINTER_PREFIX);
}

/**
 * hq_hall_printer_check:
 * @key: such a key
 * @value: what it is to be
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID where @value is no printer that others can reach
 */
gboolean
hq_hall_printer_check (const char *key, const char *value, GError **error)
{
  g_auto (HqHallPrinter) printer = { 0 };

  if (hq_hall_printer_parse (value, &printer))
    return TRUE;
  hq_error_set (
    error, HQ_ERROR_INVALID,
    "“%s” is to be a printer on the network, like tcp://10.0.0.21, and after a blank the "
    "width of its paper where that is %d",
    key, HQ_SLIP_NARROW);
  return FALSE;
}

/**
 * hq_hall_printer_find:
 * @setup: a hall
 * @device: one of its devices
 * @printer: (out caller-allocates): its printer
 *
 * Returns: whether the hall knows a printer of @device
 */
gboolean
hq_hall_printer_find (const HqSetup *setup, const char *device, HqHallPrinter *printer)
{
  g_autofree char *key = g_strconcat (HQ_HALL_PRINTER_PREFIX, device, NULL);
  const char *value = hq_setup_get_setting (setup, key);

  return value != NULL && hq_hall_printer_parse (value, printer);
}

/**
 * hq_hall_printer_clear:
 * @printer: a printer
 */
void
hq_hall_printer_clear (HqHallPrinter *printer)
{
  g_clear_pointer (&printer->address, g_free);
}
