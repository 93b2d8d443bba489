/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"
#include "hq-story.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_STORY (hq_manager_story_get_type ())

/**
 * HqManagerStory:
 *
 * The whole story of one ticket: each wait and each stay with their lengths, and all that happened, in
 * order. Asked for by a number and its day, or by the ticket's code.
 */
G_DECLARE_FINAL_TYPE (HqManagerStory, hq_manager_story, HQ, MANAGER_STORY, HqManagerPanel)

void           hq_manager_story_open      (HqManagerStory *self,
                                           gint64          ticket);
void           hq_manager_story_scan      (HqManagerStory *self,
                                           const char     *code);
const HqStory *hq_manager_story_get_story (HqManagerStory *self);

G_END_DECLS
