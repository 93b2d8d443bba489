/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-item-list.h"

#include <string.h>

#include "hq-import.h"
#include "hq-item-table.h"
#include "hq-search-load.h"

/* The sources of a catalogue's figures that are none. */
#define HQ_ITEM_LIST_NONE "none"
#define HQ_ITEM_LIST_ILLUSTRATIVE "illustrative"

typedef struct
{
  HqHall *hall;
  HqItemList *list;
} HqItemListTask;

/**
 * hq_item_list_free:
 * @list: (transfer full): an HqItemList
 */
void
hq_item_list_free (gpointer list)
{
  HqItemList *self = list;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->search, hq_search_unref);
  g_free (self);
}

static gboolean
hq_item_list_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqItemListTask *task = user_data;
  HqItemList *list = task->list;

  g_clear_pointer (&list->items, g_ptr_array_unref);
  g_clear_pointer (&list->search, hq_search_unref);
  list->items = hq_item_table_load_all (db, error);
  if (list->items == NULL)
    return FALSE;
  list->search = hq_search_load_items (task->hall, list->items, error);
  return list->search != NULL;
}

/**
 * hq_item_list_read:
 * @hall: a hall
 * @query: nothing
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqItemList of the catalogue as it is now; %NULL if the store could not
 *   be read
 */
gpointer
hq_item_list_read (HqHall *hall, gconstpointer query, GError **error)
{
  HqItemListTask task = { hall, g_new0 (HqItemList, 1) };

  if (hq_database_read (hq_hall_get_database (hall), hq_item_list_fill, &task, error))
    return task.list;
  hq_item_list_free (task.list);
  return NULL;
}

/**
 * hq_item_list_free_file:
 * @file: (transfer full): an HqItemListFile
 */
void
hq_item_list_free_file (gpointer file)
{
  HqItemListFile *self = file;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

/**
 * hq_item_list_compare:
 * @file: a catalogue; gets how it differs from @now
 * @now: (element-type HqItem): another one
 */
void
hq_item_list_compare (HqItemListFile *file, const GPtrArray *now)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < now->len; i++)
    g_hash_table_insert (known, ((HqItem *) now->pdata[i])->item, now->pdata[i]);
  for (guint i = 0; i < file->items->len; i++)
    {
      const HqItem *item = file->items->pdata[i];
      const HqItem *before = g_hash_table_lookup (known, item->item);

      if (before == NULL)
        file->added++;
      else if (hq_item_equal (before, item))
        file->same++;
      else
        file->changed++;
    }
  file->dropped = now->len - file->same - file->changed;
}

static gboolean
hq_item_list_load (HqDatabase *db, gpointer user_data, GError **error)
{
  GPtrArray **items = user_data;

  g_clear_pointer (items, g_ptr_array_unref);
  *items = hq_item_table_load_all (db, error);
  return *items != NULL;
}

/**
 * hq_item_list_read_file:
 * @hall: a hall
 * @path: (type filename): a catalogue's file, CSV
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqItemListFile; %NULL with %HQ_ERROR_IMPORT and the places of the
 *   faults, the error of a file that cannot be read, or one of the store's errors
 */
gpointer
hq_item_list_read_file (HqHall *hall, gconstpointer path, GError **error)
{
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GBytes) bytes = NULL;
  HqItemListFile *file;
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  bytes = g_bytes_new_take (text, size);
  items = hq_import_parse (hall, HQ_ACT_IMPORT_CATALOGUE, bytes, error);
  if (items == NULL
      || !hq_database_read (hq_hall_get_database (hall), hq_item_list_load, &now, error))
    return NULL;
  file = g_new0 (HqItemListFile, 1);
  file->items = g_steal_pointer (&items);
  hq_item_list_compare (file, now);
  return file;
}

/**
 * hq_item_list_read_back:
 * @hall: a hall
 * @items: (element-type HqItem): a catalogue as it was once
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqItemListFile of what it would change; %NULL with one of the store's errors
 */
