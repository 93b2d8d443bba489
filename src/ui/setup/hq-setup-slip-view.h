/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-slip.h"
#include "hq-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_SLIP_VIEW (hq_setup_slip_view_get_type ())

/**
 * HqSetupSlipView:
 *
 * A slip of the hall as it prints, on the paper and in the language that are chosen.
 */
G_DECLARE_FINAL_TYPE (HqSetupSlipView, hq_setup_slip_view, HQ, SETUP_SLIP_VIEW, AdwBin)

HqSetupSlipView *hq_setup_slip_view_new       (void);
void             hq_setup_slip_view_show      (HqSetupSlipView *self,
                                               const HqView    *view,
                                               const HqSetup   *draft);
const HqSlip    *hq_setup_slip_view_get_slip  (HqSetupSlipView *self);

G_END_DECLS
