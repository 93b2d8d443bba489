/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-readiness.h"

G_BEGIN_DECLS

/* The lines of the list, in its order. */
typedef enum
{
  HQ_READINESS_CALENDAR,  /* covers this year, and from December on the next one */
  HQ_READINESS_YESTERDAY, /* no day is left open, and what was closed is published */
  HQ_READINESS_COUNTERS,  /* those of the first session are staffed */
  HQ_READINESS_PAGES,     /* each kiosk and guide desk has printed a page today */
  HQ_READINESS_CALLS,     /* each zone was heard today */
  HQ_READINESS_BOARDS,    /* each floor has one that answers */
  HQ_READINESS_SCREENS,   /* the other screens that visitors see answer */
  HQ_READINESS_ENGLISH,   /* nothing lacks its English name */
  HQ_READINESS_CASES,     /* none is due today or overdue */
  HQ_N_READINESS
} HqReadinessKind;

typedef enum
{
  HQ_READINESS_READY,
  HQ_READINESS_TO_DO,
  HQ_READINESS_UNKNOWN, /* it cannot be known */
  HQ_N_READINESS_STATES
} HqReadinessState;

/* What a line is made of: a counter, a device, a zone, a floor, a name or a service. Strings are
 * interned. */
typedef struct
{
  HqReadinessState state;
  const char *list; /* "counter", "zone", "floor", "service", "item", or the role of a device */
  const char *key;
  const char *name; /* (nullable): where the set-up does not have it at hand */
  HqProbe probe;    /* of what can be tried: the last time; of no subject for what cannot */
  gboolean there;   /* the device answers, or somebody announces in the zone */
  HqTime heard_at;  /* of a device: when last, 0 for never */
  gint64 due;       /* of a service: cases whose last day is today */
  gint64 overdue;
} HqReadinessPart;

/* A line of the list. */
typedef struct
{
  HqReadinessKind kind;
  HqReadinessState state;
  gint64 n;      /* so many are right */
  gint64 total;  /* of so many */
  GArray *parts; /* (owned) (element-type HqReadinessPart): of pages and calls all, else what is not
                    right, as far as it is told */
} HqReadinessLine;

GPtrArray *hq_readiness_judge_all (const HqReadiness *facts,
                                   HqTime             now);

G_END_DECLS
