/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "hq-kiosk-page-private.h"

static HqKioskLookup *
hq_kiosk_scan_get_lookup (HqKioskPage *self)
{
  return HQ_KIOSK_LOOKUP (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_LOOKUP));
}

static gboolean
hq_kiosk_scan_look_up (HqKioskPage *self, const char *text)
{
  hq_kiosk_flow_look_up (self, HQ_KIOSK_LOOKUP_MINE);
  hq_kiosk_lookup_set_code (hq_kiosk_scan_get_lookup (self), text);
  hq_kiosk_flow_find (self);
  return TRUE;
}

static gboolean
hq_kiosk_scan_identify (HqKioskPage *self, const char *text)
{
  hq_kiosk_identity_read (HQ_KIOSK_IDENTITY (hq_kiosk_page_get_part (self, HQ_KIOSK_AT_IDENTITY)),
                          text);
  return TRUE;
}

static gboolean
hq_kiosk_scan_say (HqKioskPage *self, const char *sentence)
{
  hq_page_say (HQ_PAGE (self), sentence);
  return TRUE;
}

/* Where something is typed, what is no code of ours belongs to the entry. */
static gboolean
hq_kiosk_scan_take_other (HqKioskPage *self, const HqReaderScan *scan)
{
  if (self->visit.where == HQ_KIOSK_AT_SEARCH)
    return FALSE;
  if (scan->kind == HQ_READER_SLOT)
    return hq_kiosk_scan_look_up (self, scan->text);
  return self->visit.where != HQ_KIOSK_AT_LOOKUP
         && hq_kiosk_scan_say (self, _ ("This code is not one of this hall."));
}

/**
 * hq_kiosk_scan_take:
 * @page: a kiosk
 * @scan: what was held to its reader
 *
 * Wherever the visitor is, a ticket's code shows how it stands with the ticket, or checks in whoever
 * missed a call; an appointment's code checks in for it. At the identity page it is a document.
 *
 * Returns: whether it was of use, or it was said that it was not
 */
gboolean
hq_kiosk_scan_take (HqPage *page, const HqReaderScan *scan)
{
  HqKioskPage *self = HQ_KIOSK_PAGE (page);

  /* What is on the screen says why nothing can be done now. */
  if (self->is_base || self->is_running || hq_page_get_view (page) == NULL)
    return TRUE;
  if (scan->kind == HQ_READER_TICKET)
    return hq_kiosk_scan_look_up (self, scan->text);
  if (self->visit.where == HQ_KIOSK_AT_IDENTITY)
    return hq_kiosk_scan_identify (self, scan->text);
  if (scan->kind == HQ_READER_IDENTITY || scan->kind == HQ_READER_BAD_IDENTITY)
    return hq_kiosk_scan_say (self, _ ("Please choose a service first; if it needs your card, you "
                                       "are asked for it."));
  return hq_kiosk_scan_take_other (self, scan);
}

/**
 * hq_kiosk_scan_go_on:
 * @self: a kiosk that has found something at its lookup page
 *
 * Returns: whether whoever scanned it is being checked in, so that nothing is to be shown
 */
gboolean
hq_kiosk_scan_go_on (HqKioskPage *self)
{
  const HqKioskView *view = hq_page_get_view (HQ_PAGE (self));

  if (!hq_kiosk_lookup_take_fresh (hq_kiosk_scan_get_lookup (self))
      || !hq_kiosk_find_is_awaited (self->found, &view->view, hq_kiosk_page_get_now (self)))
    return FALSE;
  hq_kiosk_flow_check_in (self);
  return TRUE;
}
