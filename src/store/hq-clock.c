/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-clock.h"

/**
 * hq_clock_read:
 * @last_event: the time of the store's last event, 0 for none
 * @behind: (out): how far this machine's clock is behind @last_event, in microseconds; 0 if it is not
 *
 * The store's clock on one machine. A clock that was set back does not take the hall back with it:
 * time stands still at the last event until the clock has caught up, so that nothing is renumbered
 * and no wait is negative; the caller says @behind to people.
 *
 * Returns: the time of a change that is made now
 */
HqTime
hq_clock_read (HqTime last_event, HqTime *behind)
{
  HqTime now = g_get_real_time ();

  *behind = MAX (0, last_event - now);
  return MAX (now, last_event);
}
