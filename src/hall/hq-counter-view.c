/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-view.h"

#include "hq-rota-table.h"

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqCounterView *found;
} HqCounterViewTask;

/**
 * hq_counter_view_clear:
 * @view: a view that was filled, or all zeroes
 */
void
hq_counter_view_clear (HqCounterView *view)
{
  hq_view_clear (&view->view);
  g_clear_pointer (&view->others, g_array_unref);
  g_clear_pointer (&view->rota, g_array_unref);
  *view = (HqCounterView){ 0 };
}

/**
 * hq_counter_view_free:
 * @view: (transfer full): an HqCounterView
 */
void
hq_counter_view_free (gpointer view)
{
  hq_counter_view_clear (view);
  g_free (view);
}

/* Who was called last, once they are here no more, and what they said of it. */
static gboolean
hq_counter_view_read_last (HqDatabase *db, HqCounterView *found, GError **error)
{
  g_autoptr (GArray) periods = NULL;

  if (found->duty.last_ticket == 0)
    return TRUE;
  periods = g_array_new (FALSE, FALSE, sizeof (HqRatingPeriod));
  if (!hq_rating_table_read_periods (db, found->duty.last_ticket, periods, error))
    return FALSE;
  for (guint i = periods->len; i > 0; i--)
    {
      const HqRatingPeriod *row = &g_array_index (periods, HqRatingPeriod, i - 1);

      if (row->counter != found->counter->counter)
        continue;
      if (row->stay.ended_at == 0)
        return TRUE;
      found->rating = *row;
      return hq_ticket_table_get (db, found->duty.last_ticket, &found->last, error)
             && hq_counter_table_get_period (db, found->duty.last_ticket, row->period,
                                             &found->last_period, error);
    }
  return TRUE;
}

static gboolean
hq_counter_view_read_ticket (HqDatabase *db, HqCounterView *found, GError **error)
{
  if (!hq_ticket_table_find_at_counter (db, found->counter->counter, &found->ticket, error))
    return FALSE;
  return found->ticket.ticket == 0
         || (hq_counter_table_get_period (db, found->ticket.ticket, found->ticket.period,
                                          &found->period, error)
             && hq_leg_table_get (db, found->ticket.ticket, found->period.leg, &found->leg, error));
}

static gboolean
hq_counter_view_count (HqDatabase *db, HqCounterView *found, GError **error)
{
  const HqTicketDesk desk = { found->view.today, found->counter->counter, found->view.now };
  const HqSetup *setup = found->view.setup;

  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *service = setup->services->pdata[i];
      gint64 waiting;

      if (!hq_setup_serves (setup, found->counter->counter, service->service, found->view.now))
        continue;
      if (!hq_ticket_table_count_waiting (db, found->view.today, service->service, &waiting, error))
        return FALSE;
      found->waiting += waiting;
    }
  if (found->duty.duty != 0 && found->duty.paused_at == 0)
    return TRUE;
  return hq_counter_view_table_read_others (db, &desk, found->others, error);
}

/**
 * hq_counter_view_fill:
 * @found: (inout): a view that was filled, or all zeroes; gets what there is now
 * @hall: a hall, inside the caller's hq_database_read()
 * @place: the place of a screen that belongs to a counter
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of hq_counter_view_read()
 */
gboolean
hq_counter_view_fill (HqCounterView *found,
                      HqHall *hall,
                      const HqViewPlace *place,
                      GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);

  hq_counter_view_clear (found);
  found->others = g_array_new (FALSE, FALSE, sizeof (int));
  found->rota = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  if (!hq_view_read (hall, place, &found->view, error))
    return FALSE;
  found->counter = hq_setup_find_counter (found->view.setup, found->view.place.counter);
  return hq_counter_view_table_get_duty (db, found->counter->counter, &found->duty, error)
         && hq_rota_table_read (db, found->view.today, found->rota, error)
         && hq_counter_view_read_ticket (db, found, error)
         && hq_counter_view_read_last (db, found, error)
         && hq_counter_view_count (db, found, error);
}

static gboolean
hq_counter_view_run (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCounterViewTask *task = user_data;

  return hq_counter_view_fill (task->found, task->hall, task->place, error);
}

/**
 * hq_counter_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): the place of a screen that belongs to a counter
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqCounterView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no
 *   such counter, or one of the store's errors
 */
gpointer
hq_counter_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqCounterView *found = g_new0 (HqCounterView, 1);
  HqCounterViewTask task = { hall, place, found };

  if (hq_database_read (hq_hall_get_database (hall), hq_counter_view_run, &task, error))
    return found;
  hq_counter_view_free (found);
  return NULL;
}

/**
 * hq_counter_view_is_ratable:
 *
 * Returns: whether the visitor who left last was served here, and can say how it was
 */
gboolean
hq_counter_view_is_ratable (const HqCounterView *view)
{
  return view->last.ticket != 0 && view->rating.stay.started_at != 0
         && !view->rating.stay.redirected;
}
