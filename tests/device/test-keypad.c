/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-keypad.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/uinput.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hq-keypad-list.h"
#include "hq-test.h"

#define NOBODY 65534

/* What a keypad told, as text: keys as their numbers, states as capitals in angle brackets. */
typedef struct
{
  GString *told;
  HqKeypad *keypad;
  gboolean free_at_press;
} Desk;

static const char *const states[HQ_N_KEYPAD_STATES] = {
  [HQ_KEYPAD_ABSENT] = "<absent>",
  [HQ_KEYPAD_PRESENT] = "<present>",
  [HQ_KEYPAD_DENIED] = "<denied>",
  [HQ_KEYPAD_IN_USE] = "<in use>",
  [HQ_KEYPAD_NOT_A_KEYPAD] = "<not a keypad>",
  [HQ_KEYPAD_FAILED] = "<failed>",
};

static const char letters[HQ_N_KEYPAD_KEYS + 1] = "0123456789E+-*/.BN";

static void
on_press (HqKeypadKey key, gpointer user_data)
{
  Desk *desk = user_data;

  g_string_append_c (desk->told, letters[key]);
  if (desk->free_at_press)
    g_clear_pointer (&desk->keypad, hq_keypad_free);
}

static void
on_state (HqKeypadState state, gpointer user_data)
{
  Desk *desk = user_data;

  g_string_append (desk->told, states[state]);
}

static const HqKeypadFuncs funcs = { on_press, on_state };

static void
desk_open (Desk *desk, const char *path)
{
  desk->told = g_string_new (NULL);
  desk->free_at_press = FALSE;
  desk->keypad = hq_keypad_new (path, &funcs, desk);
  g_string_append (desk->told, states[hq_keypad_get_state (desk->keypad)]);
}

static void
desk_close (Desk *desk)
{
  g_clear_pointer (&desk->keypad, hq_keypad_free);
  g_string_free (desk->told, TRUE);
}

static void
desk_expect (Desk *desk, const char *text)
{
  hq_test_expect (desk->told, text);
}

static void
send_event (int fd, guint type, guint code, int value)
{
  struct input_event event = { .type = (guint16) type, .code = (guint16) code, .value = value };

  g_assert_cmpint (write (fd, &event, sizeof event), ==, sizeof event);
}

static void
send_key (int fd, guint code, int value)
{
  send_event (fd, EV_KEY, code, value);
  send_event (fd, EV_SYN, SYN_REPORT, 0);
}

static void
press_key (int fd, guint code)
{
  send_key (fd, code, 1);
  send_key (fd, code, 0);
}

static int
new_pipe (const char *path)
{
  int fd;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  fd = open (path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  return fd;
}

static void
test_keypad_keys (void)
{
  static const guint codes[] = {
    KEY_KP0,     KEY_KP1,   KEY_KP2,       KEY_KP3,     KEY_KP4,    KEY_KP5,     KEY_KP6,
    KEY_KP7,     KEY_KP8,   KEY_KP9,       KEY_KPENTER, KEY_KPPLUS, KEY_KPMINUS, KEY_KPASTERISK,
    KEY_KPSLASH, KEY_KPDOT, KEY_BACKSPACE, KEY_NUMLOCK, KEY_0,      KEY_1,       KEY_2,
    KEY_3,       KEY_4,     KEY_5,         KEY_6,       KEY_7,      KEY_8,       KEY_9,
    KEY_ENTER,   KEY_MINUS, KEY_SLASH,     KEY_DOT,
  };
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "pad");
  int fd = new_pipe (path);
  Desk desk;

  desk_open (&desk, path);
  desk_expect (&desk, "<present>");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    press_key (fd, codes[i]);
  press_key (fd, KEY_F1);
  press_key (fd, KEY_ESC);
  press_key (fd, KEY_KPENTER);
  desk_expect (&desk, "0123456789E+-*/.BN0123456789E-/.E");

  /* A key that is held, a scan code, an axis, and a report of which the kernel dropped a part. */
  send_key (fd, KEY_KP1, 1);
  for (guint i = 0; i < 5; i++)
    send_key (fd, KEY_KP1, 2);
  send_event (fd, EV_MSC, MSC_SCAN, KEY_KP2);
  send_key (fd, KEY_KP1, 0);
  send_event (fd, EV_REL, KEY_KP3, 1);
  send_event (fd, EV_SYN, SYN_DROPPED, 0);
  send_key (fd, KEY_KP4, 1);
  press_key (fd, KEY_KP5);
  desk_expect (&desk, "15");
  desk_close (&desk);
  close (fd);
}

