/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"
#include "hq-case-table.h"
#include "hq-change.h"

G_BEGIN_DECLS

gboolean hq_case_due_renew       (HqChange  *change,
                                  HqCase    *row,
                                  GError   **error);
gboolean hq_case_due_recompute   (HqChange  *change,
                                  GError   **error);
gboolean hq_case_due_count_moves (HqDatabase        *db,
                                  const HqCalendar  *calendar,
                                  guint             *moves,
                                  guint             *beyond,
                                  GError           **error);

G_END_DECLS
