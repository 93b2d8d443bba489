/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-machine-list.h"
#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_MACHINES (hq_manager_machines_get_type ())

/**
 * HqManagerMachines:
 *
 * All machines of the hall, and the places that wait for one: what they are, when they were heard of,
 * and what is wrong with them. A machine that registered is named here, and given its role.
 */
G_DECLARE_FINAL_TYPE (HqManagerMachines, hq_manager_machines, HQ, MANAGER_MACHINES, HqManagerPanel)

const HqMachineList *hq_manager_machines_get_list  (HqManagerMachines *self);
GListModel          *hq_manager_machines_get_shown (HqManagerMachines *self);

G_END_DECLS
