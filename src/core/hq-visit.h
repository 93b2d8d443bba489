/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"
#include "hq-identity.h"
#include "hq-nick.h"

G_BEGIN_DECLS

#define HQ_VISIT_MOST_MATTERS 3

typedef struct
{
  const char *item; /* interned, (nullable) */
  HqOutcome outcome;
} HqVisitMatter;

/**
 * HqVisit:
 *
 * One person's visit, as it will be when the hall's day is replayed: what the person does of their
 * own. Instants are microseconds after midnight, lengths of time microseconds. Strings are interned.
 */
typedef struct
{
  gint64 at; /* takes a number */
  const char *service;
  const char *place; /* (nullable): where */
  HqClass class;
  const char *language;
  const char *reason; /* (nullable): why priority is due */
  HqNeed need;
  gboolean agent;
  char identity[HQ_IDENTITY_LONGEST + 1]; /* "" where none is given */
  const char *slot;                       /* (nullable): of an appointment */
  gint64 slot_at;                         /* when it begins */
  HqVisitMatter matters[HQ_VISIT_MOST_MATTERS];
  guint n_matters; /* 0: what the service usually ends with */

  gint64 walk;     /* from there to the waiting area */
  gint64 step;     /* from the announcement to the counter */
  gint64 patience; /* gives up after such a wait; 0 waits however long */
  gboolean tells;  /* cancels the ticket then, and does not just go */
  gboolean absent; /* does not hear the first call */
  gint64 back;     /* checks in so long after the miss; 0 does not come back */
  gint64 handling;
  gint64 fetch;         /* goes for a paper in the middle, for so long; 0 does not */
  const char *other;    /* (nullable): another service that they need as well */
  gboolean wrong;       /* they need @other alone, and took a number for the wrong one */
  gint64 other_handling;
  HqVisitMatter other_matter; /* what comes of it there */

  int level; /* the rating, 0 for none */
  gboolean pad; /* on the pad, not by the code */
  gint64 rates_after;

  gint64 real_wait; /* in the records that it was taken from, -1 where they say none */
} HqVisit;

GArray *hq_visit_new_array (void);
void    hq_visit_sort      (GArray *visits);
void    hq_visit_digest    (const GArray *visits,
                            GChecksum    *checksum);

G_END_DECLS
