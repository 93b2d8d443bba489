/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_SAY (hq_manager_say_get_type ())

/**
 * HqManagerSay:
 *
 * What the manager tells the hall: words to a counter or to the guide desks, with who has seen them and
 * when, and notices for everybody. It stays open, and follows what others do.
 */
G_DECLARE_FINAL_TYPE (HqManagerSay, hq_manager_say, HQ, MANAGER_SAY, AdwWindow)

void hq_manager_say_show (HqManagerPanel *panel,
                          int             counter);

G_END_DECLS
