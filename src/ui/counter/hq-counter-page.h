/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-work.h"
#include "hq-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_COUNTER_PAGE (hq_counter_page_get_type ())

/**
 * HqCounterPage:
 *
 * The clerk's screen (叫号), a compact window beside their own programs: who may work at the counter,
 * and the work itself.
 */
G_DECLARE_FINAL_TYPE (HqCounterPage, hq_counter_page, HQ, COUNTER_PAGE, HqPage)

HqCounterWork *hq_counter_page_get_work (HqCounterPage *self);
void           hq_counter_page_watch    (HqCounterPage *self,
                                         GtkWidget     *widget);

G_END_DECLS
