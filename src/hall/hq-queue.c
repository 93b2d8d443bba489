/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-queue.h"

#include <string.h>

#include "hq-deed.h"
#include "hq-error.h"
#include "hq-issue.h"

static gboolean
hq_queue_expect (const HqTicket *ticket, HqState a, HqState b, GError **error)
{
  return ticket->state == a || ticket->state == b || hq_change_refuse_state (ticket, error);
}

/* Ends the walk allowance of a ticket that waits, at a place on the floor where it is served. What
 * else it waits for, an opening or a slot, stays. */
static gboolean
hq_queue_arrive (HqChange *change, const HqTicket *before, GError **error)
{
  const HqService *service = hq_setup_find_service (change->setup, before->service);
  int served_on = service->floor;
  HqTicket after = *before;
  HqLeg leg;
  int floor;

  if (before->to_counter != 0 && before->to_until > change->now)
    served_on = hq_setup_find_counter (change->setup, before->to_counter)->floor;
  if (!hq_change_find_floor (change, served_on, &floor, error))
    return FALSE;
  if (before->walk_until <= change->now || floor != served_on)
    {
      hq_error_set (error, HQ_ERROR_SAME_PLACE, NULL);
      return FALSE;
    }
  if (!hq_leg_table_get (change->db, before->ticket, before->leg, &leg, error))
    return FALSE;
  after.walk_until = change->now;
  after.from_floor = floor;
  if (before->due_at <= before->walk_until)
    after.due_at = MAX (change->now, leg.wait_from);
  return hq_change_save (change, before, &after, error);
}

/**
 * hq_queue_check_in:
 *
 * The act: a missed visitor is here again and waits on with the old claim; may be called after some
 * calls of the service or some minutes, whichever is first. Of a ticket that waits, it ends the walk
 * allowance.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE or %HQ_ERROR_SAME_PLACE
 */
gboolean
hq_queue_check_in (HqChange *change, GError **error)
{
  HqTicket before, after;
  gint64 calls;

  if (!hq_change_find_ticket (change, &before, error)
      || !hq_queue_expect (&before, HQ_STATE_MISSED, HQ_STATE_WAITING, error))
    return FALSE;
  if (before.state == HQ_STATE_WAITING)
    return hq_queue_arrive (change, &before, error);
  if (!hq_day_table_get_calls (change->db, change->today, before.service, &calls, error))
    return FALSE;
  after = before;
  after.state = HQ_STATE_WAITING;
  after.leg = before.leg + 1;
  after.due_at = change->now + change->policy->return_after;
  after.due_calls = calls + change->policy->return_calls;
  after.walk_until = change->now;
  after.from_floor = hq_setup_find_service (change->setup, before.service)->floor;
  return hq_change_start_leg (change, &after, "return", change->now, error)
         && hq_change_save (change, &before, &after, error);
}

/**
 * hq_queue_cancel:
 *
 * The act: the visitor goes, before being called or after a miss.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_queue_cancel (HqChange *change, GError **error)
{
  HqTicket before, after;

  if (!hq_change_find_ticket (change, &before, error)
      || !hq_queue_expect (&before, HQ_STATE_WAITING, HQ_STATE_MISSED, error))
    return FALSE;
  if (before.state == HQ_STATE_WAITING && !hq_change_end_leg (change, &before, "cancelled", error))
    return FALSE;
  after = before;
  after.state = HQ_STATE_CANCELLED;
  after.ready = FALSE;
  after.ended_at = change->now;
  return hq_change_save (change, &before, &after, error);
}

/* Puts a waiting ticket into another line: the leg that it leaves does not count, and the next one
 * counts from where that one did. A wait for an opening becomes one for that of @session, where it
 * is given. */
static gboolean
hq_queue_move (HqChange *change,
               const HqTicket *before,
               HqTicket *after,
               const HqDaySession *session,
               GError **error)
{
  HqLeg leg;

  if (!hq_leg_table_get (change->db, before->ticket, before->leg, &leg, error)
      || !hq_change_end_leg (change, before, "changed", error))
    return FALSE;
  if (session != NULL && leg.wait_from > change->now && before->lane != HQ_LANE_APPOINTMENT)
    {
      HqTime from = MAX (before->issued_at, session->opens_at);

      after->reference += from - leg.wait_from;
      leg.wait_from = from;
    }
  if (session != NULL)
    after->due_at = MAX (after->due_at, MAX (session->opens_at, after->reference));
  after->leg = before->leg + 1;
  return hq_change_start_leg (change, after, "change", leg.wait_from, error)
         && hq_change_save (change, before, after, error);
}

