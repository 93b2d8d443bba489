/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-grant.h"

#include <gio/gio.h>

#include "hq-error.h"
#include "hq-postgres-migration.h"
#include "hq-postgres-rows.h"

#define HQ_POSTGRES_GRANT_FILE "/org/hallqueue/HallQueue/store/schema/grants.sql"

/* Of a server alone: a file knows no logins. */
enum
{
  TEXT_IN_USE,
  TEXT_FIND_LOGIN,
  TEXT_GIVE,
  TEXT_READ,
  TEXT_CLOSE_LEFT_OPEN,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  [TEXT_IN_USE] = { "SELECT count(*) FROM login" },
  [TEXT_FIND_LOGIN] = { "SELECT count(*) FROM pg_roles WHERE rolname = ? AND rolcanlogin" },
  [TEXT_GIVE] = { "SELECT grant_login (?, ?, ?)" },
  [TEXT_READ] = { "SELECT login, role FROM login WHERE hall = ? ORDER BY login" },
  [TEXT_CLOSE_LEFT_OPEN] = { "SELECT close_left_open (?, ?)" },
};

typedef struct
{
  const char *login;
  const char *role;
} HqPostgresGrantOrder;

static void
hq_postgres_grant_free (gpointer data)
{
  HqPostgresGrant *grant = data;

  g_free (grant->login);
  g_free (grant->role);
  g_free (grant);
}

/**
 * hq_postgres_grant_new_array:
 *
 * Returns: (transfer full) (element-type HqPostgresGrant): an empty array
 */
GPtrArray *
hq_postgres_grant_new_array (void)
{
  return g_ptr_array_new_with_free_func (hq_postgres_grant_free);
}

static gboolean
hq_postgres_grant_apply (HqDatabase *db, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (HQ_POSTGRES_GRANT_FILE,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL
         && hq_postgres_migration_send (((HqPostgres *) db)->pipe, g_bytes_get_data (bytes, NULL),
                                        error);
}

static gboolean
hq_postgres_grant_do_renew (HqDatabase *db, gpointer user_data, GError **error)
{
  gint64 used;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_IN_USE], error, ""), &used, error))
    return FALSE;
  return used == 0 || hq_postgres_grant_apply (db, error);
}

/**
 * hq_postgres_grant_renew:
 * @db: a connection of the store's owner, whose schema has the last version
 * @error: return location for an error
 *
 * Says again what each role may do, where there is a login that has one: what a step of the schema
 * added is as closed as the rest.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_postgres_grant_renew (HqDatabase *db, GError **error)
{
  return hq_database_write (db, hq_postgres_grant_do_renew, NULL, error);
}

static gboolean
hq_postgres_grant_do_give (HqDatabase *db, gpointer user_data, GError **error)
{
  const HqPostgresGrantOrder *order = user_data;
  gint64 found;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_FIND_LOGIN], error, "s", order->login),
                         &found, error))
    return FALSE;
  if (found == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", order->login);
      return FALSE;
    }
  return hq_postgres_grant_apply (db, error)
         && hq_database_run (db, &texts[TEXT_GIVE], error, "hss", order->login, order->role);
}

/**
 * hq_postgres_grant_give:
 * @db: a connection of the store's owner that works for a hall
 * @login: a login that the server has
 * @role: (nullable): what it is from now on, %NULL for nothing
 * @error: return location for an error
 *
 * Lets @login work for the hall, as what @role says and no more. The second time changes nothing.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND where there is no such login, %HQ_ERROR_CONFLICT where it
 *   works for another hall, %HQ_ERROR_NO_GRANT for who is not the owner, or may make no roles
 */
gboolean
hq_postgres_grant_give (HqDatabase *db, const char *login, const char *role, GError **error)
{
  HqPostgresGrantOrder order = { login, role };

  return hq_database_write (db, hq_postgres_grant_do_give, &order, error);
}

/**
 * hq_postgres_grant_read:
 * @db: a connection of the store's owner that works for a hall
 * @grants: (element-type HqPostgresGrant): gets the logins that work for the hall, by their names
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_postgres_grant_read (HqDatabase *db, GPtrArray *grants, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_READ], error, "h");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqPostgresGrant grant = { g_strdup (hq_rows_get_text (rows, 0)),
                                g_strdup (hq_rows_get_text (rows, 1)) };

      g_ptr_array_add (grants, g_memdup2 (&grant, sizeof grant));
    }
  return hq_rows_end (rows, error);
}

/**
 * hq_postgres_grant_close_left_open:
 * @db: a connection of a kiosk's login
 * @now: the time
 * @unserved: (out): how many still waited or were parked
 * @error: return location for an error
 *
 * Closes the day that was left open, for a login that may not do it by itself: all of it but its
 * figures and the event of the act. To be called inside the transaction that opens the next one.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_GRANT for another role, or where the day is not over by the
 *   server's clock
 */
gboolean
hq_postgres_grant_close_left_open (HqDatabase *db, HqTime now, gint64 *unserved, GError **error)
{
  gboolean done = hq_rows_take_int (hq_rows_start (db, &texts[TEXT_CLOSE_LEFT_OPEN], error, "hl", now),
                                    unserved, error);

  /* It is a question by its looks alone. */
  hq_postgres_rows_doubt ((HqPostgres *) db, NULL);
  return done;
}
