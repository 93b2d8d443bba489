/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_CLAIMS (hq_guide_claims_get_type ())

/**
 * HqGuideClaims:
 *
 * Who says that priority is due to them, until somebody has looked.
 */
G_DECLARE_FINAL_TYPE (HqGuideClaims, hq_guide_claims, HQ, GUIDE_CLAIMS, HqGuidePanel)

G_END_DECLS
