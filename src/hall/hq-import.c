/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-import.h"

#include <string.h>

#include "hq-calendar-file.h"
#include "hq-calendar-table.h"
#include "hq-case-due.h"
#include "hq-catalogue-file.h"
#include "hq-data-change.h"
#include "hq-drop.h"
#include "hq-error.h"
#include "hq-item-table.h"
#include "hq-setup-file.h"
#include "hq-slot-file.h"
#include "hq-slot-table.h"

#define HQ_IMPORT_PREFIX "import-"

/**
 * hq_import_find_act:
 * @what: (nullable): catalogue, calendar, hall or appointments
 *
 * Returns: the act that imports it, or -1
 */
int
hq_import_find_act (const char *what)
{
  g_autofree char *nick = g_strconcat (HQ_IMPORT_PREFIX, what, NULL);

  return hq_right_find_act (nick);
}

/**
 * hq_import_parse:
 * @hall: the hall for which it is
 * @act: which of the imports
 * @file: the file
 * @error: return location for an error
 *
 * Returns: (transfer full): the rows for the order, to be freed with hq_import_free_rows(); %NULL with
 *   %HQ_ERROR_IMPORT and the places of the faults, or one of the store's errors
 */
gpointer
hq_import_parse (HqHall *hall, HqAct act, GBytes *file, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  const HqSetup *setup;

  if (act == HQ_ACT_IMPORT_HALL)
    return hq_setup_file_parse (data, size, error);
  if (act == HQ_ACT_IMPORT_CALENDAR)
    return hq_calendar_file_parse (data, size, error);
  setup = hq_hall_get_setup (hall, error);
  if (setup == NULL)
    return NULL;
  return act == HQ_ACT_IMPORT_CATALOGUE
           ? hq_catalogue_file_parse (data, size, setup, error)
           : hq_slot_file_parse (file, setup, hq_hall_get_zone (hall), error);
}

/**
 * hq_import_free_rows:
 * @act: which of the imports
 * @rows: (nullable) (transfer full): what hq_import_parse() gave for it
 */
void
hq_import_free_rows (HqAct act, gpointer rows)
{
  if (rows == NULL)
    return;
  if (act == HQ_ACT_IMPORT_HALL)
    hq_setup_unref (rows);
  else if (act == HQ_ACT_IMPORT_CALENDAR)
    hq_calendar_free (rows);
  else
    g_ptr_array_unref (rows);
}

/* An order without rows is no empty file. */
static gboolean
hq_import_has_rows (HqChange *change, GError **error)
{
  if (change->order->rows != NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_right_get_nick (change->order->act));
  return FALSE;
}

/* What an import tells of itself: how many rows there are now. */
static void
hq_import_tell (HqChange *change, const char *what, gint64 rows)
{
  change->event.subject = what;
  change->event.value = rows;
}

/* The hall may have changed since the file was read against it. */
static gboolean
hq_import_check_item (HqChange *change, const HqItem *item, GError **error)
{
  if (hq_item_check_places (item, change->setup) == 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s: %s, %s", item->item, item->department,
                item->service);
  return FALSE;
}

static int
hq_import_order_items (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(HqItem *const *) a)->item, (*(HqItem *const *) b)->item);
}

/* The file of some items, which says the same in whatever order they came. */
static char *
hq_import_format_items (const GPtrArray *items)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (items->len);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sorted, items->pdata[i]);
  g_ptr_array_sort (sorted, hq_import_order_items);
  return hq_catalogue_file_format (sorted, NULL);
}

static char *
hq_import_format_item (const HqItem *item)
{
  g_autoptr (GPtrArray) items = NULL;

  if (item == NULL)
    return NULL;
  items = g_ptr_array_new ();
  g_ptr_array_add (items, (gpointer) item);
  return hq_catalogue_file_format (items, NULL);
}

/**
 * hq_import_catalogue:
 *
 * The act: the order's items take the place of the catalogue. An item that a ticket or a case has is
 * kept for them and can no longer be found.
 *
 * Returns: %FALSE with %HQ_ERROR_IN_USE when a ticket waits for an item that is dropped, or
 *   %HQ_ERROR_NOT_FOUND when an item's department or service is no longer there
 */
gboolean
hq_import_catalogue (HqChange *change, GError **error)
{
  const GPtrArray *items = change->order->rows;
  g_autoptr (GPtrArray) old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (HqDrop) drop = { 0 };

  if (!hq_import_has_rows (change, error))
    return FALSE;
  old = hq_item_table_load_all (change->db, error);
  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!hq_import_check_item (change, items->pdata[i], error))
      return FALSE;
  hq_drop_find (&drop, HQ_USE_ITEM, old, items);
  hq_import_tell (change, "catalogue", items->len);
  before = hq_import_format_items (old);
  after = hq_import_format_items (items);
  return hq_drop_check (change, &drop, error)
         && hq_item_table_replace (change->db, items, error)
         && hq_drop_delete (change, &drop, error)
         && hq_data_change_add (change, "catalogue", before, after, error);
}

