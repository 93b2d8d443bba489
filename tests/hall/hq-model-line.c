/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-model.h"

/* The check character of an identity number by ISO 7064 MOD 11-2. */
static gboolean
hq_model_line_is_identity (const char *text)
{
  int sum = 0;

  if (strlen (text) != 18)
    return FALSE;
  for (int i = 0; i < 17; i++)
    sum = (sum + text[i] - '0') * 2 % 11;
  return text[17] == "0123456789X"[(12 - sum) % 11];
}

static HqError
hq_model_line_find_person (HqModelMove *move, int service, int *person)
{
  const HqOrder *order = move->order;
  const HqModelService *row = &hq_model_services[service];
  GPtrArray *persons = move->model->persons;

  *person = 0;
  if (order->identity == NULL)
    {
      if (row->identity != HQ_IDENTITY_REQUIRED && !(order->agent && row->agent_cap > 0))
        return HQ_MODEL_DONE;
      return move->actor->role != HQ_ROLE_VISITOR && order->reason != NULL ? HQ_MODEL_DONE
                                                                           : HQ_ERROR_ID_REQUIRED;
    }
  if (!hq_model_line_is_identity (order->identity))
    return HQ_ERROR_BAD_ID;
  for (guint i = 0; i < persons->len; i++)
    if (strcmp (persons->pdata[i], order->identity) == 0)
      *person = (int) i + 1;
  return HQ_MODEL_DONE;
}

/* An agent has a daily cap by service. */
static gboolean
hq_model_line_is_capped (HqModelMove *move, int service, int person)
{
  int taken = 0;

  if (!move->order->agent || hq_model_services[service].agent_cap == 0 || person == 0)
    return FALSE;
  for (guint i = 0; i < move->model->today.tickets->len; i++)
    {
      const HqModelTicket *ticket = hq_model_get (&move->model->today, i);

      taken += ticket->person == person && ticket->agent && ticket->issued_for == service;
    }
  return taken >= hq_model_services[service].agent_cap;
}

static gboolean
hq_model_line_is_full (HqModelMove *move, int service)
{
  int quota = hq_model_services[service].quota;

  return quota > 0 && move->model->today.issued[service] >= quota;
}

static void
hq_model_line_place (HqModelMove *move, HqModelTicket *ticket)
{
  HqModel *model = move->model;
  const HqModelService *service = &hq_model_services[ticket->service];

  model->today.issued[ticket->service]++;
  ticket->id = ++model->last_id;
  ticket->number = ++model->today.numbers[ticket->service];
  ticket->prefix = service->letter;
  ticket->day = move->day;
  ticket->issued_at = move->now;
  ticket->issued_for = ticket->service;
  ticket->leg = 1;
  ticket->lane = (HqLane) ticket->class;
  ticket->target = service->targets[ticket->class];
  ticket->wait_from = ticket->reference;
  ticket->walk_until = move->now
                       + hq_model_get_walk (ticket->from_floor, service->floor,
                                            ticket->class == HQ_CLASS_PRIORITY);
  ticket->due_at = MAX (ticket->reference, ticket->walk_until);
  move->answer->value = hq_model_count_ahead (move, NULL, ticket->service);
  move->answer->ticket = *ticket;
  g_array_append_val (model->today.tickets, *ticket);
}

