/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-lock.h"

/**
 * hq_lock_get_left:
 * @wrong: (array length=n_wrong): when wrong passwords were given at a place since the last right
 *   one, the newest first
 * @n_wrong: how many
 * @now: the time
 *
 * Five within a minute lock the place for a minute from the fifth on. What is tried while it is
 * locked is not looked at and does not count.
 *
 * Returns: for how long it is locked, in microseconds; 0 when it is not
 */
gint64
hq_lock_get_left (const HqTime *wrong, guint n_wrong, HqTime now)
{
  if (n_wrong < HQ_LOCK_TRIES || wrong[0] - wrong[HQ_LOCK_TRIES - 1] > HQ_LOCK_TIME)
    return 0;
  return MAX (0, wrong[0] + HQ_LOCK_TIME - now);
}
