/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-table.h"
#include "hq-counter-view.h"
#include "hq-deed-table.h"
#include "hq-matter-table.h"

G_BEGIN_DECLS

/* A matter of the ticket, with the name of its item. */
typedef struct
{
  HqMatter row;
  char *name;    /* (owned): "" where it names no item */
  char *name_en; /* (owned) */
} HqCounterDeskMatter;

/* A ticket that is parked at the counter. */
typedef struct
{
  HqTicket ticket;
  HqPeriod period;
} HqCounterDeskHeld;

/* Somebody who waits for the counter. */
typedef struct
{
  HqTicket ticket;
  gboolean speciality; /* of this counter */
} HqCounterDeskWaiter;

/**
 * HqCounterDeskView:
 *
 * What a clerk sees of their counter.
 */
typedef struct
{
  HqCounterView counter;
  gboolean last_call_green; /* the counter's last call was of the green channel */
  char *reason;             /* (owned) (nullable): why the ticket has its class */
  GPtrArray *matters;       /* (owned) (element-type HqCounterDeskMatter): of the ticket */
  GArray *held;             /* (owned) (element-type HqCounterDeskHeld) */
  GArray *lines;            /* (owned) (element-type HqCounterDeskLine): by service */
  GArray *waiters;          /* (owned) (element-type HqCounterDeskWaiter): the first of each line */
  GArray *words;            /* (owned) (element-type HqWord): those of today, to all counters */
  gboolean asked;           /* the tidal counter was asked to open */
  HqCounterDeskOwn own;     /* of who is signed in */
} HqCounterDeskView;

gpointer hq_counter_desk_view_read (HqHall       *hall,
                                    gconstpointer place,
                                    GError      **error);
void     hq_counter_desk_view_free (gpointer view);

G_END_DECLS
