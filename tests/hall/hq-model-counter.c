/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-model.h"

static HqModelSeat *
hq_model_counter_get_seat (HqModelMove *move)
{
  return &move->model->seats[move->order->counter - 1];
}

/* Somebody must be signed in at the counter, and another clerk may not act for them. */
static HqError
hq_model_counter_find_seat (HqModelMove *move)
{
  const HqModelSeat *seat;

  if (move->order->counter < 1 || move->order->counter > HQ_MODEL_COUNTERS)
    return HQ_ERROR_NOT_FOUND;
  seat = hq_model_counter_get_seat (move);
  if (seat->staff == NULL)
    return HQ_ERROR_SIGNED_OUT;
  if (move->actor->role == HQ_ROLE_CLERK && g_strcmp0 (move->actor->staff, seat->staff) != 0)
    return HQ_ERROR_DENIED;
  return HQ_MODEL_DONE;
}

/* The ticket called or served at the order's counter; one that is parked is not. */
static HqModelTicket *
hq_model_counter_get_ticket (HqModelMove *move)
{
  for (guint i = 0; i < move->model->today.tickets->len; i++)
    {
      HqModelTicket *ticket = hq_model_get (&move->model->today, i);

      if (ticket->counter == move->order->counter
          && (ticket->state == HQ_STATE_CALLED || ticket->state == HQ_STATE_SERVING))
        return ticket;
    }
  return NULL;
}

HqError
hq_model_counter_find_here (HqModelMove *move, HqModelTicket **ticket)
{
  HqError code = hq_model_counter_find_seat (move);

  if (code != HQ_MODEL_DONE)
    return code;
  *ticket = hq_model_counter_get_ticket (move);
  return *ticket != NULL ? HQ_MODEL_DONE : HQ_ERROR_NO_TICKET;
}

/* The counter must be free, and for a call also not paused. */
HqError
hq_model_counter_find_free (HqModelMove *move, gboolean calling)
{
  HqError code = hq_model_counter_find_seat (move);

  if (code != HQ_MODEL_DONE)
    return code;
  if (hq_model_counter_get_ticket (move) != NULL)
    return HQ_ERROR_OPEN_TICKET;
  return calling && hq_model_counter_get_seat (move)->paused ? HQ_ERROR_PAUSED : HQ_MODEL_DONE;
}

HqError
hq_model_counter_sign_in (HqModelMove *move)
{
  const char *staff = move->actor->staff;
  HqModelStint stint = { move->day, move->order->counter, move->now, 0 };

  if (move->order->counter < 1 || move->order->counter > HQ_MODEL_COUNTERS || staff == NULL
      || staff[0] != 'c')
    return HQ_ERROR_NOT_FOUND;
  if (hq_model_counter_get_seat (move)->staff != NULL)
    return HQ_ERROR_SIGNED_IN;
  for (int i = 0; i < HQ_MODEL_COUNTERS; i++)
    if (g_strcmp0 (move->model->seats[i].staff, staff) == 0)
      return HQ_ERROR_SIGNED_IN;
  *hq_model_counter_get_seat (move) = (HqModelSeat){ g_intern_string (staff), FALSE,
                                                     ++move->model->last_sign_in };
  g_array_append_val (move->model->stints, stint);
  return HQ_MODEL_DONE;
}

/* Who was sent to this counter alone falls back to the service. */
static void
hq_model_counter_release (HqModelMove *move)
{
  for (guint i = 0; i < move->model->today.tickets->len; i++)
    {
      HqModelTicket *ticket = hq_model_get (&move->model->today, i);

      if (ticket->state == HQ_STATE_WAITING && ticket->to_counter == move->order->counter)
        ticket->to_counter = 0;
    }
}

HqError
hq_model_counter_sign_out (HqModelMove *move)
{
  HqError code = hq_model_counter_find_seat (move);

  if (code != HQ_MODEL_DONE)
    return code;
  for (guint i = 0; i < move->model->today.tickets->len; i++)
    if (hq_model_get (&move->model->today, i)->counter == move->order->counter)
      return HQ_ERROR_OPEN_TICKET;
  hq_model_counter_release (move);
  *hq_model_counter_get_seat (move) = (HqModelSeat){ 0 };
  for (guint i = 0; i < move->model->stints->len; i++)
    {
      HqModelStint *stint = &g_array_index (move->model->stints, HqModelStint, i);

      if (stint->counter == move->order->counter && stint->to == 0)
        stint->to = move->now;
    }
  return HQ_MODEL_DONE;
}

