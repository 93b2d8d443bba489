/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-item-table.h"

#include "hq-hall-table.h"

enum
{
  TEXT_CLEAR,
  TEXT_ADD,
  TEXT_DROP,
  TEXT_FIND,
  TEXT_ALL,
  N_TEXTS
};

#define COLUMNS                                                                                    \
  "SELECT i.item, i.name, i.name_en, i.department, i.service, i.window_type, i.item_type,"         \
  " i.case_kind, coalesce(i.statutory_limit, 0), i.statutory_unit, i.promised_days,"               \
  " i.not_counted_steps, i.materials, i.counter_minutes, i.self_service, i.any_counter,"           \
  " i.name_source, i.statutory_source, i.promised_source, i.minutes_source, i.note"                \
  " FROM item AS i JOIN service AS s ON s.hall = i.hall AND s.service = i.service"                 \
  " AND s.active = 1 WHERE i.hall = ? AND i.active = 1"

/* Cases refer to items, so that one which the catalogue no longer has stops being active. An item
 * whose service the hall no longer has cannot be queued for and is not found either. */
static const HqText texts[N_TEXTS] = {
  [TEXT_CLEAR] = { "UPDATE item SET active = 0 WHERE hall = ?" },
  [TEXT_ADD] = { "INSERT INTO item (hall, item, name, name_en, department, service, window_type,"
                 " item_type, case_kind, statutory_limit, statutory_unit, promised_days,"
                 " not_counted_steps, materials, counter_minutes, self_service, any_counter,"
                 " name_source, statutory_source, promised_source, minutes_source, note)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                 " ON CONFLICT (hall, item) DO UPDATE SET name = excluded.name,"
                 " name_en = excluded.name_en, department = excluded.department,"
                 " service = excluded.service, window_type = excluded.window_type,"
                 " item_type = excluded.item_type, case_kind = excluded.case_kind,"
                 " statutory_limit = excluded.statutory_limit,"
                 " statutory_unit = excluded.statutory_unit,"
                 " promised_days = excluded.promised_days,"
                 " not_counted_steps = excluded.not_counted_steps,"
                 " materials = excluded.materials, counter_minutes = excluded.counter_minutes,"
                 " self_service = excluded.self_service, any_counter = excluded.any_counter,"
                 " name_source = excluded.name_source,"
                 " statutory_source = excluded.statutory_source,"
                 " promised_source = excluded.promised_source,"
                 " minutes_source = excluded.minutes_source, note = excluded.note, active = 1" },
  [TEXT_DROP] = { "UPDATE item SET active = 0 WHERE hall = ? AND item = ?" },
  [TEXT_FIND] = { COLUMNS " AND i.item = ?" },
  [TEXT_ALL] = { COLUMNS " ORDER BY i.item" },
};

const HqText *
hq_item_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static gboolean
hq_item_table_add (HqDatabase *db, const HqItem *item, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD], error, "hsssssssszsissiiisssss", item->item,
                          item->name, item->name_en, item->department, item->service,
                          item->window_type, item->item_type,
                          hq_nick_get (HQ_SET_CASE_KIND, item->case_kind),
                          (gint64) item->statutory_limit, item->statutory_unit, item->promised_days,
                          item->not_counted_steps, item->materials, item->counter_minutes,
                          (int) item->self_service, (int) item->any_counter, item->name_source,
                          item->statutory_source, item->promised_source, item->minutes_source,
                          item->note);
}

/**
 * hq_item_table_replace:
 * @items: (element-type HqItem): the whole catalogue
 *
 * Puts @items in the place of the hall's catalogue, inside the caller's hq_database_write(). The
 * hall's revision grows.
 *
 * Returns: whether all of them were stored; the schema refuses what refers to nothing
 */
gboolean
hq_item_table_replace (HqDatabase *db, const GPtrArray *items, GError **error)
{
  if (!hq_database_run (db, &texts[TEXT_CLEAR], error, "h"))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!hq_item_table_add (db, items->pdata[i], error))
      return FALSE;
  return hq_hall_table_touch (db, error);
}

