/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-number.h"

#include <string.h>

static void
test_number_round (void)
{
  static const char *const wrong[] = { "", "A", "001", "I001", "O12", "A0", "A12x", "AA1", "A-1",
                                       "A1 2", "A1000000000", "A99999999999999999999999" };
  g_autofree char *first = hq_number_format ('A', 1);
  g_autofree char *large = hq_number_format ('Z', 1000);
  char prefix = '?';
  guint number = 0;

  g_assert_cmpstr (first, ==, "A001");
  g_assert_cmpstr (large, ==, "Z1000");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (hq_number_parse (wrong[i], &prefix, &number));
  g_assert_cmpint (prefix, ==, '?');
  g_assert_true (hq_number_parse (" a12\r\n", &prefix, &number));
  g_assert_cmpint (prefix, ==, 'A');
  g_assert_cmpuint (number, ==, 12);

  for (guint i = 0; i < 20000; i++)
    {
      char letter = "ABCDEFGHJKLMNPQRSTUVWXYZ"[g_test_rand_int_range (0, 24)];
      guint value = (guint) g_test_rand_int_range (1, HQ_NUMBER_MOST);
      g_autofree char *text = hq_number_format (letter, value);

      g_assert_true (hq_number_parse (text, &prefix, &number));
      g_assert_cmpint (prefix, ==, letter);
      g_assert_cmpuint (number, ==, value);
    }
}

/* The letter of the emergency numbers is no service's. */
static void
test_number_late (void)
{
  static const char *const wrong[] = { "",    "Y",   "A012", "Y0",    "0",     "-1",
                                       "1 2", "YY1", "Y1x",  "10000", "Y10000" };
  static const char *const right[] = { "Y012", "y12", "12", " 012\n" };
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (hq_number_parse_late (wrong[i], &number));
  g_assert_cmpuint (number, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_assert_true (hq_number_parse_late (right[i], &number));
      g_assert_cmpuint (number, ==, 12);
    }
  g_assert_true (hq_number_parse_late ("Y9999", &number));
  g_assert_cmpuint (number, ==, HQ_NUMBER_LATE_MOST);
  for (int letter = 0; letter < 128; letter++)
    g_assert_cmpint (hq_number_is_service_prefix ((char) letter), ==,
                     strchr ("ABCDEFGHJKLMNPQRSTUVWXZ", letter) != NULL && letter != 0);
}

static void
assert_ranges (const int *numbers, guint n_numbers, const char *expected)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *text = NULL;

  g_array_append_vals (array, numbers, n_numbers);
  text = hq_number_format_ranges (array, ", ");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_number_ranges (void)
{
  const int numbers[] = { 1, 2, 4, 5, 6, 9, 11, 12 };

  assert_ranges (numbers, 0, "");
  assert_ranges (numbers, 1, "1");
  assert_ranges (numbers, 2, "1, 2");
  assert_ranges (numbers, 5, "1, 2, 4–6");
  assert_ranges (numbers, 8, "1, 2, 4–6, 9, 11, 12");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/round", test_number_round);
  g_test_add_func ("/number/late", test_number_late);
  g_test_add_func ("/number/ranges", test_number_ranges);
  return g_test_run ();
}