HqError
hq_model_counter_pause (HqModelMove *move)
{
  HqError code = hq_model_counter_find_seat (move);

  if (code != HQ_MODEL_DONE)
    return code;
  if (hq_model_counter_get_seat (move)->paused)
    return HQ_ERROR_PAUSED;
  if (move->order->reason == NULL || move->order->reason[0] == '\0')
    return HQ_ERROR_REASON_NEEDED;
  hq_model_counter_release (move);
  hq_model_counter_get_seat (move)->paused = TRUE;
  return HQ_MODEL_DONE;
}

HqError
hq_model_counter_unpause (HqModelMove *move)
{
  HqError code = hq_model_counter_find_seat (move);

  if (code != HQ_MODEL_DONE)
    return code;
  if (!hq_model_counter_get_seat (move)->paused)
    return HQ_ERROR_NOT_PAUSED;
  hq_model_counter_get_seat (move)->paused = FALSE;
  return HQ_MODEL_DONE;
}

/* Whether the counter might call this ticket, ready or not. */
static gboolean
hq_model_counter_may_take (HqModelMove *move, const HqModelTicket *ticket)
{
  if (ticket->state != HQ_STATE_WAITING || !hq_model_serves (move->order->counter, ticket->service)
      || hq_model_is_busy (move->model, ticket))
    return FALSE;
  return ticket->to_counter == 0 || ticket->to_counter == move->order->counter
         || move->now >= ticket->to_until;
}

static gboolean
hq_model_counter_is_ready (HqModelMove *move, const HqModelTicket *ticket)
{
  return move->now >= ticket->due_at
         || (ticket->due_calls > 0
             && move->model->today.calls[ticket->service] >= ticket->due_calls);
}

static gint64
hq_model_counter_get_wait (HqModelMove *move, const HqModelTicket *ticket)
{
  return (move->now - ticket->reference) / HQ_SECOND;
}

/* The larger (now - reference) / target; ties to the older reference, then the smaller id. */
static gboolean
hq_model_counter_is_before (HqModelMove *move, const HqModelTicket *a, const HqModelTicket *b)
{
  gint64 left = hq_model_counter_get_wait (move, a) * b->target;
  gint64 right = hq_model_counter_get_wait (move, b) * a->target;

  if (left != right)
    return left > right;
  if (a->reference != b->reference)
    return a->reference < b->reference;
  return a->id < b->id;
}

/* Whether @a's score is higher than @b's by 0.25 or more; waits in seconds, targets in minutes. */
static gboolean
hq_model_counter_leads (HqModelMove *move, const HqModelTicket *a, const HqModelTicket *b)
{
  gint64 lead = hq_model_counter_get_wait (move, a) * b->target
                - hq_model_counter_get_wait (move, b) * a->target;

  return 4 * lead >= 60 * (gint64) a->target * b->target;
}

typedef enum
{
  HQ_MODEL_COUNTER_ALL,
  HQ_MODEL_COUNTER_GREEN,
  HQ_MODEL_COUNTER_OTHERS
} HqModelCounterOf;

static HqModelTicket *
hq_model_counter_find_best (HqModelMove *move, HqModelCounterOf of, gboolean own)
{
  const char *letters = hq_model_counters[move->order->counter - 1].own;
  HqModelTicket *best = NULL;

  for (guint i = 0; i < move->model->today.tickets->len; i++)
    {
      HqModelTicket *ticket = hq_model_get (&move->model->today, i);
      gboolean green = ticket->lane == HQ_LANE_GREEN;

      if ((of == HQ_MODEL_COUNTER_GREEN && !green) || (of == HQ_MODEL_COUNTER_OTHERS && green)
          || (own && strchr (letters, hq_model_services[ticket->service].letter) == NULL)
          || !hq_model_counter_is_ready (move, ticket) || !hq_model_counter_may_take (move, ticket))
        continue;
      if (best == NULL || hq_model_counter_is_before (move, ticket, best))
        best = ticket;
    }
  return best;
}

