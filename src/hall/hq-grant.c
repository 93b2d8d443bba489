/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-grant.h"

#include "hq-error.h"
#include "hq-postgres-address.h"

#define HQ_GRANT_NONE "none"

/* What a login can be; the server's groups have these names after "hall_queue_". */
static const char *const roles[] = {
  "kiosk", "guide",   "counter", "window",        "rating",
  "board", "waiting", "manager", "administrator", HQ_GRANT_NONE
};

/**
 * hq_grant_is_role:
 * @role: (nullable): a word
 *
 * Returns: whether it names what a login of a server can be in a hall, or "none"
 */
gboolean
hq_grant_is_role (const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i], role) == 0)
      return TRUE;
  return FALSE;
}

/**
 * hq_grant_name_login:
 * @path: the address of a hall
 * @login: a login of its server
 *
 * Returns: (transfer full): the address by which @login comes in
 */
char *
hq_grant_name_login (const char *path, const char *login)
{
  return hq_postgres_address_name_login (path, login);
}

static HqDatabase *
hq_grant_find_server (HqHall *hall, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);

  if (hq_database_is_server (hq_database_get_path (db)))
    return db;
  hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_database_get_path (db));
  return NULL;
}

/**
 * hq_grant_give:
 * @hall: a hall in a PostgreSQL, opened by the owner of the store
 * @role: one that hq_grant_is_role() knows
 * @login: a login that the server has
 * @error: return location for an error
 *
 * Lets @login work for the hall, in one role or, with "none", no longer.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID where the hall is a file, or as hq_postgres_grant_give()
 */
gboolean
hq_grant_give (HqHall *hall, const char *role, const char *login, GError **error)
{
  HqDatabase *db = hq_grant_find_server (hall, error);
  gboolean none = g_str_equal (role, HQ_GRANT_NONE);

  return db != NULL && hq_postgres_grant_give (db, login, none ? NULL : role, error);
}

/**
 * hq_grant_list:
 * @hall: a hall in a PostgreSQL, opened by the owner of the store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HqPostgresGrant) (nullable): the logins that work for the
 *   hall; %NULL with %HQ_ERROR_INVALID where it is a file, or one of the store's errors
 */
GPtrArray *
hq_grant_list (HqHall *hall, GError **error)
{
  HqDatabase *db = hq_grant_find_server (hall, error);
  g_autoptr (GPtrArray) grants = hq_postgres_grant_new_array ();

  if (db == NULL || !hq_postgres_grant_read (db, grants, error))
    return NULL;
  return g_steal_pointer (&grants);
}
