/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-knock.h"

#define HQ_KNOCK_WITHIN (3 * G_TIME_SPAN_SECOND)

/**
 * hq_knock_count:
 *
 * Somebody touched the place where whoever looks after the screen knocks.
 *
 * Returns: whether they asked for the way out: %HQ_KNOCK_TIMES touches within three seconds
 */
gboolean
hq_knock_count (HqKnock *knock)
{
  guint last = HQ_KNOCK_TIMES - 1;
  gboolean asked;

  for (guint i = 0; i < last; i++)
    knock->at[i] = knock->at[i + 1];
  knock->at[last] = g_get_monotonic_time ();
  asked = knock->at[0] != 0 && knock->at[last] - knock->at[0] <= HQ_KNOCK_WITHIN;
  /* The next touches ask anew. */
  if (asked)
    *knock = (HqKnock){ 0 };
  return asked;
}
