/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-pipe.h"

#include <string.h>

#include "hq-postgres-error.h"
#include "hq-postgres-wait.h"

/* An answer that somebody will come for. */
typedef struct
{
  int command; /* of those that were sent */
  PGresult **place;
} HqPostgresPipeKept;

/**
 * hq_postgres_pipe_break:
 * @pipe: a pipe
 *
 * Ends the connection, and what was under way on it is forgotten. Who waits does so at the socket,
 * whose number may soon be another's.
 */
void
hq_postgres_pipe_break (HqPostgresPipe *pipe)
{
  hq_postgres_news_wake (pipe->news);
  g_clear_pointer (&pipe->conn, PQfinish);
  g_hash_table_remove_all (pipe->prepared);
  g_ptr_array_set_size (pipe->fresh, 0);
  g_array_set_size (pipe->kept, 0);
  pipe->n_sent = 0;
}
/**
 * hq_postgres_pipe_init:
 * @pipe: (out): a pipe, which is not connected yet
 * @address: (transfer none): where to
 * @news: (transfer none): what gets what is heard
 */
void
hq_postgres_pipe_init (HqPostgresPipe *pipe, const HqPostgresAddress *address, HqPostgresNews *news)
{
  *pipe = (HqPostgresPipe){
    .address = address,
    .news = news,
    .prepared = g_hash_table_new_full (NULL, NULL, NULL, g_free),
    .fresh = g_ptr_array_new (),
    .kept = g_array_new (FALSE, FALSE, sizeof (HqPostgresPipeKept)),
  };
}

/**
 * hq_postgres_pipe_clear:
 * @pipe: a pipe
 *
 * Ends the connection.
 */
void
hq_postgres_pipe_clear (HqPostgresPipe *pipe)
{
  hq_postgres_pipe_break (pipe);
  g_hash_table_unref (pipe->prepared);
  g_ptr_array_unref (pipe->fresh);
  g_array_unref (pipe->kept);
}

/* What each session begins with. A machine that loses its power in the middle of a change must not
 * keep the hall waiting: the server asks after it, and ends a session that does nothing inside one.
 * What is acknowledged is on the disk, whatever the server's own settings are. A statement is planned
 * once, and by an index: a plan that was made for the empty tables of the morning serves till night. It
 * is never compiled, which takes longer than to run it. */
static const char session[]
  = "SET search_path = hall_queue;"
    "SET client_encoding = 'UTF8';"
    "SET lock_timeout = '10s';"
    "SET idle_in_transaction_session_timeout = '5s';"
    "SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 4;"
    "SET extra_float_digits = 1;"
    "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; SET jit = off;"
    "SELECT set_config ('synchronous_commit', 'on', false)"
    " WHERE current_setting ('synchronous_commit') IN ('off', 'local');" HQ_POSTGRES_PIPE_CLOCK;

/**
 * hq_postgres_pipe_set_offline:
 * @reason: what libpq says of it
 * @error: return location for the error
 *
 * Says that the server is away: its place, which is for people, and the reason in one line, which is
 * for logs.
 */
void
hq_postgres_pipe_set_offline (HqPostgresPipe *pipe, const char *reason, GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (reason, "\n\t", -1);
  g_autoptr (GString) whole = g_string_new (pipe->address->shown);
  const char *mark = ": ";

  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      {
        g_string_append_printf (whole, "%s%s", mark, *line);
        mark = "; ";
      }
  hq_error_set (error, HQ_ERROR_OFFLINE, "%s", whole->str);
}

/* A server that answers at once is asked once more why it refuses a connection. */
#define HQ_POSTGRES_PIPE_AT_ONCE (2 * G_TIME_SPAN_SECOND)

/* Whether a server has refused the connection, in words of its own: between what it is and what it
 * says there are two spaces in each language. One that was long about it is not asked again, unless it
 * wanted a password: of several one may have lost its power, and a failover takes no longer for that. */
static gboolean
hq_postgres_pipe_has_refused (HqPostgresPipe *pipe, gint64 began)
{
  return PQstatus (pipe->conn) != CONNECTION_OK
         && strstr (PQerrorMessage (pipe->conn), ":  ") != NULL
         && (PQconnectionUsedPassword (pipe->conn)
             || g_get_monotonic_time () < began + HQ_POSTGRES_PIPE_AT_ONCE);
}

