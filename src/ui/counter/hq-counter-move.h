/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-form.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_MOVE (hq_counter_move_get_type ())

/**
 * HqCounterMove:
 *
 * The form that sends a visitor on: to the right counter, with nothing done (转窗口), or to the next
 * matter, with this one finished (续办). Before either it shows what waits there.
 */
G_DECLARE_FINAL_TYPE (HqCounterMove, hq_counter_move, HQ, COUNTER_MOVE, HqCounterForm)

HqCounterForm *hq_counter_move_new (HqLive                  *live,
                                    const HqCounterDeskView *view,
                                    gboolean                 goes_on);

G_END_DECLS
