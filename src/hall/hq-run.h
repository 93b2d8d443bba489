/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

gboolean hq_run_order (HqHall         *hall,
                       const HqActor  *actor,
                       const HqOrder  *order,
                       HqAnswer       *answer,
                       GError        **error);

G_END_DECLS
