/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-phrase.h"

#include <string.h>

static void
assert_phrase (HqPhrase phrase, const char *text, const char *clips)
{
  g_autofree char *said = hq_phrase_format (&phrase);
  g_autoptr (GPtrArray) list = hq_phrase_list_clips (&phrase);
  g_autofree char *joined = g_strjoinv (" ", (char **) list->pdata);

  g_assert_cmpstr (said, ==, text);
  g_assert_cmpstr (joined, ==, clips);
}

static void
test_phrase_chinese (void)
{
  assert_phrase ((HqPhrase){ HQ_PHRASE_CALL, 'A', 1, 2, 3, FALSE, TRUE },
                 "请 A 零零幺 号到 二楼 三号窗口 办理业务",
                 "please A 0 0 yao hao-dao 2 lou 3 hao-chuangkou banli-yewu");
  assert_phrase ((HqPhrase){ HQ_PHRASE_CALL, 'A', 1, 0, 3, FALSE, FALSE },
                 "请 A 零零一 号到 三号窗口 办理业务",
                 "please A 0 0 1 hao-dao 3 hao-chuangkou banli-yewu");
  assert_phrase ((HqPhrase){ HQ_PHRASE_RECALL, 'A', 1, 0, 3, FALSE, TRUE },
                 "再次呼叫：请 A 零零幺 号到 三号窗口 办理业务",
                 "zaici-hujiao please A 0 0 yao hao-dao 3 hao-chuangkou banli-yewu");
  assert_phrase ((HqPhrase){ HQ_PHRASE_LAST, 'A', 1, 2, 3, FALSE, TRUE },
                 "A 零零幺 号，最后一次呼叫，未到按过号处理",
                 "A 0 0 yao hao zuihou-yici an-guohao");
  assert_phrase ((HqPhrase){ HQ_PHRASE_SHORT, 'A', 1, 0, 3, FALSE, TRUE }, "A 零零幺，三号窗口",
                 "A 0 0 yao 3 hao-chuangkou");
  assert_phrase ((HqPhrase){ HQ_PHRASE_SHORT, 'Z', 1230, 4, 3, FALSE, TRUE },
                 "Z 幺二三零，四楼 三号窗口", "Z yao 2 3 0 4 lou 3 hao-chuangkou");
}

static void
test_phrase_english (void)
{
  assert_phrase ((HqPhrase){ HQ_PHRASE_CALL, 'A', 1, 2, 3, TRUE, TRUE },
                 "Ticket A zero zero one, please go to Counter 3, Floor 2",
                 "en-ticket en-A en-0 en-0 en-1 en-go-to en-counter en-3 en-floor en-2");
  assert_phrase ((HqPhrase){ HQ_PHRASE_RECALL, 'A', 1, 0, 35, TRUE, TRUE },
                 "Calling again: Ticket A zero zero one, please go to Counter 35",
                 "en-again en-ticket en-A en-0 en-0 en-1 en-go-to en-counter en-30 en-5");
  assert_phrase ((HqPhrase){ HQ_PHRASE_LAST, 'A', 1000, 2, 3, TRUE, TRUE },
                 "Ticket A one zero zero zero, last call, or the number counts as missed",
                 "en-ticket en-A en-1 en-0 en-0 en-0 en-last");
  assert_phrase ((HqPhrase){ HQ_PHRASE_SHORT, 'A', 1, 0, 12, TRUE, TRUE },
                 "Ticket A zero zero one, Counter 12",
                 "en-ticket en-A en-0 en-0 en-1 en-counter en-12");
}

/* What stands before 号窗口, and its English. */
static void
assert_counter (int counter, gboolean yao, const char *chinese, const char *english)
{
  HqPhrase phrase = { HQ_PHRASE_SHORT, 'B', 2, 0, counter, FALSE, yao };
  g_autofree char *said = hq_phrase_format (&phrase);
  g_autofree char *expected = g_strdup_printf ("B 零零二，%s号窗口", chinese);
  g_autofree char *said_english = NULL;
  g_autofree char *expected_english = g_strdup_printf ("Ticket B zero zero two, Counter %s",
                                                       english);

  phrase.english = TRUE;
  said_english = hq_phrase_format (&phrase);
  g_assert_cmpstr (said, ==, expected);
  g_assert_cmpstr (said_english, ==, expected_english);
}

static void
test_phrase_counters (void)
{
  assert_counter (1, TRUE, "一", "1");
  assert_counter (3, TRUE, "三", "3");
  assert_counter (10, TRUE, "十", "10");
  assert_counter (11, TRUE, "十一", "11");
  assert_counter (12, TRUE, "十二", "12");
  assert_counter (20, TRUE, "二十", "20");
  assert_counter (21, TRUE, "二十一", "21");
  assert_counter (35, TRUE, "三十五", "35");
  assert_counter (99, TRUE, "九十九", "99");
  assert_counter (100, TRUE, "幺零零", "one zero zero");
  assert_counter (103, TRUE, "幺零三", "one zero three");
  assert_counter (103, FALSE, "一零三", "one zero three");
  assert_counter (412, FALSE, "四一二", "four one two");
}

