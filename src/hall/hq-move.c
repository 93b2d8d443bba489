/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-move.h"

#include "hq-decide.h"
#include "hq-error.h"
#include "hq-issue.h"

/* Where a ticket is sent. */
typedef struct
{
  const HqService *service;
  const HqCounter *counter; /* (nullable): this one alone */
  int floor;
} HqMoveTarget;

/* The counter must be one that calls. */
static gboolean
hq_move_find_counter (HqChange *change, HqMoveTarget *target, GError **error)
{
  int number = change->order->to_counter;
  HqDuty duty;

  if (number == 0)
    return TRUE;
  target->counter = hq_setup_find_counter (change->setup, number);
  if (target->counter == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", number);
      return FALSE;
    }
  if (!hq_counter_table_get_duty (change->db, number, &duty, error))
    return FALSE;
  if (!hq_setup_serves (change->setup, number, target->service->service, change->now))
    hq_error_set (error, HQ_ERROR_NOT_SERVED_HERE, "%d", number);
  else if (duty.duty == 0)
    hq_error_set (error, HQ_ERROR_SIGNED_OUT, "%d", number);
  else if (duty.paused)
    hq_error_set (error, HQ_ERROR_PAUSED, "%d", number);
  else
    {
      target->floor = target->counter->floor;
      return TRUE;
    }
  return FALSE;
}

/* Whoever holds a number already may be sent on until the service closes. */
static gboolean
hq_move_find_session (HqChange *change, const char *service, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));

  if (!hq_day_table_read_sessions (change->db, change->today, sessions, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (sessions, HqDaySession, i);

      if (g_str_equal (row->service, service) && change->now < row->closes_at)
        return TRUE;
    }
  hq_error_set (error, HQ_ERROR_SERVICE_CLOSED, "%s", service);
  return FALSE;
}

static gboolean
hq_move_find_target (HqChange *change,
                     const HqTicket *ticket,
                     HqMoveTarget *target,
                     GError **error)
{
  const HqOrder *order = change->order;
  const char *service = order->service;

  *target = (HqMoveTarget) { 0 };
  /* A counter alone means the same service there. */
  if (service == NULL && order->to_counter > 0)
    service = ticket->service;
  if (!hq_change_find_service (change, service, &target->service, error))
    return FALSE;
  target->floor = target->service->floor;
  if (g_str_equal (target->service->service, ticket->service)
      && (order->to_counter == 0 || order->to_counter == ticket->counter))
    {
      hq_error_set (error, HQ_ERROR_SAME_PLACE, NULL);
      return FALSE;
    }
  return hq_move_find_session (change, target->service->service, error)
         && hq_move_find_counter (change, target, error)
         && (g_str_equal (target->service->service, ticket->service)
             || hq_issue_hold_one (change, ticket->person, target->service->service, error));
}

/* Lets the ticket wait at its target, from its counter on; number and token stay. */
static void
hq_move_place (HqChange *change,
               const HqMoveTarget *target,
               const HqCounter *from,
               HqTicket *after)
{
  after->state = HQ_STATE_WAITING;
  after->counter = 0;
  after->ready = FALSE;
  after->leg++;
  after->service = g_intern_string (target->service->service);
  after->due_calls = 0;
  after->from_floor = from->floor;
  after->walk_until = change->now
                      + hq_policy_get_walk (change->policy, from->floor, target->floor,
                                            after->class == HQ_CLASS_PRIORITY);
  after->due_at = after->walk_until;
  after->to_counter = target->counter != NULL ? target->counter->counter : 0;
  after->to_until
    = target->counter != NULL ? change->now + change->policy->to_counter_for : 0;
}

/* What both ways of sending on end with: who is ahead there, and the new leg. */
static gboolean
hq_move_end (HqChange *change,
             const HqTicket *before,
             const HqTicket *after,
             const HqLeg *leg,
             GError **error)
{
  return hq_ticket_table_count_before (change->db, after, change->now, &change->event.value, error)
         && hq_change_start_leg (change, after, leg->cause, leg->wait_from, error)
         && hq_change_save (change, before, after, error);
}

static gboolean
hq_move_end_period (HqChange *change, HqPeriod *period, const char *end, GError **error)
{
  period->ended_at = change->now;
  period->end = end;
  return hq_counter_table_save_period (change->db, period, error);
}

