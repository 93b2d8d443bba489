/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-announcer-table.h"

enum
{
  TEXT_CLAIM,
  TEXT_RELEASE,
  TEXT_READ,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* A machine that was started anew leaves a time that is to come: it is as good as one long gone. */
  [TEXT_CLAIM] = { "INSERT INTO announcer (hall, zone, holder, place, breadth, renewed_at, backlog)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                   " ON CONFLICT (hall, zone) DO UPDATE SET holder = excluded.holder,"
                   " place = excluded.place, breadth = excluded.breadth,"
                   " renewed_at = excluded.renewed_at, backlog = excluded.backlog"
                   " WHERE announcer.holder = excluded.holder"
                   " OR announcer.breadth > excluded.breadth"
                   " OR abs(announcer.renewed_at - excluded.renewed_at) >= ?8" },
  [TEXT_RELEASE] = { "DELETE FROM announcer WHERE hall = ? AND holder = ?" },
  [TEXT_READ] = { "SELECT zone, holder, place, breadth, renewed_at, backlog FROM announcer"
                  " WHERE hall = ? ORDER BY zone" },
};

const HqText *
hq_announcer_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_announcer_table_claim:
 * @row: who wants to say the calls of a zone, and when
 * @lease: for how long a zone is its holder's after it was claimed
 * @held: (out): whether it is the claimer's now
 *
 * Who is heard in fewer zones has precedence, at once: a call is heard where it is meant, and the
 * zones of a hall do not wait for one another.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_announcer_table_claim (HqDatabase *db,
                          const HqAnnouncerRow *row,
                          gint64 lease,
                          gboolean *held,
                          GError **error)
{
  if (!hq_database_run (db, &texts[TEXT_CLAIM], error, "hsssilll", row->zone, row->holder,
                        row->place, (int) row->breadth, row->renewed_at, row->backlog, lease))
    return FALSE;
  *held = hq_database_get_changes (db) > 0;
  return TRUE;
}

/**
 * hq_announcer_table_release:
 * @holder: who gives up what it holds
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_announcer_table_release (HqDatabase *db, const char *holder, GError **error)
{
  return hq_database_run (db, &texts[TEXT_RELEASE], error, "hs", holder);
}

/**
 * hq_announcer_table_read:
 * @rows: (element-type HqAnnouncerRow): gets who said the calls of each zone last, by zone
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_announcer_table_read (HqDatabase *db, GArray *rows, GError **error)
{
  HqRows *found = hq_rows_start (db, &texts[TEXT_READ], error, "h");

  if (found == NULL)
    return FALSE;
  while (hq_rows_next (found))
    {
      HqAnnouncerRow row = {
        .zone = g_intern_string (hq_rows_get_text (found, 0)),
        .holder = g_intern_string (hq_rows_get_text (found, 1)),
        .place = g_intern_string (hq_rows_get_text (found, 2)),
        .breadth = (guint) hq_rows_get_int (found, 3),
        .renewed_at = hq_rows_get_int (found, 4),
        .backlog = hq_rows_get_int (found, 5),
      };

      g_array_append_val (rows, row);
    }
  return hq_rows_end (found, error);
}
