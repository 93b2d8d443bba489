/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-new-file.h"

#include <errno.h>
#include <unistd.h>

#include "hq-error.h"
#include "hq-part-file.h"

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
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *pattern = g_regex_escape_string (name, -1);
  g_auto (HqPartFile) part = { NULL, -1 };
  HqDatabase *db;
  gboolean filled;

  if (!hq_part_file_init (&part, path, pattern, error))
    return FALSE;
  db = hq_database_open (part.path, HQ_DATABASE_CREATE, error);
  if (db == NULL)
    return FALSE;
  filled = fill (db, user_data, error);
  hq_database_close (db);
  /* A link, since a rename would take the place of what somebody else has just made. */
  if (filled && link (part.path, path) != 0)
    {
      hq_error_set (error, errno == EEXIST ? HQ_ERROR_EXISTS : HQ_ERROR_FAILED, "%s: %s", path,
                    g_strerror (errno));
      filled = FALSE;
    }
  return filled;
}
