/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pace.h"

/* How long between two looks: a change is seen within 200 ms, and a look costs some microseconds. A
 * server tells of each change, and is asked at once, but no more often than this. */
#define HQ_PACE_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

/* A look that took long, since many look at once, is followed by a rest so many times as long, up to
 * the longest. */
#define HQ_PACE_REST 8
#define HQ_PACE_LONGEST (500 * G_TIME_SPAN_MILLISECOND)

/* How long changes are counted before anything is made of it. */
#define HQ_PACE_WINDOW (2 * G_TIME_SPAN_SECOND)

/* Changes a second: with so many, and slow looks, it is no longer worth it to be told; with fewer than
 * the others it is again. Twice in half a second is where to be told costs as many looks as to ask. */
#define HQ_PACE_MANY 8
#define HQ_PACE_FEW 4

static gint64
hq_pace_find_rest (gint64 began, gint64 ended)
{
  return MIN (HQ_PACE_REST * (ended - began), HQ_PACE_LONGEST);
}

/**
 * hq_pace_add:
 * @pace: a pace
 * @changes: that a look found
 * @began: when the look, with all that was read because of it, began
 * @ended: when it was over
 *
 * Counts a look. Each change that is told wakes all who listen, hundreds in a large hall, and the
 * server has to wake each of them: where it cannot keep up, the changes themselves wait. Asking costs
 * the same at any pace.
 *
 * Returns: whether @asks is another now
 */
gboolean
hq_pace_add (HqPace *pace, guint changes, gint64 began, gint64 ended)
{
  gboolean asked = pace->asks;
  gint64 length;

  if (pace->since == 0)
    pace->since = began;
  pace->changes += changes;
  pace->slow = pace->slow || hq_pace_find_rest (began, ended) == HQ_PACE_LONGEST;
  length = ended - pace->since;
  if (length < HQ_PACE_WINDOW)
    return FALSE;
  /* Where nothing comes since the store stands, it is not calm. */
  if (pace->asks)
    pace->asks = pace->slow || pace->changes * G_TIME_SPAN_SECOND >= HQ_PACE_FEW * length;
  else
    pace->asks = pace->slow && pace->changes * G_TIME_SPAN_SECOND >= HQ_PACE_MANY * length;
  pace->since = ended;
  pace->changes = 0;
  pace->slow = FALSE;
  return pace->asks != asked;
}

/**
 * hq_pace_find_next:
 * @pace: a pace
 * @began: when a look, with all that was read because of it, began
 * @ended: when it was over
 *
 * When to look again. Where a store has more to do than it can, all who look give way to those who
 * change something: each is one of hundreds, and what it would have seen is seen at its next look.
 *
 * Returns: the time
 */
gint64
hq_pace_find_next (const HqPace *pace, gint64 began, gint64 ended)
{
  if (pace->asks)
    return ended + HQ_PACE_LONGEST;
  return MAX (began + HQ_PACE_INTERVAL, ended + hq_pace_find_rest (began, ended));
}
