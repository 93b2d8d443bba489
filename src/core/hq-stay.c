/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-stay.h"

static int
hq_stay_compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

/**
 * hq_stay_get_usual:
 * @sample: (element-type gint64): how long stays of one service took; it is sorted
 *
 * Returns: their 95th percentile by the nearest rank, so one of them; 0 where they are too few to say
 */
gint64
hq_stay_get_usual (GArray *sample)
{
  if (sample->len < HQ_STAY_FEWEST)
    return 0;
  g_array_sort (sample, hq_stay_compare);
  return g_array_index (sample, gint64, (sample->len * 95 + 99) / 100 - 1);
}

/**
 * hq_stay_get_bound:
 * @usual: what hq_stay_get_usual() says of the service
 *
 * Returns: how long a stay takes before it is asked about, and from one answer to the next question
 */
gint64
hq_stay_get_bound (gint64 usual)
{
  return MAX (HQ_STAY_TIMES * usual, HQ_STAY_LEAST);
}

/**
 * hq_stay_is_long:
 * @usual: what hq_stay_get_usual() says of the service
 * @handling: how long the stay has taken, without the time for which it was parked
 * @answered: what @handling was when the clerk last said that it goes on, 0 for never
 *
 * Returns: whether the clerk is to be asked whether it goes on
 */
gboolean
hq_stay_is_long (gint64 usual, gint64 handling, gint64 answered)
{
  return usual > 0 && handling - answered > hq_stay_get_bound (usual);
}

/**
 * hq_stay_place_end:
 * @minute: the beginning of the minute in which a stay is said to have ended
 * @earliest: when it can have ended at the earliest
 * @now: the time
 * @end: (out): the instant that is meant
 *
 * A time of day names a minute; the first that is possible holds only a part of itself.
 *
 * Returns: whether it can have ended then
 */
gboolean
hq_stay_place_end (HqTime minute, HqTime earliest, HqTime now, HqTime *end)
{
  if (minute > now || minute + HQ_MINUTE <= earliest)
    return FALSE;
  *end = MAX (minute, earliest);
  return TRUE;
}
