/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-link.h"

#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-postgres-address.h"
#include "hq-postgres-error.h"
#include "hq-postgres-wait.h"

/* Who only listens asks so often for the time, lest a network that hangs passes for a quiet hall. */
#define HQ_POSTGRES_LINK_QUIET (3 * G_TIME_SPAN_SECOND)

/* Between two tries to connect. */
#define HQ_POSTGRES_LINK_PAUSE (300 * G_TIME_SPAN_MILLISECOND)

struct _HqPostgresLink
{
  char *path; /* (owned): as it was asked for */
  HqPostgresAddress *address; /* (owned) */
  guint refs; /* under the lock of all links */
  pid_t pid;  /* whose it is: a child of this process has a connection of its own */
  GRecMutex mutex;
  PGconn *conn;         /* (owned) (nullable): NULL while the server is away */
  GHashTable *prepared; /* (owned): HqText → name, of this connection */
  GPtrArray *fresh;     /* (owned): those whose preparation was not answered yet */
  guint n_prepared;
  int n_sent; /* commands whose answers were not read */
  GArray *kept;     /* (owned): HqPostgresLinkKept, in the order in which they were sent */
  gint64 failed_at; /* when it could not connect, 0 where it could */
  GError *failure;  /* (owned) (nullable): why */
  char *channel;    /* (owned) (nullable): what it listens to */
  gint64 news;      /* counts what was heard */
  GArray *waiters;  /* (owned): int, the eventfds of those who wait for news */
  gint64 heard_at;  /* when there was an answer last, by the monotonic clock */
  gint64 offset;    /* of the server's clock from the monotonic one */
};

/* An answer that somebody will come for. */
typedef struct
{
  int command; /* of those that were sent */
  PGresult **place;
} HqPostgresLinkKept;

static GMutex all_mutex;
static GHashTable *all; /* (owned) (nullable): path → HqPostgresLink */

/**
 * hq_postgres_link_take:
 * @path: an address
 *
 * Returns: (transfer full): this process's link to it, which need not be connected
 */
HqPostgresLink *
hq_postgres_link_take (const char *path)
{
  HqPostgresLink *link;

  g_mutex_lock (&all_mutex);
  if (all == NULL)
    all = g_hash_table_new (g_str_hash, g_str_equal);
  link = g_hash_table_lookup (all, path);
  if (link == NULL || link->pid != getpid ())
    {
      link = g_new0 (HqPostgresLink, 1);
      link->path = g_strdup (path);
      link->address = hq_postgres_address_parse (path);
      link->prepared = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      link->fresh = g_ptr_array_new ();
      link->waiters = g_array_new (FALSE, FALSE, sizeof (int));
      link->kept = g_array_new (FALSE, FALSE, sizeof (HqPostgresLinkKept));
      link->pid = getpid ();
      g_rec_mutex_init (&link->mutex);
      g_hash_table_replace (all, link->path, link);
    }
  link->refs++;
  g_mutex_unlock (&all_mutex);
  return link;
}

static void
hq_postgres_link_wake (HqPostgresLink *link)
{
  for (guint i = 0; i < link->waiters->len; i++)
    eventfd_write (g_array_index (link->waiters, int, i), 1);
}

/* Who waits does so at the socket, whose number may soon be another's. */
static void
hq_postgres_link_break (HqPostgresLink *link)
{
  hq_postgres_link_wake (link);
  g_clear_pointer (&link->conn, PQfinish);
  g_hash_table_remove_all (link->prepared);
  g_ptr_array_set_size (link->fresh, 0);
  g_array_set_size (link->kept, 0);
  link->n_sent = 0;
}

/**
 * hq_postgres_link_drop:
 * @link: (transfer full): a link that its caller does not hold
 *
 * The last one to drop it ends the connection.
 */
void
hq_postgres_link_drop (HqPostgresLink *link)
{
  gboolean last;

  g_mutex_lock (&all_mutex);
  last = --link->refs == 0;
  if (last)
    g_hash_table_remove (all, link->path);
  g_mutex_unlock (&all_mutex);
  if (!last)
    return;
  hq_postgres_link_break (link);
  g_hash_table_unref (link->prepared);
  g_ptr_array_unref (link->fresh);
  g_array_unref (link->kept);
  g_array_unref (link->waiters);
  g_rec_mutex_clear (&link->mutex);
  hq_postgres_address_free (link->address);
  g_clear_error (&link->failure);
  g_free (link->channel);
  g_free (link->path);
  g_free (link);
}

/**
 * hq_postgres_link_get_hall:
 *
 * Returns: (transfer none) (nullable): the code of the hall that the address names
 */
