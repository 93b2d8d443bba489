/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"

G_BEGIN_DECLS

/* Something of which nothing was measured is no length of time, and never one of nothing. */
#define HQ_HOURLY_NONE (-1)

/* One hour of the hall's clock. */
typedef struct
{
  int hour; /* 0 to 23; from 24 on past the day's midnight */
  gint64 issued;
  gint64 called;   /* calls, those to which nobody came as well */
  gint64 finished; /* numbers */
  gint64 left;     /* cancelled, void, or missed and not back, and never served */
  gint64 unserved; /* at close */
  gint64 waits;    /* that led to a call in this hour and were measured */
  gint64 wait_median; /* of these, microseconds, or HQ_HOURLY_NONE */
  gint64 wait_90th;
} HqHourlyHour;

/* One counter's day. Lengths of time are microseconds. */
typedef struct
{
  int counter;
  gint64 handled;    /* stays in which service began and that are over; a wrong counter's is none */
  gint64 unmeasured; /* of these, those that nobody ended: their time is not known */
  gint64 serving;    /* the time of the others, without what was parked */
  gint64 signed_in;
  gint64 paused; /* of the time signed in */
} HqHourlyCounter;

/**
 * HqHourly:
 *
 * A day of the hall by hour, and what its counters did.
 */
typedef struct
{
  HqDate day;
  HqTime now;
  GArray *hours;    /* (owned) (element-type HqHourlyHour): from the first to the last one in which
                       anything happened, none left out */
  GArray *counters; /* (owned) (element-type HqHourlyCounter): by number, where anything happened */
} HqHourly;

HqHourly *hq_hourly_read (HqHall   *hall,
                          HqDate    day,
                          HqTime    now,
                          GError  **error);
void      hq_hourly_free (HqHourly *hourly);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqHourly, hq_hourly_free)

G_END_DECLS
