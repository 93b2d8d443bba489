/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-report.h"

G_BEGIN_DECLS

/* How many series look different; with more, the looks begin anew. */
#define HQ_CHART_STYLE_LOOKS 4

typedef enum
{
  HQ_CHART_THEME_LIGHT,
  HQ_CHART_THEME_DARK,
  HQ_CHART_THEME_CONTRAST, /* black on white */
  HQ_CHART_THEME_CONTRAST_DARK,
  HQ_CHART_THEME_PRINT, /* may come out of a printer that has one colour */
  HQ_N_CHART_THEMES
} HqChartTheme;

typedef struct
{
  double red;
  double green;
  double blue;
} HqChartColour;

/**
 * HqChartStyle:
 *
 * How a chart is drawn. Beside its colour each series has a hatching, a dash and a marker of its own,
 * whatever the style.
 */
typedef struct
{
  HqChartColour ink;   /* words, axis */
  HqChartColour faint; /* words beside the axis */
  HqChartColour grid;
  HqChartColour paper; /* what lies behind it all; it is not drawn */
  HqChartColour series[HQ_CHART_STYLE_LOOKS];
  double line_width;
  const char *font;  /* (borrowed): families, as in "Noto Sans CJK SC, Sans" */
  double font_size;  /* in units of the drawing */
  const HqReportWords *words; /* (borrowed) */
} HqChartStyle;

void hq_chart_style_init (HqChartStyle        *style,
                          HqChartTheme         theme,
                          const char          *font,
                          double               font_size,
                          const HqReportWords *words);

G_END_DECLS
