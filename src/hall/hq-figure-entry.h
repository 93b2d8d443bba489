/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-table.h"
#include "hq-metric.h"

G_BEGIN_DECLS

/* On which side of a figure a row stands. */
typedef enum
{
  HQ_FIGURE_SIDE_OUT,   /* it was looked at and left out */
  HQ_FIGURE_SIDE_TOTAL, /* in N alone */
  HQ_FIGURE_SIDE_BOTH,  /* in n and in N; in a count, or in what was measured */
  HQ_N_FIGURE_SIDES
} HqFigureSide;

/**
 * HqFigureReason:
 *
 * Why a row is not in n. The upper layers say it in words.
 */
typedef enum
{
  HQ_FIGURE_REASON_NONE, /* it is */

  /* Numbers. */
  HQ_FIGURE_REASON_SAME_PERSON, /* one more number of somebody who is counted already */
  HQ_FIGURE_REASON_SERVED,      /* service was begun */
  HQ_FIGURE_REASON_UNSERVED,    /* the day closed before they were served */
  HQ_FIGURE_REASON_HERE,        /* still in the hall */
  HQ_FIGURE_REASON_OTHER_STATE, /* the number came to something else */

  /* Waits. */
  HQ_FIGURE_REASON_EMERGENCY,     /* of an emergency number: not measured */
  HQ_FIGURE_REASON_PAST_TARGET,   /* called after the target */
  HQ_FIGURE_REASON_LEFT_LATE,     /* cancelled after the target */
  HQ_FIGURE_REASON_UNSERVED_LATE, /* unserved at close, after the target */
  HQ_FIGURE_REASON_WAITING_LATE,  /* still waiting, after the target */
  HQ_FIGURE_REASON_WITHIN_TARGET, /* not called, and the target was not past */
  HQ_FIGURE_REASON_CHANGED,       /* another service: the wait goes on there */
  HQ_FIGURE_REASON_REDIRECTED,    /* a wrong counter: the wait goes on, nothing can be rated */
  HQ_FIGURE_REASON_NOT_CALLED,    /* the wait did not lead to a call */
  HQ_FIGURE_REASON_NO_BREAK,      /* no break of the sessions in it */
  HQ_FIGURE_REASON_OVER,          /* the wait is over */

  /* Stays at a counter. */
  HQ_FIGURE_REASON_NOT_STARTED, /* service did not begin: nothing can be rated */
  HQ_FIGURE_REASON_CAME,        /* the call was answered */
  HQ_FIGURE_REASON_NO_RECALL,
  HQ_FIGURE_REASON_UNRATED,
  HQ_FIGURE_REASON_RATED,
  HQ_FIGURE_REASON_BAD,         /* level 1 or 2 */
  HQ_FIGURE_REASON_OTHER_LEVEL,
  HQ_FIGURE_REASON_STANDS,      /* a bad rating that nobody found invalid */
  HQ_FIGURE_REASON_LASTS,       /* service goes on */
  HQ_FIGURE_REASON_UNMEASURED,  /* nobody ended it in time */
  HQ_FIGURE_REASON_MEASURED,

  /* Matters. */
  HQ_FIGURE_REASON_OTHER_OUTCOME,
  HQ_FIGURE_REASON_NOT_ACCEPTED, /* by law: no case */

  /* Cases. */
  HQ_FIGURE_REASON_ON_TIME,
  HQ_FIGURE_REASON_LAST_DAY,    /* on time, and not early */
  HQ_FIGURE_REASON_LATE_CLOSED, /* overdue and closed */
  HQ_FIGURE_REASON_LATE_OPEN,   /* overdue and open */
  HQ_FIGURE_REASON_WITHDRAWN,   /* before it was overdue */
  HQ_FIGURE_REASON_SUSPENDED,
  HQ_FIGURE_REASON_SUPPLEMENT,  /* papers are missing */
  HQ_FIGURE_REASON_NOT_DUE,     /* open and in good time */
  HQ_FIGURE_REASON_OTHER_KIND,  /* instant or promised, as the figure is not */
  HQ_FIGURE_REASON_OTHER_END,   /* another legal act ended it */
  HQ_FIGURE_REASON_NOT_ENDED,

  /* What is done without a number. */
  HQ_FIGURE_REASON_TICKET,      /* it became a number, and is a visit there */
  HQ_FIGURE_REASON_NOT_DONE,
  HQ_N_FIGURE_REASONS
} HqFigureReason;

/**
 * HqFigureEntry:
 *
 * How one row enters one figure.
 */
typedef struct
{
  HqMetric metric;
  HqFigureSide side;
  HqFigureReason reason;
  gint64 value; /* what it adds to a count, or how long it took, in microseconds */
} HqFigureEntry;

/* No row enters more figures than this. */
#define HQ_FIGURE_ENTRY_MOST 24

typedef struct
{
  HqFigureEntry entries[HQ_FIGURE_ENTRY_MOST];
  guint n;
} HqFigureEntries;

const char *hq_figure_entry_get_reason_nick (HqFigureReason reason);
const char *hq_figure_entry_get_side_nick   (HqFigureSide side);
gboolean    hq_figure_entry_is_behind       (const HqFigureEntry *entry,
                                             HqMetric             metric);
HqRateCase  hq_figure_entry_look_back       (const HqFigureCase *found,
                                             HqDate              to);
HqTime      hq_figure_entry_measure_break   (const HqFigureLeg *leg,
                                             const GArray      *sessions,
                                             HqTime             now);
void        hq_figure_entry_judge_ticket    (const HqFigureTicket *row,
                                             HqFigureEntries      *entries);
gboolean    hq_figure_entry_is_repeated     (const HqFigureTicket *row,
                                             GHashTable           *persons);
void        hq_figure_entry_repeat          (HqFigureEntry *entry);
void        hq_figure_entry_judge_leg       (const HqFigureLeg *row,
                                             HqTime             pause,
                                             HqTime             now,
                                             HqFigureEntries   *entries);
void        hq_figure_entry_judge_period    (const HqFigurePeriod *row,
                                             HqFigureEntries      *entries);
void        hq_figure_entry_judge_matter    (const HqFigureMatter *row,
                                             HqFigureEntries      *entries);
void        hq_figure_entry_judge_case      (const HqFigureCase *row,
                                             HqDate              from,
                                             HqDate              to,
                                             HqFigureEntries    *entries);
void        hq_figure_entry_judge_use       (const HqFigureUse *row,
                                             HqFigureEntries   *entries);

G_END_DECLS
