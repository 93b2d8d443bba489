/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-right.h"
#include "hq-ticket-table.h"

G_BEGIN_DECLS

/**
 * HqHall:
 *
 * A hall on its store, used by one thread at a time.
 */
typedef struct _HqHall HqHall;

/* Who asks, and from where. */
typedef struct
{
  const char *request; /* made by the caller before the first try; (nullable) for a new one */
  HqRole role;
  const char *staff;  /* (nullable) */
  const char *device; /* (nullable) */
} HqActor;

/* What is asked. The comment says which acts read a member; the others leave it alone. */
typedef struct
{
  HqAct act;
  HqTime now;           /* all: 0 for the store's clock; a made-up time on a demo or trial hall */
  const char *service;  /* issue */
  HqClass class;        /* issue */
  const char *language; /* issue: "zh" or "en", (nullable) for "zh" */
  HqNeed need;          /* issue */
  int counter;          /* those of a counter */
  const char *ticket;   /* check-in, cancel, present: a number of today, for example A012 */
  const char *reason;   /* pause */
  HqOutcome outcome;    /* finish */
} HqOrder;

/* What came of it. */
typedef struct
{
  gint64 seq;        /* of its event */
  HqTime at;
  gboolean repeated; /* the request was answered before: this is that answer */
  HqTicket ticket;   /* as it stands now; its id is 0 where there is none */
  gint64 value;      /* issue: people ahead; recall: which; close-day: how many were unserved */
  gint64 behind;     /* how far this machine's clock is behind the last event, microseconds */
} HqAnswer;

HqHall     *hq_hall_open         (const char  *path,
                                  GError     **error);
void        hq_hall_close        (HqHall *hall);
GTimeZone  *hq_hall_get_zone     (HqHall *hall);
HqDatabase *hq_hall_get_database (HqHall *hall);
gboolean    hq_hall_run          (HqHall         *hall,
                                  const HqActor  *actor,
                                  const HqOrder  *order,
                                  HqAnswer       *answer,
                                  GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqHall, hq_hall_close)

G_END_DECLS
