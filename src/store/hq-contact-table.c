/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-contact-table.h"

enum
{
  TEXT_CLAIM,
  TEXT_RELEASE,
  TEXT_READ,
  TEXT_FIND,
  TEXT_ROOM,
  N_TEXTS
};

/* A machine that was started anew leaves a time that is to come: it is as good as one long gone. */
#define CLAIM                                                                                      \
  "INSERT INTO contact (hall, role, place, machine, holder, host, version, started_at, heard_at,"  \
  " renewed_at, clock_offset, paper, registered)"                                                  \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?14, ?15)"                               \
  " ON CONFLICT (hall, role, place, machine) DO UPDATE SET holder = excluded.holder,"              \
  " host = excluded.host, version = excluded.version, started_at ="                                \
  " CASE WHEN contact.holder = excluded.holder THEN contact.started_at"                            \
  " ELSE excluded.started_at END, heard_at = excluded.heard_at,"                                   \
  " renewed_at = excluded.renewed_at, clock_offset = excluded.clock_offset,"                       \
  " paper = excluded.paper, registered = excluded.registered"                                      \
  " WHERE (contact.holder IS NULL OR contact.holder = excluded.holder OR contact.holder = ?12"     \
  " OR abs(contact.renewed_at - excluded.renewed_at) >= ?13)"

#define READ                                                                                       \
  "SELECT role, place, machine, holder, host, version, started_at, heard_at, renewed_at,"          \
  " clock_offset, paper, registered FROM contact WHERE hall = ?"

static const HqText texts[N_TEXTS] = {
  /* Nobody waits for the disk, or for a standby's. */
  [TEXT_CLAIM] = { CLAIM, CLAIM " AND set_config ('synchronous_commit', 'off', true) = 'off'" },
  [TEXT_RELEASE] = { "UPDATE contact SET holder = NULL, heard_at = ?3"
                     " WHERE hall = ?1 AND holder = ?2" },
  [TEXT_READ] = { READ " ORDER BY role, place, machine" },
  [TEXT_FIND] = { READ " AND role = ? AND place = ? AND machine = ?" },
  /* A file is open to as many as there are. */
  [TEXT_ROOM] = { "SELECT 0", "SELECT current_setting ('max_connections')::bigint"
                              " - current_setting ('superuser_reserved_connections')::bigint" },
};

const HqText *
hq_contact_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_contact_table_claim:
 * @row: who wants to be at a place, and when
 * @terms: when a place is anybody's
 * @held: (out): whether the place is the claimer's now
 *
 * Keeps what the holder has, and takes what nobody has any more. Outside a change: it takes no turn
 * of the hall's, and what it writes may be lost with the power.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_contact_table_claim (HqDatabase *db,
                        const HqContactRow *row,
                        const HqContactTerms *terms,
                        gboolean *held,
                        GError **error)
{
  if (!hq_database_run_lightly (db, &texts[TEXT_CLAIM], error, "hssssssllllslss", row->role,
                                row->place, row->machine, row->holder, row->host, row->version,
                                row->started_at, row->heard_at, row->renewed_at, row->clock_offset,
                                terms->gone, terms->lease, hq_nick_get (HQ_SET_PAPER, row->paper),
                                row->registered))
    return FALSE;
  *held = hq_database_get_changes (db) > 0;
  return TRUE;
}

/**
 * hq_contact_table_release:
 * @holder: who goes
 * @now: when
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_contact_table_release (HqDatabase *db, const char *holder, HqTime now, GError **error)
{
  return hq_database_run_lightly (db, &texts[TEXT_RELEASE], error, "hsl", holder, now);
}

static void
hq_contact_table_take (HqRows *rows, HqContactRow *row)
{
  int paper = hq_nick_find (HQ_SET_PAPER, hq_rows_get_text (rows, 10));

  *row = (HqContactRow){
    .role = g_intern_string (hq_rows_get_text (rows, 0)),
    .place = g_intern_string (hq_rows_get_text (rows, 1)),
    .machine = g_intern_string (hq_rows_get_text (rows, 2)),
    .holder = g_intern_string (hq_rows_get_text (rows, 3)),
    .host = g_intern_string (hq_rows_get_text (rows, 4)),
    .version = g_intern_string (hq_rows_get_text (rows, 5)),
    .started_at = hq_rows_get_int (rows, 6),
    .heard_at = hq_rows_get_int (rows, 7),
    .renewed_at = hq_rows_get_int (rows, 8),
    .clock_offset = hq_rows_get_int (rows, 9),
    .paper = paper > 0 ? (HqPaper) paper : HQ_PAPER_UNKNOWN,
    .registered = g_intern_string (hq_rows_get_text (rows, 11)),
  };
}

/**
 * hq_contact_table_read:
 * @rows: (element-type HqContactRow): gets all machines that were ever heard of, by role and place
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_contact_table_read (HqDatabase *db, GArray *rows, GError **error)
{
  HqRows *found = hq_rows_start (db, &texts[TEXT_READ], error, "h");
  HqContactRow row;

  if (found == NULL)
    return FALSE;
  while (hq_rows_next (found))
    {
      hq_contact_table_take (found, &row);
      g_array_append_val (rows, row);
    }
  return hq_rows_end (found, error);
}

/**
 * hq_contact_table_find:
 * @key: a role, a place and a machine
 * @row: (out): who is or was there; its role is %NULL where nobody was
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_contact_table_find (HqDatabase *db, const HqContactRow *key, HqContactRow *row, GError **error)
{
  HqRows *found = hq_rows_start (db, &texts[TEXT_FIND], error, "hsss", key->role, key->place,
                                 key->machine);

  if (found == NULL)
    return FALSE;
  *row = (HqContactRow){ 0 };
  while (hq_rows_next (found))
    hq_contact_table_take (found, row);
  return hq_rows_end (found, error);
}

/**
 * hq_contact_table_get_room:
 * @room: (out): how many programs the store lets in at once; 0 for as many as there are
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_contact_table_get_room (HqDatabase *db, gint64 *room, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_ROOM], error, ""), room, error);
}
