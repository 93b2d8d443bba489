/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-printer-address.h"

#include <gio/gio.h>
#include <string.h>

/* Where printers of slips listen. */
#define HQ_PRINTER_ADDRESS_PORT 9100

static gboolean
hq_printer_address_parse_host (const char *text, HqPrinterAddress *address)
{
  g_autoptr (GSocketConnectable) host = NULL;
  GNetworkAddress *found;

  if (g_uri_peek_scheme (text) == NULL || strpbrk (text, " \t\n?#@") != NULL)
    return FALSE;
  host = g_network_address_parse_uri (text, HQ_PRINTER_ADDRESS_PORT, NULL);
  if (host == NULL)
    return FALSE;
  found = G_NETWORK_ADDRESS (host);
  if (g_network_address_get_hostname (found)[0] == '\0' || g_network_address_get_port (found) == 0)
    return FALSE;
  *address = (HqPrinterAddress){ HQ_PRINTER_TO_NETWORK,
                                 g_strdup (g_network_address_get_hostname (found)),
                                 g_network_address_get_port (found) };
  return TRUE;
}

/**
 * hq_printer_address_parse:
 * @text: an address as somebody wrote it, "" for no printer
 * @address: (out caller-allocates): where the printer is
 *
 * Returns: %FALSE where it is no address, and then @address says that there is no printer
 */
gboolean
hq_printer_address_parse (const char *text, HqPrinterAddress *address)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char *path;

  *address = (HqPrinterAddress){ 0 };
  if (stripped[0] == '\0')
    return TRUE;
  if (g_str_has_prefix (stripped, "tcp://"))
    return hq_printer_address_parse_host (stripped, address);
  if (g_str_has_prefix (stripped, "device:///"))
    {
      *address = (HqPrinterAddress){ HQ_PRINTER_TO_DEVICE,
                                     g_strdup (stripped + strlen ("device://")), 0 };
      return TRUE;
    }
  if (g_str_has_prefix (stripped, "file:///"))
    {
      path = g_filename_from_uri (stripped, NULL, NULL);
      if (path == NULL)
        return FALSE;
      *address = (HqPrinterAddress){ HQ_PRINTER_TO_FOLDER, path, 0 };
      return TRUE;
    }
  if (g_str_has_prefix (stripped, "system:") && stripped[strlen ("system:")] != '\0')
    {
      *address = (HqPrinterAddress){ HQ_PRINTER_TO_SYSTEM, g_strdup (stripped + strlen ("system:")),
                                     0 };
      return TRUE;
    }
  return FALSE;
}

/**
 * hq_printer_address_clear:
 * @address: an address, which then says that there is no printer
 */
void
hq_printer_address_clear (HqPrinterAddress *address)
{
  g_free (address->target);
  *address = (HqPrinterAddress){ 0 };
}
