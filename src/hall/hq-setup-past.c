/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-past.h"

#include "hq-setup-change.h"
#include "hq-setup-diff.h"

static void
hq_setup_past_free_change (gpointer data)
{
  HqSetupPastChange *change = data;

  g_clear_pointer (&change->before, hq_setup_unref);
  hq_setup_unref (change->after);
  g_ptr_array_unref (change->differences);
  g_free (change);
}

/**
 * hq_setup_past_free:
 * @past: (transfer full): changes
 */
void
hq_setup_past_free (gpointer past)
{
  HqSetupPast *self = past;

  g_ptr_array_unref (self->changes);
  g_free (self);
}

static HqSetupPastChange *
hq_setup_past_new_change (const HqSetupChangeRow *row, HqSetup *before, HqSetup *after)
{
  HqSetupPastChange *change = g_new (HqSetupPastChange, 1);

  *change = (HqSetupPastChange){ row->number,
                                 row->at,
                                 row->staff,
                                 row->act,
                                 before != NULL ? hq_setup_ref (before) : NULL,
                                 hq_setup_ref (after),
                                 hq_setup_diff (before != NULL ? before : after, after) };
  return change;
}

typedef struct
{
  HqHall *hall;
  guint most;
  HqSetupPast *past;
} HqSetupPastRead;

/* Each set-up is the one after its change and the one before the next. */
static gboolean
hq_setup_past_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqSetupPastRead *read = user_data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqSetupChangeRow));
  g_autoptr (HqSetup) after = NULL;
  guint n;

  if (!hq_setup_change_read_list (read->hall, rows, error))
    return FALSE;
  n = MIN (read->most, rows->len);
  read->past->n_older = rows->len - n;
  for (guint i = 0; i < n; i++)
    {
      const HqSetupChangeRow *row = &g_array_index (rows, HqSetupChangeRow, i);
      g_autoptr (HqSetup) before = NULL;

      if (after == NULL)
        after = hq_setup_change_read_one (read->hall, row->number, error);
      if (after == NULL)
        return FALSE;
      if (i + 1 < rows->len)
        {
          before = hq_setup_change_read_one (read->hall, row[1].number, error);
          if (before == NULL)
            return FALSE;
        }
      g_ptr_array_add (read->past->changes, hq_setup_past_new_change (row, before, after));
      hq_setup_unref (after);
      after = g_steal_pointer (&before);
    }
  return TRUE;
}

/**
 * hq_setup_past_read:
 * @most: (type guint): how many changes are wanted, as GUINT_TO_POINTER()
 *
 * A reader of HqLive.
 *
 * Returns: (transfer full): an HqSetupPast; %NULL if the store could not be read
 */
gpointer
hq_setup_past_read (HqHall *hall, gconstpointer most, GError **error)
{
  g_autoptr (HqSetupPast) past = g_new0 (HqSetupPast, 1);
  HqSetupPastRead read = { hall, GPOINTER_TO_UINT (most), past };

  past->changes = g_ptr_array_new_with_free_func (hq_setup_past_free_change);
  if (!hq_database_read (hq_hall_get_database (hall), hq_setup_past_fill, &read, error))
    return NULL;
  return g_steal_pointer (&past);
}
