/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-item.h"
#include "hq-kiosk-ticket.h"
#include "hq-kiosk-view.h"

G_BEGIN_DECLS

#define HQ_TYPE_KIOSK_ITEM (hq_kiosk_item_get_type ())

/**
 * HqKioskItem:
 *
 * The guide to one item: papers, limits, where.
 */
G_DECLARE_FINAL_TYPE (HqKioskItem, hq_kiosk_item, HQ, KIOSK_ITEM, AdwBin)

void hq_kiosk_item_show        (HqKioskItem       *self,
                                const HqKioskView *view,
                                const HqItem      *item,
                                HqTime             now);
void hq_kiosk_item_set_printer (HqKioskItem *self,
                                gboolean     may);
void hq_kiosk_item_show_list   (HqKioskItem     *self,
                                HqKioskSlipState state);

G_END_DECLS