/* Connects anew, and asks for the state alone where it is refused: the server's words are in a
 * language of its own, and the library gives no result of this. */
static HqError
hq_postgres_pipe_ask_reason (HqPostgresPipe *pipe)
{
  const char *state;

  PQsetErrorVerbosity (pipe->conn, PQERRORS_SQLSTATE);
  PQreset (pipe->conn);
  PQsetErrorVerbosity (pipe->conn, PQERRORS_DEFAULT);
  state = g_strrstr (PQerrorMessage (pipe->conn), ":  ");
  return hq_postgres_error_find (state != NULL ? state + strlen (":  ") : NULL);
}

/* Whoever sets the machine up is told which login it is that the server refuses; any other reason may
 * be over in a moment. */
static gboolean
hq_postgres_pipe_dial (HqPostgresPipe *pipe, GError **error)
{
  gint64 began = g_get_monotonic_time ();
  g_autofree char *said = NULL;
  HqError reason = HQ_ERROR_FAILED;

  pipe->conn = PQconnectdbParams (pipe->address->keys, pipe->address->values, 1);
  said = g_strdup (PQerrorMessage (pipe->conn));
  if (PQconnectionNeedsPassword (pipe->conn))
    reason = HQ_ERROR_NO_LOGIN;
  else if (hq_postgres_pipe_has_refused (pipe, began))
    reason = hq_postgres_pipe_ask_reason (pipe);
  if (PQstatus (pipe->conn) == CONNECTION_OK)
    return TRUE;
  if (reason == HQ_ERROR_NO_LOGIN || reason == HQ_ERROR_NO_GRANT)
    hq_error_set (error, reason, "%s, %s", PQuser (pipe->conn), pipe->address->shown);
  else
    hq_postgres_pipe_set_offline (pipe, said, error);
  return FALSE;
}

/* Notices are the server's remarks to nobody. */
static void
hq_postgres_pipe_on_notice (void *data, const char *message)
{
  g_debug ("PostgreSQL: %s", message);
}

/* The last result of the first words. */
static PGresult *
hq_postgres_pipe_greet (HqPostgresPipe *pipe)
{
  gboolean there = PQsetnonblocking (pipe->conn, 1) == 0 && PQsendQuery (pipe->conn, session) == 1;
  PGresult *last = NULL;

  while (there)
    {
      PGresult *result;

      there = hq_postgres_wait_result (pipe->conn, pipe->address);
      result = there ? PQgetResult (pipe->conn) : NULL;
      if (result == NULL)
        break;
      PQclear (last);
      last = result;
    }
  if (!there)
    g_clear_pointer (&last, PQclear);
  return last;
}

/**
 * hq_postgres_pipe_read_time:
 * @result: the answer to %HQ_POSTGRES_PIPE_CLOCK
 *
 * Returns: the time that it tells
 */
HqTime
hq_postgres_pipe_read_time (const PGresult *result)
{
  return g_ascii_strtoll (PQgetvalue (result, 0, 0), NULL, 10);
}

/**
 * hq_postgres_pipe_open:
 * @pipe: a pipe that is not connected
 * @now: (out): what the server's clock shows
 * @error: return location for an error
 *
 * Connects. Where it fails, hq_postgres_pipe_break() is to follow.
 *
 * Returns: whether it is connected
 */
gboolean
hq_postgres_pipe_open (HqPostgresPipe *pipe, HqTime *now, GError **error)
{
  PGresult *result;
  gboolean done;

  if (pipe->address->has_password || !pipe->address->is_valid)
    {
      hq_error_set (error,
                    pipe->address->is_valid ? HQ_ERROR_PASSWORD_IN_ADDRESS : HQ_ERROR_BAD_ADDRESS,
                    "%s", pipe->address->shown);
      return FALSE;
    }
  if (!hq_postgres_pipe_dial (pipe, error))
    return FALSE;
  PQsetNoticeProcessor (pipe->conn, hq_postgres_pipe_on_notice, NULL);
  result = hq_postgres_pipe_greet (pipe);
  done = PQresultStatus (result) == PGRES_TUPLES_OK;
  if (done)
    *now = hq_postgres_pipe_read_time (result);
  else if (result != NULL)
    hq_postgres_error_take (pipe->conn, result, error);
  PQclear (result);
  if (!done || PQenterPipelineMode (pipe->conn) != 1)
    return FALSE;
  pipe->heard_at = g_get_monotonic_time ();
  return TRUE;
}

