/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_POLICY (hq_setup_policy_get_type ())

/**
 * HqSetupPolicy:
 *
 * The figures of the hall's rules. One that is as usual is no setting of the hall.
 */
G_DECLARE_FINAL_TYPE (HqSetupPolicy, hq_setup_policy, HQ, SETUP_POLICY, HqSetupPanel)

GtkWidget *hq_setup_policy_get_control (HqSetupPolicy *self,
                                        const char    *key);
GtkWidget *hq_setup_policy_get_usual   (HqSetupPolicy *self,
                                        const char    *key);

G_END_DECLS
