/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-machine-list.h"

G_BEGIN_DECLS

/* What a machine is to be. */
typedef struct
{
  HqScreenRole role; /* %HQ_N_SCREENS to wait */
  const char *place; /* (nullable): of one that waits */
  const char *name;  /* "" for none */
} HqManagerMachineGift;

char *hq_manager_machine_words_name    (const HqMachineLine *line,
                                        const HqSetup       *setup);
char *hq_manager_machine_words_role    (const HqMachineLine *line);
char *hq_manager_machine_words_place   (const HqMachineLine *line,
                                        const HqSetup       *setup);
char *hq_manager_machine_words_floor   (const HqMachineLine *line);
char *hq_manager_machine_words_heard   (const HqMachineLine *line,
                                        HqTime               now);
char *hq_manager_machine_words_version (const HqMachineList *list,
                                        const HqMachineLine *line);
char *hq_manager_machine_words_paper   (const HqMachineLine *line);
char *hq_manager_machine_words_clock   (const HqMachineLine *line);
gboolean hq_manager_machine_words_is_change (const HqMachineLine        *line,
                                             const HqManagerMachineGift *gift);
char    *hq_manager_machine_words_effect    (const HqMachineList        *list,
                                             const HqMachineLine        *line,
                                             const HqManagerMachineGift *gift,
                                             const HqSetup              *setup);

G_END_DECLS
