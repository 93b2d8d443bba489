/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-password-list.h"

#include "hq-access-table.h"

static gboolean
hq_password_list_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqHall *hall = ((gpointer *) user_data)[0];
  GHashTable *list = ((gpointer *) user_data)[1];
  const HqSetup *setup = hq_hall_get_setup (hall, error);

  if (setup == NULL)
    return FALSE;
  g_hash_table_remove_all (list);
  for (guint i = 0; i < setup->staff->len; i++)
    {
      const HqStaff *staff = setup->staff->pdata[i];
      g_autofree char *salt = NULL;

      if (!hq_access_table_get_salt (db, staff->staff, &salt, error))
        return FALSE;
      if (salt == NULL)
        g_hash_table_add (list, g_strdup (staff->staff));
    }
  return TRUE;
}

/**
 * hq_password_list_read:
 * @hall: a hall
 * @query: none
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): who of the staff has no password; a reader of screens
 */
gpointer
hq_password_list_read (HqHall *hall, gconstpointer query, GError **error)
{
  g_autoptr (GHashTable) list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gpointer data[] = { hall, list };

  if (!hq_database_read (hq_hall_get_database (hall), hq_password_list_fill, data, error))
    return NULL;
  return g_steal_pointer (&list);
}

void
hq_password_list_free (gpointer list)
{
  g_hash_table_unref (list);
}
