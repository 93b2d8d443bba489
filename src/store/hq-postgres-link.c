/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-link.h"

#include <unistd.h>

#include "hq-error.h"

/* Who only listens asks so often for the time, lest a network that hangs passes for a quiet hall. */
#define HQ_POSTGRES_LINK_QUIET (3 * G_TIME_SPAN_SECOND)

/* Between two tries to connect. */
#define HQ_POSTGRES_LINK_PAUSE (300 * G_TIME_SPAN_MILLISECOND)

/* And where the server refuses the login, which somebody has to mend: its log is to stay readable. */
#define HQ_POSTGRES_LINK_REFUSED (2 * G_TIME_SPAN_SECOND)

struct _HqPostgresLink
{
  char *path;                 /* (owned): as it was asked for */
  HqPostgresAddress *address; /* (owned) */
  guint refs;                 /* under the lock of all links */
  pid_t pid;                  /* whose it is: a child of this process has a connection of its own */
  GRecMutex mutex;
  HqPostgresNews news;
  HqPostgresPipe pipe;
  gint64 failed_at; /* when it could not connect, 0 where it could */
  GError *failure;  /* (owned) (nullable): why */
  gint64 offset;    /* of the server's clock from the monotonic one */
};

static GMutex all_mutex;
static GHashTable *all; /* (owned) (nullable): path → HqPostgresLink */

static HqPostgresLink *
hq_postgres_link_new (const char *path)
{
  HqPostgresLink *link = g_new0 (HqPostgresLink, 1);

  link->path = g_strdup (path);
  link->address = hq_postgres_address_parse (path);
  hq_postgres_news_init (&link->news);
  hq_postgres_pipe_init (&link->pipe, link->address, &link->news);
  link->pid = getpid ();
  g_rec_mutex_init (&link->mutex);
  return link;
}

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
      link = hq_postgres_link_new (path);
      g_hash_table_replace (all, link->path, link);
    }
  link->refs++;
  g_mutex_unlock (&all_mutex);
  return link;
}

/**
 * hq_postgres_link_take_apart:
 * @path: an address
 *
 * Returns: (transfer full): a link to it that nobody shares
 */
