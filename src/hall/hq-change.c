/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-change.h"

#include "hq-error.h"
#include "hq-number.h"

/**
 * hq_change_write_event:
 * @change: a use case
 * @event: (inout): what happened; gets its place in the order, time, actor
 *
 * Returns: whether it was stored
 */
gboolean
hq_change_write_event (HqChange *change, HqEvent *event, GError **error)
{
  event->seq = ++change->last_seq;
  event->at = change->now;
  if (event->day == 0)
    event->day = change->today;
  if (event->role == NULL)
    {
      event->role = hq_nick_get (HQ_SET_ROLE, change->actor->role);
      event->staff = change->actor->staff;
      event->device = change->actor->device;
    }
  return hq_event_table_insert (change->db, event, error);
}

/**
 * hq_change_find_ticket:
 * @ticket: (out): the ticket that the order names by its number of today
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID or %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_change_find_ticket (HqChange *change, HqTicket *ticket, GError **error)
{
  HqTicket found = { .day = change->today };

  if (change->order->ticket == NULL
      || !hq_number_parse (change->order->ticket, &found.prefix, &found.number))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s",
                    change->order->ticket == NULL ? "-" : change->order->ticket);
      return FALSE;
    }
  if (!hq_ticket_table_find_number (change->db, &found, error))
    return FALSE;
  if (found.ticket == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", change->order->ticket);
      return FALSE;
    }
  *ticket = found;
  return TRUE;
}

/**
 * hq_change_find_duty:
 * @duty: (out): who is signed in at the order's counter
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_SIGNED_OUT, or %HQ_ERROR_DENIED when the actor
 *   is another clerk
 */
gboolean
hq_change_find_duty (HqChange *change, HqDuty *duty, GError **error)
{
  HqDuty found;

  if (hq_setup_find_counter (change->setup, change->order->counter) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", change->order->counter);
      return FALSE;
    }
  if (!hq_counter_table_get_duty (change->db, change->order->counter, &found, error))
    return FALSE;
  if (found.duty == 0)
    {
      hq_error_set (error, HQ_ERROR_SIGNED_OUT, "%d", change->order->counter);
      return FALSE;
    }
  if (change->actor->role == HQ_ROLE_CLERK && g_strcmp0 (change->actor->staff, found.staff) != 0)
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s", found.staff);
      return FALSE;
    }
  *duty = found;
  return TRUE;
}

/**
 * hq_change_find_active:
 * @state: called or serving
 * @ticket: (out): the ticket at the order's counter
 * @period: (out): its stay there
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET, or %HQ_ERROR_WRONG_STATE and the state it is in
 */
gboolean
hq_change_find_active (HqChange *change,
                       HqState state,
                       HqTicket *ticket,
                       HqPeriod *period,
                       GError **error)
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
  if (ticket->state != state)
    {
      hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s", hq_nick_get (HQ_SET_STATE, ticket->state));
      return FALSE;
    }
  return hq_counter_table_get_period (change->db, ticket->ticket, ticket->period, period, error);
}

/**
 * hq_change_save:
 * @before: the ticket as it was read
 * @after: as it is to stand
 *
 * Stores a ticket's move, keeps the lengths of the lines, and fills the event and the answer.
 *
 * Returns: whether it was stored
 */
gboolean
hq_change_save (HqChange *change, const HqTicket *before, const HqTicket *after, GError **error)
{
  if (before->state == HQ_STATE_WAITING && !hq_ticket_table_leave_line (change->db, before, error))
    return FALSE;
  if (after->state == HQ_STATE_WAITING && !hq_ticket_table_enter_line (change->db, after, error))
    return FALSE;
  change->event.ticket = after->ticket;
  change->event.period = after->period;
  change->event.counter = after->counter != 0 ? after->counter : before->counter;
  change->event.before = hq_nick_get (HQ_SET_STATE, before->state);
  change->event.after = hq_nick_get (HQ_SET_STATE, after->state);
  change->answer->ticket = *after;
  return hq_ticket_table_save (change->db, after, error);
}

/**
 * hq_change_find_session:
 * @service: a service
 * @session: (out): the session in which a ticket can be had now: the one that is open, or else the
 *   next one of today
 *
 * Returns: %FALSE with %HQ_ERROR_SERVICE_CLOSED after the last ticket of the last one
 */
gboolean
hq_change_find_session (HqChange *change,
                        const char *service,
                        HqDaySession *session,
                        GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));

  if (!hq_day_table_read_sessions (change->db, change->today, sessions, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (sessions, HqDaySession, i);

      if (g_str_equal (row->service, service) && change->now <= row->last_ticket_at)
        {
          *session = *row;
          return TRUE;
        }
    }
  hq_error_set (error, HQ_ERROR_SERVICE_CLOSED, "%s", service);
  return FALSE;
}
