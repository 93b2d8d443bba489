/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-phrase.h"

#include <string.h>

#include "hq-number.h"

/* Below it a counter or a floor is said as a number, from it on digit by digit, as a room is. */
#define HQ_PHRASE_MANY 100
/* What a word takes, and a breath, as espeak-ng says them, who is no slower than a person. */
#define HQ_PHRASE_SYLLABLE (330 * G_TIME_SPAN_MILLISECOND)
#define HQ_PHRASE_WORD (280 * G_TIME_SPAN_MILLISECOND)
#define HQ_PHRASE_BREATH (320 * G_TIME_SPAN_MILLISECOND)

/* Each word or group of words that is recorded on its own, by the name of its recording. A letter is
 * its own name, and in English so behind "en-". */
static const struct
{
  const char *clip;
  const char *words;
} clips[] = {
  { "please", "请" },
  { "hao-dao", "号到" },
  { "hao", "号" },
  { "lou", "楼" },
  { "fu", "负" },
  { "hao-chuangkou", "号窗口" },
  { "banli-yewu", "办理业务" },
  { "zaici-hujiao", "再次呼叫" },
  { "zuihou-yici", "最后一次呼叫" },
  { "an-guohao", "未到按过号处理" },
  { "0", "零" },
  { "1", "一" },
  { "2", "二" },
  { "3", "三" },
  { "4", "四" },
  { "5", "五" },
  { "6", "六" },
  { "7", "七" },
  { "8", "八" },
  { "9", "九" },
  { "10", "十" },
  { "yao", "幺" },
};

static const struct
{
  const char *clip;
  const char *words;
} english_clips[] = {
  { "en-ticket", "Ticket" },
  { "en-again", "Calling again" },
  { "en-last", "last call, or the number counts as missed" },
  { "en-go-to", "please go to" },
  { "en-counter", "Counter" },
  { "en-floor", "Floor" },
  { "en-minus", "minus" },
  { "en-0", "zero" },
  { "en-1", "one" },
  { "en-2", "two" },
  { "en-3", "three" },
  { "en-4", "four" },
  { "en-5", "five" },
  { "en-6", "six" },
  { "en-7", "seven" },
  { "en-8", "eight" },
  { "en-9", "nine" },
  { "en-10", "ten" },
  { "en-11", "eleven" },
  { "en-12", "twelve" },
  { "en-13", "thirteen" },
  { "en-14", "fourteen" },
  { "en-15", "fifteen" },
  { "en-16", "sixteen" },
  { "en-17", "seventeen" },
  { "en-18", "eighteen" },
  { "en-19", "nineteen" },
  { "en-20", "twenty" },
  { "en-30", "thirty" },
  { "en-40", "forty" },
  { "en-50", "fifty" },
  { "en-60", "sixty" },
  { "en-70", "seventy" },
  { "en-80", "eighty" },
  { "en-90", "ninety" },
};

typedef struct
{
  GString *text;
  GPtrArray *clips;
  gboolean english;
} HqPhraseWriter;

static void
hq_phrase_say (HqPhraseWriter *writer, const char *clip)
{
  g_ptr_array_add (writer->clips, (gpointer) clip);
  g_string_append (writer->text, hq_phrase_get_clip_words (clip));
}

/* Says the clip whose name is a number, or a letter. */
static void
hq_phrase_say_named (HqPhraseWriter *writer, const char *name)
{
  g_autofree char *clip = g_strconcat (writer->english ? "en-" : "", name, NULL);

  hq_phrase_say (writer, g_intern_string (clip));
}

/* Digit by digit, as many as @digits has. */
static void
hq_phrase_say_digits (HqPhraseWriter *writer, const char *digits, gboolean yao)
{
  for (const char *digit = digits; *digit != '\0'; digit++)
    {
      char name[2] = { *digit, '\0' };

      if (writer->english && digit > digits)
        g_string_append_c (writer->text, ' ');
      if (yao && !writer->english && *digit == '1')
        hq_phrase_say (writer, "yao");
      else
        hq_phrase_say_named (writer, name);
    }
}

/* 三, 十二, 二十, 三十五. */
static void
hq_phrase_say_chinese_number (HqPhraseWriter *writer, int number)
{
  char tens[2] = { (char) ('0' + number / 10), '\0' };
  char ones[2] = { (char) ('0' + number % 10), '\0' };

  if (number >= 20)
    hq_phrase_say_named (writer, tens);
  if (number >= 10)
    hq_phrase_say (writer, "10");
  if (number < 10 || number % 10 > 0)
    hq_phrase_say_named (writer, ones);
}

