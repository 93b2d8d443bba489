/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-item.h"
#include "hq-slip.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* A ticket's slip as a file. */
typedef struct
{
  const char *number; /* A012 */
  HqDate day;         /* 0 for the last one on which something happened */
  const char *path;   /* as hq_slip_file_is_known() takes it */
  int width;          /* of the paper, in millimetres, as hq_slip_is_width() takes it */
} HqTicketSlipFile;

HqSlip  *hq_ticket_slip_new   (const HqView   *view,
                               const HqTicket *ticket,
                               gint64          ahead,
                               const HqItem   *item,
                               gboolean        reprint);
HqSlip  *hq_ticket_slip_read  (HqHall      *hall,
                               const char  *number,
                               HqDate       day,
                               gboolean     reprint,
                               GError     **error);
gboolean hq_ticket_slip_write (HqHall                  *hall,
                               const HqTicketSlipFile  *file,
                               GError                 **error);

G_END_DECLS
