/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-item-list.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_CATALOGUE (hq_setup_catalogue_get_type ())

/**
 * HqSetupCatalogue:
 *
 * The items of the catalogue in a list that can be searched. It says with "chosen" that somebody chose
 * another item, and with "listed" that the list is another one, in which what was chosen may be no more.
 */
G_DECLARE_FINAL_TYPE (HqSetupCatalogue, hq_setup_catalogue, HQ, SETUP_CATALOGUE, GtkBox)

void              hq_setup_catalogue_take       (HqSetupCatalogue *self,
                                                 HqItemList       *list,
                                                 const HqSetup    *setup);
const HqItemList *hq_setup_catalogue_get_list   (HqSetupCatalogue *self);
const HqItem     *hq_setup_catalogue_find       (HqSetupCatalogue *self,
                                                 const char       *code);
const HqItem     *hq_setup_catalogue_get_chosen (HqSetupCatalogue *self);

G_END_DECLS
