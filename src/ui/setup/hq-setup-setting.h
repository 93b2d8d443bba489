/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-policy.h"
#include "hq-setup.h"

G_BEGIN_DECLS

const char *hq_setup_setting_get         (const HqSetup *draft,
                                          const char    *key);
gboolean    hq_setup_setting_set         (HqSetup    *draft,
                                          const char *key,
                                          const char *value);
void        hq_setup_setting_fill_policy (const HqSetup *draft,
                                          HqPolicy      *policy);

G_END_DECLS
