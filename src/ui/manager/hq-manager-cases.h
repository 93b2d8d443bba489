/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-list.h"
#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_CASES (hq_manager_cases_get_type ())

/**
 * HqManagerCases:
 *
 * The cases of the hall: those that are due today, near, overdue, or whose clock stands still, all that
 * are under way, and those that ended in a stretch of days. Each opens with its story and its deeds.
 */
G_DECLARE_FINAL_TYPE (HqManagerCases, hq_manager_cases, HQ, MANAGER_CASES, HqManagerPanel)

const HqCaseBoard *hq_manager_cases_get_board (HqManagerCases *self);

G_END_DECLS
