/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-new-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "hq-error.h"

/**
 * hq_new_file_check:
 * @path: where a hall is to be made
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_EXISTS where a file is there
 */
gboolean
hq_new_file_check (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  hq_error_set (error, HQ_ERROR_EXISTS, "%s", path);
  return FALSE;
}

static void
hq_new_file_remove (const char *part)
{
  static const char *const ends[] = { "", "-lock", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (part, ends[i], NULL);

      g_unlink (path);
    }
}

/**
 * hq_new_file_build:
 * @path: a file that is not there
 * @fill: what is put into it, outside a transaction
 * @user_data: for @fill
 * @error: return location for an error
 *
 * Fills a file beside @path that gets its name only when it is whole: a killed program leaves nothing
 * that looks like a hall.
 *
 * Returns: %FALSE with %HQ_ERROR_EXISTS, @fill's error or one of the store's; then nothing is there
 */
gboolean
hq_new_file_build (const char *path, HqDatabaseFunc fill, gpointer user_data, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.part-%d", path, (int) getpid ());
  g_autoptr (HqDatabase) db = hq_database_open (part, HQ_DATABASE_CREATE, error);
  gboolean filled;

  if (db == NULL)
    return FALSE;
  filled = fill (db, user_data, error);
  g_clear_pointer (&db, hq_database_close);
  /* A link, since a rename would take the place of what somebody else has just made. */
  if (filled && link (part, path) != 0)
    {
      hq_error_set (error, errno == EEXIST ? HQ_ERROR_EXISTS : HQ_ERROR_FAILED, "%s: %s", path,
                    g_strerror (errno));
      filled = FALSE;
    }
  hq_new_file_remove (part);
  return filled;
}
