/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-report.h"

#include <string.h>

typedef struct
{
  GArray *figures;
  HqPublished published;
  HqReportWords *words;
  HqReport report;
} Fixture;

/* Marks what went through the translation. */
static const char *
translate (const char *text)
{
  g_autofree char *marked = g_strdup_printf ("<%s>", text);

  return g_intern_string (marked);
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->figures = g_array_new (FALSE, FALSE, sizeof (HqFigure));
  fixture->published.changes = g_array_new (FALSE, FALSE, sizeof (HqFigureChange));
  fixture->words = hq_report_words_new (translate);
  fixture->report = (HqReport) { .from = 20210218, .to = 20210218, .figures = fixture->figures,
                                 .published = &fixture->published,
                                 .zone = g_time_zone_new_utc (), .words = fixture->words };
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_array_unref (fixture->figures);
  g_array_unref (fixture->published.changes);
  g_time_zone_unref (fixture->report.zone);
  hq_report_words_unref (fixture->words);
}

static HqFigure
make_rate (HqMetric metric, gint64 n, gint64 total)
{
  return (HqFigure) { HQ_SCOPE_HALL, g_intern_string (""), metric, FALSE, 0, { n, total } };
}

static HqFigure
make_value (HqMetric metric, gint64 value)
{
  return (HqFigure) { HQ_SCOPE_HALL, g_intern_string (""), metric, TRUE, value, { 0, 0 } };
}

static void
add (Fixture *fixture, HqFigure figure)
{
  g_array_append_val (fixture->figures, figure);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("no “%s” in:\n%s", part, text);
}

/* The faults: a rate by integer division, participation hard-coded to 100, unrated always 0, and 65
 * minutes counted as 5. */
static void
test_report_csv (Fixture *fixture, gconstpointer data)
{
  HqFigure nothing = make_rate (HQ_METRIC_GOOD, 0, 0);
  HqFigure clerk = make_rate (HQ_METRIC_BAD, 1, 3);
  g_autofree char *text = NULL;

  clerk.scope = HQ_SCOPE_CLERK;
  clerk.key = "a,b";
  add (fixture, make_value (HQ_METRIC_TICKETS, 9));
  add (fixture, make_rate (HQ_METRIC_ON_TIME, 1999, 2000));
  add (fixture, make_rate (HQ_METRIC_SATISFACTION, 2, 3));
  add (fixture, make_rate (HQ_METRIC_PARTICIPATION, 3, 3000));
  add (fixture, make_rate (HQ_METRIC_UNRATED, 2997, 3000));
  add (fixture, nothing);
  add (fixture, make_value (HQ_METRIC_WITHHELD, HQ_WITHHELD_LATE | HQ_WITHHELD_PARTICIPATION));
  add (fixture, make_value (HQ_METRIC_WAIT_LONGEST, 65 * HQ_MINUTE + HQ_SECOND / 2));
  add (fixture, (HqFigure) { HQ_SCOPE_HALL, "", HQ_METRIC_WAIT_MEDIAN });
  add (fixture, make_rate (HQ_METRIC_WAIT_TARGET, 7, 7));
  add (fixture, clerk);
  text = hq_report_format_csv (fixture->figures);
  g_assert_cmpstr (text, ==,
                   "scope,key,metric,value,n,N\n"
                   "hall,,tickets,9,,\n"
                   "hall,,on-time,99.9 %,1999,2000\n"
                   "hall,,satisfaction,66.6 %,2,3\n"
                   "hall,,participation,0.1 %,3,3000\n"
                   "hall,,unrated,99.9 %,2997,3000\n"
                   "hall,,good,—,0,0\n"
                   "hall,,withheld,late+participation,,\n"
                   "hall,,wait-longest,3900,,\n"
                   "hall,,wait-median,—,,\n"
                   "hall,,wait-target,100 %,7,7\n"
                   "clerk,\"a,b\",bad,33.3 %,1,3\n");
}

