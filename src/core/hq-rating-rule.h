/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

#define HQ_RATING_RULE_WORST 1
#define HQ_RATING_RULE_BEST 5
#define HQ_RATING_RULE_LAST_BAD 2

#define HQ_RATING_RULE_VALID (7 * 24 * HQ_HOUR)   /* after the end of service */
#define HQ_RATING_RULE_CHANGE (5 * HQ_SECOND)     /* after the first touch */
#define HQ_RATING_RULE_REASON (2 * HQ_MINUTE)     /* after the first touch */
#define HQ_RATING_RULE_QUICK (2 * HQ_SECOND)      /* after the invitation: to be looked at */
#define HQ_RATING_RULE_BURST_SPAN HQ_MINUTE       /* so many ratings at one counter in it, too */
#define HQ_RATING_RULE_BURST_COUNT 3
#define HQ_RATING_RULE_OWN_STEP 5 /* so many ratings more are shown to the rated at a time */

/* One stay of a ticket at a counter, and the rating that it got. */
typedef struct
{
  HqTime started_at; /* 0 where nobody came */
  HqTime ended_at;   /* 0 while it lasts, parked or not */
  gboolean redirected;
  gboolean next_started; /* service of somebody else began at the counter since */
  int level;             /* 0 for unrated */
  gboolean pad;          /* rated on the pad, not by the code */
  HqTime rated_at;
} HqRatingStay;

/* What is asked. A level of 0 adds the reason to the rating just given. */
typedef struct
{
  int level;
  gboolean pad;
  HqTime now;
} HqRatingAsk;

typedef enum
{
  HQ_RATING_STEP_FIRST,
  HQ_RATING_STEP_CHANGED,
  HQ_RATING_STEP_REASON
} HqRatingStep;

typedef struct
{
  guint stay; /* index of the stay */
  HqRatingStep step;
} HqRatingChoice;

/* When a rating was given, and whether it is to be looked at. */
typedef struct
{
  int counter;
  HqTime ended_at;
  HqTime rated_at;
  gboolean quick; /* sooner after the invitation than somebody reads it */
  gboolean burst; /* one of several at the counter at nearly the same time */
} HqRatingTouch;

gboolean hq_rating_rule_is_bad     (int level);
gboolean hq_rating_rule_is_own     (const char *asker,
                                    const char *rated);
gboolean hq_rating_rule_is_ratable (const HqRatingStay *stay);
int      hq_rating_rule_find_last  (const HqRatingStay *stays,
                                    guint               n_stays);
gboolean hq_rating_rule_offer      (const HqRatingStay  *stays,
                                    guint                n_stays,
                                    HqTime               now,
                                    guint               *stay,
                                    GError             **error);
gboolean hq_rating_rule_choose     (const HqRatingStay  *stays,
                                    guint                n_stays,
                                    const HqRatingAsk   *ask,
                                    HqRatingChoice      *choice,
                                    GError             **error);
guint    hq_rating_rule_count_own  (guint n_ratings);
HqDate   hq_rating_rule_get_own_start (HqDate today);
void     hq_rating_rule_mark       (HqRatingTouch *touches,
                                    guint          n_touches);

G_END_DECLS
