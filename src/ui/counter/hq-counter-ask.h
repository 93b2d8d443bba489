/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-counter-desk-view.h"
#include "hq-live.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_ASK (hq_counter_ask_get_type ())

/**
 * HqCounterAsk:
 *
 * A question that stands in the counter's window once a stay takes much longer than its service
 * usually does: does it go on, or did the clerk forget to finish it? It stops nobody.
 */
G_DECLARE_FINAL_TYPE (HqCounterAsk, hq_counter_ask, HQ, COUNTER_ASK, AdwBin)

void  hq_counter_ask_update (HqCounterAsk            *self,
                             HqLive                  *live,
                             const HqCounterDeskView *view,
                             gboolean                 able);
char *hq_counter_ask_answer (HqCounterAsk *self);

G_END_DECLS
