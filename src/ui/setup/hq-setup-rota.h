/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ROTA (hq_setup_rota_get_type ())

/**
 * HqSetupRota:
 *
 * The rota of one day. What is edited stays here until it is made by an order of its own, for it is no
 * part of the set-up's draft.
 */
G_DECLARE_FINAL_TYPE (HqSetupRota, hq_setup_rota, HQ, SETUP_ROTA_PANEL, HqSetupPanel)

void hq_setup_rota_take_back (HqSetupRota  *self,
                              HqDate        day,
                              const GArray *rows);

G_END_DECLS
