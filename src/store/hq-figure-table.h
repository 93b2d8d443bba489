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

/* The days of which rows are wanted, and whether with what people recognise them by. */
typedef struct
{
  HqDate from;
  HqDate to;
  GArray *details; /* HqFigureDetail, (nullable): gets one for each row, in the same order */
} HqFigureSpan;

/* What a person recognises a row by. What a kind of row does not have is 0 or %NULL. */
typedef struct
{
  gint64 ticket;
  gint64 id;    /* the case, or the use */
  int part;     /* which leg, stay or matter of the ticket */
  HqDate day;   /* of the ticket, or of the use */
  char prefix;  /* 0 where there is no number */
  guint number;
  HqClass class;
  HqState state; /* of the ticket, as it is now */
  HqTime issued_at; /* or when the use was */
  HqTime ended_at;  /* of a ticket, read as one: when it ended, or its last stay at a counter did */
  HqTime called_at;
  HqTime rated_at;
  const char *item; /* interned */
} HqFigureDetail;

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
  int level;        /* 1 to 5, 0 for no rating */
  gboolean invalid; /* a bad one that a second person found invalid */
} HqFigurePeriod;

/* One matter, where it was decided. */
typedef struct
{
  HqFigurePlace place;
  HqOutcome outcome;
} HqFigureMatter;

/* One case as it is now, and what its clock stood still for at the end of the stretch. */
typedef struct
{
  HqFigurePlace place;
  HqRateCase row;
  HqCaseState stop; /* suspended or waiting for papers; open while it ran */
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

/* A day of the hall; one that is only planned may have numbers all the same. */
typedef struct
{
  HqDate day;
  HqTime opens_at;
  gboolean opened;
  gboolean closed;
} HqFigureDay;

/* A closed day with figures that nobody has published yet. */
typedef struct
{
  HqDate day;
  gboolean rated; /* there are some, and a rating came after them */
} HqFigureOwed;

gboolean      hq_figure_table_read_tickets    (HqDatabase          *db,
                                              const HqFigureSpan  *span,
                                              GArray              *tickets,
                                              GError             **error);
gboolean      hq_figure_table_read_legs       (HqDatabase          *db,
                                              const HqFigureSpan  *span,
                                              GArray              *legs,
                                              GError             **error);
gboolean      hq_figure_table_read_periods    (HqDatabase          *db,
                                              const HqFigureSpan  *span,
                                              GArray              *periods,
                                              GError             **error);
gboolean      hq_figure_table_read_matters    (HqDatabase          *db,
                                              const HqFigureSpan  *span,
                                              GArray              *matters,
                                              GError             **error);
gboolean      hq_figure_table_read_cases      (HqDatabase          *db,
                                              const HqFigureSpan  *span,
                                              GArray              *cases,
                                              GError             **error);
gboolean      hq_figure_table_read_uses       (HqDatabase          *db,
                                              const HqFigureSpan  *span,
                                              GArray              *uses,
                                              GError             **error);
gboolean      hq_figure_table_read_days      (HqDatabase  *db,
                                              HqDate       from,
                                              HqDate       to,
                                              GArray      *days,
                                              GError     **error);
gboolean      hq_figure_table_read_revisions (HqDatabase  *db,
                                              HqDate       day,
                                              GArray      *revisions,
                                              GError     **error);
gboolean      hq_figure_table_read_part      (HqDatabase              *db,
                                              HqDate                   day,
                                              const HqFigureRevision  *part,
                                              GArray                  *revisions,
                                              GError                 **error);
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
