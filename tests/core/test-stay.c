/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-stay.h"

/* 1, 2, … @n minutes, the longest first. */
static GArray *
make_sample (int n)
{
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = n; i > 0; i--)
    {
      gint64 length = i * HQ_MINUTE;

      g_array_append_val (sample, length);
    }
  return sample;
}

/* By the nearest rank: the smallest of the sample that at least 95 of 100 do not exceed. */
static void
test_stay_usual (void)
{
  static const struct
  {
    int n;
    int minutes;
  } vectors[] = {
    { 0, 0 }, { 1, 0 }, { 19, 0 }, { 20, 19 }, { 21, 20 }, { 100, 95 }, { 200, 190 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GArray) sample = make_sample (vectors[i].n);

      g_assert_cmpint (hq_stay_get_usual (sample), ==, vectors[i].minutes * HQ_MINUTE);
    }
}

static void
test_stay_long (void)
{
  g_assert_false (hq_stay_is_long (0, 8 * HQ_HOUR, 0));
  g_assert_false (hq_stay_is_long (10 * HQ_MINUTE, 30 * HQ_MINUTE, 0));
  g_assert_true (hq_stay_is_long (10 * HQ_MINUTE, 30 * HQ_MINUTE + 1, 0));
  /* Where a visit takes seconds, nobody is asked after seconds. */
  g_assert_cmpint (hq_stay_get_bound (10 * HQ_SECOND), ==, 5 * HQ_MINUTE);
  g_assert_false (hq_stay_is_long (10 * HQ_SECOND, 5 * HQ_MINUTE, 0));
  g_assert_true (hq_stay_is_long (10 * HQ_SECOND, 5 * HQ_MINUTE + 1, 0));
  /* After an answer another such stretch begins. */
  g_assert_false (hq_stay_is_long (10 * HQ_MINUTE, 61 * HQ_MINUTE, 31 * HQ_MINUTE));
  g_assert_true (hq_stay_is_long (10 * HQ_MINUTE, 61 * HQ_MINUTE + 1, 31 * HQ_MINUTE));
}

/* Service began at 9:12:40, and it is 10:05:20. */
static void
test_stay_end (void)
{
  const HqTime day = 450000 * HQ_HOUR;
  const HqTime earliest = day + 9 * HQ_HOUR + 12 * HQ_MINUTE + 40 * HQ_SECOND;
  const HqTime now = day + 10 * HQ_HOUR + 5 * HQ_MINUTE + 20 * HQ_SECOND;
  HqTime end = 1;

  g_assert_false (hq_stay_place_end (day + 9 * HQ_HOUR + 11 * HQ_MINUTE, earliest, now, &end));
  g_assert_false (hq_stay_place_end (day + 10 * HQ_HOUR + 6 * HQ_MINUTE, earliest, now, &end));
  g_assert_cmpint (end, ==, 1);
  g_assert_true (hq_stay_place_end (day + 9 * HQ_HOUR + 12 * HQ_MINUTE, earliest, now, &end));
  g_assert_cmpint (end, ==, earliest);
  g_assert_true (hq_stay_place_end (day + 9 * HQ_HOUR + 30 * HQ_MINUTE, earliest, now, &end));
  g_assert_cmpint (end, ==, day + 9 * HQ_HOUR + 30 * HQ_MINUTE);
  g_assert_true (hq_stay_place_end (day + 10 * HQ_HOUR + 5 * HQ_MINUTE, earliest, now, &end));
  g_assert_cmpint (end, ==, day + 10 * HQ_HOUR + 5 * HQ_MINUTE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stay/usual", test_stay_usual);
  g_test_add_func ("/stay/long", test_stay_long);
  g_test_add_func ("/stay/end", test_stay_end);
  return g_test_run ();
}
