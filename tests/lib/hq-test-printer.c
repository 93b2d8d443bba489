/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-test-printer.h"

#include <sys/socket.h>

/* A printer that hangs up does so after so much of a job. */
#define HQ_TEST_PRINTER_MIDDLE 64

struct _HqTestPrinter
{
  GSocketListener *listener; /* (owned) */
  GCancellable *ending;      /* (owned) */
  GThread *thread;           /* (owned) */
  guint16 port;

  GMutex lock;
  HqTestPrinterMood mood;
  gint64 delay;      /* microseconds */
  GByteArray *taken; /* (owned): of jobs, without what was asked in between */
  gint64 begun;      /* when the first byte of @taken came, by the monotonic clock */
  guint n_asked;

  GByteArray *unread; /* (owned): of the connection, not understood yet */
};

static HqTestPrinterMood
hq_test_printer_get_mood (HqTestPrinter *printer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&printer->lock);

  return printer->mood;
}

static guint8
hq_test_printer_make_answer (HqTestPrinterMood mood, guint8 which)
{
  gboolean out = mood == HQ_TEST_PRINTER_OUT;

  switch (which)
    {
    case 1:
      return out || mood == HQ_TEST_PRINTER_OPEN || mood == HQ_TEST_PRINTER_FAULT ? 0x1a : 0x12;
    case 2:
      if (mood == HQ_TEST_PRINTER_OPEN)
        return 0x16;
      return out ? 0x32 : mood == HQ_TEST_PRINTER_FAULT ? 0x52 : 0x12;
    default:
      return out ? 0x7e : mood == HQ_TEST_PRINTER_LOW ? 0x1e : 0x12;
    }
}

static void
hq_test_printer_answer (HqTestPrinter *printer, GOutputStream *stream, guint8 which)
{
  HqTestPrinterMood mood = hq_test_printer_get_mood (printer);
  guint8 answer = hq_test_printer_make_answer (mood, which);

  g_mutex_lock (&printer->lock);
  printer->n_asked++;
  g_mutex_unlock (&printer->lock);
  if (mood == HQ_TEST_PRINTER_MUTE || mood == HQ_TEST_PRINTER_HANGS_UP)
    return;
  if (mood == HQ_TEST_PRINTER_LATE && which == 1)
    g_usleep ((gulong) printer->delay);
  if (mood == HQ_TEST_PRINTER_RUBBISH)
    answer = (guint8) ('a' + which);
  g_output_stream_write (stream, &answer, 1, NULL, NULL);
}

static void
hq_test_printer_print (HqTestPrinter *printer, gsize size)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&printer->lock);

  if (printer->taken->len == 0)
    printer->begun = g_get_monotonic_time ();
  g_byte_array_append (printer->taken, printer->unread->data, (guint) size);
  if (printer->mood == HQ_TEST_PRINTER_RUNS_OUT)
    printer->mood = HQ_TEST_PRINTER_OUT;
}

/* How much of what was read belongs together: a question, a picture, or any other byte; 0 where more
 * is to come. */
static gsize
hq_test_printer_measure (const GByteArray *unread, guint8 *which)
{
  const guint8 *data = unread->data;
  gsize size;

  *which = 0;
  if (data[0] == 0x10)
    {
      if (unread->len < 3)
        return 0;
      *which = data[1] == 0x04 ? data[2] : 0;
      return 3;
    }
  if (data[0] != 0x1d)
    return 1;
  if (unread->len < 3)
    return 0;
  if (data[1] != 0x76 || data[2] != 0x30)
    return 3;
  if (unread->len < 8)
    return 0;
  size = 8 + (gsize) (data[4] | data[5] << 8) * (gsize) (data[6] | data[7] << 8);
  return unread->len < size ? 0 : size;
}

/* FALSE when the printer hangs up. */
static gboolean
hq_test_printer_understand (HqTestPrinter *printer, GOutputStream *stream)
{
  gsize size;
  guint8 which;

  if (hq_test_printer_get_mood (printer) == HQ_TEST_PRINTER_HANGS_UP
      && printer->unread->len > HQ_TEST_PRINTER_MIDDLE)
    return FALSE;
  while (printer->unread->len > 0 && (size = hq_test_printer_measure (printer->unread, &which)) > 0)
    {
      if (which != 0)
        hq_test_printer_answer (printer, stream, which);
      else
        hq_test_printer_print (printer, size);
      g_byte_array_remove_range (printer->unread, 0, (guint) size);
    }
  return TRUE;
}