/* It is written as a figure, which a speech server says as the clips do. */
static void
hq_phrase_say_english_number (HqPhraseWriter *writer, int number)
{
  g_autofree char *whole = g_strdup_printf ("en-%d", number < 20 ? number : number / 10 * 10);
  g_autofree char *rest = g_strdup_printf ("en-%d", number % 10);

  g_ptr_array_add (writer->clips, (gpointer) g_intern_string (whole));
  if (number > 20 && number % 10 > 0)
    g_ptr_array_add (writer->clips, (gpointer) g_intern_string (rest));
  g_string_append_printf (writer->text, "%d", number);
}

/* The number of a counter or a floor. */
static void
hq_phrase_say_number (HqPhraseWriter *writer, int number, gboolean yao)
{
  g_autofree char *digits = g_strdup_printf ("%d", ABS (number));

  if (number < 0)
    {
      hq_phrase_say (writer, writer->english ? "en-minus" : "fu");
      if (writer->english)
        g_string_append_c (writer->text, ' ');
    }
  if (ABS (number) >= HQ_PHRASE_MANY)
    hq_phrase_say_digits (writer, digits, yao);
  else if (writer->english)
    hq_phrase_say_english_number (writer, ABS (number));
  else
    hq_phrase_say_chinese_number (writer, ABS (number));
}

/* The ticket's: a letter and at least three digits, one by one. */
static void
hq_phrase_say_ticket (HqPhraseWriter *writer, const HqPhrase *phrase)
{
  g_autofree char *number = hq_number_format (phrase->prefix, (guint) phrase->number);
  char letter[2] = { number[0], '\0' };

  hq_phrase_say_named (writer, letter);
  g_string_append_c (writer->text, ' ');
  hq_phrase_say_digits (writer, number + 1, phrase->yao);
}

static void
hq_phrase_write_chinese_place (HqPhraseWriter *writer, const HqPhrase *phrase)
{
  if (phrase->floor != 0)
    {
      hq_phrase_say_number (writer, phrase->floor, phrase->yao);
      hq_phrase_say (writer, "lou");
      g_string_append_c (writer->text, ' ');
    }
  hq_phrase_say_number (writer, phrase->counter, phrase->yao);
  hq_phrase_say (writer, "hao-chuangkou");
}

static void
hq_phrase_write_chinese (HqPhraseWriter *writer, const HqPhrase *phrase)
{
  gboolean whole = phrase->kind == HQ_PHRASE_CALL || phrase->kind == HQ_PHRASE_RECALL;

  if (phrase->kind == HQ_PHRASE_RECALL)
    {
      hq_phrase_say (writer, "zaici-hujiao");
      g_string_append (writer->text, "：");
    }
  if (whole)
    {
      hq_phrase_say (writer, "please");
      g_string_append_c (writer->text, ' ');
    }
  hq_phrase_say_ticket (writer, phrase);
  if (phrase->kind == HQ_PHRASE_LAST)
    {
      g_string_append_c (writer->text, ' ');
      hq_phrase_say (writer, "hao");
      g_string_append (writer->text, "，");
      hq_phrase_say (writer, "zuihou-yici");
      g_string_append (writer->text, "，");
      hq_phrase_say (writer, "an-guohao");
      return;
    }
  if (whole)
    {
      g_string_append_c (writer->text, ' ');
      hq_phrase_say (writer, "hao-dao");
      g_string_append_c (writer->text, ' ');
    }
  else
    g_string_append (writer->text, "，");
  hq_phrase_write_chinese_place (writer, phrase);
  if (whole)
    {
      g_string_append_c (writer->text, ' ');
      hq_phrase_say (writer, "banli-yewu");
    }
}

