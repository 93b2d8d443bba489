/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search-load.h"

#include "hq-hall-resources.h"
#include "hq-item-table.h"
#include "hq-search-table.h"
#include "hq-word-file.h"

#define HQ_SEARCH_LOAD_WORDS "/org/hallqueue/HallQueue/hall/words.csv"

/**
 * hq_search_load_words:
 *
 * Returns: (transfer full) (element-type HqSearchWord): the plain words that the program knows
 */
GArray *
hq_search_load_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_resource_lookup_data (hq_hall_resources_get_resource (),
                                                    HQ_SEARCH_LOAD_WORDS, 0, &error);
  g_autoptr (GArray) words = NULL;

  /* A part of the program itself, which a test has read. */
  if (file != NULL)
    words = hq_word_file_parse (g_bytes_get_data (file, NULL), g_bytes_get_size (file), &error);
  if (words == NULL)
    g_error ("%s: %s", HQ_SEARCH_LOAD_WORDS, error->message);
  return g_steal_pointer (&words);
}

static const char *
hq_search_load_find_department (const HqSetup *setup, const char *department)
{
  for (guint i = 0; i < setup->departments->len; i++)
    {
      const HqDepartment *row = setup->departments->pdata[i];

      if (g_str_equal (row->department, department))
        return row->name;
    }
  return "";
}

static HqSearchItem
hq_search_load_item (const HqItem *item, const HqSetup *setup, GHashTable *counts)
{
  return (HqSearchItem){
    .key = item->item,
    .name = item->name,
    .name_en = item->name_en,
    .department = hq_search_load_find_department (setup, item->department),
    .weight = GPOINTER_TO_UINT (g_hash_table_lookup (counts, item->item)),
  };
}

/**
 * hq_search_load_items:
 * @hall: a hall
 * @items: (element-type HqItem): items of its catalogue
 * @error: return location for an error
 *
 * Returns: (transfer full): an index over @items, whose places are those of the hits; as
 *   hq_search_load_service()
 */
HqSearch *
hq_search_load_items (HqHall *hall, const GPtrArray *items, GError **error)
{
  const HqSetup *setup = hq_hall_get_setup (hall, error);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqSearchItem));
  g_autoptr (GArray) words = NULL;
  HqDate today;

  if (setup == NULL || !hq_hall_get_today (hall, &today, error)
      || !hq_search_table_read_counts (hq_hall_get_database (hall), today, counts, error))
    return NULL;
  words = hq_search_load_words ();
  for (guint i = 0; i < items->len; i++)
    {
      HqSearchItem row = hq_search_load_item (items->pdata[i], setup, counts);

      g_array_append_val (rows, row);
    }
  return hq_search_new ((const HqSearchItem *) (gpointer) rows->data, rows->len,
                        (const HqSearchWord *) (gpointer) words->data, words->len);
}

/**
 * hq_search_load_service:
 * @hall: a hall
 * @service: (nullable): the code of a service; %NULL for all
 * @error: return location for an error
 *
 * The index does not follow the catalogue: after an import another one is loaded. What visitors came
 * with most often of late has the most weight.
 *
 * Returns: (transfer full): an index over the items of @service, with the code of an item as its key;
 *   %NULL if the store could not be read
 */
HqSearch *
hq_search_load_service (HqHall *hall, const char *service, GError **error)
{
  g_autoptr (GPtrArray) items = hq_item_table_load_all (hq_hall_get_database (hall), error);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (items == NULL)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    {
      HqItem *item = items->pdata[i];

      if (service == NULL || g_str_equal (item->service, service))
        g_ptr_array_add (chosen, item);
    }
  return hq_search_load_items (hall, chosen, error);
}

/**
 * hq_search_load_hall:
 *
 * Returns: (transfer full): an index over the hall's catalogue, as hq_search_load_service()
 */
HqSearch *
hq_search_load_hall (HqHall *hall, GError **error)
{
  return hq_search_load_service (hall, NULL, error);
}