static void
hq_test_printer_talk (HqTestPrinter *printer, GIOStream *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (connection);
  guint8 data[4096];
  gssize n;

  g_byte_array_set_size (printer->unread, 0);
  for (;;)
    {
      while (hq_test_printer_get_mood (printer) == HQ_TEST_PRINTER_STUCK
             && !g_cancellable_is_cancelled (printer->ending))
        g_usleep (10000);
      n = g_input_stream_read (input, data, sizeof data, printer->ending, NULL);
      if (n <= 0)
        break;
      g_byte_array_append (printer->unread, data, (guint) n);
      if (!hq_test_printer_understand (printer, g_io_stream_get_output_stream (connection)))
        break;
    }
  g_io_stream_close (connection, NULL, NULL);
}

static gpointer
hq_test_printer_run (gpointer data)
{
  HqTestPrinter *printer = data;

  while (!g_cancellable_is_cancelled (printer->ending))
    {
      g_autoptr (GSocketConnection) connection = g_socket_listener_accept (printer->listener, NULL,
                                                                           printer->ending, NULL);

      if (connection == NULL)
        break;
      /* A connection takes little, so that one that is stuck is full at once. */
      g_socket_set_option (g_socket_connection_get_socket (connection), SOL_SOCKET, SO_RCVBUF, 4096,
                           NULL);
      hq_test_printer_talk (printer, G_IO_STREAM (connection));
    }
  return NULL;
}

/**
 * hq_test_printer_new:
 * @port: where it listens; 0 for any free one
 *
 * Returns: (transfer full): a printer that is fine
 */
HqTestPrinter *
hq_test_printer_new (guint16 port)
{
  HqTestPrinter *printer = g_new0 (HqTestPrinter, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  printer->listener = g_socket_listener_new ();
  g_socket_listener_add_address (printer->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  printer->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  printer->ending = g_cancellable_new ();
  printer->taken = g_byte_array_new ();
  printer->unread = g_byte_array_new ();
  g_mutex_init (&printer->lock);
  printer->thread = g_thread_new ("test printer", hq_test_printer_run, printer);
  return printer;
}

/**
 * hq_test_printer_free:
 * @printer: (transfer full): a printer, which nobody can reach from then on
 */
void
hq_test_printer_free (HqTestPrinter *printer)
{
  g_cancellable_cancel (printer->ending);
  g_thread_join (printer->thread);
  g_socket_listener_close (printer->listener);
  g_object_unref (printer->listener);
  g_object_unref (printer->ending);
  g_byte_array_unref (printer->taken);
  g_byte_array_unref (printer->unread);
  g_mutex_clear (&printer->lock);
  g_free (printer);
}

guint16
hq_test_printer_get_port (HqTestPrinter *printer)
{
  return printer->port;
}

/**
 * hq_test_printer_set_mood:
 * @mood: how it behaves from now on
 */
void
hq_test_printer_set_mood (HqTestPrinter *printer, HqTestPrinterMood mood)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&printer->lock);

  printer->mood = mood;
}

/**
 * hq_test_printer_set_delay:
 * @delay: by how much it is late when it is late, microseconds; said before the mood
 */
void
hq_test_printer_set_delay (HqTestPrinter *printer, gint64 delay)
{
  printer->delay = delay;
}

char *
hq_test_printer_dup_address (HqTestPrinter *printer)
{
  return g_strdup_printf ("tcp://127.0.0.1:%u", printer->port);
}

/**
 * hq_test_printer_take:
 *
 * Returns: (transfer full): what was printed since this was called last
 */
GBytes *
hq_test_printer_take (HqTestPrinter *printer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&printer->lock);
  GBytes *taken = g_byte_array_free_to_bytes (printer->taken);

  printer->taken = g_byte_array_new ();
  return taken;
}

/**
 * hq_test_printer_take_size:
 *
 * Returns: how many bytes hq_test_printer_take() gives
 */
gsize
hq_test_printer_take_size (HqTestPrinter *printer)
{
  g_autoptr (GBytes) taken = hq_test_printer_take (printer);

  return g_bytes_get_size (taken);
}

/**
 * hq_test_printer_get_begun:
 *
 * Returns: when the first byte came of what hq_test_printer_take() would give, by the monotonic
 *   clock; 0 where nothing came
 */
gint64
hq_test_printer_get_begun (HqTestPrinter *printer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&printer->lock);

  return printer->taken->len > 0 ? printer->begun : 0;
}

/**
 * hq_test_printer_count_asked:
 *
 * Returns: how many questions it heard
 */
guint
hq_test_printer_count_asked (HqTestPrinter *printer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&printer->lock);

  return printer->n_asked;
}
