/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-model.h"

#include <stdlib.h>
#include <string.h>

const HqModelService hq_model_services[HQ_MODEL_SERVICES] = {
  { 'A', 2, 0, HQ_IDENTITY_OPTIONAL, 0, { 20, 8, 5, 8 } },
  { 'B', 3, 0, HQ_IDENTITY_REQUIRED, 3, { 20, 8, 5, 8 } },
  { 'D', 4, 60, HQ_IDENTITY_OPTIONAL, 2, { 15, 6, 5, 6 } },
};

const HqModelCounter hq_model_counters[HQ_MODEL_COUNTERS] = {
  { 2, "A", "A" },  { 2, "AB", "A" }, { 3, "BD", "B" },
  { 4, "AD", "D" }, { 3, "ABD", "" }, { 4, "D", "D" },
};

const HqModelDevice hq_model_devices[HQ_MODEL_DEVICES] = { { "K2", 2 }, { "K4", 4 } };

static void
hq_model_init_day (HqModelDay *day)
{
  *day = (HqModelDay){ .tickets = g_array_new (FALSE, TRUE, sizeof (HqModelTicket)) };
}

HqModel *
hq_model_new (void)
{
  HqModel *model = g_new0 (HqModel, 1);

  hq_model_init_day (&model->today);
  hq_model_init_day (&model->next);
  hq_model_init_day (&model->old);
  model->stints = g_array_new (FALSE, FALSE, sizeof (HqModelStint));
  model->persons = g_ptr_array_new ();
  return model;
}

void
hq_model_free (HqModel *model)
{
  g_array_unref (model->today.tickets);
  g_array_unref (model->next.tickets);
  g_array_unref (model->old.tickets);
  g_array_unref (model->stints);
  g_ptr_array_unref (model->persons);
  g_free (model);
}

/* A second one that is the same and shares nothing. */
static HqModel *
hq_model_copy (const HqModel *model)
{
  HqModel *copy = g_memdup2 (model, sizeof *model);

  copy->today.tickets = g_array_copy (model->today.tickets);
  copy->next.tickets = g_array_copy (model->next.tickets);
  copy->old.tickets = g_array_copy (model->old.tickets);
  copy->stints = g_array_copy (model->stints);
  copy->persons = g_ptr_array_copy (model->persons, NULL, NULL);
  return copy;
}

HqModelTicket *
hq_model_get (const HqModelDay *day, guint i)
{
  return &g_array_index (day->tickets, HqModelTicket, i);
}

/* The place of a service, or -1. */
int
hq_model_find_service (const char *code)
{
  for (int i = 0; code != NULL && i < HQ_MODEL_SERVICES; i++)
    if (code[0] == hq_model_services[i].letter && code[1] == '\0')
      return i;
  return -1;
}

/* The floor of the place that asks, or -1 where the place is not known. */
int
hq_model_find_floor (HqModelMove *move, int otherwise)
{
  if (move->actor->device == NULL)
    return otherwise;
  for (int i = 0; i < HQ_MODEL_DEVICES; i++)
    if (strcmp (move->actor->device, hq_model_devices[i].device) == 0)
      return hq_model_devices[i].floor;
  return -1;
}

gboolean
hq_model_serves (int counter, int service)
{
  return strchr (hq_model_counters[counter - 1].serves, hq_model_services[service].letter) != NULL;
}

/* Walk allowance: 1 min, plus 1 for each floor between, plus 1 for priority. */
HqTime
hq_model_get_walk (int from, int to, gboolean priority)
{
  return (1 + abs (to - from) + (priority ? 1 : 0)) * HQ_MINUTE;
}

HqError
hq_model_find_ticket (HqModelMove *move, HqModelTicket **ticket)
{
  const char *text = move->order->ticket;

  /* Prefixes skip I and O. */
  if (text == NULL || text[0] == 'I' || text[0] == 'O' || atoi (text + 1) <= 0)
    return HQ_ERROR_INVALID;
  for (guint i = 0; i < move->model->today.tickets->len; i++)
    {
      *ticket = hq_model_get (&move->model->today, i);
      if ((*ticket)->prefix == text[0] && (int) (*ticket)->number == atoi (text + 1))
        return HQ_MODEL_DONE;
    }
  return HQ_ERROR_NOT_FOUND;
}

gboolean
hq_model_is_active (const HqModelTicket *ticket)
{
  return ticket->state == HQ_STATE_CALLED || ticket->state == HQ_STATE_SERVING
         || ticket->state == HQ_STATE_HELD;
}