HqError
hq_model_line_issue (HqModelMove *move)
{
  const HqOrder *order = move->order;
  gboolean visitor = move->actor->role == HQ_ROLE_VISITOR;
  HqModelTicket ticket = { .class = order->class,
                           .agent = order->agent,
                           .state = HQ_STATE_WAITING,
                           .service = hq_model_find_service (order->service) };
  gboolean known = TRUE;
  HqError code;

  if (ticket.service < 0)
    return HQ_ERROR_NOT_FOUND;
  if (hq_model_is_closing (move, &ticket.reference))
    {
      if (order->reason == NULL || visitor)
        return HQ_ERROR_SERVICE_CLOSED;
      ticket.reference = move->now;
    }
  ticket.reference = MAX (ticket.reference, move->now);
  code = hq_model_line_find_person (move, ticket.service, &ticket.person);
  if (code != HQ_MODEL_DONE)
    return code;
  known = order->identity == NULL || ticket.person != 0;
  if (hq_model_holds_one (move->model, ticket.person, ticket.service))
    return HQ_ERROR_ONE_TICKET;
  if (hq_model_line_is_capped (move, ticket.service, ticket.person))
    return HQ_ERROR_AGENT_CAP;
  if (hq_model_line_is_full (move, ticket.service))
    return HQ_ERROR_QUOTA;
  ticket.from_floor = hq_model_find_floor (move, hq_model_services[ticket.service].floor);
  if (ticket.from_floor < 0)
    return HQ_ERROR_NOT_FOUND;
  if (!known)
    {
      g_ptr_array_add (move->model->persons, (char *) g_intern_string (order->identity));
      ticket.person = (int) move->model->persons->len;
    }
  if (ticket.class == HQ_CLASS_PRIORITY)
    ticket.proof = visitor ? HQ_PROOF_CLAIMED : HQ_PROOF_CONFIRMED;
  hq_model_line_place (move, &ticket);
  return HQ_MODEL_DONE;
}

/* Checking in on the floor where the ticket is served ends the walk allowance. */
static HqError
hq_model_line_arrive (HqModelMove *move, HqModelTicket *ticket)
{
  int here = hq_model_services[ticket->service].floor;
  int floor;

  if (ticket->to_counter != 0 && move->now < ticket->to_until)
    here = hq_model_counters[ticket->to_counter - 1].floor;
  floor = hq_model_find_floor (move, here);
  if (floor < 0)
    return HQ_ERROR_NOT_FOUND;
  if (move->now >= ticket->walk_until || floor != here)
    return HQ_ERROR_SAME_PLACE;
  /* What waits for an opening after the walk goes on waiting for it. */
  if (ticket->due_at <= ticket->walk_until)
    ticket->due_at = MAX (move->now, ticket->wait_from);
  ticket->walk_until = move->now;
  ticket->from_floor = floor;
  move->answer->ticket = *ticket;
  return HQ_MODEL_DONE;
}

/* After a miss: ready after 3 calls of the service or 5 min. */
HqError
hq_model_line_check_in (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_find_ticket (move, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->state == HQ_STATE_WAITING)
    return hq_model_line_arrive (move, ticket);
  if (ticket->state != HQ_STATE_MISSED)
    return HQ_ERROR_WRONG_STATE;
  ticket->state = HQ_STATE_WAITING;
  ticket->leg++;
  ticket->due_at = move->now + 5 * HQ_MINUTE;
  ticket->due_calls = move->model->today.calls[ticket->service] + 3;
  ticket->walk_until = move->now;
  ticket->from_floor = hq_model_services[ticket->service].floor;
  ticket->wait_from = move->now;
  move->answer->ticket = *ticket;
  return HQ_MODEL_DONE;
}

HqError
hq_model_line_cancel (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_find_ticket (move, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->state != HQ_STATE_WAITING && ticket->state != HQ_STATE_MISSED)
    return HQ_ERROR_WRONG_STATE;
  ticket->state = HQ_STATE_CANCELLED;
  ticket->ended_at = move->now;
  move->answer->ticket = *ticket;
  return HQ_MODEL_DONE;
}

HqError
hq_model_line_reprint (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_find_ticket (move, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->ended_at != 0)
    return HQ_ERROR_WRONG_STATE;
  /* A visitor gets two, while the ticket can be called. */
  if (move->actor->role == HQ_ROLE_VISITOR)
    {
      if (ticket->state == HQ_STATE_SERVING || ticket->state == HQ_STATE_HELD)
        return HQ_ERROR_WRONG_STATE;
      if (ticket->reprints == 2)
        return HQ_ERROR_NO_REPRINT;
      ticket->reprints++;
    }
  move->answer->ticket = *ticket;
  return HQ_MODEL_DONE;
}

