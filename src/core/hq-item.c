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

/**
 * hq_item_list_papers:
 * @item: an item
 *
 * The catalogue parts the papers by semicolons, of either alphabet, or by lines.
 *
 * Returns: (transfer full): the papers that it asks for, one a string, none of them empty
 */
char **
hq_item_list_papers (const HqItem *item)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[;；\n]", item->materials, 0, 0);
  g_autoptr (GStrvBuilder) papers = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      g_strv_builder_add (papers, parts[i]);
  return g_strv_builder_end (papers);
}
