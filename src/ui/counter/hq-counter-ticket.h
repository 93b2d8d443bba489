/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-view.h"
#include "hq-live.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_TICKET (hq_counter_ticket_get_type ())

/**
 * HqCounterTicket:
 *
 * What else is known of the ticket before the counter: why it was called, its proof of priority, its
 * matters, and, folded away, its story.
 */
G_DECLARE_FINAL_TYPE (HqCounterTicket, hq_counter_ticket, HQ, COUNTER_TICKET, AdwBin)

void hq_counter_ticket_set_view (HqCounterTicket         *self,
                                 HqLive                  *live,
                                 const HqCounterDeskView *view);
void hq_counter_ticket_set_able (HqCounterTicket *self,
                                 gboolean         able);

G_END_DECLS
