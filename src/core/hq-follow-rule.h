/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"

G_BEGIN_DECLS

#define HQ_FOLLOW_RULE_DAYS 5          /* working days until it is closed */
#define HQ_FOLLOW_RULE_MORE 5          /* working days that the one extension gives */
#define HQ_FOLLOW_RULE_TRIES 3         /* calls that nobody answers close it */
#define HQ_FOLLOW_RULE_LONGEST 500     /* characters of what somebody writes */
#define HQ_FOLLOW_RULE_KEPT (30 * 24 * HQ_HOUR) /* a telephone, from the rating on */
#define HQ_FOLLOW_RULE_SHOWN (10 * HQ_MINUTE)   /* a telephone, from the logged look on */

/**
 * HqFollow:
 *
 * How a follow-up stands. Strings are borrowed.
 */
typedef struct
{
  HqFollowState state;
  HqFollowState proposal; /* HQ_FOLLOW_INVALID or HQ_FOLLOW_UNRECTIFIABLE that waits to be decided;
                             else HQ_FOLLOW_VERIFY */
  const char *proposer;   /* (nullable): of the proposal */
  gboolean extended;
  guint tries;            /* calls since it was rectified that nobody answered */
  gboolean reachable;     /* there is a telephone */
} HqFollow;

/* Somebody of the staff. Strings are borrowed. */
typedef struct
{
  const char *staff;
  const char *department; /* (nullable) for none */
} HqFollowPerson;

/* Who acts in which role on a rating of whom. */
typedef struct
{
  HqRole role;
  HqFollowPerson actor;
  HqFollowPerson rated;
} HqFollowParty;

gboolean hq_follow_rule_is_open     (HqFollowState state);
gboolean hq_follow_rule_is_proposed (const HqFollow *follow);
gboolean hq_follow_rule_needs_text  (HqFollowStep step);
gboolean hq_follow_rule_check_text  (HqFollowStep  step,
                                     const char   *text,
                                     GError      **error);
gboolean hq_follow_rule_may_see     (const HqFollowParty *party,
                                     GError             **error);
gboolean hq_follow_rule_may         (const HqFollowParty *party,
                                     const HqFollow      *follow,
                                     HqFollowStep         step,
                                     GError             **error);
gboolean hq_follow_rule_move        (const HqFollow *before,
                                     HqFollowStep    step,
                                     HqFollow       *after,
                                     GError        **error);
gboolean hq_follow_rule_get_due     (HqDate            rated,
                                     gboolean          extended,
                                     const HqCalendar *calendar,
                                     HqDate           *due,
                                     GError          **error);
gboolean hq_follow_rule_may_extend  (const HqFollow *follow,
                                     HqDate          due,
                                     HqDate          today,
                                     GError        **error);
int      hq_follow_rule_count_left  (const HqCalendar *calendar,
                                     HqDate            today,
                                     HqDate            due);

G_END_DECLS
