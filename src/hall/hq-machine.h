/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-machine-table.h"
#include "hq-place.h"

G_BEGIN_DECLS

/* What an order says in place of a role, beside HQ_PLACE_WAITING. */
#define HQ_MACHINE_FORGET "forget"

HqScreenRole hq_machine_find_role (const HqSetup      *setup,
                                   const HqMachineRow *row);
gboolean     hq_machine_run       (HqChange  *change,
                                   GError   **error);

G_END_DECLS
