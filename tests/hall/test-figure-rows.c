/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-clerks.h"
#include "hq-days.h"
#include "hq-error.h"
#include "hq-explain.h"
#include "hq-hourly.h"
#include "hq-random-day.h"
#include "hq-test-store.h"
#include "hq-test.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The smallest member that so many per cent of the sample do not exceed. */
static gint64
find_rank (const GArray *sample, guint percent)
{
  for (guint i = 0; i < sample->len; i++)
    if ((i + 1) * 100 >= percent * sample->len)
      return g_array_index (sample, gint64, i);
  g_assert_not_reached ();
}

static HqFigure
measure (HqFigure figure, GArray *sample)
{
  g_array_sort (sample, compare);
  figure.has_value = sample->len > 0;
  switch ((int) figure.metric)
    {
    case HQ_METRIC_WAIT_BREAK_TIME:
      figure.has_value = TRUE;
      for (guint i = 0; i < sample->len; i++)
        figure.value += g_array_index (sample, gint64, i);
      break;
    case HQ_METRIC_WAIT_MEDIAN:
    case HQ_METRIC_HANDLING_MEDIAN:
      figure.value = figure.has_value ? find_rank (sample, 50) : 0;
      break;
    case HQ_METRIC_WAIT_90TH:
      figure.value = figure.has_value ? find_rank (sample, 90) : 0;
      break;
    default: /* the longest */
      figure.value = figure.has_value ? find_rank (sample, 100) : 0;
      break;
    }
  return figure;
}

/* The mark of both rates, from what a person sees of the rows. */
static HqFigure
judge (HqFigure figure, const GArray *rows)
{
  gint64 on_time = 0, cases = 0, overdue = 0, satisfied = 0, rated = 0, unrated = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (rows, HqFigureRow, i);
      gboolean both = row->entry.side == HQ_FIGURE_SIDE_BOTH;
      gboolean in = row->entry.side != HQ_FIGURE_SIDE_OUT;

      on_time += row->kind == HQ_FIGURE_KIND_CASE && both;
      cases += row->kind == HQ_FIGURE_KIND_CASE && in;
      overdue += row->kind == HQ_FIGURE_KIND_CASE
                 && row->entry.reason == HQ_FIGURE_REASON_LATE_OPEN
                 && row->of.case_file.row.kind == HQ_CASE_PROMISED;
      satisfied += row->kind == HQ_FIGURE_KIND_PERIOD && both;
      rated += row->kind == HQ_FIGURE_KIND_PERIOD && in;
      unrated += row->entry.reason == HQ_FIGURE_REASON_UNRATED;
    }
  figure.has_value = TRUE;
  figure.value = (cases == 0 ? HQ_WITHHELD_NO_CASES : 0)
                 | (on_time < cases ? HQ_WITHHELD_LATE : 0)
                 | (overdue > 0 ? HQ_WITHHELD_OVERDUE_OPEN : 0)
                 | (rated == 0 ? HQ_WITHHELD_NO_RATINGS : 0)
                 | (satisfied < rated ? HQ_WITHHELD_BAD_RATING : 0)
                 | (rated < 30 ? HQ_WITHHELD_FEW_RATINGS : 0)
                 | (rated * 10 < rated + unrated ? HQ_WITHHELD_PARTICIPATION : 0);
  return figure;
}

/* What whoever counts the rows by their verdict finds. */
static HqFigure
count (const HqFigureRows *found)
{
  g_autoptr (GArray) sample = g_array_new (FALSE, FALSE, sizeof (gint64));
  HqFigure figure = { found->ask.scope, found->ask.key, found->ask.metric };

  for (guint i = 0; i < found->rows->len; i++)
    {
      const HqFigureEntry *entry = &g_array_index (found->rows, HqFigureRow, i).entry;

      /* What is not in n is told why. */
      g_assert_cmpint (entry->side == HQ_FIGURE_SIDE_BOTH, ==,
                       entry->reason == HQ_FIGURE_REASON_NONE);
      figure.rate.n += entry->side == HQ_FIGURE_SIDE_BOTH;
      figure.rate.total += entry->side != HQ_FIGURE_SIDE_OUT;
      if (entry->side == HQ_FIGURE_SIDE_BOTH)
        g_array_append_val (sample, entry->value);
    }
  if (hq_metric_get_kind (figure.metric) == HQ_METRIC_RATE)
    return figure;
  figure.rate = (HqRate) { 0, 0 };
  if (hq_metric_get_kind (figure.metric) == HQ_METRIC_TIME)
    return measure (figure, sample);
  if (figure.metric == HQ_METRIC_WITHHELD)
    return judge (figure, found->rows);
  figure.has_value = TRUE;
  for (guint i = 0; i < sample->len; i++)
    figure.value += g_array_index (sample, gint64, i);
  return figure;
}

