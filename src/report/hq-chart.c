/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-chart.h"

#include <math.h>

/* Marks a text for translation by the caller. */
#define N_(text) text

/* What a product of doubles may be short of what it stands for; no figure is as fine as that. */
#define HQ_CHART_FUZZ 1e-9

typedef struct
{
  gboolean is_set;
  double value;
  HqRate rate; /* of nothing where the value is no rate */
} HqChartPoint;

typedef struct
{
  char *name; /* (owned) */
  HqChartShape shape;
  GArray *points; /* (owned): HqChartPoint, by category; those after the last one are gaps */
} HqChartSeries;

struct _HqChart
{
  gatomicrefcount refs;
  char *title;   /* (owned) */
  char *heading; /* (owned) (nullable) */
  HqChartUnit unit;
  GPtrArray *categories; /* (owned) (element-type utf8) */
  GPtrArray *series;     /* (owned) (element-type HqChartSeries) */
};

static void
hq_chart_free_series (gpointer data)
{
  HqChartSeries *series = data;

  g_free (series->name);
  g_array_unref (series->points);
  g_free (series);
}

/**
 * hq_chart_new:
 * @title: what it shows, in the reader's language
 * @unit: what its values are
 *
 * Returns: (transfer full): a chart of nothing yet
 */
HqChart *
hq_chart_new (const char *title, HqChartUnit unit)
{
  HqChart *chart = g_new0 (HqChart, 1);

  g_atomic_ref_count_init (&chart->refs);
  chart->title = g_strdup (title);
  chart->unit = unit;
  chart->categories = g_ptr_array_new_with_free_func (g_free);
  chart->series = g_ptr_array_new_with_free_func (hq_chart_free_series);
  return chart;
}

HqChart *
hq_chart_ref (HqChart *chart)
{
  g_atomic_ref_count_inc (&chart->refs);
  return chart;
}

void
hq_chart_unref (HqChart *chart)
{
  if (!g_atomic_ref_count_dec (&chart->refs))
    return;
  g_free (chart->title);
  g_free (chart->heading);
  g_ptr_array_unref (chart->categories);
  g_ptr_array_unref (chart->series);
  g_free (chart);
}

/**
 * hq_chart_set_heading:
 * @heading: what its categories are, such as "Hour", to stand above them in the table
 */
void
hq_chart_set_heading (HqChart *chart, const char *heading)
{
  g_free (chart->heading);
  chart->heading = g_strdup (heading);
}

/**
 * hq_chart_add_category:
 * @label: an hour, a day, a counter
 *
 * Returns: which one it is, from 0
 */
guint
hq_chart_add_category (HqChart *chart, const char *label)
{
  g_ptr_array_add (chart->categories, g_strdup (label));
  return chart->categories->len - 1;
}

/**
 * hq_chart_add_series:
 * @name: what it is; not shown where it is the only one, which the title names
 *
 * Returns: which one it is, from 0
 */
guint
hq_chart_add_series (HqChart *chart, const char *name, HqChartShape shape)
{
  HqChartSeries *series = g_new0 (HqChartSeries, 1);

  series->name = g_strdup (name);
  series->shape = shape;
  series->points = g_array_new (FALSE, TRUE, sizeof (HqChartPoint));
  g_ptr_array_add (chart->series, series);
  return chart->series->len - 1;
}

static void
hq_chart_set_point (HqChart *chart, guint series, guint category, const HqChartPoint *point)
{
  GArray *points;

  g_return_if_fail (series < chart->series->len && category < chart->categories->len);
  g_return_if_fail (isfinite (point->value) && point->value >= 0);
  g_return_if_fail (chart->unit != HQ_CHART_PERCENT || point->value <= 100);

  points = ((HqChartSeries *) chart->series->pdata[series])->points;
  if (category >= points->len)
    g_array_set_size (points, category + 1);
  g_array_index (points, HqChartPoint, category) = *point;
}

/**
 * hq_chart_set_value:
 * @value: at least 0; of per cent 100 at most
 *
 * What is never set stays a gap, which is not the same as 0.
 */
void
hq_chart_set_value (HqChart *chart, guint series, guint category, double value)
{
  const HqChartPoint point = { .is_set = TRUE, .value = value };

  hq_chart_set_point (chart, series, category, &point);
}

/**
 * hq_chart_set_rate:
 * @chart: a chart in per cent
 * @rate: both of its counts, which stand beside it wherever it is written; of nothing it is a gap
 */
void
hq_chart_set_rate (HqChart *chart, guint series, guint category, HqRate rate)
{
  HqChartPoint point = { .is_set = TRUE, .rate = rate };

  g_return_if_fail (chart->unit == HQ_CHART_PERCENT && rate.n >= 0 && rate.n <= rate.total);

  if (rate.total == 0)
    return;
  point.value = 100.0 * (double) rate.n / (double) rate.total;
  hq_chart_set_point (chart, series, category, &point);
}

