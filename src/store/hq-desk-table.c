/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-desk-table.h"

enum
{
  TEXT_NEXT_ENQUIRY,
  TEXT_ADD_ENQUIRY,
  TEXT_NEXT_DIVERSION,
  TEXT_ADD_DIVERSION,
  TEXT_NEXT_USE,
  TEXT_START_USE,
  TEXT_SAVE_USE,
  TEXT_GET_USE,
  TEXT_OPEN_USES,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_NEXT_ENQUIRY] = { "SELECT coalesce(max(enquiry), 0) + 1 FROM enquiry WHERE hall = ?" },
  [TEXT_ADD_ENQUIRY] = { "INSERT INTO enquiry (hall, enquiry, day, at, item, staff, device)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)" },
  [TEXT_NEXT_DIVERSION] = { "SELECT coalesce(max(diversion), 0) + 1 FROM diversion"
                            " WHERE hall = ?" },
  [TEXT_ADD_DIVERSION] = { "INSERT INTO diversion (hall, diversion, day, at, item, device)"
                           " VALUES (?, ?, ?, ?, ?, ?)" },
  [TEXT_NEXT_USE] = { "SELECT coalesce(max(self_use), 0) + 1 FROM self_use WHERE hall = ?" },
  [TEXT_START_USE] = { "INSERT INTO self_use (hall, self_use, day, item, helper, started_at)"
                       " VALUES (?, ?, ?, ?, ?, ?)" },
  [TEXT_SAVE_USE] = { "UPDATE self_use SET helper = ?3, ended_at = ?4, result = ?5, ticket = ?6"
                      " WHERE hall = ?1 AND self_use = ?2" },
  [TEXT_GET_USE] = { "SELECT self_use, day, item, helper, started_at, ended_at, result, ticket"
                     " FROM self_use WHERE hall = ? AND self_use = ?" },
  [TEXT_OPEN_USES] = { "SELECT self_use, day, item, helper, started_at, ended_at, result, ticket"
                       " FROM self_use INDEXED BY self_use_day"
                       " WHERE hall = ? AND day = ? AND ended_at IS NULL ORDER BY self_use" },
};

const HqText *
hq_desk_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_desk_table_add_enquiry:
 * @enquiry: (out): its id
 *
 * Returns: whether it was stored
 */
gboolean
hq_desk_table_add_enquiry (HqDatabase *db,
                           const HqDeskVisit *visit,
                           gint64 *enquiry,
                           GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_ENQUIRY], error, "h"), enquiry,
                           error)
         && hq_database_run (db, &texts[TEXT_ADD_ENQUIRY], error, "hlilsss", *enquiry,
                             (int) visit->day, visit->at, visit->item, visit->staff, visit->device);
}

/**
 * hq_desk_table_add_diversion:
 * @diversion: (out): its id
 *
 * Returns: whether it was stored
 */
gboolean
hq_desk_table_add_diversion (HqDatabase *db,
                             const HqDeskVisit *visit,
                             gint64 *diversion,
                             GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_DIVERSION], error, "h"), diversion,
                           error)
         && hq_database_run (db, &texts[TEXT_ADD_DIVERSION], error, "hlilss", *diversion,
                             (int) visit->day, visit->at, visit->item, visit->device);
}

/**
 * hq_desk_table_start_use:
 * @use: (inout): day, item, helper and start; gets its id
 *
 * Returns: whether it was stored
 */
gboolean
hq_desk_table_start_use (HqDatabase *db, HqSelfUse *use, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_NEXT_USE], error, "h"), &use->use, error)
         && hq_database_run (db, &texts[TEXT_START_USE], error, "hlissl", use->use, (int) use->day,
                             use->item, use->helper, use->started_at);
}

/**
 * hq_desk_table_save_use:
 *
 * Writes who helps, and how it ended.
 *
 * Returns: whether it was stored
 */
gboolean
hq_desk_table_save_use (HqDatabase *db, const HqSelfUse *use, GError **error)
{
  return hq_database_run (db, &texts[TEXT_SAVE_USE], error, "hlszsz", use->use, use->helper,
                          use->ended_at, use->result, use->ticket);
}

static HqSelfUse
hq_desk_table_read_use (HqRows *rows)
{
  return (HqSelfUse) {
    .use = hq_rows_get_int (rows, 0),
    .day = (HqDate) hq_rows_get_int (rows, 1),
    .item = g_intern_string (hq_rows_get_text (rows, 2)),
    .helper = g_intern_string (hq_rows_get_text (rows, 3)),
    .started_at = hq_rows_get_int (rows, 4),
    .ended_at = hq_rows_get_int (rows, 5),
    .result = g_intern_string (hq_rows_get_text (rows, 6)),
    .ticket = hq_rows_get_int (rows, 7),
  };
}

/**
 * hq_desk_table_get_use:
 * @use: (out): the use; its id is 0 when there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_desk_table_get_use (HqDatabase *db, gint64 id, HqSelfUse *use, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_GET_USE], error, "hl", id);
  HqSelfUse found = { 0 };

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    found = hq_desk_table_read_use (rows);
  if (!hq_rows_end (rows, error))
    return FALSE;
  *use = found;
  return TRUE;
}

/**
 * hq_desk_table_read_open_uses:
 * @uses: (element-type HqSelfUse): gets the uses of @day that nobody ended
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_desk_table_read_open_uses (HqDatabase *db, HqDate day, GArray *uses, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_OPEN_USES], error, "hi", (int) day);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqSelfUse use = hq_desk_table_read_use (rows);

      g_array_append_val (uses, use);
    }
  return hq_rows_end (rows, error);
}
