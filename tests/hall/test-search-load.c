/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-error.h"
#include "hq-init.h"
#include "hq-search-load.h"
#include "hq-test-hall.h"
#include "hq-test-store.h"
#include "hq-test.h"
#include "hq-word-file.h"

#define THREADS 4

typedef struct
{
  HqTestHall test;
  HqSearch *search; /* (owned) */
} Fixture;

static GBytes *
read_demo (const char *name)
{
  g_autofree char *path = g_build_filename (HQ_DEMO_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) setup = read_demo ("hall.json");
  g_autoptr (GBytes) calendar = read_demo ("calendar.json");
  g_autoptr (GBytes) catalogue = read_demo ("catalogue.csv");
  HqInitFiles files = { HQ_HALL_DEMO, setup, calendar, catalogue, NULL };
  g_autoptr (GError) error = NULL;
  HqTestHall *test = &fixture->test;

  test->folder = hq_test_folder_new ();
  test->path = hq_test_store_new ();
  hq_init_create_whole (test->path, &files, &error);
  g_assert_no_error (error);
  test->hall = hq_hall_open (test->path, &error);
  g_assert_no_error (error);
  fixture->search = hq_search_load_hall (test->hall, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hq_search_unref (fixture->search);
  hq_test_hall_clear (&fixture->test);
}

/* The keys of what is found, and of what came by a plain word or a department its name. */
static char *
list (HqSearch *search, const char *text)
{
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  guint n_hits = hq_search_find (search, text, hits);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < n_hits; i++)
    g_string_append_printf (keys, "%s%s%s%s", i > 0 ? " " : "", hits[i].key,
                            hits[i].via != NULL ? ":" : "", hits[i].via != NULL ? hits[i].via : "");
  return g_string_free (keys, FALSE);
}

/* What people type, and what must stand first. */
static void
test_search_load_demo (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "退休", "D08 F05 D09:退休" },
    { "看病报销", "E08:看病报销" },
    { "kbbx", "E08:看病报销" },
    { "生孩子", "K04:生孩子 E09:生孩子" },
    { "丢身份证", "K01:丢身份证" },
    { "dsfz", "K01:丢身份证" },
    { "开公司", "A01:开公司 A05:开公司" },
    { "gsdj", "A01 A02 A03 A04" },
    { "gsbgdj", "A02" },
    { "gongsizhuxiao", "A03 A04" },
    { "公司dj", "A01 A02" },
    { "gongsi dj", "A01 A02" },
    { "H02", "H02" },
    { "passport", "J01" },
    { "identity card", "K01" },
    { "税务局", "H0" },
    { "canbao", "E03 D03 E01 D06" },
    { "jiashizheng", "L01" },
    { "无犯罪", "K05" },
    { "二手房", "G02" },
    { "ershoufang", "G02" },
    { "取公积金", "F0" },
    { "tiqu", "F0" },
    { "失业金", "D1" },
    { "低保", "M01:低保" },
    { "打官司", "M04:打官司" },
    { "no such thing", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = list (fixture->search, rows[i][0]);

      g_test_message ("%s: %s", rows[i][0], keys);
      g_assert_true (g_str_has_prefix (keys, rows[i][1]));
      g_assert_true (rows[i][1][0] != '\0' || keys[0] == '\0');
    }
}

/* Nearly every item of the demo is meant by a plain word, and most plain words mean one of them; the
 * others are for halls that have more. */
static void
test_search_load_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) words = hq_search_load_words ();
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) meant = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_array_index (words, HqSearchWord, i).word;
      HqSearchHit hits[HQ_SEARCH_MOST_HITS];
      guint n_hits = hq_search_find (fixture->search, word, hits);

      g_hash_table_add (known, (char *) word);
      if (n_hits > 0)
        g_hash_table_add (met, (char *) word);
      for (guint k = 0; k < n_hits; k++)
        if (hits[k].rank <= HQ_SEARCH_WORD)
          g_hash_table_add (meant, (char *) hits[k].key);
    }
  g_test_message ("%u of %u words find something, they mean %u items", g_hash_table_size (met),
                  g_hash_table_size (known), g_hash_table_size (meant));
  g_assert_cmpuint (g_hash_table_size (met) * 4, >, g_hash_table_size (known) * 3);
  g_assert_cmpuint (g_hash_table_size (meant), >, 70);
}

static gpointer
search_in_thread (gpointer data)
{
  g_autoptr (HqSearch) search = data;
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    {
      char text[] = { (char) ('a' + i % 26), (char) ('a' + i / 7 % 26), '\0' };
      g_autofree char *keys = list (search, text);

      g_string_append (all, keys);
    }
  return g_string_free (all, FALSE);
}

static void
test_search_load_threads (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = search_in_thread (hq_search_ref (fixture->search));
  GThread *threads[THREADS];

  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("search", search_in_thread, hq_search_ref (fixture->search));
  for (guint i = 0; i < THREADS; i++)
    {
      g_autofree char *found = g_thread_join (threads[i]);

      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_search_load_file (void)
{
  static const char *const wrong[][2] = {
    { "", "line 1, column 1" },
    { "words\n", "line 1, column 1: the column “names” is missing" },
    { "words,names,more\n", "line 1, column 13: “more” is no known column" },
    { "names,words\n", "line 1, column 1: the column “words” is to stand here, not “names”" },
    { "words,names\n退休\n", "line 2, column 1: the row has 1 cells, the header 2" },
    { "words,names\n退休,\n", "line 2, column 4: names: the cell is empty" },
    { "words,names\n,退休\n", "line 2, column 1: words: the cell is empty" },
    { "words,names\n退休;,退休\n", "line 2, column 1: words: nothing stands" },
    { "words,names\n甲,乙;;丙\n", "line 2, column 3: names: nothing stands" },
    { "words,names\n甲;乙,丙\n丁;乙,丙\n", "line 3, column 1: words: “乙” stands here" },
    { "words,names\n\"甲,乙\n", "line 2, column 1: a quotation mark" },
    { "words,names\n\xff,乙\n", "line 2, column 1" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GArray) rows = hq_word_file_parse (wrong[i][0], strlen (wrong[i][0]), &error);

      g_assert_null (rows);
      g_assert_error (error, HQ_ERROR, HQ_ERROR_IMPORT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, wrong[i][1]));
      g_clear_error (&error);
    }
}

/* Each word of a row with each of its names. */
static void
test_search_load_rows (void)
{
  static const char text[] = "words,names\r\n甲; 乙,丙 丁;戊\r\n";
  static const char *const expected[][2] = {
    { "甲", "丙 丁" },
    { "甲", "戊" },
    { "乙", "丙 丁" },
    { "乙", "戊" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = hq_word_file_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpstr (g_array_index (rows, HqSearchWord, i).word, ==, expected[i][0]);
      g_assert_cmpstr (g_array_index (rows, HqSearchWord, i).parts, ==, expected[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search-load/demo", Fixture, NULL, set_up, test_search_load_demo, tear_down);
  g_test_add ("/search-load/words", Fixture, NULL, set_up, test_search_load_words, tear_down);
  g_test_add ("/search-load/threads", Fixture, NULL, set_up, test_search_load_threads, tear_down);
  g_test_add_func ("/search-load/file", test_search_load_file);
  g_test_add_func ("/search-load/rows", test_search_load_rows);
  return g_test_run ();
}
