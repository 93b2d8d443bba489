/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-serve.h"

#include "hq-decide.h"
#include "hq-error.h"

/**
 * hq_serve_start:
 *
 * The act: the visitor is here and service begins.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_serve_start (HqChange *change, GError **error)
{
  HqTicket before, after;
  HqPeriod period;

  if (!hq_change_find_active (change, HQ_STATE_CALLED, &before, &period, error))
    return FALSE;
  period.started_at = change->now;
  after = before;
  after.state = HQ_STATE_SERVING;
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_change_save (change, &before, &after, error);
}

/* Service ends at @ended_at, with an outcome for each matter. */
static gboolean
hq_serve_end (HqChange *change,
              const HqTicket *before,
              HqPeriod *period,
              HqTime ended_at,
              GError **error)
{
  HqTicket after = *before;

  period->ended_at = ended_at;
  period->end = "finished";
  after.state = HQ_STATE_FINISHED;
  after.counter = 0;
  after.ended_at = ended_at;
  return hq_decide_matters (change, before, HQ_DECIDE_ALL, error)
         && hq_counter_table_save_period (change->db, period, error)
         && hq_change_save (change, before, &after, error);
}

/**
 * hq_serve_ask_end:
 *
 * Asks ahead for what an act looks for that decides matters.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_serve_ask_end (HqChange *change, GError **error)
{
  return hq_change_ask_active (change, error) && hq_decide_ask (change, error)
         && hq_day_table_ask_closed_since (change->db, change->today, error);
}

/**
 * hq_serve_finish:
 *
 * The act: service ends with an outcome for each matter.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET, %HQ_ERROR_WRONG_STATE, or as hq_decide_matters()
 */
gboolean
hq_serve_finish (HqChange *change, GError **error)
{
  HqTicket before;
  HqPeriod period;

  return hq_change_find_active (change, HQ_STATE_SERVING, &before, &period, error)
         && hq_serve_end (change, &before, &period, change->now, error);
}

/**
 * hq_serve_hold:
 *
 * The act: the visitor goes to fetch something; the ticket stays with the counter, which may call
 * others meanwhile. The time parked is no handling time.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_serve_hold (HqChange *change, GError **error)
{
  HqTicket before, after;
  HqPeriod period;

  if (!hq_change_find_active (change, HQ_STATE_SERVING, &before, &period, error))
    return FALSE;
  period.held_at = change->now;
  after = before;
  after.state = HQ_STATE_HELD;
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_change_save (change, &before, &after, error);
}

/**
 * hq_serve_resume:
 *
 * The act: the visitor of a ticket that was parked at this counter is back.
 *
 * Returns: %FALSE with %HQ_ERROR_OPEN_TICKET while another is called or served here,
 *   %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE or %HQ_ERROR_OTHER_COUNTER
 */
gboolean
hq_serve_resume (HqChange *change, GError **error)
{
  HqTicket before, after;
  HqPeriod period;
  HqDuty duty;

  if (!hq_change_find_free_duty (change, &duty, error)
      || !hq_change_find_ticket (change, &before, error))
    return FALSE;
  if (before.state != HQ_STATE_HELD)
    return hq_change_refuse_state (&before, error);
  if (before.counter != duty.counter)
    {
      hq_error_set (error, HQ_ERROR_OTHER_COUNTER, "%d", before.counter);
      return FALSE;
    }
  if (!hq_counter_table_get_period (change->db, before.ticket, before.period, &period, error))
    return FALSE;
  period.held += change->now - period.held_at;
  period.held_at = 0;
  after = before;
  after.state = HQ_STATE_SERVING;
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_change_save (change, &before, &after, error);
}

/**
 * hq_serve_end_period:
 *
 * The act: service ended at the order's time, and the clerk forgot to press finish. Such a period is
 * measured, since somebody answers for when it ended.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET, %HQ_ERROR_WRONG_STATE, or %HQ_ERROR_INVALID for a time
 *   before the start or after now
 */
gboolean
hq_serve_end_period (HqChange *change, GError **error)
{
  HqTime until = change->order->until;
  HqTicket before;
  HqPeriod period;

  if (!hq_change_find_active (change, HQ_STATE_SERVING, &before, &period, error))
    return FALSE;
  if (until < period.started_at + period.held || until > change->now)
    {
      hq_error_set (error, HQ_ERROR_INVALID, NULL);
      return FALSE;
    }
  return hq_serve_end (change, &before, &period, until, error);
}
