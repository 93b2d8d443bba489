/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hours.h"

/**
 * hq_hours_find:
 * @view: what was read last
 * @now: the store's clock
 * @opens_at: (out): when the hall opens, with %HQ_HOURS_NOT_YET; untouched else
 *
 * Returns: how the hall's day stands
 */
HqHours
hq_hours_find (const HqView *view, HqTime now, HqTime *opens_at)
{
  HqTime opens = 0, closes = 0;

  if (view->day.state == HQ_DAY_STATE_CLOSED)
    return HQ_HOURS_OVER;
  for (guint i = 0; i < view->sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (view->sessions, HqDaySession, i);

      opens = opens == 0 ? row->opens_at : MIN (opens, row->opens_at);
      closes = MAX (closes, row->closes_at);
    }
  if (closes == 0)
    return HQ_HOURS_SHUT;
  if (now >= closes)
    return HQ_HOURS_OVER;
  if (now >= opens)
    return HQ_HOURS_OPEN;
  *opens_at = opens;
  return HQ_HOURS_NOT_YET;
}
