/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-days.h"
#include "hq-hourly.h"

G_BEGIN_DECLS

/* Which days are looked at; both may be the same. */
typedef struct
{
  HqDate from;
  HqDate to;
} HqStretchAsk;

/**
 * HqStretch:
 *
 * All that is told of a day or of a stretch of days: its figures, and the day by hour or the days
 * beside each other.
 */
typedef struct
{
  HqDate from;
  HqDate to;
  HqTime now; /* when it was read, by the store's clock */
  GArray *figures;        /* (owned) (element-type HqFigure): as hq_figures_compute() has them */
  HqPublished *published; /* (owned) (nullable): of one day of which figures were published */
  HqHourly *hourly;       /* (owned) (nullable): of one day */
  HqDays *days;           /* (owned) (nullable): of more than one */
} HqStretch;

gpointer        hq_stretch_read       (HqHall       *hall,
                                       gconstpointer ask,
                                       GError      **error);
void            hq_stretch_free       (gpointer stretch);
const HqFigure *hq_stretch_find_first (const HqStretch *stretch,
                                       const HqFigure  *like);

G_END_DECLS
