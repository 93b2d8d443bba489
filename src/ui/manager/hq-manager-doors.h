/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-manager-close.h"
#include "hq-manager-panel.h"
#include "hq-manager-ready.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_DOORS (hq_manager_doors_get_type ())

/**
 * HqManagerDoors:
 *
 * What is to be right before the hall opens, and the close of its day; until the hour of the close the
 * one is shown first, then the other.
 */
G_DECLARE_FINAL_TYPE (HqManagerDoors, hq_manager_doors, HQ, MANAGER_DOORS, HqManagerPanel)

HqManagerReady *hq_manager_doors_get_ready (HqManagerDoors *self);
HqManagerClose *hq_manager_doors_get_close (HqManagerDoors *self);

G_END_DECLS
