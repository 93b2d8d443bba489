/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-panel.h"
#include "hq-openings.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_OPENINGS (hq_manager_openings_get_type ())

/**
 * HqManagerOpenings:
 *
 * The days after the long holidays side by side, each with the ordinary working day before; of the one
 * that is chosen the numbers by hour, and why it is not said that both rates are at 100 %.
 */
G_DECLARE_FINAL_TYPE (HqManagerOpenings, hq_manager_openings, HQ, MANAGER_OPENINGS, HqManagerPanel)

const HqOpenings *hq_manager_openings_get_openings (HqManagerOpenings *self);

G_END_DECLS