gpointer
hq_item_list_read_back (HqHall *hall, gconstpointer items, GError **error)
{
  g_autoptr (GPtrArray) now = NULL;
  HqItemListFile *file;

  if (!hq_database_read (hq_hall_get_database (hall), hq_item_list_load, &now, error))
    return NULL;
  file = g_new0 (HqItemListFile, 1);
  file->items = g_ptr_array_ref ((GPtrArray *) items);
  hq_item_list_compare (file, now);
  return file;
}

/**
 * hq_item_list_find:
 *
 * Returns: (transfer none) (nullable): the item of that code
 */
HqItem *
hq_item_list_find (const HqItemList *list, const char *code)
{
  for (guint i = 0; i < list->items->len; i++)
    if (g_str_equal (((HqItem *) list->items->pdata[i])->item, code))
      return list->items->pdata[i];
  return NULL;
}

/**
 * hq_item_list_judge:
 * @source: where a figure is said to come from
 *
 * Returns: what that is worth
 */
HqItemListSource
hq_item_list_judge (const char *source)
{
  if (source[0] == '\0' || g_str_equal (source, HQ_ITEM_LIST_NONE))
    return HQ_ITEM_LIST_UNKNOWN;
  return g_str_equal (source, HQ_ITEM_LIST_ILLUSTRATIVE) ? HQ_ITEM_LIST_EXAMPLE
                                                         : HQ_ITEM_LIST_SOURCED;
}

/* Where there is no limit none comes from anywhere. */
static gboolean
hq_item_list_is_of (const HqItem *item, HqItemListSort sort)
{
  switch (sort)
    {
    case HQ_ITEM_LIST_NO_ENGLISH:
      return item->name_en[0] == '\0';
    case HQ_ITEM_LIST_NO_SOURCE:
      return (item->statutory_limit > 0
              && hq_item_list_judge (item->statutory_source) != HQ_ITEM_LIST_SOURCED)
             || (item->case_kind == HQ_CASE_PROMISED
                 && hq_item_list_judge (item->promised_source) != HQ_ITEM_LIST_SOURCED)
             || hq_item_list_judge (item->minutes_source) != HQ_ITEM_LIST_SOURCED;
    case HQ_ITEM_LIST_ALL:
    case HQ_ITEM_LIST_N_SORTS:
    default:
      return TRUE;
    }
}

static gboolean
hq_item_list_has (const HqItem *item, const char *lower)
{
  const char *const texts[] = { item->name, item->name_en, item->item };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_utf8_strdown (texts[i], -1);

      if (strstr (text, lower) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * hq_item_list_choose:
 * @list: the catalogue
 * @sort: which of its items
 * @text: what is looked for, "" for all of them
 *
 * What is found the way a visitor finds it comes first, the best of it before the rest. Whatever else has
 * the text in its names or its code follows in the order of the codes.
 *
 * Returns: (transfer full) (element-type guint): places in the list's items
 */
GArray *
hq_item_list_choose (const HqItemList *list, HqItemListSort sort, const char *text)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *lower = g_utf8_strdown (stripped, -1);
  g_autofree gboolean *found = g_new0 (gboolean, list->items->len);
  HqSearchHit hits[HQ_SEARCH_MOST_HITS];
  guint n = lower[0] != '\0' ? hq_search_find (list->search, stripped, hits) : 0;

  for (guint i = 0; i < n; i++)
    {
      found[hits[i].item] = TRUE;
      if (hq_item_list_is_of (list->items->pdata[hits[i].item], sort))
        g_array_append_val (chosen, hits[i].item);
    }
  for (guint i = 0; i < list->items->len; i++)
    if (!found[i] && hq_item_list_is_of (list->items->pdata[i], sort)
        && (lower[0] == '\0' || hq_item_list_has (list->items->pdata[i], lower)))
      g_array_append_val (chosen, i);
  return chosen;
}
