/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-news.h"

#include <poll.h>
#include <sys/eventfd.h>

/**
 * hq_postgres_news_init:
 * @news: (out): news of nothing yet
 */
void
hq_postgres_news_init (HqPostgresNews *news)
{
  *news = (HqPostgresNews){ .waiters = g_array_new (FALSE, FALSE, sizeof (int)) };
}

void
hq_postgres_news_clear (HqPostgresNews *news)
{
  g_array_unref (news->waiters);
  g_free (news->channel);
}

/**
 * hq_postgres_news_choose:
 * @news: news that listen to nothing
 * @hall: whose changes are wanted
 */
void
hq_postgres_news_choose (HqPostgresNews *news, gint64 hall)
{
  news->channel = g_strdup_printf ("hall_queue_%" G_GINT64_FORMAT, hall);
}

/**
 * hq_postgres_news_format_listen:
 *
 * Returns: (transfer full): the command that begins to listen to what was chosen
 */
char *
hq_postgres_news_format_listen (const HqPostgresNews *news)
{
  return g_strconcat ("LISTEN ", news->channel, NULL);
}

/**
 * hq_postgres_news_wake:
 *
 * Wakes all who wait.
 */
void
hq_postgres_news_wake (HqPostgresNews *news)
{
  for (guint i = 0; i < news->waiters->len; i++)
    eventfd_write (g_array_index (news->waiters, int, i), 1);
}

/**
 * hq_postgres_news_hear:
 * @news: news
 * @conn: the connection, from which was read
 *
 * Counts what has come, and wakes who waits.
 */
void
hq_postgres_news_hear (HqPostgresNews *news, PGconn *conn)
{
  gint64 before = news->count;
  PGnotify *notify;

  while ((notify = PQnotifies (conn)) != NULL)
    {
      news->count++;
      PQfreemem (notify);
    }
  /* Who waits sees the socket alone, from which somebody else has read. */
  if (news->count != before)
    hq_postgres_news_wake (news);
}

/**
 * hq_postgres_news_add_waiter:
 * @wake: an eventfd, which is written to when there is news or the connection is gone
 */
void
hq_postgres_news_add_waiter (HqPostgresNews *news, int wake)
{
  g_array_append_val (news->waiters, wake);
}

void
hq_postgres_news_remove_waiter (HqPostgresNews *news, int wake)
{
  for (guint i = 0; i < news->waiters->len; i++)
    if (g_array_index (news->waiters, int, i) == wake)
      {
        g_array_remove_index_fast (news->waiters, i);
        return;
      }
}

/**
 * hq_postgres_news_sleep:
 * @socket: of the connection
 * @wake: an eventfd; what was written to it is taken
 * @until: a monotonic time
 *
 * Waits for one of the two, by whoever does not hold the link.
 *
 * Returns: whether there is something to be read from @socket
 */
gboolean
hq_postgres_news_sleep (int socket, int wake, gint64 until)
{
  struct pollfd fds[] = { { wake, POLLIN, 0 }, { socket, POLLIN, 0 } };
  gint64 left = MAX (0, until - g_get_monotonic_time ());
  eventfd_t count;

  poll (fds, 2, (int) ((left + 999) / 1000));
  if (fds[0].revents != 0)
    eventfd_read (wake, &count);
  return fds[1].revents != 0;
}
