/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-guide-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_PRINTER (hq_guide_printer_get_type ())

/**
 * HqGuidePrinter:
 *
 * On which printer the guide's tickets come out: that of this machine, or of a kiosk where the hall
 * knows it; and what became of the last one.
 */
G_DECLARE_FINAL_TYPE (HqGuidePrinter, hq_guide_printer, HQ, GUIDE_PRINTER, GtkBox)

void     hq_guide_printer_show  (HqGuidePrinter *self,
                                 const HqSetup  *setup);
gboolean hq_guide_printer_print (HqGuidePrinter *self,
                                 const HqView   *view,
                                 const HqTicket *ticket,
                                 gint64          ahead,
                                 gboolean        reprint);

G_END_DECLS
