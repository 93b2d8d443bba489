/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-hall-table.h"

#include "hq-error.h"

enum
{
  TEXT_GET,
  TEXT_GET_REVISION,
  TEXT_NEXT_ID,
  TEXT_INSERT,
  TEXT_TOUCH,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_GET] = { "SELECT hall, time_zone, kind, revision FROM hall"
                 " WHERE code = coalesce(?1, code) AND hall = coalesce(nullif(?2, 0), hall)"
                 " AND code NOT LIKE '" HQ_HALL_TABLE_UNFINISHED "%' ORDER BY hall LIMIT 2" },
  [TEXT_GET_REVISION] = { "SELECT revision FROM hall WHERE hall = ?" },
  [TEXT_NEXT_ID] = { "SELECT coalesce(max(hall), 0) + 1 FROM hall" },
  [TEXT_INSERT] = { "INSERT INTO hall (hall, code, name, time_zone, kind)"
                    " VALUES (?1, ?2, ?2, 'Asia/Shanghai', ?3)" },
  [TEXT_TOUCH] = { "UPDATE hall SET revision = revision + 1 WHERE hall = ?" },
};

const HqText *
hq_hall_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_hall_table_get:
 * @row: (out): the store's hall, of several the one that its path names; its @hall is 0 when there
 *   is none
 *
 * From now on the connection works for that hall, whichever others are added.
 *
 * Returns: %FALSE if the store could not be read, or with %HQ_ERROR_MANY_HALLS where it has several
 *   and none was named
 */
gboolean
hq_hall_table_get (HqDatabase *db, HqHallRow *row, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_GET], error, "sh", hq_database_get_code (db));
  gboolean another;

  if (rows == NULL)
    return FALSE;
  *row = (HqHallRow) { 0 };
  if (hq_rows_next (rows))
    {
      row->hall = hq_rows_get_int (rows, 0);
      row->time_zone = g_intern_string (hq_rows_get_text (rows, 1));
      row->kind = (HqHallKind) hq_nick_find (HQ_SET_HALL_KIND, hq_rows_get_text (rows, 2));
      row->revision = hq_rows_get_int (rows, 3);
    }
  another = row->hall != 0 && hq_rows_next (rows);
  if (!hq_rows_end (rows, error))
    return FALSE;
  if (another)
    {
      g_autofree char *shown = hq_database_describe (hq_database_get_path (db));

      hq_error_set (error, HQ_ERROR_MANY_HALLS, "%s", shown);
      return FALSE;
    }
  hq_database_set_hall (db, row->hall);
  return TRUE;
}

/**
 * hq_hall_table_get_revision:
 * @revision: (out): grows whenever the hall's set-up or the day's sessions changed
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_hall_table_get_revision (HqDatabase *db, gint64 *revision, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_GET_REVISION], error, "h"), revision,
                           error);
}

/**
 * hq_hall_table_ask_revision:
 *
 * Asks ahead for hq_hall_table_get_revision().
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_hall_table_ask_revision (HqDatabase *db, GError **error)
{
  return hq_database_ask (db, &texts[TEXT_GET_REVISION], error, "h");
}

/**
 * hq_hall_table_check_code:
 * @code: what a hall is to be called
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_BAD_CODE where nobody would see that hall
 */
gboolean
hq_hall_table_check_code (const char *code, GError **error)
{
  if (!g_str_has_prefix (code, HQ_HALL_TABLE_UNFINISHED))
    return TRUE;
  hq_error_set (error, HQ_ERROR_BAD_CODE, "%s", code);
  return FALSE;
}

/**
 * hq_hall_table_get_next_id:
 * @hall: (out): the key that a further hall of the store is to have
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_hall_table_get_next_id (HqDatabase *db, gint64 *hall, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_ID], error, ""), hall, error);
}

/**
 * hq_hall_table_insert:
 *
 * Makes an empty hall, for which the connection works from now on; its set-up is put in afterwards.
 *
 * Returns: whether it was made; %HQ_ERROR_EXISTS where the store has a hall of that code
 */
gboolean
hq_hall_table_insert (HqDatabase *db,
                      gint64 hall,
                      const char *code,
                      HqHallKind kind,
                      GError **error)
{
  HqDatabaseAnswer answer;

  hq_database_set_hall (db, hall);
  answer = hq_database_try (db, &texts[TEXT_INSERT], error, "hss", code,
                            hq_nick_get (HQ_SET_HALL_KIND, kind));
  if (answer == HQ_DATABASE_REFUSED)
    hq_error_set (error, HQ_ERROR_EXISTS, "%s", code);
  return answer == HQ_DATABASE_DONE;
}

/**
 * hq_hall_table_touch:
 *
 * Makes the hall's revision grow: whoever keeps a copy of its set-up reads it again.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_hall_table_touch (HqDatabase *db, GError **error)
{
  return hq_database_run (db, &texts[TEXT_TOUCH], error, "h");
}
