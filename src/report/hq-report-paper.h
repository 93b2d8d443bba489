/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-chart.h"
#include "hq-openings.h"
#include "hq-setup.h"

G_BEGIN_DECLS

/**
 * HqReportPaper:
 *
 * What a report on pages, or in a workbook, is made of; all borrowed. Screen and command line hand in the
 * same.
 */
typedef struct
{
  const HqReport *report;
  const char *title;      /* of a day, a stretch, an opening day; in the reader's language */
  const HqSetup *setup;   /* the names of the hall, its floors and services */
  gboolean english;       /* shows the English names where there are any */
  const char *made_by;
  HqTime made_at;
  const GPtrArray *charts;       /* (element-type HqChart) */
  const HqOpeningsPair *opening; /* (nullable): of an opening day */
} HqReportPaper;

/* A figure of an opening day, and the same of the ordinary day before. */
typedef struct
{
  const char *name; /* to be translated */
  HqFigure opening;
  HqFigure ordinary;
} HqReportPaperRow;

const char *hq_report_paper_get_hall     (const HqReportPaper *paper);
const char *hq_report_paper_find_name    (const HqReportPaper *paper,
                                          HqScope              scope,
                                          const char          *key);
const char *hq_report_paper_get_standing (const HqReportPaper *paper);
GArray     *hq_report_paper_list_beside  (const HqReportPaper *paper);

G_END_DECLS