/* Nobody changes what he did not see. */
static gboolean
hq_import_is_seen (HqChange *change, const HqItemChange *rows, GError **error)
{
  const char *code = rows->before != NULL ? rows->before->item : rows->after->item;
  g_autoptr (HqItem) now = NULL;

  if (!hq_item_table_find (change->db, code, &now, error))
    return FALSE;
  if (now == NULL ? rows->before == NULL
                  : rows->before != NULL && hq_item_equal (now, rows->before))
    return TRUE;
  hq_error_set (error, HQ_ERROR_ITEM_CHANGED, "%s", code);
  return FALSE;
}

static gboolean
hq_import_put_item (HqChange *change, const HqItem *item, GError **error)
{
  guint faults = hq_item_check (item, change->setup);

  if (!hq_import_check_item (change, item, error))
    return FALSE;
  if (faults == 0)
    return hq_item_table_put (change->db, item, error);
  hq_error_set (error, HQ_ERROR_INVALID, "%s", item->item);
  return FALSE;
}

static gboolean
hq_import_drop_item (HqChange *change, const HqItem *item, GError **error)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_auto (HqDrop) drop = { 0 };

  g_ptr_array_add (old, (gpointer) item);
  hq_drop_find (&drop, HQ_USE_ITEM, old, none);
  return hq_drop_check (change, &drop, error)
         && hq_item_table_drop (change->db, item->item, error)
         && hq_drop_delete (change, &drop, error);
}

/* What the catalogue had of the item, and what it has from then on. */
static gboolean
hq_import_keep_item (HqChange *change, const HqItemChange *rows, GError **error)
{
  g_autofree char *before = hq_import_format_item (rows->before);
  g_autofree char *after = hq_import_format_item (rows->after);

  return hq_data_change_add (change, change->event.subject, before, after, error);
}

/**
 * hq_import_item:
 *
 * The act: one item of the catalogue is added, changed or taken away, as the order's HqItemChange says.
 * The cases that were accepted before keep the limit that they were promised. An item that is taken
 * away and that a ticket or a case has is kept for them and can no longer be found.
 *
 * Returns: %FALSE with %HQ_ERROR_ITEM_CHANGED when the item is no longer as it was seen,
 *   %HQ_ERROR_IN_USE when a ticket waits for what is taken away, %HQ_ERROR_NOT_FOUND when its department
 *   or service is not there, or %HQ_ERROR_INVALID when hq_item_check() finds something else
 */
gboolean
hq_import_item (HqChange *change, GError **error)
{
  const HqItemChange *rows = change->order->rows;

  if (!hq_import_has_rows (change, error))
    return FALSE;
  if ((rows->before == NULL && rows->after == NULL)
      || (rows->before != NULL && rows->after != NULL
          && !g_str_equal (rows->before->item, rows->after->item)))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_right_get_nick (change->order->act));
      return FALSE;
    }
  if (!hq_import_is_seen (change, rows, error))
    return FALSE;
  if (rows->after == NULL)
    {
      change->event.after = "dropped";
      hq_import_tell (change, rows->before->item, 0);
      return hq_import_drop_item (change, rows->before, error)
             && hq_import_keep_item (change, rows, error);
    }
  change->event.after = rows->before == NULL ? "added" : "changed";
  hq_import_tell (change, rows->after->item, rows->after->promised_days);
  return hq_import_put_item (change, rows->after, error)
         && hq_import_keep_item (change, rows, error);
}

static void
hq_import_count_day (HqDate date, const char *name, gboolean off, gpointer user_data)
{
  gint64 *days = user_data;

  (*days)++;
}

/**
 * hq_import_calendar:
 *
 * The act: the order's years take the place of the statutory calendar, and the due dates of the open
 * cases follow.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR when it ends before the due date of an open case
 */
gboolean
hq_import_calendar (HqChange *change, GError **error)
{
  const HqCalendar *calendar = change->order->rows;
  g_autoptr (HqCalendar) old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 days = 0;

  if (!hq_import_has_rows (change, error))
    return FALSE;
  old = hq_calendar_table_load (change->db, error);
  if (old == NULL)
    return FALSE;
  before = hq_calendar_file_format (old);
  after = hq_calendar_file_format (calendar);
  hq_calendar_foreach_day (calendar, hq_import_count_day, &days);
  hq_import_tell (change, "calendar", days);
  return hq_calendar_table_replace (change->db, calendar, error)
         && hq_case_due_recompute (change, error)
         && hq_data_change_add (change, "calendar", before, after, error);
}

/**
 * hq_import_appointments:
 *
 * The act: the order's appointments take the place of those for which no ticket was issued yet.
 *
 * Returns: %FALSE with %HQ_ERROR_SLOT_USED when the file changes one for which a ticket was issued,
 *   or %HQ_ERROR_NOT_FOUND when a service is no longer there
 */
gboolean
hq_import_appointments (HqChange *change, GError **error)
{
  const GPtrArray *slots = change->order->rows;

  if (!hq_import_has_rows (change, error))
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    {
      const HqSlot *slot = slots->pdata[i];

      if (hq_setup_find_service (change->setup, slot->service) == NULL)
        {
          hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s: %s", slot->slot, slot->service);
          return FALSE;
        }
    }
  hq_import_tell (change, "appointments", slots->len);
  return hq_slot_table_replace (change->db, slots, error);
}
