/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-item.h"
#include "hq-kiosk-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_TICKET (hq_kiosk_ticket_get_type ())

/**
 * HqKioskTicket:
 *
 * A number that was issued.
 */
G_DECLARE_FINAL_TYPE (HqKioskTicket, hq_kiosk_ticket, HQ, KIOSK_TICKET, AdwBin)

void hq_kiosk_ticket_show (HqKioskTicket     *self,
                           const HqKioskView *view,
                           const HqTicket    *ticket,
                           gint64             ahead,
                           const HqItem      *item);
void hq_kiosk_ticket_run  (HqKioskTicket *self,
                           gint64         length);

G_END_DECLS
