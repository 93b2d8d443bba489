/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-kiosk-index.h"

#include "hq-kiosk-view-table.h"
#include "hq-search-load.h"

typedef struct
{
  HqHall *hall;
  HqKioskIndex *index;
} HqKioskIndexTask;

/**
 * hq_kiosk_index_free:
 * @index: (transfer full): an HqKioskIndex
 */
void
hq_kiosk_index_free (gpointer index)
{
  HqKioskIndex *self = index;

  g_clear_pointer (&self->search, hq_search_unref);
  g_hash_table_unref (self->services);
  g_free (self);
}

static gboolean
hq_kiosk_index_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqKioskIndexTask *task = user_data;
  HqKioskIndex *index = task->index;

  g_clear_pointer (&index->search, hq_search_unref);
  index->search = hq_search_load_hall (task->hall, error);
  return index->search != NULL && hq_kiosk_view_table_read_items (db, index->services, error);
}

/**
 * hq_kiosk_index_read:
 * @hall: a hall
 * @query: nothing
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqKioskIndex of the catalogue as it is now; %NULL if the store could
 *   not be read
 */
gpointer
hq_kiosk_index_read (HqHall *hall, gconstpointer query, GError **error)
{
  HqKioskIndex *index = g_new0 (HqKioskIndex, 1);
  HqKioskIndexTask task = { hall, index };

  index->services = g_hash_table_new (g_str_hash, g_str_equal);
  if (hq_database_read (hq_hall_get_database (hall), hq_kiosk_index_fill, &task, error))
    return index;
  hq_kiosk_index_free (index);
  return NULL;
}
