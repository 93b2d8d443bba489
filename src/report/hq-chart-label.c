/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written into a chart: the categories below it, and figures beside the marks. */
#include "hq-chart-draw-private.h"

/* In parts of the size of the letters. */
#define HQ_CHART_LABEL_GAP 0.6
#define HQ_CHART_LABEL_LONGEST 8.0 /* where not each category has its label */
#define HQ_CHART_LABEL_FOLDED 4.5  /* with so much room each has one, in two lines */
#define HQ_CHART_LABEL_HALO 0.3
#define HQ_CHART_LABEL_ABOVE 0.5 /* from a marker to its figure */

/* Sets the layout to the label of a category, and says how large it is. */
static void
hq_chart_label_measure (const HqChartDrawing *drawing,
                        guint category,
                        double *width,
                        double *height)
{
  int high;

  hq_chart_draw_measure (drawing, hq_chart_get_category (drawing->chart, category), width, height);
  if (*width <= drawing->label_width)
    return;
  *width = drawing->label_width;
  pango_layout_set_width (drawing->layout, (int) (*width * PANGO_SCALE));
  pango_layout_set_height (drawing->layout, -drawing->label_lines);
  pango_layout_set_wrap (drawing->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (drawing->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (drawing->layout, PANGO_ALIGN_CENTER);
  pango_layout_get_size (drawing->layout, NULL, &high);
  *height = (double) high / PANGO_SCALE;
}

/**
 * hq_chart_label_measure_categories:
 *
 * Decides how the categories are written: each in one line, each in two shorter ones, or only some of
 * them, so that none touches the next. What is not written stands in the table.
 *
 * Returns: how high the labels are
 */
double
hq_chart_label_measure_categories (HqChartDrawing *drawing)
{
  double gap = HQ_CHART_LABEL_GAP * drawing->em, widest = 0, highest = 0, width, height;
  guint n = hq_chart_count_categories (drawing->chart);

  for (guint i = 0; i < n; i++)
    {
      hq_chart_draw_measure (drawing, hq_chart_get_category (drawing->chart, i), &width, &height);
      widest = MAX (widest, width);
    }
  drawing->label_every = 1;
  drawing->label_lines = 1;
  drawing->label_width = widest;
  if (widest + gap > drawing->slot && drawing->slot >= HQ_CHART_LABEL_FOLDED * drawing->em)
    {
      drawing->label_lines = 2;
      drawing->label_width = drawing->slot - gap;
    }
  else if (widest + gap > drawing->slot && drawing->slot > 0)
    {
      drawing->label_width = MIN (widest, HQ_CHART_LABEL_LONGEST * drawing->em);
      drawing->label_every = hq_chart_scale_thin (drawing->slot, drawing->label_width + gap);
    }
  for (guint i = 0; i < n; i += drawing->label_every)
    {
      hq_chart_label_measure (drawing, i, &width, &height);
      highest = MAX (highest, height);
    }
  return highest;
}

/**
 * hq_chart_label_draw_categories:
 *
 * As hq_chart_label_measure_categories() has decided.
 */
void
hq_chart_label_draw_categories (HqChartDrawing *drawing)
{
  double end = -drawing->em;

  for (guint i = 0; i < hq_chart_count_categories (drawing->chart); i += drawing->label_every)
    {
      double middle = hq_chart_draw_find_x (drawing, i), width, height, x;

      hq_chart_label_measure (drawing, i, &width, &height);
      x = CLAMP (middle - width / 2, 0, MAX (0, drawing->width - width));
      /* The last one is moved in, and must not run into the one before it. */
      if (x < end + 0.4 * HQ_CHART_LABEL_GAP * drawing->em)
        continue;
      hq_chart_draw_layout (drawing, &drawing->style->ink, x,
                            drawing->bottom + HQ_CHART_DRAW_BELOW * drawing->em);
      end = x + width;
    }
}

static gboolean
hq_chart_label_is_free (const HqChartDrawing *drawing, const HqChartBox *box)
{
  if (box->y < 0 || box->y + box->height > drawing->bottom)
    return FALSE;
  for (guint i = 0; i < drawing->taken->len; i++)
    {
      const HqChartBox *other = &g_array_index (drawing->taken, HqChartBox, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width
          && box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }
  return TRUE;
}

/* Writes what the layout was set to, with the paper around it: it may stand on a line. */
static void
hq_chart_label_write (HqChartDrawing *drawing, const HqChartBox *box)
{
  cairo_t *cr = drawing->cr;

  cairo_move_to (cr, box->x, box->y);
  pango_cairo_layout_path (cr, drawing->layout);
  hq_chart_draw_set_colour (drawing, &drawing->style->paper);
  cairo_set_line_width (cr, HQ_CHART_LABEL_HALO * drawing->em);
  cairo_stroke (cr);
  hq_chart_draw_layout (drawing, &drawing->style->ink, box->x, box->y);
  g_array_append_vals (drawing->taken, box, 1);
}

/* Where a figure goes: a low one below its mark. */
typedef enum
{
  HQ_CHART_LABEL_HIGH,
  HQ_CHART_LABEL_LOW,
  HQ_CHART_LABEL_OTHER /* above, or nowhere: below it might be taken for that of another line */
} HqChartLabelPlace;

/* Writes the figure of a mark beside it, where there is room. */
static void
hq_chart_label_draw_figure (HqChartDrawing *drawing,
                            guint series,
                            guint category,
                            HqChartLabelPlace place)
{
  gboolean is_bar = hq_chart_get_shape (drawing->chart, series) == HQ_CHART_BARS;
  double value = 0, x, y, up, down, wide;
  g_autofree char *text = NULL;
  HqChartBox box;

  if (!hq_chart_get_value (drawing->chart, series, category, &value))
    return;
  text = hq_chart_format_short (hq_chart_get_unit (drawing->chart), value);
  hq_chart_draw_measure (drawing, text, &box.width, &box.height);
  y = hq_chart_draw_find_y (drawing, value);
  x = hq_chart_draw_find_x (drawing, category);
  if (is_bar)
    x = hq_chart_mark_find_left (drawing, series, category, &wide) + wide / 2;
  box.x = CLAMP (x - box.width / 2, 0, MAX (0, drawing->width - box.width));
  up = y - box.height - (is_bar ? 0 : HQ_CHART_LABEL_ABOVE * drawing->em);
  down = y + HQ_CHART_LABEL_ABOVE * drawing->em;
  box.y = place == HQ_CHART_LABEL_LOW && !is_bar ? down : up;
  if (!hq_chart_label_is_free (drawing, &box) && !is_bar && place != HQ_CHART_LABEL_OTHER)
    box.y = place == HQ_CHART_LABEL_LOW ? up : down;
  if (hq_chart_label_is_free (drawing, &box))
    hq_chart_label_write (drawing, &box);
}

static gboolean
hq_chart_label_has_bars (const HqChart *chart)
{
  for (guint i = 0; i < hq_chart_count_series (chart); i++)
    if (hq_chart_get_shape (chart, i) == HQ_CHART_BARS)
      return TRUE;
  return FALSE;
}

/* Whether the figures of all marks of the series have room beside each other, and stand on nothing
 * else: a line before bars does not. */
static gboolean
hq_chart_label_fits (const HqChartDrawing *drawing, guint series)
{
  double widest = 0, value, width, height, room = drawing->slot;

  if (hq_chart_get_shape (drawing->chart, series) == HQ_CHART_BARS)
    hq_chart_mark_find_left (drawing, series, 0, &room);
  else if (hq_chart_label_has_bars (drawing->chart))
    return FALSE;
  for (guint i = 0; i < hq_chart_count_categories (drawing->chart); i++)
    if (hq_chart_get_value (drawing->chart, series, i, &value))
      {
        g_autofree char *text = hq_chart_format_short (hq_chart_get_unit (drawing->chart), value);

        hq_chart_draw_measure (drawing, text, &width, &height);
        widest = MAX (widest, width);
      }
  /* A bar's figure may be somewhat wider than the bar. */
  return widest <= MIN (1.25 * room, drawing->slot);
}

/**
 * hq_chart_label_draw:
 *
 * Writes the figures beside the marks: the highest and the lowest of each series first, and the others
 * where all of them have room.
 */
void
hq_chart_label_draw (HqChartDrawing *drawing)
{
  guint n = hq_chart_count_series (drawing->chart);
  guint least, most;

  for (guint i = 0; i < n; i++)
    if (hq_chart_find_extremes (drawing->chart, i, &least, &most))
      {
        hq_chart_label_draw_figure (drawing, i, most, HQ_CHART_LABEL_HIGH);
        if (least != most)
          hq_chart_label_draw_figure (drawing, i, least, HQ_CHART_LABEL_LOW);
      }
  for (guint i = 0; i < n; i++)
    if (hq_chart_find_extremes (drawing->chart, i, &least, &most)
        && hq_chart_label_fits (drawing, i))
      for (guint j = 0; j < hq_chart_count_categories (drawing->chart); j++)
        if (j != least && j != most)
          hq_chart_label_draw_figure (drawing, i, j, HQ_CHART_LABEL_OTHER);
}