const char *
hq_postgres_link_get_hall (HqPostgresLink *link)
{
  return link->address->hall;
}

void
hq_postgres_link_lock (HqPostgresLink *link)
{
  g_rec_mutex_lock (&link->mutex);
}

gboolean
hq_postgres_link_try_lock (HqPostgresLink *link)
{
  return g_rec_mutex_trylock (&link->mutex);
}

void
hq_postgres_link_unlock (HqPostgresLink *link)
{
  g_rec_mutex_unlock (&link->mutex);
}

/* What each session begins with. A machine that loses its power in the middle of a change must not
 * keep the hall waiting: the server asks after it, and ends a session that does nothing inside one.
 * What is acknowledged is on the disk, whatever the server's own settings are. A statement is planned
 * once, and by an index: a plan that was made for the empty tables of the morning serves till night. */
static const char session[]
  = "SET search_path = hall_queue;"
    "SET client_encoding = 'UTF8';"
    "SET lock_timeout = '10s';"
    "SET idle_in_transaction_session_timeout = '5s';"
    "SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 4;"
    "SET extra_float_digits = 1;"
    "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;"
    "SELECT set_config ('synchronous_commit', 'on', false)"
    " WHERE current_setting ('synchronous_commit') IN ('off', 'local');" HQ_POSTGRES_LINK_CLOCK;

/* Says that the server is away: its place, which is for people, and what libpq says of it in one line,
 * which is for logs. */
static void
hq_postgres_link_set_offline (HqPostgresLink *link, const char *reason, GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (reason, "\n\t", -1);
  g_autoptr (GString) whole = g_string_new (link->address->shown);
  const char *mark = ": ";

  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      {
        g_string_append_printf (whole, "%s%s", mark, *line);
        mark = "; ";
      }
  hq_error_set (error, HQ_ERROR_OFFLINE, "%s", whole->str);
}

/* Notices are the server's remarks to nobody. */
static void
hq_postgres_link_on_notice (void *data, const char *message)
{
  g_debug ("PostgreSQL: %s", message);
}

/* The last result of the first words. */
static PGresult *
hq_postgres_link_greet (HqPostgresLink *link)
{
  gboolean there = PQsetnonblocking (link->conn, 1) == 0 && PQsendQuery (link->conn, session) == 1;
  PGresult *last = NULL;

  while (there)
    {
      PGresult *result;

      there = hq_postgres_wait_result (link->conn, link->address);
      result = there ? PQgetResult (link->conn) : NULL;
      if (result == NULL)
        break;
      PQclear (last);
      last = result;
    }
  if (!there)
    g_clear_pointer (&last, PQclear);
  return last;
}

static void
hq_postgres_link_take_time (HqPostgresLink *link, const PGresult *result)
{
  hq_postgres_link_set_time (link, g_ascii_strtoll (PQgetvalue (result, 0, 0), NULL, 10));
}

static gboolean
hq_postgres_link_open (HqPostgresLink *link, GError **error)
{
  g_autofree char *listen = NULL;
  PGresult *result;
  gboolean done;

  if (link->address->has_password || !link->address->is_valid)
    {
      hq_error_set (error,
                    link->address->is_valid ? HQ_ERROR_PASSWORD_IN_ADDRESS : HQ_ERROR_BAD_ADDRESS,
                    "%s", link->address->shown);
      return FALSE;
    }
  link->conn = PQconnectdbParams (link->address->keys, link->address->values, 1);
  if (PQconnectionNeedsPassword (link->conn))
    {
      hq_error_set (error, HQ_ERROR_NO_GRANT, "%s", link->address->shown);
      return FALSE;
    }
  if (PQstatus (link->conn) != CONNECTION_OK)
    {
      hq_postgres_link_set_offline (link, PQerrorMessage (link->conn), error);
      return FALSE;
    }
  PQsetNoticeProcessor (link->conn, hq_postgres_link_on_notice, NULL);
  result = hq_postgres_link_greet (link);
  done = PQresultStatus (result) == PGRES_TUPLES_OK;
  if (done)
    hq_postgres_link_take_time (link, result);
  else if (result != NULL)
    hq_postgres_error_take (link->conn, result, error);
  PQclear (result);
  if (!done || PQenterPipelineMode (link->conn) != 1)
    return FALSE;
  link->heard_at = g_get_monotonic_time ();
  if (link->channel == NULL)
    return TRUE;
  /* What happened meanwhile is news of an unknown size. */
  link->news++;
  listen = g_strconcat ("LISTEN ", link->channel, NULL);
  return hq_postgres_link_exec (link, listen, error);
}

