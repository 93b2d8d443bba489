/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_LATE (hq_guide_late_get_type ())

/**
 * HqGuideLate:
 *
 * Where the numbers that were handed out on paper while the store was away are entered, one after the
 * other, and printed for the next time.
 */
G_DECLARE_FINAL_TYPE (HqGuideLate, hq_guide_late, HQ, GUIDE_LATE, HqGuidePanel)

G_END_DECLS