/* Records that come in pieces, and more of them than are read at once. */
static void
test_keypad_pieces (void)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "pad");
  g_autoptr (GString) all = g_string_new (NULL);
  struct input_event event = { .type = EV_KEY, .code = KEY_KP7, .value = 1 };
  int fd = new_pipe (path);
  Desk desk;

  desk_open (&desk, path);
  desk_expect (&desk, "<present>");
  for (guint i = 0; i < sizeof event; i += 5)
    {
      gsize n = MIN (5, sizeof event - i);

      g_assert_cmpint (write (fd, (const guint8 *) &event + i, n), ==, n);
      g_main_context_iteration (NULL, FALSE);
    }
  desk_expect (&desk, "7");
  for (guint i = 0; i < 500; i++)
    {
      press_key (fd, KEY_KP0 + (i % 2));
      g_string_append (all, i % 2 == 0 ? "0" : ".");
    }
  desk_expect (&desk, all->str);
  desk_close (&desk);
  close (fd);
}

/* A plain file is read once; one that is moved in its place is a new device. */
static void
test_keypad_file (void)
{
  const struct input_event events[] = {
    { .type = EV_KEY, .code = KEY_KP4, .value = 1 },
    { .type = EV_KEY, .code = KEY_KP2, .value = 1 },
  };
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "pad");
  g_autoptr (GError) error = NULL;
  Desk desk;

  for (guint i = 0; i < 2; i++)
    {
      g_file_set_contents (path, (const char *) events, sizeof events, &error);
      g_assert_no_error (error);
      if (i == 0)
        desk_open (&desk, path);
      desk_expect (&desk, "<present>42<absent>");
    }
  desk_close (&desk);
}

static void
test_keypad_plugged (void)
{
  const char *by_id = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (by_id, "pad");
  g_autofree char *made = hq_test_path (by_id, "made");
  g_autofree char *node = hq_test_path (hq_test_folder_new (), "event5");
  int fd = new_pipe (node);
  Desk desk;

  desk_open (&desk, path);
  desk_expect (&desk, "<absent>");

  /* Links come under another name and are moved, as udev does it. */
  g_assert_cmpint (symlink (node, made), ==, 0);
  g_assert_cmpint (g_rename (made, path), ==, 0);
  desk_expect (&desk, "<present>");
  press_key (fd, KEY_KP1);
  desk_expect (&desk, "1");

  /* Another device comes and goes: nothing is told. */
  g_assert_cmpint (symlink (node, made), ==, 0);
  g_assert_cmpint (g_unlink (made), ==, 0);
  press_key (fd, KEY_KP2);
  desk_expect (&desk, "2");

  g_assert_cmpint (g_unlink (path), ==, 0);
  desk_expect (&desk, "<absent>");
  g_assert_cmpint (symlink (node, path), ==, 0);
  desk_expect (&desk, "<present>");

  /* With the last device the folder goes too. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (by_id), ==, 0);
  desk_expect (&desk, "<absent>");
  g_assert_cmpint (g_mkdir (by_id, 0700), ==, 0);
  g_assert_cmpint (symlink (node, path), ==, 0);
  desk_expect (&desk, "<present>");
  press_key (fd, KEY_KP3);
  desk_expect (&desk, "3");
  desk_close (&desk);
  close (fd);
}

static void
test_keypad_denied (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "pad");
  int fd = new_pipe (path);
  uid_t user = geteuid ();
  Desk desk;

  /* Root may read all, and tries this as somebody else. */
  g_assert_cmpint (g_chmod (folder, 0711), ==, 0);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (user == 0 && seteuid (NOBODY) < 0)
    g_error ("seteuid: %s", g_strerror (errno));
  desk_open (&desk, path);
  if (user == 0 && seteuid (user) < 0)
    g_error ("seteuid: %s", g_strerror (errno));
  desk_expect (&desk, "<denied>");
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  desk_expect (&desk, "<present>");
  press_key (fd, KEY_KPENTER);
  desk_expect (&desk, "E");
  desk_close (&desk);
  close (fd);
}

/* What is no number pad, or turns out to be none, is left alone. */
static void
test_keypad_wrong (void)
{
  static const guint typed[] = { KEY_Q, KEY_P, KEY_A, KEY_L, KEY_Z, KEY_M, KEY_SPACE };
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "pad");
  int fd = new_pipe (path);
  Desk desk;

  desk_open (&desk, "/dev/null");
  desk_expect (&desk, "<not a keypad>");
  desk_close (&desk);
  desk_open (&desk, folder);
  desk_expect (&desk, "<not a keypad>");
  desk_close (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      desk_open (&desk, path);
      press_key (fd, KEY_KP1);
      press_key (fd, typed[i]);
      press_key (fd, KEY_KP2);
      desk_expect (&desk, "<present>1<not a keypad>");
      desk_close (&desk);
    }
  close (fd);
}

