/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "hq-model.h"

/* What stands on the paper: Y012, or 12. */
static HqError
hq_model_late_find_number (HqModelMove *move, const HqModelDay *day, guint *number)
{
  const char *text = move->order->ticket;

  if (text == NULL || (text[0] != 'Y' && (text[0] < '0' || text[0] > '9')))
    return HQ_ERROR_INVALID;
  *number = (guint) atoi (text[0] == 'Y' ? text + 1 : text);
  if (*number == 0 || *number > 9999)
    return HQ_ERROR_INVALID;
  for (guint i = 0; i < day->tickets->len; i++)
    {
      const HqModelTicket *other = hq_model_get (day, i);

      if (other->prefix == 'Y' && other->number == *number)
        return HQ_ERROR_NUMBER_USED;
    }
  return HQ_MODEL_DONE;
}

/* When it was over for whoever does not wait; who left without anybody knowing when left now. */
static HqTime
hq_model_late_get_end (const HqModelMove *move)
{
  if (move->order->state == HQ_STATE_WAITING
      || (move->order->state == HQ_STATE_CANCELLED && move->order->until == 0))
    return move->now;
  return move->order->until;
}

/* Written times are of one day, in their order, and over. */
static gboolean
hq_model_late_is_timely (const HqModelMove *move)
{
  HqTime end = hq_model_late_get_end (move);

  return move->order->taken_at >= hq_model_day_get_minute (move->day, 0)
         && move->order->taken_at <= end && end <= move->now
         && end < hq_model_day_get_minute (move->day + 1, 0);
}

/* The claim of whoever waits counts as if the kiosk had given the number. */
static HqError
hq_model_late_arrive (HqModelMove *move, HqModelTicket *ticket)
{
  HqTime opens_at = hq_model_day_get_minute (move->day, 13 * 60);

  ticket->reference = ticket->issued_at;
  if (ticket->state != HQ_STATE_WAITING)
    return HQ_MODEL_DONE;
  if (ticket->issued_at <= hq_model_day_get_minute (move->day, 11 * 60 + 30))
    opens_at = move->model->opening;
  else if (ticket->issued_at > hq_model_day_get_minute (move->day, 16 * 60 + 30))
    {
      if (move->order->reason == NULL)
        return HQ_ERROR_SERVICE_CLOSED;
      opens_at = 0;
    }
  ticket->reference = MAX (ticket->reference, opens_at);
  return HQ_MODEL_DONE;
}

/* The order says which clerk was at the counter then, or somebody was signed in. */
static HqError
hq_model_late_find_clerk (HqModelMove *move, HqTime at)
{
  int counter = move->order->counter;
  HqModelStint stint = { move->day, counter, at, at };

  if (counter < 1 || counter > HQ_MODEL_COUNTERS
      || (move->order->staff != NULL && atoi (move->order->staff + 1) > HQ_MODEL_COUNTERS))
    return HQ_ERROR_NOT_FOUND;
  for (guint i = 0; i < move->model->stints->len; i++)
    {
      const HqModelStint *other = &g_array_index (move->model->stints, HqModelStint, i);

      if (other->day == move->day && other->counter == counter && other->from <= at
          && (other->to == 0 || other->to >= at))
        return HQ_MODEL_DONE;
    }
  if (move->order->staff == NULL)
    return HQ_ERROR_SIGNED_OUT;
  if (!hq_model_stay_is_decided (move))
    return HQ_ERROR_INVALID;
  g_array_append_val (move->model->stints, stint);
  return HQ_MODEL_DONE;
}

static HqError
hq_model_late_serve (HqModelMove *move, HqModelTicket *ticket)
{
  HqTime at = hq_model_late_get_end (move);
  HqError code = hq_model_late_find_clerk (move, at);

  if (code != HQ_MODEL_DONE)
    return code;
  if (!hq_model_stay_is_decided (move))
    return HQ_ERROR_INVALID;
  ticket->stays = 1;
  ticket->stay_counter = move->order->counter;
  ticket->called_at = ticket->started_at = ticket->stay_walk = at;
  return HQ_MODEL_DONE;
}

/* An emergency number is entered: its holder waits still, was served, or left. */
HqError
hq_model_late_enter (HqModelMove *move)
{
  HqModelDay *day = move->day == move->model->old.day ? &move->model->old : &move->model->today;
  const HqOrder *order = move->order;
  HqModelTicket ticket = { .prefix = 'Y',
                           .state = order->state,
                           .class = order->class,
                           .leg = 1,
                           .service = hq_model_find_service (order->service),
                           .day = move->day,
                           .issued_at = order->taken_at,
                           .lane = (HqLane) order->class };
  HqError code = hq_model_late_find_number (move, day, &ticket.number);
  gboolean priority = order->class == HQ_CLASS_PRIORITY;
  const HqModelService *service = &hq_model_services[MAX (0, ticket.service)];

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket.service < 0)
    return HQ_ERROR_NOT_FOUND;
  if (order->class == HQ_CLASS_APPOINTMENT
      || (order->state != HQ_STATE_WAITING && order->state != HQ_STATE_FINISHED
          && order->state != HQ_STATE_CANCELLED))
    return HQ_ERROR_INVALID;
  if (!hq_model_late_is_timely (move))
    return HQ_ERROR_BAD_TIME;
  ticket.from_floor = hq_model_find_floor (move, service->floor);
  if (ticket.from_floor < 0)
    return HQ_ERROR_NOT_FOUND;
  code = hq_model_late_arrive (move, &ticket);
  if (code == HQ_MODEL_DONE && ticket.state == HQ_STATE_FINISHED)
    code = hq_model_late_serve (move, &ticket);
  if (code != HQ_MODEL_DONE)
    return code;
  ticket.proof = priority ? HQ_PROOF_CONFIRMED : HQ_PROOF_NONE;
  ticket.issued_for = ticket.service;
  ticket.target = service->targets[order->class];
  ticket.wait_from = ticket.reference;
  ticket.walk_until = ticket.issued_at
                      + hq_model_get_walk (ticket.from_floor, service->floor, priority);
  ticket.due_at = MAX (ticket.reference, ticket.walk_until);
  if (ticket.state == HQ_STATE_WAITING)
    move->answer->value = hq_model_count_ahead (move, &ticket, ticket.service);
  else
    ticket.ended_at = hq_model_late_get_end (move);
  ticket.id = ++move->model->last_id;
  day->issued[ticket.service]++;
  move->answer->ticket = ticket;
  g_array_append_val (day->tickets, ticket);
  return HQ_MODEL_DONE;
}
