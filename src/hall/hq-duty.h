/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_duty_enter    (HqChange  *change,
                           GError   **error);
gboolean hq_duty_sign_in  (HqChange  *change,
                           GError   **error);
gboolean hq_duty_sign_out (HqChange  *change,
                           GError   **error);
gboolean hq_duty_pause    (HqChange  *change,
                           GError   **error);
gboolean hq_duty_unpause  (HqChange  *change,
                           GError   **error);

G_END_DECLS
