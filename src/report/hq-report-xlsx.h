/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-chart.h"

G_BEGIN_DECLS

/**
 * HqReportBook:
 *
 * What a workbook is made of; all borrowed.
 */
typedef struct
{
  const HqReport *report;
  const char *title;
  const GPtrArray *charts; /* (element-type HqChart): each becomes a sheet of its figures */
} HqReportBook;

gboolean hq_report_xlsx_write (const HqReportBook  *book,
                               const char          *path,
                               HqWatch             *watch,
                               GError             **error);

G_END_DECLS
