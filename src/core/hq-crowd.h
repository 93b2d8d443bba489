/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-item.h"
#include "hq-random.h"
#include "hq-setup.h"
#include "hq-visit.h"

G_BEGIN_DECLS

/* What people come for; all is borrowed. */
typedef struct
{
  const HqService *service;
  const GPtrArray *items; /* (element-type HqItem): those queued under it, perhaps none */
  double weight;          /* its share of the visits, against the other weights */
} HqCrowdService;

/* An appointment that is kept: one visit. */
typedef struct
{
  const char *slot;
  const char *service;
  gint64 at; /* after midnight */
} HqCrowdSlot;

/* The day that is to be made; all is borrowed. */
typedef struct
{
  guint64 seed;
  guint visits;                /* with appointments and without */
  gint64 opens;                /* after midnight */
  gint64 last_ticket;
  const GArray *services;      /* (element-type HqCrowdService): one at least */
  const GPtrArray *places;     /* (element-type HqDevice): where numbers are taken, one at least */
  const GArray *slots;         /* (element-type HqCrowdSlot) (nullable) */
} HqCrowdPlan;

gint64  hq_crowd_get_mean_handling (const HqCrowdService *service);
void    hq_crowd_draw_rating       (HqRandom *random,
                                    HqVisit  *visit);
GArray *hq_crowd_make              (const HqCrowdPlan *plan);

G_END_DECLS
