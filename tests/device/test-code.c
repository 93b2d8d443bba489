/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-code.h"

#include <string.h>

#define HEX "00ff10a5b6c7d8e9f0123456789abcde"

static const guint8 known[HQ_CODE_TOKEN_SIZE] = { 0x00, 0xff, 0x10, 0xa5, 0xb6, 0xc7, 0xd8, 0xe9,
                                                  0xf0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde };

static void
test_code_format (void)
{
  g_autofree char *bare = hq_code_format (NULL, known);
  g_autofree char *address = hq_code_format ("https://q.example.cn", known);
  g_autofree char *folder = hq_code_format ("http://10.0.0.5:8080/hall//", known);

  g_assert_cmpstr (bare, ==, HEX);
  g_assert_cmpstr (address, ==, "https://q.example.cn/t/" HEX);
  g_assert_cmpstr (folder, ==, "http://10.0.0.5:8080/hall/t/" HEX);
}

static void
test_code_right (void)
{
  static const char *const right[] = {
    HEX, "00FF10A5B6C7D8E9F0123456789ABCDE", "  " HEX "\r\n", HEX "?from=scan", HEX "#top",
    "https://q.example.cn/t/" HEX, "HTTPS://Q.EXAMPLE.CN/T/00FF10A5B6C7D8E9F0123456789ABCDE",
    "\thttp://10.0.0.5:8080/hall/t/" HEX "\r", "https://q.example.cn/t/" HEX "?utm=1&x=/t/2#a",
    "https://q.example.cn/t/t/" HEX, "https://[::1]/t/" HEX,
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      guint8 token[HQ_CODE_TOKEN_SIZE] = { 0 };

      g_test_message ("%s", right[i]);
      g_assert_true (hq_code_parse (right[i], token));
      g_assert_cmpmem (token, sizeof token, known, sizeof known);
    }
}

static void
test_code_wrong (void)
{
  static const char *const wrong[] = {
    "", " ", "?", "A012", "00ff10a5b6c7d8e9f0123456789abcd", HEX "0", HEX "/",
    "g0ff10a5b6c7d8e9f0123456789abcde",
    "00ff10a5b6c7d8e9 f0123456789abcde", HEX "\n" HEX, "/t/" HEX, "t/" HEX, "x" HEX,
    "q.example.cn/t/" HEX, "ftp://q.example.cn/t/" HEX, "https:///t/" HEX, "https://:80/t/" HEX,
    "https://t/" HEX, "https://q.example.cn/" HEX, "https://q.example.cn/u/" HEX,
    "https://q.example.cn/t/" HEX "/", "https://q.example.cn/t/x" HEX,
    "https://q.example.cn/?x=/t/" HEX, "https://q.example.cn/#/t/" HEX,
    "https://q.example.cn/<a>/t/" HEX, "https://q. example.cn/t/" HEX,
    "https://大厅.example.cn/t/" HEX, "０" HEX, "\xff" HEX,
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      guint8 token[HQ_CODE_TOKEN_SIZE], before[HQ_CODE_TOKEN_SIZE];

      memset (token, 0x5a, sizeof token);
      memcpy (before, token, sizeof token);
      g_test_message ("row %u", i);
      g_assert_false (hq_code_parse (wrong[i], token));
      g_assert_cmpmem (token, sizeof token, before, sizeof before);
    }
}

static void
test_code_round (void)
{
  static const char *const bases[] = { NULL, "http://a", "https://q.example.cn/",
                                       "https://q.example.cn/t/", "https://a/t/" HEX };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      const char *base = bases[g_test_rand_int_range (0, G_N_ELEMENTS (bases))];
      guint8 token[HQ_CODE_TOKEN_SIZE], back[HQ_CODE_TOKEN_SIZE];
      g_autofree char *text = NULL;

      hq_code_new_token (token);
      text = hq_code_format (base, token);
      g_assert_true (hq_code_parse (text, back));
      g_assert_cmpmem (token, sizeof token, back, sizeof back);
      g_assert_true (g_hash_table_add (seen, hq_code_format_token (token)));
    }
}

/* Whatever is taken of a damaged address is a token that stands in it. */
static void
test_code_damaged (void)
{
  guint taken = 0;

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *text = g_strdup ("https://q.example.cn/t/" HEX "?a#b");
      g_autofree char *small = NULL, *hex = NULL;
      guint8 token[HQ_CODE_TOKEN_SIZE];

      for (int k = g_test_rand_int_range (1, 3); k > 0; k--)
        text[g_test_rand_int_range (0, (int) strlen (text))]
            = (char) g_test_rand_int_range (1, 256);
      if (!hq_code_parse (text, token))
        continue;
      taken++;
      small = g_ascii_strdown (text, -1);
      hex = hq_code_format_token (token);
      g_assert_nonnull (strstr (small, hex));
    }
  g_assert_cmpuint (taken, >, 0);
}

/* Each bit of a token is as often set as not. The bounds are 14 standard deviations away, so that
 * only a broken source crosses them. */
static void
test_code_random (void)
{
  guint set[HQ_CODE_TOKEN_SIZE * 8] = { 0 };

  for (guint i = 0; i < 20000; i++)
    {
      guint8 token[HQ_CODE_TOKEN_SIZE];

      hq_code_new_token (token);
      for (guint bit = 0; bit < G_N_ELEMENTS (set); bit++)
        set[bit] += (token[bit / 8] >> bit % 8) & 1;
    }
  for (guint bit = 0; bit < G_N_ELEMENTS (set); bit++)
    {
      g_assert_cmpuint (set[bit], >, 9000);
      g_assert_cmpuint (set[bit], <, 11000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/format", test_code_format);
  g_test_add_func ("/code/right", test_code_right);
  g_test_add_func ("/code/wrong", test_code_wrong);
  g_test_add_func ("/code/round", test_code_round);
  g_test_add_func ("/code/damaged", test_code_damaged);
  g_test_add_func ("/code/random", test_code_random);
  return g_test_run ();
}
