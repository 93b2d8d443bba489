/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-printer-link.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

/* A printer that is there answers a connection at once; this is for a network that swallows it. */
#define HQ_PRINTER_LINK_CONNECT_SECONDS 3

struct _HqPrinterLink
{
  GSocketConnection *connection; /* (owned) (nullable): to a host */
  int fd;                        /* of the connection, or of a device */
};

/* Who prints through a terminal line means bytes: nothing is added to the end of a line. */
static void
hq_printer_link_make_raw (int fd)
{
  struct termios settings;

  if (tcgetattr (fd, &settings) < 0)
    return;
  cfmakeraw (&settings);
  tcsetattr (fd, TCSANOW, &settings);
}

static void
hq_printer_link_fail (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
}

/* A device that cannot be read is written all the same. Several programs of ours may have it open: the
 * slips of one must not come out amid those of another. */
static int
hq_printer_link_open_device (const char *path, GError **error)
{
  int flags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  int fd = open (path, O_RDWR | flags);

  if (fd < 0 && errno == EACCES)
    fd = open (path, O_WRONLY | flags);
  if (fd < 0)
    {
      hq_printer_link_fail (error, errno);
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, "Another program prints on it.");
      close (fd);
      return -1;
    }
  hq_printer_link_make_raw (fd);
  return fd;
}

static GSocketConnection *
hq_printer_link_connect (const HqPrinterAddress *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) host = g_network_address_new (address->target, address->port);

  g_socket_client_set_timeout (client, HQ_PRINTER_LINK_CONNECT_SECONDS);
  g_socket_client_set_enable_proxy (client, FALSE);
  return g_socket_client_connect (client, host, cancellable, error);
}

/**
 * hq_printer_link_open:
 * @address: a device or a host
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Returns: (transfer full): a way to the printer; %NULL where it cannot be reached
 */
HqPrinterLink *
hq_printer_link_open (const HqPrinterAddress *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSocketConnection) connection = NULL;
  HqPrinterLink *link;
  int fd;

  if (address->kind == HQ_PRINTER_TO_NETWORK)
    {
      connection = hq_printer_link_connect (address, cancellable, error);
      if (connection == NULL)
        return NULL;
      fd = g_socket_get_fd (g_socket_connection_get_socket (connection));
    }
  else
    {
      fd = hq_printer_link_open_device (address->target, error);
      if (fd < 0)
        return NULL;
    }
  link = g_new (HqPrinterLink, 1);
  *link = (HqPrinterLink){ g_steal_pointer (&connection), fd };
  return link;
}

/**
 * hq_printer_link_drop:
 * @link: a way to a printer that is closed next
 *
 * What the printer has not taken by now is not sent any more.
 */
void
hq_printer_link_drop (HqPrinterLink *link)
{
  const struct linger at_once = { 1, 0 };

  if (link->connection != NULL)
    setsockopt (link->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  else
    tcflush (link->fd, TCOFLUSH);
}

/**
 * hq_printer_link_close:
 * @link: (transfer full): a way to a printer
 */
void
hq_printer_link_close (HqPrinterLink *link)
{
  if (link->connection != NULL)
    g_object_unref (link->connection);
  else
    close (link->fd);
  g_free (link);
}

/* Waits for @events, for @wait milliseconds at most; gives what happened, 0 when nothing did, -1
 * when it was cancelled. */
static int
hq_printer_link_poll (HqPrinterLink *link, gushort events, int wait, GCancellable *cancellable)
{
  GPollFD polled[2] = { { link->fd, events, 0 } };
  gboolean watched = g_cancellable_make_pollfd (cancellable, &polled[1]);
  gint64 end = g_get_monotonic_time () + wait * G_GINT64_CONSTANT (1000);
  int found;

  do
    found = g_poll (polled, watched ? 2 : 1,
                    (int) MAX (0, (end - g_get_monotonic_time () + 999) / 1000));
  while (found < 0 && errno == EINTR);
  if (watched)
    g_cancellable_release_fd (cancellable);
  return g_cancellable_is_cancelled (cancellable) ? -1 : polled[0].revents;
}

/**
 * hq_printer_link_write:
 * @data: (array length=size): what the printer should take
 * @wait: for how many milliseconds it may take nothing
 * @error: return location for an error
 *
 * Returns: how much of it went out, 0 when the printer took nothing in this time, -1 with an error
 *   of %G_IO_ERROR when it hung up
 */
gssize
hq_printer_link_write (HqPrinterLink *link,
                       const guint8 *data,
                       gsize size,
                       int wait,
                       GError **error)
{
  gssize done;

  if (hq_printer_link_poll (link, G_IO_OUT, wait, NULL) == 0)
    return 0;
  /* SIGPIPE would end the program. */
  done = link->connection != NULL ? send (link->fd, data, size, MSG_NOSIGNAL)
                                  : write (link->fd, data, size);
  if (done >= 0)
    return done;
  if (errno == EAGAIN || errno == EINTR)
    return 0;
  hq_printer_link_fail (error, errno);
  return -1;
}

/**
 * hq_printer_link_read:
 * @data: (array length=size): filled with what the printer says
 * @wait: for how many milliseconds to wait for the first of it
 * @cancellable: (nullable): to wait no longer
 *
 * Returns: how much it said, 0 when it said nothing in this time, -1 when it hung up or the wait was
 *   cancelled
 */
gssize
hq_printer_link_read (HqPrinterLink *link,
                      guint8 *data,
                      gsize size,
                      int wait,
                      GCancellable *cancellable)
{
  int events = hq_printer_link_poll (link, G_IO_IN, wait, cancellable);
  gssize done;

  if (events <= 0)
    return events;
  done = read (link->fd, data, size);
  if (done > 0)
    return done;
  /* Of a device that is only written, or never says anything, this is no news. */
  if (link->connection == NULL && (done == 0 || errno == EBADF || errno == EINVAL))
    return 0;
  return done < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

/* How many bytes went out that the printer has not taken. A device that is no line tells only that
 * it is not done with the last of them. */
static gssize
hq_printer_link_count (HqPrinterLink *link)
{
  int left = 0;

  if (link->connection == NULL && hq_printer_link_poll (link, G_IO_OUT, 0, NULL) == 0)
    return 1;
  return ioctl (link->fd, link->connection != NULL ? SIOCOUTQ : TIOCOUTQ, &left) < 0 ? 0 : left;
}

/**
 * hq_printer_link_wait:
 * @wait: for how many milliseconds to wait at most
 * @error: return location for an error
 *
 * Returns: how many bytes went out that the printer has not taken, at least as far as is known: they
 *   may be lost when the link is closed; -1 with an error of %G_IO_ERROR when it hung up
 */
gssize
hq_printer_link_wait (HqPrinterLink *link, int wait, GError **error)
{
  gssize left = hq_printer_link_count (link);

  if (left == 0)
    return 0;
  if ((hq_printer_link_poll (link, 0, wait, NULL) & (G_IO_HUP | G_IO_ERR)) == 0)
    return left;
  hq_printer_link_fail (error, ECONNRESET);
  return -1;
}
