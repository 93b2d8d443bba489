/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_call_run       (HqChange  *change,
                            GError   **error);
gboolean hq_call_announced (HqChange  *change,
                            GError   **error);
gboolean hq_call_recall    (HqChange  *change,
                            GError   **error);
gboolean hq_call_hush      (HqChange  *change,
                            GError   **error);
gboolean hq_call_missed    (HqChange  *change,
                            GError   **error);
gboolean hq_call_present   (HqChange  *change,
                            GError   **error);

G_END_DECLS
