/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-printer-address.h"

G_BEGIN_DECLS

/* A way to a printer that is open, used by one thread. It is closed again after each job and each
 * look: many printers talk to one program at a time, and what they answer late goes with it. */
typedef struct _HqPrinterLink HqPrinterLink;

HqPrinterLink *hq_printer_link_open  (const HqPrinterAddress *address,
                                      GCancellable           *cancellable,
                                      GError                **error);
void           hq_printer_link_drop  (HqPrinterLink *link);
void           hq_printer_link_close (HqPrinterLink *link);
gssize         hq_printer_link_write (HqPrinterLink *link,
                                      const guint8  *data,
                                      gsize          size,
                                      int            wait,
                                      GError       **error);
gssize         hq_printer_link_read  (HqPrinterLink *link,
                                      guint8        *data,
                                      gsize          size,
                                      int            wait,
                                      GCancellable  *cancellable);
gssize         hq_printer_link_wait  (HqPrinterLink *link,
                                      int            wait,
                                      GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqPrinterLink, hq_printer_link_close)

G_END_DECLS
