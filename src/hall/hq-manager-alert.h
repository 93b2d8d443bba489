/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-alert.h"
#include "hq-manager-figures.h"
#include "hq-manager-view.h"

G_BEGIN_DECLS

GArray *hq_manager_alert_list (const HqManagerView    *view,
                               const HqManagerFigures *figures,
                               HqTime                  now);
const HqAlertTaken *
        hq_manager_alert_find_taken (const HqManagerView *view,
                                     const HqAlert       *alert);
const char *
        hq_manager_alert_find_before (const HqManagerView *view,
                                      const HqAlert       *alert);

G_END_DECLS
