/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-figures.h"
#include "hq-setup.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_PARTS (hq_manager_parts_get_type ())

/**
 * HqManagerParts:
 *
 * The parts of the hall of one kind with their figures beside each other. Each figure is a button with
 * the action "day.why", whose parameter is the scope, the key and the metric.
 */
G_DECLARE_FINAL_TYPE (HqManagerParts, hq_manager_parts, HQ, MANAGER_PARTS, AdwBin)

void hq_manager_parts_set (HqManagerParts *self,
                           const HqSetup  *setup,
                           HqScope         scope,
                           const GArray   *figures);

G_END_DECLS