/* Nothing is met twice, and whatever has a number shows it. */
static void
check_rows (const HqFigureRows *found)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (found->rows, HqFigureRow, i);
      g_autofree char *number = hq_figure_rows_format_number (row);
      const HqFigureDetail *detail = &row->detail;
      char *key = g_strdup_printf ("%d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d", row->kind,
                                   detail->ticket, detail->id, detail->part,
                                   row->kind == HQ_FIGURE_KIND_USE ? (int) row->of.use.kind : 0);

      g_assert_true (g_hash_table_add (seen, key));
      g_assert_cmpint (number == NULL, ==, row->kind >= HQ_FIGURE_KIND_CASE);
      if (number != NULL)
        g_assert_true (detail->day >= found->ask.from && detail->day <= found->ask.to);
    }
}

static void
check (HqTestHall *test, const HqFigureAsk *ask, const HqFigure *figure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HqFigureRows) found = hq_figure_rows_read (test->hall, ask, &error);
  HqFigure mine, theirs;

  g_assert_no_error (error);
  mine = count (found);
  theirs = hq_figure_rows_count (found);
  if (!hq_figures_are_equal (&mine, figure) || !hq_figures_are_equal (&theirs, figure))
    g_error ("%s of %s %s: %" G_GINT64_FORMAT " or %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT
             " in %u rows, %" G_GINT64_FORMAT " or %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
             hq_metric_get_nick (ask->metric), hq_metric_get_scope_nick (ask->scope), ask->key,
             mine.value, mine.rate.n, mine.rate.total, found->rows->len, figure->value,
             figure->rate.n, figure->rate.total);
  check_rows (found);
}

/* Holds the rows of each figure of @from to @to against it, or of those of the hall alone. What is the
 * same on a server is tried there for the first key of each scope. */
static guint
check_all (HqTestHall *test, HqDate from, HqDate to, gboolean all)
{
  HqTime now = hq_test_hall_time ("2021-02-19T10:30:00");
  g_autoptr (GArray) figures = hq_figures_compute (test->hall, from, to, now, NULL);
  const char *first[HQ_N_SCOPES] = { NULL };
  guint n = 0;

  g_assert_nonnull (figures);
  for (guint i = 0; i < figures->len; i++)
    {
      const HqFigure *figure = &g_array_index (figures, HqFigure, i);
      const HqFigureAsk ask = { from, to, now, figure->scope, figure->key, figure->metric };

      if (first[figure->scope] == NULL)
        first[figure->scope] = figure->key;
      if ((!all && figure->scope != HQ_SCOPE_HALL)
          || (hq_test_store_is_server () && figure->key != first[figure->scope]))
        continue;
      check (test, &ask, figure);
      n++;
    }
  return n;
}

/* The rule: whoever counts the rows of a figure finds it. */
static void
test_figure_rows_counted (void)
{
  static const struct
  {
    HqDate from, to;
  } stretches[] = {
    { 20210218, 20210218 },
    { 20210219, 20210219 },
    { 20210201, 20210228 },
    { 20210220, 20210220 }, /* nobody came */
  };
  /* A server takes its time to live a day. */
  const char *end = hq_test_store_is_server () ? "11:00:00" : "17:05:00";
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_random_day_live (&test, "2021-02-18", end);
  g_assert_cmpuint (check_all (&test, 20210218, 20210218, FALSE), ==, HQ_N_METRICS);
  hq_random_day_run (&test, &(HqOrder){ .act = HQ_ACT_CLOSE_DAY },
                     hq_test_hall_time ("2021-02-18T17:10:00"));
  hq_random_day_live (&test, "2021-02-19", "09:45:00");
  hq_random_day_add_rows (&test);
  g_assert_cmpuint (check_all (&test, 20210218, 20210219, TRUE), >, 4 * HQ_N_METRICS);
  for (guint i = 0; !hq_test_store_is_server () && i < G_N_ELEMENTS (stretches); i++)
    check_all (&test, stretches[i].from, stretches[i].to, FALSE);
  hq_test_hall_clear (&test);
}

