/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search-load.h"

#include "hq-hall-resources.h"
#include "hq-item-table.h"
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

/**
 * hq_search_load_hall:
 * @hall: a hall
 * @error: return location for an error
 *
 * The index does not follow the catalogue: after an import another one is loaded.
 *
 * Returns: (transfer full): an index over the hall's catalogue, with the code of an item as its key;
 *   %NULL if the store could not be read
 */
HqSearch *
hq_search_load_hall (HqHall *hall, GError **error)
{
  const HqSetup *setup = hq_hall_get_setup (hall, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GArray) words = NULL;
  g_autofree HqSearchItem *rows = NULL;

  if (setup != NULL)
    items = hq_item_table_load_all (hq_hall_get_database (hall), error);
  if (items == NULL)
    return NULL;
  words = hq_search_load_words ();
  rows = g_new0 (HqSearchItem, items->len);
  for (guint i = 0; i < items->len; i++)
    {
      const HqItem *item = items->pdata[i];

      rows[i] = (HqSearchItem) {
        .key = item->item,
        .name = item->name,
        .name_en = item->name_en,
        .department = hq_search_load_find_department (setup, item->department),
      };
    }
  return hq_search_new (rows, items->len, (const HqSearchWord *) (gpointer) words->data,
                        words->len);
}
