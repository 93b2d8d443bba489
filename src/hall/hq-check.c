/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-check.h"

#include "hq-check-table.h"
#include "hq-error.h"
#include "hq-file-system.h"
#include "hq-hall-table.h"

#define N_(text) text

static void
hq_check_fault_free (gpointer data)
{
  HqCheckFault *fault = data;

  g_ptr_array_unref (fault->rows);
  g_free (fault);
}

/**
 * hq_check_new_array:
 *
 * Returns: (transfer full) (element-type HqCheckFault): an empty array for hq_check_run()
 */
GPtrArray *
hq_check_new_array (void)
{
  return g_ptr_array_new_with_free_func (hq_check_fault_free);
}

/* Keeps the fault if it has rows; takes them. */
static void
hq_check_add (GPtrArray *faults, HqCheckFault fault)
{
  if (fault.count == 0)
    g_ptr_array_unref (fault.rows);
  else
    g_ptr_array_add (faults, g_memdup2 (&fault, sizeof fault));
}

/* What the engine itself finds: pages, indexes, the schema's constraints, references. */
static gboolean
hq_check_file (HqDatabase *db, GPtrArray *faults, GError **error)
{
  HqCheckFault fault = { "file", N_ ("The file is damaged, or a row of it points to nothing."),
                         g_ptr_array_new_with_free_func (g_free), 0 };

  if (!hq_database_check_integrity (db, fault.rows, error))
    {
      g_ptr_array_unref (fault.rows);
      return FALSE;
    }
  fault.count = fault.rows->len;
  hq_check_add (faults, fault);
  return TRUE;
}

static gboolean
hq_check_invariant (HqDatabase *db, guint check, GPtrArray *faults, GError **error)
{
  HqCheckFault fault = { hq_check_table_get_nick (check), hq_check_table_get_sentence (check),
                         g_ptr_array_new_with_free_func (g_free), 0 };

  if (!hq_check_table_read (db, check, fault.rows, &fault.count, error))
    {
      g_ptr_array_unref (fault.rows);
      return FALSE;
    }
  hq_check_add (faults, fault);
  return TRUE;
}

static gboolean
hq_check_all (HqDatabase *db, gpointer user_data, GError **error)
{
  GPtrArray *faults = user_data;

  if (!hq_check_file (db, faults, error))
    return FALSE;
  for (guint i = 0; i < hq_check_table_count (); i++)
    {
      g_autoptr (GError) local = NULL;

      if (hq_check_invariant (db, i, faults, &local))
        continue;
      /* In a damaged file, which was said, not everything can be read. */
      if (faults->len > 0 && hq_error_is (local, HQ_ERROR_CORRUPT))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
hq_check_open (const char *path, HqDatabaseMode mode, GPtrArray *faults, GError **error)
{
  g_autoptr (HqDatabase) db = hq_database_open (path, mode, error);
  HqHallRow row;

  if (db == NULL || !hq_hall_table_get (db, &row, error))
    return FALSE;
  if (row.hall == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", path);
      return FALSE;
    }
  return hq_database_read (db, hq_check_all, faults, error);
}

/**
 * hq_check_run:
 * @path: a store
 * @faults: (element-type HqCheckFault): gets a fault for each invariant that does not hold
 * @error: return location for an error
 *
 * Holds each invariant of the domain against one snapshot of a store, and asks the engine whether
 * the file is whole. Nothing is written, and others work on.
 *
 * Returns: %FALSE if the store could not be checked; %HQ_ERROR_CORRUPT where it is too damaged for
 *   that
 */
gboolean
hq_check_run (const char *path, GPtrArray *faults, GError **error)
{
  return hq_check_open (path, HQ_DATABASE_READ_ONLY, faults, error);
}

/**
 * hq_check_back_up:
 * @path: a store
 * @copy: a file that is not there
 * @faults: (element-type HqCheckFault): gets what is wrong with the copy
 * @error: return location for an error
 *
 * Writes a consistent copy of a store while others work on it, and checks the copy. On a network
 * share, where a store cannot live, a copy can; all but the schema's CHECKs is held against it there.
 *
 * Returns: %FALSE if it could not be written, and then what was begun is gone, or not be checked
 */
gboolean
hq_check_back_up (const char *path, const char *copy, GPtrArray *faults, GError **error)
{
  g_autoptr (HqDatabase) db = hq_database_open (path, HQ_DATABASE_READ_ONLY, error);
  HqDatabaseMode mode;

  if (db == NULL || !hq_database_backup (db, copy, error))
    return FALSE;
  mode = hq_file_system_check (copy, NULL) ? HQ_DATABASE_READ_ONLY : HQ_DATABASE_COPY;
  return hq_check_open (copy, mode, faults, error);
}
