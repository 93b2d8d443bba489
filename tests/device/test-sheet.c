/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "hq-error.h"
#include "hq-sheet.h"
#include "hq-test.h"

typedef struct
{
  char *path; /* (owned) */
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->path = hq_test_path (hq_test_folder_new (), "sheet.pdf");
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
}

/* What another program reads in the file. */
static char *
read_back (Fixture *fixture, const char *program, const char *option)
{
  const char *const words[] = { program, option, fixture->path, "-", NULL };
  const char *const info[] = { program, fixture->path, NULL };
  HqTestRun result;
  char *out;

  hq_test_spawn (&result, option != NULL ? words : info);
  g_assert_cmpint (result.status, ==, 0);
  out = g_steal_pointer (&result.out);
  hq_test_run_clear (&result);
  return out;
}

static void
assert_numbers (Fixture *fixture, const HqSheet *sheet)
{
  g_autofree char *text = read_back (fixture, "pdftotext", "-raw");
  g_autofree char *info = read_back (fixture, "pdfinfo", NULL);
  g_autofree char *pages = g_strdup_printf ("Pages:           %u\n", hq_sheet_count_pages (sheet));
  g_autoptr (GRegex) regex = g_regex_new ("\\bY(\\d+)\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint found = 0;

  g_assert_nonnull (strstr (info, pages));
  g_assert_nonnull (strstr (info, "(A4)"));
  /* Each once, in their order, and no other. */
  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);

      g_assert_cmpint (atoi (number), ==, sheet->first + found++);
    }
  g_assert_cmpuint (found, ==, sheet->count);
}

static void
test_sheet_numbers (Fixture *fixture, gconstpointer data)
{
  static const HqSheet sheets[] = { { "测试大厅", "Test Hall", 1, 96 },
                                    { "测试大厅", "", 97, 25 },
                                    { NULL, NULL, 998, 5 },
                                    { "", NULL, 1, 1 } };
  static const guint pages[] = { 4, 2, 1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (hq_sheet_count_pages (&sheets[i]), ==, pages[i]);
      hq_sheet_write (&sheets[i], fixture->path, &error);
      g_assert_no_error (error);
      assert_numbers (fixture, &sheets[i]);
    }
}

/* The words that a visitor and a guide need, in both languages, on each number. */
static void
test_sheet_words (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "应急号", "Emergency number", "测试大厅", "Test Hall", "业务", "Service", "取号", "Taken",
    "窗口",   "Counter",          "办结",     "Done",      "日期", "Date"
  };
  const HqSheet sheet = { "测试大厅", "Test Hall", 1, 24 };
  g_autofree char *text = NULL;

  g_assert_true (hq_sheet_write (&sheet, fixture->path, NULL));
  text = read_back (fixture, "pdftotext", "-raw");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, words[i], -1);

      g_test_message ("%s", words[i]);
      g_assert_cmpuint (g_strv_length (parts) - 1, >=, sheet.count);
    }
}

/* A name that is too long, or in another script, disturbs nobody. */
static void
test_sheet_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (200, 'x');
  const char *names[] = { longest, "🏛️ 大厅", "قاعة الخدمات الحكومية" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const HqSheet sheet = { names[i], names[i], 1, 24 };

      g_assert_true (hq_sheet_write (&sheet, fixture->path, NULL));
      assert_numbers (fixture, &sheet);
    }
}

static void
test_sheet_refused (Fixture *fixture, gconstpointer data)
{
  static const HqSheet wrong[] = { { "x", "", 0, 24 },
                                   { "x", "", 1, 0 },
                                   { "x", "", 1, HQ_SHEET_MOST + 1 },
                                   { "x", "", 9977, 24 },
                                   { "x", "", G_MAXUINT, 24 } };
  const HqSheet right = { "x", "", 1, HQ_SHEET_MOST };
  const HqSheet last = { "x", "", 9976, 24 };
  g_autofree char *nowhere = hq_test_path (hq_test_folder_new (), "none/x.pdf");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) local = NULL;

      g_assert_false (hq_sheet_write (&wrong[i], fixture->path, &local));
      g_assert_error (local, HQ_ERROR, HQ_ERROR_INVALID);
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
    }
  g_assert_true (hq_sheet_may_write (&right));
  g_assert_true (hq_sheet_may_write (&last));
  g_assert_false (hq_sheet_write (&right, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sheet/numbers", Fixture, NULL, setup, test_sheet_numbers, teardown);
  g_test_add ("/sheet/words", Fixture, NULL, setup, test_sheet_words, teardown);
  g_test_add ("/sheet/names", Fixture, NULL, setup, test_sheet_names, teardown);
  g_test_add ("/sheet/refused", Fixture, NULL, setup, test_sheet_refused, teardown);
  return g_test_run ();
}
