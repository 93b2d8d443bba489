/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_FINDER (hq_guide_finder_get_type ())

/**
 * HqGuideFinder:
 *
 * One ticket as it stands, by its number or its code, and what a guide does with it.
 */
G_DECLARE_FINAL_TYPE (HqGuideFinder, hq_guide_finder, HQ, GUIDE_FINDER, HqGuidePanel)

void hq_guide_finder_type    (HqGuideFinder *self,
                              const char    *text);
void hq_guide_finder_look_up (HqGuideFinder *self,
                              const char    *text);

G_END_DECLS