/* Nobody is ready: the one that is due earliest and whose person is free. */
static HqModelTicket *
hq_model_counter_find_early (HqModelMove *move)
{
  HqModelTicket *first = NULL;

  for (guint i = 0; i < move->model->today.tickets->len; i++)
    {
      HqModelTicket *ticket = hq_model_get (&move->model->today, i);

      if (hq_model_counter_may_take (move, ticket)
          && (first == NULL || ticket->due_at < first->due_at))
        first = ticket;
    }
  return first;
}

static HqModelTicket *
hq_model_counter_choose (HqModelMove *move, const char **rule)
{
  HqModelCounterOf of = HQ_MODEL_COUNTER_OTHERS;
  HqModelTicket *best = NULL;
  HqModelTicket *own;

  *rule = "green";
  if (!move->model->last_green[move->order->counter - 1])
    best = hq_model_counter_find_best (move, HQ_MODEL_COUNTER_GREEN, FALSE);
  if (best != NULL)
    return best;
  *rule = "score";
  best = hq_model_counter_find_best (move, of, FALSE);
  if (best == NULL)
    best = hq_model_counter_find_best (move, of = HQ_MODEL_COUNTER_ALL, FALSE);
  if (best == NULL)
    {
      *rule = "early";
      return hq_model_counter_find_early (move);
    }
  own = hq_model_counter_find_best (move, of, TRUE);
  if (own == NULL || own == best || hq_model_counter_leads (move, best, own))
    return best;
  *rule = "speciality";
  return own;
}

static HqError
hq_model_counter_find_given (HqModelMove *move, HqModelTicket **ticket)
{
  HqError code = hq_model_find_ticket (move, ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if ((*ticket)->state != HQ_STATE_WAITING)
    return HQ_ERROR_WRONG_STATE;
  if (move->order->reason == NULL || move->order->reason[0] == '\0')
    return HQ_ERROR_REASON_NEEDED;
  if (hq_model_is_busy (move->model, *ticket))
    return HQ_ERROR_PERSON_BUSY;
  if (!hq_model_serves (move->order->counter, (*ticket)->service))
    return HQ_ERROR_NOT_SERVED_HERE;
  return HQ_MODEL_DONE;
}

/* The walk to a counter that lies farther than where the ticket was sent takes longer. */
static HqTime
hq_model_counter_get_walk (HqModelMove *move, const HqModelTicket *ticket)
{
  int here = hq_model_counters[move->order->counter - 1].floor;
  int there = hq_model_services[ticket->service].floor;

  if (ticket->to_counter == move->order->counter && move->now < ticket->to_until)
    there = here;
  return ticket->walk_until
         + MAX (0, hq_model_get_walk (ticket->from_floor, here, FALSE)
                     - hq_model_get_walk (ticket->from_floor, there, FALSE));
}

HqError
hq_model_counter_call (HqModelMove *move)
{
  HqModelTicket *ticket = NULL;
  HqError code = hq_model_counter_find_free (move, TRUE);

  if (code != HQ_MODEL_DONE)
    return code;
  if (move->order->ticket != NULL)
    {
      move->answer->rule = "given";
      code = hq_model_counter_find_given (move, &ticket);
      if (code != HQ_MODEL_DONE)
        return code;
    }
  else
    ticket = hq_model_counter_choose (move, &move->answer->rule);
  if (ticket == NULL)
    return HQ_ERROR_NOBODY_WAITS;
  move->model->last_green[move->order->counter - 1] = ticket->lane == HQ_LANE_GREEN;
  move->model->today.calls[ticket->service]++;
  ticket->state = HQ_STATE_CALLED;
  ticket->counter = ticket->stay_counter = move->order->counter;
  ticket->stays++;
  ticket->stay_sign_in = hq_model_counter_get_seat (move)->sign_in;
  ticket->stay_walk = hq_model_counter_get_walk (move, ticket);
  ticket->to_counter = 0;
  ticket->called_at = move->now;
  ticket->recalls = ticket->announcements = 0;
  ticket->recalled_at = ticket->announced_at = ticket->missed_at = ticket->started_at = 0;
  ticket->held_at = ticket->held = 0;
  hq_model_stay_hush (move, ticket);
  move->answer->score = (double) hq_model_counter_get_wait (move, ticket) / 60 / ticket->target;
  move->answer->ticket = *ticket;
  return HQ_MODEL_DONE;
}
