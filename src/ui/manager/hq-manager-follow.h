/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-follow-list.h"
#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_FOLLOW (hq_manager_follow_get_type ())

/**
 * HqManagerFollow:
 *
 * The bad ratings (差评整改) in lists by what is to be done about them, and the one that is chosen with
 * its story and its next steps. Whoever was rated does not see theirs.
 */
G_DECLARE_FINAL_TYPE (HqManagerFollow, hq_manager_follow, HQ, MANAGER_FOLLOW, HqManagerPanel)

void                hq_manager_follow_open     (HqManagerFollow *self,
                                                const char      *service);
void                hq_manager_follow_reload   (HqManagerFollow *self);
const HqFollowView *hq_manager_follow_get_view (HqManagerFollow *self);

G_END_DECLS
