/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "hq-error.h"
#include "hq-random.h"
#include "hq-report-pdf.h"
#include "hq-test.h"

/* A hall of so many parts fills some pages. */
#define FLOORS 4
#define SERVICES 12
#define COUNTERS 25

typedef struct
{
  GArray *figures;
  GPtrArray *charts;
  HqSetup *setup;
  HqPublished published;
  HqReportWords *words;
  HqReport report;
  HqReportPaper paper;
  HqRandom random;
  char *path;
} Fixture;

static const char *
translate (const char *text)
{
  return text;
}

/* All figures of one part of the hall. */
static void
add_scope (Fixture *fixture, HqScope scope, const char *key)
{
  for (int i = 0; i < HQ_N_METRICS; i++)
    {
      HqFigure figure = { scope, g_intern_string (key), (HqMetric) i };

      if (!hq_metric_is_of ((HqMetric) i, scope))
        continue;
      figure.has_value = TRUE;
      if (hq_metric_get_kind ((HqMetric) i) == HQ_METRIC_RATE)
        {
          figure.has_value = FALSE;
          figure.rate.total = hq_random_between (&fixture->random, 1, 9000);
          figure.rate.n = hq_random_between (&fixture->random, 0, figure.rate.total);
        }
      else if (hq_metric_get_kind ((HqMetric) i) == HQ_METRIC_TIME)
        figure.value = hq_random_between (&fixture->random, 1, 9000) * HQ_SECOND;
      else if (hq_metric_get_kind ((HqMetric) i) == HQ_METRIC_COUNT)
        figure.value = hq_random_between (&fixture->random, 1, 90000);
      else
        figure.value = HQ_WITHHELD_LATE | HQ_WITHHELD_FEW_RATINGS;
      g_array_append_val (fixture->figures, figure);
    }
}

static void
add_numbered (Fixture *fixture, HqScope scope, const char *format, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (GString) key = g_string_new (format);

      g_string_append_printf (key, "%u", i);
      add_scope (fixture, scope, key->str);
    }
}

static void
add_chart (Fixture *fixture, const char *title, guint n)
{
  HqChart *chart = hq_chart_new (title, HQ_CHART_COUNT);

  hq_chart_add_series (chart, "", HQ_CHART_BARS);
  for (guint i = 0; i < n; i++)
    hq_chart_set_value (chart, 0, hq_chart_add_category (chart, "c"), 10 + i);
  g_ptr_array_add (fixture->charts, chart);
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  HqService *service;
  HqStaff *clerk;

  hq_random_init (&fixture->random, hq_test_seed ());
  fixture->figures = g_array_new (FALSE, FALSE, sizeof (HqFigure));
  fixture->published.first = g_array_new (FALSE, FALSE, sizeof (HqFigure));
  fixture->published.latest = g_array_new (FALSE, FALSE, sizeof (HqFigure));
  fixture->published.changes = g_array_new (FALSE, FALSE, sizeof (HqFigureChange));
  fixture->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) hq_chart_unref);
  fixture->setup = hq_setup_new ();
  fixture->setup->name = g_strdup ("政务服务大厅");
  fixture->setup->name_en = g_strdup ("The Service Hall");
  service = hq_setup_add_service (fixture->setup);
  service->service = g_strdup ("S1");
  service->name = g_strdup ("企业登记");
  service->name_en = g_strdup ("Companies");
  clerk = hq_setup_add_staff (fixture->setup);
  clerk->staff = g_strdup ("c25");
  clerk->name = g_strdup ("唐梦洁");
  fixture->words = hq_report_words_new (translate);
  fixture->report = (HqReport){ .from = 20210218,
                                .to = 20210218,
                                .figures = fixture->figures,
                                .published = &fixture->published,
                                .zone = g_time_zone_new_utc (),
                                .words = fixture->words };
  fixture->paper = (HqReportPaper){ .report = &fixture->report,
                                    .title = "Report of a day",
                                    .setup = fixture->setup,
                                    .made_by = "张三",
                                    .made_at = HQ_HOUR,
                                    .charts = fixture->charts };
  fixture->path = hq_test_path (hq_test_folder_new (), "report.pdf");
  add_scope (fixture, HQ_SCOPE_HALL, "");
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_array_unref (fixture->figures);
  g_array_unref (fixture->published.first);
  g_array_unref (fixture->published.latest);
  g_array_unref (fixture->published.changes);
  g_ptr_array_unref (fixture->charts);
  hq_report_words_unref (fixture->words);
  hq_setup_unref (fixture->setup);
  g_time_zone_unref (fixture->report.zone);
  g_free (fixture->path);
}

