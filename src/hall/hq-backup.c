/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hq-check.h"
#include "hq-database.h"
#include "hq-error.h"
#include "hq-part-file.h"

#define HQ_BACKUP_END ".db"

/* What stands between the store's name and the end of a copy's: when it was begun. */
#define HQ_BACKUP_TIME "%Y%m%d-%H%M%S"
#define HQ_BACKUP_PATTERN "-[0-9]{8}-[0-9]{6}\\.db"

/* What is after the name of one that has faults. */
#define HQ_BACKUP_FAULTY ".faulty"

/**
 * hq_backup_is_on_server:
 * @store: where a store is
 *
 * Returns: whether it is a server's, which has tools of its own for that
 */
gboolean
hq_backup_is_on_server (const char *store)
{
  return hq_database_is_server (store);
}

/* "hall" of "/srv/hall.db". */
static char *
hq_backup_get_stem (const char *store)
{
  char *stem = g_path_get_basename (store);

  if (g_str_has_suffix (stem, HQ_BACKUP_END))
    stem[strlen (stem) - strlen (HQ_BACKUP_END)] = '\0';
  return stem;
}

static int
hq_backup_compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the store's copies. */
static char *
hq_backup_get_pattern (const char *stem)
{
  g_autofree char *escaped = g_regex_escape_string (stem, -1);

  return g_strconcat (escaped, HQ_BACKUP_PATTERN, NULL);
}

/* The files in @folder of such names but the one that was just made, the oldest first. */
static GPtrArray *
hq_backup_list (const char *folder, const char *pattern, const char *made, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *whole = g_strconcat ("^", pattern, "$", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, made) && g_regex_match_simple (whole, name, 0, 0))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, hq_backup_compare_names);
  return g_steal_pointer (&names);
}

static gboolean
hq_backup_rename (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_FAILED, "%s: %s", to, g_strerror (errno));
  return FALSE;
}

/* A clock that was set back makes a name that sorts before those of earlier copies: what was just made
 * is kept whatever its name. */
static gboolean
hq_backup_remove_old (const char *folder,
                      const char *pattern,
                      const char *made,
                      guint keep,
                      GError **error)
{
  g_autoptr (GPtrArray) names = hq_backup_list (folder, pattern, made, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i + keep - 1 < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      if (g_unlink (path) != 0)
        {
          hq_error_set (error, HQ_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

/* What was written gets its name, and earlier ones of its kind go. */
static char *
hq_backup_finish (const HqPartFile *part,
                  const char *whole,
                  const char *pattern,
                  guint keep,
                  GError **error)
{
  g_autofree char *folder = g_path_get_dirname (whole);
  g_autofree char *name = g_path_get_basename (whole);

  return hq_backup_rename (part->path, whole, error)
             && hq_backup_remove_old (folder, pattern, name, keep, error)
           ? g_strdup (whole)
           : NULL;
}

/**
 * hq_backup_keep:
 * @store: a file
 * @folder: where its copies are
 * @keep: how many of them are kept, at least 1
 * @faults: (element-type HqCheckFault): gets what is wrong with it
 * @error: return location for an error
 *
 * Writes a copy of a store beside earlier ones and checks it. Only when it is whole it gets the name of
 * a copy, and older ones than the last @keep are removed; one with faults is set aside, in place of an
 * earlier one that had some, and all others stay.
 *
 * Returns: (transfer full): the new copy, named after its time; %NULL if it could not be written or
 *   checked, and then no copy was removed
 */
char *
hq_backup_keep (const char *store,
                const char *folder,
                guint keep,
                GPtrArray *faults,
                GError **error)
{
  g_autofree char *stem = hq_backup_get_stem (store);
  g_autofree char *pattern = hq_backup_get_pattern (stem);
  g_autofree char *faulty_pattern = g_strconcat (pattern, "\\" HQ_BACKUP_FAULTY, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, HQ_BACKUP_TIME);
  g_autofree char *name = g_strconcat (stem, "-", time, HQ_BACKUP_END, NULL);
  g_autofree char *whole = g_build_filename (folder, name, NULL);
  g_autofree char *faulty = g_strconcat (whole, HQ_BACKUP_FAULTY, NULL);
  g_auto (HqPartFile) part = { NULL, -1 };

  g_return_val_if_fail (keep > 0, NULL);

  if (!hq_part_file_init (&part, whole, pattern, error)
      || !hq_check_back_up (store, part.path, faults, error))
    return NULL;
  return faults->len > 0 ? hq_backup_finish (&part, faulty, faulty_pattern, 1, error)
                         : hq_backup_finish (&part, whole, pattern, keep, error);
}
