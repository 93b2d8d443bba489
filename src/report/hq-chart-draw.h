/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "hq-chart-style.h"
#include "hq-chart.h"

G_BEGIN_DECLS

void hq_chart_draw_on (const HqChart      *chart,
                       cairo_t            *cr,
                       double              width,
                       double              height,
                       const HqChartStyle *style);

G_END_DECLS
