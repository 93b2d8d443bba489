/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-crowd.h"

#include <math.h>
#include <string.h>

#include "hq-random.h"

/* When people come, counted from the opening: a twentieth stands at the door before it, and the
 * first hour of an opening day sees 21 a minute of 3,000 visits. */
static const struct
{
  int from; /* minutes */
  int to;
  double share;
} stretches[] = {
  { -30, 0, 0.05 }, { 0, 60, 0.42 }, { 60, 180, 0.25 },
  { 180, 270, 0.05 }, { 270, 390, 0.15 }, { 390, 480, 0.08 },
};

/* How often things are so. Shares of all visits, unless the comment says otherwise. */
#define HQ_CROWD_PRIORITY 0.06
#define HQ_CROWD_GREEN 0.008
#define HQ_CROWD_ENGLISH 0.008
#define HQ_CROWD_NEED 0.01
#define HQ_CROWD_NEED_OF_PRIORITY 0.15 /* of those with priority */
#define HQ_CROWD_AGENT 0.03
#define HQ_CROWD_IDENTITY 0.3 /* where giving a number is optional */
#define HQ_CROWD_SECOND_MATTER 0.12
#define HQ_CROWD_FETCHES 0.015
#define HQ_CROWD_GOES_ON 0.03
#define HQ_CROWD_WRONG 0.015
#define HQ_CROWD_ABSENT 0.02
#define HQ_CROWD_BACK 0.7 /* of the absent */
#define HQ_CROWD_TELLS 0.4 /* of those who give up */
#define HQ_CROWD_RATES 0.45
#define HQ_CROWD_PAD 0.85 /* of those who rate */

/* Where the service has no items, in minutes: the visit of domain.md. */
#define HQ_CROWD_MINUTES 12
#define HQ_CROWD_HANDLING_SPREAD 0.45
#define HQ_CROWD_SHORTEST (30 * HQ_SECOND)
#define HQ_CROWD_PATIENCE (180 * HQ_MINUTE) /* the median */
#define HQ_CROWD_PATIENCE_SPREAD 0.6
#define HQ_CROWD_WALK_FLOOR (45 * HQ_SECOND)

static gint64
hq_crowd_get_minutes (const HqItem *item)
{
  return item->counter_minutes * HQ_MINUTE;
}

/**
 * hq_crowd_get_mean_handling:
 *
 * Returns: the mean counter time of the service's items, in microseconds
 */
gint64
hq_crowd_get_mean_handling (const HqCrowdService *service)
{
  gint64 sum = 0;

  if (service->items->len == 0)
    return HQ_CROWD_MINUTES * HQ_MINUTE;
  for (guint i = 0; i < service->items->len; i++)
    sum += hq_crowd_get_minutes (service->items->pdata[i]);
  return sum / service->items->len;
}

static gint64
hq_crowd_spread (HqRandom *random, gint64 mean)
{
  /* The mean of a log-normal is above its median. */
  double median = (double) mean / exp (HQ_CROWD_HANDLING_SPREAD * HQ_CROWD_HANDLING_SPREAD / 2);
  gint64 length = (gint64) hq_random_log_normal (random, median, HQ_CROWD_HANDLING_SPREAD);

  return MAX (length, HQ_CROWD_SHORTEST);
}

static HqOutcome
hq_crowd_draw_outcome (HqRandom *random, const HqItem *item)
{
  static const struct
  {
    HqOutcome outcome;
    double share;
  } others[] = {
    { HQ_OUTCOME_SUPPLEMENT, 0.07 }, { HQ_OUTCOME_ENQUIRY, 0.04 },
    { HQ_OUTCOME_NOT_ACCEPTED, 0.01 }, { HQ_OUTCOME_WITHDRAWN, 0.01 },
  };
  double draw = hq_random_unit (random);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (draw < others[i].share)
        return others[i].outcome;
      draw -= others[i].share;
    }
  return item->case_kind == HQ_CASE_INSTANT ? HQ_OUTCOME_DONE : HQ_OUTCOME_ACCEPTED;
}

/* An item of a service, what comes of it and how long that takes; without items it is done. */
static gint64
hq_crowd_draw_matter (HqRandom *random, const HqCrowdService *service, HqVisitMatter *matter)
{
  const HqItem *item;

  *matter = (HqVisitMatter) { NULL, HQ_OUTCOME_DONE };
  if (service->items->len == 0)
    return hq_crowd_spread (random, HQ_CROWD_MINUTES * HQ_MINUTE);
  item = service->items->pdata[hq_random_below (random, service->items->len)];
  matter->item = g_intern_string (item->item);
  matter->outcome = hq_crowd_draw_outcome (random, item);
  return hq_crowd_spread (random, hq_crowd_get_minutes (item));
}

