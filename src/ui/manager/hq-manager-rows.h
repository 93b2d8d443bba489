/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hq-explain.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* What is told of a row. */
typedef enum
{
  HQ_MANAGER_ROWS_NUMBER,
  HQ_MANAGER_ROWS_DAY,
  HQ_MANAGER_ROWS_SERVICE,
  HQ_MANAGER_ROWS_COUNTER,
  HQ_MANAGER_ROWS_CLERK,
  HQ_MANAGER_ROWS_FROM,
  HQ_MANAGER_ROWS_TO,
  HQ_MANAGER_ROWS_VALUE,
  HQ_MANAGER_ROWS_VERDICT,
  HQ_N_MANAGER_ROWS
} HqManagerRowsColumn;

#define HQ_TYPE_MANAGER_ROW (hq_manager_row_get_type ())

/**
 * HqManagerRow:
 *
 * One row behind a figure, as an item of a list.
 */
G_DECLARE_FINAL_TYPE (HqManagerRow, hq_manager_row, HQ, MANAGER_ROW, GObject)

#define HQ_TYPE_MANAGER_ROWS (hq_manager_rows_get_type ())

/**
 * HqManagerRows:
 *
 * The rows behind a figure as a list, whose items are made as they are looked at: a year has hundreds
 * of thousands.
 */
G_DECLARE_FINAL_TYPE (HqManagerRows, hq_manager_rows, HQ, MANAGER_ROWS, GObject)

HqManagerRows      *hq_manager_rows_new       (HqFigureRows  *rows,
                                               const HqSetup *setup,
                                               GTimeZone     *zone);
const char         *hq_manager_rows_get_title (HqManagerRowsColumn column,
                                               HqFigureKind        kind);
const HqFigureRow  *hq_manager_row_get        (HqManagerRow *self);
char               *hq_manager_row_format     (HqManagerRow       *self,
                                               HqManagerRowsColumn column);

G_END_DECLS