/* The keypad may be freed by what it tells, and tells nothing after that. */
static void
test_keypad_free (void)
{
  g_autofree char *path = hq_test_path (hq_test_folder_new (), "pad");
  int fd = new_pipe (path);
  Desk desk;

  desk_open (&desk, path);
  desk.free_at_press = TRUE;
  press_key (fd, KEY_KP1);
  press_key (fd, KEY_KP2);
  desk_expect (&desk, "<present>1");
  g_assert_null (desk.keypad);
  desk_close (&desk);
  close (fd);
}

/* The kernel's own virtual number pad, and a program that reads along. */
typedef struct
{
  int uinput; /* -1 where this machine cannot make one */
  char *node; /* (owned) */
  int reader;
} Pad;

static gboolean
pad_open (Pad *pad)
{
  pad->node = NULL;
  pad->reader = -1;
  pad->uinput = open ("/dev/uinput", O_WRONLY | O_CLOEXEC);
  if (pad->uinput < 0)
    {
      g_autofree char *why = g_strdup_printf ("/dev/uinput: %s", g_strerror (errno));

      g_test_skip (why);
    }
  return pad->uinput >= 0;
}

static void
pad_plug (Pad *pad)
{
  struct uinput_setup setup = { .id = { .bustype = BUS_USB }, .name = "A number pad" };
  char name[64] = "";
  g_autofree char *sys = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *file;

  g_assert_cmpint (ioctl (pad->uinput, UI_SET_EVBIT, EV_KEY), ==, 0);
  for (int code = KEY_ESC; code <= KEY_KPDOT; code++)
    g_assert_cmpint (ioctl (pad->uinput, UI_SET_KEYBIT, code), ==, 0);
  g_assert_cmpint (ioctl (pad->uinput, UI_SET_KEYBIT, KEY_KPENTER), ==, 0);
  g_assert_cmpint (ioctl (pad->uinput, UI_DEV_SETUP, &setup), ==, 0);
  g_assert_cmpint (ioctl (pad->uinput, UI_DEV_CREATE), ==, 0);
  g_assert_cmpint (ioctl (pad->uinput, UI_GET_SYSNAME (sizeof name - 1), name), >=, 0);

  sys = g_build_filename ("/sys/devices/virtual/input", name, NULL);
  dir = g_dir_open (sys, 0, NULL);
  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (file, "event"))
      pad->node = g_build_filename ("/dev/input", file, NULL);
  g_assert_nonnull (pad->node);
  for (guint i = 0; i < 100 && pad->reader < 0; i++)
    {
      pad->reader = open (pad->node, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
      if (pad->reader < 0)
        g_usleep (20 * G_TIME_SPAN_MILLISECOND);
    }
  g_assert_cmpint (pad->reader, >=, 0);
}

static void
pad_unplug (Pad *pad)
{
  g_assert_cmpint (ioctl (pad->uinput, UI_DEV_DESTROY), ==, 0);
  g_clear_pointer (&pad->node, g_free);
  close (pad->reader);
  pad->reader = -1;
}

/* How many presses (1) or releases (0) the other program has seen since it was last asked. */
static guint
pad_count_seen (Pad *pad, int value)
{
  struct input_event event;
  guint n = 0;

  while (read (pad->reader, &event, sizeof event) == sizeof event)
    n += event.type == EV_KEY && event.value == value;
  return n;
}

static void
test_keypad_grab (void)
{
  Desk first, second;
  Pad pad;

  if (!pad_open (&pad))
    return;
  pad_plug (&pad);
  press_key (pad.uinput, KEY_KP1);
  g_assert_cmpuint (pad_count_seen (&pad, 1), ==, 1);

  desk_open (&first, pad.node);
  desk_expect (&first, "<present>");
  press_key (pad.uinput, KEY_KP2);
  press_key (pad.uinput, KEY_KPENTER);
  desk_expect (&first, "2E");
  g_assert_cmpuint (pad_count_seen (&pad, 1), ==, 0);

  desk_open (&second, pad.node);
  desk_expect (&second, "<in use>");
  desk_close (&first);
  desk_expect (&second, "<present>");
  press_key (pad.uinput, KEY_KP3);
  desk_expect (&second, "3");
  g_assert_cmpuint (pad_count_seen (&pad, 1), ==, 0);

  /* A letter gives the keyboard back. */
  press_key (pad.uinput, KEY_A);
  desk_expect (&second, "<not a keypad>");
  press_key (pad.uinput, KEY_B);
  g_assert_cmpuint (pad_count_seen (&pad, 1), ==, 1);
  desk_close (&second);
  pad_unplug (&pad);
  close (pad.uinput);
}