/**
 * hq_item_table_put:
 * @item: an item, which takes the place of the one of its code
 *
 * Inside the caller's hq_database_write(). The hall's revision grows.
 *
 * Returns: whether it was stored; the schema refuses what refers to nothing
 */
gboolean
hq_item_table_put (HqDatabase *db, const HqItem *item, GError **error)
{
  return hq_item_table_add (db, item, error) && hq_hall_table_touch (db, error);
}

/**
 * hq_item_table_drop:
 * @code: an item's code
 *
 * Takes it out of the catalogue, inside the caller's hq_database_write(). The hall's revision grows.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_item_table_drop (HqDatabase *db, const char *code, GError **error)
{
  return hq_database_run (db, &texts[TEXT_DROP], error, "hs", code)
         && hq_hall_table_touch (db, error);
}

static char *
hq_item_table_dup (HqRows *rows, int column)
{
  return g_strdup (hq_rows_get_text (rows, column));
}

static HqItem *
hq_item_table_read (HqRows *rows)
{
  HqItem *item = hq_item_new ();

  *item = (HqItem) {
    .item = hq_item_table_dup (rows, 0),
    .name = hq_item_table_dup (rows, 1),
    .name_en = hq_item_table_dup (rows, 2),
    .department = hq_item_table_dup (rows, 3),
    .service = hq_item_table_dup (rows, 4),
    .window_type = hq_item_table_dup (rows, 5),
    .item_type = hq_item_table_dup (rows, 6),
    .case_kind = (HqCaseKind) hq_nick_find (HQ_SET_CASE_KIND, hq_rows_get_text (rows, 7)),
    .statutory_limit = (int) hq_rows_get_int (rows, 8),
    .statutory_unit = hq_item_table_dup (rows, 9),
    .promised_days = (int) hq_rows_get_int (rows, 10),
    .not_counted_steps = hq_item_table_dup (rows, 11),
    .materials = hq_item_table_dup (rows, 12),
    .counter_minutes = (int) hq_rows_get_int (rows, 13),
    .self_service = hq_rows_get_int (rows, 14) != 0,
    .any_counter = hq_rows_get_int (rows, 15) != 0,
    .name_source = hq_item_table_dup (rows, 16),
    .statutory_source = hq_item_table_dup (rows, 17),
    .promised_source = hq_item_table_dup (rows, 18),
    .minutes_source = hq_item_table_dup (rows, 19),
    .note = hq_item_table_dup (rows, 20),
  };
  return item;
}

/**
 * hq_item_table_find:
 * @code: an item's code
 * @item: (out) (transfer full) (nullable): the item; %NULL where no item has that code
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_item_table_find (HqDatabase *db, const char *code, HqItem **item, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND], error, "hs", code);
  g_autoptr (HqItem) found = NULL;

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    found = hq_item_table_read (rows);
  if (!hq_rows_end (rows, error))
    return FALSE;
  *item = g_steal_pointer (&found);
  return TRUE;
}

/**
 * hq_item_table_ask:
 *
 * Asks ahead for hq_item_table_find().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_item_table_ask (HqDatabase *db, const char *code, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_FIND], error, "hs", code);
}

/**
 * hq_item_table_load_all:
 *
 * Returns: (transfer full) (element-type HqItem): the hall's catalogue in the order of the codes,
 *   or %NULL if the store could not be read
 */
GPtrArray *
hq_item_table_load_all (HqDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) items = hq_item_new_array ();
  HqRows *rows = hq_rows_start (db, &texts[TEXT_ALL], error, "h");

  if (rows == NULL)
    return NULL;
  while (hq_rows_next (rows))
    g_ptr_array_add (items, hq_item_table_read (rows));
  return hq_rows_end (rows, error) ? g_steal_pointer (&items) : NULL;
}