/**
 * hq_postgres_pipe_end:
 * @pipe: a pipe that the caller holds, and that has ended its transaction
 *
 * A connection on which a transaction is open all the same is not left to the next one.
 */
void
hq_postgres_pipe_end (HqPostgresPipe *pipe)
{
  if (pipe->conn != NULL && PQtransactionStatus (pipe->conn) != PQTRANS_IDLE)
    hq_postgres_pipe_break (pipe);
}

static gboolean
hq_postgres_pipe_count (HqPostgresPipe *pipe, int sent, GError **error)
{
  if (sent == 1)
    {
      pipe->n_sent++;
      return TRUE;
    }
  hq_postgres_pipe_set_offline (pipe, PQerrorMessage (pipe->conn), error);
  hq_postgres_pipe_break (pipe);
  return FALSE;
}

/* Whether there is a connection to send on. One that was lost inside a transaction is not replaced
 * before that has ended. */
static gboolean
hq_postgres_pipe_check (HqPostgresPipe *pipe, GError **error)
{
  if (pipe->conn != NULL)
    return TRUE;
  hq_postgres_pipe_set_offline (pipe, "", error);
  return FALSE;
}

/**
 * hq_postgres_pipe_send:
 * @pipe: a pipe that the caller holds, and that was connected
 * @sql: a command without parameters
 * @error: return location for an error
 *
 * Returns: whether it is under way; hq_postgres_pipe_receive() reads the answer
 */
gboolean
hq_postgres_pipe_send (HqPostgresPipe *pipe, const char *sql, GError **error)
{
  return hq_postgres_pipe_check (pipe, error)
         && hq_postgres_pipe_count (
           pipe, PQsendQueryParams (pipe->conn, sql, 0, NULL, NULL, NULL, NULL, 0), error);
}

/**
 * hq_postgres_pipe_send_text:
 * @pipe: a pipe that the caller holds, and that was connected
 * @key: what the statement is known by
 * @sql: the statement
 * @params: its parameters
 * @error: return location for an error
 *
 * Sends a statement, and before its first use what prepares it.
 *
 * Returns: whether it is under way; hq_postgres_pipe_receive() reads the answer
 */
gboolean
hq_postgres_pipe_send_text (HqPostgresPipe *pipe,
                            gconstpointer key,
                            const char *sql,
                            const HqPostgresParams *params,
                            GError **error)
{
  const char *name = g_hash_table_lookup (pipe->prepared, key);

  if (!hq_postgres_pipe_check (pipe, error))
    return FALSE;
  if (name == NULL)
    {
      char *new_name = g_strdup_printf ("hq%u", ++pipe->n_prepared);

      g_hash_table_insert (pipe->prepared, (gpointer) key, new_name);
      g_ptr_array_add (pipe->fresh, (gpointer) key);
      if (!hq_postgres_pipe_count (
            pipe, PQsendPrepare (pipe->conn, new_name, sql, params->n, params->types), error))
        return FALSE;
      name = new_name;
    }
  return hq_postgres_pipe_count (pipe,
                                 PQsendQueryPrepared (pipe->conn, name, params->n, params->values,
                                                      params->lengths, params->formats, 0),
                                 error);
}

/**
 * hq_postgres_pipe_keep:
 * @pipe: a pipe that the caller holds, and on which it has just sent something
 * @place: (out): gets the answer to that when the answers are read, unless it was refused
 */
void
hq_postgres_pipe_keep (HqPostgresPipe *pipe, PGresult **place)
{
  HqPostgresPipeKept kept = { pipe->n_sent - 1, place };

  g_array_append_val (pipe->kept, kept);
}

/**
 * hq_postgres_pipe_has_sent:
 *
 * Returns: whether an answer was not read yet
 */
gboolean
hq_postgres_pipe_has_sent (HqPostgresPipe *pipe)
{
  return pipe->n_sent > 0;
}

/* What was prepared in vain is prepared again, by another name. */
static void
hq_postgres_pipe_settle_fresh (HqPostgresPipe *pipe, gboolean done)
{
  for (guint i = 0; i < pipe->fresh->len && !done; i++)
    g_hash_table_remove (pipe->prepared, pipe->fresh->pdata[i]);
  g_ptr_array_set_size (pipe->fresh, 0);
}

