/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_PASSWORD (hq_setup_password_get_type ())

/**
 * HqSetupPassword:
 *
 * A new password for somebody of the staff. It stands in no draft: it is set by itself, after a question.
 */
G_DECLARE_FINAL_TYPE (HqSetupPassword, hq_setup_password, HQ, SETUP_PASSWORD, AdwPreferencesGroup)

void        hq_setup_password_show      (HqSetupPassword *self,
                                         const char      *staff);
gboolean    hq_setup_password_is_typed  (HqSetupPassword *self);
void        hq_setup_password_clear     (HqSetupPassword *self);
const char *hq_setup_password_find_mark (HqSetupPassword *self,
                                         const char      *staff);

G_END_DECLS
