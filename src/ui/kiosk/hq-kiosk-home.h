/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-kiosk-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_HOME (hq_kiosk_home_get_type ())

/**
 * HqKioskHome:
 *
 * The first page of a kiosk: the services of the hall, and the ways beside them.
 */
G_DECLARE_FINAL_TYPE (HqKioskHome, hq_kiosk_home, HQ, KIOSK_HOME, AdwBin)

void hq_kiosk_home_set_shape   (HqKioskHome *self,
                                gboolean     is_wide,
                                gboolean     is_large);
void hq_kiosk_home_show        (HqKioskHome       *self,
                                const HqKioskView *view,
                                HqTime             now);
void hq_kiosk_home_set_class   (HqKioskHome *self,
                                const char  *sentence);
void hq_kiosk_home_set_printer (HqKioskHome *self,
                                const char  *sentence);
void hq_kiosk_home_reset       (HqKioskHome *self);

G_END_DECLS
