/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-openings.h"

#include "hq-calendar-file.h"
#include "hq-peak.h"
#include "hq-test-day.h"

static HqCalendar *
load_calendar (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  HqCalendar *calendar;
  gsize size;

  g_file_get_contents (HQ_DEMO_FOLDER "/calendar.json", &data, &size, &error);
  g_assert_no_error (error);
  calendar = hq_calendar_file_parse (data, size, &error);
  g_assert_no_error (error);
  return calendar;
}

/* A hall that was open on each working day. */
static GArray *
make_days (const HqCalendar *calendar, HqDate from, HqDate to)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (HqFigureDay));

  for (HqDate date = from; date <= to; date = hq_date_add (date, 1))
    {
      const HqFigureDay day = { date, 0, TRUE, TRUE };

      if (hq_calendar_is_working (calendar, date))
        g_array_append_val (days, day);
    }
  return days;
}

static const HqOpeningsPair *
find_pair (const GArray *pairs, HqDate day)
{
  for (guint i = 0; i < pairs->len; i++)
    if (g_array_index (pairs, HqOpeningsPair, i).opening.day == day)
      return &g_array_index (pairs, HqOpeningsPair, i);
  return NULL;
}

/* The days after Spring Festival, and what was the last ordinary day before the holiday: in some years a
 * weekend to make up. */
static void
test_openings_vectors (void)
{
  static const HqDate vectors[][2] = {
    { 20190211, 20190203 }, { 20200203, 20200123 }, { 20210218, 20210210 }, { 20220207, 20220130 },
    { 20230128, 20230120 }, { 20240218, 20240209 }, { 20250205, 20250127 }, { 20260224, 20260214 },
  };
  g_autoptr (HqCalendar) calendar = load_calendar ();
  g_autoptr (GArray) days = make_days (calendar, 20190102, 20260301);
  HqOpenings *openings = hq_openings_list (calendar, days, &(HqOpeningsAsk){ 20260301, 1000 });
  const GArray *pairs = openings->pairs;

  g_assert_false (openings->more);
  g_assert_cmpuint (openings->shut->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const HqOpeningsPair *pair = find_pair (pairs, vectors[i][0]);

      g_assert_nonnull (pair);
      g_assert_cmpuint (pair->ordinary.day, ==, vectors[i][1]);
      g_assert_cmpint (pair->opening.state, ==, HQ_OPENINGS_OVER);
    }
  for (guint i = 1; i < pairs->len; i++)
    g_assert_cmpuint (g_array_index (pairs, HqOpeningsPair, i).opening.day, <,
                      g_array_index (pairs, HqOpeningsPair, i - 1).opening.day);
  /* A weekend is no holiday. */
  g_assert_null (find_pair (pairs, 20210301));
  hq_openings_free (openings);
}

/* What is still to come, what the hall was not open on, and what stands further back. */
static void
test_openings_states (void)
{
  g_autoptr (HqCalendar) calendar = load_calendar ();
  g_autoptr (GArray) days = make_days (calendar, 20201001, 20210210);
  const HqOpeningsPair *pair;
  HqOpenings *openings;

  openings = hq_openings_list (calendar, days, &(HqOpeningsAsk){ 20210219, 3 });
  g_assert_false (openings->more);
  g_assert_cmpuint (openings->pairs->len, ==, 3);
  /* The last ordinary day was in another season. */
  pair = &g_array_index (openings->pairs, HqOpeningsPair, 0);
  g_assert_cmpuint (pair->opening.day, ==, 20210406);
  g_assert_cmpint (pair->opening.state, ==, HQ_OPENINGS_TO_COME);
  g_assert_cmpint (pair->ordinary.state, ==, HQ_OPENINGS_NONE);
  pair = &g_array_index (openings->pairs, HqOpeningsPair, 1);
  g_assert_cmpuint (pair->opening.day, ==, 20210104);
  g_assert_cmpuint (pair->ordinary.day, ==, 20201231);
  g_assert_cmpuint (g_array_index (openings->pairs, HqOpeningsPair, 2).opening.day, ==, 20201009);
  g_assert_cmpuint (openings->shut->len, ==, 1);
  g_assert_cmpuint (g_array_index (openings->shut, HqDate, 0), ==, 20210218);
  hq_openings_free (openings);
  openings = hq_openings_list (calendar, days, &(HqOpeningsAsk){ 20210219, 2 });
  g_assert_true (openings->more);
  g_assert_cmpuint (openings->pairs->len, ==, 2);
  hq_openings_free (openings);

  /* Before it opens, the day itself is still to come. */
  openings = hq_openings_list (calendar, days, &(HqOpeningsAsk){ 20210218, 8 });
  pair = &g_array_index (openings->pairs, HqOpeningsPair, 0);
  g_assert_cmpuint (pair->opening.day, ==, 20210218);
  g_assert_cmpint (pair->opening.state, ==, HQ_OPENINGS_TO_COME);
  g_assert_cmpuint (pair->ordinary.day, ==, 20210210);
  hq_openings_free (openings);

  /* A hall without a day has what is to come alone, and past the calendar there is nothing. */
  g_array_set_size (days, 0);
  openings = hq_openings_list (calendar, days, &(HqOpeningsAsk){ 20210218, 8 });
  g_assert_cmpuint (openings->pairs->len, ==, 1);
  hq_openings_free (openings);
  openings = hq_openings_list (calendar, days, &(HqOpeningsAsk){ 20400101, 8 });
  g_assert_cmpuint (openings->pairs->len, ==, 0);
  hq_openings_free (openings);
}

