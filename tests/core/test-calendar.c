/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "hq-error.h"
#include "hq-limit.h"

static JsonObject *
load (JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, HQ_CALENDAR_FILE, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static HqCalendar *
calendar_new (JsonObject *root)
{
  JsonArray *days = json_object_get_array_member (root, "days");
  HqCalendar *calendar = hq_calendar_new ();

  for (guint year = 2019; year <= 2026; year++)
    hq_calendar_add_year (calendar, year);
  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      JsonObject *day = json_array_get_object_element (days, i);

      hq_calendar_add_day (calendar, hq_date_parse (json_object_get_string_member (day, "date")),
                           json_object_get_string_member (day, "name"),
                           json_object_get_boolean_member (day, "isOffDay"));
    }
  return calendar;
}

static void
test_calendar_due (void)
{
  static const struct
  {
    HqDate accepted;
    guint days;
    HqDate due;
  } vectors[] = {
    { 20210210, 1, 20210218 }, { 20210210, 5, 20210223 },  { 20210218, 1, 20210219 },
    { 20210218, 2, 20210220 }, { 20210218, 3, 20210222 },  { 20210218, 20, 20210317 },
    { 20210217, 1, 20210218 }, { 20230120, 1, 20230128 },  { 20240209, 1, 20240218 },
    { 20250127, 1, 20250205 }, { 20260214, 5, 20260228 },  { 20260930, 3, 20261010 },
  };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HqCalendar) calendar = calendar_new (load (parser));
  g_autoptr (GError) error = NULL;
  HqDate due = 0;

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      HqClock clock = { .from = vectors[i].accepted, .promised_days = vectors[i].days };

      g_assert_true (hq_calendar_add_working_days (calendar, vectors[i].accepted, vectors[i].days,
                                                   &due, NULL));
      g_assert_cmpuint (due, ==, vectors[i].due);
      g_assert_true (hq_limit_get_due (&clock, calendar, &due, NULL));
      g_assert_cmpuint (due, ==, vectors[i].due);
    }
  due = 7;
  g_assert_false (hq_calendar_add_working_days (calendar, 20261230, 2, &due, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_CALENDAR);
  g_assert_cmpstr (hq_error_get_detail (error), ==, "2026-12-31");
  g_assert_cmpuint (due, ==, 7);
}

/* Every holiday of three days or more in the notices, and no other, makes an opening day. */
static void
test_calendar_opening (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = load (parser);
  g_autoptr (HqCalendar) calendar = calendar_new (root);
  g_autoptr (GHashTable) expected = g_hash_table_new (NULL, NULL);
  JsonArray *blocks = json_object_get_array_member (root, "blocks");
  JsonObject *counts = json_object_get_object_member (root, "workingDays");

  for (guint i = 0; i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = json_array_get_object_element (blocks, i);
      HqDate from = hq_date_parse (json_object_get_string_member (block, "from"));
      HqDate to = hq_date_parse (json_object_get_string_member (block, "to"));
      HqDate first = hq_date_parse (json_object_get_string_member (block, "firstWorkday"));

      if (hq_date_days_between (from, to) >= 2)
        g_hash_table_add (expected, GUINT_TO_POINTER (first));
    }
  g_assert_true (g_hash_table_contains (expected, GUINT_TO_POINTER (20210218)));
  for (HqDate day = 20190101; day <= 20261231; day = hq_date_add (day, 1))
    g_assert_cmpint (hq_calendar_is_opening_day (calendar, day), ==,
                     g_hash_table_contains (expected, GUINT_TO_POINTER (day)));

  for (guint year = 2019; year <= 2026; year++)
    {
      g_autofree char *member = g_strdup_printf ("%u", year);
      gint64 working = 0;

      for (HqDate day = hq_date_from_ymd (year, 1, 1); hq_date_get_year (day) == year;
           day = hq_date_add (day, 1))
        working += hq_calendar_is_working (calendar, day);
      g_assert_cmpint (working, ==, json_object_get_int_member (counts, member));
    }
}

/* Suspensions at random, against a count of the days one by one. */
static void
test_calendar_suspension (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HqCalendar) calendar = calendar_new (load (parser));

  for (guint round = 0; round < 3000; round++)
    {
      HqDate accepted = hq_date_add (20190101, g_test_rand_int_range (0, 2500));
      HqSuspension stops[2];
      HqClock clock = { accepted, (guint) g_test_rand_int_range (1, 25), stops, 2, FALSE };
      HqDate due, last = accepted;
      guint counted = 0;

      for (guint i = 0; i < 2; i++)
        {
          stops[i].from = hq_date_add (last, g_test_rand_int_range (0, 10));
          last = stops[i].resumed = hq_date_add (stops[i].from, g_test_rand_int_range (0, 20));
        }
      g_assert_true (hq_limit_get_due (&clock, calendar, &due, NULL));
      for (HqDate day = hq_date_add (accepted, 1); day <= due; day = hq_date_add (day, 1))
        {
          gboolean stopped = (day >= stops[0].from && day < stops[0].resumed)
                             || (day >= stops[1].from && day < stops[1].resumed);

          if (!stopped && hq_calendar_is_working (calendar, day))
            counted++;
          else
            g_assert_cmpuint (day, !=, due);
        }
      g_assert_cmpuint (counted, ==, clock.promised_days);
      stops[1].resumed = 0;
      g_assert_true (hq_limit_get_due (&clock, calendar, &due, NULL));
      g_assert_cmpuint (due, ==, 0);
    }
}

