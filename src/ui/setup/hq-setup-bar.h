/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_BAR (hq_setup_bar_get_type ())

/**
 * HqSetupBar:
 *
 * How many changes of the draft are not made yet, what is to be mended before they can be, and what can
 * be done with them. It is there while there are some.
 */
G_DECLARE_FINAL_TYPE (HqSetupBar, hq_setup_bar, HQ, SETUP_BAR, AdwBin)

void hq_setup_bar_show (HqSetupBar  *self,
                        HqSetupPage *page);

G_END_DECLS
