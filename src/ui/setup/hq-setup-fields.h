/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-field.h"

G_BEGIN_DECLS

const HqSetupField *hq_setup_fields_get  (HqSetupList list,
                                          guint      *n_fields);
const HqSetupField *hq_setup_fields_find (HqSetupList list,
                                          const char *member);

G_END_DECLS
