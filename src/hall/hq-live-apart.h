/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-live.h"
#include "hq-live-thread.h"

G_BEGIN_DECLS

/* Between hq-live.c and hq-live-apart.c alone. */

void hq_live_apart_start (GTask          *task,
                          const char     *path,
                          HqLiveShow     *show,
                          HqWatchFunc     tell,
                          gpointer        user_data);

G_END_DECLS
