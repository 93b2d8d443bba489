/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_day_ensure (HqChange  *change,
                        GError   **error);
gboolean hq_day_open   (HqChange  *change,
                        GError   **error);
gboolean hq_day_close  (HqChange  *change,
                        GError   **error);

G_END_DECLS
