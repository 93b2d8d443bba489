/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-desk.h"
#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_PAGE (hq_guide_page_get_type ())

/**
 * HqGuidePage:
 *
 * The guide desk (导办台), worked by somebody who is signed in, with the keys alone if they like.
 */
G_DECLARE_FINAL_TYPE (HqGuidePage, hq_guide_page, HQ, GUIDE_PAGE, HqPage)

void         hq_guide_page_sign_in  (HqGuidePage   *self,
                                     const HqActor *actor);
HqGuideDesk *hq_guide_page_get_desk (HqGuidePage *self);

G_END_DECLS
