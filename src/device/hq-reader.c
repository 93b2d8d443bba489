/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <sodium.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "hq-source.h"

/* Some readers end nothing: what they read ends with a pause, which at the slowest speed below is many
 * characters long. */
#define HQ_READER_PAUSE_MS 100
#define HQ_READER_SPEED B9600

struct _HqReader
{
  char *path; /* (owned) */
  speed_t speed;
  HqReaderFuncs funcs;
  gpointer user_data; /* (borrowed) */
  HqReaderState state;

  GMainContext *context; /* (owned) */
  GSource *input;        /* (owned) (nullable): while a line or a pipe is open */
  GSource *again;        /* (owned): tries to open it, and looks whether a plain file has grown */
  GSource *pause;        /* (owned) (nullable): while something is not ended yet */

  int fd; /* -1 while it is not open */
  gsize length;                       /* also of what is too long to be kept */
  char line[HQ_READER_SCAN_LONGEST];  /* what came since the last end */
};

/* What is left to clear once no callback runs any more. */
static void
hq_reader_clear (gpointer data)
{
  HqReader *reader = data;

  g_main_context_unref (reader->context);
  g_free (reader->path);
}

static void
hq_reader_forget_line (HqReader *reader)
{
  sodium_memzero (reader->line, sizeof reader->line);
  reader->length = 0;
  hq_source_clear (&reader->pause);
}

static void
hq_reader_close (HqReader *reader)
{
  hq_source_clear (&reader->input);
  hq_reader_forget_line (reader);
  if (reader->fd >= 0)
    close (reader->fd);
  reader->fd = -1;
}

static void
hq_reader_set_state (HqReader *reader, HqReaderState state)
{
  if (state != HQ_READER_PRESENT)
    hq_reader_close (reader);
  if (state == reader->state)
    return;
  reader->state = state;
  if (reader->funcs.state != NULL)
    reader->funcs.state (state, reader->user_data);
}

static HqReaderState
hq_reader_explain (HqReader *reader, const char *what, int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
    case EIO:
      return HQ_READER_ABSENT;
    case EACCES:
    case EPERM:
      return HQ_READER_DENIED;
    case EBUSY:
      return HQ_READER_IN_USE;
    case ENOTTY:
      return HQ_READER_NOT_A_READER;
    default:
      if (reader->state != HQ_READER_FAILED)
        g_warning ("%s: %s: %s", reader->path, what, g_strerror (code));
      return HQ_READER_FAILED;
    }
}

/* What is read ----------------------------------------------------------------------------------- */

/* What was too long is dropped whole. The callback may free the reader. */
static void
hq_reader_end_line (HqReader *reader)
{
  HqReaderScan scan;
  gboolean whole = reader->length <= sizeof reader->line
                   && hq_reader_scan_init (&scan, reader->line, reader->length);

  hq_reader_forget_line (reader);
  if (!whole)
    return;
  if (reader->funcs.scan != NULL)
    reader->funcs.scan (&scan, reader->user_data);
  hq_reader_scan_clear (&scan);
}

static gboolean
hq_reader_on_pause (gpointer user_data)
{
  HqReader *reader = g_rc_box_acquire (user_data);

  hq_source_clear (&reader->pause);
  hq_reader_end_line (reader);
  g_rc_box_release_full (reader, hq_reader_clear);
  return G_SOURCE_REMOVE;
}

static void
hq_reader_take_byte (HqReader *reader, char byte)
{
  if (byte == '\r' || byte == '\n' || byte == '\t')
    {
      hq_reader_end_line (reader);
      return;
    }
  if (reader->length < sizeof reader->line)
    reader->line[reader->length] = byte;
  reader->length++;
}

static void
hq_reader_take (HqReader *reader, const char *bytes, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes && reader->fd >= 0; i++)
    hq_reader_take_byte (reader, bytes[i]);
  hq_source_clear (&reader->pause);
  if (reader->fd < 0 || reader->length == 0)
    return;
  reader->pause = hq_source_start (g_timeout_source_new (HQ_READER_PAUSE_MS), reader->context,
                                   hq_reader_on_pause, reader);
}

/* Whether there was something. */
static gboolean
hq_reader_read (HqReader *reader)
{
  char bytes[256];
  gssize n = read (reader->fd, bytes, sizeof bytes);
  int code = errno;

  if (n > 0)
    hq_reader_take (reader, bytes, (gsize) n);
  else if (n == 0 && reader->input != NULL)
    hq_reader_set_state (reader, HQ_READER_ABSENT);
  else if (n < 0 && code != EAGAIN && code != EINTR)
    hq_reader_set_state (reader, hq_reader_explain (reader, "read", code));
  sodium_memzero (bytes, sizeof bytes);
  return n > 0;
}

static gboolean
hq_reader_on_input (int fd, GIOCondition condition, gpointer user_data)
{
  HqReader *reader = g_rc_box_acquire (user_data);

  hq_reader_read (reader);
  g_rc_box_release_full (reader, hq_reader_clear);
  return G_SOURCE_CONTINUE;
}

/* Opening ---------------------------------------------------------------------------------------- */

