/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-event-table.h"
#include "hq-hall.h"

G_BEGIN_DECLS

gboolean hq_story_read (HqHall      *hall,
                        const char  *number,
                        HqDate       day,
                        GArray      *events,
                        GError     **error);

G_END_DECLS
