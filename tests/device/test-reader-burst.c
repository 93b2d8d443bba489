/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-reader-burst.h"

#include <string.h>

#include "hq-test.h"

#define HEX "00ff10a5b6c7d8e9f0123456789abcde"
#define N_DRAWN 2000

static void
test_burst_kinds (void)
{
  static const struct
  {
    const char *text;
    HqReaderKind kind;
  } rows[] = {
    { HEX, HQ_READER_TICKET },
    { "https://q.example.cn/t/" HEX, HQ_READER_TICKET },
    { "HTTP://10.0.0.5:8080/HALL/T/" HEX, HQ_READER_TICKET },
    { HEX "0", HQ_READER_SLOT },
    { "https://q.example.cn/u/" HEX, HQ_READER_UNKNOWN },
    { "11010519491231002X", HQ_READER_IDENTITY },
    { "11010519491231002x", HQ_READER_IDENTITY },
    { "440524188001010014", HQ_READER_BAD_IDENTITY }, /* born before 1900 */
    { "110105194912310021", HQ_READER_BAD_IDENTITY },
    { "810000199408230021", HQ_READER_IDENTITY },
    { "11010519491231002", HQ_READER_SLOT },
    { "YA21801", HQ_READER_SLOT },
    { "E12345678", HQ_READER_SLOT },
    { "A012", HQ_READER_SLOT },
    { "yy-2021_0218", HQ_READER_SLOT },
    { "A01", HQ_READER_UNKNOWN },
    { "welcome", HQ_READER_UNKNOWN },
    { "YA 21801", HQ_READER_UNKNOWN },
    { "预约21801", HQ_READER_UNKNOWN },
    { "\xff\xfe" "12345", HQ_READER_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HqReaderScan scan;
      g_autofree char *ended = g_strconcat (" ", rows[i].text, "\r\n", NULL);

      g_test_message ("%u", i);
      g_assert_true (hq_reader_scan_init (&scan, ended, strlen (ended)));
      g_assert_cmpint (scan.kind, ==, rows[i].kind);
      g_assert_cmpstr (scan.text, ==, rows[i].text);
      hq_reader_scan_clear (&scan);
      for (guint j = 0; j < sizeof scan.text; j++)
        g_assert_cmpint (scan.text[j], ==, 0);
    }
}

static void
test_burst_nothing (void)
{
  HqReaderScan scan;
  g_autofree char *longest = g_strnfill (HQ_READER_SCAN_LONGEST, 'a');
  g_autofree char *longer = g_strnfill (HQ_READER_SCAN_LONGEST + 1, 'a');

  g_assert_false (hq_reader_scan_init (&scan, "", 0));
  g_assert_false (hq_reader_scan_init (&scan, " \r\n", 3));
  g_assert_false (hq_reader_scan_init (&scan, longer, strlen (longer)));
  g_assert_true (hq_reader_scan_init (&scan, longest, strlen (longest)));
  g_assert_cmpstr (scan.text, ==, longest);
  g_assert_true (hq_reader_scan_init (&scan, "YA\00021801", 8));
  g_assert_cmpint (scan.kind, ==, HQ_READER_UNKNOWN);
}

/* Somebody or something that types, and when it did so last. */
typedef struct
{
  HqReaderBurst burst;
  GRand *rand; /* (borrowed) */
  gint64 at;
} Hand;

/* Types @text, each character so many milliseconds after the one before. */
static void
type (Hand *hand, const char *text, int least, int most)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      hand->at += g_rand_int_range (hand->rand, least, most + 1);
      hq_reader_burst_add (&hand->burst, *p, hand->at);
    }
}

static char *
draw_text (GRand *rand)
{
  guint length = (guint) g_rand_int_range (rand, 6, 60);
  char *text = g_strnfill (length, 'x');

  for (guint i = 0; i < length; i++)
    text[i] = (char) g_rand_int_range (rand, '!', '~' + 1);
  text[0] = 'a';
  text[1] = 'b';
  return text;
}

