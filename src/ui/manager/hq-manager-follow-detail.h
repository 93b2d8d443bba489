/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-follow-words.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_FOLLOW_DETAIL (hq_manager_follow_detail_get_type ())

/**
 * HqManagerFollowDetail:
 *
 * One follow-up: what was said, what was done about it, and what whoever looks at it may do next. Its
 * buttons do "follow.step" with the nick of the step, and "follow.look".
 */
G_DECLARE_FINAL_TYPE (HqManagerFollowDetail,
                      hq_manager_follow_detail,
                      HQ,
                      MANAGER_FOLLOW_DETAIL,
                      AdwBin)

void hq_manager_follow_detail_set           (HqManagerFollowDetail     *self,
                                             const HqManagerFollowTale *tale,
                                             const HqFollowLine        *line,
                                             const HqFollowParty       *party);
void hq_manager_follow_detail_set_telephone (HqManagerFollowDetail *self,
                                             const char            *telephone);
void hq_manager_follow_detail_say           (HqManagerFollowDetail *self,
                                             const char            *sentence);

G_END_DECLS
