/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-view.h"
#include "hq-live.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_MATTERS (hq_counter_matters_get_type ())

/**
 * HqCounterMatters:
 *
 * The matters of a ticket, each with what came of it, and more that came up at the counter.
 */
G_DECLARE_FINAL_TYPE (HqCounterMatters, hq_counter_matters, HQ, COUNTER_MATTERS, AdwBin)

void                 hq_counter_matters_set_view    (HqCounterMatters        *self,
                                                     HqLive                  *live,
                                                     const HqCounterDeskView *view,
                                                     gboolean                 goes_on);
gboolean             hq_counter_matters_needs_item  (HqCounterMatters *self);
void                 hq_counter_matters_place_focus (HqCounterMatters *self);
const HqMatterOrder *hq_counter_matters_get_orders  (HqCounterMatters *self,
                                                     guint            *n_orders);

G_END_DECLS
