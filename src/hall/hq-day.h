/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_day_plan           (HqChange    *change,
                                const char  *ordered,
                                HqDayRow    *day,
                                GArray      *sessions,
                                GError     **error);
gboolean hq_day_find_next      (HqChange  *change,
                                HqDayRow  *day,
                                GArray    *sessions,
                                GError   **error);
gboolean hq_day_store_sessions (HqChange      *change,
                                const GArray  *sessions,
                                GError       **error);
gboolean hq_day_ensure         (HqChange  *change,
                                GError   **error);
gboolean hq_day_open           (HqChange  *change,
                                GError   **error);
gboolean hq_day_shift          (HqChange  *change,
                                GError   **error);

G_END_DECLS
