/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "hq-chart-scale.h"
#include "hq-random.h"
#include "hq-test.h"

static HqReportWords *words;

static const char *
translate (const char *text)
{
  return text;
}

static HqChart *
make (HqChartUnit unit, guint n)
{
  HqChart *chart = hq_chart_new ("Tickets by hour", unit);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%02u:00", 8 + i);

      hq_chart_add_category (chart, label);
    }
  hq_chart_add_series (chart, "Issued", HQ_CHART_BARS);
  return chart;
}

static void
assert_summary (const HqChart *chart, const char *expected)
{
  g_autofree char *summary = hq_chart_format_summary (chart, words);

  g_assert_cmpstr (summary, ==, expected);
}

static void
assert_cell (const HqChart *chart, guint category, const char *expected)
{
  g_autofree char *cell = hq_chart_format_cell (chart, 0, category);

  g_assert_cmpstr (cell, ==, expected);
}

/* 0 is a value, and what was never set is none. */
static void
test_chart_gaps (void)
{
  g_autoptr (HqChart) chart = make (HQ_CHART_COUNT, 4);
  double value = -1;

  g_assert_true (hq_chart_is_empty (chart));
  hq_chart_set_value (chart, 0, 2, 0);
  g_assert_false (hq_chart_is_empty (chart));
  g_assert_false (hq_chart_get_value (chart, 0, 0, &value));
  g_assert_false (hq_chart_get_value (chart, 0, 3, &value));
  g_assert_cmpfloat (value, ==, -1);
  g_assert_true (hq_chart_get_value (chart, 0, 2, &value));
  g_assert_cmpfloat (value, ==, 0);
  assert_cell (chart, 1, "—");
  assert_cell (chart, 2, "0");
  assert_cell (chart, 3, "—");
}

static void
test_chart_cells (void)
{
  g_autoptr (HqChart) times = make (HQ_CHART_MINUTES, 3);
  g_autoptr (HqChart) rates = make (HQ_CHART_PERCENT, 4);

  /* The faults: 65 minutes shown as 5, a rate rounded up to 100, and no case shown as 0 %. */
  hq_chart_set_value (times, 0, 0, 65);
  hq_chart_set_value (times, 0, 1, 12.5);
  hq_chart_set_value (times, 0, 2, (double) (HQ_HOUR + 59 * HQ_SECOND) / HQ_MINUTE);
  assert_cell (times, 0, "1:05:00");
  assert_cell (times, 1, "0:12:30");
  assert_cell (times, 2, "1:00:59");
  hq_chart_set_rate (rates, 0, 0, (HqRate){ 9996, 10000 });
  hq_chart_set_rate (rates, 0, 1, (HqRate){ 0, 0 });
  hq_chart_set_rate (rates, 0, 2, (HqRate){ 7, 7 });
  hq_chart_set_value (rates, 0, 3, 99.99);
  assert_cell (rates, 0, "99.9 % (9996/10000)");
  assert_cell (rates, 1, "—");
  assert_cell (rates, 2, "100 % (7/7)");
  assert_cell (rates, 3, "99.9 %");
}

static void
test_chart_summary (void)
{
  g_autoptr (HqChart) chart = make (HQ_CHART_COUNT, 4);
  guint called;

  assert_summary (chart, "Tickets by hour: there is nothing to show.");
  hq_chart_set_value (chart, 0, 1, 45);
  assert_summary (chart, "Tickets by hour: 09:00 alone, with 45, no figure for 3 of 4.");
  hq_chart_set_value (chart, 0, 0, 45);
  assert_summary (chart, "Tickets by hour: 45 throughout, no figure for 2 of 4.");
  hq_chart_set_value (chart, 0, 2, 3);
  hq_chart_set_value (chart, 0, 3, 12);
  assert_summary (chart, "Tickets by hour: highest 08:00 and 1 more with 45, lowest 10:00 with 3.");
  called = hq_chart_add_series (chart, "Called", HQ_CHART_LINE);
  assert_summary (chart, "Tickets by hour: Issued highest 08:00 and 1 more with 45, lowest 10:00"
                         " with 3; Called nothing to show.");
  hq_chart_set_value (chart, called, 3, 8);
  hq_chart_set_value (chart, called, 2, 9);
  assert_summary (chart, "Tickets by hour: Issued highest 08:00 and 1 more with 45, lowest 10:00"
                         " with 3; Called highest 10:00 with 9, lowest 11:00 with 8, no figure for"
                         " 2 of 4.");
}

