/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-pinyin.h"

static void
test_pinyin_many (void)
{
  static const char *const readings[][2] = {
    { "会", "hui kuai" },     { "行", "hang heng xing" }, { "调", "diao tiao" },
    { "长", "chang zhang" },  { "重", "chong zhong" },    { "单", "chan dan shan" },
    { "参", "can cen shen" }, { "车", "che ju" },         { "率", "lv lu shuai" },
    { "厦", "sha xia" },      { "解", "jie xie" },        { "员", "yuan yun" },
    { "女", "nv nu" },        { "略", "lve lue" },        { "办", "ban" },
    { "證", "zheng" },        { "長", "chang zhang" },    { "嗯", "ng" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    g_assert_cmpstr (hq_pinyin_get (g_utf8_get_char (readings[i][0])), ==, readings[i][1]);
}

static void
test_pinyin_none (void)
{
  static const gunichar without[] = { 0,      'a',     '1',     0x33FF,  0x3002,   0xA000,
                                      0xE000, 0x1F600, 0x3FFFF, 0x40000, 0x10FFFF, 0xFFFFFFFF };

  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    g_assert_null (hq_pinyin_get (without[i]));
}

/* Every character of the first block has readings, and a reading is letters alone. */
static void
test_pinyin_letters (void)
{
  guint n_found = 0;

  for (gunichar character = 0; character < 0x40000; character++)
    {
      const char *text = hq_pinyin_get (character);

      if (text == NULL)
        continue;
      n_found++;
      g_assert_cmpuint (strspn (text, "abcdefghijklmnopqrstuvwxyz "), ==, strlen (text));
      g_assert_true (g_ascii_islower (text[0]) && g_ascii_islower (text[strlen (text) - 1]));
      g_assert_null (strstr (text, "  "));
    }
  g_test_message ("%u characters", n_found);
  for (gunichar character = 0x4E00; character < 0x9FA6; character++)
    if (hq_pinyin_get (character) == NULL)
      g_test_message ("U+%04X has no reading", character);
  g_assert_cmpuint (n_found, >, 8105);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/many", test_pinyin_many);
  g_test_add_func ("/pinyin/none", test_pinyin_none);
  g_test_add_func ("/pinyin/letters", test_pinyin_letters);
  return g_test_run ();
}
