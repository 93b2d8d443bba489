/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-follow-table.h"

G_BEGIN_DECLS

/* What is done about bad ratings (差评整改). */

gboolean hq_follow_verify  (HqChange  *change,
                            GError   **error);
gboolean hq_follow_rectify (HqChange  *change,
                            GError   **error);
gboolean hq_follow_call    (HqChange  *change,
                            GError   **error);
gboolean hq_follow_propose (HqChange  *change,
                            GError   **error);
gboolean hq_follow_decide  (HqChange  *change,
                            GError   **error);
gboolean hq_follow_extend  (HqChange  *change,
                            GError   **error);
gboolean hq_follow_look    (HqChange  *change,
                            GError   **error);
gboolean hq_follow_settle  (HqChange  *change,
                            GError   **error);

G_END_DECLS