/* The next answer, after which the end of it was read too; %NULL where there is none any more. */
static PGresult *
hq_postgres_pipe_read (HqPostgresPipe *pipe)
{
  PGresult *result;

  if (!hq_postgres_wait_result (pipe->conn, pipe->address))
    return NULL;
  result = PQgetResult (pipe->conn);
  if (result == NULL || PQresultStatus (result) == PGRES_PIPELINE_SYNC)
    return result;
  if (!hq_postgres_wait_result (pipe->conn, pipe->address))
    g_clear_pointer (&result, PQclear);
  else
    PQclear (PQgetResult (pipe->conn));
  return result;
}

static gboolean
hq_postgres_pipe_failed (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
}

/* Gives away @result, the answer to the @command, where somebody comes for it. */
static gboolean
hq_postgres_pipe_give (HqPostgresPipe *pipe, int command, PGresult *result)
{
  for (guint i = 0; i < pipe->kept->len; i++)
    {
      const HqPostgresPipeKept *kept = &g_array_index (pipe->kept, HqPostgresPipeKept, i);

      if (kept->command == command)
        {
          *kept->place = result;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * hq_postgres_pipe_receive:
 * @pipe: a pipe that the caller holds
 * @error: return location for an error
 *
 * Waits for the answers to all that was sent.
 *
 * Returns: (transfer full): the last of them, or %NULL where any of it was refused, with the first
 *   refusal; %HQ_ERROR_OFFLINE where the connection was lost
 */
PGresult *
hq_postgres_pipe_receive (HqPostgresPipe *pipe, GError **error)
{
  int n = pipe->n_sent;
  PGresult *last = NULL;
  GError *refusal = NULL;
  gboolean whole;

  if (!hq_postgres_pipe_check (pipe, error))
    return NULL;
  pipe->n_sent = 0;
  pipe->n_trips++;
  whole = PQpipelineSync (pipe->conn) == 1;
  for (int i = 0; whole && i < n; i++)
    {
      PQclear (last);
      last = hq_postgres_pipe_read (pipe);
      whole = last != NULL;
      if (whole && refusal == NULL && hq_postgres_pipe_failed (last))
        hq_postgres_error_take (pipe->conn, last, &refusal);
      else if (whole && refusal == NULL && hq_postgres_pipe_give (pipe, i, last))
        last = PQmakeEmptyPGresult (pipe->conn, PGRES_COMMAND_OK);
    }
  g_array_set_size (pipe->kept, 0);
  if (whole)
    {
      PGresult *sync = hq_postgres_pipe_read (pipe);

      whole = sync != NULL && PQstatus (pipe->conn) == CONNECTION_OK;
      PQclear (sync);
    }
  if (whole)
    {
      pipe->heard_at = g_get_monotonic_time ();
      hq_postgres_pipe_settle_fresh (pipe, refusal == NULL);
      hq_postgres_news_hear (pipe->news, pipe->conn);
    }
  else
    {
      g_clear_error (&refusal);
      hq_postgres_pipe_set_offline (pipe, PQerrorMessage (pipe->conn), &refusal);
      hq_postgres_pipe_break (pipe);
    }
  if (refusal == NULL)
    return last;
  PQclear (last);
  /* A server that cannot be written to, or is going, is left for one that can. */
  if (hq_error_is (refusal, HQ_ERROR_OFFLINE) && pipe->conn != NULL)
    {
      g_autoptr (GError) own = g_steal_pointer (&refusal);

      hq_postgres_pipe_set_offline (pipe, hq_error_get_detail (own), &refusal);
      hq_postgres_pipe_break (pipe);
    }
  g_propagate_error (error, refusal);
  return NULL;
}

/**
 * hq_postgres_pipe_exec:
 * @pipe: a pipe that the caller holds, and that was connected
 * @sql: a command without parameters
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
hq_postgres_pipe_exec (HqPostgresPipe *pipe, const char *sql, GError **error)
{
  PGresult *result = NULL;

  if (hq_postgres_pipe_send (pipe, sql, error))
    result = hq_postgres_pipe_receive (pipe, error);
  PQclear (result);
  return result != NULL;
}
