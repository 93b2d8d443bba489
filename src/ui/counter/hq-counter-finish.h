/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-form.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_FINISH (hq_counter_finish_get_type ())

/**
 * HqCounterFinish:
 *
 * The form that ends a service (办结), with an outcome for each matter.
 */
G_DECLARE_FINAL_TYPE (HqCounterFinish, hq_counter_finish, HQ, COUNTER_FINISH, HqCounterForm)

HqCounterForm *hq_counter_finish_new      (HqLive                  *live,
                                           const HqCounterDeskView *view);
HqCounterForm *hq_counter_finish_new_late (HqLive                  *live,
                                           const HqCounterDeskView *view);

G_END_DECLS
