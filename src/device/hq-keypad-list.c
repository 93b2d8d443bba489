/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-keypad-list.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "hq-keypad-event.h"

#define HQ_KEYPAD_LIST_SUFFIX "-event-kbd"

static void
hq_keypad_list_free_item (HqKeypadListItem *item)
{
  g_free (item->path);
  g_free (item->name);
  g_free (item);
}

static int
hq_keypad_list_compare (gconstpointer a, gconstpointer b)
{
  const HqKeypadListItem *const *first = a, *const *second = b;

  return g_strcmp0 ((*first)->path, (*second)->path);
}

/* What the device calls itself, or NULL if it is no keypad; *denied is set if it may not be asked. */
static char *
hq_keypad_list_ask (const char *path, gboolean *denied)
{
  char name[256] = "";
  gboolean is_keypad;
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

  *denied = fd < 0 && (errno == EACCES || errno == EPERM);
  if (fd < 0)
    return NULL;
  is_keypad = hq_keypad_event_has_keys (fd);
  if (is_keypad && ioctl (fd, EVIOCGNAME (sizeof name - 1), name) < 0)
    name[0] = '\0';
  close (fd);
  return is_keypad ? g_utf8_make_valid (name, -1) : NULL;
}

/**
 * hq_keypad_list_read:
 * @folder: usually %HQ_KEYPAD_LIST_FOLDER
 *
 * Reads which keyboards and number pads are plugged in. Pads cannot be told from keyboards by what
 * they say of themselves: whoever chooses must be asked to press a key of the right one. The ones
 * that this user may not read are listed too, so that this can be said.
 *
 * Returns: (transfer full) (element-type HqKeypadListItem): the devices by name of their files
 */
GPtrArray *
hq_keypad_list_read (const char *folder)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) hq_keypad_list_free_item);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *name = NULL;
      gboolean denied = FALSE;
      HqKeypadListItem *item;

      if (!g_str_has_suffix (file, HQ_KEYPAD_LIST_SUFFIX))
        continue;
      name = hq_keypad_list_ask (path, &denied);
      if (name == NULL && !denied)
        continue;
      item = g_new0 (HqKeypadListItem, 1);
      item->path = g_steal_pointer (&path);
      item->name = name != NULL && name[0] != '\0' ? g_steal_pointer (&name) : g_strdup (file);
      item->denied = denied;
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, hq_keypad_list_compare);
  return items;
}
