/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_late_may_number (const HqSetup  *setup,
                             GError        **error);
gboolean hq_late_run        (HqChange  *change,
                             GError   **error);

G_END_DECLS
