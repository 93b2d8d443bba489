/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_issue_ask      (HqChange  *change,
                            GError   **error);
gboolean hq_issue_run      (HqChange  *change,
                            GError   **error);
gboolean hq_issue_place    (HqChange         *change,
                            const HqService  *service,
                            HqTime            arrived,
                            HqTicket         *ticket,
                            GError          **error);
gboolean hq_issue_count    (HqChange         *change,
                            const HqService  *service,
                            GError          **error);
gboolean hq_issue_hold_one (HqChange    *change,
                            gint64       person,
                            const char  *service,
                            GError     **error);

G_END_DECLS
