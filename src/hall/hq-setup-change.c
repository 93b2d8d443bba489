/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-change.h"

#include <string.h>

#include "hq-drop.h"
#include "hq-error.h"
#include "hq-setup-check.h"
#include "hq-setup-copy.h"
#include "hq-setup-file.h"
#include "hq-setup-table.h"
#include "hq-setup-text.h"

/* The lists of a set-up whose rows history may point to, in the order in which rows go away: what
 * refers comes before what it refers to. Every row begins with its key. */
static const struct
{
  HqUse use;
  gsize list;
} lists[] = {
  { HQ_USE_DEVICE, G_STRUCT_OFFSET (HqSetup, devices) },
  { HQ_USE_STAFF, G_STRUCT_OFFSET (HqSetup, staff) },
  { HQ_USE_COUNTER, G_STRUCT_OFFSET (HqSetup, counters) },
  { HQ_USE_SERVICE, G_STRUCT_OFFSET (HqSetup, services) },
  { HQ_USE_DAY_KIND, G_STRUCT_OFFSET (HqSetup, day_kinds) },
  { HQ_USE_DEPARTMENT, G_STRUCT_OFFSET (HqSetup, departments) },
  { HQ_USE_ZONE, G_STRUCT_OFFSET (HqSetup, zones) },
  { HQ_USE_FLOOR, G_STRUCT_OFFSET (HqSetup, floors) },
};

/* The hall's file, its rows in their order, in which whoever made them need not have put them. */
static char *
hq_setup_change_format (const HqSetup *setup)
{
  g_autoptr (HqSetup) sorted = hq_setup_copy (setup);

  hq_setup_sort (sorted);
  return hq_setup_text_format (sorted);
}

/* Takes a row after the last one, unless that says the same. */
static gboolean
hq_setup_change_add (HqDatabase *db, HqSetupChangeRow *row, const char *text, GError **error)
{
  g_autofree char *last = NULL;

  if (!hq_setup_change_table_get_last (db, &row->number, error)
      || !hq_setup_change_table_read_text (db, row->number, &last, error))
    return FALSE;
  if (g_strcmp0 (last, text) == 0)
    return TRUE;
  row->number++;
  return hq_setup_change_table_add (db, row, text, error);
}

/* The set-up as the change found it: the first row of a hall that is older than the rows, and one for
 * whatever changed without leaving one. */
static gboolean
hq_setup_change_add_found (HqChange *change, GError **error)
{
  g_autofree char *text = hq_setup_change_format (change->setup);
  HqSetupChangeRow row = { .at = change->now, .act = HQ_SETUP_CHANGE_FOUND };

  return hq_setup_change_add (change->db, &row, text, error);
}

/* The set-up as it is now, by the act of @change. */
static gboolean
hq_setup_change_add_made (HqChange *change,
                          const HqSetup *setup,
                          gint64 *number,
                          GError **error)
{
  g_autofree char *text = hq_setup_change_format (setup);
  HqSetupChangeRow row = { .at = change->now,
                           .staff = change->actor->staff,
                           .act = hq_right_get_nick (change->order->act) };

  if (!hq_setup_change_add (change->db, &row, text, error))
    return FALSE;
  *number = row.number;
  return TRUE;
}

/* Puts @setup in the place of the hall's. */
static gboolean
hq_setup_change_replace (HqChange *change, const HqSetup *setup, GError **error)
{
  g_auto (HqDrop) drop = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    hq_drop_find (&drop, lists[i].use,
                  G_STRUCT_MEMBER (GPtrArray *, change->setup, lists[i].list),
                  G_STRUCT_MEMBER (GPtrArray *, setup, lists[i].list));
  hq_drop_find_clerks (&drop, change->setup->staff, setup->staff);
  return hq_drop_check (change, &drop, error) && hq_setup_table_replace (change->db, setup, error)
         && hq_drop_delete (change, &drop, error);
}

static gboolean
hq_setup_change_make (HqChange *change, const HqSetup *setup, gint64 *number, GError **error)
{
  return hq_setup_change_add_found (change, error)
         && hq_setup_change_replace (change, setup, error)
         && hq_setup_change_add_made (change, setup, number, error);
}

static gboolean
hq_setup_change_has_rows (HqChange *change, GError **error)
{
  if (change->order->rows != NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_right_get_nick (change->order->act));
  return FALSE;
}

/* Whoever began from another set-up than there is now would undo what came between. */
static gboolean
hq_setup_change_is_newest (HqChange *change, GError **error)
{
  gint64 last;

  if (!hq_setup_change_table_get_last (change->db, &last, error))
    return FALSE;
  if (last == change->order->id)
    return TRUE;
  hq_error_set (error, HQ_ERROR_SETUP_CHANGED, "%" G_GINT64_FORMAT, last);
  return FALSE;
}