/**
 * hq_queue_change:
 *
 * The act: another service before the call; number and arrival stay.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE, %HQ_ERROR_SAME_PLACE,
 *   %HQ_ERROR_SERVICE_CLOSED, %HQ_ERROR_STOPPED, %HQ_ERROR_QUOTA or %HQ_ERROR_ONE_TICKET
 */
gboolean
hq_queue_change (HqChange *change, GError **error)
{
  HqTicket before, after;
  const HqService *service;
  HqDaySession session;

  if (!hq_change_find_ticket (change, &before, error)
      || !hq_queue_expect (&before, HQ_STATE_WAITING, HQ_STATE_WAITING, error)
      || !hq_change_find_service (change, change->order->service, &service, error))
    return FALSE;
  if (g_str_equal (service->service, before.service))
    {
      hq_error_set (error, HQ_ERROR_SAME_PLACE, NULL);
      return FALSE;
    }
  after = before;
  if (!hq_change_find_floor (change, service->floor, &after.from_floor, error)
      || !hq_deed_may_issue (change, service->service, change->order->reason != NULL, error)
      || !hq_change_find_session (change, service->service, &session, error)
      || !hq_issue_hold_one (change, before.person, service->service, error)
      || !hq_issue_count (change, service, error))
    return FALSE;
  after.service = g_intern_string (service->service);
  if (before.lane != HQ_LANE_CONTINUED)
    {
      after.lane = (HqLane) before.class;
      after.target = service->targets[before.class] * HQ_MINUTE;
    }
  after.ready = FALSE;
  after.to_counter = 0;
  after.to_until = 0;
  after.walk_until = change->now
                     + hq_policy_get_walk (change->policy, after.from_floor, service->floor,
                                           before.class == HQ_CLASS_PRIORITY);
  /* Whoever missed a call is still due after so long, but the calls of the other service say nothing. */
  after.due_at = before.due_calls != 0 ? MAX (after.walk_until, before.due_at) : after.walk_until;
  after.due_calls = 0;
  return hq_queue_move (change, &before, &after, &session, error)
         && hq_ticket_table_count_before (change->db, &after, change->now, &change->event.value,
                                          error);
}

/* Whether the proof of priority of the order's ticket can still be judged. */
static gboolean
hq_queue_find_proof (HqChange *change, HqTicket *before, GError **error)
{
  if (!hq_change_find_ticket (change, before, error))
    return FALSE;
  if (before->ended_at != 0)
    return hq_change_refuse_state (before, error);
  return TRUE;
}

/* Gives a ticket another class, and the line and target in which it waits, now or when it comes back
 * from a counter or a miss; the arrival is kept. A class that is given for a reason keeps it. */
static gboolean
hq_queue_reclass (HqChange *change, const HqTicket *before, HqTicket *after, GError **error)
{
  const HqService *service = hq_setup_find_service (change->setup, before->service);

  if (before->lane != HQ_LANE_CONTINUED)
    {
      after->lane = (HqLane) after->class;
      after->target = service->targets[after->class] * HQ_MINUTE;
    }
  if (change->order->reason != NULL
      && !hq_ticket_table_set_reason (change->db, before->ticket, change->order->reason, error))
    return FALSE;
  if (before->state != HQ_STATE_WAITING || after->lane == before->lane)
    return hq_change_save (change, before, after, error);
  return hq_queue_move (change, before, after, NULL, error);
}

/**
 * hq_queue_confirm:
 *
 * The act: staff have seen that priority is due, to one who claimed it or to one who did not.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, or %HQ_ERROR_WRONG_STATE when the ticket has ended, is of
 *   a class that priority does not touch, or was confirmed
 */
gboolean
hq_queue_confirm (HqChange *change, GError **error)
{
  HqTicket before, after;

  if (!hq_queue_find_proof (change, &before, error))
    return FALSE;
  if (before.proof == HQ_PROOF_CONFIRMED || before.class > HQ_CLASS_PRIORITY)
    return hq_change_refuse_state (&before, error);
  after = before;
  after.proof = HQ_PROOF_CONFIRMED;
  change->event.subject = hq_nick_get (HQ_SET_PROOF, after.proof);
  if (before.class == HQ_CLASS_PRIORITY)
    return hq_change_save (change, &before, &after, error);
  after.class = HQ_CLASS_PRIORITY;
  return hq_queue_reclass (change, &before, &after, error);
}