const char *
hq_chart_get_title (const HqChart *chart)
{
  return chart->title;
}

/**
 * hq_chart_get_heading:
 *
 * Returns: (nullable): what its categories are
 */
const char *
hq_chart_get_heading (const HqChart *chart)
{
  return chart->heading;
}

HqChartUnit
hq_chart_get_unit (const HqChart *chart)
{
  return chart->unit;
}

guint
hq_chart_count_categories (const HqChart *chart)
{
  return chart->categories->len;
}

guint
hq_chart_count_series (const HqChart *chart)
{
  return chart->series->len;
}

const char *
hq_chart_get_category (const HqChart *chart, guint category)
{
  g_return_val_if_fail (category < chart->categories->len, NULL);

  return chart->categories->pdata[category];
}

const char *
hq_chart_get_series (const HqChart *chart, guint series)
{
  g_return_val_if_fail (series < chart->series->len, NULL);

  return ((const HqChartSeries *) chart->series->pdata[series])->name;
}

HqChartShape
hq_chart_get_shape (const HqChart *chart, guint series)
{
  g_return_val_if_fail (series < chart->series->len, HQ_CHART_BARS);

  return ((const HqChartSeries *) chart->series->pdata[series])->shape;
}

/* Returns %NULL for a gap. */
static const HqChartPoint *
hq_chart_find_point (const HqChart *chart, guint series, guint category)
{
  const GArray *points;
  const HqChartPoint *point;

  g_return_val_if_fail (series < chart->series->len && category < chart->categories->len, NULL);

  points = ((const HqChartSeries *) chart->series->pdata[series])->points;
  if (category >= points->len)
    return NULL;
  point = &g_array_index (points, HqChartPoint, category);
  return point->is_set ? point : NULL;
}

/**
 * hq_chart_get_value:
 * @value: (out) (optional): the value, left alone where there is none
 *
 * Returns: %FALSE for a gap
 */
gboolean
hq_chart_get_value (const HqChart *chart, guint series, guint category, double *value)
{
  const HqChartPoint *point = hq_chart_find_point (chart, series, category);

  if (point != NULL && value != NULL)
    *value = point->value;
  return point != NULL;
}

/**
 * hq_chart_find_extremes:
 * @least: (out): the first category with the lowest value
 * @most: (out): the first one with the highest value
 *
 * Returns: %FALSE where the series has no value
 */
gboolean
hq_chart_find_extremes (const HqChart *chart, guint series, guint *least, guint *most)
{
  double low = INFINITY, high = -INFINITY, value;

  for (guint i = 0; i < chart->categories->len; i++)
    if (hq_chart_get_value (chart, series, i, &value))
      {
        if (value < low)
          *least = i;
        if (value > high)
          *most = i;
        low = MIN (low, value);
        high = MAX (high, value);
      }
  return low <= high;
}

/**
 * hq_chart_is_empty:
 *
 * Returns: whether no series has a value
 */
gboolean
hq_chart_is_empty (const HqChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    for (guint j = 0; j < chart->categories->len; j++)
      if (hq_chart_get_value (chart, i, j, NULL))
        return FALSE;
  return TRUE;
}

/**
 * hq_chart_cut:
 *
 * Returns: @value cut at its first decimal, so that 99.96 is 99.9
 */
double
hq_chart_cut (double value)
{
  return floor (value * 10 + HQ_CHART_FUZZ) / 10;
}

/**
 * hq_chart_format_short:
 *
 * Returns: (transfer full): @value as it stands beside its bar: rounded down at the shown digit, so
 *   that 99.96 % is 99.9 %
 */