static gboolean
hq_setup_change_is_right (const HqSetup *draft, GError **error)
{
  g_autoptr (GPtrArray) faults = hq_setup_check_list_new ();
  const HqSetupFault *first;

  if (hq_setup_check (draft, faults))
    return TRUE;
  first = faults->pdata[0];
  hq_error_set (error, HQ_ERROR_INVALID, "%s %s, %s: %s", hq_setup_diff_get_nick (first->list),
                first->key, first->field, hq_setup_check_get_nick (first->code));
  return FALSE;
}

/* What a draft says as the hall's file would: in order, each floor that of its zone, and nothing that
 * could not be read back. */
static HqSetup *
hq_setup_change_settle (const HqSetup *draft, GError **error)
{
  g_autofree char *text = hq_setup_change_format (draft);

  return hq_setup_file_parse (text, strlen (text), error);
}

/**
 * hq_setup_change_run:
 *
 * The act: the order's draft takes the place of the hall's set-up. What history points to is kept for
 * it and disappears from the set-up. What is lent to counters stays, and the passwords of those who do.
 *
 * Returns: %FALSE with %HQ_ERROR_SETUP_CHANGED when somebody changed the set-up after the draft began,
 *   %HQ_ERROR_INVALID or %HQ_ERROR_IMPORT when it breaks a rule, %HQ_ERROR_UNCHANGED when it says
 *   what there is already, or as hq_drop_check()
 */
gboolean
hq_setup_change_run (HqChange *change, GError **error)
{
  g_autoptr (HqSetup) setup = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (!hq_setup_change_has_rows (change, error) || !hq_setup_change_is_newest (change, error)
      || !hq_setup_change_is_right (change->order->rows, error))
    return FALSE;
  setup = hq_setup_change_settle (change->order->rows, error);
  if (setup == NULL)
    return FALSE;
  differences = hq_setup_diff (change->setup, setup);
  if (differences->len == 0)
    {
      hq_error_set (error, HQ_ERROR_UNCHANGED, NULL);
      return FALSE;
    }
  change->event.subject = "hall";
  return hq_setup_change_make (change, setup, &change->event.value, error);
}

/**
 * hq_setup_change_import:
 *
 * The act: the set-up of a hall's file takes the place of the hall's, whatever that is.
 *
 * Returns: %FALSE with %HQ_ERROR_IN_USE when it drops a counter with somebody signed in or a ticket,
 *   a person who is signed in, or a service with open tickets or appointments to come
 */
gboolean
hq_setup_change_import (HqChange *change, GError **error)
{
  const HqSetup *setup = change->order->rows;
  gint64 rows = 0;
  gint64 number;

  if (!hq_setup_change_has_rows (change, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    rows += G_STRUCT_MEMBER (GPtrArray *, setup, lists[i].list)->len;
  change->event.subject = "hall";
  change->event.value = rows;
  return hq_setup_change_make (change, setup, &number, error);
}

/**
 * hq_setup_change_begin:
 * @db: a connection in its hq_database_write()
 * @setup: what a new hall begins with
 *
 * Returns: whether the first row was stored
 */
gboolean
hq_setup_change_begin (HqDatabase *db, const HqSetup *setup, GError **error)
{
  g_autofree char *text = hq_setup_change_format (setup);
  HqSetupChangeRow row = { .at = hq_database_read_clock (db), .act = HQ_SETUP_CHANGE_INIT };

  return hq_setup_change_add (db, &row, text, error);
}

/**
 * hq_setup_change_read_list:
 * @rows: (element-type HqSetupChangeRow): gets the changes, the newest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_setup_change_read_list (HqHall *hall, GArray *rows, GError **error)
{
  return hq_setup_change_table_read_rows (hq_hall_get_database (hall), rows, error);
}

/**
 * hq_setup_change_read_one:
 * @number: of a change
 * @error: return location for an error
 *
 * Returns: (transfer full): the set-up after it; %NULL with %HQ_ERROR_NOT_FOUND where there is none, or
 *   one of the store's errors
 */
HqSetup *
hq_setup_change_read_one (HqHall *hall, gint64 number, GError **error)
{
  g_autofree char *text = NULL;
  HqSetup *setup;

  if (!hq_setup_change_table_read_text (hq_hall_get_database (hall), number, &text, error))
    return NULL;
  if (text == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, number);
      return NULL;
    }
  setup = hq_setup_file_parse (text, strlen (text), error);
  if (setup != NULL)
    setup->change = number;
  return setup;
}
