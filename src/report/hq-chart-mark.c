/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a chart: bars, lines, and the samples of both beside the names of the series. */
#include <math.h>

#include "hq-chart-draw-private.h"

/* In parts of the size of the letters. */
#define HQ_CHART_MARK_WIDEST_BAR 3.5
#define HQ_CHART_MARK_SIZE 0.36 /* from the middle of a marker to its edge */
#define HQ_CHART_MARK_HATCH 0.42

static guint
hq_chart_mark_get_look (guint series)
{
  return series % HQ_CHART_STYLE_LOOKS;
}

static double
hq_chart_mark_get_size (const HqChartDrawing *drawing)
{
  return HQ_CHART_MARK_SIZE * drawing->em;
}

/* Parallel lines through the box, in the steps of the hatching. */
static void
hq_chart_mark_hatch (const HqChartDrawing *drawing, const HqChartBox *box, double slope)
{
  double step = HQ_CHART_MARK_HATCH * drawing->em * (slope != 0 ? 1.4 : 1);
  double rise = slope * box->width;
  /* The same steps in each bar, from the bottom of the chart on. */
  double first = drawing->bottom - step * ceil ((box->height + fabs (rise)) / step);

  for (double y = first; y < drawing->bottom + fabs (rise); y += step)
    {
      cairo_move_to (drawing->cr, box->x, y);
      cairo_line_to (drawing->cr, box->x + box->width, y - rise);
    }
  cairo_stroke (drawing->cr);
}

/* A bar in the look of its series: full, or hatched this way, that way and both. */
static void
hq_chart_mark_draw_bar (const HqChartDrawing *drawing, guint series, const HqChartBox *box)
{
  guint look = hq_chart_mark_get_look (series);
  double edge = MIN (0.5 * drawing->style->line_width, box->width / 4);

  hq_chart_draw_set_colour (drawing, &drawing->style->series[look]);
  cairo_rectangle (drawing->cr, box->x, box->y, box->width, box->height);
  if (look == 0)
    {
      cairo_fill (drawing->cr);
      return;
    }
  cairo_save (drawing->cr);
  cairo_clip (drawing->cr);
  cairo_set_line_width (drawing->cr, 0.6 * drawing->style->line_width);
  if (look == 1 || look == 3)
    hq_chart_mark_hatch (drawing, box, 1);
  if (look == 3)
    hq_chart_mark_hatch (drawing, box, -1);
  if (look == 2)
    hq_chart_mark_hatch (drawing, box, 0);
  cairo_restore (drawing->cr);
  cairo_set_line_width (drawing->cr, edge);
  if (box->height > edge && box->width > edge)
    {
      cairo_rectangle (drawing->cr, box->x + edge / 2, box->y + edge / 2, box->width - edge,
                       box->height - edge);
      cairo_stroke (drawing->cr);
    }
}

/* A circle, a square, a triangle or a diamond, of which no two look alike without colour. */
static void
hq_chart_mark_draw_marker (const HqChartDrawing *drawing, guint series, double x, double y)
{
  double size = hq_chart_mark_get_size (drawing);
  guint look = hq_chart_mark_get_look (series);
  guint corners = look == 2 ? 3 : 4;

  cairo_new_path (drawing->cr);
  if (look == 0)
    cairo_arc (drawing->cr, x, y, 0.9 * size, 0, 2 * G_PI);
  else if (look == 1)
    cairo_rectangle (drawing->cr, x - 0.8 * size, y - 0.8 * size, 1.6 * size, 1.6 * size);
  else
    for (guint i = 0; i < corners; i++)
      cairo_line_to (drawing->cr, x + 1.15 * size * sin (2 * G_PI * i / corners),
                     y - 1.15 * size * cos (2 * G_PI * i / corners));
  cairo_close_path (drawing->cr);
  hq_chart_draw_set_colour (drawing, &drawing->style->series[look]);
  if (look % 2 == 0)
    cairo_fill (drawing->cr);
  else
    {
      cairo_set_line_width (drawing->cr, 0.7 * drawing->style->line_width);
      cairo_stroke_preserve (drawing->cr);
      hq_chart_draw_set_colour (drawing, &drawing->style->paper);
      cairo_fill (drawing->cr);
    }
}

static void
hq_chart_mark_set_line (const HqChartDrawing *drawing, guint series)
{
  const double em = drawing->em;
  const double dashes[HQ_CHART_STYLE_LOOKS][4] = { { 0 },
                                                   { 0.7 * em, 0.35 * em },
                                                   { 0.2 * em, 0.28 * em },
                                                   { 1.1 * em, 0.3 * em, 0.2 * em, 0.3 * em } };
  static const int lengths[HQ_CHART_STYLE_LOOKS] = { 0, 2, 2, 4 };
  guint look = hq_chart_mark_get_look (series);

  cairo_set_dash (drawing->cr, dashes[look], lengths[look], 0);
  cairo_set_line_width (drawing->cr, drawing->style->line_width);
  hq_chart_draw_set_colour (drawing, &drawing->style->series[look]);
}

/**
 * hq_chart_mark_find_left:
 * @series: one with bars
 * @category: which of them
 * @width: (out): how wide its bar is
 *
 * The bars of a category stand side by side, and no bar is wider than what still looks like one.
 *
 * Returns: where the bar begins
 */
