/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-manager-case.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_CASE_ROWS (hq_manager_case_rows_get_type ())

/**
 * HqManagerCaseRows:
 *
 * A table of cases, of which one is opened.
 */
G_DECLARE_FINAL_TYPE (HqManagerCaseRows, hq_manager_case_rows, HQ, MANAGER_CASE_ROWS, AdwBin)

void           hq_manager_case_rows_restart  (HqManagerCaseRows *self);
void           hq_manager_case_rows_show     (HqManagerCaseRows *self,
                                              GPtrArray         *found);
gint64         hq_manager_case_rows_get_only (HqManagerCaseRows *self);
GtkColumnView *hq_manager_case_rows_get_view (HqManagerCaseRows *self);

G_END_DECLS
