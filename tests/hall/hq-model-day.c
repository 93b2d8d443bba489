/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-model.h"

/* 2021-02-17 and 2021-02-20 as days since 1970. */
#define HQ_MODEL_DAY_HOLIDAY 18675
#define HQ_MODEL_DAY_MAKE_UP 18678

gboolean
hq_model_day_is_working (gint64 day)
{
  gint64 weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday; 0 is Monday */

  if (day == HQ_MODEL_DAY_HOLIDAY)
    return FALSE;
  return weekday < 5 || day == HQ_MODEL_DAY_MAKE_UP;
}

HqTime
hq_model_day_get_minute (gint64 day, int minute)
{
  return day * 24 * HQ_HOUR - 8 * HQ_HOUR + minute * HQ_MINUTE;
}

/* A first place of the next day, whose claim goes on where it stood. */
static void
hq_model_day_carry (HqModelMove *move, const HqModelTicket *ticket, HqTime at)
{
  HqModelDay *next = &move->model->next;
  const HqModelService *service = &hq_model_services[ticket->service];
  HqTime opens_at = hq_model_day_get_minute (next->day, 9 * 60);
  HqModelTicket place = {
    .id = ++move->model->last_id,
    .number = ++next->numbers[ticket->service],
    .prefix = service->letter,
    .day = next->day,
    .class = ticket->class,
    .proof = ticket->proof,
    .agent = ticket->agent,
    .issued_for = ticket->service,
    .issued_at = move->now,
    .leg = 1,
    .service = ticket->service,
    .lane = (HqLane) ticket->class,
    .target = service->targets[ticket->class],
    .reference = opens_at - MAX (0, at - ticket->reference),
    .due_at = opens_at,
    .walk_until = move->now,
    .from_floor = service->floor,
    .wait_from = opens_at,
  };

  next->issued[ticket->service]++;
  g_array_append_val (next->tickets, place);
  move->model->seq++;
}

/* A period that nobody ended ends at the close of the session in which it began. */
static HqTime
hq_model_day_find_end (const HqModelTicket *ticket, HqTime at)
{
  HqTime began = ticket->started_at != 0 ? ticket->started_at : ticket->called_at;
  HqTime noon = hq_model_day_get_minute (ticket->day, 12 * 60);
  HqTime evening = hq_model_day_get_minute (ticket->day, 17 * 60);

  if (began < noon)
    return MIN (noon, at);
  return began < evening ? MIN (evening, at) : at;
}

/* What nobody ended in a day that was left open ended when that day was over. */
static HqTime
hq_model_day_get_over (const HqModelMove *move)
{
  const HqModel *model = move->model;

  if (model->today.day == move->day)
    return move->now;
  return MIN (move->now, MAX (hq_model_day_get_minute (model->today.day, 17 * 60), model->last_at));
}

/* The next day that opens and is not over, for a day that was left open maybe today. */
static gint64
hq_model_day_find_next (const HqModelMove *move)
{
  gint64 day = MAX (move->model->today.day + 1, move->day);

  while (!hq_model_day_is_working (day) || hq_model_day_get_minute (day, 17 * 60) <= move->now)
    day++;
  return day;
}

/* Those of the day that is closed end with it; those of earlier days are nobody's any more. */
static void
hq_model_day_end_stints (GArray *stints, gint64 day, HqTime over)
{
  for (guint i = stints->len; i > 0; i--)
    {
      HqModelStint *stint = &g_array_index (stints, HqModelStint, i - 1);

      if (stint->day != day)
        g_array_remove_index (stints, i - 1);
      else if (stint->to == 0)
        stint->to = MAX (over, stint->from);
    }
}

