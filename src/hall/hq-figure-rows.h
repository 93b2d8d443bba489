/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-walk.h"
#include "hq-hall.h"
#include "hq-tally.h"

G_BEGIN_DECLS

/**
 * HqFigureAsk:
 *
 * Which figure is asked about.
 */
typedef struct
{
  HqDate from;
  HqDate to;
  HqTime now; /* at which waits that last are looked at, 0 for the store's clock */
  HqScope scope;
  const char *key; /* a floor, service, counter or clerk; "" for the hall */
  HqMetric metric;
  const char *asker; /* (nullable): interned: whose own ratings are kept back; %NULL keeps back none */
} HqFigureAsk;

/* What is not told of a stay in which whoever asks served. */
typedef enum
{
  HQ_FIGURE_KEPT_NOTHING,
  HQ_FIGURE_KEPT_RATING, /* what its visitor said */
  HQ_FIGURE_KEPT_VISIT   /* which visit it was, since how it counts tells what its visitor said */
} HqFigureKept;

/**
 * HqFigureRow:
 *
 * One row that was looked at for a figure, what it is known by, and how it entered the figure. @of has
 * the member of its kind; @place stands at the beginning of each of them. What is @kept is there to be
 * counted, and shown to nobody.
 */
typedef struct
{
  HqFigureKind kind;
  HqFigureEntry entry; /* its metric is the one that was asked for, or one that it is made of */
  HqFigureDetail detail;
  HqFigureKept kept;
  HqTime pause;   /* of a wait: what of it fell between two sessions */
  gboolean quick; /* of a rating, under check (待核查): sooner than somebody reads the question */
  gboolean burst; /* or one of several at its counter within a minute */
  union
  {
    HqFigurePlace place;
    HqFigureTicket ticket;
    HqFigureLeg leg;
    HqFigurePeriod period;
    HqFigureMatter matter;
    HqFigureCase case_file;
    HqFigureUse use;
  } of;
} HqFigureRow;

/**
 * HqFigureRows:
 *
 * The rows behind a figure. Counting them by their verdict gives exactly the figure.
 */
typedef struct
{
  HqFigureAsk ask; /* its key is interned, its time the one at which it was looked */
  GArray *rows;    /* (owned) (element-type HqFigureRow): by day and number, cases and uses last */
} HqFigureRows;

HqFigureRows *hq_figure_rows_read           (HqHall            *hall,
                                             const HqFigureAsk *ask,
                                             GError           **error);
HqFigureRows *hq_figure_rows_new            (const HqFigureAsk *ask,
                                             GError           **error);
gboolean      hq_figure_rows_fill           (HqFigureRows *rows,
                                             HqHall       *hall,
                                             GError      **error);
void          hq_figure_rows_free           (HqFigureRows *rows);
HqFigure      hq_figure_rows_count          (const HqFigureRows *rows);
char         *hq_figure_rows_format_number  (const HqFigureRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqFigureRows, hq_figure_rows_free)

G_END_DECLS
