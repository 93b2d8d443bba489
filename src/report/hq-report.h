/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figures.h"
#include "hq-report-words.h"

G_BEGIN_DECLS

/**
 * HqReport:
 *
 * What a report is made of; all borrowed.
 */
typedef struct
{
  HqDate from;
  HqDate to;
  const GArray *figures;         /* HqFigure, in the order of hq_figures_compare() */
  const HqPublished *published;  /* (nullable): of the one day */
  GTimeZone *zone;
  const HqReportWords *words;
} HqReport;

typedef enum
{
  HQ_REPORT_LINE_SCOPE,   /* a heading: of whom the lines speak that follow */
  HQ_REPORT_LINE_FIGURES,
  HQ_REPORT_LINE_MARK,    /* both rates at 100 %, or why that is not said */
  HQ_REPORT_LINE_CHANGES, /* a heading: what follows was published otherwise */
  HQ_REPORT_LINE_CHANGE
} HqReportLineKind;

/* A line of a report for people. */
typedef struct
{
  HqReportLineKind kind;
  HqScope scope;
  const char *key;  /* interned */
  GPtrArray *parts; /* (owned) (element-type utf8): a name and its value each, or a sentence */
} HqReportLine;

const char *hq_report_get_name       (HqMetric metric);
const char *hq_report_get_scope_name (HqScope scope);
char       *hq_report_format_length  (gint64 length);
char       *hq_report_format_value   (const HqFigure *figure);
char       *hq_report_format_reasons (const HqFigure *figure);
char       *hq_report_format_mark    (const HqFigure      *figure,
                                      const HqReportWords *words);
char       *hq_report_format_said    (const HqFigure      *figure,
                                      const HqReportWords *words);
char       *hq_report_format_csv     (const GArray *figures);
char       *hq_report_format_days    (const HqReport *report);
GPtrArray  *hq_report_list_lines     (const HqReport *report);
char       *hq_report_format_text    (const HqReport *report);

G_END_DECLS
