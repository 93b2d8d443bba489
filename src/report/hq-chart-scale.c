/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-chart-scale.h"

#include <math.h>

/* Rates below it are shown on an axis from 0; above it the axis may begin higher, but shows so much of
 * it at least, so that a tenth of a per cent does not look like half of everything. */
#define HQ_CHART_SCALE_HIGH_RATE 50.0
#define HQ_CHART_SCALE_SPAN 5.0

/* The finest step is 1 for what is counted, and else the last digit that is shown. */
static int
hq_chart_scale_get_finest (HqChartUnit unit)
{
  return unit == HQ_CHART_COUNT ? 0 : -1;
}

static double
hq_chart_scale_get_at (const HqChartScale *scale, gint64 steps)
{
  double value = (double) (steps * scale->mantissa);

  return scale->exponent < 0 ? value / pow (10, -scale->exponent)
                             : value * pow (10, scale->exponent);
}

/* Lays the ticks of this step around the values. */
static void
hq_chart_scale_cover (HqChartScale *scale, double least, double most)
{
  double step = hq_chart_scale_get_at (scale, 1);
  gint64 last;

  scale->first = (gint64) floor (least / step);
  last = (gint64) ceil (most / step);
  /* A quotient may be off by the last bit. */
  while (scale->first > 0 && hq_chart_scale_get_at (scale, scale->first) > least)
    scale->first--;
  while (hq_chart_scale_get_at (scale, last) < most)
    last++;
  while (last - 1 > scale->first && hq_chart_scale_get_at (scale, last - 1) >= most)
    last--;
  last = MAX (last, scale->first + 1);
  scale->n_ticks = (guint) MIN (last - scale->first + 1, (gint64) G_MAXUINT);
}

/**
 * hq_chart_scale_choose:
 * @unit: what the values are
 * @least: the lowest value of an axis that may begin there, 0 or more
 * @most: the highest value, not below @least
 * @most_ticks: how many there is room for, 2 or more
 *
 * Counts and minutes begin at 0 whatever @least is, since their bars are compared by their lengths.
 * Per cent end at 100.
 *
 * Returns: the finest steps of 1, 2 or 5 times a power of ten of which so many ticks cover the values
 */
HqChartScale
hq_chart_scale_choose (HqChartUnit unit, double least, double most, guint most_ticks)
{
  static const int mantissas[] = { 1, 2, 5 };
  HqChartScale scale = { .exponent = hq_chart_scale_get_finest (unit) };

  g_return_val_if_fail (least >= 0 && least <= most && isfinite (most), scale);
  g_return_val_if_fail (unit != HQ_CHART_PERCENT || most <= 100, scale);

  if (unit != HQ_CHART_PERCENT || least < HQ_CHART_SCALE_HIGH_RATE)
    least = 0;
  else
    least = MIN (least, most - HQ_CHART_SCALE_SPAN);
  /* Below the power of ten that would need more ticks than that, nothing is tried. */
  if (most > least)
    scale.exponent = MAX (scale.exponent,
                          (int) floor (log10 ((most - least) / MAX (2, most_ticks))) - 1);
  for (;; scale.exponent++)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      {
        scale.mantissa = mantissas[i];
        hq_chart_scale_cover (&scale, MAX (least, 0), most);
        if (scale.n_ticks <= MAX (2, most_ticks))
          return scale;
      }
}

/**
 * hq_chart_scale_find:
 * @chart: a chart with a value
 * @most_ticks: how many there is room for
 *
 * Returns: the ticks of @chart's axis. It begins at 0, save for rates that are all high and all drawn
 *   as lines
 */
HqChartScale
hq_chart_scale_find (const HqChart *chart, guint most_ticks)
{
  double least = INFINITY, most = 0;

  for (guint i = 0; i < hq_chart_count_series (chart); i++)
    {
      guint low = 0, high = 0;
      double value = 0;

      if (!hq_chart_find_extremes (chart, i, &low, &high))
        continue;
      hq_chart_get_value (chart, i, high, &value);
      most = MAX (most, value);
      hq_chart_get_value (chart, i, low, &value);
      least = hq_chart_get_shape (chart, i) == HQ_CHART_BARS ? 0 : MIN (least, value);
    }
  return hq_chart_scale_choose (hq_chart_get_unit (chart), MIN (least, most), most, most_ticks);
}

double
hq_chart_scale_get_tick (const HqChartScale *scale, guint tick)
{
  return hq_chart_scale_get_at (scale, scale->first + tick);
}

/**
 * hq_chart_scale_place:
 *
 * Returns: where @value is on the axis, from 0 at its first tick to 1 at its last
 */
double
hq_chart_scale_place (const HqChartScale *scale, double value)
{
  double low = hq_chart_scale_get_tick (scale, 0);
  double high = hq_chart_scale_get_tick (scale, scale->n_ticks - 1);

  return (value - low) / (high - low);
}

/**
 * hq_chart_scale_format:
 *
 * Returns: (transfer full): what stands beside the tick, with as many digits as its step has
 */
char *
hq_chart_scale_format (const HqChartScale *scale, HqChartUnit unit, guint tick)
{
  return g_strdup_printf ("%.*f%s", MAX (0, -scale->exponent),
                          hq_chart_scale_get_tick (scale, tick),
                          unit == HQ_CHART_PERCENT ? " %" : "");
}

/**
 * hq_chart_scale_thin:
 * @slot: how much room a category has
 * @label: how much the longest label needs, with the space after it
 *
 * Returns: 1 where each category can have its label, 3 where every third one can
 */
guint
hq_chart_scale_thin (double slot, double label)
{
  g_return_val_if_fail (slot > 0, 1);

  return label <= slot ? 1 : (guint) MIN (ceil (label / slot), (double) G_MAXINT);
}
