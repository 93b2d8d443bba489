/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-readiness.h"

#include "hq-announcer-lease.h"
#include "hq-announcer-table.h"
#include "hq-calendar-table.h"
#include "hq-figure-table.h"

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqReadiness *found;
} HqReadinessTask;

/**
 * hq_readiness_free:
 * @readiness: (transfer full): an HqReadiness
 */
void
hq_readiness_free (gpointer readiness)
{
  HqReadiness *self = readiness;

  hq_manager_view_free (self->floor);
  hq_closing_free (self->closing);
  g_array_unref (self->probes);
  g_ptr_array_unref (self->voices);
  g_clear_pointer (&self->machines, g_array_unref);
  g_array_unref (self->nameless);
  g_free (self);
}

static gboolean
hq_readiness_read_calendar (HqDatabase *db, HqReadiness *found, GError **error)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (db, error);
  HqDate today = found->floor->view.today;

  if (calendar == NULL)
    return FALSE;
  found->calendar_to = hq_calendar_get_last_day (calendar);
  found->this_year = hq_calendar_covers (calendar, today);
  found->next_year = hq_calendar_covers (calendar, (today / 10000 + 1) * 10000 + 101);
  found->opening_day = found->this_year && hq_calendar_is_opening_day (calendar, today);
  return TRUE;
}

static gboolean
hq_readiness_read_voices (HqDatabase *db, HqReadiness *found, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqAnnouncerRow));
  gint64 now = hq_database_read_steady (db);

  if (!hq_announcer_table_read (db, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const HqAnnouncerRow *row = &g_array_index (rows, HqAnnouncerRow, i);

      if (ABS (now - row->renewed_at) < HQ_ANNOUNCER_LEASE)
        g_ptr_array_add (found->voices, (gpointer) row->zone);
    }
  return TRUE;
}

static void
hq_readiness_add_name (HqReadiness *found, const HqReadinessName *row, const char *name_en)
{
  HqReadinessName own = { row->list, g_intern_string (row->key), g_intern_string (row->name) };

  found->n_names++;
  if (name_en != NULL && name_en[0] != '\0')
    return;
  found->n_nameless++;
  if (found->nameless->len < HQ_READINESS_MOST)
    g_array_append_val (found->nameless, own);
}

static void
hq_readiness_look_at_setup (HqReadiness *found)
{
  const HqSetup *setup = found->floor->view.setup;

  for (guint i = 0; i < setup->floors->len; i++)
    {
      const HqFloor *row = setup->floors->pdata[i];
      g_autofree char *key = g_strdup_printf ("%d", row->floor);

      hq_readiness_add_name (found, &(HqReadinessName){ "floor", key, row->name }, row->name_en);
    }
  for (guint i = 0; i < setup->zones->len; i++)
    {
      const HqZone *row = setup->zones->pdata[i];

      hq_readiness_add_name (found, &(HqReadinessName){ "zone", row->zone, row->name },
                             row->name_en);
    }
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *row = setup->services->pdata[i];

      hq_readiness_add_name (found, &(HqReadinessName){ "service", row->service, row->name },
                             row->name_en);
    }
}

static gboolean
hq_readiness_read_names (HqDatabase *db, HqReadiness *found, GError **error)
{
  gint64 nameless, total;

  hq_readiness_look_at_setup (found);
  if (!hq_readiness_table_count_items (db, &nameless, &total, error)
      || !hq_readiness_table_read_items (db, HQ_READINESS_MOST - (int) found->nameless->len,
                                         found->nameless, error))
    return FALSE;
  found->n_nameless += nameless;
  found->n_names += total;
  return TRUE;
}

static gboolean
hq_readiness_read_unpublished (HqDatabase *db, HqReadiness *found, GError **error)
{
  g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (HqFigureOwed));

  if (!hq_figure_table_read_owed (db, found->floor->view.now, owed, error))
    return FALSE;
  for (guint i = owed->len; i > 0; i--)
    {
      const HqFigureOwed *row = &g_array_index (owed, HqFigureOwed, i - 1);

      if (!row->rated)
        found->unpublished = row->day;
    }
  return TRUE;
}

static gboolean
hq_readiness_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqReadinessTask *task = user_data;
  HqReadiness *found = task->found;

  /* A transaction may be tried again. */
  g_array_set_size (found->probes, 0);
  g_ptr_array_set_size (found->voices, 0);
  g_array_set_size (found->nameless, 0);
  found->n_names = found->n_nameless = 0;
  found->unpublished = 0;
  return hq_manager_view_load (task->hall, task->place, found->floor, error)
         && hq_closing_load (db, &found->floor->view, found->closing, error)
         && hq_readiness_read_calendar (db, found, error)
         && hq_probe_table_read (db, found->probes, error)
         && hq_readiness_read_voices (db, found, error)
         && hq_readiness_read_names (db, found, error)
         && hq_readiness_read_unpublished (db, found, error);
}

/**
 * hq_readiness_read:
 * @hall: a hall
 * @place: (nullable) (type HqViewPlace): the place of a manager
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqReadiness; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no such
 *   place, or one of the store's errors
 */
gpointer
hq_readiness_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqReadiness *found = g_new0 (HqReadiness, 1);
  HqReadinessTask task = { hall, place, found };

  found->floor = hq_manager_view_new ();
  found->closing = hq_closing_new ();
  found->probes = g_array_new (FALSE, FALSE, sizeof (HqProbe));
  found->voices = g_ptr_array_new ();
  found->nameless = g_array_new (FALSE, FALSE, sizeof (HqReadinessName));
  if (hq_database_read (hq_hall_get_database (hall), hq_readiness_fill, &task, error))
    found->machines = hq_contact_list_read (hall, error);
  if (found->machines != NULL)
    return found;
  hq_readiness_free (found);
  return NULL;
}
