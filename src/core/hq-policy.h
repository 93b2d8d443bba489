/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/**
 * HqPolicy:
 *
 * The rules' figures, each a setting of the hall. Lengths of time in microseconds.
 */
typedef struct
{
  gint64 walk;                  /* allowance to walk to any counter */
  gint64 walk_floor;            /* more for each floor between */
  gint64 walk_priority;         /* more for priority */
  gint64 announce_bound;        /* an announcement that nobody reported counts as said after it */
  gint64 recall_spacing;
  guint recall_most;
  guint miss_announcements;     /* before a ticket may be missed */
  guint miss_announcements_priority;
  gint64 miss_after;            /* after the last announcement */
  gint64 take_back;             /* a miss may be taken back for so long */
  guint return_calls;           /* a missed ticket that checked in is ready after so many calls */
  gint64 return_after;          /* or after so long */
  gint64 slot_late;             /* an appointment later than that is ordinary */
  gint64 continue_target;       /* the wait that a visitor who goes on is promised */
  guint continue_keeps;         /* 1: whoever goes on keeps the arrival and its target instead */
  gint64 to_counter_for;        /* sent to one counter, a ticket waits for it alone for so long */
  guint speciality_margin;      /* thousandths of score by which another service must lead */
  gint64 auto_start;            /* service begins by itself so long after a call, 0 for never */
  gint64 lock_after;            /* a counter that nobody touches locks after so long, 0 for never */
  guint reprint_most;           /* how often visitors have one slip printed again at kiosks */
  guint priority_age;           /* full years from which age gives priority, 0 for never */
  guint voice;                  /* 1: calls are said aloud, 0: they are shown alone */
  guint voice_times;            /* how often one is said while few wait to be said */
  guint voice_yao;              /* 1: a single 1 is said 幺, 0: 一 */
} HqPolicy;

/* The first ticket of a line: what competes for a call. */
typedef struct
{
  gint64 ticket;
  HqTime reference;
  gint64 target; /* microseconds, above 0 */
  HqLane lane;
  gboolean speciality; /* of the counter that calls */
} HqHead;

/* The ready heads that compete at one counter; @heads is borrowed. */
typedef struct
{
  const HqHead *heads;
  guint n_heads;
  gboolean last_call_green; /* the counter's last call was of the green channel */
} HqContest;

typedef enum
{
  HQ_RULE_SCORE,
  HQ_RULE_SPECIALITY,
  HQ_RULE_GREEN
} HqRule;

typedef struct
{
  guint chosen; /* index of a head */
  HqRule rule;
  double score;
  int runner_up; /* index of the highest score beside it, -1 if it was alone */
  double runner_up_score;
} HqChoice;

/* What is known of a call that was not answered yet. */
typedef struct
{
  HqTime called_at;
  guint recalls;
  HqTime recalled_at;   /* the last recall, 0 for none */
  guint announcements;  /* ends of announcement that were reported */
  HqTime announced_at;  /* the last one's end, 0 for none */
  HqTime walk_until;
  gboolean priority;
  gboolean silent; /* nothing is said aloud where the counter stands */
} HqCalling;

/* When the next things may be done with it. */
typedef struct
{
  guint said;       /* how often the number was said, or counts as said by @said_at */
  guint needed;     /* how often it must be before the visitor may be missed */
  HqTime said_at;   /* the end of the last announcement, reported or counted as such */
  gboolean pending; /* nobody reported that end yet */
  gboolean often;   /* it was called as often as it may be */
  HqTime recall_at; /* from when it may be called again */
  HqTime miss_at;   /* from when the visitor may be missed, if it was said often enough */
} HqCallingTimes;

void     hq_policy_init       (HqPolicy *policy);
double   hq_policy_get_score  (HqTime now,
                               HqTime reference,
                               gint64 target);
gboolean hq_policy_choose     (const HqPolicy  *policy,
                               const HqContest *contest,
                               HqTime           now,
                               HqChoice        *choice);
gint64   hq_policy_get_walk   (const HqPolicy *policy,
                               int             from_floor,
                               int             to_floor,
                               gboolean        priority);
void     hq_policy_get_times  (const HqPolicy  *policy,
                               const HqCalling *calling,
                               HqCallingTimes  *times);
gboolean hq_policy_is_old     (const HqPolicy *policy,
                               HqDate          birth,
                               HqDate          today);
gboolean hq_policy_may_recall (const HqPolicy   *policy,
                               const HqCalling  *calling,
                               HqTime            now,
                               GError          **error);
gboolean hq_policy_may_miss   (const HqPolicy   *policy,
                               const HqCalling  *calling,
                               HqTime            now,
                               GError          **error);

G_END_DECLS
