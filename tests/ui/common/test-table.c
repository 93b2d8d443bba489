/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-language.h"
#include "hq-table.h"

static void
check_row (const char *language, const char *expected)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  hq_language_set (language);
  hq_table_add_words (sentence, "A", "1");
  hq_table_add_words (sentence, "B", "");
  hq_table_add_words (sentence, "C", "3");
  g_assert_cmpstr (sentence->str, ==, expected);
}

/* A row is told with the marks of the language that it is told in. */
static void
test_table_words (void)
{
  check_row ("en", "A 1, C 3");
  check_row ("zh", "A：1、C：3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hq_language_init (g_getenv ("HQ_LOCALE_DIR"));
  g_test_add_func ("/table/words", test_table_words);
  return g_test_run ();
}
