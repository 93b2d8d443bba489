/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-figure-walk.h"
#include "hq-tally.h"

G_BEGIN_DECLS

/* Grows with each change of a formula, so that a figure says by which one it was made. */
#define HQ_FIGURES_FORMULA 3

/* The cause of the revisions that a day's close publishes; any other is a later change. */
#define HQ_FIGURES_CLOSE "close"

/* The cause of a figure that the program did not have yet when the day was closed: no change of the day. */
#define HQ_FIGURES_NEW "formula"

/* A published figure that was revised. */
typedef struct
{
  HqFigure first;  /* at close (发布值); of nothing where it had no figure then */
  HqFigure before; /* the revision before this one */
  HqFigure after;
  int revision;
  HqTime as_of;
  const char *cause; /* interned */
} HqFigureChange;

/**
 * HqPublished:
 *
 * What was published of a day. Both lists have the same figures in the same order.
 */
typedef struct
{
  GArray *first;   /* HqFigure: as published at close (发布值) */
  GArray *latest;  /* HqFigure: as they stand now (现值) */
  GArray *changes; /* HqFigureChange: each revision after the first, in that order and by time */
} HqPublished;

/* The figures of one part of the hall, by metric. */
typedef struct
{
  HqScope scope;
  const char *key;
  gboolean there; /* something happened there; else there are no figures */
  HqFigure figures[HQ_N_METRICS];
} HqFigurePart;

GArray      *hq_figures_compute        (HqHall  *hall,
                                        HqDate   from,
                                        HqDate   to,
                                        HqTime   now,
                                        GError **error);
GArray      *hq_figures_collect        (HqDatabase          *db,
                                        const HqFigureWalk  *walk,
                                        GError             **error);
gboolean     hq_figures_publish        (HqChange    *change,
                                        HqDate       day,
                                        const char  *cause,
                                        GError     **error);
HqPublished *hq_figures_read_published (HqHall  *hall,
                                        HqDate   day,
                                        GError **error);
gboolean     hq_figures_read_latest    (HqDatabase    *db,
                                        HqDate         day,
                                        HqFigurePart  *part,
                                        GError       **error);
void         hq_figures_pick           (HqFigurePart *part,
                                        const GArray *figures);
void         hq_figures_free_published (HqPublished *published);
gboolean     hq_figures_find_last_day  (HqHall  *hall,
                                        HqDate  *day,
                                        GError **error);
gboolean     hq_figures_are_equal      (const HqFigure *a,
                                        const HqFigure *b);
int          hq_figures_compare        (const HqFigure *a,
                                        const HqFigure *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqPublished, hq_figures_free_published)

G_END_DECLS
