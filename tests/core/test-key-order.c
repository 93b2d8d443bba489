/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-key-order.h"

#include "hq-random.h"

#define CODES 120

static int
sign (int order)
{
  return (order > 0) - (order < 0);
}

/* As people would put them, one after the other. */
static void
test_vectors (void)
{
  static const char *const codes[] = {
    NULL, "", "-1", "01", "1", "1-2", "1-10", "2", "10", "10a", "A", "A1B2", "A1B10", "A02", "A10B1",
    "B", "K", "K1", "K1b", "K002", "K02", "K2", "K9", "K010", "K10", "K99999999999999999998",
    "K99999999999999999999", "K100000000000000000000", "KA", "K号1", "k1", "大厅2", "大厅10",
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (codes); j++)
      {
        int order = sign (hq_key_order_compare (codes[i], codes[j]));

        if (order != (i > j) - (i < j))
          g_error ("%s and %s: %d", codes[i], codes[j], order);
      }
}

/* Codes of few letters, so that many are alike. */
static char *
make_code (HqRandom *random)
{
  GString *code = g_string_new (NULL);

  for (guint n = hq_random_below (random, 6); n > 0; n--)
    g_string_append_c (code, "0019Ka-"[hq_random_below (random, 7)]);
  return g_string_free (code, FALSE);
}

/* One order of all codes: each pair has one, the other way round the other one, none but a code is the
 * same as itself, and it goes on over a third. */
static void
test_total (void)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  HqRandom random;

  hq_random_init (&random, (guint64) g_test_rand_int ());
  for (guint i = 0; i < CODES; i++)
    g_ptr_array_add (codes, make_code (&random));
  for (guint i = 0; i < CODES; i++)
    for (guint j = 0; j < CODES; j++)
      {
        const char *one = codes->pdata[i];
        const char *two = codes->pdata[j];
        int order = sign (hq_key_order_compare (one, two));

        g_assert_cmpint (order, ==, -sign (hq_key_order_compare (two, one)));
        g_assert_cmpint (order == 0, ==, g_str_equal (one, two));
        for (guint k = 0; order <= 0 && k < CODES; k++)
          if (hq_key_order_compare (two, codes->pdata[k]) <= 0)
            g_assert_cmpint (hq_key_order_compare (one, codes->pdata[k]), <=, 0);
      }
}

static void
test_list (void)
{
  static const char *const codes[] = { "K10", "K2", "A", "K1" };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_ptr_array_add (rows, (gpointer) &codes[i]);
  list = hq_key_order_list (rows);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpstr (*(char *const *) list->pdata[0], ==, "A");
  g_assert_cmpstr (*(char *const *) list->pdata[1], ==, "K1");
  g_assert_cmpstr (*(char *const *) list->pdata[2], ==, "K2");
  g_assert_cmpstr (*(char *const *) list->pdata[3], ==, "K10");
  g_assert_cmpstr (*(char *const *) rows->pdata[0], ==, "K10");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-order/vectors", test_vectors);
  g_test_add_func ("/key-order/total", test_total);
  g_test_add_func ("/key-order/list", test_list);
  return g_test_run ();
}
