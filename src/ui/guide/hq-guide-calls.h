/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_CALLS (hq_guide_calls_get_type ())

/**
 * HqGuideCalls:
 *
 * Who was called with a need: a guide goes there, and says so here.
 */
G_DECLARE_FINAL_TYPE (HqGuideCalls, hq_guide_calls, HQ, GUIDE_CALLS, HqGuidePanel)

void hq_guide_calls_acknowledge (HqGuideCalls *self,
                                 gint64        ticket);

G_END_DECLS
