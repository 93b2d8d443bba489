/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

char *hq_export_format (HqHall         *hall,
                        const HqActor  *actor,
                        HqAct           act,
                        GError        **error);

G_END_DECLS
