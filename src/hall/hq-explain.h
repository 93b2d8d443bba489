/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-rows.h"
#include "hq-figures.h"

G_BEGIN_DECLS

/* By what the rows of a figure are shown apart. */
typedef enum
{
  HQ_EXPLAIN_BY_NOTHING,
  HQ_EXPLAIN_BY_CASE_KIND, /* HqCaseKind */
  HQ_EXPLAIN_BY_LEVEL,     /* 1 to 5, and 0 where nobody rated */
  HQ_EXPLAIN_BY_CLASS      /* HqClass */
} HqExplainBy;

typedef struct
{
  int part;    /* as HqExplainBy says */
  HqRate rate; /* n and N */
  gint64 out;  /* looked at and left out */
} HqExplainPart;

/* So many rows are not in n for one reason. */
typedef struct
{
  HqFigureSide side; /* left out, or in N alone */
  HqFigureReason reason;
  gint64 count;
} HqExplainReason;

/**
 * HqExplanation:
 *
 * How a figure comes about (这个数是怎么来的).
 */
typedef struct
{
  HqFigureRows *rows; /* (owned) */
  HqFigure figure;    /* what they count up to now */
  HqExplainBy by;
  GArray *parts;      /* (owned) (element-type HqExplainPart): those that have rows, in order */
  GArray *reasons;    /* (owned) (element-type HqExplainReason): the left out first, in order */
  gint64 unrated;     /* of a rate of ratings: who could rate and did not */
  gint64 checked;     /* of these ratings, those under check (待核查): quick, burst or both */
  gint64 quick;
  gint64 burst;
  gint64 invalid;     /* and those that a second person found invalid */

  gboolean published; /* it is of one day, of which figures were published */
  HqFigure first;     /* at close (发布值) */
  HqFigure latest;    /* as published last (现值) */
  GArray *changes;    /* (owned) (element-type HqFigureChange): each revision after the first, by time */
} HqExplanation;

HqExplanation *hq_explain_read (HqHall             *hall,
                                const HqFigureAsk  *ask,
                                GError            **error);
void           hq_explain_free (HqExplanation *explanation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqExplanation, hq_explain_free)

G_END_DECLS
