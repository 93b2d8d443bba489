/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_HEAD (hq_counter_head_get_type ())

/**
 * HqCounterHead:
 *
 * Whom the counter has before it: the number, who that is, and the time as it runs.
 */
G_DECLARE_FINAL_TYPE (HqCounterHead, hq_counter_head, HQ, COUNTER_HEAD, AdwBin)

void hq_counter_head_set_view (HqCounterHead           *self,
                               const HqCounterDeskView *view);
void hq_counter_head_tick     (HqCounterHead           *self,
                               const HqCounterDeskView *view,
                               HqTime                   now);

G_END_DECLS