/* The counts of one day are not said of several. */
static void
test_chart_summary_rates (void)
{
  g_autoptr (HqChart) chart = make (HQ_CHART_PERCENT, 3);

  hq_chart_set_rate (chart, 0, 0, (HqRate){ 5, 5 });
  hq_chart_set_rate (chart, 0, 1, (HqRate){ 7, 7 });
  assert_summary (chart, "Tickets by hour: 100 % throughout, no figure for 1 of 3.");
  hq_chart_set_rate (chart, 0, 2, (HqRate){ 1999, 2000 });
  assert_summary (chart, "Tickets by hour: highest 08:00 and 1 more with 100 %,"
                         " lowest 10:00 with 99.9 % (1999/2000).");
}

/* A chart of no category and no series is one of nothing. */
static void
test_chart_nothing (void)
{
  g_autoptr (HqChart) chart = hq_chart_new ("Load by counter", HQ_CHART_COUNT);

  g_assert_true (hq_chart_is_empty (chart));
  assert_summary (chart, "Load by counter: there is nothing to show.");
  hq_chart_add_series (chart, "", HQ_CHART_LINE);
  assert_summary (chart, "Load by counter: there is nothing to show.");
}

static void
test_chart_scale_vectors (void)
{
  static const struct
  {
    HqChartUnit unit;
    double least;
    double most;
    guint most_ticks;
    const char *ticks;
  } vectors[] = {
    { HQ_CHART_COUNT, 0, 0, 6, "0 1" },
    { HQ_CHART_COUNT, 1, 1, 6, "0 1" },
    { HQ_CHART_COUNT, 40, 45, 6, "0 10 20 30 40 50" },
    { HQ_CHART_COUNT, 3, 3, 9, "0 1 2 3" },
    { HQ_CHART_COUNT, 0, 3012, 5, "0 1000 2000 3000 4000" },
    { HQ_CHART_COUNT, 0, 100, 2, "0 100" },
    { HQ_CHART_MINUTES, 0, 0.25, 5, "0.0 0.1 0.2 0.3" },
    { HQ_CHART_MINUTES, 0, 65, 6, "0 20 40 60 80" },
    { HQ_CHART_PERCENT, 100, 100, 6, "95 % 96 % 97 % 98 % 99 % 100 %" },
    { HQ_CHART_PERCENT, 99.9, 100, 3, "95 % 100 %" },
    { HQ_CHART_PERCENT, 0, 0, 6, "0.0 % 0.1 %" },
    { HQ_CHART_PERCENT, 12, 100, 6, "0 % 20 % 40 % 60 % 80 % 100 %" },
    { HQ_CHART_PERCENT, 49, 51, 2, "0 % 100 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      HqChartScale scale = hq_chart_scale_choose (vectors[i].unit, vectors[i].least,
                                                  vectors[i].most, vectors[i].most_ticks);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < scale.n_ticks; j++)
        {
          g_autofree char *tick = hq_chart_scale_format (&scale, vectors[i].unit, j);

          g_string_append_printf (text, "%s%s", j > 0 ? " " : "", tick);
        }
      g_assert_cmpstr (text->str, ==, vectors[i].ticks);
    }
}

static void
assert_scale (const HqChart *chart, const HqChartScale *scale, guint most_ticks)
{
  double low = hq_chart_scale_get_tick (scale, 0);
  double high = hq_chart_scale_get_tick (scale, scale->n_ticks - 1);
  double value;

  g_assert_cmpuint (scale->n_ticks, >=, 2);
  g_assert_cmpuint (scale->n_ticks, <=, most_ticks);
  g_assert_true (scale->mantissa == 1 || scale->mantissa == 2 || scale->mantissa == 5);
  if (hq_chart_get_unit (chart) == HQ_CHART_PERCENT)
    g_assert_cmpfloat (high, <=, 100);
  if (hq_chart_get_unit (chart) != HQ_CHART_PERCENT
      || hq_chart_get_shape (chart, 0) == HQ_CHART_BARS)
    g_assert_cmpfloat (low, ==, 0);
  if (hq_chart_get_unit (chart) == HQ_CHART_COUNT)
    g_assert_cmpint (scale->exponent, >=, 0);
  for (guint i = 1; i < scale->n_ticks; i++)
    g_assert_cmpfloat_with_epsilon (hq_chart_scale_get_tick (scale, i)
                                      - hq_chart_scale_get_tick (scale, i - 1),
                                    scale->mantissa * pow (10, scale->exponent),
                                    1e-6 * scale->mantissa * pow (10, scale->exponent));
  for (guint i = 0; i < hq_chart_count_categories (chart); i++)
    if (hq_chart_get_value (chart, 0, i, &value))
      {
        g_assert_cmpfloat (hq_chart_scale_place (scale, value), >=, 0);
        g_assert_cmpfloat (hq_chart_scale_place (scale, value), <=, 1);
      }
}

