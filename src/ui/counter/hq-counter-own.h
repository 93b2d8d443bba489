/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-view.h"
#include "hq-live.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_OWN (hq_counter_own_get_type ())

/**
 * HqCounterOwn:
 *
 * What the clerk has done today, and, folded away, their own open cases.
 */
G_DECLARE_FINAL_TYPE (HqCounterOwn, hq_counter_own, HQ, COUNTER_OWN, AdwBin)

void hq_counter_own_set_view (HqCounterOwn            *self,
                              HqLive                  *live,
                              const HqCounterDeskView *view);

G_END_DECLS
