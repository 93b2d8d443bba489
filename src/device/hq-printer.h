/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-printer-address.h"
#include "hq-printer-status.h"

G_BEGIN_DECLS

#define HQ_TYPE_PRINTER (hq_printer_get_type ())

/**
 * HqPrinter:
 *
 * A printer of slips that takes ESC/POS: a folder, a device or a host. It prints one job after the
 * other on a thread of its own, and tells how it stands.
 */
G_DECLARE_FINAL_TYPE (HqPrinter, hq_printer, HQ, PRINTER, GObject)

/**
 * HqPrinterMakeFunc:
 * @document: what is to be printed
 * @error: return location for an error
 *
 * Called on the printer's thread, so that what it keeps of fonts for a thread is kept.
 *
 * Returns: (transfer full): the bytes for the printer; %NULL on failure
 */
typedef GBytes *(*HqPrinterMakeFunc) (gpointer document,
                  GError                     **error);

/* One thing to be printed. */
typedef struct
{
  HqPrinterMakeFunc make;
  gpointer document; /* the printer's from then on; (nullable) */
  GDestroyNotify free_document;
} HqPrinterJob;

HqPrinter     *hq_printer_new          (const HqPrinterAddress *address);
HqPrinterState hq_printer_get_state    (HqPrinter *self);
void           hq_printer_print_async  (HqPrinter          *self,
                                        const HqPrinterJob *job,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
void           hq_printer_warm         (HqPrinter          *self,
                                        const HqPrinterJob *job);
gboolean       hq_printer_print_finish (HqPrinter    *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
