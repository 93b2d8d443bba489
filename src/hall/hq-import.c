/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-import.h"

#include "hq-calendar-file.h"
#include "hq-calendar-table.h"
#include "hq-case.h"
#include "hq-catalogue-file.h"
#include "hq-error.h"
#include "hq-item-table.h"
#include "hq-setup-file.h"
#include "hq-setup-table.h"
#include "hq-slot-file.h"
#include "hq-slot-table.h"
#include "hq-use-table.h"

#define HQ_IMPORT_PREFIX "import-"

/* The lists of a set-up whose rows history may point to, in the order in which rows go away: what
 * refers comes before what it refers to. Every row begins with its key. */
static const struct
{
  HqUse use;
  gsize list;
  gboolean number; /* the key is an int */
} lists[] = {
  { HQ_USE_DEVICE, G_STRUCT_OFFSET (HqSetup, devices), FALSE },
  { HQ_USE_STAFF, G_STRUCT_OFFSET (HqSetup, staff), FALSE },
  { HQ_USE_COUNTER, G_STRUCT_OFFSET (HqSetup, counters), TRUE },
  { HQ_USE_SERVICE, G_STRUCT_OFFSET (HqSetup, services), FALSE },
  { HQ_USE_DAY_KIND, G_STRUCT_OFFSET (HqSetup, day_kinds), FALSE },
  { HQ_USE_DEPARTMENT, G_STRUCT_OFFSET (HqSetup, departments), FALSE },
  { HQ_USE_ZONE, G_STRUCT_OFFSET (HqSetup, zones), FALSE },
  { HQ_USE_FLOOR, G_STRUCT_OFFSET (HqSetup, floors), TRUE },
};

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

/* What is there now and what the file has of it; the first thing in use that it drops. */
typedef struct
{
  GHashTable *dropped[HQ_N_USES]; /* (owned) (element-type utf8 utf8): keys, NULL where not asked */
  char *in_use;                   /* (owned) (nullable) */
} HqImportDrop;

static void
hq_import_clear_drop (HqImportDrop *drop)
{
  for (int use = 0; use < HQ_N_USES; use++)
    g_clear_pointer (&drop->dropped[use], g_hash_table_unref);
  g_clear_pointer (&drop->in_use, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqImportDrop, hq_import_clear_drop)

static char *
hq_import_dup_key (gconstpointer row, gboolean number)
{
  return number ? g_strdup_printf ("%d", *(const int *) row)
                : g_strdup (*(const char *const *) row);
}

/* The keys that @old has and @new has not. */
static GHashTable *
hq_import_find_dropped (const GPtrArray *old, const GPtrArray *new, gboolean number)
{
  GHashTable *dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < old->len; i++)
    g_hash_table_add (dropped, hq_import_dup_key (old->pdata[i], number));
  for (guint i = 0; i < new->len; i++)
    {
      g_autofree char *key = hq_import_dup_key (new->pdata[i], number);

      g_hash_table_remove (dropped, key);
    }
  return dropped;
}

static void
hq_import_note_use (HqUse use, const char *key, gpointer user_data)
{
  HqImportDrop *drop = user_data;

  if (drop->in_use == NULL && drop->dropped[use] != NULL
      && g_hash_table_contains (drop->dropped[use], key))
    drop->in_use = g_strdup_printf ("%s %s", hq_use_table_get_nick (use), key);
}

/* What is at work now cannot be taken away under somebody's hands. */
static gboolean
hq_import_check_use (HqChange *change, HqImportDrop *drop, GError **error)
{
  if (!hq_use_table_foreach (change->db, change->now, hq_import_note_use, drop, error))
    return FALSE;
  if (drop->in_use == NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_IN_USE, "%s", drop->in_use);
  return FALSE;
}

/* What history points to stays in the file, no longer active; the rest goes. */
static gboolean
hq_import_delete_dropped (HqChange *change, const HqImportDrop *drop, GError **error)
{
  for (int use = 0; use < HQ_N_USES; use++)
    {
      GHashTableIter iter;
      gpointer key;

      if (drop->dropped[use] == NULL)
        continue;
      g_hash_table_iter_init (&iter, drop->dropped[use]);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (!hq_use_table_delete (change->db, (HqUse) use, key, error))
          return FALSE;
    }
  return TRUE;
}

/* The hall may have changed since the file was read against it. */
static gboolean
hq_import_check_item (HqChange *change, const HqItem *item, GError **error)
{
  gboolean known = hq_setup_find_service (change->setup, item->service) != NULL;

  for (guint i = 0; known && i < change->setup->departments->len; i++)
    {
      const HqDepartment *row = change->setup->departments->pdata[i];

      if (g_str_equal (row->department, item->department))
        return TRUE;
    }
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s: %s, %s", item->item, item->department,
                item->service);
  return FALSE;
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
  g_auto (HqImportDrop) drop = { 0 };

  if (!hq_import_has_rows (change, error))
    return FALSE;
  old = hq_item_table_load_all (change->db, error);
  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!hq_import_check_item (change, items->pdata[i], error))
      return FALSE;
  drop.dropped[HQ_USE_ITEM] = hq_import_find_dropped (old, items, FALSE);
  hq_import_tell (change, "catalogue", items->len);
  return hq_import_check_use (change, &drop, error)
         && hq_item_table_replace (change->db, items, error)
         && hq_import_delete_dropped (change, &drop, error);
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
  gint64 days = 0;

  if (!hq_import_has_rows (change, error))
    return FALSE;
  hq_calendar_foreach_day (calendar, hq_import_count_day, &days);
  hq_import_tell (change, "calendar", days);
  return hq_calendar_table_replace (change->db, calendar, error)
         && hq_case_recompute_due (change, error);
}

/**
 * hq_import_hall:
 *
 * The act: the order's set-up takes the place of the hall's. What history points to is kept for it
 * and disappears from the set-up; passwords stay.
 *
 * Returns: %FALSE with %HQ_ERROR_IN_USE when it drops a counter with somebody signed in or a ticket,
 *   a person who is signed in, or a service with open tickets or appointments to come
 */
gboolean
hq_import_hall (HqChange *change, GError **error)
{
  const HqSetup *setup = change->order->rows;
  g_auto (HqImportDrop) drop = { 0 };
  gint64 rows = 0;

  if (!hq_import_has_rows (change, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const GPtrArray *old = G_STRUCT_MEMBER (GPtrArray *, change->setup, lists[i].list);
      const GPtrArray *new = G_STRUCT_MEMBER (GPtrArray *, setup, lists[i].list);

      drop.dropped[lists[i].use] = hq_import_find_dropped (old, new, lists[i].number);
      rows += new->len;
    }
  hq_import_tell (change, "hall", rows);
  return hq_import_check_use (change, &drop, error)
         && hq_setup_table_replace (change->db, setup, error)
         && hq_import_delete_dropped (change, &drop, error);
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
