/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-guide-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_GUIDE_ITEMS (hq_guide_items_get_type ())

/**
 * HqGuideItems:
 *
 * What an item of the catalogue needs, found by a word, by pinyin or by initials.
 */
G_DECLARE_FINAL_TYPE (HqGuideItems, hq_guide_items, HQ, GUIDE_ITEMS, HqGuidePanel)

const char *hq_guide_items_get_item (HqGuideItems *self);

G_END_DECLS
