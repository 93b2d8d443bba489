/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-item-list.h"
#include "hq-setup-item.h"
#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ITEMS (hq_setup_items_get_type ())

/**
 * HqSetupItems:
 *
 * The catalogue: a list that can be searched, and the item that is chosen in it. A change is made by
 * itself, apart from the draft of the other parts.
 */
G_DECLARE_FINAL_TYPE (HqSetupItems, hq_setup_items, HQ, SETUP_ITEMS, HqSetupPanel)

const HqItemList *hq_setup_items_get_list   (HqSetupItems *self);
HqSetupItem      *hq_setup_items_get_form   (HqSetupItems *self);
GtkWindow        *hq_setup_items_get_dialog (HqSetupItems *self);
void              hq_setup_items_open       (HqSetupItems *self,
                                             const char   *path);
void              hq_setup_items_take_back  (HqSetupItems *self,
                                             const char   *code,
                                             const HqItem *item);
void              hq_setup_items_take_back_all (HqSetupItems *self,
                                                GPtrArray    *items);

G_END_DECLS
