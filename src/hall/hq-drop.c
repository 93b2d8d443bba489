/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-drop.h"

#include "hq-error.h"

/**
 * hq_drop_clear:
 *
 * Frees what @drop holds.
 */
void
hq_drop_clear (HqDrop *drop)
{
  for (int use = 0; use < HQ_N_USES; use++)
    g_clear_pointer (&drop->dropped[use], g_hash_table_unref);
  g_clear_pointer (&drop->clerks, g_hash_table_unref);
  g_clear_pointer (&drop->in_use, g_free);
  g_clear_pointer (&drop->at_counter, g_free);
}

static char *
hq_drop_dup_key (gconstpointer row, HqUse use)
{
  return use == HQ_USE_COUNTER || use == HQ_USE_FLOOR
           ? g_strdup_printf ("%d", *(const int *) row)
           : g_strdup (*(const char *const *) row);
}

/**
 * hq_drop_find:
 * @use: what the rows are
 * @old: the rows that are there, each beginning with its key
 * @new: those that there will be
 *
 * Finds the keys that @old has and @new has not.
 */
void
hq_drop_find (HqDrop *drop, HqUse use, const GPtrArray *old, const GPtrArray *new)
{
  GHashTable *dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < old->len; i++)
    g_hash_table_add (dropped, hq_drop_dup_key (old->pdata[i], use));
  for (guint i = 0; i < new->len; i++)
    {
      g_autofree char *key = hq_drop_dup_key (new->pdata[i], use);

      g_hash_table_remove (dropped, key);
    }
  drop->dropped[use] = dropped;
}

/**
 * hq_drop_find_clerks:
 * @old: (element-type HqStaff): who is on the staff list
 * @new: (element-type HqStaff): who will be
 *
 * Finds those who are clerks in @old and no more in @new.
 */
void
hq_drop_find_clerks (HqDrop *drop, const GPtrArray *old, const GPtrArray *new)
{
  const guint clerk = 1u << HQ_ROLE_CLERK;

  drop->clerks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < old->len; i++)
    {
      const HqStaff *staff = old->pdata[i];

      if ((staff->roles & clerk) != 0)
        g_hash_table_add (drop->clerks, g_strdup (staff->staff));
    }
  for (guint i = 0; i < new->len; i++)
    {
      const HqStaff *staff = new->pdata[i];

      if ((staff->roles & clerk) != 0)
        g_hash_table_remove (drop->clerks, staff->staff);
    }
}

static void
hq_drop_note_use (HqUse use, const char *key, int counter, gpointer user_data)
{
  HqDrop *drop = user_data;

  if (drop->at_counter == NULL && use == HQ_USE_STAFF && drop->clerks != NULL
      && g_hash_table_contains (drop->clerks, key))
    drop->at_counter = g_strdup_printf ("%d, %s", counter, key);

  if (drop->in_use == NULL && drop->dropped[use] != NULL
      && g_hash_table_contains (drop->dropped[use], key))
    drop->in_use = g_strdup_printf ("%s %s", hq_use_table_get_nick (use), key);
}

/**
 * hq_drop_check:
 *
 * What is at work now cannot be taken away under somebody's hands.
 *
 * Returns: %FALSE with %HQ_ERROR_IN_USE for a counter with somebody signed in or a ticket, a person
 *   who is signed in, a service with open tickets or appointments to come, an item that a ticket
 *   waits for; with %HQ_ERROR_AT_COUNTER for somebody who is at a counter and would be a clerk no more
 */
gboolean
hq_drop_check (HqChange *change, HqDrop *drop, GError **error)
{
  if (!hq_use_table_foreach (change->db, change->now, hq_drop_note_use, drop, error))
    return FALSE;
  if (drop->in_use != NULL)
    hq_error_set (error, HQ_ERROR_IN_USE, "%s", drop->in_use);
  else if (drop->at_counter != NULL)
    hq_error_set (error, HQ_ERROR_AT_COUNTER, "%s", drop->at_counter);
  else
    return TRUE;
  return FALSE;
}

/**
 * hq_drop_delete:
 * @drop: what was taken away, no longer active
 *
 * What history points to stays in the file; the rest goes.
 *
 * Returns: %FALSE if the store could not be written
 */
gboolean
hq_drop_delete (HqChange *change, const HqDrop *drop, GError **error)
{
  for (int use = 0; use < HQ_N_USES; use++)
    {
      GHashTableIter iter;
      gpointer key;

      if (drop->dropped[use] == NULL)
        continue;
      g_hash_table_iter_init (&iter, drop->dropped[use]);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (!hq_use_table_delete (change->db, (HqUse) use, key, error))
          return FALSE;
    }
  return TRUE;
}
