/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-rows.h"
#include "hq-part-file.h"
#include "hq-report.h"

G_BEGIN_DECLS

/**
 * HqReportExport:
 *
 * A report on its way into a file. It is written beside @path first, and has its name only when its
 * event is stored: so there is no file without an event.
 */
typedef struct
{
  const char *kind;   /* "pdf", "xlsx", "csv", or "rows": a table of the rows behind a figure */
  HqFigureAsk ask;    /* of "rows": which figure, of the days below */
  const char *path;   /* where it is to be; what is there is replaced */
  HqDate from;
  HqDate to;
  HqTime now;         /* a made-up time on a demo or trial hall, 0 for the store's clock */
  const char *title;  /* (nullable): what it says above the days; %NULL for one of a day, an opening day or
                         a stretch */
  const char *made_by;
  gboolean english;   /* shows English names where there are any */
  const HqReportWords *words; /* in the reader's language */

  HqPartFile part; /* set up by hq_report_export_write() */
} HqReportExport;

gboolean hq_report_export_write     (HqReportExport       *self,
                                     HqHall               *hall,
                                     GError              **error);
void     hq_report_export_get_order (const HqReportExport *self,
                                     HqOrder              *order);
gboolean hq_report_export_finish    (HqReportExport  *self,
                                     GError         **error);
void     hq_report_export_clear     (HqReportExport *self);
gboolean hq_report_export_run       (HqReportExport       *self,
                                     HqHall               *hall,
                                     const HqActor        *actor,
                                     GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqReportExport, hq_report_export_clear)

G_END_DECLS
