/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-replay-staff.h"

#include "hq-random.h"
#include "hq-rota.h"

#define HQ_REPLAY_STAFF_PAUSE (10 * HQ_MINUTE)
#define HQ_REPLAY_STAFF_PAUSES 0.7 /* of the duties that are long enough */
#define HQ_REPLAY_STAFF_PAUSE_NEEDS (2 * HQ_HOUR)

static HqTime
hq_replay_staff_at (const HqReplayPlan *plan, int minute)
{
  return plan->midnight + minute * HQ_MINUTE;
}

/* Each counter with the clerk who takes it: the first clerk the first counter, and so on. */
GArray *
hq_replay_staff_list (const HqReplayPlan *plan)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HqReplayPlace));
  guint next = 0;

  for (guint i = 0; i < plan->setup->counters->len; i++)
    {
      const HqCounter *counter = plan->setup->counters->pdata[i];
      const HqStaff *staff = NULL;
      HqReplayPlace place;

      while (staff == NULL && next < plan->setup->staff->len)
        {
          const HqStaff *row = plan->setup->staff->pdata[next++];

          if ((row->roles & (1u << HQ_ROLE_CLERK)) != 0)
            staff = row;
        }
      if (staff == NULL)
        break;
      place = (HqReplayPlace) { counter->counter, staff->staff, FALSE };
      g_array_append_val (places, place);
    }
  return places;
}

static gboolean
hq_replay_staff_serves (const HqReplayPlan *plan,
                       int counter,
                       const char *service,
                       gboolean speciality)
{
  for (guint i = 0; i < plan->setup->counter_services->len; i++)
    {
      const HqCounterService *row = plan->setup->counter_services->pdata[i];

      if (row->counter == counter && g_str_equal (row->service, service)
          && (!speciality || row->speciality))
        return TRUE;
    }
  return FALSE;
}

/* Takes a place that is free for @service, one whose speciality it is before another. */
static gboolean
hq_replay_staff_take (const HqReplayPlan *plan, GArray *places, const char *service)
{
  for (int speciality = TRUE; speciality >= FALSE; speciality--)
    for (guint i = 0; i < places->len; i++)
      {
        HqReplayPlace *place = &g_array_index (places, HqReplayPlace, i);

        if (!place->chosen && hq_replay_staff_serves (plan, place->counter, service, speciality))
          return place->chosen = TRUE;
      }
  return FALSE;
}

/* How much counter time the day's visits ask of each service of the hall. */
static double *
hq_replay_staff_sum_loads (const HqReplayPlan *plan)
{
  double *loads = g_new0 (double, plan->setup->services->len);

  for (guint i = 0; i < plan->visits->len; i++)
    {
      const HqVisit *visit = &g_array_index (plan->visits, HqVisit, i);

      for (guint j = 0; j < plan->setup->services->len; j++)
        if (g_str_equal (((HqService *) plan->setup->services->pdata[j])->service, visit->service))
          loads[j] += (double) (visit->handling + visit->step) + 1;
    }
  return loads;
}

/* Chooses so many places: each goes to the service that has most to do for each counter so far, as
 * seats of a parliament are given by the highest averages. What is left goes by number. */
guint
hq_replay_staff_choose (const HqReplayPlan *plan, GArray *places, guint wanted)
{
  g_autofree double *loads = hq_replay_staff_sum_loads (plan);
  g_autofree guint *given = g_new0 (guint, plan->setup->services->len);
  guint chosen = 0;

  while (chosen < wanted)
    {
      int best = -1;

      for (guint i = 0; i < plan->setup->services->len; i++)
        if (loads[i] > 0
            && (best < 0 || loads[i] / (given[i] + 1) > loads[best] / (given[best] + 1)))
          best = (int) i;
      if (best < 0)
        break;
      if (hq_replay_staff_take (
            plan, places, ((HqService *) plan->setup->services->pdata[best])->service))
        {
          given[best]++;
          chosen++;
        }
      else
        loads[best] = 0;
    }
  for (guint i = 0; i < places->len && chosen < wanted; i++)
    {
      HqReplayPlace *place = &g_array_index (places, HqReplayPlace, i);

      chosen += !place->chosen;
      place->chosen = TRUE;
    }
  return chosen;
}

