/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rows-csv.h"

#include <string.h>

#include "hq-csv.h"
#include "hq-figures.h"
#include "hq-random-day.h"
#include "hq-test.h"

static void
write_rows (HqTestHall *test, const char *folder, const HqFigure *figure, GString *expected)
{
  const HqFigureAsk ask = { 20210218, 20210219, hq_test_hall_time ("2021-02-19T10:30:00"),
                            figure->scope, figure->key, figure->metric };
  g_autoptr (GError) error = NULL;
  g_autoptr (HqFigureRows) rows = hq_figure_rows_read (test->hall, &ask, &error);
  g_autofree char *name = g_strdup_printf ("%s-%s-%s", hq_metric_get_scope_nick (figure->scope),
                                           figure->key, hq_metric_get_nick (figure->metric));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, figure->value);
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, figure->rate.n);
  g_autofree char *total = g_strdup_printf ("%" G_GINT64_FORMAT, figure->rate.total);
  gboolean is_rate = hq_metric_get_kind (figure->metric) == HQ_METRIC_RATE;
  const char *cells[] = { name, hq_metric_get_nick (figure->metric),
                          figure->has_value ? value : "", is_rate ? n : "", is_rate ? total : "" };
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = hq_rows_csv_format (rows, hq_hall_get_zone (test->hall));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  hq_csv_append_row (expected, cells, G_N_ELEMENTS (cells));
}

/* Whoever has the exported rows alone finds the figure, by formulas of their own. */
static void
test_rows_csv_recomputed (void)
{
  const char *folder = hq_test_folder_new ();
  const char *const words[] = { "python3", HQ_ROWS_SCRIPT, folder, NULL };
  g_autofree char *path = g_build_filename (folder, "expected", NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GArray) figures = NULL;
  g_auto (HqTestRun) result = { 0 };
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_random_day_live (&test, "2021-02-18", "17:05:00");
  hq_random_day_run (&test, &(HqOrder){ .act = HQ_ACT_CLOSE_DAY },
                     hq_test_hall_time ("2021-02-18T17:10:00"));
  hq_random_day_live (&test, "2021-02-19", "10:30:00");
  hq_random_day_add_rows (&test);
  figures = hq_figures_compute (test.hall, 20210218, 20210219,
                                hq_test_hall_time ("2021-02-19T10:30:00"), NULL);
  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);

      if (figure->scope == HQ_SCOPE_HALL || figure->scope == HQ_SCOPE_CLERK)
        write_rows (&test, folder, figure, expected);
    }
  g_assert_true (g_file_set_contents (path, expected->str, -1, NULL));
  hq_test_spawn (&result, words);
  g_test_message ("%s%s", result.out, result.err);
  g_assert_cmpint (result.status, ==, 0);
  hq_test_hall_clear (&test);
}

/* What is kept back from whoever asks is not in the table that they save. */
static void
test_rows_csv_own (void)
{
  HqFigureAsk ask = { 20210218, 20210218, hq_test_hall_time ("2021-02-18T11:00:00"), HQ_SCOPE_CLERK,
                      "c1", HQ_METRIC_SATISFACTION };
  g_autoptr (HqFigureRows) rows = NULL;
  g_autoptr (HqFigureRows) own = NULL;
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_random_day_live (&test, "2021-02-18", "11:00:00");
  rows = hq_figure_rows_read (test.hall, &ask, NULL);
  text = hq_rows_csv_format (rows, hq_hall_get_zone (test.hall));
  ask.asker = "c1";
  own = hq_figure_rows_read (test.hall, &ask, NULL);
  kept = hq_rows_csv_format (own, hq_hall_get_zone (test.hall));
  g_assert_cmpuint (own->rows->len, >, 0);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (rows->rows, HqFigureRow, i);
      g_autofree char *number = hq_figure_rows_format_number (row);
      g_autofree char *cell = g_strdup_printf (",%s,", number);
      g_autofree char *time = hq_date_format_time (row->of.period.started_at,
                                                   hq_hall_get_zone (test.hall));

      g_assert_nonnull (strstr (text, cell));
      g_assert_null (strstr (kept, cell));
      g_assert_true (row->of.period.started_at == 0 || strstr (kept, time) == NULL);
    }
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-csv/recomputed", test_rows_csv_recomputed);
  g_test_add_func ("/rows-csv/own", test_rows_csv_own);
  return g_test_run ();
}
