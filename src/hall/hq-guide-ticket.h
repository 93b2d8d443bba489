/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-table.h"
#include "hq-leg-table.h"
#include "hq-slot-table.h"
#include "hq-ticket-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* What somebody typed at a guide desk, or a scanner read. */
typedef struct
{
  HqViewPlace *place; /* (owned) */
  char *text;         /* (owned) */
} HqGuideTicketQuery;

/**
 * HqGuideTicket:
 *
 * A ticket as it stands, or an appointment that nobody has come for yet.
 */
typedef struct
{
  HqView view;
  HqTicket ticket; /* its id is 0 where an appointment was found */
  HqPeriod period; /* the last call, of no ticket before the first */
  HqLeg leg;
  gint64 ahead;     /* people ahead while it waits */
  char *reason;     /* (owned) (nullable) */
  GPtrArray *items; /* (owned) (element-type HqItem): of its matters that have no outcome yet */
  HqSlot *slot;     /* (owned) (nullable) */
} HqGuideTicket;

HqGuideTicketQuery *hq_guide_ticket_query_new  (const char *place,
                                                const char *text);
void                hq_guide_ticket_query_free (gpointer query);
gpointer            hq_guide_ticket_read       (HqHall       *hall,
                                                gconstpointer query,
                                                GError      **error);
void                hq_guide_ticket_free       (gpointer found);
gboolean            hq_guide_ticket_may        (const HqGuideTicket *found,
                                                HqAct                act,
                                                HqTime               now);

G_END_DECLS
