/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-chart.h"

G_BEGIN_DECLS

#define HQ_TYPE_CHART_CANVAS (hq_chart_canvas_get_type ())

/**
 * HqChartCanvas:
 *
 * The picture of a chart, as a report draws it, in the colours of the desktop's style. For a screen
 * reader it is an image with the chart's title and its sentence.
 */
G_DECLARE_FINAL_TYPE (HqChartCanvas, hq_chart_canvas, HQ, CHART_CANVAS, GtkWidget)

void hq_chart_canvas_set_chart (HqChartCanvas *self,
                                HqChart       *chart);

G_END_DECLS
