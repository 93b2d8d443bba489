/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_USES (hq_guide_uses_get_type ())

/**
 * HqGuideUses:
 *
 * The visitors at the self-service zone, each with their time and who helps.
 */
G_DECLARE_FINAL_TYPE (HqGuideUses, hq_guide_uses, HQ, GUIDE_USES, HqGuidePanel)

G_END_DECLS
