/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_desk_enquire (HqChange  *change,
                          GError   **error);
gboolean hq_desk_divert  (HqChange  *change,
                          GError   **error);
gboolean hq_desk_start   (HqChange  *change,
                          GError   **error);
gboolean hq_desk_help    (HqChange  *change,
                          GError   **error);
gboolean hq_desk_finish  (HqChange  *change,
                          GError   **error);
gboolean hq_desk_ticket  (HqChange  *change,
                          GError   **error);
gboolean hq_desk_close   (HqChange  *change,
                          HqDate     day,
                          HqTime     at,
                          GError   **error);

G_END_DECLS
