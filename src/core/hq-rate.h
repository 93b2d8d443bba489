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
  HQ_CASE_ENTRY_OUT,     /* of another time, or open and in good time */
  HQ_CASE_ENTRY_DROPPED, /* withdrawn in good time */
  HQ_CASE_ENTRY_STOPPED, /* its clock stands still */
  HQ_CASE_ENTRY_ON_TIME, /* in n and in N */
  HQ_CASE_ENTRY_LATE_CLOSED, /* in N only, as the next one */
  HQ_CASE_ENTRY_LATE_OPEN
} HqCaseEntry;

#define HQ_RATE_LEVELS 5

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
 * HqRateMark:
 *
 * What the mark of both rates at 100 % is judged by.
 */
typedef struct
{
  HqRate on_time;      /* of instant and promised cases together */
  gint64 overdue_open; /* promised cases */
  HqRate satisfied;    /* of the ratings submitted */
  gint64 ratable;      /* the periods that could be rated */
} HqRateMark;

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

char       *hq_rate_format       (HqRate            rate,
                                  guint             digits);
gboolean    hq_rate_is_full      (HqRate            rate);
HqRate      hq_rate_add          (HqRate            a,
                                  HqRate            b);
HqCaseEntry hq_rate_enter_case   (const HqRateCase *row,
                                  HqDate            from,
                                  HqDate            to);
gboolean    hq_rate_is_early     (const HqRateCase *row);
gboolean    hq_rate_is_satisfied (int               level);
gboolean    hq_rate_is_good      (int               level);
HqWaitEntry hq_rate_enter_leg    (HqLegEnd          end,
                                  HqTime            waited,
                                  HqTime            target);
HqWithheld  hq_rate_judge        (const HqRateMark *mark);

G_END_DECLS
