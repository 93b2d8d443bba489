/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-deed-table.h"
#include "hq-rota-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/* A day and all that says who is planned on it. */
typedef struct
{
  const HqSetup *setup;
  GTimeZone *zone;
  const HqDayRow *day;
  const GArray *sessions; /* (element-type HqDaySession): as they run on it */
  const GArray *rota;     /* (element-type HqRotaCounter): its own, empty where it goes by its kind */
  const GArray *asked;    /* (element-type HqCounterAsked) */
} HqRotaPlan;

/**
 * HqRotaView:
 *
 * The rota of one day, with what it can be made of.
 */
typedef struct
{
  HqView view;
  HqDate day;
  const HqDayKind *kind; /* (nullable): the set-up's; %NULL for a day without sessions */
  HqError shut;          /* why there is no kind: the hall does not open, or the calendar ends */
  gboolean own;          /* the day has a rota of its own */
  gboolean past;         /* it can no longer be changed */
  GArray *rows;          /* (owned) (element-type HqRotaCounter): as it is now, for each counter */
  GArray *of_kind;       /* (owned) (element-type HqRotaCounter): as its kind has it */
  HqDate from;           /* the day it can be copied from */
  gboolean from_own;     /* which has a rota of its own, and no kind's */
  gboolean from_shut;    /* on which the hall did not open, and nobody was planned */
  GArray *from_rows;     /* (owned) (element-type HqRotaCounter) */
  GArray *days;          /* (owned) (element-type HqDate): from today on, with a rota of their own */
} HqRotaView;

/* What is asked for of a day. */
typedef struct
{
  HqDate day;  /* 0 for today */
  HqDate from; /* the day to copy from, 0 for the same weekday a week before */
} HqRotaQuery;

GArray  *hq_rota_plan_list (const HqRotaPlan *plan,
                            HqTime            now);
gpointer hq_rota_plan_read (HqHall       *hall,
                            gconstpointer query,
                            GError      **error);
void     hq_rota_plan_free (gpointer view);
gboolean hq_rota_plan_run  (HqChange  *change,
                            GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqRotaView, hq_rota_plan_free)

G_END_DECLS
