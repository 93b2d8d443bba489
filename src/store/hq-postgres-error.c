/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-error.h"

#include <string.h>

/* By the beginning of the state's five letters; the first that fits. Appendix A of the manual. */
static const struct
{
  const char *state;
  HqError code;
} states[] = {
  { "40", HQ_ERROR_BUSY },            /* transaction rollback: serialization, deadlock */
  { "55P03", HQ_ERROR_BUSY },         /* lock not available in time */
  { "57014", HQ_ERROR_BUSY },         /* query cancelled */
  { "23", HQ_ERROR_CONFLICT },        /* integrity constraint violation */
  { "53100", HQ_ERROR_NO_SPACE },     /* disk full */
  { "53", HQ_ERROR_BUSY },            /* insufficient resources: memory, connections */
  { "25006", HQ_ERROR_OFFLINE },      /* read-only: it is a standby now */
  { "25P03", HQ_ERROR_OFFLINE },      /* idle in transaction */
  { "08", HQ_ERROR_OFFLINE },         /* connection */
  { "57P", HQ_ERROR_OFFLINE },        /* shutting down, starting up */
  { "28", HQ_ERROR_NO_LOGIN },        /* invalid authorization: login, password, pg_hba.conf */
  { "42501", HQ_ERROR_NO_GRANT },     /* insufficient privilege */
  { "42P01", HQ_ERROR_FOREIGN_FILE }, /* undefined table */
  { "3F000", HQ_ERROR_FOREIGN_FILE }, /* undefined schema */
  { "XX001", HQ_ERROR_CORRUPT },
  { "XX002", HQ_ERROR_CORRUPT },
};

/* The last line break of a message is the terminal's. */
static char *
hq_postgres_error_strip (const char *message)
{
  return g_strchomp (g_strdup (message != NULL ? message : ""));
}

/**
 * hq_postgres_error_find:
 * @state: (nullable): the five letters by which the server says what is wrong
 *
 * The one place where the server's states become ours.
 *
 * Returns: what they mean here, %HQ_ERROR_FAILED where that is not known
 */
HqError
hq_postgres_error_find (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states) && state != NULL; i++)
    if (g_str_has_prefix (state, states[i].state))
      return states[i].code;
  return HQ_ERROR_FAILED;
}

/**
 * hq_postgres_error_take:
 * @conn: a connection
 * @result: what it refused
 * @error: return location for the error
 */
void
hq_postgres_error_take (PGconn *conn, const PGresult *result, GError **error)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  g_autofree char *message = hq_postgres_error_strip (PQresultErrorMessage (result));
  HqError code = HQ_ERROR_OFFLINE;

  if (PQstatus (conn) == CONNECTION_OK)
    code = hq_postgres_error_find (state);
  hq_error_set (error, code, "%s", message);
}
