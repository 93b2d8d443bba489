/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_IDENTITY (hq_kiosk_identity_get_type ())

/**
 * HqKioskIdentity:
 *
 * Where a visitor types the number of an identity document.
 */
G_DECLARE_FINAL_TYPE (HqKioskIdentity, hq_kiosk_identity, HQ, KIOSK_IDENTITY, AdwBin)

void  hq_kiosk_identity_ask  (HqKioskIdentity *self,
                              const char      *service,
                              gboolean         is_required);
char *hq_kiosk_identity_take (HqKioskIdentity *self);
void  hq_kiosk_identity_read (HqKioskIdentity *self,
                              const char      *text);
void  hq_kiosk_identity_clear (HqKioskIdentity *self);

G_END_DECLS
