/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-rows.h"
#include "hq-setup.h"

G_BEGIN_DECLS

/* What is told of a row. */
typedef enum
{
  HQ_MANAGER_ROW_NUMBER,
  HQ_MANAGER_ROW_DAY,
  HQ_MANAGER_ROW_SERVICE,
  HQ_MANAGER_ROW_COUNTER,
  HQ_MANAGER_ROW_CLERK,
  HQ_MANAGER_ROW_FROM,
  HQ_MANAGER_ROW_TO,
  HQ_MANAGER_ROW_VALUE,
  HQ_MANAGER_ROW_VERDICT,
  HQ_N_MANAGER_ROW_COLUMNS
} HqManagerRowColumn;

#define HQ_TYPE_MANAGER_ROW (hq_manager_row_get_type ())

/**
 * HqManagerRow:
 *
 * One row behind a figure, as an item of a list.
 */
G_DECLARE_FINAL_TYPE (HqManagerRow, hq_manager_row, HQ, MANAGER_ROW, GObject)

HqManagerRow      *hq_manager_row_new       (HqFigureRows *rows,
                                             guint         index,
                                             HqSetup      *setup,
                                             GTimeZone    *zone);
const char        *hq_manager_row_get_title (HqManagerRowColumn column,
                                             HqFigureKind       kind);
const HqFigureRow *hq_manager_row_get       (HqManagerRow *self);
char              *hq_manager_row_format    (HqManagerRow      *self,
                                             HqManagerRowColumn column);

G_END_DECLS