static void
test_figure_rows_refused (void)
{
  HqTestHall test;
  g_autoptr (GError) error = NULL;
  HqFigureAsk ask = { 20210218, 20210218, 0, HQ_SCOPE_COUNTER, "1", HQ_METRIC_WAIT_TARGET };

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  /* A counter's wait rate would be one without those who left. */
  g_assert_null (hq_figure_rows_read (test.hall, &ask, &error));
  g_assert_true (hq_error_is (error, HQ_ERROR_INVALID));
  hq_test_hall_clear (&test);
}

/* Whoever was rated sees how their rows count, and not which visits they are; nobody else sees less. */
static void
test_figure_rows_own (void)
{
  static const HqMetric metrics[] = { HQ_METRIC_SATISFACTION, HQ_METRIC_PARTICIPATION, HQ_METRIC_BAD,
                                      HQ_METRIC_WITHHELD, HQ_METRIC_HANDLING_MEDIAN };
  HqTestHall test;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_random_day_live (&test, "2021-02-18", "11:00:00");
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      HqFigureAsk ask = { 20210218, 20210218, hq_test_hall_time ("2021-02-18T11:00:00"),
                          HQ_SCOPE_HALL, "", metrics[i] };
      g_autoptr (HqFigureRows) all = hq_figure_rows_read (test.hall, &ask, NULL);
      g_autoptr (HqFigureRows) own = NULL;
      HqFigure before, after;
      guint n = 0;

      ask.asker = "c1";
      own = hq_figure_rows_read (test.hall, &ask, NULL);
      before = hq_figure_rows_count (all);
      after = hq_figure_rows_count (own);
      g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
      g_assert_cmpuint (own->rows->len, ==, all->rows->len);
      for (guint j = 0; j < own->rows->len; j++)
        {
          const HqFigureRow *row = &g_array_index (own->rows, HqFigureRow, j);
          gboolean is_own = row->kind == HQ_FIGURE_KIND_PERIOD
                            && g_strcmp0 (row->of.place.staff, "c1") == 0;

          g_assert_cmpint (row->kept, ==,
                           !is_own                                  ? HQ_FIGURE_KEPT_NOTHING
                           : metrics[i] == HQ_METRIC_HANDLING_MEDIAN ? HQ_FIGURE_KEPT_RATING
                                                                     : HQ_FIGURE_KEPT_VISIT);
          g_assert_cmpint (g_array_index (all->rows, HqFigureRow, j).kept, ==,
                           HQ_FIGURE_KEPT_NOTHING);
          n += is_own;
          if (row->kept == HQ_FIGURE_KEPT_VISIT)
            g_assert_true (row->detail.ticket == 0 && row->detail.prefix == '\0'
                           && row->detail.day == 0 && row->detail.rated_at == 0);
        }
      g_assert_cmpuint (n, >, 0);
    }
  hq_test_hall_clear (&test);
}

typedef struct
{
  GCancellable *cancellable; /* (owned) */
  double done;
  double last; /* so far is read, and then no further */
} Watcher;

static void
on_told (double done, gpointer user_data)
{
  Watcher *watcher = user_data;

  g_assert_cmpfloat (done, >=, watcher->done);
  g_assert_cmpfloat (done, <=, 1);
  watcher->done = done;
  if (done >= watcher->last)
    g_cancellable_cancel (watcher->cancellable);
}

#define ASK                                                                                        \
  &(HqFigureAsk)                                                                                   \
  {                                                                                                \
    20210201, 20210228, 0, HQ_SCOPE_HALL, "", HQ_METRIC_ON_TIME                                    \
  }

