/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-late.h"

#include "hq-code.h"
#include "hq-day.h"
#include "hq-decide.h"
#include "hq-error.h"
#include "hq-number.h"

/**
 * hq_late_may_number:
 * @setup: a hall
 *
 * A number must not be on a paper of the guide and on a slip of a kiosk: where a service has had the
 * letter of the emergency numbers since before it was kept for them, there are none.
 *
 * Returns: %FALSE with %HQ_ERROR_LETTER_USED and the service
 */
gboolean
hq_late_may_number (const HqSetup *setup, GError **error)
{
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *service = setup->services->pdata[i];

      if (service->prefix != HQ_NUMBER_LATE)
        continue;
      hq_error_set (error, HQ_ERROR_LETTER_USED, "%s", service->service);
      return FALSE;
    }
  return TRUE;
}

/* The day of the paper, which the act is about: today, or the last day that was closed, whose counts
 * miss who was there while the store was away until the close. Nobody waits in a day that is closed.
 * One that was left open is closed first, like before any other act. */
static gboolean
hq_late_find_day (HqChange *change, gboolean *closed, GError **error)
{
  HqDate day = hq_date_of_time (change->order->taken_at, change->zone);
  gboolean waits = change->order->state == HQ_STATE_WAITING;
  HqDayRow row;

  *closed = FALSE;
  if (!hq_day_table_find_open (change->db, &row, error))
    return FALSE;
  if (!waits && day != change->today && row.state == HQ_DAY_STATE_OPEN && row.day == day
      && !hq_day_ensure (change, error))
    return FALSE;
  if (!hq_day_table_find_last_closed (change->db, &row, error))
    return FALSE;
  *closed = !waits && row.state == HQ_DAY_STATE_CLOSED && row.day == day;
  if (*closed)
    {
      change->event.day = change->today;
      change->today = day;
      hq_change_touch_day (change, day);
      return TRUE;
    }
  if (day == change->today)
    return hq_day_ensure (change, error);
  hq_error_set (error, HQ_ERROR_BAD_TIME, NULL);
  return FALSE;
}

/* The number that stands on the paper, which nobody has had on that day. */
static gboolean
hq_late_find_number (HqChange *change, HqTicket *ticket, GError **error)
{
  const char *text = change->order->ticket;
  HqTicket found = { .day = change->today, .prefix = HQ_NUMBER_LATE };
  g_autofree char *number = NULL;

  if (text == NULL || !hq_number_parse_late (text, &found.number))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", text != NULL ? text : "-");
      return FALSE;
    }
  ticket->prefix = found.prefix;
  ticket->number = found.number;
  number = hq_number_format (found.prefix, found.number);
  if (!hq_late_may_number (change->setup, error)
      || !hq_ticket_table_find_number (change->db, &found, error))
    return FALSE;
  if (found.ticket == 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NUMBER_USED, "%s", number);
  return FALSE;
}

/* When whoever does not wait any more was served, or left, which may be now. */
static HqTime
hq_late_get_end (const HqChange *change)
{
  if (change->order->until == 0 && change->order->state == HQ_STATE_CANCELLED)
    return change->now;
  return change->order->until;
}

/* The times were written by hand: of the paper's day, in their order, and over. */
static gboolean
hq_late_check_times (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqTime end = order->state == HQ_STATE_WAITING ? change->now : hq_late_get_end (change);

  if (order->taken_at >= hq_date_at_minute (change->today, 0, change->zone)
      && order->taken_at <= end && end <= change->now
      && end < hq_date_at_minute (hq_date_add (change->today, 1), 0, change->zone))
    return TRUE;
  hq_error_set (error, HQ_ERROR_BAD_TIME, NULL);
  return FALSE;
}

/* What may be entered at all. */
static gboolean
hq_late_check_order (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;

  if (order->class == HQ_CLASS_APPOINTMENT)
    hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_nick_get (HQ_SET_CLASS, order->class));
  else if (order->state != HQ_STATE_WAITING && order->state != HQ_STATE_FINISHED
           && order->state != HQ_STATE_CANCELLED)
    hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_nick_get (HQ_SET_STATE, order->state));
  else
    return hq_late_check_times (change, error);
  return FALSE;
}

