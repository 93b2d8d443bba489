/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-wait.h"

#include <errno.h>
#include <poll.h>

/* How long a server may be silent before it is asked whether it is there at all: by another
 * connection, since this one's may wait for its turn, or for a report, with good reason. */
#define HQ_POSTGRES_WAIT_SILENCE (3 * G_TIME_SPAN_SECOND)

/* How long one answer may take from a server that is there: longer than it lets anybody wait for a
 * lock, and than any report. */
#define HQ_POSTGRES_WAIT_PATIENCE (60 * G_TIME_SPAN_SECOND)

/* Seconds until a server that was asked for a new connection counts as gone. */
#define HQ_POSTGRES_WAIT_PING_TIMEOUT "3"

/* Whether the server of this connection answers to a new one. */
static gboolean
hq_postgres_wait_is_there (PGconn *conn, const HqPostgresAddress *address)
{
  const char *keys[G_N_ELEMENTS (address->keys) + 5] = { NULL };
  const char *values[G_N_ELEMENTS (keys)] = { NULL };
  const char *hostaddr = PQhostaddr (conn);
  int n = 0;

  for (; address->keys[n] != NULL; n++)
    {
      keys[n] = address->keys[n];
      values[n] = address->values[n];
    }
  keys[n] = "host";
  values[n++] = PQhost (conn);
  keys[n] = "hostaddr";
  values[n++] = hostaddr != NULL ? hostaddr : "";
  keys[n] = "port";
  values[n++] = PQport (conn);
  keys[n] = "connect_timeout";
  values[n++] = HQ_POSTGRES_WAIT_PING_TIMEOUT;
  return PQpingParams (keys, values, 1) != PQPING_NO_RESPONSE;
}

/* Waits for at most @left microseconds until something can be read, or written where it is wanted.
 * Returns %FALSE where there is no connection any more. */
static gboolean
hq_postgres_wait_poll (PGconn *conn, gboolean writes, gint64 left, gboolean *heard)
{
  struct pollfd poll_fd = { PQsocket (conn), (short) (POLLIN | (writes ? POLLOUT : 0)), 0 };

  if (poll (&poll_fd, 1, (int) (MAX (left, 0) / 1000) + 1) < 0 && errno != EINTR)
    return FALSE;
  *heard = (poll_fd.revents & (POLLIN | POLLERR | POLLHUP)) != 0;
  return !*heard || PQconsumeInput (conn) != 0;
}

/**
 * hq_postgres_wait_result:
 * @conn: a connection that was asked something, and blocks nobody
 * @address: how it was made
 *
 * Sends what is not sent yet, and waits until PQgetResult() has the next result.
 *
 * Returns: %FALSE if there is no connection any more, or nobody answers
 */
gboolean
hq_postgres_wait_result (PGconn *conn, const HqPostgresAddress *address)
{
  gint64 now = g_get_monotonic_time ();
  gint64 until = now + HQ_POSTGRES_WAIT_PATIENCE, ask_at = now + HQ_POSTGRES_WAIT_SILENCE;

  for (;;)
    {
      int unsent = PQflush (conn);
      gboolean heard;

      if (unsent < 0)
        return FALSE;
      if (unsent == 0 && PQisBusy (conn) == 0)
        return TRUE;
      now = g_get_monotonic_time ();
      if (now >= until)
        return FALSE;
      if (!hq_postgres_wait_poll (conn, unsent == 1, MIN (until, ask_at) - now, &heard))
        return FALSE;
      now = g_get_monotonic_time ();
      if (heard)
        ask_at = now + HQ_POSTGRES_WAIT_SILENCE;
      else if (now >= ask_at)
        {
          if (!hq_postgres_wait_is_there (conn, address))
            return FALSE;
          ask_at = g_get_monotonic_time () + HQ_POSTGRES_WAIT_SILENCE;
        }
    }
}
