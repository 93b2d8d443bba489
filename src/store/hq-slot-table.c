/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-slot-table.h"

#include "hq-error.h"

enum
{
  TEXT_CLEAR,
  TEXT_ADD,
  TEXT_FIND,
  TEXT_LOAD,
  N_TEXTS
};

#define COLUMNS                                                                                    \
  "SELECT s.slot, s.service, s.starts_at, coalesce(t.ticket, 0) FROM slot AS s"                    \
  " LEFT JOIN ticket AS t ON t.hall = s.hall AND t.slot = s.slot WHERE s.hall = ?"

/* An appointment for which a ticket was issued stays as it is. */
static const HqText texts[N_TEXTS] = {
  [TEXT_CLEAR] = { "DELETE FROM slot WHERE hall = ? AND NOT EXISTS"
                   " (SELECT 1 FROM ticket AS t WHERE t.hall = slot.hall AND t.slot = slot.slot)" },
  [TEXT_ADD] = { "INSERT INTO slot (hall, slot, service, starts_at) VALUES (?, ?, ?, ?)" },
  [TEXT_FIND] = { COLUMNS " AND s.slot = ?" },
  [TEXT_LOAD] = { COLUMNS " AND s.starts_at >= ? AND s.starts_at < ?"
                          " ORDER BY s.starts_at, s.slot" },
};

const HqText *
hq_slot_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

void
hq_slot_table_free (HqSlot *slot)
{
  g_free (slot->slot);
  g_free (slot->service);
  g_free (slot);
}

/**
 * hq_slot_table_new_array:
 *
 * Returns: (transfer full) (element-type HqSlot): an empty array that owns its appointments
 */
GPtrArray *
hq_slot_table_new_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hq_slot_table_free);
}

/* One of the file; what was used already is to be in it as it stands, or not at all. */
static gboolean
hq_slot_table_add (HqDatabase *db, const HqSlot *slot, GError **error)
{
  g_autoptr (HqSlot) used = NULL;

  if (!hq_slot_table_find (db, slot->slot, &used, error))
    return FALSE;
  if (used == NULL)
    return hq_database_run (db, &texts[TEXT_ADD], error, "hssl", slot->slot, slot->service,
                            slot->starts_at);
  if (used->starts_at == slot->starts_at && g_str_equal (used->service, slot->service))
    return TRUE;
  hq_error_set (error, HQ_ERROR_SLOT_USED, "%s", slot->slot);
  return FALSE;
}

/**
 * hq_slot_table_replace:
 * @slots: (element-type HqSlot): appointments, each code once
 *
 * Puts @slots in the place of those appointments for which no ticket was issued yet, inside the
 * caller's hq_database_write().
 *
 * Returns: %FALSE with %HQ_ERROR_SLOT_USED where one would change for which a ticket was issued, or
 *   one of the store's errors
 */
gboolean
hq_slot_table_replace (HqDatabase *db, const GPtrArray *slots, GError **error)
{
  if (!hq_database_run (db, &texts[TEXT_CLEAR], error, "h"))
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    if (!hq_slot_table_add (db, slots->pdata[i], error))
      return FALSE;
  return TRUE;
}

static HqSlot *
hq_slot_table_read (HqRows *rows)
{
  HqSlot *slot = g_new (HqSlot, 1);

  *slot = (HqSlot){ g_strdup (hq_rows_get_text (rows, 0)), g_strdup (hq_rows_get_text (rows, 1)),
                    hq_rows_get_int (rows, 2), hq_rows_get_int (rows, 3) };
  return slot;
}

/**
 * hq_slot_table_find:
 * @code: an appointment's code
 * @slot: (out) (transfer full) (nullable): the appointment; %NULL where there is none of that code
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_slot_table_find (HqDatabase *db, const char *code, HqSlot **slot, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND], error, "hs", code);
  g_autoptr (HqSlot) found = NULL;

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    found = hq_slot_table_read (rows);
  if (!hq_rows_end (rows, error))
    return FALSE;
  *slot = g_steal_pointer (&found);
  return TRUE;
}

/**
 * hq_slot_table_load:
 * @from: the first instant
 * @to: the first one after them: a day's midnight and the next one's for a day's list
 *
 * Returns: (transfer full) (element-type HqSlot): the appointments between them, the earliest
 *   first; %NULL if the store could not be read
 */
GPtrArray *
hq_slot_table_load (HqDatabase *db, HqTime from, HqTime to, GError **error)
{
  g_autoptr (GPtrArray) slots = hq_slot_table_new_array ();
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LOAD], error, "hll", from, to);

  if (rows == NULL)
    return NULL;
  while (hq_rows_next (rows))
    g_ptr_array_add (slots, hq_slot_table_read (rows));
  return hq_rows_end (rows, error) ? g_steal_pointer (&slots) : NULL;
}