/* From when the claim of whoever waits still counts: as if the kiosk had given the number when the
 * guide did. For one given after the last ticket staff say why. */
static gboolean
hq_late_find_arrival (HqChange *change, const HqService *service, HqTicket *ticket, GError **error)
{
  HqDaySession session = { .day = change->today, .service = service->service };
  const char *reason = change->order->reason;

  ticket->reference = ticket->issued_at;
  if (ticket->state != HQ_STATE_WAITING)
    return TRUE;
  if (!hq_day_table_find_session (change->db, &session, ticket->issued_at, error))
    return FALSE;
  if (session.session != NULL)
    ticket->reference = MAX (ticket->issued_at, session.opens_at);
  else if (reason == NULL || reason[0] == '\0')
    {
      hq_error_set (error, HQ_ERROR_SERVICE_CLOSED, "%s", service->service);
      return FALSE;
    }
  else
    change->event.subject = "after-last-ticket";
  return TRUE;
}

/* All of the ticket that does not depend on what became of it. */
static gboolean
hq_late_fill (HqChange *change, const HqService *service, HqTicket *ticket, GError **error)
{
  const HqOrder *order = change->order;
  gboolean priority = order->class == HQ_CLASS_PRIORITY;

  ticket->day = change->today;
  hq_code_new_token (ticket->token);
  ticket->late = TRUE;
  ticket->state = order->state;
  ticket->leg = 1;
  ticket->class = order->class;
  ticket->lane = (HqLane) order->class;
  ticket->proof = priority ? HQ_PROOF_CONFIRMED : HQ_PROOF_NONE;
  ticket->language = g_strcmp0 (order->language, "en") == 0 ? "en" : "zh";
  /* The answer outlives the set-up and the actor. */
  ticket->device = g_intern_string (change->actor->device);
  ticket->issued_at = order->taken_at;
  ticket->issued_for = ticket->service = g_intern_string (service->service);
  ticket->target = service->targets[order->class] * HQ_MINUTE;
  if (!hq_change_find_floor (change, service->floor, &ticket->from_floor, error)
      || !hq_late_find_arrival (change, service, ticket, error))
    return FALSE;
  ticket->walk_until = ticket->issued_at
                       + hq_policy_get_walk (change->policy, ticket->from_floor, service->floor,
                                             priority);
  ticket->due_at = MAX (ticket->reference, ticket->walk_until);
  return TRUE;
}

/* Whoever waits still stands in line from the written arrival on, and is called like the others. */
static gboolean
hq_late_wait (HqChange *change, HqTicket *ticket, GError **error)
{
  gint64 ahead;

  if (!hq_ticket_table_count_before (change->db, ticket, change->now, &ahead, error))
    return FALSE;
  ticket->ahead = (int) ahead;
  change->event.value = ahead;
  return hq_ticket_table_insert (change->db, ticket, error)
         && hq_change_start_leg (change, ticket, "issue", ticket->reference, error)
         && hq_ticket_table_enter_line (change->db, ticket, error);
}

/* A wait that is over ended at @at. */
static gboolean
hq_late_insert_ended (HqChange *change,
                      HqTicket *ticket,
                      HqTime at,
                      const char *end,
                      GError **error)
{
  HqLeg leg = { .leg = 1 };

  ticket->ended_at = at;
  if (!hq_ticket_table_insert (change->db, ticket, error)
      || !hq_change_start_leg (change, ticket, "issue", ticket->issued_at, error))
    return FALSE;
  leg.ticket = ticket->ticket;
  return hq_leg_table_end (change->db, &leg, at, end, error);
}

/* Who served: the clerk that the paper names, who may have been there without the store, or else
 * whoever was signed in at the counter then. */
