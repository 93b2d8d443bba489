/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-policy.h"

G_BEGIN_DECLS

gboolean    hq_policy_setting_set     (HqPolicy    *policy,
                                       const char  *key,
                                       const char  *value,
                                       GError     **error);
const char *hq_policy_setting_get_key (guint i);
char       *hq_policy_setting_format  (const HqPolicy *policy,
                                       const char     *key);

G_END_DECLS
