/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-item.h"
#include "hq-kiosk-view.h"
#include "hq-printer.h"

G_BEGIN_DECLS

/* What becomes of a slip. */
typedef enum
{
  HQ_KIOSK_SLIP_NONE,     /* none is printed: there is no printer */
  HQ_KIOSK_SLIP_PRINTING,
  HQ_KIOSK_SLIP_SENT,     /* into the queue of a printer that tells no more */
  HQ_KIOSK_SLIP_PRINTED,
  HQ_KIOSK_SLIP_FAILED
} HqKioskSlipState;

#define HQ_TYPE_KIOSK_TICKET (hq_kiosk_ticket_get_type ())

/**
 * HqKioskTicket:
 *
 * A number that was issued.
 */
G_DECLARE_FINAL_TYPE (HqKioskTicket, hq_kiosk_ticket, HQ, KIOSK_TICKET, AdwBin)

void hq_kiosk_ticket_show      (HqKioskTicket     *self,
                                const HqKioskView *view,
                                const HqTicket    *ticket,
                                gint64             ahead,
                                const HqItem      *item);
void hq_kiosk_ticket_set_shape (HqKioskTicket *self,
                                gboolean       is_wide);
void hq_kiosk_ticket_show_code (HqKioskTicket *self,
                                const char    *code);
void hq_kiosk_ticket_show_slip (HqKioskTicket   *self,
                                HqKioskSlipState state,
                                HqPrinterState   fault,
                                gboolean         may_print);
void hq_kiosk_ticket_run       (HqKioskTicket *self,
                                gint64         length);

G_END_DECLS
