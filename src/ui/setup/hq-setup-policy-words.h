/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-policy-setting.h"

G_BEGIN_DECLS

const char *hq_setup_policy_words_group     (guint group);
guint       hq_setup_policy_words_get_group (const char *key);
const char *hq_setup_policy_words_title     (const char *key);
const char *hq_setup_policy_words_unit      (HqPolicySettingUnit unit);
char       *hq_setup_policy_words_bounds    (guint setting);

G_END_DECLS
