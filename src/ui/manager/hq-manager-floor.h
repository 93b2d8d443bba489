/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-figures.h"
#include "hq-manager-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_FLOOR (hq_manager_floor_get_type ())

/**
 * HqManagerFloor:
 *
 * The counters of the hall by floor and zone; more of one is told when it is activated.
 */
G_DECLARE_FINAL_TYPE (HqManagerFloor, hq_manager_floor, HQ, MANAGER_FLOOR, AdwBin)

void hq_manager_floor_show (HqManagerFloor         *self,
                            const HqManagerView    *view,
                            const HqManagerFigures *figures,
                            HqTime                  now);

G_END_DECLS
