/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-clerks.h"

static int
hq_clerks_compare (gconstpointer a, gconstpointer b)
{
  const HqClerksRow *first = a;
  const HqClerksRow *second = b;

  if (first->median != second->median)
    return first->median < second->median ? 1 : -1;
  return g_strcmp0 (first->staff, second->staff);
}

/* The measured times of each, by who it is. */
static GHashTable *
hq_clerks_collect (const HqFigureRows *rows)
{
  GHashTable *times = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < rows->rows->len; i++)
    {
      const HqFigureRow *row = &g_array_index (rows->rows, HqFigureRow, i);
      GArray *sample;

      if (row->entry.side != HQ_FIGURE_SIDE_BOTH || row->of.place.staff == NULL)
        continue;
      sample = g_hash_table_lookup (times, row->of.place.staff);
      if (sample == NULL)
        {
          sample = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (times, (gpointer) row->of.place.staff, sample);
        }
      g_array_append_val (sample, row->entry.value);
    }
  return times;
}

/**
 * hq_clerks_list:
 * @rows: the rows behind the median handling time of a service
 *
 * Whoever served the service, held against each other within it: a clerk of quick services is not
 * quicker than one of slow ones.
 *
 * Returns: (transfer full) (element-type HqClerksRow): the longest median first
 */
GArray *
hq_clerks_list (const HqFigureRows *rows)
{
  g_autoptr (GHashTable) times = hq_clerks_collect (rows);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (HqClerksRow));
  GHashTableIter iter;
  gpointer staff, sample;

  g_hash_table_iter_init (&iter, times);
  while (g_hash_table_iter_next (&iter, &staff, &sample))
    {
      HqClerksRow row = { staff, ((GArray *) sample)->len, 0 };

      hq_tally_sort (sample);
      row.median = hq_tally_find_percentile (sample, 50);
      g_array_append_val (list, row);
    }
  g_array_sort (list, hq_clerks_compare);
  return list;
}
