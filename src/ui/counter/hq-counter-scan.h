/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-view.h"
#include "hq-counter-form.h"
#include "hq-ticket-look.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_SCAN (hq_counter_scan_get_type ())

/**
 * HqCounterScan:
 *
 * The form that a scanned ticket brings up: how it stands with it, what can be done with it here, and
 * its story.
 */
G_DECLARE_FINAL_TYPE (HqCounterScan, hq_counter_scan, HQ, COUNTER_SCAN, HqCounterForm)

HqCounterForm *hq_counter_scan_new (const HqTicketLook      *look,
                                    const HqCounterDeskView *view,
                                    HqTime                   now);

G_END_DECLS
