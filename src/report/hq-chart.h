/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-report.h"

G_BEGIN_DECLS

/* What the values of a chart are; none is below zero. */
typedef enum
{
  HQ_CHART_COUNT,
  HQ_CHART_MINUTES, /* of any fraction */
  HQ_CHART_PERCENT  /* 0 to 100 */
} HqChartUnit;

/* How a series is drawn. */
typedef enum
{
  HQ_CHART_BARS,
  HQ_CHART_LINE
} HqChartShape;

/**
 * HqChart:
 *
 * What a chart shows: a value for each category, such as an hour, in each of its series. It is plain
 * data, filled by one thread and only read from then on: the screen, the page and the table beside
 * them all say the same.
 */
typedef struct _HqChart HqChart;

HqChart      *hq_chart_new            (const char  *title,
                                       HqChartUnit  unit);
HqChart      *hq_chart_ref            (HqChart *chart);
void          hq_chart_unref          (HqChart *chart);
void          hq_chart_set_heading    (HqChart    *chart,
                                       const char *heading);
guint         hq_chart_add_category   (HqChart    *chart,
                                       const char *label);
guint         hq_chart_add_series     (HqChart      *chart,
                                       const char   *name,
                                       HqChartShape  shape);
void          hq_chart_set_value      (HqChart *chart,
                                       guint    series,
                                       guint    category,
                                       double   value);
void          hq_chart_set_rate       (HqChart *chart,
                                       guint    series,
                                       guint    category,
                                       HqRate   rate);
const char   *hq_chart_get_title      (const HqChart *chart);
const char   *hq_chart_get_heading    (const HqChart *chart);
HqChartUnit   hq_chart_get_unit       (const HqChart *chart);
guint         hq_chart_count_categories (const HqChart *chart);
guint         hq_chart_count_series   (const HqChart *chart);
const char   *hq_chart_get_category   (const HqChart *chart,
                                       guint          category);
const char   *hq_chart_get_series     (const HqChart *chart,
                                       guint          series);
HqChartShape  hq_chart_get_shape      (const HqChart *chart,
                                       guint          series);
gboolean      hq_chart_get_value      (const HqChart *chart,
                                       guint          series,
                                       guint          category,
                                       double        *value);
gboolean      hq_chart_find_extremes  (const HqChart *chart,
                                       guint          series,
                                       guint         *least,
                                       guint         *most);
gboolean      hq_chart_is_empty       (const HqChart *chart);
double        hq_chart_cut            (double value);
char         *hq_chart_format_short   (HqChartUnit unit,
                                       double      value);
char         *hq_chart_format_cell    (const HqChart *chart,
                                       guint          series,
                                       guint          category);
char         *hq_chart_format_summary (const HqChart     *chart,
                                       const HqReportWords  *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqChart, hq_chart_unref)

G_END_DECLS
