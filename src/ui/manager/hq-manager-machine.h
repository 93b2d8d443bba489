/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "hq-machine-list.h"

G_BEGIN_DECLS

typedef enum
{
  HQ_MANAGER_MACHINE_NAME,
  HQ_MANAGER_MACHINE_ROLE,
  HQ_MANAGER_MACHINE_PLACE,
  HQ_MANAGER_MACHINE_FLOOR,
  HQ_MANAGER_MACHINE_HOST,
  HQ_MANAGER_MACHINE_HEARD,
  HQ_MANAGER_MACHINE_VERSION,
  HQ_MANAGER_MACHINE_PAPER,
  HQ_MANAGER_MACHINE_CLOCK,
  HQ_N_MANAGER_MACHINE_COLUMNS
} HqManagerMachineColumn;

#define HQ_TYPE_MANAGER_MACHINE (hq_manager_machine_get_type ())

/**
 * HqManagerMachine:
 *
 * A machine as an item of the manager's list; it stays the same while what is known of it changes.
 */
G_DECLARE_FINAL_TYPE (HqManagerMachine, hq_manager_machine, HQ, MANAGER_MACHINE, GObject)

HqManagerMachine    *hq_manager_machine_new       (void);
void                 hq_manager_machine_set       (HqManagerMachine    *self,
                                                   const HqMachineList *list,
                                                   const HqMachineLine *line,
                                                   const HqSetup       *setup);
const HqMachineLine *hq_manager_machine_get_line  (HqManagerMachine *self);
gboolean             hq_manager_machine_is        (HqManagerMachine    *self,
                                                   const HqMachineLine *line);
const char          *hq_manager_machine_get_title (HqManagerMachineColumn column);
const char          *hq_manager_machine_get_text  (HqManagerMachine      *self,
                                                   HqManagerMachineColumn column);
gboolean             hq_manager_machine_is_marked (HqManagerMachine      *self,
                                                   HqManagerMachineColumn column);
gboolean             hq_manager_machine_matches   (HqManagerMachine *self,
                                                   const char       *text);

G_END_DECLS
