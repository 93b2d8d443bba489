/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-arrivals-file.h"
#include "hq-hall.h"
#include "hq-setup.h"

G_BEGIN_DECLS

/* What somebody wants to see replayed. */
typedef struct
{
  HqDate day;       /* onto which day of the hall */
  int counters;     /* staffed; 0 as the rota, or the records, have it */
  gboolean all_day; /* from midnight to midnight, whatever the sessions say */
  guint64 seed;
  guint visits;     /* of an opening day; 0 for the 3,000 of domain.md */
} HqReplayOptions;

/* A stretch in which a clerk is at a counter. */
typedef struct
{
  int counter;
  const char *staff; /* (borrowed): of the plan's setup */
  HqTime from;
  HqTime to;
  gboolean last;  /* the day's last: stays until nobody waits any more */
  HqTime pause;   /* goes for a break at the next chance after it, 0 for never */
  gint64 pause_for;
} HqReplayDuty;

/**
 * HqReplayPlan:
 *
 * A day that is to be lived: who comes, and who is at which counter when.
 */
typedef struct
{
  HqReplayOptions options;
  HqSetup *setup;        /* (owned): with the services that were made for it */
  GArray *visits;        /* (owned) (element-type HqVisit) */
  GArray *duties;        /* (owned) (element-type HqReplayDuty): by counter and time */
  GArray *rota; /* (owned) (element-type HqRotaCounter): the day's own, empty for its kind's */
  GArray *sessions;      /* (owned) (element-type HqSession): of the day, by time; copies */
  guint n_counters;      /* how many are staffed at some time */
  guint made;            /* services that the hall does not have */
  gboolean from_records; /* people are at the counter at once, as on a telephone */
  HqTime midnight;
  HqTime begins;
  HqTime closes;         /* what the sessions say */
  HqTime ends;           /* closed by then, whoever waits */
  char stem[32];         /* what the request ids begin with */
} HqReplayPlan;

HqReplayPlan *hq_replay_plan_new_file    (HqHall                 *hall,
                                          const HqReplayOptions  *options,
                                          const HqArrivals       *arrivals,
                                          GError                **error);
HqReplayPlan *hq_replay_plan_new_opening (HqHall                 *hall,
                                          const HqReplayOptions  *options,
                                          GError                **error);
void          hq_replay_plan_free        (HqReplayPlan *plan);
HqTime        hq_replay_plan_get_opening (const HqReplayPlan *plan,
                                          const char         *service,
                                          HqTime              time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqReplayPlan, hq_replay_plan_free)

G_END_DECLS
