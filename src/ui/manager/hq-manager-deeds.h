/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_DEEDS (hq_manager_deeds_get_type ())

/**
 * HqManagerDeeds:
 *
 * What a manager can do for a service in the course of the day, in a window over the floor. It closes
 * with the deed, of which the floor then tells.
 */
G_DECLARE_FINAL_TYPE (HqManagerDeeds, hq_manager_deeds, HQ, MANAGER_DEEDS, AdwWindow)

void hq_manager_deeds_show (HqManagerPanel *panel,
                            const char     *service);

G_END_DECLS
