/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-limit.h"

G_BEGIN_DECLS

/* For the mark of both rates at 100 %: one in so many must have rated, and so many at least. */
#define HQ_RATE_ONE_IN 10
#define HQ_RATE_FEWEST 30

/**
 * HqRate:
 *
 * @n of @total, the two counts that stand beside each rate. A rate is never kept as a fraction.
 */
typedef struct
{
  gint64 n;
  gint64 total;
} HqRate;

/**
 * HqRateCase:
 *
 * What on-time completion asks of a case. @due is 0 while its clock stands still; an ended case
 * has its due date, which is the day of acceptance for an instant item.
 */
typedef struct
{
  HqCaseKind kind;
  HqCaseState state;
  HqDate accepted;
  HqDate due;
  HqDate ended; /* 0 while it is open or its clock stands still */
} HqRateCase;

typedef enum
{
  HQ_CASE_ENTRY_OUT,
  HQ_CASE_ENTRY_ON_TIME,
  HQ_CASE_ENTRY_LATE_CLOSED,
  HQ_CASE_ENTRY_LATE_OPEN
} HqCaseEntry;

/**
 * HqCompletion:
 *
 * On-time completion of one kind of case and what stands beside it.
 */
typedef struct
{
  HqRate on_time;
  gint64 early; /* of those on time: before the due date */
  gint64 late_closed;
  gint64 late_open;
  gint64 stopped; /* suspended or waiting for papers, and on neither side */
} HqCompletion;

#define HQ_RATE_LEVELS 5

/**
 * HqRatings:
 *
 * The ratable periods of a stretch of time and the ratings of these same periods: @levels[0] is
 * how many chose level 1, the worst.
 */
typedef struct
{
  gint64 ratable;
  gint64 levels[HQ_RATE_LEVELS];
} HqRatings;

typedef enum
{
  HQ_LEG_END_NONE, /* still waiting */
  HQ_LEG_END_CALLED,
  HQ_LEG_END_CANCELLED,
  HQ_LEG_END_UNSERVED,
  HQ_LEG_END_CHANGED,
  HQ_LEG_END_REDIRECTED
} HqLegEnd;

typedef enum
{
  HQ_WAIT_ENTRY_OUT,
  HQ_WAIT_ENTRY_MET,   /* in n and in N */
  HQ_WAIT_ENTRY_FAILED /* in N only */
} HqWaitEntry;

/**
 * HqWithheld:
 *
 * Why two rates stand without the mark of both at 100 %; all that apply are said.
 */
typedef enum
{
  HQ_WITHHELD_NOT = 0,
  HQ_WITHHELD_NO_CASES = 1 << 0,
  HQ_WITHHELD_LATE = 1 << 1,         /* on-time completion is not exact */
  HQ_WITHHELD_OVERDUE_OPEN = 1 << 2, /* a promised case is overdue and open */
  HQ_WITHHELD_NO_RATINGS = 1 << 3,
  HQ_WITHHELD_BAD_RATING = 1 << 4,   /* satisfaction is not exact */
  HQ_WITHHELD_FEW_RATINGS = 1 << 5,
  HQ_WITHHELD_PARTICIPATION = 1 << 6
} HqWithheld;

char       *hq_rate_format            (HqRate              rate,
                                       guint               digits);
gboolean    hq_rate_is_full           (HqRate              rate);
HqRate      hq_rate_add               (HqRate              a,
                                       HqRate              b);
HqCaseEntry hq_rate_enter_case        (const HqRateCase   *row,
                                       HqDate              from,
                                       HqDate              to);
void        hq_rate_count_case        (HqCompletion       *kinds,
                                       const HqRateCase   *row,
                                       HqDate              from,
                                       HqDate              to);
HqRate      hq_rate_get_rated         (const HqRatings    *ratings);
HqRate      hq_rate_get_unrated       (const HqRatings    *ratings);
HqRate      hq_rate_get_satisfaction  (const HqRatings    *ratings);
HqRate      hq_rate_get_bad           (const HqRatings    *ratings);
HqRate      hq_rate_get_good          (const HqRatings    *ratings);
HqWaitEntry hq_rate_enter_leg         (HqLegEnd            end,
                                       HqTime              waited,
                                       HqTime              target);
void        hq_rate_count_leg         (HqRate             *rate,
                                       HqWaitEntry         entry);
HqWithheld  hq_rate_judge             (const HqCompletion *kinds,
                                       const HqRatings    *ratings);

G_END_DECLS
