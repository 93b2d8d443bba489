/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-late-sheet.h"

#include "hq-late.h"
#include "hq-sheet.h"

/* The hall's names as they are stored, where no service has the letter. */
static gboolean
hq_late_sheet_read_names (const char *store, char **name, char **name_en, GError **error)
{
  g_autoptr (HqHall) hall = hq_hall_open_to_read (store, error);
  const HqSetup *setup = hall != NULL ? hq_hall_get_setup (hall, error) : NULL;

  if (setup == NULL || !hq_late_may_number (setup, error))
    return FALSE;
  *name = g_strdup (setup->name);
  *name_en = g_strdup (setup->name_en);
  return TRUE;
}

/**
 * hq_late_sheet_write:
 * @order: which numbers
 * @store: the hall's file, which is not looked at where @order names the hall: it may be away already
 * @path: the file to write, which is replaced
 * @pages: (out): how many pages it has
 * @error: return location for an error
 *
 * Writes emergency numbers to be printed.
 *
 * Returns: %FALSE with %HQ_ERROR_LETTER_USED, one of the store's errors, or as hq_sheet_write()
 */
gboolean
hq_late_sheet_write (const HqLateSheet *order,
                     const char *store,
                     const char *path,
                     guint *pages,
                     GError **error)
{
  g_autofree char *name = g_strdup (order->hall);
  g_autofree char *name_en = NULL;
  HqSheet sheet = { .first = order->first, .count = order->count };

  if (name == NULL && !hq_late_sheet_read_names (store, &name, &name_en, error))
    return FALSE;
  sheet.hall = name;
  sheet.hall_en = name_en;
  if (!hq_sheet_write (&sheet, path, error))
    return FALSE;
  *pages = hq_sheet_count_pages (&sheet);
  return TRUE;
}
