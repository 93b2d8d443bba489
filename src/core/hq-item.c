/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-item.h"

/**
 * hq_item_new:
 *
 * Returns: (transfer full): an item with nothing in it, its texts %NULL until they are filled
 */
HqItem *
hq_item_new (void)
{
  return g_new0 (HqItem, 1);
}

/**
 * hq_item_free:
 * @item: (transfer full): an item
 */
void
hq_item_free (HqItem *item)
{
  char *texts[] = {
    item->item,           item->name,          item->name_en,          item->department,
    item->service,        item->window_type,   item->item_type,        item->statutory_unit,
    item->not_counted_steps, item->materials,  item->name_source,      item->statutory_source,
    item->promised_source, item->minutes_source, item->note,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (item);
}

static void
hq_item_free_row (gpointer data)
{
  hq_item_free (data);
}

/**
 * hq_item_new_array:
 *
 * Returns: (transfer full) (element-type HqItem): an array that owns its items
 */
GPtrArray *
hq_item_new_array (void)
{
  return g_ptr_array_new_with_free_func (hq_item_free_row);
}