/* What it is about, and how long that takes at the counter. */
static void
hq_crowd_draw_matters (HqRandom *random, const HqCrowdService *service, HqVisit *visit)
{
  guint most = MIN (HQ_VISIT_MOST_MATTERS, (guint) service->service->matters_limit);

  most = MIN (most, service->items->len);
  do
    {
      HqVisitMatter matter;
      gint64 handling = hq_crowd_draw_matter (random, service, &matter);
      gboolean known = FALSE;

      for (guint i = 0; i < visit->n_matters; i++)
        known |= g_strcmp0 (visit->matters[i].item, matter.item) == 0;
      if (known)
        continue;
      visit->handling += handling;
      /* A service without items has no matters to be named. */
      if (matter.item == NULL)
        return;
      visit->matters[visit->n_matters++] = matter;
    }
  while (visit->n_matters < most && hq_random_chance (random, HQ_CROWD_SECOND_MATTER));
}

static const HqCrowdService *
hq_crowd_choose_service (HqRandom *random, const HqCrowdPlan *plan, const char *wanted)
{
  const HqCrowdService *services = (const HqCrowdService *) plan->services->data;
  double sum = 0, draw;

  for (guint i = 0; i < plan->services->len; i++)
    {
      if (g_strcmp0 (services[i].service->service, wanted) == 0)
        return &services[i];
      sum += services[i].weight;
    }
  draw = hq_random_unit (random) * sum;
  for (guint i = 0; i + 1 < plan->services->len; i++)
    {
      if (draw < services[i].weight)
        return &services[i];
      draw -= services[i].weight;
    }
  return &services[plan->services->len - 1];
}

/* Who needs something else, besides or instead, and who has left a paper at home. */
static void
hq_crowd_draw_way (HqRandom *random, const HqCrowdPlan *plan, HqVisit *visit)
{
  const HqCrowdService *other = hq_crowd_choose_service (random, plan, NULL);
  HqVisitMatter matter;
  gint64 handling = hq_crowd_draw_matter (random, other, &matter);
  gint64 fetch = hq_random_between (random, 2 * HQ_MINUTE, 8 * HQ_MINUTE);
  double draw = hq_random_unit (random);

  if (hq_random_chance (random, HQ_CROWD_FETCHES))
    visit->fetch = fetch;
  if (draw >= HQ_CROWD_GOES_ON + HQ_CROWD_WRONG
      || g_str_equal (other->service->service, visit->service))
    return;
  visit->other = g_intern_string (other->service->service);
  visit->other_handling = handling;
  visit->other_matter = matter;
  visit->wrong = draw < HQ_CROWD_WRONG;
  /* What was named belongs to the wrong service. */
  if (visit->wrong)
    visit->n_matters = 0;
}

/* A number of the right form with a right check digit (GB 11643-1999), of nobody: each visit of a
 * day has another one. */
static void
hq_crowd_make_identity (HqRandom *random, guint index, char *identity)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  g_snprintf (identity, HQ_IDENTITY_LONGEST + 1, "3702%02u%04u%02u%02u%03u", 10 + index / 1000 % 80,
              1945 + hq_random_below (random, 58), 1 + hq_random_below (random, 12),
              1 + hq_random_below (random, 28), index % 1000);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (identity[i] - '0');
  identity[HQ_IDENTITY_LONGEST - 1] = "10X98765432"[sum % 11];
  identity[HQ_IDENTITY_LONGEST] = '\0';
}

static HqNeed
hq_crowd_draw_need (HqRandom *random, const HqVisit *visit)
{
  if (visit->class == HQ_CLASS_PRIORITY && hq_random_chance (random, HQ_CROWD_NEED_OF_PRIORITY))
    return hq_random_chance (random, 0.5) ? HQ_NEED_GUIDANCE : HQ_NEED_LOW_COUNTER;
  if (g_str_equal (visit->language, "en"))
    return HQ_NEED_ENGLISH;
  return hq_random_chance (random, HQ_CROWD_NEED) ? HQ_NEED_WRITING : HQ_NEED_NONE;
}

/* Who comes, and where they take the number. */
static void
hq_crowd_draw_person (HqRandom *random,
                      const HqCrowdPlan *plan,
                      const HqService *service,
                      HqVisit *visit)
{
  static const char *const reasons[] = { "老年人", "病人", "残疾人", "孕妇", "军人" };
  const HqDevice *place = plan->places->pdata[hq_random_below (random, plan->places->len)];
  double draw = hq_random_unit (random);
  gboolean gives = hq_random_chance (random, HQ_CROWD_IDENTITY);
  int floors = ABS (place->floor - service->floor);

  visit->place = g_intern_string (place->device);
  if (visit->slot != NULL)
    visit->class = HQ_CLASS_APPOINTMENT;
  else if (draw < HQ_CROWD_PRIORITY + HQ_CROWD_GREEN)
    visit->class = draw < HQ_CROWD_PRIORITY ? HQ_CLASS_PRIORITY : HQ_CLASS_GREEN;
  if (visit->class == HQ_CLASS_PRIORITY)
    visit->reason = reasons[hq_random_below (random, G_N_ELEMENTS (reasons))];
  visit->language = hq_random_chance (random, HQ_CROWD_ENGLISH) ? "en" : "zh";
  visit->need = hq_crowd_draw_need (random, visit);
  if (service->identity == HQ_IDENTITY_REQUIRED
      || (service->identity == HQ_IDENTITY_OPTIONAL && gives))
    visit->agent = hq_random_chance (random, HQ_CROWD_AGENT);
  else
    visit->identity[0] = '\0';
  visit->walk = hq_random_between (random, 20 * HQ_SECOND, 50 * HQ_SECOND)
                + floors * HQ_CROWD_WALK_FLOOR;
}

