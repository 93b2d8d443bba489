/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-chart-draw.h"

#include "hq-chart-draw-private.h"

/* Marks a text for translation by the caller. */
#define N_(text) text

/* In parts of the size of the letters. */
#define HQ_CHART_DRAW_TICK_ROOM 2.6 /* a tick, and the space to the next */
#define HQ_CHART_DRAW_PAD 0.6
#define HQ_CHART_DRAW_KEY 2.4 /* the sample of a series beside its name */
#define HQ_CHART_DRAW_MOST_TICKS 9

void
hq_chart_draw_set_colour (const HqChartDrawing *drawing, const HqChartColour *colour)
{
  cairo_set_source_rgb (drawing->cr, colour->red, colour->green, colour->blue);
}

/* Sets the layout to @text in one line, and says how large that is. */
void
hq_chart_draw_measure (const HqChartDrawing *drawing,
                       const char *text,
                       double *width,
                       double *height)
{
  int pixels_wide, pixels_high;

  pango_layout_set_width (drawing->layout, -1);
  pango_layout_set_height (drawing->layout, -1);
  pango_layout_set_ellipsize (drawing->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_alignment (drawing->layout, PANGO_ALIGN_LEFT);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_size (drawing->layout, &pixels_wide, &pixels_high);
  *width = (double) pixels_wide / PANGO_SCALE;
  *height = (double) pixels_high / PANGO_SCALE;
}

/* Draws what the layout was set to. */
void
hq_chart_draw_layout (const HqChartDrawing *drawing,
                      const HqChartColour *colour,
                      double x,
                      double y)
{
  hq_chart_draw_set_colour (drawing, colour);
  cairo_move_to (drawing->cr, x, y);
  pango_cairo_show_layout (drawing->cr, drawing->layout);
}

/* The middle of a category. */
double
hq_chart_draw_find_x (const HqChartDrawing *drawing, guint category)
{
  return drawing->left + (category + 0.5) * drawing->slot;
}

double
hq_chart_draw_find_y (const HqChartDrawing *drawing, double value)
{
  return drawing->bottom
         - hq_chart_scale_place (&drawing->scale, value) * (drawing->bottom - drawing->top);
}

static void
hq_chart_draw_init (HqChartDrawing *drawing, cairo_t *cr)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (drawing->style->font);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  drawing->cr = cr;
  drawing->em = drawing->style->font_size;
  drawing->layout = pango_cairo_create_layout (cr);
  drawing->taken = g_array_new (FALSE, FALSE, sizeof (HqChartBox));
  pango_font_description_set_absolute_size (font, drawing->em * PANGO_SCALE);
  pango_layout_set_font_description (drawing->layout, font);
  /* Figures of one width stand below each other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (drawing->layout, attributes);
}

static void
hq_chart_draw_clear (HqChartDrawing *drawing)
{
  g_clear_object (&drawing->layout);
  g_clear_pointer (&drawing->taken, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqChartDrawing, hq_chart_draw_clear)

/* Where nothing can be drawn, it is said. */
static void
hq_chart_draw_nothing (const HqChartDrawing *drawing)
{
  double width, height;
  int lines;

  hq_chart_draw_measure (drawing,
                         hq_report_words_get (drawing->style->words,
                                              N_ ("There is nothing to show.")),
                         &width, &height);
  pango_layout_set_width (drawing->layout, (int) (drawing->width * PANGO_SCALE));
  pango_layout_set_alignment (drawing->layout, PANGO_ALIGN_CENTER);
  pango_layout_get_size (drawing->layout, NULL, &lines);
  height = (double) lines / PANGO_SCALE;
  hq_chart_draw_layout (drawing, &drawing->style->faint, 0,
                        MAX (0, (drawing->height - height) / 2));
}

/* What each series looks like and is called, above the values; a title says it where there is only
 * one. */
static void
hq_chart_draw_legend (HqChartDrawing *drawing)
{
  double em = drawing->em, x = 0, y = drawing->top, key = HQ_CHART_DRAW_KEY * em;
  double width, height = em;

  if (hq_chart_count_series (drawing->chart) < 2)
    return;
  for (guint i = 0; i < hq_chart_count_series (drawing->chart); i++)
    {
      hq_chart_draw_measure (drawing, hq_chart_get_series (drawing->chart, i), &width, &height);
      if (x > 0 && x + key + width > drawing->width)
        {
          x = 0;
          y += 1.3 * height;
        }
      hq_chart_mark_draw_key (drawing, i, x, y + height / 2);
      pango_layout_set_width (drawing->layout,
                              (int) (MAX (0, drawing->width - x - key) * PANGO_SCALE));
      pango_layout_set_ellipsize (drawing->layout, PANGO_ELLIPSIZE_END);
      hq_chart_draw_layout (drawing, &drawing->style->ink, x + key, y);
      x += key + width + 1.4 * em;
    }
  drawing->top = y + 1.3 * height + 0.3 * em;
}

/* The sides of the values: as far in as the ticks' words and the categories' labels need. */
static void
hq_chart_draw_lay_out (HqChartDrawing *drawing)
{
  double em = drawing->em, widest = 0, width, height = em, room;

  /* What stands beside the highest value needs a line above it, and the unit one more. */
  drawing->top += 1.3 * em;
  if (hq_chart_get_unit (drawing->chart) == HQ_CHART_MINUTES)
    drawing->top += 0.8 * em;
  drawing->bottom = drawing->height - 2 * em;
  room = (drawing->bottom - drawing->top) / (HQ_CHART_DRAW_TICK_ROOM * em);
  drawing->scale = hq_chart_scale_find (drawing->chart,
                                        (guint) CLAMP (room, 2, HQ_CHART_DRAW_MOST_TICKS));
  for (guint i = 0; i < drawing->scale.n_ticks; i++)
    {
      g_autofree char *text = hq_chart_scale_format (&drawing->scale,
                                                     hq_chart_get_unit (drawing->chart), i);

      hq_chart_draw_measure (drawing, text, &width, &height);
      widest = MAX (widest, width);
    }
  drawing->left = widest + HQ_CHART_DRAW_PAD * em;
  drawing->right = drawing->width - 0.5 * em;
  drawing->slot = (drawing->right - drawing->left) / hq_chart_count_categories (drawing->chart);
  drawing->bottom = drawing->height - hq_chart_label_measure_categories (drawing)
                    - HQ_CHART_DRAW_BELOW * em;
}

static void
hq_chart_draw_axis (const HqChartDrawing *drawing)
{
  const HqChartStyle *style = drawing->style;
  const double dashes[] = { 0.4 * drawing->em, 0.3 * drawing->em };
  double width, height;

  for (guint i = 0; i < drawing->scale.n_ticks; i++)
    {
      double y = hq_chart_draw_find_y (drawing, hq_chart_scale_get_tick (&drawing->scale, i));
      g_autofree char *text = hq_chart_scale_format (&drawing->scale,
                                                     hq_chart_get_unit (drawing->chart), i);

      hq_chart_draw_measure (drawing, text, &width, &height);
      hq_chart_draw_layout (drawing, &style->faint,
                            drawing->left - HQ_CHART_DRAW_PAD * drawing->em - width,
                            y - height / 2);
      hq_chart_draw_set_colour (drawing, i == 0 ? &style->ink : &style->grid);
      cairo_set_line_width (drawing->cr, 0.5 * style->line_width);
      /* An axis that does not begin at 0 looks broken. */
      if (i == 0 && drawing->scale.first > 0)
        cairo_set_dash (drawing->cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (drawing->cr, drawing->left, y);
      cairo_line_to (drawing->cr, drawing->right, y);
      cairo_stroke (drawing->cr);
      cairo_set_dash (drawing->cr, NULL, 0, 0);
    }
  if (hq_chart_get_unit (drawing->chart) != HQ_CHART_MINUTES)
    return;
  hq_chart_draw_measure (drawing, hq_report_words_get (style->words, N_ ("Minutes")), &width,
                         &height);
  hq_chart_draw_layout (drawing, &style->faint, 0, drawing->top - 1.2 * drawing->em - height);
}

/**
 * hq_chart_draw_on:
 * @chart: what is shown
 * @cr: where, with its origin in the upper left corner of the chart
 * @width: how wide
 * @height: how high
 * @style: how it looks
 *
 * Draws the axes, the values and what each series is called, and no title: that stands where headings
 * stand on a page or a screen. Where there is no value, that is said instead.
 */
void
hq_chart_draw_on (const HqChart *chart,
                  cairo_t *cr,
                  double width,
                  double height,
                  const HqChartStyle *style)
{
  g_auto (HqChartDrawing) drawing = { .chart = chart,
                                      .style = style,
                                      .width = width,
                                      .height = height };

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  hq_chart_draw_init (&drawing, cr);
  if (hq_chart_is_empty (chart))
    hq_chart_draw_nothing (&drawing);
  else
    {
      hq_chart_draw_legend (&drawing);
      hq_chart_draw_lay_out (&drawing);
      /* On no room at all there is nothing to draw on. */
      if (drawing.slot > 0 && drawing.bottom > drawing.top)
        {
          hq_chart_draw_axis (&drawing);
          hq_chart_mark_draw_bars (&drawing);
          hq_chart_mark_draw_lines (&drawing);
          hq_chart_label_draw_categories (&drawing);
          hq_chart_label_draw (&drawing);
        }
    }
  cairo_restore (cr);
}