/**
 * hq_postgres_link_end:
 * @link: a link that the caller holds, and that has ended its transaction
 *
 * A connection on which a transaction is open all the same is not left to the next one.
 */
void
hq_postgres_link_end (HqPostgresLink *link)
{
  if (link->conn != NULL && PQtransactionStatus (link->conn) != PQTRANS_IDLE)
    hq_postgres_link_break (link);
}

/**
 * hq_postgres_link_connect:
 * @link: a link that the caller holds
 * @error: return location for an error
 *
 * Connects where it is not. While the server is away it is not asked at every turn: what it said, or
 * did not, a moment ago stands for now.
 *
 * Returns: whether it is connected
 */
gboolean
hq_postgres_link_connect (HqPostgresLink *link, GError **error)
{
  gint64 now = g_get_monotonic_time ();

  if (link->conn != NULL)
    return TRUE;
  if (link->failed_at == 0 || now >= link->failed_at + HQ_POSTGRES_LINK_PAUSE)
    {
      g_clear_error (&link->failure);
      if (hq_postgres_link_open (link, &link->failure))
        {
          link->failed_at = 0;
          return TRUE;
        }
      hq_postgres_link_break (link);
      link->failed_at = g_get_monotonic_time ();
    }
  if (link->failure == NULL)
    hq_postgres_link_set_offline (link, "", &link->failure);
  if (error != NULL)
    *error = g_error_copy (link->failure);
  return FALSE;
}

static gboolean
hq_postgres_link_count (HqPostgresLink *link, int sent, GError **error)
{
  if (sent == 1)
    {
      link->n_sent++;
      return TRUE;
    }
  hq_postgres_link_set_offline (link, PQerrorMessage (link->conn), error);
  hq_postgres_link_break (link);
  return FALSE;
}

/* Whether there is a connection to send on. One that was lost inside a transaction is not replaced
 * before that has ended. */
static gboolean
hq_postgres_link_check (HqPostgresLink *link, GError **error)
{
  if (link->conn != NULL)
    return TRUE;
  hq_postgres_link_set_offline (link, "", error);
  return FALSE;
}

/**
 * hq_postgres_link_send:
 * @link: a link that the caller holds, and that was connected
 * @sql: a command without parameters
 * @error: return location for an error
 *
 * Returns: whether it is under way; hq_postgres_link_receive() reads the answer
 */
gboolean
hq_postgres_link_send (HqPostgresLink *link, const char *sql, GError **error)
{
  return hq_postgres_link_check (link, error)
         && hq_postgres_link_count (link,
                                    PQsendQueryParams (link->conn, sql, 0, NULL, NULL, NULL, NULL,
                                                       0),
                                    error);
}

/**
 * hq_postgres_link_send_text:
 * @link: a link that the caller holds, and that was connected
 * @key: what the statement is known by
 * @sql: the statement
 * @params: its parameters
 * @error: return location for an error
 *
 * Sends a statement, and before its first use what prepares it.
 *
 * Returns: whether it is under way; hq_postgres_link_receive() reads the answer
 */
gboolean
hq_postgres_link_send_text (HqPostgresLink *link,
                            gconstpointer key,
                            const char *sql,
                            const HqPostgresParams *params,
                            GError **error)
{
  const char *name = g_hash_table_lookup (link->prepared, key);

  if (!hq_postgres_link_check (link, error))
    return FALSE;
  if (name == NULL)
    {
      char *new_name = g_strdup_printf ("hq%u", ++link->n_prepared);

      g_hash_table_insert (link->prepared, (gpointer) key, new_name);
      g_ptr_array_add (link->fresh, (gpointer) key);
      if (!hq_postgres_link_count (link,
                                   PQsendPrepare (link->conn, new_name, sql, params->n,
                                                  params->types),
                                   error))
        return FALSE;
      name = new_name;
    }
  return hq_postgres_link_count (link,
                                 PQsendQueryPrepared (link->conn, name, params->n, params->values,
                                                      params->lengths, params->formats, 0),
                                 error);
}

/**
 * hq_postgres_link_keep:
 * @link: a link that the caller holds, and on which it has just sent something
 * @place: (out): gets the answer to that when the answers are read, unless it was refused
 */
void
hq_postgres_link_keep (HqPostgresLink *link, PGresult **place)
{
  HqPostgresLinkKept kept = { link->n_sent - 1, place };

  g_array_append_val (link->kept, kept);
}

/**
 * hq_postgres_link_has_sent:
 *
 * Returns: whether an answer was not read yet
 */
gboolean
hq_postgres_link_has_sent (HqPostgresLink *link)
{
  return link->n_sent > 0;
}

