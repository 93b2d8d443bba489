/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-visit.h"

G_BEGIN_DECLS

/* A stretch of the day in which a server of the records was at work; after midnight. */
typedef struct
{
  guint server; /* from 0 */
  gint64 from;
  gint64 to;
} HqArrivalsShift;

/**
 * HqArrivals:
 *
 * One day's records of a service centre: who came, how long they waited and were served, and who
 * served them.
 */
typedef struct
{
  GArray *visits; /* (owned) (element-type HqVisit) */
  GArray *shifts; /* (owned) (element-type HqArrivalsShift): by server and time */
  guint servers;
  guint never_queued; /* rows that left after 0 s and are no visits */
} HqArrivals;

HqArrivals *hq_arrivals_file_parse (const char  *data,
                                    gsize        size,
                                    guint64      seed,
                                    GError     **error);
void        hq_arrivals_file_free  (HqArrivals *arrivals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqArrivals, hq_arrivals_file_free)

G_END_DECLS
