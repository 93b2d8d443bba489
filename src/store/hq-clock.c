/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-clock.h"

/**
 * hq_clock_read:
 * @db: a connection
 * @last_event: the time of the store's last event, 0 for none
 * @behind: (out): how far the store's clock is behind @last_event, in microseconds; 0 if it is not
 *
 * The time of the store: a clock that was set back does not take the hall back with it:
 * time stands still at the last event until the clock has caught up, so that nothing is renumbered
 * and no wait is negative; the caller says @behind to people.
 *
 * Returns: the time of a change that is made now
 */
HqTime
hq_clock_read (HqDatabase *db, HqTime last_event, HqTime *behind)
{
  HqTime now = hq_database_read_clock (db);

  *behind = MAX (0, last_event - now);
  return MAX (now, last_event);
}
