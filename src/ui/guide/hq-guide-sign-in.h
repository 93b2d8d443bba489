/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_SIGN_IN (hq_guide_sign_in_get_type ())

/**
 * HqGuideSignIn:
 *
 * Who sits down at the guide desk says who they are.
 */
G_DECLARE_FINAL_TYPE (HqGuideSignIn, hq_guide_sign_in, HQ, GUIDE_SIGN_IN, HqGuidePanel)

void hq_guide_sign_in_explain (HqGuideSignIn *self,
                               const char    *sentence);

G_END_DECLS
