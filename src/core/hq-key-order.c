/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-key-order.h"

#include <string.h>

/* Takes the zeros that begin a number off it; the last figure stays. */
static const char *
hq_key_order_skip_zeros (const char *number)
{
  while (number[0] == '0' && g_ascii_isdigit (number[1]))
    number++;
  return number;
}

/* By value, however many figures there are. */
static int
hq_key_order_compare_numbers (const char *one, const char *two, gsize n_one, gsize n_two)
{
  if (n_one != n_two)
    return n_one < n_two ? -1 : 1;
  return memcmp (one, two, n_one);
}

/* As hq_key_order_compare(), but of numbers with zeros before them, which have one value. */
static int
hq_key_order_compare_values (const char *one, const char *two)
{
  while (one[0] != '\0' && two[0] != '\0')
    {
      int order = (guchar) one[0] - (guchar) two[0];
      gsize n_one = 1, n_two = 1;

      if (g_ascii_isdigit (one[0]) && g_ascii_isdigit (two[0]))
        {
          one = hq_key_order_skip_zeros (one);
          two = hq_key_order_skip_zeros (two);
          n_one = strspn (one, "0123456789");
          n_two = strspn (two, "0123456789");
          order = hq_key_order_compare_numbers (one, two, n_one, n_two);
        }
      if (order != 0)
        return order;
      one += n_one;
      two += n_two;
    }
  return (guchar) one[0] - (guchar) two[0];
}

/**
 * hq_key_order_compare:
 * @one: (nullable): a code
 * @two: (nullable): another
 *
 * The order in which people look for codes: a number in them counts by its value, so that K2 comes before
 * K10, and all else by its bytes. It is for what is shown; what is stored stands in the order of the bytes.
 *
 * Returns: less than 0, 0, or more than 0, if @one comes before @two, is the same, or comes after it
 */
int
hq_key_order_compare (const char *one, const char *two)
{
  int order = one != NULL && two != NULL ? hq_key_order_compare_values (one, two) : 0;

  return order != 0 ? order : g_strcmp0 (one, two);
}

static int
hq_key_order_compare_rows (gconstpointer a, gconstpointer b)
{
  return hq_key_order_compare (**(char **const *) a, **(char **const *) b);
}

/**
 * hq_key_order_list:
 * @rows: rows that begin with a code, their key
 *
 * Returns: (transfer container): the rows, which @rows owns, in the order of hq_key_order_compare()
 */
GPtrArray *
hq_key_order_list (const GPtrArray *rows)
{
  GPtrArray *list = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (list, rows->pdata[i]);
  g_ptr_array_sort (list, hq_key_order_compare_rows);
  return list;
}