static void
test_phrase_floors (void)
{
  assert_phrase ((HqPhrase){ HQ_PHRASE_SHORT, 'C', 7, 12, 5, FALSE, TRUE },
                 "C 零零七，十二楼 五号窗口", "C 0 0 7 10 2 lou 5 hao-chuangkou");
  assert_phrase ((HqPhrase){ HQ_PHRASE_SHORT, 'C', 7, -1, 5, FALSE, TRUE },
                 "C 零零七，负一楼 五号窗口", "C 0 0 7 fu 1 lou 5 hao-chuangkou");
  assert_phrase ((HqPhrase){ HQ_PHRASE_SHORT, 'C', 7, -1, 5, TRUE, TRUE },
                 "Ticket C zero zero seven, Counter 5, Floor minus 1",
                 "en-ticket en-C en-0 en-0 en-7 en-counter en-5 en-floor en-minus en-1");
}

static gboolean
holds (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (names->pdata[i], name))
      return TRUE;
  return FALSE;
}

/* The characters of @text that are words, small letters alone. */
static char *
strip (const char *text)
{
  GString *found = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (found, g_unichar_tolower (g_utf8_get_char (at)));
  return g_string_free (found, FALSE);
}

/* A folder that has all clips can say every phrase, and what the clips say joined is the sentence. */
static void
test_phrase_clips_say_the_sentence (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gboolean english = g_test_rand_int_range (0, 2) == 1;
      HqPhrase phrase = {
        (HqPhraseKind) g_test_rand_int_range (0, HQ_N_PHRASE_KINDS),
        "ABCDEFGHJKLMNPQRSTUVWXYZ"[g_test_rand_int_range (0, 24)],
        g_test_rand_int_range (1, 1 << g_test_rand_int_range (1, 20)),
        g_test_rand_int_range (-3, 130),
        g_test_rand_int_range (1, 1000),
        english,
        g_test_rand_int_range (0, 2) == 1,
      };
      g_autoptr (GPtrArray) all = hq_phrase_list_all_clips (english);
      g_autoptr (GPtrArray) list = hq_phrase_list_clips (&phrase);
      g_autofree char *text = hq_phrase_format (&phrase);
      g_autofree char *said = strip (text);
      g_autoptr (GString) joined = g_string_new (NULL);
      g_autofree char *heard = NULL;

      for (guint j = 0; j < list->len; j++)
        {
          g_assert_true (holds (all, list->pdata[j]));
          g_string_append (joined, hq_phrase_get_clip_words (list->pdata[j]));
        }
      heard = strip (joined->str);
      /* English writes figures up to 99 that it says in words. */
      if (!english)
        g_assert_cmpstr (heard, ==, said);
      g_assert_cmpint (hq_phrase_estimate (&phrase), >, G_TIME_SPAN_SECOND);
      g_assert_cmpint (hq_phrase_estimate (&phrase), <, 15 * G_TIME_SPAN_SECOND);
    }
}

static void
test_phrase_all_clips (void)
{
  for (int english = 0; english < 2; english++)
    {
      g_autoptr (GPtrArray) all = hq_phrase_list_all_clips (english == 1);

      g_assert_false (holds (all, "I"));
      g_assert_false (holds (all, "en-O"));
      for (guint i = 0; i < all->len; i++)
        {
          g_assert_cmpstr (hq_phrase_get_clip_words (all->pdata[i]), !=, NULL);
          for (guint j = 0; j < i; j++)
            g_assert_cmpstr (all->pdata[i], !=, all->pdata[j]);
        }
    }
  g_assert_cmpstr (hq_phrase_get_clip_words ("lou"), ==, "楼");
  g_assert_cmpstr (hq_phrase_get_clip_words ("en-Z"), ==, "Z");
  g_assert_null (hq_phrase_get_clip_words ("O"));
  g_assert_null (hq_phrase_get_clip_words ("readme"));
  g_assert_null (hq_phrase_get_clip_words (""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/chinese", test_phrase_chinese);
  g_test_add_func ("/phrase/english", test_phrase_english);
  g_test_add_func ("/phrase/counters", test_phrase_counters);
  g_test_add_func ("/phrase/floors", test_phrase_floors);
  g_test_add_func ("/phrase/clips-say-the-sentence", test_phrase_clips_say_the_sentence);
  g_test_add_func ("/phrase/all-clips", test_phrase_all_clips);
  return g_test_run ();
}
