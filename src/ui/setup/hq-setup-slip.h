/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"
#include "hq-setup-slip-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_SLIP (hq_setup_slip_get_type ())

/**
 * HqSetupSlip:
 *
 * What a hall says on its slips and to everybody: its own words, and a picture of a slip as it prints.
 */
G_DECLARE_FINAL_TYPE (HqSetupSlip, hq_setup_slip, HQ, SETUP_SLIP, HqSetupPanel)

GtkWidget *hq_setup_slip_get_entry (HqSetupSlip *self,
                                    const char  *key);
GtkWidget *hq_setup_slip_get_line  (HqSetupSlip *self,
                                    guint        line);

HqSetupSlipView *
           hq_setup_slip_get_view  (HqSetupSlip *self);

G_END_DECLS
