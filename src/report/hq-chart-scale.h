/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-chart.h"

G_BEGIN_DECLS

/**
 * HqChartScale:
 *
 * The ticks of an axis: @n_ticks of them from @first on, in steps of @mantissa (1, 2 or 5) times ten
 * to the power of @exponent. Whole numbers, so that no tick is off by what a double cannot hold.
 */
typedef struct
{
  gint64 first; /* in steps from 0 */
  guint n_ticks;
  int mantissa;
  int exponent;
} HqChartScale;

HqChartScale hq_chart_scale_choose   (HqChartUnit unit,
                                      double      least,
                                      double      most,
                                      guint       most_ticks);
HqChartScale hq_chart_scale_find     (const HqChart *chart,
                                      guint          most_ticks);
double       hq_chart_scale_get_tick (const HqChartScale *scale,
                                      guint               tick);
double       hq_chart_scale_place    (const HqChartScale *scale,
                                      double              value);
char        *hq_chart_scale_format   (const HqChartScale *scale,
                                      HqChartUnit         unit,
                                      guint               tick);
guint        hq_chart_scale_thin     (double slot,
                                      double label);

G_END_DECLS