double
hq_chart_mark_find_left (const HqChartDrawing *drawing, guint series, guint category, double *width)
{
  guint n = 0, before = 0;

  for (guint i = 0; i < hq_chart_count_series (drawing->chart); i++)
    if (hq_chart_get_shape (drawing->chart, i) == HQ_CHART_BARS)
      {
        before += i < series;
        n++;
      }
  *width = MIN (0.78 * drawing->slot / MAX (1, n), HQ_CHART_MARK_WIDEST_BAR * drawing->em);
  return hq_chart_draw_find_x (drawing, category) + (before - n / 2.0) * *width;
}

static void
hq_chart_mark_draw_series (const HqChartDrawing *drawing, guint series)
{
  for (guint i = 0; i < hq_chart_count_categories (drawing->chart); i++)
    {
      HqChartBox box;
      double value;

      if (!hq_chart_get_value (drawing->chart, series, i, &value))
        continue;
      box.x = hq_chart_mark_find_left (drawing, series, i, &box.width);
      /* A narrow gap tells bars that touch from one another. */
      if (box.width > drawing->style->line_width)
        box.width -= 0.4 * drawing->style->line_width;
      box.y = hq_chart_draw_find_y (drawing, value);
      box.height = drawing->bottom - box.y;
      hq_chart_mark_draw_bar (drawing, series, &box);
    }
}

/**
 * hq_chart_mark_draw_bars:
 *
 * A gap has no bar, and 0 has one of no height: its figure stands above the axis.
 */
void
hq_chart_mark_draw_bars (const HqChartDrawing *drawing)
{
  for (guint i = 0; i < hq_chart_count_series (drawing->chart); i++)
    if (hq_chart_get_shape (drawing->chart, i) == HQ_CHART_BARS)
      hq_chart_mark_draw_series (drawing, i);
}

/* A line ends at a gap and begins anew after it. */
static void
hq_chart_mark_draw_path (const HqChartDrawing *drawing, guint series)
{
  gboolean goes_on = FALSE;
  double value;

  cairo_new_path (drawing->cr);
  for (guint i = 0; i < hq_chart_count_categories (drawing->chart); i++)
    {
      gboolean there = hq_chart_get_value (drawing->chart, series, i, &value);

      if (there && goes_on)
        cairo_line_to (drawing->cr, hq_chart_draw_find_x (drawing, i),
                       hq_chart_draw_find_y (drawing, value));
      else if (there)
        cairo_move_to (drawing->cr, hq_chart_draw_find_x (drawing, i),
                       hq_chart_draw_find_y (drawing, value));
      goes_on = there;
    }
  hq_chart_mark_set_line (drawing, series);
  cairo_stroke (drawing->cr);
  cairo_set_dash (drawing->cr, NULL, 0, 0);
}

static gboolean
hq_chart_mark_is_alone (const HqChart *chart, guint series, guint category)
{
  return !(category > 0 && hq_chart_get_value (chart, series, category - 1, NULL))
         && !(category + 1 < hq_chart_count_categories (chart)
              && hq_chart_get_value (chart, series, category + 1, NULL));
}

/* As many markers as do not touch, on the ends of the range, and on whatever has no line. */
static void
hq_chart_mark_draw_markers (const HqChartDrawing *drawing, guint series)
{
  guint every = hq_chart_scale_thin (drawing->slot, 3.2 * hq_chart_mark_get_size (drawing));
  guint least = 0, most = 0;

  hq_chart_find_extremes (drawing->chart, series, &least, &most);
  for (guint i = 0; i < hq_chart_count_categories (drawing->chart); i++)
    {
      double value;

      if (hq_chart_get_value (drawing->chart, series, i, &value)
          && (i % every == 0 || i == least || i == most
              || hq_chart_mark_is_alone (drawing->chart, series, i)))
        hq_chart_mark_draw_marker (drawing, series, hq_chart_draw_find_x (drawing, i),
                                   hq_chart_draw_find_y (drawing, value));
    }
}

void
hq_chart_mark_draw_lines (const HqChartDrawing *drawing)
{
  for (guint i = 0; i < hq_chart_count_series (drawing->chart); i++)
    if (hq_chart_get_shape (drawing->chart, i) == HQ_CHART_LINE)
      {
        hq_chart_mark_draw_path (drawing, i);
        hq_chart_mark_draw_markers (drawing, i);
      }
}

/**
 * hq_chart_mark_draw_key:
 * @series: which one
 * @x: where its sample begins
 * @y: its middle
 *
 * Draws what the series looks like, for the legend.
 */
void
hq_chart_mark_draw_key (const HqChartDrawing *drawing, guint series, double x, double y)
{
  double em = drawing->em;
  HqChartDrawing sample = *drawing;
  const HqChartBox box = { x, y - 0.45 * em, 1.8 * em, 0.9 * em };

  if (hq_chart_get_shape (drawing->chart, series) == HQ_CHART_BARS)
    {
      sample.bottom = box.y + box.height;
      hq_chart_mark_draw_bar (&sample, series, &box);
      return;
    }
  hq_chart_mark_set_line (drawing, series);
  cairo_move_to (drawing->cr, x, y);
  cairo_line_to (drawing->cr, x + 1.9 * em, y);
  cairo_stroke (drawing->cr);
  cairo_set_dash (drawing->cr, NULL, 0, 0);
  hq_chart_mark_draw_marker (drawing, series, x + 0.95 * em, y);
}
