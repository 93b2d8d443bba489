/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-page.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_CHANGES (hq_setup_changes_get_type ())

/**
 * HqSetupChanges:
 *
 * What the draft changes, in sentences, and the button that has it done.
 */
G_DECLARE_FINAL_TYPE (HqSetupChanges, hq_setup_changes, HQ, SETUP_CHANGES, AdwWindow)

HqSetupChanges *hq_setup_changes_new  (HqSetupPage *page);
void            hq_setup_changes_open (HqSetupChanges *self,
                                       gboolean        make);
void            hq_setup_changes_show (HqSetupChanges *self);
void            hq_setup_changes_end  (HqSetupChanges *self,
                                       const GError   *error);

G_END_DECLS
