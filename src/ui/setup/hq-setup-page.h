/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_PAGE (hq_setup_page_get_type ())

/**
 * HqSetupPage:
 *
 * The hall as it is set up. Its panels edit one draft, which becomes the hall's set-up in one change.
 */
G_DECLARE_FINAL_TYPE (HqSetupPage, hq_setup_page, HQ, SETUP_PAGE, HqManagerPanel)

HqSetup      *hq_setup_page_get_draft (HqSetupPage *self);
gboolean      hq_setup_page_may_edit  (HqSetupPage *self);
void          hq_setup_page_touch     (HqSetupPage *self);
HqSetupPanel *hq_setup_page_get_panel (HqSetupPage *self,
                                       const char  *name);

G_END_DECLS