/**
 * hq_crowd_draw_rating:
 * @random: where chance comes from
 * @visit: (inout): gets whether, when, where and how the visitor rates
 */
void
hq_crowd_draw_rating (HqRandom *random, HqVisit *visit)
{
  static const double levels[] = { 0.0, 0.002, 0.003, 0.015, 0.08 };
  double draw = hq_random_unit (random);

  visit->rates_after = hq_random_between (random, 3 * HQ_SECOND, 40 * HQ_SECOND);
  visit->pad = hq_random_chance (random, HQ_CROWD_PAD);
  if (!hq_random_chance (random, HQ_CROWD_RATES))
    return;
  visit->level = 5;
  for (int level = 1; level < 5; level++)
    {
      if (draw < levels[level])
        {
          visit->level = level;
          return;
        }
      draw -= levels[level];
    }
}

/* What they do once they wait, and afterwards. */
static void
hq_crowd_draw_conduct (HqRandom *random, HqVisit *visit)
{
  visit->step = hq_random_between (random, 8 * HQ_SECOND, 40 * HQ_SECOND);
  visit->patience = (gint64) hq_random_log_normal (random, (double) HQ_CROWD_PATIENCE,
                                                   HQ_CROWD_PATIENCE_SPREAD);
  visit->tells = hq_random_chance (random, HQ_CROWD_TELLS);
  visit->absent = hq_random_chance (random, HQ_CROWD_ABSENT);
  visit->back = hq_random_between (random, 2 * HQ_MINUTE, 10 * HQ_MINUTE);
  if (!hq_random_chance (random, HQ_CROWD_BACK))
    visit->back = 0;
  hq_crowd_draw_rating (random, visit);
}

/* The instants at which the others come: so many in each stretch, evenly within it. */
static void
hq_crowd_draw_arrivals (HqRandom *random, const HqCrowdPlan *plan, guint visits, GArray *array)
{
  double shares = 0, before = 0;
  guint made = 0;

  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    if (plan->opens + stretches[i].from * HQ_MINUTE < plan->last_ticket)
      shares += stretches[i].share;
  for (guint i = 0; i < G_N_ELEMENTS (stretches) && before < shares; i++)
    {
      gint64 from = MAX (0, plan->opens + stretches[i].from * HQ_MINUTE);
      gint64 to = MIN (plan->last_ticket, plan->opens + stretches[i].to * HQ_MINUTE);
      guint upto;

      if (from >= to)
        continue;
      before += stretches[i].share;
      upto = (guint) lround (visits * MIN (1, before / shares));
      for (; made < upto; made++)
        {
          HqVisit visit = { .at = hq_random_between (random, from, to), .real_wait = -1 };

          g_array_append_val (array, visit);
        }
    }
}

static void
hq_crowd_draw_appointments (HqRandom *random, const HqCrowdPlan *plan, GArray *array)
{
  for (guint i = 0; plan->slots != NULL && i < plan->slots->len && array->len < plan->visits; i++)
    {
      const HqCrowdSlot *slot = &g_array_index (plan->slots, HqCrowdSlot, i);
      gint64 early = hq_random_between (random, -5 * HQ_MINUTE, 20 * HQ_MINUTE);
      HqVisit visit = { .at = CLAMP (slot->at - early, 0, plan->last_ticket),
                        .slot = g_intern_string (slot->slot),
                        .slot_at = slot->at,
                        .service = g_intern_string (slot->service),
                        .real_wait = -1 };

      g_array_append_val (array, visit);
    }
}

/**
 * hq_crowd_make:
 * @plan: what day
 *
 * Makes the visits of a hall's busiest kind of day: most people come in the first hour, for what the
 * counters are there for, and as people are. The same plan gives the same day.
 *
 * Returns: (transfer full) (element-type HqVisit): the visits in the order of their arrival
 */
GArray *
hq_crowd_make (const HqCrowdPlan *plan)
{
  GArray *array = hq_visit_new_array ();
  HqRandom random;

  g_return_val_if_fail (plan->services->len > 0 && plan->places->len > 0, array);

  hq_random_init (&random, plan->seed);
  hq_crowd_draw_appointments (&random, plan, array);
  hq_crowd_draw_arrivals (&random, plan, plan->visits - array->len, array);
  hq_visit_sort (array);
  for (guint i = 0; i < array->len; i++)
    {
      HqVisit *visit = &g_array_index (array, HqVisit, i);
      const HqCrowdService *service = hq_crowd_choose_service (&random, plan, visit->service);

      visit->service = g_intern_string (service->service->service);
      hq_crowd_make_identity (&random, i, visit->identity);
      hq_crowd_draw_person (&random, plan, service->service, visit);
      hq_crowd_draw_matters (&random, service, visit);
      hq_crowd_draw_way (&random, plan, visit);
      hq_crowd_draw_conduct (&random, visit);
    }
  return array;
}