/* Whatever a reader types at its speed is known as a scan, after whatever a person typed before. */
static void
test_burst_reader (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (hq_test_seed ());

  for (guint i = 0; i < N_DRAWN; i++)
    {
      g_autofree char *text = draw_text (rand);
      Hand hand = { .rand = rand, .at = g_rand_int_range (rand, 0, G_MAXINT32) };
      HqReaderScan scan;

      type (&hand, "person", 60, 400);
      hand.at += 60;
      type (&hand, text, 1, 30);
      g_assert_true (hq_reader_burst_end (&hand.burst, i % 2 == 0, &scan));
      g_assert_cmpstr (scan.text, ==, text);
    }
}

/* Whatever a person types at theirs is not, the quickest with a roll over three keys. */
static void
test_burst_person (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (hq_test_seed ());

  for (guint i = 0; i < N_DRAWN; i++)
    {
      g_autofree char *text = draw_text (rand);
      HqReaderBurst burst = { 0 };
      HqReaderScan scan;
      gint64 at = g_rand_int_range (rand, 0, G_MAXINT32);

      for (const char *p = text; *p != '\0'; p++)
        {
          gboolean rolled = (p - text) % 3 != 0;

          at += rolled ? g_rand_int_range (rand, 20, 51) : g_rand_int_range (rand, 60, 400);
          hq_reader_burst_add (&burst, *p, at);
          g_assert_false (hq_reader_burst_end (&burst, FALSE, &scan));
          g_assert_false (hq_reader_burst_end (&burst, TRUE, &scan));
        }
    }
}

static void
test_burst_bounds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree char *held = g_strnfill (40, 'a');
  Hand hand = { .rand = rand, .at = 1000 };
  HqReaderScan scan;

  g_assert_false (hq_reader_burst_follows (&hand.burst, hand.at));
  g_assert_false (hq_reader_burst_end (&hand.burst, TRUE, &scan));
  type (&hand, "YA21", 50, 50);
  g_assert_false (hq_reader_burst_end (&hand.burst, TRUE, &scan));
  type (&hand, "8", 50, 50);
  g_assert_true (hq_reader_burst_follows (&hand.burst, hand.at + 50));
  g_assert_false (hq_reader_burst_follows (&hand.burst, hand.at + 51));
  g_assert_false (hq_reader_burst_follows (&hand.burst, hand.at - 1));
  g_assert_true (hq_reader_burst_end (&hand.burst, TRUE, &scan));
  g_assert_false (hq_reader_burst_end (&hand.burst, FALSE, &scan));
  type (&hand, "0", 0, 0);
  g_assert_true (hq_reader_burst_end (&hand.burst, FALSE, &scan));
  g_assert_cmpstr (scan.text, ==, "YA2180");

  /* A key that is held down. */
  hand.at += 1000;
  type (&hand, held, 30, 30);
  g_assert_false (hq_reader_burst_end (&hand.burst, FALSE, &scan));

  hand.at += 1000;
  for (guint i = 0; i < HQ_READER_SCAN_LONGEST; i++)
    type (&hand, i % 2 == 0 ? "a" : "b", 1, 1);
  g_assert_true (hq_reader_burst_end (&hand.burst, TRUE, &scan));
  g_assert_cmpuint (strlen (scan.text), ==, HQ_READER_SCAN_LONGEST);
  type (&hand, "c", 1, 1);
  g_assert_false (hq_reader_burst_end (&hand.burst, TRUE, &scan));

  hq_reader_burst_clear (&hand.burst);
  for (guint i = 0; i < sizeof hand.burst; i++)
    g_assert_cmpint (((const guint8 *) &hand.burst)[i], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/burst/kinds", test_burst_kinds);
  g_test_add_func ("/reader/burst/nothing", test_burst_nothing);
  g_test_add_func ("/reader/burst/reader", test_burst_reader);
  g_test_add_func ("/reader/burst/person", test_burst_person);
  g_test_add_func ("/reader/burst/bounds", test_burst_bounds);
  return g_test_run ();
}
