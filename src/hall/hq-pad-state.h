/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-pad-view.h"

G_BEGIN_DECLS

#define HQ_PAD_STATE_INVITE (30 * HQ_SECOND)  /* from the end of service */
#define HQ_PAD_STATE_REASON (45 * HQ_SECOND)  /* after the last touch of the reasons */
#define HQ_PAD_STATE_THANKS (8 * HQ_SECOND)
#define HQ_PAD_STATE_TELEPHONE 15             /* digits at most */
#define HQ_PAD_STATE_TELEPHONE_LEAST 7

typedef enum
{
  HQ_PAD_IDLE,
  HQ_PAD_INVITE, /* the faces */
  HQ_PAD_CHANGE, /* one of them was touched, and stands; another may be touched */
  HQ_PAD_REASON, /* why, and how to be called back */
  HQ_PAD_THANKS
} HqPadStep;

/**
 * HqPadState:
 *
 * Where a visitor is on the pad. All zeroes at first.
 */
typedef struct
{
  HqPadStep step;
  HqTime until;  /* the step ends by itself then, 0 for never */
  gint64 ticket; /* whom it is or was about, 0 for nobody yet */
  int period;
  gboolean by_code; /* the ticket was scanned: who has it need not have been served here, or just now */
  gboolean sending; /* a touch is on its way to the hall */
  HqTime taken_at;  /* when whoever was served here last still waited for the pad, or 0 */
  int level;        /* what stands in the hall, 0 for nothing */
  HqTime rated_at;
  guint tags; /* the bits of hq_rating_tag_format() */
  char telephone[HQ_PAD_STATE_TELEPHONE + 1];
} HqPadState;

gboolean hq_pad_state_look     (HqPadState      *state,
                                const HqPadView *view,
                                HqTime           now);
gboolean hq_pad_state_scan     (HqPadState *state,
                                gint64      ticket,
                                int         period,
                                HqTime      now);
gboolean hq_pad_state_touch    (HqPadState *state,
                                int         level);
void     hq_pad_state_rate     (HqPadState *state,
                                int         level,
                                HqTime      at);
void     hq_pad_state_refuse   (HqPadState *state,
                                HqError     code,
                                HqTime      now);
void     hq_pad_state_keep     (HqPadState *state,
                                HqTime      now);
void     hq_pad_state_go_on    (HqPadState *state,
                                HqTime      now);
void     hq_pad_state_dial     (HqPadState *state,
                                char        digit);
gboolean hq_pad_state_may_send (const HqPadState *state);

G_END_DECLS
