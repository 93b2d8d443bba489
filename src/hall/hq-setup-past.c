/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-setup-past.h"

#include "hq-setup-change.h"
#include "hq-setup-diff.h"

static void
hq_setup_past_free_change (gpointer data)
{
  HqSetupPastChange *change = data;

  g_clear_pointer (&change->before, hq_setup_unref);
  g_clear_pointer (&change->after, hq_setup_unref);
  g_clear_pointer (&change->differences, g_ptr_array_unref);
  g_clear_pointer (&change->data, hq_data_change_free);
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

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  HqHall *hall;
  const HqSetupPastAsk *ask;
  HqSetupPast *past;
  GArray *setups;  /* (element-type HqSetupChangeRow): all, the newest first */
  GArray *datas;   /* (element-type HqDataChangeRow): as many as are wanted */
  HqSetup *after;  /* (owned) (nullable): how it was after the next of @setups */
} HqSetupPastRead;

/* Each set-up is the one after its change and the one before the next. */
static HqSetupPastChange *
hq_setup_past_read_setup (HqSetupPastRead *read, guint i, GError **error)
{
  const HqSetupChangeRow *row = &g_array_index (read->setups, HqSetupChangeRow, i);
  g_autoptr (HqSetup) before = NULL;
  HqSetupPastChange *change;

  if (read->after == NULL)
    read->after = hq_setup_change_read_one (read->hall, row->number, error);
  if (read->after == NULL)
    return NULL;
  if (i + 1 < read->setups->len)
    {
      before = hq_setup_change_read_one (read->hall, row[1].number, error);
      if (before == NULL)
        return NULL;
    }
  change = g_new0 (HqSetupPastChange, 1);
  change->number = row->number;
  change->at = row->at;
  change->staff = row->staff;
  change->act = row->act;
  change->differences = hq_setup_diff (before != NULL ? before : read->after, read->after);
  change->after = g_steal_pointer (&read->after);
  change->before = g_steal_pointer (&before);
  read->after = change->before != NULL ? hq_setup_ref (change->before) : NULL;
  return change;
}

static HqSetupPastChange *
hq_setup_past_read_data (HqSetupPastRead *read, guint i, GError **error)
{
  HqDataChangeRow *row = &g_array_index (read->datas, HqDataChangeRow, i);
  HqDataChange *data = hq_data_change_read_one (read->hall, row, error);
  HqSetupPastChange *change;

  if (data == NULL)
    return NULL;
  change = g_new0 (HqSetupPastChange, 1);
  change->number = row->number;
  change->at = row->at;
  change->staff = row->staff;
  change->act = row->act;
  change->data = data;
  return change;
}

/* Both lists have the newest first, and so has what they make together. */
static gboolean
hq_setup_past_merge (HqSetupPastRead *read, GError **error)
{
  guint setup = 0, data = 0;

  while (setup + data < read->ask->most && (setup < read->setups->len || data < read->datas->len))
    {
      gboolean is_data = data < read->datas->len
                         && (setup == read->setups->len
                             || g_array_index (read->datas, HqDataChangeRow, data).at
                                  >= g_array_index (read->setups, HqSetupChangeRow, setup).at);
      HqSetupPastChange *change = is_data ? hq_setup_past_read_data (read, data++, error)
                                          : hq_setup_past_read_setup (read, setup++, error);

      if (change == NULL)
        return FALSE;
      g_ptr_array_add (read->past->changes, change);
    }
  read->past->n_older = read->setups->len + (guint) read->past->last.data - setup - data;
  return TRUE;
}

static gboolean
hq_setup_past_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqSetupPastRead *read = user_data;
  const HqSetupPastAsk *ask = read->ask;
  HqSetupPastLast *last = &read->past->last;

  /* A transaction may be tried again. */
  g_clear_pointer (&read->past->changes, g_ptr_array_unref);
  g_clear_pointer (&read->after, hq_setup_unref);
  g_array_set_size (read->setups, 0);
  g_array_set_size (read->datas, 0);
  if (!hq_setup_change_table_get_last (db, &last->setup, error)
      || !hq_data_change_table_get_last (db, &last->data, error))
    return FALSE;
  if (ask->newer && last->setup == ask->last.setup && last->data == ask->last.data)
    return TRUE;
  read->past->changes = g_ptr_array_new_with_free_func (hq_setup_past_free_change);
  return hq_setup_change_read_list (read->hall, read->setups, error)
         && hq_data_change_read_list (read->hall, ask->most, read->datas, error)
         && hq_setup_past_merge (read, error);
}

/**
 * hq_setup_past_read:
 * @query: (type HqSetupPastAsk): what is wanted
 *
 * A reader of HqLive.
 *
 * Returns: (transfer full): an HqSetupPast; %NULL if the store could not be read
 */
gpointer
hq_setup_past_read (HqHall *hall, gconstpointer query, GError **error)
{
  g_autoptr (HqSetupPast) past = g_new0 (HqSetupPast, 1);
  g_autoptr (GArray) setups = g_array_new (FALSE, FALSE, sizeof (HqSetupChangeRow));
  g_autoptr (GArray) datas = g_array_new (FALSE, FALSE, sizeof (HqDataChangeRow));
  HqSetupPastRead read = { hall, query, past, setups, datas, NULL };
  gboolean done;

  g_array_set_clear_func (datas, hq_data_change_table_clear_row);
  done = hq_database_read (hq_hall_get_database (hall), hq_setup_past_fill, &read, error);
  g_clear_pointer (&read.after, hq_setup_unref);
  return done ? g_steal_pointer (&past) : NULL;
}
