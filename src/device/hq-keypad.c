/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-keypad.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <linux/input.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hq-source.h"

#define HQ_KEYPAD_EVENTS 64

struct _HqKeypad
{
  char *path;  /* (owned) */
  GFile *file; /* (owned): the same */
  HqKeypadFuncs funcs;
  gpointer user_data; /* (borrowed) */
  HqKeypadState state;

  GMainContext *context; /* (owned) */
  GFileMonitor *monitor; /* (owned): of the folder in which the device comes and goes */
  GSource *input;        /* (owned) (nullable): while the device is open */
  GSource *again;        /* (owned) (nullable): while it is to be tried every second */

  int fd; /* -1 while the device is not open */
  struct stat opened;
  gboolean grabbed;
  gboolean skipping; /* the kernel dropped events: what is left of this report is not whole */
  gsize filled;      /* bytes in @buffer */
  guint8 buffer[HQ_KEYPAD_EVENTS * sizeof (struct input_event)];
};

static void hq_keypad_try (HqKeypad *keypad);

/* What is left to clear once no callback runs any more. */
static void
hq_keypad_clear (gpointer data)
{
  HqKeypad *keypad = data;

  g_main_context_unref (keypad->context);
  g_object_unref (keypad->file);
  g_free (keypad->path);
}

/* Closing lets go of the grab as well. */
static void
hq_keypad_close (HqKeypad *keypad)
{
  hq_source_clear (&keypad->input);
  if (keypad->fd >= 0)
    close (keypad->fd);
  keypad->fd = -1;
  keypad->grabbed = FALSE;
  keypad->skipping = FALSE;
  keypad->filled = 0;
}

static gboolean
hq_keypad_on_again (gpointer user_data)
{
  HqKeypad *keypad = g_rc_box_acquire (user_data);

  hq_keypad_try (keypad);
  g_rc_box_release_full (keypad, hq_keypad_clear);
  return G_SOURCE_CONTINUE;
}

/* Nothing tells when another program lets go, and the folder does not tell when the rights on what
 * its link leads to change: these two are asked for. All else is heard from the folder. */
static void
hq_keypad_set_state (HqKeypad *keypad, HqKeypadState state)
{
  gboolean ask = state == HQ_KEYPAD_DENIED || state == HQ_KEYPAD_IN_USE;

  if (state != HQ_KEYPAD_PRESENT)
    hq_keypad_close (keypad);
  if (!ask)
    hq_source_clear (&keypad->again);
  else if (keypad->again == NULL)
    keypad->again = hq_source_start (g_timeout_source_new_seconds (1), keypad->context,
                                     hq_keypad_on_again, keypad);
  if (state == keypad->state)
    return;
  keypad->state = state;
  if (keypad->funcs.state != NULL)
    keypad->funcs.state (state, keypad->user_data);
}

static HqKeypadState
hq_keypad_explain (HqKeypad *keypad, const char *what, int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
      return HQ_KEYPAD_ABSENT;
    case EACCES:
    case EPERM:
      return HQ_KEYPAD_DENIED;
    case EBUSY:
      return HQ_KEYPAD_IN_USE;
    default:
      g_warning ("%s: %s: %s", keypad->path, what, g_strerror (code));
      return HQ_KEYPAD_FAILED;
    }
}

/* Waits for a moment in which no key is down: whoever saw the press and then no release would go on
 * repeating that key. Where there is nothing to grab, as with a pipe, nobody else reads along. */
static gboolean
hq_keypad_grab (HqKeypad *keypad)
{
  if (keypad->grabbed)
    return TRUE;
  if (S_ISCHR (keypad->opened.st_mode))
    {
      if (!hq_keypad_event_is_idle (keypad->fd))
        return TRUE;
      if (ioctl (keypad->fd, EVIOCGRAB, 1) < 0)
        {
          hq_keypad_set_state (keypad, hq_keypad_explain (keypad, "grab", errno));
          return FALSE;
        }
    }
  keypad->grabbed = TRUE;
  return TRUE;
}

