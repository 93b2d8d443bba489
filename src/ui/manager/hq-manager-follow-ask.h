/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-follow-rule.h"
#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_FOLLOW_ASK (hq_manager_follow_ask_get_type ())

/**
 * HqManagerFollowAsk:
 *
 * Asks for the words of one step of a follow-up, in a window over the page, and takes the step. It closes
 * with it; what was refused is said in it, and what was written stays.
 */
G_DECLARE_FINAL_TYPE (HqManagerFollowAsk, hq_manager_follow_ask, HQ, MANAGER_FOLLOW_ASK, AdwWindow)

void hq_manager_follow_ask_show (HqManagerPanel *panel,
                                 gint64          follow_up,
                                 const char     *title,
                                 HqFollowStep    step);

G_END_DECLS
