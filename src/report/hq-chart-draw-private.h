/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "hq-chart-draw.h"
#include "hq-chart-scale.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} HqChartBox;

/* From the axis to the labels of the categories, in parts of the size of the letters. */
#define HQ_CHART_DRAW_BELOW 0.45

/* A chart on its way to the paper; all lengths are in units of the drawing. */
typedef struct
{
  const HqChart *chart;      /* (borrowed) */
  const HqChartStyle *style; /* (borrowed) */
  cairo_t *cr;               /* (borrowed) */
  PangoLayout *layout;       /* (owned): for each text in turn */
  double width;
  double height;
  double em; /* the size of the letters */

  /* Where the values are drawn. */
  double left;
  double right;
  double top;
  double bottom;
  double slot; /* the room of a category */
  HqChartScale scale;
  GArray *taken; /* (owned): HqChartBox, where something is written among the values */

  /* The labels of the categories. */
  guint label_every;  /* 3 where every third one has its label */
  double label_width; /* the widest that one may be */
  int label_lines;    /* in so many lines */
} HqChartDrawing;

void   hq_chart_draw_set_colour (const HqChartDrawing *drawing,
                                 const HqChartColour  *colour);
void   hq_chart_draw_measure    (const HqChartDrawing *drawing,
                                 const char           *text,
                                 double               *width,
                                 double               *height);
void   hq_chart_draw_layout     (const HqChartDrawing *drawing,
                                 const HqChartColour  *colour,
                                 double                x,
                                 double                y);
double hq_chart_draw_find_x     (const HqChartDrawing *drawing,
                                 guint                 category);
double hq_chart_draw_find_y     (const HqChartDrawing *drawing,
                                 double                value);

void   hq_chart_mark_draw_bars  (const HqChartDrawing *drawing);
void   hq_chart_mark_draw_lines (const HqChartDrawing *drawing);
void   hq_chart_mark_draw_key   (const HqChartDrawing *drawing,
                                 guint                 series,
                                 double                x,
                                 double                y);
double hq_chart_mark_find_left  (const HqChartDrawing *drawing,
                                 guint                 series,
                                 guint                 category,
                                 double               *width);

void   hq_chart_label_draw      (HqChartDrawing *drawing);
void   hq_chart_label_draw_categories (HqChartDrawing *drawing);
double hq_chart_label_measure_categories (HqChartDrawing *drawing);

G_END_DECLS