/* Each of the long reads, in turn; %FALSE once there is none any more. */
static gboolean
read_long (guint which, HqHall *hall, gboolean *found, GError **error)
{
  g_autoptr (GArray) figures = NULL;
  g_autoptr (HqFigureRows) rows = NULL;
  g_autoptr (HqExplanation) explanation = NULL;
  g_autoptr (HqHourly) hourly = NULL;
  g_autoptr (HqDays) days = NULL;

  switch (which)
    {
    case 0:
      figures = hq_figures_compute (hall, 20210201, 20210228, 0, error);
      break;
    case 1:
      rows = hq_figure_rows_read (hall, ASK, error);
      break;
    case 2:
      explanation = hq_explain_read (hall, ASK, error);
      break;
    case 3:
      hourly = hq_hourly_read (hall, 20210218, 0, error);
      break;
    case 4:
      days = hq_days_read (
        hall, &(HqDaysAsk){ 20210201, 20210228, 0, HQ_SCOPE_HALL, g_intern_string ("") }, error);
      break;
    default:
      return FALSE;
    }
  *found = figures != NULL || rows != NULL || explanation != NULL || hourly != NULL || days != NULL;
  return TRUE;
}

/* Whoever watches is told how far it is, to the end, and may end it on the way. */
static void
test_figure_rows_watched (void)
{
  HqTestHall test;
  gboolean found;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_random_day_live (&test, "2021-02-18", "09:10:00");
  hq_random_day_live (&test, "2021-02-19", "09:10:00");
  for (int cancelled = 0; cancelled < 2; cancelled++)
    for (guint i = 0;; i++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        Watcher watcher = { cancellable, 0, cancelled ? 0.3 : 2 };
        g_autoptr (GError) error = NULL;
        HqWatch watch;

        hq_watch_init (&watch, on_told, &watcher, cancellable);
        hq_hall_set_watch (test.hall, &watch);
        if (!read_long (i, test.hall, &found, &error))
          break;
        g_test_message ("read %u: to %f", i, watcher.done);
        g_assert_cmpint (found, ==, !cancelled);
        g_assert_cmpint (hq_error_is (error, HQ_ERROR_CANCELLED), ==, cancelled);
        if (cancelled)
          g_assert_cmpfloat (watcher.done, <, 1);
        else
          g_assert_cmpfloat (watcher.done, ==, 1);
      }
  hq_hall_set_watch (test.hall, NULL);
  hq_test_hall_clear (&test);
}

/* Whoever served the service, by what was measured of each: the longest median first. */
static void
test_figure_rows_clerks (void)
{
  static const struct
  {
    const char *staff;
    HqFigureSide side;
    gint64 value;
  } stays[] = {
    { "c2", HQ_FIGURE_SIDE_BOTH, 5 },  { "c1", HQ_FIGURE_SIDE_BOTH, 10 },
    { "c1", HQ_FIGURE_SIDE_BOTH, 30 }, { "c1", HQ_FIGURE_SIDE_OUT, 900 },
    { NULL, HQ_FIGURE_SIDE_BOTH, 7 },  { "c1", HQ_FIGURE_SIDE_BOTH, 20 },
    { "c3", HQ_FIGURE_SIDE_OUT, 0 },   { "c4", HQ_FIGURE_SIDE_BOTH, 5 },
  };
  static const HqClerksRow expected[] = { { "c1", 3, 20 }, { "c2", 1, 5 }, { "c4", 1, 5 } };
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (HqFigureRow));
  g_autoptr (GArray) clerks = NULL;
  HqFigureRows rows = { .rows = list };

  for (guint i = 0; i < G_N_ELEMENTS (stays); i++)
    {
      HqFigureRow row = { .kind = HQ_FIGURE_KIND_PERIOD,
                          .entry = { .side = stays[i].side, .value = stays[i].value } };

      row.of.place.staff = stays[i].staff;
      g_array_append_val (list, row);
    }
  clerks = hq_clerks_list (&rows);
  g_assert_cmpuint (clerks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < clerks->len; i++)
    {
      const HqClerksRow *row = &g_array_index (clerks, HqClerksRow, i);

      g_assert_cmpstr (row->staff, ==, expected[i].staff);
      g_assert_cmpuint (row->stays, ==, expected[i].stays);
      g_assert_cmpint (row->median, ==, expected[i].median);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-rows/counted", test_figure_rows_counted);
  g_test_add_func ("/figure-rows/clerks", test_figure_rows_clerks);
  g_test_add_func ("/figure-rows/own", test_figure_rows_own);
  g_test_add_func ("/figure-rows/refused", test_figure_rows_refused);
  g_test_add_func ("/figure-rows/watched", test_figure_rows_watched);
  return g_test_run ();
}