static void
hq_postgres_link_hear (HqPostgresLink *link)
{
  gint64 before = link->news;
  PGnotify *notify;

  while ((notify = PQnotifies (link->conn)) != NULL)
    {
      link->news++;
      PQfreemem (notify);
    }
  /* Who waits sees the socket alone, from which somebody else has read. */
  if (link->news != before)
    hq_postgres_link_wake (link);
}

/* What was prepared in vain is prepared again, by another name. */
static void
hq_postgres_link_settle_fresh (HqPostgresLink *link, gboolean done)
{
  for (guint i = 0; i < link->fresh->len && !done; i++)
    g_hash_table_remove (link->prepared, link->fresh->pdata[i]);
  g_ptr_array_set_size (link->fresh, 0);
}

/* The next answer, after which the end of it was read too; %NULL where there is none any more. */
static PGresult *
hq_postgres_link_read (HqPostgresLink *link)
{
  PGresult *result;

  if (!hq_postgres_wait_result (link->conn, link->address))
    return NULL;
  result = PQgetResult (link->conn);
  if (result == NULL || PQresultStatus (result) == PGRES_PIPELINE_SYNC)
    return result;
  if (!hq_postgres_wait_result (link->conn, link->address))
    g_clear_pointer (&result, PQclear);
  else
    PQclear (PQgetResult (link->conn));
  return result;
}

static gboolean
hq_postgres_link_failed (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
}

