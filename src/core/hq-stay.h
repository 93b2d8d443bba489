/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

/* What is usual is said of so many stays of a service, the newest; of fewer than the second nothing
 * is said. */
#define HQ_STAY_SAMPLE 200
#define HQ_STAY_FEWEST 20

/* A clerk is asked once a stay takes so many times what is usual, but not after a few moments. */
#define HQ_STAY_TIMES 3
#define HQ_STAY_LEAST (5 * HQ_MINUTE)

gint64   hq_stay_get_usual (GArray *sample);
gint64   hq_stay_get_bound (gint64 usual);
gboolean hq_stay_is_long   (gint64 usual,
                            gint64 handling,
                            gint64 answered);
gboolean hq_stay_place_end (HqTime  minute,
                            HqTime  earliest,
                            HqTime  now,
                            HqTime *end);

G_END_DECLS
