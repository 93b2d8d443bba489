/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-calendar-edit.h"

/* 2021 with a holiday of a week and a day to make up for it, and 2022. */
static HqCalendar *
make_calendar (void)
{
  HqCalendar *calendar = hq_calendar_new ();

  hq_calendar_add_year (calendar, 2021);
  hq_calendar_add_year (calendar, 2022);
  for (HqDate day = 20210211; day <= 20210217; day++)
    hq_calendar_add_day (calendar, day, "春节", TRUE);
  hq_calendar_add_day (calendar, 20210220, "春节", FALSE);
  hq_calendar_add_day (calendar, 20220103, "元旦", TRUE);
  return calendar;
}

static void
test_calendar_edit_day (void)
{
  g_autoptr (HqCalendar) calendar = make_calendar ();
  g_autoptr (HqCalendar) same = hq_calendar_edit_copy (calendar, 0);
  g_autoptr (HqCalendar) other = hq_calendar_edit_copy (calendar, 20210220);
  g_autoptr (GArray) none = hq_calendar_edit_list_changes (calendar, same);
  g_autoptr (GArray) changes = NULL;
  const HqCalendarChange *change;

  g_assert_cmpuint (none->len, ==, 0);
  hq_calendar_add_day (other, 20210217, "春节假期", TRUE);
  hq_calendar_add_day (other, 20211231, "调休", TRUE);
  changes = hq_calendar_edit_list_changes (calendar, other);
  g_assert_cmpuint (changes->len, ==, 3);
  change = &g_array_index (changes, HqCalendarChange, 0);
  g_assert_cmpuint (change->day, ==, 20210217);
  g_assert_false (change->turned);
  g_assert_cmpstr (change->name, ==, "春节假期");
  change = &g_array_index (changes, HqCalendarChange, 1);
  g_assert_cmpuint (change->day, ==, 20210220);
  g_assert_true (change->turned && !change->working);
  g_assert_null (change->name);
  change = &g_array_index (changes, HqCalendarChange, 2);
  g_assert_cmpuint (change->day, ==, 20211231);
  g_assert_true (change->turned && !change->working);
}

/* A file's years take the place of the same ones as a whole, and the others stay. */
static void
test_calendar_edit_merge (void)
{
  g_autoptr (HqCalendar) calendar = make_calendar ();
  g_autoptr (HqCalendar) file = hq_calendar_new ();
  g_autoptr (HqCalendar) merged = NULL;
  g_autoptr (GArray) years = NULL;

  hq_calendar_add_year (file, 2022);
  hq_calendar_add_year (file, 2023);
  hq_calendar_add_day (file, 20230102, "元旦", TRUE);
  merged = hq_calendar_edit_merge (calendar, file);
  years = hq_calendar_edit_list_years (merged);
  g_assert_cmpuint (years->len, ==, 3);
  g_assert_cmpstr (hq_calendar_get_name (merged, 20210211), ==, "春节");
  g_assert_null (hq_calendar_get_name (merged, 20220103));
  g_assert_cmpstr (hq_calendar_get_name (merged, 20230102), ==, "元旦");
  /* A year that is added counts once, whatever is listed in it, and so does one that is taken away. */
  g_assert_cmpuint (hq_calendar_edit_count_changes (calendar, calendar), ==, 0);
  g_assert_cmpuint (hq_calendar_edit_count_changes (calendar, merged), ==,
                    hq_calendar_edit_count_changes (merged, calendar));
  g_assert_cmpuint (hq_calendar_edit_count_changes (calendar, merged), >, 1);
  g_assert_cmpuint (hq_calendar_edit_count_changes (file, merged), ==, 1);
  g_assert_cmpuint (hq_calendar_edit_count_changes (merged, file), ==, 1);
}

static void
test_calendar_edit_openings (void)
{
  g_autoptr (HqCalendar) calendar = make_calendar ();
  g_autoptr (GArray) days = hq_calendar_edit_list_openings (calendar, 2021);
  g_autoptr (GArray) none = hq_calendar_edit_list_openings (calendar, 2022);

  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpuint (g_array_index (days, HqDate, 0), ==, 20210218);
  g_assert_cmpuint (none->len, ==, 0);
}

/* The last day is the one after which there is no due date, as the rule of the limits has it. */
static void
test_calendar_edit_last (void)
{
  g_autoptr (HqCalendar) calendar = make_calendar ();

  for (guint days = 0; days <= 30; days++)
    {
      HqDate last = hq_calendar_edit_find_last (calendar, 20210101, days), due;

      g_assert_true (hq_calendar_add_working_days (calendar, last, days, &due, NULL));
      g_assert_false (
        days > 0
        && hq_calendar_add_working_days (calendar, hq_date_add (last, 1), days, &due, NULL));
    }
  g_assert_cmpuint (hq_calendar_edit_find_last (calendar, 20221230, 1), ==, 0);
  g_assert_cmpuint (hq_calendar_edit_find_last (calendar, 20221229, 1), ==, 20221229);
  g_assert_cmpuint (hq_calendar_edit_find_last (calendar, 20230101, 0), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-edit/day", test_calendar_edit_day);
  g_test_add_func ("/calendar-edit/merge", test_calendar_edit_merge);
  g_test_add_func ("/calendar-edit/openings", test_calendar_edit_openings);
  g_test_add_func ("/calendar-edit/last", test_calendar_edit_last);
  return g_test_run ();
}
