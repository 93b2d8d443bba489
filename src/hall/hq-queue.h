/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_queue_check_in       (HqChange  *change,
                                  GError   **error);
gboolean hq_queue_cancel         (HqChange  *change,
                                  GError   **error);
gboolean hq_queue_change         (HqChange  *change,
                                  GError   **error);
gboolean hq_queue_confirm        (HqChange  *change,
                                  GError   **error);
gboolean hq_queue_withdraw       (HqChange  *change,
                                  GError   **error);
gboolean hq_queue_reprint        (HqChange  *change,
                                  GError   **error);
gboolean hq_queue_retell_reprint (HqDatabase     *db,
                                  const HqEvent  *event,
                                  HqAnswer       *answer,
                                  GError        **error);

G_END_DECLS
