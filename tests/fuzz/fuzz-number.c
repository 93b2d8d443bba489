/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "hq-number.h"

/* What is a ticket's number is written back as one that is the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *again = NULL;
  char prefix, prefix_again;
  guint number, number_again;

  if (!hq_number_parse (text, &prefix, &number))
    return 0;
  g_assert_true (hq_number_is_prefix (prefix));
  g_assert_cmpuint (number, >, 0);
  again = hq_number_format (prefix, number);
  g_assert_true (hq_number_parse (again, &prefix_again, &number_again));
  g_assert_cmpint (prefix_again, ==, prefix);
  g_assert_cmpuint (number_again, ==, number);
  return 0;
}
