/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-machine-list.h"
#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_MACHINE_DIALOG (hq_manager_machine_dialog_get_type ())

/**
 * HqManagerMachineDialog:
 *
 * In which a machine is named and given its role and place; it says what will happen before it does.
 */
G_DECLARE_FINAL_TYPE (HqManagerMachineDialog,
                      hq_manager_machine_dialog,
                      HQ,
                      MANAGER_MACHINE_DIALOG,
                      AdwWindow)

void hq_manager_machine_dialog_show (HqManagerPanel      *panel,
                                     const HqMachineList *list,
                                     const HqMachineLine *line);

G_END_DECLS
