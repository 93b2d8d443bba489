/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-nick.h"
#include "hq-printer.h"
#include "hq-slip.h"

G_BEGIN_DECLS

#define HQ_TYPE_PRINT (hq_print_get_type ())

/**
 * HqPrint:
 *
 * Where slips are printed: a printer that takes ESC/POS, or one of the desktop's own.
 */
G_DECLARE_FINAL_TYPE (HqPrint, hq_print, HQ, PRINT, GObject)

HqPrint       *hq_print_new         (const char *address,
                                     int         paper);
HqPrint       *hq_print_get_own     (void);
HqPrinterState hq_print_get_state   (HqPrint *self);
HqPaper        hq_print_get_paper   (HqPrint *self);
gboolean       hq_print_is_queue    (HqPrint *self);
const char    *hq_print_describe    (HqPrinterState state);
void           hq_print_warm        (HqPrint *self,
                                     HqSlip  *slip);
void           hq_print_slip_async  (HqPrint            *self,
                                     HqSlip             *slip,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean       hq_print_slip_finish (HqPrint      *self,
                                     GAsyncResult *result,
                                     GError      **error);

G_END_DECLS