/* The line belongs to this program alone: half a code to each of two is none. */
static HqReaderState
hq_reader_set_up (HqReader *reader)
{
  struct termios line;

  if (tcgetattr (reader->fd, &line) < 0)
    return hq_reader_explain (reader, "tcgetattr", errno);
  cfmakeraw (&line);
  line.c_cflag |= CLOCAL | CREAD;
  cfsetspeed (&line, reader->speed);
  if (tcsetattr (reader->fd, TCSANOW, &line) < 0 || ioctl (reader->fd, TIOCEXCL) < 0)
    return hq_reader_explain (reader, "tcsetattr", errno);
  /* What was read while nobody asked is of whoever was here then. */
  tcflush (reader->fd, TCIFLUSH);
  return HQ_READER_PRESENT;
}

/* A pipe is opened for writing too, so that it does not end whenever its last writer goes. */
static HqReaderState
hq_reader_open (HqReader *reader)
{
  int mode = O_RDONLY;
  struct stat stats;

  if (stat (reader->path, &stats) == 0 && S_ISFIFO (stats.st_mode))
    mode = O_RDWR;
  reader->fd = open (reader->path, mode | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (reader->fd < 0 || fstat (reader->fd, &stats) < 0)
    return hq_reader_explain (reader, "open", errno);
  if (S_ISCHR (stats.st_mode))
    return hq_reader_set_up (reader);
  return S_ISFIFO (stats.st_mode) || S_ISREG (stats.st_mode) ? HQ_READER_PRESENT
                                                             : HQ_READER_NOT_A_READER;
}

/* A plain file is always ready to be read, with nothing at its end: it is looked at again each second
 * instead. */
static void
hq_reader_try (HqReader *reader)
{
  HqReaderState state = hq_reader_open (reader);
  struct stat stats;

  if (state == HQ_READER_PRESENT && fstat (reader->fd, &stats) == 0 && !S_ISREG (stats.st_mode))
    reader->input = hq_source_start (g_unix_fd_source_new (reader->fd, G_IO_IN), reader->context,
                                     G_SOURCE_FUNC (hq_reader_on_input), reader);
  hq_reader_set_state (reader, state);
}

static gboolean
hq_reader_on_again (gpointer user_data)
{
  HqReader *reader = g_rc_box_acquire (user_data);

  if (reader->state != HQ_READER_PRESENT)
    hq_reader_try (reader);
  while (reader->fd >= 0 && reader->input == NULL && hq_reader_read (reader))
    ;
  g_rc_box_release_full (reader, hq_reader_clear);
  return G_SOURCE_CONTINUE;
}

/* An address is the path of the line, and may end in a colon and its speed. */
static void
hq_reader_parse_address (HqReader *reader, const char *address)
{
  static const struct
  {
    const char *text;
    speed_t speed;
  } speeds[] = { { ":1200", B1200 },   { ":2400", B2400 },   { ":4800", B4800 },
                 { ":9600", B9600 },   { ":19200", B19200 }, { ":38400", B38400 },
                 { ":57600", B57600 }, { ":115200", B115200 } };

  reader->path = g_strdup (address);
  reader->speed = HQ_READER_SPEED;
  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    if (g_str_has_suffix (address, speeds[i].text))
      {
        reader->path[strlen (address) - strlen (speeds[i].text)] = '\0';
        reader->speed = speeds[i].speed;
      }
}

/**
 * hq_reader_new:
 * @address: a serial line, best by the name that stays the same when it is plugged again, and where
 *   it is not 9600 its speed, as in `/dev/ttyS0:115200`; or a pipe or a plain file, which is read the
 *   same way: what is written to them is what was scanned
 * @funcs: what to call
 * @user_data: (closure): handed to @funcs
 *
 * Opens the line, eight bits without parity, and tells from then on of each line that ends or is
 * followed by a pause. If the reader is not there, or goes away, it is taken when it comes. The first
 * state can be asked for after the call; only changes are told.
 *
 * Returns: (transfer full): the reader
 */
HqReader *
hq_reader_new (const char *address, const HqReaderFuncs *funcs, gpointer user_data)
{
  HqReader *reader = g_rc_box_new0 (HqReader);

  hq_reader_parse_address (reader, address);
  reader->user_data = user_data;
  reader->context = g_main_context_ref_thread_default ();
  reader->fd = -1;
  reader->state = HQ_READER_ABSENT;
  hq_reader_try (reader);
  reader->again = hq_source_start (g_timeout_source_new_seconds (1), reader->context,
                                   hq_reader_on_again, reader);
  reader->funcs = *funcs;
  return reader;
}

/**
 * hq_reader_free:
 * @reader: (transfer full): a reader
 *
 * Lets go of the line; nothing is told after this.
 */
void
hq_reader_free (HqReader *reader)
{
  memset (&reader->funcs, 0, sizeof reader->funcs);
  hq_reader_close (reader);
  hq_source_clear (&reader->again);
  g_rc_box_release_full (reader, hq_reader_clear);
}

/**
 * hq_reader_get_state:
 * @reader: a reader
 *
 * Returns: how it stands now
 */
HqReaderState
hq_reader_get_state (const HqReader *reader)
{
  return reader->state;
}