static void
hq_phrase_write_english (HqPhraseWriter *writer, const HqPhrase *phrase)
{
  gboolean whole = phrase->kind == HQ_PHRASE_CALL || phrase->kind == HQ_PHRASE_RECALL;

  if (phrase->kind == HQ_PHRASE_RECALL)
    {
      hq_phrase_say (writer, "en-again");
      g_string_append (writer->text, ": ");
    }
  hq_phrase_say (writer, "en-ticket");
  g_string_append_c (writer->text, ' ');
  hq_phrase_say_ticket (writer, phrase);
  g_string_append (writer->text, ", ");
  if (phrase->kind == HQ_PHRASE_LAST)
    {
      hq_phrase_say (writer, "en-last");
      return;
    }
  if (whole)
    {
      hq_phrase_say (writer, "en-go-to");
      g_string_append_c (writer->text, ' ');
    }
  hq_phrase_say (writer, "en-counter");
  g_string_append_c (writer->text, ' ');
  hq_phrase_say_number (writer, phrase->counter, FALSE);
  if (phrase->floor != 0)
    {
      g_string_append (writer->text, ", ");
      hq_phrase_say (writer, "en-floor");
      g_string_append_c (writer->text, ' ');
      hq_phrase_say_number (writer, phrase->floor, FALSE);
    }
}

static void
hq_phrase_write (HqPhraseWriter *writer, const HqPhrase *phrase)
{
  writer->text = g_string_new (NULL);
  writer->clips = g_ptr_array_new_null_terminated (16, NULL, TRUE);
  writer->english = phrase->english;
  if (phrase->english)
    hq_phrase_write_english (writer, phrase);
  else
    hq_phrase_write_chinese (writer, phrase);
}

/**
 * hq_phrase_format:
 * @phrase: a call
 *
 * Returns: (transfer full): the sentence, as a speech server is given it
 */
char *
hq_phrase_format (const HqPhrase *phrase)
{
  HqPhraseWriter writer;

  hq_phrase_write (&writer, phrase);
  g_ptr_array_unref (writer.clips);
  return g_string_free (writer.text, FALSE);
}

/**
 * hq_phrase_list_clips:
 * @phrase: a call
 *
 * Returns: (transfer full) (element-type utf8): the names of the recordings that say the same when
 *   they are joined; interned, %NULL at the end
 */
GPtrArray *
hq_phrase_list_clips (const HqPhrase *phrase)
{
  HqPhraseWriter writer;

  hq_phrase_write (&writer, phrase);
  g_string_free (writer.text, TRUE);
  return writer.clips;
}

/**
 * hq_phrase_list_all_clips:
 * @english: in which language
 *
 * Returns: (transfer full) (element-type utf8): the names of all recordings that a phrase may ask
 *   for; interned, %NULL at the end
 */
GPtrArray *
hq_phrase_list_all_clips (gboolean english)
{
  GPtrArray *names = g_ptr_array_new_null_terminated (64, NULL, TRUE);

  for (char letter = 'A'; letter <= 'Z'; letter++)
    {
      g_autofree char *name = g_strdup_printf ("%s%c", english ? "en-" : "", letter);

      if (hq_number_is_prefix (letter))
        g_ptr_array_add (names, (gpointer) g_intern_string (name));
    }
  for (guint i = 0; english && i < G_N_ELEMENTS (english_clips); i++)
    g_ptr_array_add (names, (gpointer) english_clips[i].clip);
  for (guint i = 0; !english && i < G_N_ELEMENTS (clips); i++)
    g_ptr_array_add (names, (gpointer) clips[i].clip);
  return names;
}

/**
 * hq_phrase_get_clip_words:
 * @clip: the name of a recording
 *
 * Returns: (transfer none) (nullable): what is to be heard in it; %NULL for a name that no phrase
 *   asks for
 */
const char *
hq_phrase_get_clip_words (const char *clip)
{
  const char *letter = g_str_has_prefix (clip, "en-") ? clip + strlen ("en-") : clip;

  if (hq_number_is_prefix (letter[0]) && letter[1] == '\0')
    return letter;
  for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
    if (g_str_equal (clips[i].clip, clip))
      return clips[i].words;
  for (guint i = 0; i < G_N_ELEMENTS (english_clips); i++)
    if (g_str_equal (english_clips[i].clip, clip))
      return english_clips[i].words;
  return NULL;
}

/**
 * hq_phrase_estimate:
 * @phrase: a call
 *
 * Returns: how long it takes to say it, in microseconds, by its length
 */
gint64
hq_phrase_estimate (const HqPhrase *phrase)
{
  g_autofree char *text = hq_phrase_format (phrase);
  gint64 length = HQ_PHRASE_BREATH + (phrase->english ? HQ_PHRASE_WORD : 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_ispunct (letter))
        length += HQ_PHRASE_BREATH;
      else if (phrase->english)
        length += letter == ' ' ? HQ_PHRASE_WORD : 0;
      else
        length += letter != ' ' ? HQ_PHRASE_SYLLABLE : 0;
    }
  return length;
}
