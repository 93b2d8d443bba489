/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-machine-table.h"

enum
{
  TEXT_HEAR,
  TEXT_LEAVE,
  TEXT_READ,
  TEXT_FIND,
  TEXT_FIND_NUMBER,
  TEXT_GIVE,
  TEXT_FORGET,
  N_TEXTS
};

/* Two that come at the same moment want the same number: one of them is refused, and asks again. */
#define HEAR                                                                                       \
  "INSERT INTO machine (hall, machine, number, host, version, first_heard_at, heard_at,"           \
  " renewed_at, clock_offset, here) VALUES (?1, ?2,"                                               \
  " (SELECT coalesce(max(number), 0) + 1 FROM machine WHERE hall = ?1), ?3, ?4, ?5, ?5, ?6, ?7, "  \
  "1)"                                                                                             \
  " ON CONFLICT (hall, machine) DO UPDATE SET host = excluded.host, version = excluded.version,"   \
  " heard_at = excluded.heard_at, renewed_at = excluded.renewed_at,"                               \
  " clock_offset = excluded.clock_offset, here = 1"

#define READ                                                                                       \
  "SELECT machine, number, name, role, place, host, version, first_heard_at, heard_at, "           \
  "renewed_at,"                                                                                    \
  " clock_offset, here FROM machine WHERE hall = ?"

static const HqText texts[N_TEXTS] = {
  /* Nobody waits for the disk, or for a standby's. */
  [TEXT_HEAR] = { HEAR, HEAR " WHERE set_config ('synchronous_commit', 'off', true) = 'off'" },
  [TEXT_LEAVE] = { "UPDATE machine SET here = 0, heard_at = ?3 WHERE hall = ?1 AND machine = ?2" },
  [TEXT_READ] = { READ " ORDER BY number" },
  [TEXT_FIND] = { READ " AND machine = ?" },
  [TEXT_FIND_NUMBER] = { READ " AND number = ?" },
  [TEXT_GIVE] = { "UPDATE machine SET name = ?3, role = ?4, place = ?5"
                  " WHERE hall = ?1 AND number = ?2" },
  [TEXT_FORGET] = { "DELETE FROM machine WHERE hall = ? AND number = ?" },
};

const HqText *
hq_machine_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_machine_table_hear:
 * @row: a machine that is there, and when; what it was given is not looked at
 *
 * Registers it, or says that it is still there. Outside a change: it takes no turn of the hall's, and
 * what it writes may be lost with the power.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_machine_table_hear (HqDatabase *db, const HqMachineRow *row, GError **error)
{
  return hq_database_run_lightly (db, &texts[TEXT_HEAR], error, "hssslll", row->machine, row->host,
                                  row->version, row->heard_at, row->renewed_at, row->clock_offset);
}

/**
 * hq_machine_table_leave:
 * @machine: the key of one that goes
 * @now: when
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_machine_table_leave (HqDatabase *db, const char *machine, HqTime now, GError **error)
{
  return hq_database_run_lightly (db, &texts[TEXT_LEAVE], error, "hsl", machine, now);
}

static void
hq_machine_table_take (HqRows *rows, HqMachineRow *row)
{
  *row = (HqMachineRow){
    .machine = g_intern_string (hq_rows_get_text (rows, 0)),
    .number = hq_rows_get_int (rows, 1),
    .name = g_intern_string (hq_rows_get_text (rows, 2)),
    .role = g_intern_string (hq_rows_get_text (rows, 3)),
    .place = g_intern_string (hq_rows_get_text (rows, 4)),
    .host = g_intern_string (hq_rows_get_text (rows, 5)),
    .version = g_intern_string (hq_rows_get_text (rows, 6)),
    .first_heard_at = hq_rows_get_int (rows, 7),
    .heard_at = hq_rows_get_int (rows, 8),
    .renewed_at = hq_rows_get_int (rows, 9),
    .clock_offset = hq_rows_get_int (rows, 10),
    .here = hq_rows_get_int (rows, 11) != 0,
  };
}

/**
 * hq_machine_table_read:
 * @rows: (element-type HqMachineRow): gets all that ever registered, by their numbers
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_machine_table_read (HqDatabase *db, GArray *rows, GError **error)
{
  HqRows *found = hq_rows_start (db, &texts[TEXT_READ], error, "h");
  HqMachineRow row;

  if (found == NULL)
    return FALSE;
  while (hq_rows_next (found))
    {
      hq_machine_table_take (found, &row);
      g_array_append_val (rows, row);
    }
  return hq_rows_end (found, error);
}

/* Takes the one row of @found, which may be %NULL. */
static gboolean
hq_machine_table_take_one (HqRows *found, HqMachineRow *row, GError **error)
{
  if (found == NULL)
    return FALSE;
  *row = (HqMachineRow){ 0 };
  while (hq_rows_next (found))
    hq_machine_table_take (found, row);
  return hq_rows_end (found, error);
}

/**
 * hq_machine_table_find:
 * @machine: a key
 * @row: (out): whose it is; its number is 0 where it is nobody's
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_machine_table_find (HqDatabase *db, const char *machine, HqMachineRow *row, GError **error)
{
  return hq_machine_table_take_one (hq_rows_start (db, &texts[TEXT_FIND], error, "hs", machine),
                                    row, error);
}

/**
 * hq_machine_table_find_number:
 * @number: by which people call it
 * @row: (out): which it is; its number is 0 where there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_machine_table_find_number (HqDatabase *db, gint64 number, HqMachineRow *row, GError **error)
{
  return hq_machine_table_take_one (hq_rows_start (db, &texts[TEXT_FIND_NUMBER], error, "hl",
                                                   number),
                                    row, error);
}

/**
 * hq_machine_table_give:
 * @db: a connection inside a change
 * @row: a number, and its name, role and place from now on
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_machine_table_give (HqDatabase *db, const HqMachineRow *row, GError **error)
{
  return hq_database_run (db, &texts[TEXT_GIVE], error, "hlsss", row->number, row->name, row->role,
                          row->place);
}

/**
 * hq_machine_table_forget:
 * @db: a connection inside a change
 * @number: a machine's
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_machine_table_forget (HqDatabase *db, gint64 number, GError **error)
{
  return hq_database_run (db, &texts[TEXT_FORGET], error, "hl", number);
}
