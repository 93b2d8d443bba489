/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_QUEUE (hq_counter_queue_get_type ())

/**
 * HqCounterQueue:
 *
 * Who is parked at the counter, and who waits for it, in the order in which they would be called.
 */
G_DECLARE_FINAL_TYPE (HqCounterQueue, hq_counter_queue, HQ, COUNTER_QUEUE, AdwBin)

void hq_counter_queue_update (HqCounterQueue          *self,
                              const HqCounterDeskView *view,
                              HqTime                   now);

G_END_DECLS