static void
test_report_text (Fixture *fixture, gconstpointer data)
{
  HqFigure before = make_rate (HQ_METRIC_SATISFACTION, 2, 2);
  HqFigure after = make_rate (HQ_METRIC_SATISFACTION, 2, 3);
  HqFigureChange change = { before, before, after, 2, 3 * 24 * HQ_HOUR, "rate" };
  g_autofree char *text = NULL;

  add (fixture, make_rate (HQ_METRIC_SATISFACTION, 2, 3));
  add (fixture, make_rate (HQ_METRIC_PARTICIPATION, 3, 6));
  add (fixture, make_value (HQ_METRIC_WITHHELD, HQ_WITHHELD_LATE | HQ_WITHHELD_FEW_RATINGS));
  add (fixture, make_rate (HQ_METRIC_WAIT_TARGET, 5, 9));
  add (fixture, make_value (HQ_METRIC_WAIT_LONGEST, 65 * HQ_MINUTE));
  add (fixture, make_rate (HQ_METRIC_LEFT, 2, 9));
  g_array_append_val (fixture->published.changes, change);
  text = hq_report_format_text (&fixture->report);
  /* Participation beside satisfaction, in the same line. */
  assert_has (text, "<Satisfaction> 66.6 % (2/3) · <participation> 50.0 % (3/6)\n");
  assert_has (text, "<It is not said that both rates are at 100 %.>"
                    " <Not every case was finished on time.> <There are too few ratings.>\n");
  assert_has (text, "<Called within target> 55.5 % (5/9) · <left without service> 22.2 % (2/9)\n");
  assert_has (text, "<longest wait> 1:05:00\n");
  assert_has (text, "<The hall> · <Satisfaction> · <published> 100 % (2/2) · <now> 66.6 % (2/3)"
                    " · 1970-01-04 00:00:00 · <a late rating>\n");
}

static void
test_report_mark (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add (fixture, make_rate (HQ_METRIC_ON_TIME, 40, 40));
  add (fixture, make_rate (HQ_METRIC_SATISFACTION, 35, 35));
  add (fixture, make_rate (HQ_METRIC_PARTICIPATION, 35, 90));
  add (fixture, make_value (HQ_METRIC_WITHHELD, HQ_WITHHELD_NOT));
  text = hq_report_format_text (&fixture->report);
  assert_has (text, "<Both rates are at 100 %.> · <On-time completion> 100 % (40/40)"
                    " · <Satisfaction> 100 % (35/35) · <participation> 38.8 % (35/90)\n");
  g_assert_null (strstr (text, "published"));
}

/* Each metric has its nick, found again, and its name; and each reason a sentence. */
static void
test_report_names (void)
{
  HqFigure withheld = make_value (HQ_METRIC_WITHHELD, 0);

  for (int i = 0; i < HQ_N_METRICS; i++)
    {
      g_assert_cmpint (hq_metric_find (hq_metric_get_nick ((HqMetric) i)), ==, i);
      g_assert_nonnull (hq_report_get_name ((HqMetric) i));
      g_assert_true (hq_metric_is_of ((HqMetric) i, HQ_SCOPE_HALL));
    }
  for (int i = 0; i < HQ_N_SCOPES; i++)
    g_assert_cmpint (hq_metric_find_scope (hq_metric_get_scope_nick ((HqScope) i)), ==, i);
  for (int bit = HQ_WITHHELD_NO_CASES; bit <= HQ_WITHHELD_PARTICIPATION; bit *= 2)
    {
      g_autofree char *nick = NULL;

      withheld.value = bit;
      nick = hq_report_format_reasons (&withheld);
      g_assert_cmpstr (nick, !=, "none");
    }
}

#define ADD(name, function) g_test_add ("/report/" name, Fixture, NULL, setup, function, teardown)

/* Sentences stand behind each other as the language has it, and none at all are not too few as well. */
static const char *
join_without_space (const char *text)
{
  return g_str_equal (text, "%s %s") ? "%s%s" : text;
}

static void
test_report_joint (void)
{
  const HqFigure figure = { .metric = HQ_METRIC_WITHHELD,
                            .value = HQ_WITHHELD_NO_CASES | HQ_WITHHELD_NO_RATINGS
                                     | HQ_WITHHELD_FEW_RATINGS };
  g_autoptr (HqReportWords) words = hq_report_words_new (join_without_space);
  g_autofree char *text = hq_report_format_mark (&figure, words);

  g_assert_cmpstr (text, ==, "It is not said that both rates are at 100 %.No case was closed or due."
                             "Nobody gave a rating.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("csv", test_report_csv);
  ADD ("text", test_report_text);
  ADD ("mark", test_report_mark);
  g_test_add_func ("/report/names", test_report_names);
  g_test_add_func ("/report/joint", test_report_joint);
  return g_test_run ();
}
