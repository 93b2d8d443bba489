/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <time.h>

#include "hq-report-export.h"
#include "hq-test-hall.h"
#include "hq-test.h"

#define MADE_AT 1613638800
/* Each text as a source has it: in one string, or in several in a row. */
#define MARKED "\\bN_ ?\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)\\)"

const char *__real_hq_report_words_get (const HqReportWords *self, const char *text) G_GNUC_FORMAT (2);
const char *__wrap_hq_report_words_get (const HqReportWords *self, const char *text) G_GNUC_FORMAT (2);

/* Whether a report is translated text by text, as it goes. */
static gboolean direct;
static GHashTable *asked;

/* The linker lets this stand before the function itself. */
const char *
__wrap_hq_report_words_get (const HqReportWords *self, const char *text)
{
  return direct ? gettext (text) : __real_hq_report_words_get (self, text);
}

static const char *
translate (const char *text)
{
  return gettext (text);
}

static const char *
remember (const char *text)
{
  g_assert_true (g_hash_table_add (asked, g_strdup (text)));
  return "said";
}

/* What @literal is that a source has. */
static char *
read_literal (const char *literal)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) parts = g_regex_split_simple ("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*", literal, 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append (text, parts[i]);
  return g_strcompress (text->str);
}

/* Holds what is marked in a source against what is gathered, and takes it out of @left. */
static void
check_source (const char *path, GHashTable *left)
{
  g_autoptr (GRegex) marked = g_regex_new (MARKED, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *source = NULL;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  for (g_regex_match (marked, source, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *literal = g_match_info_fetch (match, 1);
      g_autofree char *text = read_literal (literal);

      if (!g_hash_table_contains (asked, text))
        g_error ("“%s” in %s is not gathered.", text, path);
      g_hash_table_remove (left, text);
    }
}

/* Each text that is marked in this layer is gathered once, and no other. */
static void
test_report_words_all (void)
{
  g_autoptr (HqReportWords) words = NULL;
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GDir) folder = g_dir_open (HQ_REPORT_FOLDER, 0, NULL);
  GHashTableIter all;
  const char *name;
  gpointer text;

  asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  words = hq_report_words_new (remember);
  for (g_hash_table_iter_init (&all, asked); g_hash_table_iter_next (&all, &text, NULL);)
    {
      g_assert_cmpstr (hq_report_words_get (words, text), ==, "said");
      g_hash_table_add (left, text);
    }
  g_assert_cmpuint (g_hash_table_size (left), >, 100);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (HQ_REPORT_FOLDER, name, NULL);

      if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".h"))
        check_source (path, left);
    }
  g_assert_cmpuint (g_hash_table_size (left), ==, 0);
  g_hash_table_unref (asked);
}

/* What is no sentence stays as it is: a name of its own, and nothing, for which a catalogue has its
 * head. */
static void
test_report_words_none (void)
{
  g_autoptr (HqReportWords) words = hq_report_words_new (translate);

  g_assert_cmpstr (hq_report_words_get (words, "A01"), ==, "A01");
  g_assert_cmpstr (hq_report_words_get (words, ""), ==, "");
  g_assert_cmpstr (hq_report_words_get (words, "Figures"), !=, "Figures");
}

/* Stands before the C library's: each file says that it was made at the same time. */
time_t
time (time_t *now)
{
  if (now != NULL)
    *now = MADE_AT;
  return MADE_AT;
}

/* A report in a folder of its own. */
static GBytes *
write_report (HqTestHall *test, const char *kind, HqDate to, const HqReportWords *words)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "report");
  g_auto (HqReportExport) export = { .kind = kind,
                                     .path = path,
                                     .from = 20210218,
                                     .to = to,
                                     .now = hq_test_hall_time ("2021-02-18 10:00"),
                                     .made_by = "m1",
                                     .words = words };
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length;

  hq_report_export_write (&export, test->hall, &error);
  g_assert_no_error (error);
  hq_report_export_finish (&export, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
check_report (HqTestHall *test, const char *kind, HqDate to, const HqReportWords *words)
{
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;

  direct = TRUE;
  one = write_report (test, kind, to, words);
  direct = FALSE;
  other = write_report (test, kind, to, words);
  g_assert_true (g_bytes_equal (one, other));
}

/* A report that is looked up is byte for byte the one that is translated as it goes. */
static void
test_report_words_same (void)
{
  g_autoptr (HqReportWords) words = hq_report_words_new (translate);
  HqActor actor = { .role = HQ_ROLE_OPERATOR, .device = "K1" };
  HqOrder order = { .act = HQ_ACT_ISSUE,
                    .service = "A",
                    .now = hq_test_hall_time ("2021-02-18 09:10") };
  g_autoptr (GError) error = NULL;
  HqTestHall test;
  HqAnswer answer;

  hq_test_hall_init (&test, HQ_HALL_TRIAL);
  hq_hall_run (test.hall, &actor, &order, &answer, &error);
  g_assert_no_error (error);
  check_report (&test, "pdf", 20210218, words);
  check_report (&test, "xlsx", 20210218, words);
  check_report (&test, "pdf", 20210219, words);
  check_report (&test, "xlsx", 20210219, words);
  hq_test_hall_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HQ_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_add_func ("/report-words/all", test_report_words_all);
  g_test_add_func ("/report-words/none", test_report_words_none);
  g_test_add_func ("/report-words/same", test_report_words_same);
  return g_test_run ();
}
