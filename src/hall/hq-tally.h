/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-entry.h"

G_BEGIN_DECLS

/**
 * HqFigure:
 *
 * One figure of one scope: a value, or the two counts of a rate, as hq_metric_get_kind() says.
 */
typedef struct
{
  HqScope scope;
  const char *key; /* interned: a floor, service, counter or clerk; "" for the hall */
  HqMetric metric;
  gboolean has_value; /* %FALSE for a rate, and for a time that nothing was measured of */
  gint64 value;       /* a count, microseconds, or bits of HqWithheld */
  HqRate rate;
} HqFigure;

/**
 * HqTally:
 *
 * What has been counted so far for one scope.
 */
typedef struct _HqTally HqTally;

HqTally *hq_tally_new    (HqScope     scope,
                          const char *key);
void     hq_tally_free   (HqTally *tally);
void     hq_tally_add    (HqTally               *tally,
                          const HqFigureEntries *entries,
                          const HqFigureTicket  *ticket);
void     hq_tally_take   (HqTally             *tally,
                          const HqFigureEntry *entry);
void     hq_tally_finish (HqTally *tally,
                          GArray  *figures);
void     hq_tally_sort   (GArray *sample);
gint64   hq_tally_find_percentile (const GArray *sample,
                                   guint         percent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqTally, hq_tally_free)

G_END_DECLS
