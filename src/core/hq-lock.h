/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

/* So many wrong passwords within that time lock a place for that time. */
#define HQ_LOCK_TRIES 5
#define HQ_LOCK_TIME HQ_MINUTE

gint64 hq_lock_get_left (const HqTime *wrong,
                         guint         n_wrong,
                         HqTime        now);

G_END_DECLS
