/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "hq-error.h"

/* What a program that was killed leaves: the file, and what the engine had beside it. */
#define HQ_PART_FILE_PATTERN "\\.part-[0-9]+(-lock|-wal|-shm|-journal)?$"

static gboolean
hq_part_file_lock (int folder, int operation)
{
  int result;

  do
    result = flock (folder, operation);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

static void
hq_part_file_remove_all (const char *folder, const char *pattern)
{
  g_autofree char *whole = g_strconcat ("^", pattern, HQ_PART_FILE_PATTERN, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_regex_match_simple (whole, name, 0, 0))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

static void
hq_part_file_leave (HqPartFile *part)
{
  if (part->folder >= 0)
    close (part->folder);
  g_clear_pointer (&part->path, g_free);
}

/**
 * hq_part_file_init:
 * @part: (out): where the file is to be made, in the same folder
 * @whole: the name that it is to get
 * @pattern: a regular expression for the names of its kind, of which unfinished ones may be left
 * @error: return location for an error
 *
 * Whoever makes a file shares a lock on its folder, which ends with the process. Where nobody does,
 * what is there unfinished was left by a program that was killed, and is removed. It is not where the
 * folder cannot be locked, as on a network share.
 *
 * Returns: %FALSE with %HQ_ERROR_EXISTS where somebody makes it now; then nothing is to be cleared
 */
gboolean
hq_part_file_init (HqPartFile *part, const char *whole, const char *pattern, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (whole);

  part->path = g_strdup_printf ("%s.part-%d", whole, (int) getpid ());
  part->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (part->folder >= 0)
    {
      if (hq_part_file_lock (part->folder, LOCK_EX | LOCK_NB))
        hq_part_file_remove_all (folder, pattern);
      hq_part_file_lock (part->folder, LOCK_SH);
    }
  if (!g_file_test (part->path, G_FILE_TEST_EXISTS))
    return TRUE;
  hq_error_set (error, HQ_ERROR_EXISTS, "%s", part->path);
  hq_part_file_leave (part);
  return FALSE;
}

/**
 * hq_part_file_clear:
 * @part: a file that was finished and named, or is not to be
 *
 * Removes what is there under its first name.
 */
void
hq_part_file_clear (HqPartFile *part)
{
  static const char *const ends[] = { "", "-lock", "-wal", "-shm" };

  if (part->path == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (part->path, ends[i], NULL);

      g_unlink (path);
    }
  hq_part_file_leave (part);
}