static void
hq_keypad_take_key (HqKeypad *keypad, const struct input_event *event)
{
  HqKeypadKey key;

  if (!keypad->grabbed)
    {
      hq_keypad_grab (keypad);
      return;
    }
  if (event->value != 1)
    return;
  if (hq_keypad_event_is_letter (event->code))
    {
      /* Somebody's keyboard was chosen, and must work again. */
      hq_keypad_set_state (keypad, HQ_KEYPAD_NOT_A_KEYPAD);
      return;
    }
  if (hq_keypad_event_find_key (event->code, &key) && keypad->funcs.press != NULL)
    keypad->funcs.press (key, keypad->user_data);
}

static void
hq_keypad_take_event (HqKeypad *keypad, const struct input_event *event)
{
  if (event->type == EV_SYN && event->code == SYN_DROPPED)
    keypad->skipping = TRUE;
  else if (event->type == EV_SYN && event->code == SYN_REPORT)
    keypad->skipping = FALSE;
  else if (event->type == EV_KEY && !keypad->skipping)
    hq_keypad_take_key (keypad, event);
}

/* The callbacks may close the device or free the keypad: both leave the descriptor at -1. */
static void
hq_keypad_take_buffer (HqKeypad *keypad)
{
  struct input_event event;
  gsize taken = 0;

  while (keypad->fd >= 0 && keypad->filled - taken >= sizeof event)
    {
      memcpy (&event, keypad->buffer + taken, sizeof event);
      taken += sizeof event;
      hq_keypad_take_event (keypad, &event);
    }
  if (keypad->fd < 0)
    return;
  keypad->filled -= taken;
  memmove (keypad->buffer, keypad->buffer + taken, keypad->filled);
}

static gboolean
hq_keypad_on_input (int fd, GIOCondition condition, gpointer user_data)
{
  HqKeypad *keypad = g_rc_box_acquire (user_data);
  gssize n = read (fd, keypad->buffer + keypad->filled, sizeof keypad->buffer - keypad->filled);

  if (n > 0)
    {
      keypad->filled += (gsize) n;
      hq_keypad_take_buffer (keypad);
    }
  else if (n == 0)
    hq_keypad_set_state (keypad, HQ_KEYPAD_ABSENT);
  else if (errno != EAGAIN && errno != EINTR)
    hq_keypad_set_state (keypad, hq_keypad_explain (keypad, "read", errno));
  g_rc_box_release_full (keypad, hq_keypad_clear);
  return G_SOURCE_CONTINUE;
}

/* A pipe is opened for writing too, so that it does not end whenever its last writer goes. */
static HqKeypadState
hq_keypad_open (HqKeypad *keypad)
{
  int mode = O_RDONLY;

  if (stat (keypad->path, &keypad->opened) == 0 && S_ISFIFO (keypad->opened.st_mode))
    mode = O_RDWR;
  keypad->fd = open (keypad->path, mode | O_NONBLOCK | O_CLOEXEC);
  if (keypad->fd < 0 || fstat (keypad->fd, &keypad->opened) < 0)
    return hq_keypad_explain (keypad, "open", errno);
  if (S_ISCHR (keypad->opened.st_mode))
    return hq_keypad_event_has_keys (keypad->fd) ? HQ_KEYPAD_PRESENT : HQ_KEYPAD_NOT_A_KEYPAD;
  if (S_ISFIFO (keypad->opened.st_mode) || S_ISREG (keypad->opened.st_mode))
    return HQ_KEYPAD_PRESENT;
  return HQ_KEYPAD_NOT_A_KEYPAD;
}

static void
hq_keypad_try (HqKeypad *keypad)
{
  HqKeypadState state = hq_keypad_open (keypad);

  if (state != HQ_KEYPAD_PRESENT)
    {
      hq_keypad_set_state (keypad, state);
      return;
    }
  if (!hq_keypad_grab (keypad))
    return;
  keypad->input = hq_source_start (g_unix_fd_source_new (keypad->fd, G_IO_IN), keypad->context,
                                   G_SOURCE_FUNC (hq_keypad_on_input), keypad);
  hq_keypad_set_state (keypad, HQ_KEYPAD_PRESENT);
}

