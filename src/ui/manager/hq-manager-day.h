/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_DAY (hq_manager_day_get_type ())

/**
 * HqManagerDay:
 *
 * The figures of a day or of a stretch of days, with their charts, by parts of the hall. Each figure
 * opens the rows that make it up.
 */
G_DECLARE_FINAL_TYPE (HqManagerDay, hq_manager_day, HQ, MANAGER_DAY, HqManagerPanel)

void hq_manager_day_show (HqManagerDay *self,
                          HqDate        from,
                          HqDate        to);

G_END_DECLS