static void
test_openings_peak (void)
{
  g_autoptr (GArray) edges = hq_peak_new ();

  g_assert_cmpint (hq_peak_find (edges), ==, 0);
  hq_peak_add (edges, 10, 20);
  hq_peak_add (edges, 20, 30);
  hq_peak_add (edges, 25, 25);
  g_assert_cmpint (hq_peak_find (edges), ==, 1);
  hq_peak_add (edges, 19, 21);
  g_assert_cmpint (hq_peak_find (edges), ==, 2);
}

static HqOpenings *
read_openings (HqTestDay *fixture, HqDate today)
{
  g_autoptr (GError) error = NULL;
  HqOpenings *openings = hq_openings_read (fixture->test.hall, &(HqOpeningsAsk){ today, 8 },
                                           &error);

  g_assert_no_error (error);
  return openings;
}

static void
live_ordinary (HqTestDay *fixture)
{
  hq_test_day_go (fixture, "2021-02-10T10:00");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  hq_test_day_visit (fixture, 1);
  DO (.act = HQ_ACT_FINISH, .counter = 1);
  hq_test_day_go (fixture, "2021-02-10T18:00");
  DO (.act = HQ_ACT_CLOSE_DAY);
}

/* Somebody is signed in at three counters; one never calls, and the other two are not open at once yet. */
static void
live_morning (HqTestDay *fixture)
{
  hq_test_day_go (fixture, "2021-02-18T08:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  hq_test_day_go (fixture, "2021-02-18T09:05");
  DO (.act = HQ_ACT_SIGN_IN, .counter = 1);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 2);
  DO (.act = HQ_ACT_SIGN_IN, .counter = 4);
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_serve (fixture, 1);
  hq_test_day_go (fixture, "2021-02-18T10:30");
  DO (.act = HQ_ACT_ISSUE, .service = "A");
  DO (.act = HQ_ACT_CALL, .counter = 2);
  hq_test_day_serve (fixture, 2);
}

/* One visitor of an ordinary day, and an opening day with a line at the door: its figures are those that
 * were published. */
static void
test_openings_figures (HqTestDay *fixture, gconstpointer data)
{
  const HqDaysAsk ask = { 20210218, 20210218, 0, HQ_SCOPE_HALL, "" };
  g_autoptr (HqCalendar) calendar = load_calendar ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HqDays) days = NULL;
  const HqOpeningsPair *pair;
  HqOpeningsHours *hours;
  HqOpenings *openings;

  hq_test_day_set_calendar (fixture, calendar);
  live_ordinary (fixture);
  live_morning (fixture);
  openings = read_openings (fixture, 20210218);
  pair = &g_array_index (openings->pairs, HqOpeningsPair, 0);
  g_assert_cmpint (pair->opening.state, ==, HQ_OPENINGS_RUNNING);
  g_assert_false (pair->opening.published);
  g_assert_cmpint (pair->opening.open_most, ==, 1);
  hq_openings_free (openings);
  hq_test_day_wait (fixture, 60);
  DO (.act = HQ_ACT_CALL, .counter = 1);
  hq_test_day_serve (fixture, 1);
  hq_test_day_go (fixture, "2021-02-18T18:00");
  DO (.act = HQ_ACT_CLOSE_DAY);

  openings = read_openings (fixture, 20210219);
  g_assert_cmpuint (openings->pairs->len, ==, 2);
  pair = &g_array_index (openings->pairs, HqOpeningsPair, 1);
  g_assert_cmpuint (pair->opening.day, ==, 20210218);
  g_assert_cmpint (pair->opening.state, ==, HQ_OPENINGS_OVER);
  g_assert_true (pair->opening.published);
  g_assert_cmpint (pair->opening.before, ==, 2);
  g_assert_cmpint (pair->opening.first_hour, ==, 1);
  g_assert_cmpint (pair->opening.open_most, ==, 2);
  g_assert_cmpint (pair->opening.figures[HQ_METRIC_TICKETS].value, ==, 4);
  g_assert_cmpint (pair->opening.figures[HQ_METRIC_UNSERVED].rate.n, ==, 1);
  g_assert_cmpint (pair->ordinary.day, ==, 20210210);
  g_assert_cmpint (pair->ordinary.figures[HQ_METRIC_TICKETS].value, ==, 1);
  g_assert_cmpint (pair->ordinary.before, ==, 0);
  g_assert_cmpint (pair->ordinary.first_hour, ==, 0);
  g_assert_cmpint (pair->ordinary.open_most, ==, 1);
  days = hq_days_read (fixture->test.hall, &ask, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < HQ_N_METRICS; i++)
    g_assert_true (hq_figures_are_equal (
      &pair->opening.figures[i], &g_array_index (days->days, HqDaysDay, 0).part.figures[i]));

  hours = hq_openings_read_hours (fixture->test.hall, pair, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (hours->opening->hours, HqHourlyHour, 0).issued, ==, 2);
  g_assert_cmpint (g_array_index (hours->ordinary->hours, HqHourlyHour, 0).issued, ==, 1);
  hq_openings_free_hours (hours);
  hq_openings_free (openings);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/openings/vectors", test_openings_vectors);
  g_test_add_func ("/openings/states", test_openings_states);
  g_test_add_func ("/openings/peak", test_openings_peak);
  ADD ("/openings/figures", test_openings_figures);
  return g_test_run ();
}
