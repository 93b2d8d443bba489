/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-issue.h"

#include "hq-code.h"
#include "hq-error.h"

G_STATIC_ASSERT (HQ_CODE_TOKEN_SIZE == HQ_TOKEN_SIZE);

/* Where the visitor's walk begins: the floor of the place that asks, else the service's own. */
static gboolean
hq_issue_find_floor (HqChange *change, const HqService *service, int *floor, GError **error)
{
  const HqDevice *device = hq_setup_find_device (change->setup, change->actor->device);

  if (device == NULL && change->actor->device != NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", change->actor->device);
      return FALSE;
    }
  *floor = device != NULL ? device->floor : service->floor;
  return TRUE;
}

static gboolean
hq_issue_take_number (HqChange *change, const HqService *service, HqTicket *ticket, GError **error)
{
  gint64 issued;

  if (!hq_day_table_count_issue (change->db, change->today, service->service, &issued, error))
    return FALSE;
  if (service->quota > 0 && issued > service->quota)
    {
      hq_error_set (error, HQ_ERROR_QUOTA, "%d", service->quota);
      return FALSE;
    }
  return hq_day_table_take_number (change->db, change->today, service->prefix, &ticket->number,
                                   error);
}

/**
 * hq_issue_run:
 *
 * The act: gives the next number of a service. It may be taken before opening; the wait counts from
 * the opening. The number of people ahead that the slip says is kept with the ticket.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_INVALID, %HQ_ERROR_SERVICE_CLOSED or
 *   %HQ_ERROR_QUOTA
 */
gboolean
hq_issue_run (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  const HqService *service = hq_setup_find_service (change->setup, order->service);
  HqTicket ticket = { .state = HQ_STATE_WAITING, .leg = 1 };
  HqDaySession session;
  HqTime from;
  gint64 ahead;

  if (service == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", order->service != NULL ? order->service : "-");
      return FALSE;
    }
  /* An appointment needs its slot; it comes with the appointments. */
  if (order->class == HQ_CLASS_APPOINTMENT)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "appointment");
      return FALSE;
    }
  if (!hq_issue_find_floor (change, service, &ticket.from_floor, error)
      || !hq_change_find_session (change, service->service, &session, error)
      || !hq_ticket_table_count_ahead (change->db, change->today, service->service, &ahead, error)
      || !hq_issue_take_number (change, service, &ticket, error))
    return FALSE;

  from = MAX (change->now, session.opens_at);
  ticket.day = change->today;
  ticket.prefix = service->prefix;
  hq_code_new_token (ticket.token);
  ticket.class = order->class;
  ticket.lane = (HqLane) order->class;
  ticket.language = g_strcmp0 (order->language, "en") == 0 ? "en" : "zh";
  ticket.need = order->need;
  ticket.proof = order->class != HQ_CLASS_PRIORITY           ? HQ_PROOF_NONE
                 : change->actor->role == HQ_ROLE_VISITOR ? HQ_PROOF_CLAIMED
                                                             : HQ_PROOF_CONFIRMED;
  /* The answer outlives the set-up and the actor. */
  ticket.device = g_intern_string (change->actor->device);
  ticket.issued_at = change->now;
  ticket.issued_for = ticket.service = g_intern_string (service->service);
  ticket.ahead = (int) ahead;
  ticket.target = service->targets[order->class] * HQ_MINUTE;
  ticket.reference = from;
  ticket.walk_until = change->now
                      + hq_policy_get_walk (change->policy, ticket.from_floor, service->floor,
                                            order->class == HQ_CLASS_PRIORITY);
  ticket.due_at = MAX (from, ticket.walk_until);
  if (!hq_ticket_table_insert (change->db, &ticket, error)
      || !hq_ticket_table_start_leg (change->db,
                                     &(HqLeg){ ticket.ticket, 1, "issue", ticket.service,
                                               ticket.class, ticket.target, from },
                                     error)
      || !hq_ticket_table_enter_line (change->db, &ticket, error))
    return FALSE;
  change->event.ticket = ticket.ticket;
  change->event.value = ahead;
  change->event.after = hq_nick_get (HQ_SET_STATE, HQ_STATE_WAITING);
  change->answer->ticket = ticket;
  return TRUE;
}

static gboolean
hq_issue_expect (const HqTicket *ticket, HqState a, HqState b, GError **error)
{
  if (ticket->state == a || ticket->state == b)
    return TRUE;
  hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s", hq_nick_get (HQ_SET_STATE, ticket->state));
  return FALSE;
}

/**
 * hq_issue_check_in:
 *
 * The act: a missed visitor is here again and waits on with the old claim; may be called after some
 * calls of the service or some minutes, whichever is first. Of a ticket that waits, it ends the walk
 * allowance.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE or %HQ_ERROR_SAME_PLACE
 */
gboolean
hq_issue_check_in (HqChange *change, GError **error)
{
  HqTicket before, after;
  gint64 calls;

  if (!hq_change_find_ticket (change, &before, error)
      || !hq_issue_expect (&before, HQ_STATE_MISSED, HQ_STATE_WAITING, error))
    return FALSE;
  after = before;
  if (before.state == HQ_STATE_WAITING)
    {
      if (before.misses > 0 || before.walk_until <= change->now)
        {
          hq_error_set (error, HQ_ERROR_SAME_PLACE, NULL);
          return FALSE;
        }
      after.walk_until = change->now;
      after.due_at = MAX (change->now, before.reference);
      return hq_change_save (change, &before, &after, error);
    }
  if (!hq_day_table_get_calls (change->db, change->today, before.service, &calls, error))
    return FALSE;
  after.state = HQ_STATE_WAITING;
  after.leg = before.leg + 1;
  after.due_at = change->now + change->policy->return_after;
  after.due_calls = calls + change->policy->return_calls;
  after.walk_until = change->now;
  return hq_ticket_table_start_leg (change->db,
                                    &(HqLeg){ after.ticket, after.leg, "return", after.service,
                                              after.class, after.target, change->now },
                                    error)
         && hq_change_save (change, &before, &after, error);
}

/**
 * hq_issue_cancel:
 *
 * The act: the visitor goes, before being called or after a miss.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_issue_cancel (HqChange *change, GError **error)
{
  HqTicket before, after;

  if (!hq_change_find_ticket (change, &before, error)
      || !hq_issue_expect (&before, HQ_STATE_WAITING, HQ_STATE_MISSED, error))
    return FALSE;
  if (before.state == HQ_STATE_WAITING
      && !hq_ticket_table_end_leg (change->db, &before, change->now, "cancelled", error))
    return FALSE;
  after = before;
  after.state = HQ_STATE_CANCELLED;
  after.ready = FALSE;
  after.ended_at = change->now;
  return hq_change_save (change, &before, &after, error);
}
