/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_close_day       (HqChange  *change,
                             HqDate     day,
                             gint64    *unserved,
                             GError   **error);
gboolean hq_close_left_open (HqChange  *change,
                             HqDate     day,
                             gint64    *unserved,
                             GError   **error);
gboolean hq_close_settle    (HqChange  *change,
                             GError   **error);
gboolean hq_close_run       (HqChange  *change,
                             GError   **error);

G_END_DECLS
