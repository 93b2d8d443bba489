/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_issue_run      (HqChange  *change,
                            GError   **error);
gboolean hq_issue_check_in (HqChange  *change,
                            GError   **error);
gboolean hq_issue_cancel   (HqChange  *change,
                            GError   **error);

G_END_DECLS
