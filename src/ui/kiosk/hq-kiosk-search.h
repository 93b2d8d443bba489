/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-kiosk-view.h"
#include "hq-live.h"

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_SEARCH (hq_kiosk_search_get_type ())

/**
 * HqKioskSearch:
 *
 * Finds items by any way that their names are typed, on our own keys or on a keyboard.
 */
G_DECLARE_FINAL_TYPE (HqKioskSearch, hq_kiosk_search, HQ, KIOSK_SEARCH, AdwBin)

void hq_kiosk_search_follow (HqKioskSearch     *self,
                             HqLive            *live,
                             const HqKioskView *view);
void hq_kiosk_search_clear  (HqKioskSearch *self);

G_END_DECLS
