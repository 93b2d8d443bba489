/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

#include "hq-chart-draw.h"
#include "hq-test.h"

#define WIDTH 600
#define HEIGHT 300
#define FONT "Noto Sans CJK SC, Sans"

static HqReportWords *said;

static const char *
translate (const char *text)
{
  return text;
}

static HqChart *
make (HqChartUnit unit, guint n, const char *stem)
{
  HqChart *chart = hq_chart_new ("Tickets by hour", unit);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s%02u", stem, i + 1);

      hq_chart_add_category (chart, label);
    }
  hq_chart_add_series (chart, "Issued", HQ_CHART_BARS);
  return chart;
}

static void
fill (HqChart *chart, guint series)
{
  for (guint i = 0; i < hq_chart_count_categories (chart); i++)
    hq_chart_set_value (chart, series, i, 5 + (i * 37 + series * 11) % 90);
}

/* What @tool says of the chart on a page of its own. */
static char *
read_back (const HqChart *chart, double width, const char *option)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "chart.pdf");
  const char *const argv[] = { "pdftotext", option, path, "-", NULL };
  g_auto (HqTestRun) run = { 0 };
  cairo_surface_t *surface = cairo_pdf_surface_create (path, width, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  HqChartStyle style;

  hq_chart_style_init (&style, HQ_CHART_THEME_PRINT, FONT, 10, said);
  hq_chart_draw_on (chart, cr, width, HEIGHT, &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  hq_test_spawn (&run, argv);
  g_assert_cmpint (run.status, ==, 0);
  return g_steal_pointer (&run.out);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("no “%s” in:\n%s", part, text);
}

typedef struct
{
  double left, top, right, bottom;
} Word;

/* The words of the page and where they are. */
static GArray *
find_words (const HqChart *chart, double width)
{
  g_autofree char *text = read_back (chart, width, "-bbox");
  g_auto (GStrv) parts = g_strsplit (text, "<word ", -1);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (guint i = 1; parts[i] != NULL; i++)
    {
      Word word;

      g_assert_cmpint (sscanf (parts[i], "xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                               &word.left, &word.top, &word.right, &word.bottom),
                       ==, 4);
      g_array_append_val (words, word);
    }
  return words;
}

/* No word stands on another, and none is cut off. */
static void
assert_apart (const HqChart *chart, double width)
{
  g_autoptr (GArray) words = find_words (chart, width);

  g_assert_cmpuint (words->len, >, 3);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *a = &g_array_index (words, Word, i);

      g_assert_cmpfloat (a->left, >=, -0.5);
      g_assert_cmpfloat (a->right, <=, width + 0.5);
      for (guint j = i + 1; j < words->len; j++)
        {
          const Word *b = &g_array_index (words, Word, j);

          /* The letters' boxes are higher than what is drawn of figures. */
          if (a->left < b->right - 0.1 && b->left < a->right - 0.1)
            if (a->top <= b->bottom - 4 && b->top <= a->bottom - 4)
              g_error ("%.0f wide: a word at %.1f %.1f %.1f %.1f and one at %.1f %.1f %.1f %.1f",
                       width, a->left, a->top, a->right, a->bottom, b->left, b->top, b->right,
                       b->bottom);
        }
    }
}

static void
test_draw_apart (void)
{
  static const char *const stems[] = { "", "Counter ", "社会保险关系转移接续与待遇核定",
                                       "A name that is longer than its place " };
  static const guint counts[] = { 1, 2, 12, 24, 110 };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
      for (double width = 250; width < 1300; width += 1000)
        {
          g_autoptr (HqChart) chart = make (HQ_CHART_COUNT, counts[j], stems[i]);

          fill (chart, 0);
          if (i % 2 == 1)
            fill (chart, hq_chart_add_series (chart, "Called", HQ_CHART_LINE));
          assert_apart (chart, width);
        }
}

/* Where lines run beside each other, not all of their figures stand there. */
static void
test_draw_close (void)
{
  g_autoptr (HqChart) chart = hq_chart_new ("Rates by day", HQ_CHART_PERCENT);

  for (guint i = 0; i < 5; i++)
    hq_chart_add_category (chart, "d");
  for (guint i = 0; i < 4; i++)
    {
      hq_chart_add_series (chart, "Line", HQ_CHART_LINE);
      for (guint j = 0; j < 5; j++)
        hq_chart_set_value (chart, i, j, 90 + j + 0.1 * i);
    }
  assert_apart (chart, WIDTH);
}

/* A legend only where there is more than one series; the figures of the marks stand beside them. */
static void
test_draw_words (void)
{
  g_autoptr (HqChart) chart = make (HQ_CHART_COUNT, 3, "h");
  g_autofree char *alone = NULL;
  g_autofree char *both = NULL;

  hq_chart_set_value (chart, 0, 0, 47);
  hq_chart_set_value (chart, 0, 2, 13);
  alone = read_back (chart, WIDTH, "-layout");
  assert_has (alone, "47");
  assert_has (alone, "13");
  assert_has (alone, "h02");
  g_assert_null (strstr (alone, "Issued"));
  hq_chart_set_value (chart, hq_chart_add_series (chart, "Called", HQ_CHART_LINE), 1, 31);
  both = read_back (chart, WIDTH, "-layout");
  assert_has (both, "Issued");
  assert_has (both, "Called");
  assert_has (both, "31");
}

static void
test_draw_nothing (void)
{
  g_autoptr (HqChart) gaps = make (HQ_CHART_COUNT, 24, "h");
  g_autoptr (HqChart) empty = hq_chart_new ("Nothing", HQ_CHART_PERCENT);
  g_autofree char *text = read_back (gaps, WIDTH, "-layout");
  g_autofree char *other = read_back (empty, WIDTH, "-layout");

  assert_has (text, "There is nothing to show.");
  g_assert_null (strstr (text, "h01"));
  assert_has (other, "There is nothing to show.");
}

/* How many points of a column of the picture are neither paper nor the grid's colour, without those
 * of words. */
static guint
count_ink (const HqChart *chart, double from, double to)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  HqChartStyle style;
  const guint8 *data;
  guint n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  hq_chart_style_init (&style, HQ_CHART_THEME_LIGHT, FONT, 10, said);
  hq_chart_draw_on (chart, cr, WIDTH, HEIGHT, &style);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (guint y = 0; y < HEIGHT * 9 / 10; y++)
    for (guint x = (guint) (from * WIDTH); x < (guint) (to * WIDTH); x++)
      {
        const guint8 *point = data + y * cairo_image_surface_get_stride (surface) + 4 * x;

        /* Blue, green, red: the colours of series are far from grey. */
        n += MAX (MAX (point[0], point[1]), point[2]) - MIN (MIN (point[0], point[1]), point[2])
             > 60;
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* Nothing is drawn in a gap: neither a bar nor the line from one side of it to the other. */
static void
test_draw_gaps (void)
{
  g_autoptr (HqChart) bars = make (HQ_CHART_COUNT, 3, "h");
  g_autoptr (HqChart) line = hq_chart_new ("x", HQ_CHART_COUNT);

  hq_chart_set_value (bars, 0, 0, 10);
  hq_chart_set_value (bars, 0, 2, 10);
  g_assert_cmpuint (count_ink (bars, 0.40, 0.62), ==, 0);
  hq_chart_set_value (bars, 0, 1, 10);
  g_assert_cmpuint (count_ink (bars, 0.40, 0.62), >, 1000);

  hq_chart_add_series (line, "", HQ_CHART_LINE);
  for (guint i = 0; i < 5; i++)
    {
      hq_chart_add_category (line, "c");
      if (i != 2)
        hq_chart_set_value (line, 0, i, 10);
    }
  g_assert_cmpuint (count_ink (line, 0.46, 0.58), ==, 0);
  g_assert_cmpuint (count_ink (line, 0.20, 0.30), >, 50);
  hq_chart_set_value (line, 0, 2, 10);
  g_assert_cmpuint (count_ink (line, 0.46, 0.58), >, 50);
}

/* Series are told apart without colour: no two bars of one size have as much ink. */
static void
test_draw_looks (void)
{
  guint inks[HQ_CHART_STYLE_LOOKS];

  for (guint i = 0; i < HQ_CHART_STYLE_LOOKS; i++)
    {
      g_autoptr (HqChart) chart = hq_chart_new ("x", HQ_CHART_COUNT);

      /* Only this one has a value; with as many names above it each time. */
      hq_chart_add_category (chart, "h");
      for (guint j = 0; j < HQ_CHART_STYLE_LOOKS; j++)
        hq_chart_add_series (chart, "n", i == j ? HQ_CHART_BARS : HQ_CHART_LINE);
      hq_chart_set_value (chart, i, 0, 10);
      inks[i] = count_ink (chart, 0.4, 0.7);
    }
  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    for (guint j = i + 1; j < G_N_ELEMENTS (inks); j++)
      g_assert_cmpint (ABS ((int) inks[i] - (int) inks[j]), >, 20);
}

/* However little room there is, nothing is asked of cairo that it refuses. */
static void
test_draw_small (void)
{
  static const double sizes[] = { 1, 5, 20, 60, 120 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (HqChart) chart = make (HQ_CHART_MINUTES, 24, "hour ");
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 120, 120);
        cairo_t *cr = cairo_create (surface);
        HqChartStyle style;

        fill (chart, 0);
        fill (chart, hq_chart_add_series (chart, "Called", HQ_CHART_LINE));
        hq_chart_style_init (&style, HQ_CHART_THEME_DARK, FONT, 10, said);
        hq_chart_draw_on (chart, cr, sizes[i], sizes[j], &style);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  said = hq_report_words_new (translate);
  g_test_add_func ("/chart-draw/apart", test_draw_apart);
  g_test_add_func ("/chart-draw/close", test_draw_close);
  g_test_add_func ("/chart-draw/words", test_draw_words);
  g_test_add_func ("/chart-draw/nothing", test_draw_nothing);
  g_test_add_func ("/chart-draw/gaps", test_draw_gaps);
  g_test_add_func ("/chart-draw/looks", test_draw_looks);
  g_test_add_func ("/chart-draw/small", test_draw_small);
  return g_test_run ();
}