/* While one ticket of a person is called, serving or held the others are passed over. */
gboolean
hq_model_is_busy (const HqModel *model, const HqModelTicket *ticket)
{
  for (guint i = 0; ticket->person != 0 && i < model->today.tickets->len; i++)
    {
      const HqModelTicket *other = hq_model_get (&model->today, i);

      if (other->id != ticket->id && other->person == ticket->person && hq_model_is_active (other))
        return TRUE;
    }
  return FALSE;
}

/* One open ticket for the same person and service. */
gboolean
hq_model_holds_one (const HqModel *model, int person, int service)
{
  for (guint i = 0; person != 0 && i < model->today.tickets->len; i++)
    {
      const HqModelTicket *other = hq_model_get (&model->today, i);

      if (other->person == person && other->service == service
          && (other->state == HQ_STATE_WAITING || other->state == HQ_STATE_MISSED
              || hq_model_is_active (other)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the last ticket of the day was given; else the opening from which a wait counts. */
gboolean
hq_model_is_closing (const HqModelMove *move, HqTime *opens_at)
{
  if (move->now <= hq_model_day_get_minute (move->day, 11 * 60 + 30))
    *opens_at = move->model->opening;
  else if (move->now <= hq_model_day_get_minute (move->day, 16 * 60 + 30))
    *opens_at = hq_model_day_get_minute (move->day, 13 * 60);
  else
    return TRUE;
  return FALSE;
}

static gboolean
hq_model_shares_counter (const HqModel *model, int a, int b)
{
  for (int i = 0; i < HQ_MODEL_COUNTERS; i++)
    if (model->seats[i].staff != NULL && !model->seats[i].paused && hq_model_serves (i + 1, a)
        && hq_model_serves (i + 1, b))
      return TRUE;
  return a == b;
}

/* People ahead: waiting tickets of every service that shares an open counter with this one, with a
 * score at least as high now; a new ticket (NULL) has all of them ahead. */
gint64
hq_model_count_ahead (const HqModelMove *move, const HqModelTicket *ticket, int service)
{
  gint64 n = 0;

  for (guint i = 0; i < move->model->today.tickets->len; i++)
    {
      const HqModelTicket *other = hq_model_get (&move->model->today, i);

      if (other->state != HQ_STATE_WAITING
          || !hq_model_shares_counter (move->model, service, other->service))
        continue;
      if (ticket == NULL)
        n++;
      else if (other->id != ticket->id)
        n += (move->now - other->reference) / HQ_SECOND * ticket->target
             >= (move->now - ticket->reference) / HQ_SECOND * other->target;
    }
  return n;
}

/* Who may do what; on a trial hall the operator may do everything. */
static gboolean
hq_model_allows (HqRole role, HqAct act)
{
  if (role == HQ_ROLE_OPERATOR)
    return TRUE;
  if (act == HQ_ACT_OPEN_DAY || act == HQ_ACT_CLOSE_DAY || act == HQ_ACT_SHIFT_DAY)
    return role == HQ_ROLE_MANAGER;
  if (act == HQ_ACT_ISSUE || act == HQ_ACT_REPRINT)
    return role == HQ_ROLE_VISITOR || role == HQ_ROLE_GUIDE;
  if (act == HQ_ACT_LATE)
    return role == HQ_ROLE_GUIDE || role == HQ_ROLE_MANAGER;
  if (act == HQ_ACT_CHANGE)
    return role == HQ_ROLE_GUIDE;
  if (act == HQ_ACT_CONFIRM || act == HQ_ACT_WITHDRAW)
    return role == HQ_ROLE_GUIDE || role == HQ_ROLE_CLERK;
  if (act == HQ_ACT_CHECK_IN || act == HQ_ACT_CANCEL)
    return role == HQ_ROLE_VISITOR || role == HQ_ROLE_GUIDE || role == HQ_ROLE_CLERK;
  return role == HQ_ROLE_CLERK || (act == HQ_ACT_END_PERIOD && role == HQ_ROLE_MANAGER);
}

static HqError
hq_model_perform (HqModelMove *move)
{
  static HqError (*const acts[HQ_N_ACTS]) (HqModelMove *) = {
    [HQ_ACT_OPEN_DAY] = hq_model_day_run_open,   [HQ_ACT_CLOSE_DAY] = hq_model_day_run_close,
    [HQ_ACT_SHIFT_DAY] = hq_model_day_shift,     [HQ_ACT_ISSUE] = hq_model_line_issue,
    [HQ_ACT_CHECK_IN] = hq_model_line_check_in,  [HQ_ACT_CANCEL] = hq_model_line_cancel,
    [HQ_ACT_REPRINT] = hq_model_line_reprint,    [HQ_ACT_CHANGE] = hq_model_line_change,
    [HQ_ACT_CONFIRM] = hq_model_line_confirm,    [HQ_ACT_WITHDRAW] = hq_model_line_withdraw,
    [HQ_ACT_SIGN_IN] = hq_model_counter_sign_in, [HQ_ACT_SIGN_OUT] = hq_model_counter_sign_out,
    [HQ_ACT_PAUSE] = hq_model_counter_pause,     [HQ_ACT_UNPAUSE] = hq_model_counter_unpause,
    [HQ_ACT_CALL] = hq_model_counter_call,       [HQ_ACT_ANNOUNCED] = hq_model_stay_announced,
    [HQ_ACT_RECALL] = hq_model_stay_recall,      [HQ_ACT_START] = hq_model_stay_start,
    [HQ_ACT_FINISH] = hq_model_stay_finish,      [HQ_ACT_MISSED] = hq_model_stay_missed,
    [HQ_ACT_PRESENT] = hq_model_stay_present,    [HQ_ACT_HOLD] = hq_model_stay_hold,
    [HQ_ACT_RESUME] = hq_model_stay_resume,      [HQ_ACT_REDIRECT] = hq_model_stay_redirect,
    [HQ_ACT_CONTINUE] = hq_model_stay_continue,  [HQ_ACT_END_PERIOD] = hq_model_stay_end_period,
    [HQ_ACT_LATE] = hq_model_late_enter,
  };
  HqError code = acts[move->order->act](move);

  if (code != HQ_MODEL_DONE)
    return code;
  move->model->seq++;
  move->model->last_at = move->now;
  return code;
}

/* The day opens by itself; one that was left open is closed before. */
static HqError
hq_model_ensure (HqModelMove *move)
{
  HqModel *model = move->model;
  gint64 unserved;

  if (model->old.day == move->day)
    return HQ_ERROR_DAY_CLOSED;
  if (!hq_model_day_is_working (move->day))
    return HQ_ERROR_DAY_NOT_OPEN;
  if (model->today.day != 0)
    {
      hq_model_day_close (move, FALSE, &unserved);
      model->seq++;
    }
  hq_model_day_open (move);
  model->seq++;
  return HQ_MODEL_DONE;
}

/* A number on paper is of today; of the last day that was closed where nobody waits with it. */
static HqError
hq_model_choose_day (HqModelMove *move)
{
  HqModel *model = move->model;
  gint64 day = (move->order->taken_at + 8 * HQ_HOUR) / (24 * HQ_HOUR);
  gboolean waits = move->order->state == HQ_STATE_WAITING;
  HqError code = HQ_MODEL_DONE;

  if (!waits && day != move->day && model->today.day == day)
    code = hq_model_ensure (move);
  if (code != HQ_MODEL_DONE)
    return code;
  if (!waits && day == model->old.day)
    {
      move->day = day;
      return HQ_MODEL_DONE;
    }
  if (day != move->day)
    return HQ_ERROR_BAD_TIME;
  return model->today.day == day ? HQ_MODEL_DONE : hq_model_ensure (move);
}

/**
 * hq_model_run:
 * @answer: (out): what came of it
 *
 * Returns: %HQ_MODEL_DONE, or the code of the refusal; what is refused changes nothing
 */
HqError
hq_model_run (HqModel *model, const HqActor *actor, const HqOrder *order, HqModelAnswer *answer)
{
  HqModelMove move = { model, actor, order, MAX (order->now, model->last_at), 0, answer };
  HqModel *before;
  HqError code;

  model->seq += model->hushed;
  model->hushed = FALSE;
  *answer = (HqModelAnswer){ 0 };
  move.day = (move.now + 8 * HQ_HOUR) / (24 * HQ_HOUR);
  if (!hq_model_allows (actor->role, order->act))
    return HQ_ERROR_DENIED;
  if (order->act == HQ_ACT_OPEN_DAY || order->act == HQ_ACT_CLOSE_DAY
      || (order->act != HQ_ACT_LATE && model->today.day == move.day))
    return hq_model_perform (&move);
  before = hq_model_copy (model);
  code = order->act == HQ_ACT_LATE ? hq_model_choose_day (&move) : hq_model_ensure (&move);
  if (code == HQ_MODEL_DONE)
    code = hq_model_perform (&move);
  if (code != HQ_MODEL_DONE)
    {
      HqModel refused = *model;

      *model = *before;
      *before = refused;
    }
  hq_model_free (before);
  return code;
}
