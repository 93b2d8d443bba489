/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-item.h"

/* The unit that stands for no unit in a catalogue's file. */
#define HQ_ITEM_NO_UNIT "无"

/* The texts of an item. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (HqItem, item),
  G_STRUCT_OFFSET (HqItem, name),
  G_STRUCT_OFFSET (HqItem, name_en),
  G_STRUCT_OFFSET (HqItem, department),
  G_STRUCT_OFFSET (HqItem, service),
  G_STRUCT_OFFSET (HqItem, window_type),
  G_STRUCT_OFFSET (HqItem, item_type),
  G_STRUCT_OFFSET (HqItem, statutory_unit),
  G_STRUCT_OFFSET (HqItem, not_counted_steps),
  G_STRUCT_OFFSET (HqItem, materials),
  G_STRUCT_OFFSET (HqItem, name_source),
  G_STRUCT_OFFSET (HqItem, statutory_source),
  G_STRUCT_OFFSET (HqItem, promised_source),
  G_STRUCT_OFFSET (HqItem, minutes_source),
  G_STRUCT_OFFSET (HqItem, note),
};

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
 * hq_item_new_empty:
 *
 * Returns: (transfer full): an item whose texts are all there, and ""
 */
HqItem *
hq_item_new_empty (void)
{
  HqItem *item = hq_item_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, item, texts[i]) = g_strdup ("");
  return item;
}

/**
 * hq_item_copy:
 * @item: an item
 *
 * Returns: (transfer full): another one that is equal to it
 */
HqItem *
hq_item_copy (const HqItem *item)
{
  HqItem *copy = g_memdup2 (item, sizeof *item);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (char *, copy, texts[i]) = g_strdup (G_STRUCT_MEMBER (char *, item, texts[i]));
  return copy;
}

/**
 * hq_item_free:
 * @item: (transfer full): an item
 */
void
hq_item_free (HqItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, item, texts[i]));
  g_free (item);
}

/**
 * hq_item_equal:
 *
 * Returns: whether all that the catalogue says of @item it says of @other
 */
gboolean
hq_item_equal (const HqItem *item, const HqItem *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (G_STRUCT_MEMBER (char *, item, texts[i]),
                   G_STRUCT_MEMBER (char *, other, texts[i]))
        != 0)
      return FALSE;
  return item->case_kind == other->case_kind && item->statutory_limit == other->statutory_limit
         && item->promised_days == other->promised_days
         && item->counter_minutes == other->counter_minutes
         && item->self_service == other->self_service && item->any_counter == other->any_counter;
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

/**
 * hq_item_check_limits:
 * @item: an item
 *
 * By law a hall may promise less time than the statute, never more.
 *
 * Returns: what is wrong with its limits, bits 1 << HqItemFault
 */
guint
hq_item_check_limits (const HqItem *item)
{
  gboolean no_unit = item->statutory_unit[0] == '\0'
                     || g_str_equal (item->statutory_unit, HQ_ITEM_NO_UNIT);
  guint faults = 0;

  if ((item->case_kind == HQ_CASE_PROMISED) != (item->promised_days > 0))
    faults |= 1u << HQ_ITEM_BAD_PROMISE;
  if ((item->statutory_limit > 0) == no_unit)
    faults |= 1u << HQ_ITEM_BAD_UNIT;
  if (item->statutory_limit > 0 && item->promised_days > item->statutory_limit)
    faults |= 1u << HQ_ITEM_PAST_LAW;
  return faults;
}

/**
 * hq_item_check_places:
 * @item: an item
 * @setup: the hall
 *
 * Returns: whether the hall lacks its department or its service, bits 1 << HqItemFault
 */
guint
hq_item_check_places (const HqItem *item, const HqSetup *setup)
{
  guint faults = 1u << HQ_ITEM_NO_DEPARTMENT;

  for (guint i = 0; i < setup->departments->len; i++)
    {
      const HqDepartment *row = setup->departments->pdata[i];

      if (g_strcmp0 (row->department, item->department) == 0)
        faults = 0;
    }
  if (item->service == NULL || hq_setup_find_service (setup, item->service) == NULL)
    faults |= 1u << HQ_ITEM_NO_SERVICE;
  return faults;
}

/**
 * hq_item_check:
 * @item: an item
 * @setup: the hall that is to have it
 *
 * Returns: all that is wrong with it, bits 1 << HqItemFault; 0 for nothing
 */
guint
hq_item_check (const HqItem *item, const HqSetup *setup)
{
  guint faults = hq_item_check_limits (item) | hq_item_check_places (item, setup);

  if (item->item[0] == '\0')
    faults |= 1u << HQ_ITEM_NO_CODE;
  if (item->name[0] == '\0')
    faults |= 1u << HQ_ITEM_NO_NAME;
  if (item->counter_minutes < 1 || item->counter_minutes > HQ_ITEM_MOST || item->promised_days < 0
      || item->promised_days > HQ_ITEM_MOST || item->statutory_limit < 0
      || item->statutory_limit > HQ_ITEM_MOST)
    faults |= 1u << HQ_ITEM_BAD_FIGURE;
  return faults;
}
