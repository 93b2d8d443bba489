/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-manager-figures.h"

#include "hq-manager-view-table.h"
#include "hq-stay-table.h"
#include "hq-stay.h"

static HqManagerFigures *
hq_manager_figures_new (void)
{
  HqManagerFigures *self = g_new0 (HqManagerFigures, 1);

  self->usual = g_array_new (FALSE, FALSE, sizeof (HqManagerUsual));
  return self;
}

/**
 * hq_manager_figures_free:
 * @figures: (transfer full): an HqManagerFigures
 */
void
hq_manager_figures_free (gpointer figures)
{
  HqManagerFigures *self = figures;

  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->machines, g_array_unref);
  g_array_unref (self->usual);
  g_free (self);
}

static gboolean
hq_manager_figures_knows (const HqManagerFigures *self, const char *service)
{
  for (guint i = 0; i < self->usual->len; i++)
    if (g_str_equal (g_array_index (self->usual, HqManagerUsual, i).service, service))
      return TRUE;
  return FALSE;
}

static gboolean
hq_manager_figures_read_usual (HqHall *hall, HqManagerFigures *self, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);
  const HqSetup *setup = hq_hall_get_setup (hall, error);
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (HqManagerStay));

  if (setup == NULL || !hq_manager_view_table_read_stays (db, stays, error))
    return FALSE;
  for (guint i = 0; i < stays->len; i++)
    {
      const HqManagerStay *stay = &g_array_index (stays, HqManagerStay, i);
      const HqService *service = hq_setup_find_service (setup, stay->service);
      g_autoptr (GArray) sample = NULL;
      HqManagerUsual row = { .service = stay->service };

      /* No shorter stay is asked about. */
      if (service == NULL || stay->started_at == 0 || self->now - stay->started_at < HQ_STAY_LEAST
          || hq_manager_figures_knows (self, stay->service))
        continue;
      sample = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!hq_stay_table_read_sample (db, self->today, service, sample, error))
        return FALSE;
      row.usual = hq_stay_get_usual (sample);
      g_array_append_val (self->usual, row);
    }
  return TRUE;
}

/**
 * hq_manager_figures_read:
 * @hall: a hall
 * @query: not looked at
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqManagerFigures; %NULL if the store could not be read
 */
gpointer
hq_manager_figures_read (HqHall *hall, gconstpointer query, GError **error)
{
  HqManagerFigures *self = hq_manager_figures_new ();
  gint64 ahead;
  HqEvent last;

  /* What comes after this event may be in the figures, or not yet. */
  if (hq_event_table_get_last (hq_hall_get_database (hall), &last, error)
      && hq_hall_get_ahead (hall, &ahead, error))
    {
      self->seq = last.seq;
      self->now = MAX (last.at, g_get_monotonic_time () + ahead);
      self->today = hq_date_of_time (self->now, hq_hall_get_zone (hall));
      self->figures = hq_figures_compute (hall, self->today, self->today, 0, error);
      if (self->figures != NULL && hq_manager_figures_read_usual (hall, self, error))
        self->machines = hq_contact_list_read (hall, error);
    }
  if (self->machines != NULL)
    return self;
  hq_manager_figures_free (self);
  return NULL;
}

/**
 * hq_manager_figures_find_of:
 * @key: a floor, service, counter or clerk; "" for the hall
 *
 * Returns: (transfer none) (nullable): a figure of today; %NULL where nothing has happened there
 */
const HqFigure *
hq_manager_figures_find_of (const HqManagerFigures *figures,
                            HqScope scope,
                            const char *key,
                            HqMetric metric)
{
  const HqFigure wanted = { .scope = scope, .key = key, .metric = metric };
  guint low = 0, high = figures->figures->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const HqFigure *row = &g_array_index (figures->figures, HqFigure, middle);
      int order = hq_figures_compare (row, &wanted);

      if (order == 0)
        return row;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * hq_manager_figures_find:
 *
 * Returns: (transfer none): a figure of the hall's today
 */
const HqFigure *
hq_manager_figures_find (const HqManagerFigures *figures, HqMetric metric)
{
  return hq_manager_figures_find_of (figures, HQ_SCOPE_HALL, "", metric);
}

/**
 * hq_manager_figures_get_usual:
 *
 * Returns: how long stays of @service usually take at the most; 0 where that is not known
 */
gint64
hq_manager_figures_get_usual (const HqManagerFigures *figures, const char *service)
{
  for (guint i = 0; i < figures->usual->len; i++)
    {
      const HqManagerUsual *row = &g_array_index (figures->usual, HqManagerUsual, i);

      if (g_str_equal (row->service, service))
        return row->usual;
    }
  return 0;
}