/* Who saw a key go down sees it come up, too. */
static void
test_keypad_held (void)
{
  Desk desk;
  Pad pad;

  if (!pad_open (&pad))
    return;
  pad_plug (&pad);
  send_key (pad.uinput, KEY_KPENTER, 1);
  g_assert_cmpuint (pad_count_seen (&pad, 1), ==, 1);
  desk_open (&desk, pad.node);
  desk_expect (&desk, "<present>");
  send_key (pad.uinput, KEY_KPENTER, 0);
  for (guint i = 0; i < 10; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10 * G_TIME_SPAN_MILLISECOND);
    }
  g_assert_cmpstr (desk.told->str, ==, "");
  g_assert_cmpuint (pad_count_seen (&pad, 0), ==, 1);
  press_key (pad.uinput, KEY_KP5);
  desk_expect (&desk, "5");
  g_assert_cmpuint (pad_count_seen (&pad, 1), ==, 0);
  desk_close (&desk);
  press_key (pad.uinput, KEY_KP6);
  g_assert_cmpuint (pad_count_seen (&pad, 1), ==, 1);
  pad_unplug (&pad);
  close (pad.uinput);
}

static void
test_keypad_device (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *path = hq_test_path (folder, "usb-A_number_pad-event-kbd");
  g_autofree char *other = hq_test_path (folder, "usb-Nothing-event-kbd");
  g_autofree char *mouse = hq_test_path (folder, "usb-A_number_pad-event-mouse");
  Desk desk;
  Pad pad;

  if (!pad_open (&pad))
    return;
  desk_open (&desk, path);
  desk_expect (&desk, "<absent>");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) items = NULL;
      const HqKeypadListItem *item;

      pad_plug (&pad);
      g_assert_cmpint (symlink (pad.node, path), ==, 0);
      desk_expect (&desk, "<present>");
      press_key (pad.uinput, KEY_KP8);
      desk_expect (&desk, "8");

      g_assert_cmpint (symlink ("/dev/null", other), ==, 0);
      g_assert_cmpint (symlink (pad.node, mouse), ==, 0);
      items = hq_keypad_list_read (folder);
      g_assert_cmpuint (items->len, ==, 1);
      item = g_ptr_array_index (items, 0);
      g_assert_cmpstr (item->path, ==, path);
      g_assert_cmpstr (item->name, ==, "A number pad");
      g_assert_false (item->denied);

      /* The device goes before its link. */
      pad_unplug (&pad);
      desk_expect (&desk, "<absent>");
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_cmpint (g_unlink (other), ==, 0);
      g_assert_cmpint (g_unlink (mouse), ==, 0);
    }
  desk_close (&desk);
  close (pad.uinput);
}

/* What stands in the folder and is no input device is not offered, and neither is a missing folder. */
static void
test_keypad_list (void)
{
  const char *folder = hq_test_folder_new ();
  g_autofree char *pipe = hq_test_path (folder, "usb-A-event-kbd");
  g_autofree char *null = hq_test_path (folder, "usb-B-event-kbd");
  g_autofree char *gone = hq_test_path (folder, "usb-C-event-kbd");
  g_autofree char *denied = hq_test_path (folder, "usb-D-event-kbd");
  g_autofree char *missing = hq_test_path (folder, "missing");
  g_autoptr (GPtrArray) items = NULL, none = hq_keypad_list_read (missing);
  const HqKeypadListItem *item;
  uid_t user = geteuid ();

  g_assert_cmpuint (none->len, ==, 0);
  close (new_pipe (pipe));
  close (new_pipe (denied));
  g_assert_cmpint (g_chmod (denied, 0), ==, 0);
  g_assert_cmpint (g_chmod (pipe, 0644), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (symlink ("/dev/null", null), ==, 0);
  g_assert_cmpint (symlink ("nowhere", gone), ==, 0);
  if (user == 0 && seteuid (NOBODY) < 0)
    g_error ("seteuid: %s", g_strerror (errno));
  items = hq_keypad_list_read (folder);
  if (user == 0 && seteuid (user) < 0)
    g_error ("seteuid: %s", g_strerror (errno));
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->path, ==, denied);
  g_assert_cmpstr (item->name, ==, "usb-D-event-kbd");
  g_assert_true (item->denied);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keypad/keys", test_keypad_keys);
  g_test_add_func ("/keypad/pieces", test_keypad_pieces);
  g_test_add_func ("/keypad/file", test_keypad_file);
  g_test_add_func ("/keypad/plugged", test_keypad_plugged);
  g_test_add_func ("/keypad/denied", test_keypad_denied);
  g_test_add_func ("/keypad/wrong", test_keypad_wrong);
  g_test_add_func ("/keypad/free", test_keypad_free);
  g_test_add_func ("/keypad/list", test_keypad_list);
  g_test_add_func ("/keypad/grab", test_keypad_grab);
  g_test_add_func ("/keypad/held", test_keypad_held);
  g_test_add_func ("/keypad/device", test_keypad_device);
  return g_test_run ();
}
