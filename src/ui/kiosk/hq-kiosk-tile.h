/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-kiosk-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_TILE (hq_kiosk_tile_get_type ())

/**
 * HqKioskTile:
 *
 * A service on a kiosk: touched, it gives a number.
 */
G_DECLARE_FINAL_TYPE (HqKioskTile, hq_kiosk_tile, HQ, KIOSK_TILE, GtkButton)

GtkWidget *hq_kiosk_tile_new       (void);
void       hq_kiosk_tile_set_lines (HqKioskTile *self,
                                    int          lines);
void       hq_kiosk_tile_show      (HqKioskTile          *self,
                                    const HqKioskView    *view,
                                    const HqKioskService *service,
                                    HqTime                now);

G_END_DECLS
