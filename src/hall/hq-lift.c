/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-lift.h"

#include "hq-error.h"

#define HQ_LIFT_DAY_MINUTES (24 * 60)

/**
 * hq_lift_run:
 *
 * The act: today every service is open from midnight to midnight, in one session and with tickets to
 * its end. For days that are replayed from the records of places with other hours.
 *
 * Returns: %FALSE with %HQ_ERROR_OPEN_TICKET once a ticket was issued, since its wait would count
 *   from another opening
 */
gboolean
hq_lift_run (HqChange *change, GError **error)
{
  HqDayRow day;
  HqDaySession plan;
  gint64 issued;

  if (!hq_day_table_get (change->db, change->today, &day, error)
      || !hq_day_table_get_issued (change->db, change->today, &issued, error))
    return FALSE;
  if (issued > 0)
    {
      hq_error_set (error, HQ_ERROR_OPEN_TICKET, NULL);
      return FALSE;
    }
  day.opens_at = hq_date_at_minute (day.day, 0, change->zone);
  day.closes_at = hq_date_at_minute (day.day, HQ_LIFT_DAY_MINUTES, change->zone);
  if (!hq_day_table_drop_sessions (change->db, &day, error))
    return FALSE;
  plan = (HqDaySession) { .day = day.day,
                          .session = "all-day",
                          .opens_at = day.opens_at,
                          .last_ticket_at = day.closes_at,
                          .closes_at = day.closes_at };
  for (guint i = 0; i < change->setup->services->len; i++)
    {
      const HqService *service = change->setup->services->pdata[i];

      plan.service = service->service;
      if (!hq_day_table_add_session (change->db, &plan, error))
        return FALSE;
    }
  return TRUE;
}
