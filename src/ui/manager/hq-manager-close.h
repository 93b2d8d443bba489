/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"
#include "hq-readiness.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_CLOSE (hq_manager_close_get_type ())

/**
 * HqManagerClose:
 *
 * The close of a day: who still waits where and how long, who is at the counters, parked or at the
 * self-service zone, and what becomes of whom; and of the day that was closed last its report. Its
 * buttons ask for "doors.close" and "doors.again".
 */
G_DECLARE_FINAL_TYPE (HqManagerClose, hq_manager_close, HQ, MANAGER_CLOSE, AdwBin)

void     hq_manager_close_show            (HqManagerClose    *self,
                                           HqManagerPanel    *panel,
                                           const HqReadiness *facts,
                                           HqTime             now);
gboolean hq_manager_close_get_first_place (HqManagerClose *self);

G_END_DECLS
