/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HQ_PRINTER_TO_NOTHING,
  HQ_PRINTER_TO_FOLDER,  /* file:///folder: a file for each job, what a test reads */
  HQ_PRINTER_TO_DEVICE,  /* device:///dev/usb/lp0 */
  HQ_PRINTER_TO_NETWORK, /* tcp://host[:9100] */
  HQ_PRINTER_TO_SYSTEM   /* system:NAME, by the desktop's own printing */
} HqPrinterKind;

/* Where a printer is. */
typedef struct
{
  HqPrinterKind kind;
  char *target; /* (owned) (nullable): a path, a host or a name */
  guint16 port; /* of a host */
} HqPrinterAddress;

gboolean hq_printer_address_parse (const char       *text,
                                   HqPrinterAddress *address);
void     hq_printer_address_clear (HqPrinterAddress *address);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqPrinterAddress, hq_printer_address_clear)

G_END_DECLS