/* Another service before the call: number and arrival stay. */
HqError
hq_model_line_change (HqModelMove *move)
{
  int service = hq_model_find_service (move->order->service);
  HqModelTicket *ticket;
  HqError code = hq_model_find_ticket (move, &ticket);
  HqTime opens_at;
  int floor;

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->state != HQ_STATE_WAITING)
    return HQ_ERROR_WRONG_STATE;
  if (service < 0)
    return HQ_ERROR_NOT_FOUND;
  if (service == ticket->service)
    return HQ_ERROR_SAME_PLACE;
  floor = hq_model_find_floor (move, hq_model_services[service].floor);
  if (floor < 0)
    return HQ_ERROR_NOT_FOUND;
  if (hq_model_is_closing (move, &opens_at))
    return HQ_ERROR_SERVICE_CLOSED;
  if (hq_model_holds_one (move->model, ticket->person, service))
    return HQ_ERROR_ONE_TICKET;
  if (hq_model_line_is_full (move, service))
    return HQ_ERROR_QUOTA;
  move->model->today.issued[service]++;
  ticket->service = service;
  ticket->leg++;
  if (ticket->lane != HQ_LANE_CONTINUED)
    {
      ticket->lane = (HqLane) ticket->class;
      ticket->target = hq_model_services[service].targets[ticket->class];
    }
  /* Who waits for an opening waits for that of the other service. */
  if (ticket->wait_from > move->now)
    {
      HqTime from = MAX (ticket->issued_at, opens_at);

      ticket->reference += from - ticket->wait_from;
      ticket->wait_from = from;
    }
  ticket->from_floor = floor;
  ticket->walk_until = move->now
                       + hq_model_get_walk (floor, hq_model_services[service].floor,
                                            ticket->class == HQ_CLASS_PRIORITY);
  /* A return is due after its minutes still; the calls of the other service say nothing. */
  if (ticket->due_calls == 0)
    ticket->due_at = 0;
  ticket->due_at = MAX (MAX (ticket->due_at, ticket->walk_until),
                        MAX (opens_at, ticket->reference));
  ticket->due_calls = 0;
  ticket->to_counter = 0;
  move->answer->value = hq_model_count_ahead (move, ticket, service);
  move->answer->ticket = *ticket;
  return HQ_MODEL_DONE;
}

/* Another class: another line and another target, unless the ticket goes on with its next matter. */
static HqError
hq_model_line_reclass (HqModelMove *move, HqModelTicket *ticket, HqClass class)
{
  if (class != ticket->class && ticket->lane != HQ_LANE_CONTINUED)
    {
      ticket->lane = (HqLane) class;
      ticket->target = hq_model_services[ticket->service].targets[class];
      if (ticket->state == HQ_STATE_WAITING)
        ticket->leg++;
    }
  ticket->class = class;
  move->answer->ticket = *ticket;
  return HQ_MODEL_DONE;
}

HqError
hq_model_line_confirm (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_find_ticket (move, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->ended_at != 0 || ticket->proof == HQ_PROOF_CONFIRMED
      || (ticket->class != HQ_CLASS_ORDINARY && ticket->class != HQ_CLASS_PRIORITY))
    return HQ_ERROR_WRONG_STATE;
  ticket->proof = HQ_PROOF_CONFIRMED;
  return hq_model_line_reclass (move, ticket, HQ_CLASS_PRIORITY);
}

HqError
hq_model_line_withdraw (HqModelMove *move)
{
  HqModelTicket *ticket;
  HqError code = hq_model_find_ticket (move, &ticket);

  if (code != HQ_MODEL_DONE)
    return code;
  if (ticket->ended_at != 0 || ticket->class != HQ_CLASS_PRIORITY)
    return HQ_ERROR_WRONG_STATE;
  ticket->proof = HQ_PROOF_WITHDRAWN;
  return hq_model_line_reclass (move, ticket, HQ_CLASS_ORDINARY);
}
