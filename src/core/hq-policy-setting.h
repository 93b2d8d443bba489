/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-policy.h"

G_BEGIN_DECLS

typedef enum
{
  HQ_POLICY_SETTING_SECONDS,
  HQ_POLICY_SETTING_MINUTES,
  HQ_POLICY_SETTING_CALLS,
  HQ_POLICY_SETTING_TIMES,
  HQ_POLICY_SETTING_THOUSANDTHS,
  HQ_POLICY_SETTING_YEARS
} HqPolicySettingUnit;

gboolean    hq_policy_setting_set     (HqPolicy    *policy,
                                       const char  *key,
                                       const char  *value,
                                       GError     **error);
const char *hq_policy_setting_get_key (guint i);
char       *hq_policy_setting_format  (const HqPolicy *policy,
                                       const char     *key);

HqPolicySettingUnit
            hq_policy_setting_get_bounds (guint  i,
                                          guint *low,
                                          guint *high);

G_END_DECLS
