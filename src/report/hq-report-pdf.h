/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-chart.h"
#include "hq-setup.h"
#include "hq-watch.h"

G_BEGIN_DECLS

/**
 * HqReportPaper:
 *
 * What a report to be signed is made of; all borrowed. Screen and command line hand in the same.
 */
typedef struct
{
  const HqReport *report;
  const char *title;      /* of a day, a stretch, an opening day; in the reader's language */
  const HqSetup *setup;   /* the names of the hall, its floors and services */
  gboolean english;       /* shows the English names where there are any */
  const char *made_by;
  HqTime made_at;
  const GPtrArray *charts; /* (element-type HqChart) */
} HqReportPaper;

gboolean hq_report_pdf_write (const HqReportPaper  *paper,
                              const char           *path,
                              HqWatch              *watch,
                              GError              **error);

G_END_DECLS
