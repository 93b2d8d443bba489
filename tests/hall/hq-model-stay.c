/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-model.h"

static HqError
hq_model_stay_find (HqModelMove *move, HqState state, HqModelTicket **ticket)
{
  HqError code = hq_model_counter_find_here (move, ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  return (*ticket)->state == state ? HQ_MODEL_DONE : HQ_ERROR_WRONG_STATE;
}

static HqError
hq_model_stay_answer (HqModelMove *move, const HqModelTicket *ticket, gint64 value)
{
  move->answer->ticket = *ticket;
  move->answer->value = value;
  return HQ_MODEL_DONE;
}

/* A report may name the ticket that was said; another one may have come to the counter since. */
static gboolean
hq_model_stay_is_meant (const HqModelMove *move, const HqModelTicket *ticket)
{
  const char *text = move->order->ticket;

  return text == NULL || (text[0] == ticket->prefix && atoi (text + 1) == (int) ticket->number);
}

HqError
hq_model_stay_announced (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_CALLED, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->announcements == ticket->recalls + 1 || !hq_model_stay_is_meant (move, ticket))
    return HQ_ERROR_WRONG_STATE;
  ticket->announcements++;
  ticket->announced_at = move->now;
  return hq_model_stay_answer (move, ticket, ticket->announcements);
}

/* Where nothing is said aloud, what was called or called again counts as said. */
void
hq_model_stay_hush (HqModelMove *move, HqModelTicket *ticket)
{
  if (hq_model_counters[move->order->counter - 1].floor != HQ_MODEL_SILENT_FLOOR)
    return;
  ticket->announcements = ticket->recalls + 1;
  ticket->announced_at = move->now;
  move->model->hushed = TRUE;
}

/* The end of the last announcement; 45 s after it was asked for if none was reported. */
static HqTime
hq_model_stay_get_said (const HqModelTicket *ticket)
{
  if (ticket->announcements == ticket->recalls + 1)
    return ticket->announced_at;
  return (ticket->recalls > 0 ? ticket->recalled_at : ticket->called_at) + 45 * HQ_SECOND;
}

/* Recall 20 s apart, at most 5. */
HqError
hq_model_stay_recall (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_CALLED, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->recalls == 5)
    return HQ_ERROR_TOO_OFTEN;
  if (move->now < hq_model_stay_get_said (ticket) + 20 * HQ_SECOND)
    return HQ_ERROR_TOO_SOON;
  ticket->recalls++;
  ticket->announcements = ticket->recalls;
  ticket->recalled_at = move->now;
  hq_model_stay_hush (move, ticket);
  return hq_model_stay_answer (move, ticket, ticket->recalls);
}

/* Missed after two announcements (priority: three) and 40 s, and not within the walk allowance. */
HqError
hq_model_stay_missed (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_CALLED, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->recalls + 1 < (ticket->class == HQ_CLASS_PRIORITY ? 3 : 2)
      || move->now < hq_model_stay_get_said (ticket) + 40 * HQ_SECOND
      || move->now < ticket->stay_walk)
    return HQ_ERROR_TOO_SOON;
  ticket->missed_at = move->now;
  ticket->misses++;
  ticket->counter = 0;
  ticket->state = ticket->misses == 2 ? HQ_STATE_VOID : HQ_STATE_MISSED;
  if (ticket->state == HQ_STATE_VOID)
    ticket->ended_at = move->now;
  return hq_model_stay_answer (move, ticket, 0);
}

/* For 2 min one key takes a miss back, at the counter and in the sign-in that pressed it. */
HqError
hq_model_stay_present (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_counter_find_free (move, TRUE);

  if (code == HQ_MODEL_DONE)
    code = hq_model_find_ticket (move, &ticket);
  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->state != HQ_STATE_MISSED && ticket->state != HQ_STATE_VOID)
    return HQ_ERROR_WRONG_STATE;
  if (ticket->stay_counter != move->order->counter)
    return HQ_ERROR_OTHER_COUNTER;
  if (move->now > ticket->missed_at + 2 * HQ_MINUTE
      || ticket->stay_sign_in != move->model->seats[move->order->counter - 1].sign_in)
    return HQ_ERROR_TOO_LATE;
  if (ticket->state == HQ_STATE_VOID
      && hq_model_holds_one (move->model, ticket->person, ticket->service))
    return HQ_ERROR_ONE_TICKET;
  if (hq_model_is_busy (move->model, ticket))
    return HQ_ERROR_PERSON_BUSY;
  ticket->missed_at = 0;
  ticket->misses--;
  ticket->state = HQ_STATE_CALLED;
  ticket->counter = move->order->counter;
  ticket->ended_at = 0;
  return hq_model_stay_answer (move, ticket, 0);
}

HqError
hq_model_stay_start (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_CALLED, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  ticket->state = HQ_STATE_SERVING;
  ticket->started_at = move->now;
  return hq_model_stay_answer (move, ticket, 0);
}

/* Every matter that is named needs an outcome; what is accepted is a case, which needs an item, and
 * the model's hall has none. */
gboolean
hq_model_stay_is_decided (const HqModelMove *move)
{
  for (guint i = 0; i < move->order->n_matters; i++)
    if (move->order->matters[i].outcome == HQ_OUTCOME_NONE
        || move->order->matters[i].outcome == HQ_OUTCOME_ACCEPTED)
      return FALSE;
  return TRUE;
}

