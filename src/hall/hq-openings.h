/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"
#include "hq-days.h"
#include "hq-hourly.h"

G_BEGIN_DECLS

typedef enum
{
  HQ_OPENINGS_NONE,    /* there is no such day */
  HQ_OPENINGS_TO_COME,
  HQ_OPENINGS_RUNNING, /* not closed yet: its figures are those of now */
  HQ_OPENINGS_OVER
} HqOpeningsState;

/* One of the days that are held beside each other. Where it is neither running nor over it has no
 * figures. */
typedef struct
{
  HqDate day; /* 0 for none */
  HqOpeningsState state;
  HqTime opens_at;
  gboolean published; /* its figures are those that were published last */
  HqFigure figures[HQ_N_METRICS]; /* the hall's */
  gint64 before;      /* numbers taken on its morning before it opened */
  gint64 first_hour;  /* and in the hour from its opening on */
  gint64 open_most;   /* counters that were open at once at the most, in the sense of the rates */
} HqOpeningsDay;

/* An opening day, and the ordinary working day before its holiday. */
typedef struct
{
  HqOpeningsDay opening;
  HqOpeningsDay ordinary;
} HqOpeningsPair;

/* Which of them. */
typedef struct
{
  HqDate today;
  guint most; /* the newest ones, that which is still to come as well; those on which the hall was not
                 open do not count */
} HqOpeningsAsk;

/**
 * HqOpenings:
 *
 * The days after the long holidays beside each other.
 */
typedef struct
{
  GArray *pairs; /* (owned) (element-type HqOpeningsPair): the newest first */
  GArray *shut;  /* (owned) (element-type HqDate): those in between on which the hall was not open */
  gboolean more; /* there are older ones */
} HqOpenings;

/* Two days by hour. */
typedef struct
{
  HqHourly *opening;  /* (owned) (nullable) */
  HqHourly *ordinary; /* (owned) (nullable) */
} HqOpeningsHours;

HqOpenings *hq_openings_list        (const HqCalendar    *calendar,
                                     const GArray        *days,
                                     const HqOpeningsAsk *ask);
gboolean    hq_openings_is_one      (HqHall   *hall,
                                     HqDate    day,
                                     gboolean *is_one,
                                     GError  **error);
gboolean    hq_openings_read_one    (HqHall          *hall,
                                     HqDate           day,
                                     HqTime           now,
                                     HqOpeningsPair **pair,
                                     GError         **error);
gboolean    hq_openings_has_figures (const HqOpeningsDay *day);
gpointer    hq_openings_read        (HqHall       *hall,
                                     gconstpointer ask,
                                     GError      **error);
void        hq_openings_free        (gpointer openings);
gpointer    hq_openings_read_hours  (HqHall       *hall,
                                     gconstpointer pair,
                                     GError      **error);
void        hq_openings_free_hours  (gpointer hours);

G_END_DECLS
