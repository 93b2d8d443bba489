/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-chart.h"

G_BEGIN_DECLS

#define HQ_TYPE_CHART_VIEW (hq_chart_view_get_type ())

/**
 * HqChartView:
 *
 * A chart with its title, the sentence that says what can be seen in it, and a button that shows the
 * same as a table, which the keyboard and a screen reader go through row by row.
 */
G_DECLARE_FINAL_TYPE (HqChartView, hq_chart_view, HQ, CHART_VIEW, AdwBin)

GtkWidget *hq_chart_view_new       (void);
void       hq_chart_view_set_chart (HqChartView *self,
                                    HqChart     *chart);

G_END_DECLS
