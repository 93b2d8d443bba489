/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-figures.h"
#include "hq-manager-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_SERVICES (hq_manager_services_get_type ())

/**
 * HqManagerServices:
 *
 * The services, those first where something is wrong, each with its line and its alerts.
 */
G_DECLARE_FINAL_TYPE (HqManagerServices, hq_manager_services, HQ, MANAGER_SERVICES, AdwBin)

void hq_manager_services_show (HqManagerServices      *self,
                               const HqManagerView    *view,
                               const HqManagerFigures *figures,
                               HqTime                  now);

G_END_DECLS
