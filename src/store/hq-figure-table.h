/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"
#include "hq-rate.h"

G_BEGIN_DECLS

/* A floor may be 0 or below the ground. */
#define HQ_FIGURE_NO_FLOOR G_MININT

/* Where something happened, by which it enters the figures of a floor, service, counter and clerk.
 * Strings are interned; what is not known is 0, %NULL or
 * %HQ_FIGURE_NO_FLOOR and enters the hall's figures alone. */
typedef struct
{
  const char *service;
  int floor;
  int counter;
  const char *staff;
} HqFigurePlace;

/* One number, at the service for which it was issued. */
typedef struct
{
  HqFigurePlace place;
  gint64 person; /* 0 for nobody known */
  HqState state;
  gboolean served; /* service was begun at least once */
} HqFigureTicket;

/* One way from waiting to a call, at the service for which it waited. */
typedef struct
{
  HqFigurePlace place;
  HqDate day;
  HqTime wait_from;
  HqTime ended_at; /* 0 while it lasts */
  gint64 target;
  HqLegEnd end;
  gboolean late; /* of an emergency number: not measured */
} HqFigureLeg;

/* One stay at a counter, with its rating. */
typedef struct
{
  HqFigurePlace place;
  gint64 recalls;
  HqTime started_at; /* 0 if service never began */
  HqTime ended_at;
  gint64 held;
  gboolean missed;
  gboolean redirected;
  gboolean measured;
  int level; /* 1 to 5, 0 for no rating */
} HqFigurePeriod;

/* One matter, where it was decided. */
typedef struct
{
  HqFigurePlace place;
  HqOutcome outcome;
} HqFigureMatter;

/* One case as it is now, and whether its clock stood still at the end of the stretch. */
typedef struct
{
  HqFigurePlace place;
  HqRateCase row;
  gboolean stopped;
} HqFigureCase;

typedef enum
{
  HQ_FIGURE_ENQUIRY,
  HQ_FIGURE_DIVERSION,
  HQ_FIGURE_SELF_SERVICE
} HqFigureUseKind;

/* What was done without a number. */
typedef struct
{
  HqFigurePlace place;
  HqFigureUseKind kind;
  gboolean done;   /* self-service: the visitor did what they came for */
  gboolean ticket; /* self-service: it became a ticket, and is a visit there */
} HqFigureUse;

/* One revision of a published figure. Strings are interned when read, borrowed when written. */
typedef struct
{
  const char *scope;
  const char *key;
  const char *metric;
  int revision;
  gboolean has_value;
  gint64 value;
  gboolean has_rate;
  HqRate rate;
  int formula;
  HqTime as_of;
  const char *cause;
} HqFigureRevision;

/* A closed day with figures that nobody has published yet. */
typedef struct
{
  HqDate day;
  gboolean rated; /* there are some, and a rating came after them */
} HqFigureOwed;

gboolean      hq_figure_table_read_tickets   (HqDatabase  *db,
                                              HqDate       from,
                                              HqDate       to,
                                              GArray      *tickets,
                                              GError     **error);
gboolean      hq_figure_table_read_legs      (HqDatabase  *db,
                                              HqDate       from,
                                              HqDate       to,
                                              GArray      *legs,
                                              GError     **error);
gboolean      hq_figure_table_read_periods   (HqDatabase  *db,
                                              HqDate       from,
                                              HqDate       to,
                                              GArray      *periods,
                                              GError     **error);
gboolean      hq_figure_table_read_matters   (HqDatabase  *db,
                                              HqDate       from,
                                              HqDate       to,
                                              GArray      *matters,
                                              GError     **error);
gboolean      hq_figure_table_read_cases     (HqDatabase  *db,
                                              HqDate       from,
                                              HqDate       to,
                                              GArray      *cases,
                                              GError     **error);
gboolean      hq_figure_table_read_uses      (HqDatabase  *db,
                                              HqDate       from,
                                              HqDate       to,
                                              GArray      *uses,
                                              GError     **error);
gboolean      hq_figure_table_read_revisions (HqDatabase  *db,
                                              HqDate       day,
                                              GArray      *revisions,
                                              GError     **error);
gboolean      hq_figure_table_append         (HqDatabase              *db,
                                              HqDate                   day,
                                              const HqFigureRevision  *row,
                                              GError                 **error);
gboolean      hq_figure_table_may_append     (HqDatabase  *db,
                                              gboolean    *may,
                                              GError     **error);
gboolean      hq_figure_table_read_owed      (HqDatabase  *db,
                                              HqTime       now,
                                              GArray      *days,
                                              GError     **error);
const HqText *hq_figure_table_get_texts      (guint *n_texts);

G_END_DECLS
