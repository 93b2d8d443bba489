/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figures.h"
#include "hq-hall.h"

G_BEGIN_DECLS

/* Of which days, and of which part of the hall. */
typedef struct
{
  HqDate from;
  HqDate to;
  HqTime now; /* at which a day that is not over is looked at, 0 for the store's clock */
  HqScope scope;
  const char *key; /* "" for the hall */
} HqDaysAsk;

/* One business day. */
typedef struct
{
  HqDate day;
  gboolean published; /* its figures are those that were published last; else they were computed now */
  HqFigurePart part;  /* not there where nothing happened in this part of the hall */
} HqDaysDay;

/**
 * HqDays:
 *
 * The figures of each business day of a stretch beside each other.
 */
typedef struct
{
  HqDaysAsk ask; /* its key is interned */
  GArray *days;  /* (owned) (element-type HqDaysDay): those that the hall was open, in order */
} HqDays;

HqDays *hq_days_read (HqHall           *hall,
                      const HqDaysAsk  *ask,
                      GError          **error);
void    hq_days_free (HqDays *days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqDays, hq_days_free)

G_END_DECLS