HqPostgresLink *
hq_postgres_link_take_apart (const char *path)
{
  HqPostgresLink *link = hq_postgres_link_new (path);

  link->refs = 1;
  return link;
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
  /* One that is apart never stood there. */
  if (last && all != NULL && g_hash_table_lookup (all, link->path) == link)
    g_hash_table_remove (all, link->path);
  g_mutex_unlock (&all_mutex);
  if (!last)
    return;
  hq_postgres_pipe_clear (&link->pipe);
  hq_postgres_news_clear (&link->news);
  g_rec_mutex_clear (&link->mutex);
  hq_postgres_address_free (link->address);
  g_clear_error (&link->failure);
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

/**
 * hq_postgres_link_get_pipe:
 *
 * Returns: (transfer none): its connection, for whoever holds the link
 */
HqPostgresPipe *
hq_postgres_link_get_pipe (HqPostgresLink *link)
{
  return &link->pipe;
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

/**
 * hq_postgres_link_tells:
 *
 * Returns: whether the server is to tell of each change
 */
gboolean
hq_postgres_link_tells (HqPostgresLink *link)
{
  return !g_atomic_int_get (&link->news.silent);
}

static gboolean
hq_postgres_link_open (HqPostgresLink *link, GError **error)
{
  g_autofree char *listen = NULL;
  HqTime now;

  if (!hq_postgres_pipe_open (&link->pipe, &now, error))
    return FALSE;
  hq_postgres_link_set_time (link, now);
  if (link->news.channel == NULL)
    return TRUE;
  /* What happened meanwhile is news of an unknown size. */
  link->news.count++;
  link->news.told = hq_postgres_link_tells (link);
  if (!link->news.told)
    return TRUE;
  listen = hq_postgres_news_format_listen (&link->news);
  return hq_postgres_pipe_exec (&link->pipe, listen, error);
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
  gboolean refused = link->failure != NULL && !hq_error_is (link->failure, HQ_ERROR_OFFLINE);
  gint64 pause = refused ? HQ_POSTGRES_LINK_REFUSED : HQ_POSTGRES_LINK_PAUSE;

  if (link->pipe.conn != NULL)
    return TRUE;
  if (link->failed_at == 0 || now >= link->failed_at + pause)
    {
      g_clear_error (&link->failure);
      if (hq_postgres_link_open (link, &link->failure))
        {
          link->failed_at = 0;
          return TRUE;
        }
      hq_postgres_pipe_break (&link->pipe);
      link->failed_at = g_get_monotonic_time ();
    }
  if (link->failure == NULL)
    hq_postgres_pipe_set_offline (&link->pipe, "", &link->failure);
  if (error != NULL)
    *error = g_error_copy (link->failure);
  return FALSE;
}

/* Whether who was silent for a while is there still; the time is good to know as well. */
static gboolean
hq_postgres_link_ask_time (HqPostgresLink *link)
{
  PGresult *result = NULL;

  if (g_get_monotonic_time () < link->pipe.heard_at + HQ_POSTGRES_LINK_QUIET)
    return TRUE;
  if (hq_postgres_pipe_send (&link->pipe, HQ_POSTGRES_PIPE_CLOCK, NULL))
    result = hq_postgres_pipe_receive (&link->pipe, NULL);
  if (result == NULL)
    return FALSE;
  hq_postgres_link_set_time (link, hq_postgres_pipe_read_time (result));
  PQclear (result);
  return TRUE;
}

/* Has the server tell of each change, or not, as was chosen last. */
static gboolean
hq_postgres_link_choose (HqPostgresLink *link)
{
  gboolean told = hq_postgres_link_tells (link);
  g_autofree char *command = NULL;

  if (told == link->news.told)
    return TRUE;
  link->news.told = told;
  /* What happened before is news to whoever was told a number while nobody listened. */
  link->news.count++;
  command = told ? hq_postgres_news_format_listen (&link->news) : g_strdup ("UNLISTEN *");
  return hq_postgres_pipe_exec (&link->pipe, command, NULL);
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
  if (link->news.channel == NULL)
    hq_postgres_news_choose (&link->news, hall);
  if (!hq_postgres_link_connect (link, NULL))
    return FALSE;
  if (PQconsumeInput (link->pipe.conn) == 0 || PQstatus (link->pipe.conn) != CONNECTION_OK
      || !hq_postgres_link_ask_time (link) || !hq_postgres_link_choose (link))
    {
      hq_postgres_pipe_break (&link->pipe);
      return FALSE;
    }
  hq_postgres_news_hear (&link->news, link->pipe.conn);
  if (!link->news.told)
    link->news.count++;
  return TRUE;
}

/**
 * hq_postgres_link_set_told:
 * @link: a link, which the caller need not hold
 * @told: whether the server is to tell of each change, as it does at first; else there is news at
 *   each look
 *
 * The server learns of it at the next look.
 */
void
hq_postgres_link_set_told (HqPostgresLink *link, gboolean told)
{
  g_atomic_int_set (&link->news.silent, !told);
}

/**
 * hq_postgres_link_get_news:
 *
 * Returns: a number that has grown when there was a change since
 */
gint64
hq_postgres_link_get_news (HqPostgresLink *link)
{
  return link->news.count;
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
  waits = link->pipe.conn != NULL && link->news.count == news;
  if (waits)
    {
      socket = PQsocket (link->pipe.conn);
      hq_postgres_news_add_waiter (&link->news, wake);
    }
  hq_postgres_link_unlock (link);
  if (!waits)
    return;
  readable = hq_postgres_news_sleep (socket, wake, until);
  /* What can be read may be the answer to somebody who holds the link: it is waited for until they
   * are done. */
  hq_postgres_link_lock (link);
  hq_postgres_news_remove_waiter (&link->news, wake);
  if (readable && link->pipe.conn != NULL)
    {
      if (PQconsumeInput (link->pipe.conn) != 0)
        hq_postgres_news_hear (&link->news, link->pipe.conn);
      else
        hq_postgres_pipe_break (&link->pipe);
    }
  hq_postgres_link_unlock (link);
}