/* Gives away @result, the answer to the @command, where somebody comes for it. */
static gboolean
hq_postgres_link_give (HqPostgresLink *link, int command, PGresult *result)
{
  for (guint i = 0; i < link->kept->len; i++)
    {
      const HqPostgresLinkKept *kept = &g_array_index (link->kept, HqPostgresLinkKept, i);

      if (kept->command == command)
        {
          *kept->place = result;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * hq_postgres_link_receive:
 * @link: a link that the caller holds
 * @error: return location for an error
 *
 * Waits for the answers to all that was sent.
 *
 * Returns: (transfer full): the last of them, or %NULL where any of it was refused, with the first
 *   refusal; %HQ_ERROR_OFFLINE where the connection was lost
 */
PGresult *
hq_postgres_link_receive (HqPostgresLink *link, GError **error)
{
  int n = link->n_sent;
  PGresult *last = NULL;
  GError *refusal = NULL;
  gboolean whole;

  if (!hq_postgres_link_check (link, error))
    return NULL;
  link->n_sent = 0;
  whole = PQpipelineSync (link->conn) == 1;
  for (int i = 0; whole && i < n; i++)
    {
      PQclear (last);
      last = hq_postgres_link_read (link);
      whole = last != NULL;
      if (whole && refusal == NULL && hq_postgres_link_failed (last))
        hq_postgres_error_take (link->conn, last, &refusal);
      else if (whole && refusal == NULL && hq_postgres_link_give (link, i, last))
        last = PQmakeEmptyPGresult (link->conn, PGRES_COMMAND_OK);
    }
  g_array_set_size (link->kept, 0);
  if (whole)
    {
      PGresult *sync = hq_postgres_link_read (link);

      whole = sync != NULL && PQstatus (link->conn) == CONNECTION_OK;
      PQclear (sync);
    }
  if (whole)
    {
      link->heard_at = g_get_monotonic_time ();
      hq_postgres_link_settle_fresh (link, refusal == NULL);
      hq_postgres_link_hear (link);
    }
  else
    {
      g_clear_error (&refusal);
      hq_postgres_link_set_offline (link, PQerrorMessage (link->conn), &refusal);
      hq_postgres_link_break (link);
    }
  if (refusal == NULL)
    return last;
  PQclear (last);
  /* A server that cannot be written to, or is going, is left for one that can. */
  if (hq_error_is (refusal, HQ_ERROR_OFFLINE) && link->conn != NULL)
    {
      g_autoptr (GError) own = g_steal_pointer (&refusal);

      hq_postgres_link_set_offline (link, hq_error_get_detail (own), &refusal);
      hq_postgres_link_break (link);
    }
  g_propagate_error (error, refusal);
  return NULL;
}

/**
 * hq_postgres_link_exec:
 * @link: a link that the caller holds, and that was connected
 * @sql: a command without parameters
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
hq_postgres_link_exec (HqPostgresLink *link, const char *sql, GError **error)
{
  PGresult *result = NULL;

  if (hq_postgres_link_send (link, sql, error))
    result = hq_postgres_link_receive (link, error);
  PQclear (result);
  return result != NULL;
}

/* Whether who was silent for a while is there still; the time is good to know as well. */
static gboolean
hq_postgres_link_ask_time (HqPostgresLink *link)
{
  PGresult *result = NULL;

  if (g_get_monotonic_time () < link->heard_at + HQ_POSTGRES_LINK_QUIET)
    return TRUE;
  if (hq_postgres_link_send (link, HQ_POSTGRES_LINK_CLOCK, NULL))
    result = hq_postgres_link_receive (link, NULL);
  if (result == NULL)
    return FALSE;
  hq_postgres_link_take_time (link, result);
  PQclear (result);
  return TRUE;
}

/**
 * hq_postgres_link_listen:
 * @link: a link that the caller holds, outside a transaction
 * @hall: whose changes are wanted
 *
 * Listens from now on, over lost connections too, and reads what has come without waiting for it.
 *
 * Returns: %FALSE while the server is away
 */
gboolean
hq_postgres_link_listen (HqPostgresLink *link, gint64 hall)
{
  if (link->channel == NULL)
    {
      g_autofree char *listen = NULL;

      link->channel = g_strdup_printf ("hall_queue_%" G_GINT64_FORMAT, hall);
      listen = g_strconcat ("LISTEN ", link->channel, NULL);
      if (link->conn != NULL && !hq_postgres_link_exec (link, listen, NULL))
        g_clear_pointer (&link->channel, g_free);
      /* What happened before is news to whoever was told a number while nobody listened. */
      link->news++;
    }
  if (!hq_postgres_link_connect (link, NULL))
    return FALSE;
  if (link->channel == NULL || PQconsumeInput (link->conn) == 0
      || PQstatus (link->conn) != CONNECTION_OK || !hq_postgres_link_ask_time (link))
    {
      hq_postgres_link_break (link);
      return FALSE;
    }
  hq_postgres_link_hear (link);
  return TRUE;
}

/**
 * hq_postgres_link_get_news:
 *
 * Returns: a number that has grown when there was a change since
 */
gint64
hq_postgres_link_get_news (HqPostgresLink *link)
{
  return link->news;
}

/* Waits for the socket or @wake; that is emptied. */
static gboolean
hq_postgres_link_sleep (int socket, int wake, gint64 until)
{
  struct pollfd fds[] = { { wake, POLLIN, 0 }, { socket, POLLIN, 0 } };
  gint64 left = MAX (0, until - g_get_monotonic_time ());
  eventfd_t count;

  poll (fds, 2, (int) ((left + 999) / 1000));
  if (fds[0].revents != 0)
    eventfd_read (wake, &count);
  return fds[1].revents != 0;
}

static void
hq_postgres_link_remove_waiter (HqPostgresLink *link, int wake)
{
  for (guint i = 0; i < link->waiters->len; i++)
    if (g_array_index (link->waiters, int, i) == wake)
      {
        g_array_remove_index_fast (link->waiters, i);
        return;
      }
}

/**
 * hq_postgres_link_wait:
 * @link: a link that the caller does not hold
 * @news: what hq_postgres_link_get_news() gave
 * @wake: an eventfd that ends the wait
 * @until: a monotonic time
 *
 * Waits until there may be more news, from the server or read by somebody else of this process, or
 * until the connection is gone.
 */
void
hq_postgres_link_wait (HqPostgresLink *link, gint64 news, int wake, gint64 until)
{
  gboolean waits, readable = FALSE;
  int socket = -1;

  hq_postgres_link_lock (link);
  waits = link->conn != NULL && link->news == news;
  if (waits)
    {
      socket = PQsocket (link->conn);
      g_array_append_val (link->waiters, wake);
    }
  hq_postgres_link_unlock (link);
  if (!waits)
    return;
  readable = hq_postgres_link_sleep (socket, wake, until);
  /* What can be read may be the answer to somebody who holds the link: it is waited for until they
   * are done. */
  hq_postgres_link_lock (link);
  hq_postgres_link_remove_waiter (link, wake);
  if (readable && link->conn != NULL)
    {
      if (PQconsumeInput (link->conn) != 0)
        hq_postgres_link_hear (link);
      else
        hq_postgres_link_break (link);
    }
  hq_postgres_link_unlock (link);
}

/**
 * hq_postgres_link_set_time:
 * @time: what the server's clock shows now
 */
void
hq_postgres_link_set_time (HqPostgresLink *link, HqTime time)
{
  link->offset = time - g_get_monotonic_time ();
}

/**
 * hq_postgres_link_get_time:
 *
 * Returns: what the server's clock shows now, by the last look at it
 */
HqTime
hq_postgres_link_get_time (HqPostgresLink *link)
{
  return g_get_monotonic_time () + link->offset;
}
