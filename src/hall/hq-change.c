/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-change.h"

#include "hq-code.h"
#include "hq-error.h"
#include "hq-number.h"
#include "hq-person-table.h"

/**
 * hq_change_touch_day:
 * @day: a day whose figures this act moves
 *
 * Remembers the first of them in @touched: figures that were published for a day never change
 * silently, so that the hall follows a late act with a revision of each published day from it on.
 */
void
hq_change_touch_day (HqChange *change, HqDate day)
{
  if (change->touched == 0 || day < change->touched)
    change->touched = day;
  change->touched_alone = FALSE;
}

/**
 * hq_change_touch_one_day:
 * @day: the one day whose figures this act moves
 *
 * As hq_change_touch_day(), but no day after it gets a revision: what is said of a service counts for the
 * day of its ticket alone.
 */
void
hq_change_touch_one_day (HqChange *change, HqDate day)
{
  change->touched = day;
  change->touched_alone = TRUE;
}

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
 * hq_change_refuse_state:
 *
 * Refuses a move that is not legal from the state in which @ticket is.
 *
 * Returns: %FALSE, with %HQ_ERROR_WRONG_STATE and the state
 */
gboolean
hq_change_refuse_state (const HqTicket *ticket, GError **error)
{
  hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s", hq_nick_get (HQ_SET_STATE, ticket->state));
  return FALSE;
}

/* The ticket whose code was read; yesterday's slip is recognised. */
static gboolean
hq_change_find_code (HqChange *change, HqTicket *ticket, GError **error)
{
  guint8 token[HQ_CODE_TOKEN_SIZE];

  if (!hq_code_parse (change->order->code, token))
    {
      hq_error_set (error, HQ_ERROR_INVALID, NULL);
      return FALSE;
    }
  if (!hq_ticket_table_find_token (change->db, token, ticket, error))
    return FALSE;
  if (ticket->ticket == 0)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, NULL);
  else if (ticket->day != change->today)
    {
      g_autofree char *day = hq_date_format (ticket->day);

      hq_error_set (error, HQ_ERROR_OTHER_DAY, "%s", day);
    }
  else
    return TRUE;
  return FALSE;
}

/**
 * hq_change_find_ticket:
 * @ticket: (out): the ticket that the order names by its number of today, or by its code
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND, or %HQ_ERROR_OTHER_DAY and the day
 */
