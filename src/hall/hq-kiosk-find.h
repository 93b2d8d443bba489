/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-item-table.h"
#include "hq-slot-table.h"
#include "hq-ticket-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* What a visitor typed or scanned to find a ticket or an appointment. */
typedef struct
{
  char *text; /* (owned) */
  gboolean is_slot;
  HqDate today;
  HqTime now;
} HqKioskQuery;

/**
 * HqKioskFound:
 *
 * What was found. A number that today has not may be one of the last day.
 */
typedef struct
{
  HqTicket ticket; /* its id is 0 for none; of an appointment: of the visitor who came for it */
  gint64 ahead;    /* people ahead of a ticket of today that waits */
  HqSlot *slot;    /* (owned) (nullable) */
  gboolean shown;  /* whoever asks showed more than a number: the ticket's code, or, as the kiosk
                      knows, the document that it was taken with */
} HqKioskFound;

HqKioskQuery *hq_kiosk_find_query_new    (const char *text,
                                          gboolean    is_slot,
                                          HqDate      today,
                                          HqTime      now);
void          hq_kiosk_find_query_free   (gpointer query);
void          hq_kiosk_find_free         (gpointer found);
gpointer      hq_kiosk_find_read         (HqHall         *hall,
                                          gconstpointer   query,
                                          GError        **error);
gboolean      hq_kiosk_find_may_check_in (const HqKioskFound *found,
                                          const HqView       *view,
                                          HqTime              now);
gboolean      hq_kiosk_find_is_awaited   (const HqKioskFound *found,
                                          const HqView       *view,
                                          HqTime              now);
gboolean      hq_kiosk_find_may_reprint  (const HqKioskFound *found,
                                          const HqView       *view);
gpointer      hq_kiosk_find_read_item    (HqHall         *hall,
                                          gconstpointer   code,
                                          GError        **error);

G_END_DECLS
