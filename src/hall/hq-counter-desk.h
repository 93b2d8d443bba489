/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-desk-view.h"

G_BEGIN_DECLS

/* What a clerk does next, by one big button: what it is follows from the counter. */
typedef enum
{
  HQ_COUNTER_DESK_CALL,
  HQ_COUNTER_DESK_START,
  HQ_COUNTER_DESK_FINISH,
  HQ_COUNTER_DESK_UNPAUSE
} HqCounterDeskMain;

/* What else can be done, one bit each. */
typedef enum
{
  HQ_COUNTER_DESK_NEXT = 1 << 0, /* finish as usual, and call */
  HQ_COUNTER_DESK_RECALL = 1 << 1,
  HQ_COUNTER_DESK_MISSED = 1 << 2,
  HQ_COUNTER_DESK_PRESENT = 1 << 3,
  HQ_COUNTER_DESK_HOLD = 1 << 4,
  HQ_COUNTER_DESK_RESUME = 1 << 5,
  HQ_COUNTER_DESK_REDIRECT = 1 << 6,
  HQ_COUNTER_DESK_CONTINUE = 1 << 7,
  HQ_COUNTER_DESK_NUMBER = 1 << 8, /* call, check in or cancel one by its number */
  HQ_COUNTER_DESK_PAUSE = 1 << 9,
  HQ_COUNTER_DESK_SIGN_OUT = 1 << 10,
  HQ_COUNTER_DESK_LOCK = 1 << 11,
} HqCounterDeskDeed;

/* How the last call stands, by the clock. */
typedef struct
{
  gboolean pending;   /* being announced, as far as is known */
  gboolean often;     /* it was called as often as it may be */
  guint said;
  guint needed;       /* how often it must be called before it can be missed */
  int recall_seconds; /* until it may be called again, 0 for now */
  int miss_seconds;   /* until it may be missed, once it was called often enough */
} HqCounterDeskCall;

/* Most that a queue shows. */
#define HQ_COUNTER_DESK_SHOWN 20

HqCounterDeskMain hq_counter_desk_get_main     (const HqCounterDeskView *view);
guint             hq_counter_desk_get_deeds    (const HqCounterDeskView *view,
                                                HqTime                   now);
void              hq_counter_desk_get_call     (const HqCounterDeskView *view,
                                                HqTime                   now,
                                                HqCounterDeskCall       *call);
int               hq_counter_desk_get_present  (const HqCounterDeskView *view,
                                                HqTime                   now);
gboolean          hq_counter_desk_is_open      (const HqCounterDeskView *view);
gboolean          hq_counter_desk_starts       (const HqCounterDeskView *view,
                                                HqTime                   now);
gboolean          hq_counter_desk_locks        (const HqCounterDeskView *view,
                                                gint64                   idle);
gboolean          hq_counter_desk_needs_item   (const HqCounterDeskView *view);
gint64            hq_counter_desk_get_handling (const HqPeriod *period,
                                                HqTime          now);
GArray           *hq_counter_desk_order        (const HqCounterDeskView *view,
                                                HqTime                   now);

G_END_DECLS
