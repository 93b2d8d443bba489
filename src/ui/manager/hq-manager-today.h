/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_TODAY (hq_manager_today_get_type ())

/**
 * HqManagerToday:
 *
 * The hall as it stands now: today's figures, each counter, and each service with what is wrong there.
 */
G_DECLARE_FINAL_TYPE (HqManagerToday, hq_manager_today, HQ, MANAGER_TODAY, HqManagerPanel)

G_END_DECLS
