/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-probe-table.h"

#define READ "SELECT kind, subject, asked_at, ended_at, fault FROM probe WHERE hall = ?"

enum
{
  TEXT_ASK,
  TEXT_END,
  TEXT_FIND,
  TEXT_READ,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_ASK] = { "INSERT INTO probe (hall, kind, subject, asked_at) VALUES (?, ?, ?, ?)"
                 " ON CONFLICT (hall, kind, subject) DO UPDATE SET asked_at = excluded.asked_at,"
                 " ended_at = NULL, fault = NULL" },
  [TEXT_END] = { "UPDATE probe SET ended_at = ?4, fault = ?5 WHERE hall = ?1 AND kind = ?2"
                 " AND subject = ?3" },
  [TEXT_FIND] = { READ " AND kind = ? AND subject = ?" },
  [TEXT_READ] = { READ " ORDER BY kind, subject" },
};

const HqText *
hq_probe_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_probe_table_ask:
 * @probe: what is to be tried, and since when
 *
 * What was tried there before is forgotten.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_probe_table_ask (HqDatabase *db, const HqProbe *probe, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ASK], error, "hssl", probe->kind, probe->subject,
                          probe->asked_at);
}

/**
 * hq_probe_table_end:
 * @probe: what was tried, when that ended, and its fault
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_probe_table_end (HqDatabase *db, const HqProbe *probe, GError **error)
{
  return hq_database_run (db, &texts[TEXT_END], error, "hssls", probe->kind, probe->subject,
                          probe->ended_at, probe->fault);
}

static HqProbe
hq_probe_table_take (HqRows *rows)
{
  return (HqProbe){
    .kind = g_intern_string (hq_rows_get_text (rows, 0)),
    .subject = g_intern_string (hq_rows_get_text (rows, 1)),
    .asked_at = hq_rows_get_int (rows, 2),
    .ended_at = hq_rows_get_int (rows, 3),
    .fault = g_intern_string (hq_rows_get_text (rows, 4)),
  };
}

/**
 * hq_probe_table_find:
 * @probe: (inout): its kind and subject; gets the rest, as of never where it was never asked for
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_probe_table_find (HqDatabase *db, HqProbe *probe, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_FIND], error, "hss", probe->kind, probe->subject);
  HqProbe found = { .kind = probe->kind, .subject = probe->subject };

  if (rows == NULL)
    return FALSE;
  if (hq_rows_next (rows))
    found = hq_probe_table_take (rows);
  if (!hq_rows_end (rows, error))
    return FALSE;
  *probe = found;
  return TRUE;
}

/**
 * hq_probe_table_read:
 * @probes: (element-type HqProbe): gets the last one of each kind and subject, in their order
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_probe_table_read (HqDatabase *db, GArray *probes, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_READ], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqProbe probe = hq_probe_table_take (rows);

      g_array_append_val (probes, probe);
    }
  return hq_rows_end (rows, error);
}
