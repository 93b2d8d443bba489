/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-field.h"
#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_FORM (hq_setup_form_get_type ())

/**
 * HqSetupForm:
 *
 * What stands in one row of the draft, field by field, to be edited; what is wrong with a field is said
 * below it.
 */
G_DECLARE_FINAL_TYPE (HqSetupForm, hq_setup_form, HQ, SETUP_FORM, AdwPreferencesGroup)

HqSetupForm *hq_setup_form_new         (HqSetupList         list,
                                        const HqSetupField *fields,
                                        guint               n_fields);
void         hq_setup_form_show        (HqSetupForm *self,
                                        const char  *key);
GtkWidget   *hq_setup_form_get_control (HqSetupForm *self,
                                        const char  *member);

G_END_DECLS
