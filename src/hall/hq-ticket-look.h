/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-event-table.h"
#include "hq-hall.h"

G_BEGIN_DECLS

/**
 * HqTicketLook:
 *
 * The ticket of a code that was scanned, of whichever day, and all that happened to it.
 */
typedef struct
{
  HqTicket ticket;
  GArray *events; /* (owned) (element-type HqEvent): in order */
} HqTicketLook;

/* Where somebody looks at it. */
typedef struct
{
  int counter;
  HqDate today;
  HqTime now;
} HqTicketLookPlace;

gpointer hq_ticket_look_read (HqHall       *hall,
                              gconstpointer code,
                              GError      **error);
void     hq_ticket_look_free (gpointer look);
gboolean hq_ticket_look_may  (const HqTicket          *ticket,
                              const HqTicketLookPlace *place,
                              HqAct                    act);

G_END_DECLS