gboolean
hq_change_find_ticket (HqChange *change, HqTicket *ticket, GError **error)
{
  HqTicket found = { .day = change->today };

  if (change->order->code != NULL)
    return hq_change_find_code (change, ticket, error);
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
 * hq_change_find_service:
 * @code: (nullable): a service's code
 * @service: (out) (transfer none): the service
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_change_find_service (HqChange *change,
                        const char *code,
                        const HqService **service,
                        GError **error)
{
  *service = hq_setup_find_service (change->setup, code);
  if (*service != NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", code != NULL ? code : "-");
  return FALSE;
}

/**
 * hq_change_find_floor:
 * @otherwise: the floor where the actor says no place
 * @floor: (out): the floor of the place that asks
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_change_find_floor (HqChange *change, int otherwise, int *floor, GError **error)
{
  const HqDevice *device = hq_setup_find_device (change->setup, change->actor->device);

  if (device == NULL && change->actor->device != NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", change->actor->device);
      return FALSE;
    }
  *floor = device != NULL ? device->floor : otherwise;
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
 * hq_change_find_free_duty:
 * @duty: (out): who is signed in at the order's counter, which has no ticket called or served
 *
 * Returns: %FALSE with %HQ_ERROR_OPEN_TICKET, or as hq_change_find_duty()
 */
gboolean
hq_change_find_free_duty (HqChange *change, HqDuty *duty, GError **error)
{
  HqTicket ticket;

  if (!hq_change_find_duty (change, duty, error)
      || !hq_ticket_table_find_at_counter (change->db, duty->counter, &ticket, error))
    return FALSE;
  if (ticket.ticket == 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_OPEN_TICKET, NULL);
  return FALSE;
}

/**
 * hq_change_ask_active:
 *
 * Asks ahead for what hq_change_find_active() looks for beside what every act at a counter does.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_change_ask_active (HqChange *change, GError **error)
{
  return hq_counter_table_ask_period (change->db, change->order->counter, error);
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
    return hq_change_refuse_state (ticket, error);
  if (!hq_counter_table_find_period (change->db, duty.counter, period, error))
    return FALSE;
  change->active = *period;
  return TRUE;
}

static gboolean
hq_change_is_active (HqState state)
{
  return state == HQ_STATE_CALLED || state == HQ_STATE_SERVING || state == HQ_STATE_HELD;
}

/* Who comes back to the line while at a counter with another ticket is passed over for now. */
static gboolean
hq_change_find_busy (HqChange *change, const HqTicket *before, HqTicket *after, GError **error)
{
  after->busy = before->busy && after->state == HQ_STATE_WAITING;
  if (after->person == 0 || after->state != HQ_STATE_WAITING || before->state == HQ_STATE_WAITING
      || hq_change_is_active (before->state))
    return TRUE;
  return hq_person_table_is_active (change->db, after->person, &after->busy, error);
}

/**
 * hq_change_save:
 * @before: the ticket as it was read
 * @after: as it is to stand
 *
 * Stores a ticket's move, keeps the lengths of the lines and who is passed over because the person
 * is at a counter, and fills the event and the answer.
 *
 * Returns: whether it was stored
 */
gboolean
hq_change_save (HqChange *change, const HqTicket *before, const HqTicket *after, GError **error)
{
  gboolean is_active = hq_change_is_active (after->state);
  HqTicket row = *after;

  if (before->state == HQ_STATE_WAITING && !hq_ticket_table_leave_line (change->db, before, error))
    return FALSE;
  if (row.state == HQ_STATE_WAITING && !hq_ticket_table_enter_line (change->db, &row, error))
    return FALSE;
  if (!hq_change_find_busy (change, before, &row, error))
    return FALSE;
  change->event.ticket = row.ticket;
  change->event.period = row.period;
  change->event.counter = row.counter != 0 ? row.counter : before->counter;
  change->event.before = hq_nick_get (HQ_SET_STATE, before->state);
  change->event.after = hq_nick_get (HQ_SET_STATE, row.state);
  change->answer->ticket = row;
  if (!hq_ticket_table_save (change->db, &row, error))
    return FALSE;
  if (row.person == 0 || hq_change_is_active (before->state) == is_active)
    return TRUE;
  return hq_person_table_set_busy (change->db, row.person, is_active, error);
}

/**
 * hq_change_start_leg:
 * @ticket: as it waits now, with the number of the new leg
 * @cause: why it waits (again)
 * @wait_from: from when this wait counts
 *
 * Returns: whether it was stored
 */
gboolean
hq_change_start_leg (HqChange *change,
                     const HqTicket *ticket,
                     const char *cause,
                     HqTime wait_from,
                     GError **error)
{
  const HqLeg leg = { ticket->ticket, ticket->leg,    cause,    ticket->service,
                      ticket->class,  ticket->target, wait_from };

  return hq_leg_table_start (change->db, &leg, error);
}

/**
 * hq_change_end_leg:
 * @end: how the ticket's present leg ended
 *
 * Returns: whether it was stored
 */
gboolean
hq_change_end_leg (HqChange *change, const HqTicket *ticket, const char *end, GError **error)
{
  const HqLeg leg = { .ticket = ticket->ticket, .leg = ticket->leg };

  return hq_leg_table_end (change->db, &leg, change->now, end, error);
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
  *session = (HqDaySession) { .day = change->today, .service = service };
  if (!hq_day_table_find_session (change->db, session, change->now, error))
    return FALSE;
  if (session->session != NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_SERVICE_CLOSED, "%s", service);
  return FALSE;
}
