/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-openings.h"

G_BEGIN_DECLS

/* Which days are looked at; both may be the same. */
typedef struct
{
  HqDate from;
  HqDate to;
  HqTime now;            /* the time at which it is looked at, 0 for the store's clock */
  gboolean only_figures; /* nothing else is wanted */
  gboolean beside;       /* an opening day is wanted beside the ordinary one before it */
} HqStretchAsk;

/**
 * HqStretch:
 *
 * All that is told of a day or of a stretch of days: its figures, and the day by hour or the days
 * beside each other. All of it is of one state of the store.
 */
typedef struct
{
  HqDate from;
  HqDate to;
  HqTime now; /* the time at which it was looked at */
  GArray *figures;        /* (owned) (element-type HqFigure): as hq_figures_compute() has them */
  HqPublished *published; /* (owned) (nullable): of one day of which figures were published */
  HqHourly *hourly;       /* (owned) (nullable): of one day */
  HqDays *days;           /* (owned) (nullable): of more than one */
  HqOpeningsPair *opening; /* (owned) (nullable): of an opening day, where it was asked for */
} HqStretch;

gpointer        hq_stretch_read       (HqHall       *hall,
                                       gconstpointer ask,
                                       GError      **error);
void            hq_stretch_free       (gpointer stretch);
const HqFigure *hq_stretch_find_first (const HqStretch *stretch,
                                       const HqFigure  *like);

G_END_DECLS