/* The words of the pages, with one space between two of them however they are set. */
static char *
normalise (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  g_string_replace (plain, "\302\240", " ", 0);
  /* A line may break behind a hyphen. */
  g_string_replace (plain, "-\n", "-", 0);
  words = g_strsplit_set (plain->str, " \n\r", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (kept, words[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

/* The text of each page. */
static GStrv
read_pages (Fixture *fixture, const char *option)
{
  const char *const argv[] = { "pdftotext", option, fixture->path, "-", NULL };
  g_auto (HqTestRun) run = { 0 };
  g_autoptr (GError) error = NULL;
  GStrv pages;

  hq_report_pdf_write (&fixture->paper, fixture->path, NULL, &error);
  g_assert_no_error (error);
  hq_test_spawn (&run, argv);
  g_assert_cmpint (run.status, ==, 0);
  pages = g_strsplit (run.out, "\f", -1);
  for (guint i = 0; pages[i] != NULL && g_str_equal (option, "-raw"); i++)
    {
      char *plain = normalise (pages[i]);

      g_free (pages[i]);
      pages[i] = plain;
    }
  return pages;
}

/* On which page a text stands as a whole, from 1; 0 for nowhere. */
static guint
find_page (char *const *pages, const char *text)
{
  g_autofree char *plain = normalise (text);

  for (guint i = 0; pages[i] != NULL; i++)
    if (strstr (pages[i], plain) != NULL)
      return i + 1;
  return 0;
}

static void
assert_page (char *const *pages, const char *text)
{
  if (find_page (pages, text) == 0)
    {
      g_autofree char *all = g_strjoinv ("\n\n", (char **) pages);

      g_error ("no “%s” in:\n%s", text, all);
    }
}

static void
fill (Fixture *fixture)
{
  add_numbered (fixture, HQ_SCOPE_FLOOR, "", FLOORS);
  add_numbered (fixture, HQ_SCOPE_SERVICE, "S", SERVICES);
  add_numbered (fixture, HQ_SCOPE_COUNTER, "", COUNTERS);
  add_numbered (fixture, HQ_SCOPE_CLERK, "c", COUNTERS);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("Chart number %u", i);

      add_chart (fixture, title, i * 20);
    }
}

/* Each line of the text report stands on one page, with all its figures; so does each chart with its
 * sentence. Each page says which of how many it is, and the last one is to be signed. */
static void
test_pdf_whole (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) pages = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint n, checked = 0;

  fill (fixture);
  pages = read_pages (fixture, "-raw");
  n = g_strv_length (pages) - 1;
  g_assert_cmpuint (n, >, 5);
  lines = hq_report_list_lines (&fixture->report);
  for (guint i = 0; i < lines->len; i++)
    {
      const HqReportLine *line = lines->pdata[i];
      g_autoptr (GString) whole = g_string_new (NULL);

      /* Of the hall the leading figure stands in a column of its own. */
      for (guint j = 0; j < line->parts->len; j++)
        g_string_append_printf (whole, "%s%s",
                                j == 0                                   ? ""
                                : j == 1 && line->scope == HQ_SCOPE_HALL ? " "
                                                                         : " · ",
                                (const char *) line->parts->pdata[j]);
      assert_page (pages, whole->str);
      checked += line->parts->len;
    }
  g_assert_cmpuint (checked, >, 2500);
  for (guint i = 0; i < fixture->charts->len; i++)
    {
      g_autofree char *summary = hq_chart_format_summary (fixture->charts->pdata[i], fixture->words);
      const char *title = hq_chart_get_title (fixture->charts->pdata[i]);

      assert_page (pages, summary);
      g_assert_cmpuint (find_page (pages, title), ==, find_page (pages, summary));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf (" %u/%u", i + 1, n);

      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "Made at 1970-01-01 01:00:00 by 张三"));
      g_assert_cmpint (strstr (pages[i], "政务服务大厅 · Report of a day") != NULL, ==, i > 0);
    }
  g_assert_cmpuint (find_page (pages, "Made by: Checked by: Date:"), ==, n);
  /* And something else beside it. */
  g_assert_nonnull (strstr (pages[n - 1], "Clerk c25 · 唐梦洁"));
  assert_page (pages, "S1 企业登记");
}

/* Nothing is written below the foot or beside the paper's edge, whatever is on the page. */
static void
test_pdf_edges (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) whole = NULL;
  g_auto (GStrv) words = NULL;
  guint n = 0;

  fill (fixture);
  whole = read_pages (fixture, "-bbox");
  words = g_strsplit (whole[0], "<word ", -1);
  for (guint i = 1; words[i] != NULL; i++, n++)
    {
      double left, top, right, bottom;

      g_assert_cmpint (sscanf (words[i], "xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                               &left, &top, &right, &bottom),
                       ==, 4);
      g_assert_cmpfloat (left, >=, 45);
      g_assert_cmpfloat (right, <=, 595.28 - 45);
      g_assert_cmpfloat (top, >=, 20);
      g_assert_cmpfloat (bottom, <=, 841.89 - 20);
    }
  g_assert_cmpuint (n, >, 5000);
}