/**
 * hq_queue_withdraw:
 *
 * The act: priority is not due; back to ordinary, with the arrival kept.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, or %HQ_ERROR_WRONG_STATE when the ticket has ended or has
 *   no priority
 */
gboolean
hq_queue_withdraw (HqChange *change, GError **error)
{
  HqTicket before, after;

  if (!hq_queue_find_proof (change, &before, error))
    return FALSE;
  if (before.class != HQ_CLASS_PRIORITY)
    return hq_change_refuse_state (&before, error);
  after = before;
  after.proof = HQ_PROOF_WITHDRAWN;
  after.class = HQ_CLASS_ORDINARY;
  change->event.subject = hq_nick_get (HQ_SET_PROOF, after.proof);
  return hq_queue_reclass (change, &before, &after, error);
}

static void
hq_queue_hide_code (HqTicket *ticket)
{
  memset (ticket->token, 0, sizeof ticket->token);
}

/* Whether it is a reprint that a visitor asked for. */
static gboolean
hq_queue_is_visitors (const HqEvent *event)
{
  return g_strcmp0 (event->act, hq_right_get_nick (HQ_ACT_REPRINT)) == 0
         && g_strcmp0 (event->role, hq_nick_get (HQ_SET_ROLE, HQ_ROLE_VISITOR)) == 0;
}

/* What visitors may have of a ticket that can still be called, by how often they had it. */
static gboolean
hq_queue_may_reprint (HqChange *change, const HqTicket *ticket, GError **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  guint before = 0;

  if (ticket->state != HQ_STATE_WAITING && ticket->state != HQ_STATE_CALLED
      && ticket->state != HQ_STATE_MISSED)
    return hq_change_refuse_state (ticket, error);
  if (!hq_event_table_read_ticket (change->db, ticket->ticket, events, error))
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    before += hq_queue_is_visitors (&g_array_index (events, HqEvent, i));
  if (before < change->policy->reprint_most)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NO_REPRINT, "%u", before);
  return FALSE;
}

/**
 * hq_queue_reprint:
 *
 * The act: the slip of a ticket that is still in use is printed once more.
 *
 * A number is public: it hangs on every board, and whoever reads it there can type it at a kiosk. The
 * code is not: whoever has it rates the service in the visitor's place. So a visitor gets the code
 * again only by showing that they had it (the code itself, which a kiosk also knows of the ticket that
 * it has just issued, and of one that it found by the identity number of its holder). By its number
 * alone the slip comes without the code, and says so: the answer's ticket has no token. It is for who
 * lost it and is to be called all the same, and costs nobody but the hall's paper: therefore visitors
 * have it as often as the policy says, and only while the ticket can still be called. Staff, who see
 * who asks, print it whole and without limit.
 *
 * The event's value is 1 where a visitor showed the code.
 *
 * Returns: %FALSE with an error of hq_change_find_ticket(), %HQ_ERROR_WRONG_STATE or
 *   %HQ_ERROR_NO_REPRINT
 */
gboolean
hq_queue_reprint (HqChange *change, GError **error)
{
  HqTicket ticket;

  if (!hq_change_find_ticket (change, &ticket, error))
    return FALSE;
  if (ticket.ended_at != 0)
    return hq_change_refuse_state (&ticket, error);
  change->event.ticket = ticket.ticket;
  change->answer->ticket = ticket;
  if (change->actor->role != HQ_ROLE_VISITOR)
    return TRUE;
  change->event.value = change->order->code != NULL;
  if (change->order->code == NULL)
    hq_queue_hide_code (&change->answer->ticket);
  return hq_queue_may_reprint (change, &ticket, error);
}

/**
 * hq_queue_retell_reprint:
 * @event: a reprint
 * @answer: (inout): its answer, with the ticket as it stands
 *
 * The same request is not told more when it comes again.
 *
 * Returns: %TRUE
 */
gboolean
hq_queue_retell_reprint (HqDatabase *db, const HqEvent *event, HqAnswer *answer, GError **error)
{
  if (hq_queue_is_visitors (event) && event->value == 0)
    hq_queue_hide_code (&answer->ticket);
  return TRUE;
}
