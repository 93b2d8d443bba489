/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-access-table.h"

#include "hq-nick.h"

enum
{
  TEXT_ADD,
  TEXT_WRONG,
  TEXT_GET_PASSWORD,
  TEXT_MATCHES,
  TEXT_ROLES,
  TEXT_SET_PASSWORD,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_ADD] = { "INSERT INTO access (hall, access, at, staff, place, what, granted,"
                 " about) SELECT ?1, coalesce(max(access), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM access"
                 " WHERE hall = ?1" },
  [TEXT_WRONG] = { "SELECT at FROM access WHERE hall = ?1 AND place = ?2 AND at >= ?3"
                   " AND what = 'password' AND granted = 0 AND access > coalesce("
                   "(SELECT max(access) FROM access WHERE hall = ?1 AND place = ?2 AND at >= ?3"
                   " AND what = 'password' AND granted = 1), 0) ORDER BY access DESC" },
  /* A server tells its places how a password is hashed, and the hash to none of them. */
  [TEXT_GET_PASSWORD] = { "SELECT password FROM staff"
                          " WHERE hall = ? AND staff = ? AND active = 1",
                          "SELECT staff_salt (?, ?)" },
  [TEXT_MATCHES] = { "SELECT count(*) FROM staff"
                     " WHERE hall = ? AND staff = ? AND active = 1 AND password = ?",
                     "SELECT staff_matches (?, ?, ?)" },
  [TEXT_ROLES] = { "SELECT r.role FROM staff AS s JOIN staff_role AS r ON r.hall = s.hall"
                   " AND r.staff = s.staff WHERE s.hall = ? AND s.staff = ? AND s.active = 1",
                   "SELECT staff_roles (?, ?)" },
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
  return hq_database_run (db, &texts[TEXT_ADD], error, "hlsssiz", access->at, access->staff,
                          access->place, access->what, (int) (access->granted != FALSE),
                          access->about);
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
 * hq_access_table_get_salt:
 * @staff: (nullable): somebody
 * @salt: (out) (transfer full) (nullable): how their password is hashed, a text that
 *   hq_password_rehash() reads; %NULL where there is none or no such person
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_access_table_get_salt (HqDatabase *db, const char *staff, char **salt, GError **error)
{
  return hq_rows_take_text (hq_rows_start (db, &texts[TEXT_GET_PASSWORD], error, "hs", staff), salt,
                            error);
}

/**
 * hq_access_table_matches:
 * @db: a connection outside a transaction
 * @staff: (nullable): somebody
 * @hash: (nullable): what was made of the password that was given
 * @matches: (out): whether it is theirs
 *
 * A server keeps when a login guessed wrong, and lets it wait for its next guess. That is no part of
 * a reading, and nothing to let others wait for in a change.
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_access_table_matches (HqDatabase *db,
                         const char *staff,
                         const char *hash,
                         gboolean *matches,
                         GError **error)
{
  gint64 count;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_MATCHES], error, "hss", staff, hash),
                         &count, error))
    return FALSE;
  *matches = count == 1;
  return TRUE;
}

/**
 * hq_access_table_get_roles:
 * @staff: (nullable): somebody
 * @roles: (out): a bit for each of their roles, 0 where there is no such person
 *
 * For places that do not know the staff.
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_access_table_get_roles (HqDatabase *db, const char *staff, guint *roles, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_ROLES], error, "hs", staff);

  if (rows == NULL)
    return FALSE;
  *roles = 0;
  while (hq_rows_next (rows))
    {
      int role = hq_nick_find (HQ_SET_ROLE, hq_rows_get_text (rows, 0));

      if (role >= 0)
        *roles |= 1u << role;
    }
  return hq_rows_end (rows, error);
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
