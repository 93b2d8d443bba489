/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-view.h"
#include "hq-counter-keys.h"
#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_WORK (hq_counter_work_get_type ())

/**
 * HqCounterWork:
 *
 * What a clerk who is signed in works with: the ticket, the buttons and the queue, or the form that is
 * asked now. It does one order at a time and says what came of it.
 */
G_DECLARE_FINAL_TYPE (HqCounterWork, hq_counter_work, HQ, COUNTER_WORK, AdwBin)

void     hq_counter_work_set_page    (HqCounterWork *self,
                                      HqPage        *page);
void     hq_counter_work_draw        (HqCounterWork           *self,
                                      const HqCounterDeskView *view);
void     hq_counter_work_tick        (HqCounterWork           *self,
                                      const HqCounterDeskView *view,
                                      HqTime                   now);
gboolean hq_counter_work_is_running  (HqCounterWork *self);
void     hq_counter_work_place_focus (HqCounterWork *self);
void     hq_counter_work_leave       (HqCounterWork *self);

G_END_DECLS
