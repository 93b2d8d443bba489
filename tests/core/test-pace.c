/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pace.h"

#define MS(n) ((n) *G_TIME_SPAN_MILLISECOND)

/* Looks are 50 ms apart, and one that is slow takes a ninth of the time at most, or is half a second
 * after the one before. */
static void
test_pace_next (void)
{
  static const struct
  {
    gint64 took;
    gint64 next; /* from the begin of the look; both in milliseconds */
    gint64 asks; /* the same, for who asks */
  } vectors[] = { { 0, 50, 500 },   { 1, 50, 501 },   { 5, 50, 505 },   { 6, 54, 506 },
                  { 20, 180, 520 }, { 60, 540, 560 }, { 70, 570, 570 }, { 9000, 9500, 9500 } };
  const HqPace told = { .asks = FALSE }, asks = { .asks = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_assert_cmpint (hq_pace_find_next (&told, 7, 7 + MS (vectors[i].took)), ==,
                       7 + MS (vectors[i].next));
      g_assert_cmpint (hq_pace_find_next (&asks, 7, 7 + MS (vectors[i].took)), ==,
                       7 + MS (vectors[i].asks));
    }
}

/* Two seconds of looks, a hundred milliseconds apart. Returns whether there was a choice. */
static gboolean
look (HqPace *pace, gint64 *now, guint changes, gint64 took)
{
  gboolean chosen = FALSE;

  for (guint i = 0; i < 20; i++)
    {
      chosen |= hq_pace_add (pace, changes * (i + 1) / 20 - changes * i / 20, *now, *now + took);
      *now += MS (100);
    }
  return chosen;
}

static void
test_pace_choice (void)
{
  HqPace pace = { 0 };
  gint64 now = MS (5);

  /* Quick looks at any pace, and slow ones of a calm hall. */
  g_assert_false (look (&pace, &now, 900, MS (60)));
  g_assert_false (look (&pace, &now, 900, MS (60)));
  g_assert_false (look (&pace, &now, 0, MS (1)));
  g_assert_false (look (&pace, &now, 0, MS (1)));
  g_assert_false (look (&pace, &now, 15, MS (99)));
  g_assert_false (look (&pace, &now, 15, MS (99)));
  g_assert_false (pace.asks);
  /* Slow ones of a busy hall, until it is calm. */
  look (&pace, &now, 40, MS (99));
  look (&pace, &now, 40, MS (99));
  g_assert_true (pace.asks);
  for (guint i = 0; i < 5; i++)
    g_assert_false (look (&pace, &now, 12, MS (1)));
  g_assert_true (pace.asks);
  for (guint i = 0; i < 3; i++)
    g_assert_false (look (&pace, &now, 0, MS (99)));
  g_assert_true (pace.asks);
  look (&pace, &now, 0, MS (1));
  look (&pace, &now, 0, MS (1));
  g_assert_false (pace.asks);
}

/* Whatever comes: a choice is made once in two seconds at most, never to ask where no look was slow or
 * little has changed, never to be told where much has or a look was slow. */
static void
test_pace_random (void)
{
  HqPace pace = { 0 };
  gint64 now = 1, since = 1;
  guint changes = 0;
  gboolean slow = FALSE;

  for (guint i = 0; i < 200000; i++)
    {
      guint found = g_test_rand_int_range (0, 8) > 5 ? (guint) g_test_rand_int_range (0, 12) : 0;
      gint64 ended = now + g_test_rand_int_range (0, g_test_rand_bit () ? 5000 : 90000);
      gboolean chosen = hq_pace_add (&pace, found, now, ended);

      changes += found;
      slow |= ended - now >= 62500;
      if (chosen)
        {
          double rate = (double) changes * G_TIME_SPAN_SECOND / (double) (ended - since);

          g_assert_cmpint (ended - since, >=, 2 * G_TIME_SPAN_SECOND);
          g_assert_true (pace.asks ? slow && rate >= 8 : !slow && rate < 4);
        }
      if (ended - since >= 2 * G_TIME_SPAN_SECOND)
        {
          since = ended;
          changes = 0;
          slow = FALSE;
        }
      now = hq_pace_find_next (&pace, now, ended);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pace/next", test_pace_next);
  g_test_add_func ("/pace/choice", test_pace_choice);
  g_test_add_func ("/pace/random", test_pace_random);
  return g_test_run ();
}
