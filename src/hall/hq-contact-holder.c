/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-contact-holder.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* The words of a holder: since when this machine runs, which processes are told apart by their
 * numbers, the number of one, when that was started, and which of its screens. */
enum
{
  WORD_BOOT,
  WORD_NAMESPACE,
  WORD_PROCESS,
  WORD_STARTED,
  WORD_SCREEN,
  N_WORDS
};

/* Columns of /proc/PID/stat, counted from what follows the name in brackets. */
#define HQ_CONTACT_HOLDER_STATE 0
#define HQ_CONTACT_HOLDER_STARTED 19

/* When the process @number was started, in the kernel's ticks; %NULL where there is none, or only
 * what is left of one that has ended. */
static char *
hq_contact_holder_find_start (const char *number)
{
  g_autofree char *path = g_build_filename ("/proc", number, "stat", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) columns = NULL;
  const char *end;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  end = strrchr (text, ')');
  if (end == NULL || end[1] == '\0')
    return NULL;
  columns = g_strsplit (end + 2, " ", -1);
  if (g_strv_length (columns) <= HQ_CONTACT_HOLDER_STARTED
      || strchr ("ZX", columns[HQ_CONTACT_HOLDER_STATE][0]) != NULL)
    return NULL;
  return g_strdup (columns[HQ_CONTACT_HOLDER_STARTED]);
}

static char *
hq_contact_holder_find_boot (void)
{
  char *text = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &text, NULL, NULL))
    return g_strdup ("-");
  return g_strstrip (text);
}

/**
 * hq_contact_holder_new:
 *
 * Returns: (transfer full): a name that no other screen has, in any process on any machine
 */
char *
hq_contact_holder_new (void)
{
  static int screens;
  g_autofree char *boot = hq_contact_holder_find_boot ();
  g_autofree char *space = g_file_read_link ("/proc/self/ns/pid", NULL);
  g_autofree char *number = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *started = hq_contact_holder_find_start (number);

  return g_strdup_printf ("%s %s %s %s %d", boot, space != NULL ? space : "-", number,
                          started != NULL ? started : "-", g_atomic_int_add (&screens, 1));
}

/**
 * hq_contact_holder_is_gone:
 * @holder: by hq_contact_holder_new(), of whatever process
 *
 * Returns: whether it was a process on this machine that has ended; of another machine's nothing is
 *   known
 */
gboolean
hq_contact_holder_is_gone (const char *holder)
{
  g_autofree char *boot = hq_contact_holder_find_boot ();
  g_autofree char *space = g_file_read_link ("/proc/self/ns/pid", NULL);
  g_auto (GStrv) words = g_strsplit (holder, " ", -1);
  g_autofree char *started = NULL;

  if (g_strv_length (words) != N_WORDS || !g_str_equal (words[WORD_BOOT], boot)
      || g_str_equal (boot, "-") || g_strcmp0 (words[WORD_NAMESPACE], space) != 0)
    return FALSE;
  started = hq_contact_holder_find_start (words[WORD_PROCESS]);
  return g_strcmp0 (started, words[WORD_STARTED]) != 0;
}
