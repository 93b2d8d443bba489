/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_WAITS (hq_guide_waits_get_type ())

/**
 * HqGuideWaits:
 *
 * Who waits on all floors, for what and for how long.
 */
G_DECLARE_FINAL_TYPE (HqGuideWaits, hq_guide_waits, HQ, GUIDE_WAITS, HqGuidePanel)

G_END_DECLS
