/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-access-table.h"

enum
{
  TEXT_ADD,
  TEXT_WRONG,
  TEXT_GET_PASSWORD,
  TEXT_SET_PASSWORD,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_ADD] = { "INSERT INTO access (hall, access, at, staff, place, what, granted)"
                 " SELECT ?1, coalesce(max(access), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM access"
                 " WHERE hall = ?1" },
  [TEXT_WRONG] = { "SELECT at FROM access WHERE hall = ?1 AND place = ?2 AND at >= ?3"
                   " AND what = 'password' AND granted = 0 AND access > coalesce("
                   "(SELECT max(access) FROM access WHERE hall = ?1 AND place = ?2 AND at >= ?3"
                   " AND what = 'password' AND granted = 1), 0) ORDER BY access DESC" },
  [TEXT_GET_PASSWORD] = { "SELECT password FROM staff"
                          " WHERE hall = ? AND staff = ? AND active = 1" },
  [TEXT_SET_PASSWORD] = { "UPDATE staff SET password = ?3 WHERE hall = ?1 AND staff = ?2" },
};

const HqText *
hq_access_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_access_table_add:
 *
 * Returns: whether it was stored
 */
gboolean
hq_access_table_add (HqDatabase *db, const HqAccess *access, GError **error)
{
  return hq_database_run (db, &texts[TEXT_ADD], error, "hlsssi", access->at, access->staff,
                          access->place, access->what, (int) (access->granted != FALSE));
}

/**
 * hq_access_table_read_wrong:
 * @place: a place
 * @since: from when on
 * @times: (element-type HqTime): gets when wrong passwords were given there since the last right
 *   one, the newest first
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_access_table_read_wrong (HqDatabase *db,
                            const char *place,
                            HqTime since,
                            GArray *times,
                            GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_WRONG], error, "hsl", place, since);

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqTime at = hq_rows_get_int (rows, 0);

      g_array_append_val (times, at);
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_access_table_get_password:
 * @staff: (nullable): somebody
 * @password: (out) (transfer full) (nullable): the hash of their password; %NULL where there is none
 *   or no such person
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_access_table_get_password (HqDatabase *db, const char *staff, char **password, GError **error)
{
  return hq_rows_take_text (hq_rows_start (db, &texts[TEXT_GET_PASSWORD], error, "hs", staff),
                            password, error);
}

/**
 * hq_access_table_set_password:
 * @staff: somebody of the staff
 * @password: (nullable): the hash, %NULL for none
 *
 * Returns: whether it was stored
 */
gboolean
hq_access_table_set_password (HqDatabase *db,
                              const char *staff,
                              const char *password,
                              GError **error)
{
  return hq_database_run (db, &texts[TEXT_SET_PASSWORD], error, "hss", staff, password);
}
