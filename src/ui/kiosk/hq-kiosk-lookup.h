/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-kiosk-find.h"
#include "hq-kiosk-view.h"

G_BEGIN_DECLS

/* What the visitor came for. */
typedef enum
{
  HQ_KIOSK_LOOKUP_MISSED, /* to check in after a missed call */
  HQ_KIOSK_LOOKUP_SLOT,   /* to check in with an appointment */
  HQ_KIOSK_LOOKUP_MINE    /* to see how it stands */
} HqKioskLookupKind;

#define HQ_TYPE_KIOSK_LOOKUP (hq_kiosk_lookup_get_type ())

/**
 * HqKioskLookup:
 *
 * Where a visitor finds a ticket or an appointment by its number, and checks in.
 */
G_DECLARE_FINAL_TYPE (HqKioskLookup, hq_kiosk_lookup, HQ, KIOSK_LOOKUP, AdwBin)

void        hq_kiosk_lookup_ask         (HqKioskLookup    *self,
                                         HqKioskLookupKind kind);
const char *hq_kiosk_lookup_get_text    (HqKioskLookup *self);
void        hq_kiosk_lookup_set_text    (HqKioskLookup *self,
                                         const char    *text);
void        hq_kiosk_lookup_set_code    (HqKioskLookup *self,
                                         const char    *code);
gboolean    hq_kiosk_lookup_take_fresh  (HqKioskLookup *self);
void        hq_kiosk_lookup_show        (HqKioskLookup      *self,
                                         const HqKioskView  *view,
                                         const HqKioskFound *found,
                                         HqTime              now);
void        hq_kiosk_lookup_set_printer (HqKioskLookup *self,
                                         gboolean       may);

G_END_DECLS