/* Whatever the figures are: the ticks cover them, in steps of 1, 2 or 5, and are not too many; what
 * a rate says in the table it says in a report; and gaps stay gaps. */
static void
test_chart_random (void)
{
  HqRandom random;

  hq_random_init (&random, hq_test_seed ());
  for (guint i = 0; i < 5000; i++)
    {
      HqChartUnit unit = (HqChartUnit) hq_random_below (&random, 3);
      guint n = 1 + hq_random_below (&random, 30), most_ticks = 2 + hq_random_below (&random, 10);
      guint set = 0, found = 0;
      g_autoptr (HqChart) chart = hq_chart_new ("x", unit);
      gint64 bound = hq_random_between (&random, 1,
                                        G_GINT64_CONSTANT (1) << hq_random_below (&random, 40));
      HqChartScale scale;

      hq_chart_add_series (chart, "", (HqChartShape) hq_random_below (&random, 2));
      for (guint j = 0; j < n; j++)
        {
          HqRate rate = { 0, bound };
          g_autofree char *cell = NULL;
          g_autofree char *expected = NULL;

          hq_chart_add_category (chart, "c");
          if (hq_random_chance (&random, 0.3))
            continue;
          set++;
          rate.n = hq_random_between (&random, hq_random_chance (&random, 0.5) ? 0 : bound - 1,
                                      bound);
          if (unit == HQ_CHART_COUNT)
            hq_chart_set_value (chart, 0, j, (double) rate.n);
          else if (unit == HQ_CHART_MINUTES)
            hq_chart_set_value (chart, 0, j, (double) rate.n / HQ_MINUTE);
          else
            hq_chart_set_value (chart, 0, j, 100.0 * (double) rate.n / (double) bound);
          cell = hq_chart_format_cell (chart, 0, j);
          expected = unit == HQ_CHART_COUNT     ? g_strdup_printf ("%" G_GINT64_FORMAT, rate.n)
                     : unit == HQ_CHART_MINUTES ? hq_report_format_length (rate.n)
                                                : hq_rate_format (rate, 1);
          /* Without its counts a rate of more cases than any hall has may be short of the last bit. */
          if (unit != HQ_CHART_PERCENT || bound < 1 << 28)
            g_assert_cmpstr (cell, ==, expected);
        }
      for (guint j = 0; j < n; j++)
        found += hq_chart_get_value (chart, 0, j, NULL);
      g_assert_cmpuint (found, ==, set);
      g_assert_cmpint (hq_chart_is_empty (chart), ==, set == 0);
      if (set == 0)
        continue;
      scale = hq_chart_scale_find (chart, most_ticks);
      assert_scale (chart, &scale, most_ticks);
    }
}

/* The last of the labels that are left out between two has room before the next one begins. */
static void
test_chart_thin (void)
{
  g_assert_cmpuint (hq_chart_scale_thin (40, 40), ==, 1);
  g_assert_cmpuint (hq_chart_scale_thin (40, 41), ==, 2);
  g_assert_cmpuint (hq_chart_scale_thin (8, 30), ==, 4);
  for (guint slot = 1; slot < 50; slot++)
    for (guint label = 1; label < 300; label += 7)
      g_assert_cmpuint (hq_chart_scale_thin (slot, label) * slot, >=, label);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  words = hq_report_words_new (translate);
  g_test_add_func ("/chart/gaps", test_chart_gaps);
  g_test_add_func ("/chart/cells", test_chart_cells);
  g_test_add_func ("/chart/summary", test_chart_summary);
  g_test_add_func ("/chart/summary-rates", test_chart_summary_rates);
  g_test_add_func ("/chart/nothing", test_chart_nothing);
  g_test_add_func ("/chart/scale", test_chart_scale_vectors);
  g_test_add_func ("/chart/random", test_chart_random);
  g_test_add_func ("/chart/thin", test_chart_thin);
  return g_test_run ();
}