static gboolean
hq_late_find_duty (HqChange *change, HqTime at, HqDuty *duty, GError **error)
{
  const HqOrder *order = change->order;
  const HqStaff *staff = hq_setup_find_staff (change->setup, order->staff);

  *duty = (HqDuty){ .day = change->today, .counter = order->counter };
  if (hq_setup_find_counter (change->setup, order->counter) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", order->counter);
      return FALSE;
    }
  if (order->staff != NULL && (staff == NULL || (staff->roles & (1u << HQ_ROLE_CLERK)) == 0))
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", order->staff);
      return FALSE;
    }
  if (staff != NULL)
    duty->staff = staff->staff;
  if (!hq_counter_table_find_duty (change->db, at, duty, error))
    return FALSE;
  if (duty->duty != 0)
    return TRUE;
  if (staff == NULL)
    {
      hq_error_set (error, HQ_ERROR_SIGNED_OUT, "%d", order->counter);
      return FALSE;
    }
  *duty = (HqDuty){ .day = change->today,
                    .counter = order->counter,
                    .staff = staff->staff,
                    .signed_in_at = at };
  return hq_counter_table_add_duty (change->db, duty, error);
}

/* Whoever was served has one stay at a counter that nobody measured, with what came of the matters.
 * The clerk called the number without the store, as one that is given. */
static gboolean
hq_late_serve (HqChange *change, HqTicket *ticket, GError **error)
{
  HqTime at = hq_late_get_end (change);
  HqPeriod period = { .period = 1,
                      .leg = 1,
                      .service = ticket->service,
                      .rule = "given",
                      .reason = hq_right_get_nick (HQ_ACT_LATE),
                      .called_at = at,
                      .walk_until = at,
                      .started_at = at,
                      .ended_at = at,
                      .end = "finished" };
  HqDuty duty;

  ticket->period = 1;
  if (!hq_late_find_duty (change, at, &duty, error)
      || !hq_late_insert_ended (change, ticket, at, "called", error))
    return FALSE;
  period.ticket = ticket->ticket;
  period.counter = duty.counter;
  period.staff = duty.staff;
  period.duty = duty.duty;
  change->event.period = 1;
  change->event.counter = duty.counter;
  return hq_counter_table_insert_period (change->db, &period, error)
         && hq_decide_matters (change, ticket, HQ_DECIDE_ALL, error);
}

/**
 * hq_late_run:
 *
 * The act: an emergency number, which was handed out on paper while the store was away, is entered
 * with its written times. Its holder waits still and is called by the same rules, or was served, or
 * left. Quota, identity and caps were the guide's to look at when the paper was handed out: what has
 * happened is not refused. Its waits are not measured. What was published of a day that is closed gets
 * its revision.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_LETTER_USED, %HQ_ERROR_NUMBER_USED,
 *   %HQ_ERROR_BAD_TIME, as hq_day_ensure(), %HQ_ERROR_NOT_FOUND, %HQ_ERROR_SERVICE_CLOSED,
 *   %HQ_ERROR_SIGNED_OUT where nobody was signed in at the counter and the order names no clerk, or as
 *   hq_decide_matters()
 */
gboolean
hq_late_run (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  const HqService *service;
  HqTicket ticket = { 0 };
  gint64 issued;
  gboolean closed, done;

  if (!hq_late_find_day (change, &closed, error) || !hq_late_find_number (change, &ticket, error)
      || !hq_change_find_service (change, order->service, &service, error)
      || !hq_late_check_order (change, error) || !hq_late_fill (change, service, &ticket, error)
      || !hq_day_table_count_issue (change->db, change->today, service->service, &issued, error)
      || !hq_day_table_note_number (change->db, change->today, ticket.prefix, ticket.number, error))
    return FALSE;
  if (ticket.state == HQ_STATE_WAITING)
    done = hq_late_wait (change, &ticket, error);
  else if (ticket.state == HQ_STATE_FINISHED)
    done = hq_late_serve (change, &ticket, error);
  else
    done = hq_late_insert_ended (change, &ticket, hq_late_get_end (change), "cancelled", error);
  if (!done)
    return FALSE;
  change->event.ticket = ticket.ticket;
  change->event.after = hq_nick_get (HQ_SET_STATE, ticket.state);
  change->answer->ticket = ticket;
  /* What a proof was about does not outlive its day. */
  return order->reason == NULL || (closed && ticket.proof != HQ_PROOF_NONE)
         || hq_ticket_table_set_reason (change->db, ticket.ticket, order->reason, error);
}