/* The system removes the folder with the last device in it, and makes it anew; that is told of the
 * folder alone. */
static gboolean
hq_keypad_is_about (HqKeypad *keypad, GFile *file, GFile *other)
{
  return g_file_equal (file, keypad->file) || g_file_has_prefix (keypad->file, file)
         || (other != NULL && g_file_equal (other, keypad->file));
}

/* Whether what stands at the path is what is open. */
static gboolean
hq_keypad_is_same (HqKeypad *keypad)
{
  struct stat now;

  return keypad->fd >= 0 && stat (keypad->path, &now) == 0 && now.st_dev == keypad->opened.st_dev
         && now.st_ino == keypad->opened.st_ino;
}

static void
hq_keypad_on_changed (GFileMonitor *monitor,
                      GFile *file,
                      GFile *other,
                      GFileMonitorEvent event,
                      gpointer user_data)
{
  HqKeypad *keypad = user_data;

  /* What is written into a file that was read to its end is not read again from the start. */
  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT
      || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  if (!hq_keypad_is_about (keypad, file, other) || hq_keypad_is_same (keypad))
    return;
  g_rc_box_acquire (keypad);
  /* The one may go and the other come between two looks; this is told as going and coming. */
  if (keypad->fd >= 0)
    hq_keypad_set_state (keypad, HQ_KEYPAD_ABSENT);
  if (keypad->monitor != NULL)
    hq_keypad_try (keypad);
  g_rc_box_release_full (keypad, hq_keypad_clear);
}

/**
 * hq_keypad_new:
 * @path: an input device, best by the name that stays the same when it is plugged again; or a pipe
 *   or a plain file with records of `struct input_event`, which is read the same way and not
 *   grabbed, a plain file once
 * @funcs: what to call
 * @user_data: (closure): handed to @funcs
 *
 * Opens the device and grabs it, and from then on tells of each press: a key that is held is told
 * once. If it is not there, or goes away, it is taken when it comes. The first state can be asked for
 * after the call; only changes are told.
 *
 * Returns: (transfer full): the keypad
 */
HqKeypad *
hq_keypad_new (const char *path, const HqKeypadFuncs *funcs, gpointer user_data)
{
  HqKeypad *keypad = g_rc_box_new0 (HqKeypad);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GFile) folder = g_file_new_for_path (parent);
  g_autoptr (GError) error = NULL;

  keypad->path = g_strdup (path);
  keypad->file = g_file_new_for_path (path);
  keypad->user_data = user_data;
  keypad->context = g_main_context_ref_thread_default ();
  keypad->fd = -1;
  keypad->state = HQ_KEYPAD_ABSENT;
  /* The folder first: what comes between the two is found by one of them. */
  keypad->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (keypad->monitor == NULL)
    g_warning ("%s cannot be watched: %s", parent, error->message);
  else
    g_signal_connect (keypad->monitor, "changed", G_CALLBACK (hq_keypad_on_changed), keypad);
  hq_keypad_try (keypad);
  keypad->funcs = *funcs;
  return keypad;
}

/**
 * hq_keypad_free:
 * @keypad: (transfer full): a keypad
 *
 * Lets go of the device; nothing is told after this.
 */
void
hq_keypad_free (HqKeypad *keypad)
{
  memset (&keypad->funcs, 0, sizeof keypad->funcs);
  hq_keypad_close (keypad);
  hq_source_clear (&keypad->again);
  if (keypad->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (keypad->monitor, keypad);
      g_file_monitor_cancel (keypad->monitor);
    }
  g_clear_object (&keypad->monitor);
  g_rc_box_release_full (keypad, hq_keypad_clear);
}

/**
 * hq_keypad_get_state:
 * @keypad: a keypad
 *
 * Returns: how it stands now
 */
HqKeypadState
hq_keypad_get_state (const HqKeypad *keypad)
{
  return keypad->state;
}
