/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-peak.h"

/* A stretch of time begins, or ends. */
typedef struct
{
  HqTime at;
  gint64 step;
} HqPeakEdge;

/**
 * hq_peak_new:
 *
 * Returns: (transfer full): no stretch of time yet
 */
GArray *
hq_peak_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (HqPeakEdge));
}

/**
 * hq_peak_add:
 * @edges: as hq_peak_new() made it
 * @from: when a stretch begins
 * @to: when it ends; one that ends as soon as it begins is none
 */
void
hq_peak_add (GArray *edges, HqTime from, HqTime to)
{
  const HqPeakEdge first = { from, 1 }, last = { to, -1 };

  if (to <= from)
    return;
  g_array_append_val (edges, first);
  g_array_append_val (edges, last);
}

/* Where one stretch ends as another begins, there is one. */
static int
hq_peak_compare (gconstpointer a, gconstpointer b)
{
  const HqPeakEdge *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return (first->step > second->step) - (first->step < second->step);
}

/**
 * hq_peak_find:
 * @edges: (inout): stretches of time; they are put in order
 *
 * Returns: how many there were at once at the most
 */
gint64
hq_peak_find (GArray *edges)
{
  gint64 now = 0, most = 0;

  g_array_sort (edges, hq_peak_compare);
  for (guint i = 0; i < edges->len; i++)
    {
      now += g_array_index (edges, HqPeakEdge, i).step;
      most = MAX (most, now);
    }
  return most;
}