static HqError
hq_model_stay_end (HqModelMove *move, HqModelTicket *ticket, HqTime ended_at)
{
  if (!hq_model_stay_is_decided (move))
    return HQ_ERROR_INVALID;
  ticket->state = HQ_STATE_FINISHED;
  ticket->counter = 0;
  ticket->ended_at = ended_at;
  return hq_model_stay_answer (move, ticket, 0);
}

HqError
hq_model_stay_finish (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_SERVING, &ticket);

  return code == HQ_MODEL_DONE ? hq_model_stay_end (move, ticket, move->now) : code;
}

HqError
hq_model_stay_end_period (HqModelMove *move)
{
  HqTime until = move->order->until;
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_SERVING, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (until < ticket->started_at + ticket->held || until > move->now)
    return HQ_ERROR_INVALID;
  return hq_model_stay_end (move, ticket, until);
}

HqError
hq_model_stay_hold (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_SERVING, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  ticket->state = HQ_STATE_HELD;
  ticket->held_at = move->now;
  return hq_model_stay_answer (move, ticket, 0);
}

HqError
hq_model_stay_resume (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_counter_find_free (move, FALSE);

  if (code == HQ_MODEL_DONE)
    code = hq_model_find_ticket (move, &ticket);
  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->state != HQ_STATE_HELD)
    return HQ_ERROR_WRONG_STATE;
  if (ticket->counter != move->order->counter)
    return HQ_ERROR_OTHER_COUNTER;
  ticket->state = HQ_STATE_SERVING;
  ticket->held += move->now - ticket->held_at;
  ticket->held_at = 0;
  return hq_model_stay_answer (move, ticket, 0);
}

/* Where a ticket is sent; its line must be open and whoever is to call it must be there. */
static HqError
hq_model_stay_find_target (HqModelMove *move, const HqModelTicket *ticket, int *service)
{
  int to = move->order->to_counter;

  *service = move->order->service == NULL && to > 0 ? ticket->service
                                                    : hq_model_find_service (move->order->service);
  if (*service < 0)
    return HQ_ERROR_NOT_FOUND;
  if (*service == ticket->service && (to == 0 || to == ticket->counter))
    return HQ_ERROR_SAME_PLACE;
  if (move->now >= hq_model_day_get_minute (move->day, 17 * 60))
    return HQ_ERROR_SERVICE_CLOSED;
  if (to != 0)
    {
      if (to < 1 || to > HQ_MODEL_COUNTERS)
        return HQ_ERROR_NOT_FOUND;
      if (!hq_model_serves (to, *service))
        return HQ_ERROR_NOT_SERVED_HERE;
      if (move->model->seats[to - 1].staff == NULL)
        return HQ_ERROR_SIGNED_OUT;
      if (move->model->seats[to - 1].paused)
        return HQ_ERROR_PAUSED;
    }
  if (*service != ticket->service && hq_model_holds_one (move->model, ticket->person, *service))
    return HQ_ERROR_ONE_TICKET;
  return HQ_MODEL_DONE;
}

/* The same number waits again at its target, from the floor of its counter on. */
static HqError
hq_model_stay_send (HqModelMove *move, HqModelTicket *ticket, int service)
{
  int to = move->order->to_counter;
  int floor = to != 0 ? hq_model_counters[to - 1].floor : hq_model_services[service].floor;

  ticket->state = HQ_STATE_WAITING;
  ticket->service = service;
  ticket->leg++;
  ticket->from_floor = hq_model_counters[ticket->counter - 1].floor;
  ticket->counter = 0;
  ticket->due_calls = 0;
  ticket->walk_until = move->now
                       + hq_model_get_walk (ticket->from_floor, floor,
                                            ticket->class == HQ_CLASS_PRIORITY);
  ticket->due_at = MAX (ticket->walk_until, ticket->wait_from);
  ticket->to_counter = to;
  ticket->to_until = move->now + 10 * HQ_MINUTE;
  if (ticket->lane != HQ_LANE_CONTINUED)
    ticket->target = hq_model_services[service].targets[ticket->class];
  return hq_model_stay_answer (move, ticket, hq_model_count_ahead (move, ticket, service));
}

/* Redirect keeps number and arrival. */
HqError
hq_model_stay_redirect (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_counter_find_here (move, &ticket);
  int service;

  if (code == HQ_MODEL_DONE)
    code = hq_model_stay_find_target (move, ticket, &service);
  return code == HQ_MODEL_DONE ? hq_model_stay_send (move, ticket, service) : code;
}

/* Continue: this matter is finished; the reference is now, the target 10 min. */
HqError
hq_model_stay_continue (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_stay_find (move, HQ_STATE_SERVING, &ticket);
  int service;

  if (code == HQ_MODEL_DONE)
    code = hq_model_stay_find_target (move, ticket, &service);
  if (code != HQ_MODEL_DONE)
    return code;
  if (!hq_model_stay_is_decided (move))
    return HQ_ERROR_INVALID;
  ticket->lane = HQ_LANE_CONTINUED;
  ticket->target = 10;
  ticket->reference = ticket->wait_from = move->now;
  return hq_model_stay_send (move, ticket, service);
}
