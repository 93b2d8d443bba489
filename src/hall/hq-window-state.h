/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-view.h"

G_BEGIN_DECLS

#define HQ_WINDOW_STATE_FLASH (10 * HQ_SECOND)  /* after a call or a recall */
#define HQ_WINDOW_STATE_SENT (15 * HQ_SECOND)   /* where who was sent on is to wait */
#define HQ_WINDOW_STATE_INVITE (30 * HQ_SECOND) /* to rate */

typedef enum
{
  HQ_WINDOW_FREE,
  HQ_WINDOW_CALLED,
  HQ_WINDOW_SERVING,
  HQ_WINDOW_SENT,       /* who was here is to wait elsewhere */
  HQ_WINDOW_RATE,       /* who was here is asked how it was */
  HQ_WINDOW_PAUSED,
  HQ_WINDOW_SIGNED_OUT, /* nobody is at the counter */
  HQ_WINDOW_NOT_YET,    /* the hall opens later today */
  HQ_WINDOW_DAY_OVER,
  HQ_WINDOW_SHUT        /* the hall does not open today */
} HqWindowShow;

typedef enum
{
  HQ_WINDOW_CALL_FIRST,
  HQ_WINDOW_CALL_AGAIN,
  HQ_WINDOW_CALL_LAST
} HqWindowCall;

/* What the screen above a counter shows. Pointers are the view's. */
typedef struct
{
  HqWindowShow show;
  const HqTicket *ticket; /* called, served or sent on; %NULL for none */
  HqWindowCall call;
  gboolean flash;
  int counter;            /* where who was sent on is to wait, 0 for any counter of the zone */
  const HqZone *zone;     /* (nullable): and its zone */
  const char *reason;     /* (nullable): of the pause, where the public may read it */
  HqTime until;           /* the planned end of the pause, or when the hall opens; 0 for none */
  const HqSession *cover; /* (nullable): the session that runs, where fewer counters than usual are
                             planned in it (午间值守, 延时服务) */
} HqWindowState;

void       hq_window_state_find       (const HqCounterView *view,
                                       HqTime               now,
                                       HqWindowState       *state);
GPtrArray *hq_window_state_find_serves (const HqCounterView *view,
                                        HqTime               now);

G_END_DECLS
