/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-list.h"
#include "hq-setup.h"

G_BEGIN_DECLS

/* What is told of a case in a list. */
typedef enum
{
  HQ_MANAGER_CASE_LIGHT,
  HQ_MANAGER_CASE_ID,
  HQ_MANAGER_CASE_NUMBER,
  HQ_MANAGER_CASE_ITEM,
  HQ_MANAGER_CASE_DEPARTMENT,
  HQ_MANAGER_CASE_ACCEPTED,
  HQ_MANAGER_CASE_PROMISE,
  HQ_MANAGER_CASE_DUE,
  HQ_MANAGER_CASE_STANDING,
  HQ_MANAGER_CASE_HOLDER,
  HQ_MANAGER_CASE_STATE,
  HQ_N_MANAGER_CASE_COLUMNS
} HqManagerCaseColumn;

#define HQ_TYPE_MANAGER_CASE (hq_manager_case_get_type ())

/**
 * HqManagerCase:
 *
 * A case, as an item of a list.
 */
G_DECLARE_FINAL_TYPE (HqManagerCase, hq_manager_case, HQ, MANAGER_CASE, GObject)

HqManagerCase    *hq_manager_case_new       (const HqCaseLine *line,
                                             const HqSetup    *setup,
                                             HqDate            today);
const HqCaseLine *hq_manager_case_get       (HqManagerCase *self);
gboolean          hq_manager_case_equal     (HqManagerCase *self,
                                             HqManagerCase *other);
const char       *hq_manager_case_get_title (HqManagerCaseColumn column);
char             *hq_manager_case_format    (HqManagerCase      *self,
                                             HqManagerCaseColumn column);

G_END_DECLS