/* Whether the counter is planned for the session; where nobody is planned, everybody works. */
static gboolean
hq_replay_staff_has_rota (const HqReplayPlan *plan, const HqSession *session, int counter)
{
  gboolean planned = FALSE;

  for (guint i = 0; i < plan->setup->rota->len; i++)
    {
      const HqRota *row = plan->setup->rota->pdata[i];

      if (!g_str_equal (row->day_kind, session->day_kind)
          || !g_str_equal (row->session, session->session))
        continue;
      if (row->counter == counter)
        return TRUE;
      planned = TRUE;
    }
  return !planned;
}

static void
hq_replay_staff_add_duty (HqReplayPlan *plan, const HqReplayPlace *place, HqTime from, HqTime to)
{
  HqReplayDuty duty = { .counter = place->counter, .staff = place->staff, .from = from, .to = to };
  HqReplayDuty *last = plan->duties->len == 0
                         ? NULL
                         : &g_array_index (plan->duties, HqReplayDuty, plan->duties->len - 1);

  if (from >= to)
    return;
  /* One session goes on in the next. */
  if (last != NULL && last->counter == place->counter && last->to >= from)
    last->to = to;
  else
    g_array_append_val (plan->duties, duty);
}

/* What the day's own rota has of a session for a counter. */
static void
hq_replay_staff_add_planned (HqReplayPlan *plan,
                             const HqReplayPlace *place,
                             const HqSession *session)
{
  guint64 halves = hq_rota_get (plan->rota, place->counter)
                   & hq_rota_mask (session->opens, session->closes);
  int from, to;

  while (hq_rota_take_run (&halves, &from, &to))
    hq_replay_staff_add_duty (plan, place, hq_replay_staff_at (plan, MAX (from, session->opens)),
                              hq_replay_staff_at (plan, MIN (to, session->closes)));
}

/* The duties of one place: all day, or in the sessions for which the rota has it. */
void
hq_replay_staff_add_duties (HqReplayPlan *plan, const HqReplayPlace *place)
{
  if (plan->options.all_day)
    {
      hq_replay_staff_add_duty (plan, place, plan->begins, plan->ends);
      return;
    }
  for (guint i = 0; i < plan->sessions->len; i++)
    {
      const HqSession *session = &g_array_index (plan->sessions, HqSession, i);

      if (plan->rota->len > 0)
        hq_replay_staff_add_planned (plan, place, session);
      else if (hq_replay_staff_has_rota (plan, session, place->counter))
        hq_replay_staff_add_duty (plan, place, hq_replay_staff_at (plan, session->opens),
                                 hq_replay_staff_at (plan, session->closes));
    }
}

/* As the records have it: each server is one counter, while they were at work. */
void
hq_replay_staff_add_shifts (HqReplayPlan *plan, const GArray *places, const HqArrivals *arrivals)
{
  HqTime opens = plan->options.all_day
                   ? plan->begins
                   : hq_replay_staff_at (plan, g_array_index (plan->sessions, HqSession, 0).opens);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (HqReplayPlace));

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, HqReplayPlace, i).chosen)
      g_array_append_val (chosen, g_array_index (places, HqReplayPlace, i));
  for (guint i = 0; i < arrivals->shifts->len; i++)
    {
      const HqArrivalsShift *shift = &g_array_index (arrivals->shifts, HqArrivalsShift, i);

      if (shift->server < chosen->len)
        hq_replay_staff_add_duty (plan, &g_array_index (chosen, HqReplayPlace, shift->server),
                                 MAX (opens, plan->midnight + shift->from),
                                 MIN (plan->closes, plan->midnight + shift->to));
    }
}

/* Marks each counter's last duty, and gives the longer ones a break. */
void
hq_replay_staff_finish (HqReplayPlan *plan)
{
  HqRandom random;

  hq_random_init (&random, plan->options.seed);
  plan->n_counters = 0;
  for (guint i = 0; i < plan->duties->len; i++)
    {
      HqReplayDuty *duty = &g_array_index (plan->duties, HqReplayDuty, i);
      const HqReplayDuty *next = i + 1 < plan->duties->len ? duty + 1 : NULL;

      duty->last = next == NULL || next->counter != duty->counter;
      plan->n_counters += duty->last;
      /* Records have their breaks in them. */
      if (!plan->from_records && duty->to - duty->from >= HQ_REPLAY_STAFF_PAUSE_NEEDS
          && hq_random_chance (&random, HQ_REPLAY_STAFF_PAUSES))
        {
          duty->pause = hq_random_between (&random, duty->from + HQ_HOUR, duty->to - HQ_HOUR);
          duty->pause_for = HQ_REPLAY_STAFF_PAUSE;
        }
    }
}
