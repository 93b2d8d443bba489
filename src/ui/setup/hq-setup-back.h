/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-data-change.h"
#include "hq-setup-page.h"

G_BEGIN_DECLS

/* How a part of the page that has no place in the set-up's draft was, brought back to be edited there. */

gboolean hq_setup_back_may       (HqSetupPage        *page,
                                  const HqDataChange *change);
gboolean hq_setup_back_is_edited (HqSetupPage        *page,
                                  const HqDataChange *change);
void     hq_setup_back_take      (HqSetupPage        *page,
                                  const HqDataChange *change);

G_END_DECLS
