/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-item.h"
#include "hq-slip.h"
#include "hq-view.h"

G_BEGIN_DECLS

HqSlip *hq_ticket_slip_new  (const HqView   *view,
                             const HqTicket *ticket,
                             gint64          ahead,
                             const HqItem   *item,
                             gboolean        reprint);
HqSlip *hq_ticket_slip_read (HqHall      *hall,
                             const char  *number,
                             HqDate       day,
                             gboolean     reprint,
                             GError     **error);

G_END_DECLS