char *
hq_chart_format_short (HqChartUnit unit, double value)
{
  double tenths = hq_chart_cut (value);

  switch (unit)
    {
    case HQ_CHART_COUNT:
      return g_strdup_printf ("%.0f", value);
    case HQ_CHART_MINUTES:
      return g_strdup_printf ("%.1f", tenths);
    case HQ_CHART_PERCENT:
      return tenths < 100 ? g_strdup_printf ("%.1f %%", tenths) : g_strdup ("100 %");
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
hq_chart_format_point (const HqChart *chart, const HqChartPoint *point)
{
  g_autofree char *rate = NULL;

  if (chart->unit == HQ_CHART_MINUTES)
    return hq_report_format_length (llround (point->value * HQ_MINUTE));
  if (point->rate.total == 0)
    return hq_chart_format_short (chart->unit, point->value);
  rate = hq_rate_format (point->rate, 1);
  return g_strdup_printf ("%s (%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ")", rate, point->rate.n,
                          point->rate.total);
}

/**
 * hq_chart_format_cell:
 *
 * Returns: (transfer full): what stands in the table that says the same as the chart, written as a
 *   report writes it: a rate with both of its counts, a length of time in hours, minutes and seconds,
 *   a dash for a gap
 */
char *
hq_chart_format_cell (const HqChart *chart, guint series, guint category)
{
  const HqChartPoint *point = hq_chart_find_point (chart, series, category);

  return point != NULL ? hq_chart_format_point (chart, point) : g_strdup ("—");
}

/* How many categories have the same value. */
static guint
hq_chart_count_same (const HqChart *chart, guint series, guint category)
{
  double value = 0, other;
  guint n = 0;

  hq_chart_get_value (chart, series, category, &value);
  for (guint i = 0; i < chart->categories->len; i++)
    n += hq_chart_get_value (chart, series, i, &other) && other == value;
  return n;
}

/* The category where the value is, and how many others have the same. */
static char *
hq_chart_format_place (const HqChart *chart,
                       guint series,
                       guint category,
                       const HqReportWords *words)
{
  guint same = hq_chart_count_same (chart, series, category);

  if (same == 1)
    return g_strdup (chart->categories->pdata[category]);
  /* Translators: 10:00 and 3 more */
  return g_strdup_printf (hq_report_words_get (words, N_ ("%1$s and %2$u more")),
                          (const char *) chart->categories->pdata[category], same - 1);
}

/* The value there; without its counts where they are those of one of several alone. */
static char *
hq_chart_format_extreme (const HqChart *chart, guint series, guint category)
{
  double value = 0;

  if (chart->unit != HQ_CHART_PERCENT || hq_chart_count_same (chart, series, category) == 1)
    return hq_chart_format_cell (chart, series, category);
  hq_chart_get_value (chart, series, category, &value);
  return hq_chart_format_short (chart->unit, value);
}

static guint
hq_chart_count_values (const HqChart *chart, guint series)
{
  guint n = 0;

  for (guint i = 0; i < chart->categories->len; i++)
    n += hq_chart_get_value (chart, series, i, NULL);
  return n;
}

/* What is to be said of a series that has a value. */
static char *
hq_chart_describe_range (const HqChart *chart, guint series, const HqReportWords *words)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *where_low = NULL;
  g_autofree char *where_high = NULL;
  guint least = 0, most = 0;

  hq_chart_find_extremes (chart, series, &least, &most);
  high = hq_chart_format_extreme (chart, series, most);
  if (hq_chart_count_values (chart, series) == 1)
    /* Translators: 10:00 alone, with 45 */
    return g_strdup_printf (hq_report_words_get (words, N_ ("%1$s alone, with %2$s")),
                            (const char *) chart->categories->pdata[most], high);
  /* Both are the first one where all are the same. */
  if (least == most)
    return g_strdup_printf (hq_report_words_get (words, N_ ("%s throughout")), high);
  low = hq_chart_format_extreme (chart, series, least);
  where_low = hq_chart_format_place (chart, series, least, words);
  where_high = hq_chart_format_place (chart, series, most, words);
  return g_strdup_printf (
    /* Translators: highest 10:00 with 45, lowest 16:00 and 3 more with 2 */
    hq_report_words_get (words, N_ ("highest %1$s with %2$s, lowest %3$s with %4$s")), where_high,
    high, where_low, low);
}

static char *
hq_chart_describe_series (const HqChart *chart, guint series, const HqReportWords *words)
{
  guint all = chart->categories->len;
  guint n = hq_chart_count_values (chart, series);
  g_autofree char *range = NULL;

  if (n == 0)
    return g_strdup (hq_report_words_get (words, N_ ("nothing to show")));
  range = hq_chart_describe_range (chart, series, words);
  if (n == all)
    return g_steal_pointer (&range);
  /* Translators: highest …, lowest …, no figure for 3 of 24 */
  return g_strdup_printf (hq_report_words_get (words, N_ ("%1$s, no figure for %2$u of %3$u")),
                          range, all - n, all);
}

/**
 * hq_chart_format_summary:
 *
 * Returns: (transfer full): what can be seen in the chart, in one sentence: where each series is highest
 *   and lowest, how much is missing, or that there is nothing to show
 */
char *
hq_chart_format_summary (const HqChart *chart, const HqReportWords *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (hq_chart_is_empty (chart))
    return g_strdup_printf (hq_report_words_get (words, N_ ("%s: there is nothing to show.")),
                            chart->title);
  for (guint i = 0; i < chart->series->len; i++)
    {
      g_autofree char *clause = hq_chart_describe_series (chart, i, words);

      if (i > 0)
        g_string_append (text, hq_report_words_get (words, N_ ("; ")));
      if (chart->series->len > 1)
        /* Translators: the name of a series, and what is said of it */
        g_string_append_printf (text, hq_report_words_get (words, N_ ("%1$s %2$s")),
                                hq_chart_get_series (chart, i), clause);
      else
        g_string_append (text, clause);
    }
  /* Translators: the title of a chart, and what is said of it */
  return g_strdup_printf (hq_report_words_get (words, N_ ("%1$s: %2$s.")), chart->title, text->str);
}
