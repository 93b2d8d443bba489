/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-deed-table.h"

G_BEGIN_DECLS

/* What a manager changes in the course of a day. */

gboolean hq_deed_take_alert   (HqChange  *change,
                               GError   **error);
gboolean hq_deed_give_alert   (HqChange  *change,
                               GError   **error);
gboolean hq_deed_lend         (HqChange  *change,
                               GError   **error);
gboolean hq_deed_end_loan     (HqChange  *change,
                               GError   **error);
gboolean hq_deed_ask_tidal    (HqChange  *change,
                               GError   **error);
gboolean hq_deed_drop_tidal   (HqChange  *change,
                               GError   **error);
gboolean hq_deed_stop         (HqChange  *change,
                               GError   **error);
gboolean hq_deed_go_on        (HqChange  *change,
                               GError   **error);
gboolean hq_deed_may_issue    (HqChange    *change,
                               const char  *service,
                               gboolean     excused,
                               GError     **error);
const HqServiceStop *
         hq_deed_find_stop    (const GArray *stops,
                               const char   *service);

G_END_DECLS