/* A figure that changed after it was published stands there with both of its values. */
static void
test_pdf_published (Fixture *fixture, gconstpointer data)
{
  const HqFigure first = { HQ_SCOPE_HALL, "", HQ_METRIC_SATISFACTION, .rate = { 2, 2 } };
  HqFigure after = first;
  HqFigureChange change = { first, first, first, 2, 3 * 24 * HQ_HOUR, "rate" };
  g_auto (GStrv) open = read_pages (fixture, "-raw");
  g_auto (GStrv) closed = NULL;
  g_auto (GStrv) changed = NULL;

  assert_page (open, "The day is not closed yet");
  assert_page (open, "It is not said that both rates are at 100 %. Not every case was finished on"
                     " time. There are too few ratings.");
  g_array_append_val (fixture->published.first, first);
  closed = read_pages (fixture, "-raw");
  assert_page (closed, "The figures stand as they were published at close.");
  after.rate = (HqRate){ 2, 3 };
  change.after = after;
  g_array_append_val (fixture->published.changes, change);
  changed = read_pages (fixture, "-raw");
  assert_page (changed, "Some figures have changed since they were published at close");
  assert_page (changed, "Satisfaction · published 100 % (2/2) · now 66.6 % (2/3) · 1970-01-04"
                        " 00:00:00 · a late rating");
}

static void
add_change (Fixture *fixture, const HqFigure *first, const HqFigure *after)
{
  const HqFigureChange change = { *first, *first, *after, 2, 3 * 24 * HQ_HOUR, "rate" };

  g_array_append_val (fixture->published.changes, change);
}

/* Whoever signs reads no word of the program: a clerk has a name, and a reason is a sentence. */
static void
test_pdf_in_words (Fixture *fixture, gconstpointer data)
{
  const HqFigure rate = { HQ_SCOPE_CLERK, g_intern_string ("c25"), HQ_METRIC_BAD, .rate = { 0, 2 } };
  const HqFigure gone = { HQ_SCOPE_CLERK, g_intern_string ("c99"), HQ_METRIC_BAD, .rate = { 0, 2 } };
  HqFigure mark = { HQ_SCOPE_HALL, g_intern_string (""), HQ_METRIC_WITHHELD, TRUE };
  HqFigure before = mark;
  g_auto (GStrv) pages = NULL;

  before.value = HQ_WITHHELD_NO_RATINGS | HQ_WITHHELD_FEW_RATINGS;
  mark.value = HQ_WITHHELD_PARTICIPATION;
  add_change (fixture, &before, &mark);
  add_change (fixture, &rate, &rate);
  add_change (fixture, &gone, &gone);
  pages = read_pages (fixture, "-raw");
  assert_page (pages, "published It is not said that both rates are at 100 %. Nobody gave a rating."
                      " · now It is not said that both rates are at 100 %. Too few of the visitors who"
                      " could rate did so.");
  g_assert_cmpuint (find_page (pages, "no-ratings"), ==, 0);
  assert_page (pages, "Clerk c25 · 唐梦洁 bad ratings");
  assert_page (pages, "Clerk c99 bad ratings");
}

/* Both at 100 % is signed with the counts, and with participation. */
static void
test_pdf_mark (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < fixture->figures->len; i++)
    {
      HqFigure *figure = &g_array_index (fixture->figures, HqFigure, i);

      if (figure->metric == HQ_METRIC_WITHHELD)
        figure->value = HQ_WITHHELD_NOT;
      if (figure->metric == HQ_METRIC_ON_TIME)
        figure->rate = (HqRate){ 40, 40 };
      if (figure->metric == HQ_METRIC_SATISFACTION)
        figure->rate = (HqRate){ 35, 35 };
      if (figure->metric == HQ_METRIC_PARTICIPATION)
        figure->rate = (HqRate){ 35, 90 };
    }
  fixture->paper.english = TRUE;
  pages = read_pages (fixture, "-raw");
  assert_page (pages, "Both rates are at 100 %. On-time completion 100 % (40/40) · Satisfaction"
                      " 100 % (35/35) · participation 38.8 % (35/90)");
  assert_page (pages, "The Service Hall");
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  guint told;
  guint most;
} Told;

static void
on_told (double done, gpointer user_data)
{
  Told *told = user_data;

  g_assert_cmpfloat (done, >=, told->last);
  g_assert_cmpfloat (done, <=, 1);
  told->last = done;
  if (++told->told == told->most)
    g_cancellable_cancel (told->cancellable);
}

/* Whoever waits is told how far it is; and where nobody waits any more, nothing is written. */
static void
test_pdf_watch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Told told = { cancellable, 0, 0, 20 };
  HqWatch watch;

  fill (fixture);
  hq_watch_init (&watch, on_told, &told, cancellable);
  g_assert_false (hq_report_pdf_write (&fixture->paper, fixture->path, &watch, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_CANCELLED);
  g_assert_cmpuint (told.told, ==, 20);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  told = (Told){ NULL, 0, 0, 0 };
  hq_watch_init (&watch, on_told, &told, NULL);
  g_assert_true (hq_report_pdf_write (&fixture->paper, fixture->path, &watch, &error));
  g_assert_cmpfloat (told.last, ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/report-pdf/" name, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("whole", test_pdf_whole);
  ADD ("edges", test_pdf_edges);
  ADD ("published", test_pdf_published);
  ADD ("in-words", test_pdf_in_words);
  ADD ("mark", test_pdf_mark);
  ADD ("watch", test_pdf_watch);
  return g_test_run ();
}