/* The ticket that is called or served at the order's counter. */
static gboolean
hq_move_find_here (HqChange *change, HqTicket *ticket, HqPeriod *period, GError **error)
{
  HqDuty duty;

  if (!hq_change_find_duty (change, &duty, error)
      || !hq_ticket_table_find_at_counter (change->db, duty.counter, ticket, error))
    return FALSE;
  if (ticket->ticket == 0)
    {
      hq_error_set (error, HQ_ERROR_NO_TICKET, NULL);
      return FALSE;
    }
  return hq_counter_table_get_period (change->db, ticket->ticket, ticket->period, period, error);
}

/**
 * hq_move_redirect:
 *
 * The act: wrong counter, nothing was done. Number and arrival stay, no rating is asked, and the
 * wait goes on as if the call had not been: its leg leaves the figures.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET, %HQ_ERROR_NOT_FOUND, %HQ_ERROR_SAME_PLACE,
 *   %HQ_ERROR_SERVICE_CLOSED, %HQ_ERROR_ONE_TICKET, or why the counter cannot call
 */
gboolean
hq_move_redirect (HqChange *change, GError **error)
{
  HqMoveTarget target;
  HqTicket before, after;
  HqPeriod period;
  HqLeg leg;

  if (!hq_move_find_here (change, &before, &period, error)
      || !hq_move_find_target (change, &before, &target, error)
      || !hq_leg_table_get (change->db, before.ticket, before.leg, &leg, error)
      || !hq_change_end_leg (change, &before, "redirected", error)
      || !hq_move_end_period (change, &period, "redirected", error))
    return FALSE;
  after = before;
  hq_move_place (change, &target, hq_setup_find_counter (change->setup, before.counter), &after);
  if (before.lane != HQ_LANE_CONTINUED)
    after.target = target.service->targets[after.class] * HQ_MINUTE;
  /* Who was called before the opening goes on waiting for it. */
  after.due_at = MAX (after.due_at, leg.wait_from);
  leg.cause = "redirect";
  return hq_move_end (change, &before, &after, &leg, error);
}

/**
 * hq_move_continue:
 *
 * The act: this matter is finished, with its outcome and its rating, and the same number queues for
 * the next.
 *
 * Returns: %FALSE with %HQ_ERROR_WRONG_STATE, as hq_move_redirect(), or as hq_decide_matters()
 */
gboolean
hq_move_continue (HqChange *change, GError **error)
{
  HqMoveTarget target;
  HqTicket before, after;
  HqLeg leg = { .cause = "continue", .wait_from = change->now };
  HqPeriod period;

  if (!hq_change_find_active (change, HQ_STATE_SERVING, &before, &period, error)
      || !hq_move_find_target (change, &before, &target, error)
      || !hq_decide_matters (change, &before, HQ_DECIDE_SOME, error)
      || !hq_move_end_period (change, &period, "continued", error))
    return FALSE;
  after = before;
  hq_move_place (change, &target, hq_setup_find_counter (change->setup, before.counter), &after);
  if (change->policy->continue_keeps)
    {
      after.lane = (HqLane) after.class;
      after.target = target.service->targets[after.class] * HQ_MINUTE;
    }
  else
    {
      after.lane = HQ_LANE_CONTINUED;
      after.target = change->policy->continue_target;
      after.reference = change->now;
    }
  return hq_move_end (change, &before, &after, &leg, error);
}

/**
 * hq_move_look:
 * @hall: a hall
 * @service: where somebody might be sent
 * @now: the time
 * @look: (out): the target's line and last ticket; both times are 0 when it is closed for today
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_move_look (HqHall *hall, const char *service, HqTime now, HqMoveLook *look, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  HqDatabase *db = hq_hall_get_database (hall);
  HqDate today = hq_date_of_time (now, hq_hall_get_zone (hall));
  HqMoveLook found = { 0 };

  if (!hq_ticket_table_count_waiting (db, today, service, &found.waiting, error)
      || !hq_day_table_read_sessions (db, today, sessions, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (sessions, HqDaySession, i);

      if (g_str_equal (row->service, service) && now < row->closes_at)
        {
          found.last_ticket_at = row->last_ticket_at;
          found.closes_at = row->closes_at;
        }
    }
  *look = found;
  return TRUE;
}
