/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-date.h"

static void
test_date_parse (void)
{
  static const char *const wrong[] = { "", "2021-2-18", "2021-02-30", "2021-02-18 ", "20210218",
                                       "2021-13-01", "abcd-ef-gh", "0000-00-00" };

  g_assert_cmpuint (hq_date_parse ("2021-02-18"), ==, 20210218);
  g_assert_cmpuint (hq_date_parse ("2024-02-29"), ==, 20240229);
  g_assert_cmpuint (hq_date_parse (NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpuint (hq_date_parse (wrong[i]), ==, 0);
}

/* Against GDate, day by day. */
static void
test_date_arithmetic (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      HqDate date = hq_date_from_ymd ((guint) g_test_rand_int_range (1950, 2100),
                                      (guint) g_test_rand_int_range (1, 13),
                                      (guint) g_test_rand_int_range (1, 29));
      int days = g_test_rand_int_range (-2000, 2000);
      HqDate other = hq_date_add (date, days);
      g_autofree char *text = hq_date_format (other);

      g_assert_cmpint (hq_date_days_between (date, other), ==, days);
      g_assert_cmpuint (hq_date_parse (text), ==, other);
      g_assert_cmpuint ((hq_date_get_weekday (date) + 700000 + days - 1) % 7 + 1, ==,
                        hq_date_get_weekday (other));
      g_assert_true ((other > date) == (days > 0));
    }
}

/* The fault: times wrong after 15:00 or 17:00, because the day was cut in the wrong zone. */
static void
test_date_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  g_assert_nonnull (zone);
  for (int minute = 0; minute < 24 * 60; minute++)
    {
      HqTime time = hq_date_at_minute (20210218, minute, zone);

      g_assert_cmpuint (hq_date_of_time (time, zone), ==, 20210218);
      g_assert_cmpint (time, ==, hq_date_at_minute (20210218, 0, zone) + minute * HQ_MINUTE);
    }
  g_assert_cmpint (hq_date_parse_time ("2021-02-18T17:30:05", zone), ==,
                   hq_date_parse_time ("2021-02-18T09:30:05Z", zone));
  g_assert_cmpint (hq_date_at_minute (20210218, 1440, zone), ==,
                   hq_date_at_minute (20210219, 0, zone));
  g_assert_cmpint (hq_date_parse_time ("2021-02-18T17:30", zone), ==,
                   hq_date_parse_time ("2021-02-18T09:30:00Z", zone));
  g_assert_cmpint (hq_date_parse_time ("half past nine", zone), ==, 0);
}

/* A time of day, as it is typed in a hurry. */
static void
test_date_minute (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } vectors[] = {
    { "9:05", 545 },  { "09:05", 545 },    { " 9:05\n", 545 }, { "905", 545 },    { "0905", 545 },
    { "9：05", 545 }, { "９：０５", 545 }, { "23:59", 1439 },  { "0:00", 0 },     { "000", 0 },
    { "", -1 },       { "9", -1 },         { "95", -1 },       { "9:5", -1 },     { "9:60", -1 },
    { "960", -1 },    { "24:00", -1 },     { "2400", -1 },     { "95:0", -1 },    { "9.05", -1 },
    { "09:051", -1 }, { "09055", -1 },     { "9:05x", -1 },    { "-9:05", -1 },   { ":905", -1 },
    { "090:5", -1 },  { "0:9:05", -1 },    { "9:0:5", -1 },    { "9：：05", -1 }, { "九点", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpint (hq_date_parse_minute (vectors[i].text), ==, vectors[i].minute);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_date_parse);
  g_test_add_func ("/date/arithmetic", test_date_arithmetic);
  g_test_add_func ("/date/zone", test_date_zone);
  g_test_add_func ("/date/minute", test_date_minute);
  return g_test_run ();
}
