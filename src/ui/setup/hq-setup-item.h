/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-item.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_ITEM (hq_setup_item_get_type ())

/**
 * HqSetupItem:
 *
 * All that the catalogue says of one item, to be edited. "changed" is emitted when somebody did.
 */
G_DECLARE_FINAL_TYPE (HqSetupItem, hq_setup_item, HQ, SETUP_ITEM, AdwBin)

void       hq_setup_item_show        (HqSetupItem   *self,
                                      const HqItem  *item,
                                      const HqSetup *setup,
                                      gboolean       is_new);
void       hq_setup_item_set_editable (HqSetupItem *self,
                                       gboolean     editable);
HqItem    *hq_setup_item_make        (HqSetupItem *self);
GtkWidget *hq_setup_item_get_control (HqSetupItem *self,
                                      const char  *member);

G_END_DECLS