/* What waits or is parked is unserved, what is served is finished, everybody is signed out. */
void
hq_model_day_close (HqModelMove *move, gboolean first_place, gint64 *unserved)
{
  HqModel *model = move->model;
  HqModelDay closed = model->today;
  HqTime over = hq_model_day_get_over (move);

  *unserved = 0;
  if (first_place)
    model->next.day = hq_model_day_find_next (move);
  for (guint i = 0; i < closed.tickets->len; i++)
    {
      HqModelTicket *ticket = hq_model_get (&closed, i);
      gboolean serving = ticket->state == HQ_STATE_SERVING;

      if (ticket->state != HQ_STATE_WAITING && !hq_model_is_active (ticket))
        continue;
      ticket->ended_at = hq_model_is_active (ticket) ? hq_model_day_find_end (ticket, over) : over;
      ticket->state = serving ? HQ_STATE_FINISHED : HQ_STATE_UNSERVED;
      ticket->counter = 0;
      model->seq++;
      *unserved += !serving;
      if (!serving && first_place)
        hq_model_day_carry (move, ticket, over);
    }
  for (int i = 0; i < HQ_MODEL_COUNTERS; i++)
    model->seats[i] = (HqModelSeat){ 0 };
  hq_model_day_end_stints (model->stints, closed.day, over);
  model->today = model->old;
  g_array_set_size (model->today.tickets, 0);
  model->today.day = 0;
  model->old = closed;
}

/* Today opens, with the first places that it was left. */
void
hq_model_day_open (HqModelMove *move)
{
  HqModel *model = move->model;
  GArray *spare = model->today.tickets;

  g_array_set_size (spare, 0);
  model->today = (HqModelDay){ .tickets = spare };
  if (model->next.day == move->day)
    {
      model->today = model->next;
      model->next = (HqModelDay){ .tickets = spare };
    }
  model->today.day = move->day;
  model->opening = hq_model_day_get_minute (move->day, 9 * 60);
  g_ptr_array_set_size (model->persons, 0);
  for (int i = 0; i < HQ_MODEL_COUNTERS; i++)
    model->last_green[i] = FALSE;
}

HqError
hq_model_day_run_open (HqModelMove *move)
{
  HqModel *model = move->model;
  gint64 unserved;

  if (model->today.day == move->day)
    return HQ_ERROR_DAY_OPEN;
  if (model->old.day == move->day)
    return HQ_ERROR_DAY_CLOSED;
  if (move->order->type == NULL && !hq_model_day_is_working (move->day))
    return HQ_ERROR_DAY_NOT_OPEN;
  if (model->today.day != 0)
    {
      hq_model_day_close (move, FALSE, &unserved);
      model->seq++;
    }
  hq_model_day_open (move);
  return HQ_MODEL_DONE;
}

/* It can be run again: a day that is closed stays so. */
HqError
hq_model_day_run_close (HqModelMove *move)
{
  if (move->model->today.day != 0)
    hq_model_day_close (move, move->order->first_place, &move->answer->value);
  else if (move->model->old.day == 0)
    return HQ_ERROR_DAY_NOT_OPEN;
  return HQ_MODEL_DONE;
}

/* Today's opening comes later or earlier, and who waits for it waits from the new one on. */
HqError
hq_model_day_shift (HqModelMove *move)
{
  HqModel *model = move->model;
  HqTime old = model->opening;
  HqTime opening = old + move->order->minutes * HQ_MINUTE;

  if (move->now >= old)
    return HQ_ERROR_TOO_LATE;
  if (opening > hq_model_day_get_minute (move->day, 11 * 60 + 30) || opening < move->now)
    return HQ_ERROR_INVALID;
  for (guint i = 0; i < model->today.tickets->len; i++)
    {
      HqModelTicket *ticket = hq_model_get (&model->today, i);

      if (ticket->state != HQ_STATE_WAITING || ticket->lane == HQ_LANE_APPOINTMENT
          || ticket->wait_from != old)
        continue;
      /* A first place keeps its head start. */
      ticket->reference += opening - old;
      ticket->due_at = MAX (opening, ticket->walk_until);
      ticket->wait_from = opening;
    }
  model->opening = opening;
  move->answer->value = move->order->minutes;
  return HQ_MODEL_DONE;
}
