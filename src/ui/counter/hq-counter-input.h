/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-work.h"

G_BEGIN_DECLS

/* What a clerk puts in: which order or which question a key or a scanned ticket means now. */

void     hq_counter_input_press    (HqCounterWork *self,
                                    HqCounterKey   key);
gboolean hq_counter_input_take_key (HqCounterWork *self,
                                    HqCounterKey   key,
                                    gboolean       enter);
void     hq_counter_input_scan     (HqCounterWork *self,
                                    const char    *code);

G_END_DECLS