static HqLight
light (const HqCalendar *calendar, guint days, HqDate today)
{
  HqClock clock = { .from = 20210218, .promised_days = days };
  HqLight result = HQ_LIGHT_NONE;

  g_assert_true (hq_limit_get_light (&clock, calendar, today, &result, NULL));
  return result;
}

static void
test_calendar_lights (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HqCalendar) calendar = calendar_new (load (parser));
  g_autoptr (GError) error = NULL;

  /* Ten working days from 02-18: 19 20 22 23 24 | 25 26 03-01 02 | 03. */
  g_assert_cmpint (light (calendar, 10, 20210218), ==, HQ_LIGHT_GREEN);
  g_assert_cmpint (light (calendar, 10, 20210224), ==, HQ_LIGHT_GREEN);
  g_assert_cmpint (light (calendar, 10, 20210225), ==, HQ_LIGHT_YELLOW);
  g_assert_cmpint (light (calendar, 10, 20210302), ==, HQ_LIGHT_YELLOW);
  g_assert_cmpint (light (calendar, 10, 20210303), ==, HQ_LIGHT_RED);
  g_assert_cmpint (light (calendar, 10, 20210304), ==, HQ_LIGHT_OVERDUE);

  g_assert_true (hq_limit_may_stop (20210303, 20210303, 20210303, NULL));
  g_assert_false (hq_limit_may_stop (20210303, 20210304, 20210304, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_OVERDUE);
  g_clear_error (&error);
  g_assert_false (hq_limit_may_stop (20210303, 20210225, 20210226, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_BACK_DATED);

  g_assert_true (hq_limit_is_on_time (HQ_CASE_PROMISED, 20210218, 20210303, 20210303));
  g_assert_false (hq_limit_is_on_time (HQ_CASE_PROMISED, 20210218, 20210303, 20210304));
  g_assert_true (hq_limit_is_on_time (HQ_CASE_INSTANT, 20210218, 20210218, 20210218));
  g_assert_false (hq_limit_is_on_time (HQ_CASE_INSTANT, 20210218, 20210219, 20210219));
}

/* How late by working days, as they were promised: a weekend adds none, a make-up day does, and what is
 * past its last day is late by one at the least. */
static void
test_calendar_left (void)
{
  static const struct
  {
    HqDate today;
    HqDate due;
    int left;
  } vectors[] = {
    /* The last day, and the days before it, over Spring Festival. */
    { 20210218, 20210218, 0 },
    { 20210217, 20210218, 1 },
    { 20210210, 20210218, 1 },
    { 20210210, 20210223, 5 },
    { 20210218, 20210317, 20 },
    /* A Friday's case on Saturday, Sunday, Monday and Friday. */
    { 20210327, 20210326, -1 },
    { 20210328, 20210326, -1 },
    { 20210329, 20210326, -1 },
    { 20210402, 20210326, -5 },
    /* Saturday the 20th is made up for. */
    { 20210220, 20210219, -1 },
    { 20210221, 20210219, -1 },
    { 20210222, 20210219, -2 },
    /* Eight days of holiday. */
    { 20210217, 20210210, -1 },
    { 20210218, 20210210, -1 },
    { 20210219, 20210210, -2 },
    { 20261010, 20260930, -3 },
  };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HqCalendar) calendar = calendar_new (load (parser));
  HqDate last = hq_calendar_get_last_day (calendar);
  g_autoptr (GError) error = NULL;
  int left = 7;

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_assert_true (
        hq_limit_count_left (calendar, vectors[i].today, vectors[i].due, &left, &error));
      g_assert_no_error (error);
      g_assert_cmpint (left, ==, vectors[i].left);
    }
  /* What lies partly past the calendar is not counted for less than it is. */
  left = 7;
  g_assert_false (hq_limit_count_left (calendar, hq_date_add (last, 1), last, &left, &error));
  g_assert_error (error, HQ_ERROR, HQ_ERROR_NO_CALENDAR);
  g_assert_cmpint (left, ==, 7);
}

/* The plan of the suspension that lasts, by days of the calendar of which its first is one. */
static void
test_calendar_plan (void)
{
  static const struct
  {
    HqSuspension stops[2];
    guint n_stops;
    HqDate end;
  } vectors[] = {
    { { { 0 } }, 0, 0 },
    { { { 20210218, 0, 1 } }, 1, 20210218 },
    { { { 20210218, 0, 2 } }, 1, 20210219 },
    { { { 20210227, 0, 5 } }, 1, 20210303 },
    { { { 20210218, 0, 0 } }, 1, 0 },
    { { { 20210218, 20210219, 20 } }, 1, 0 },
    { { { 20210218, 20210219, 20 }, { 20210301, 0, 3 } }, 2, 20210303 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      const HqClock clock = { 20210210, 20, vectors[i].stops, vectors[i].n_stops, FALSE };

      g_assert_cmpuint (hq_limit_get_planned_end (&clock), ==, vectors[i].end);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/due", test_calendar_due);
  g_test_add_func ("/calendar/opening", test_calendar_opening);
  g_test_add_func ("/calendar/suspension", test_calendar_suspension);
  g_test_add_func ("/calendar/lights", test_calendar_lights);
  g_test_add_func ("/calendar/left", test_calendar_left);
  g_test_add_func ("/calendar/plan", test_calendar_plan);
  return g_test_run ();
}
