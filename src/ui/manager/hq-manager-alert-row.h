/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-alert.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_ALERT_ROW (hq_manager_alert_row_get_type ())

/**
 * HqManagerAlertRow:
 *
 * Alerts of one kind in a sentence, who sees to them, the button that leads to where something is done
 * about them, and the one by which somebody takes them over or gives them back.
 */
G_DECLARE_FINAL_TYPE (HqManagerAlertRow, hq_manager_alert_row, HQ, MANAGER_ALERT_ROW, AdwBin)

void hq_manager_alert_row_show (HqManagerAlertRow   *self,
                                const HqManagerView *view,
                                const HqAlert       *alerts,
                                guint                n_alerts);

G_END_DECLS
