/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pad-view.h"

#include "hq-pad-view-table.h"

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqPadView *found;
} HqPadViewTask;

/**
 * hq_pad_view_free:
 * @view: (transfer full): an HqPadView
 */
void
hq_pad_view_free (gpointer view)
{
  HqPadView *self = view;

  hq_view_clear (&self->view);
  g_free (self);
}

static gboolean
hq_pad_view_read_last (HqDatabase *db, HqPadView *found, GError **error)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (HqRatingPeriod));
  gint64 ticket;
  int period;

  found->last = (HqTicket){ 0 };
  if (!hq_pad_view_table_find_last (db, found->counter->counter, &ticket, &period, error))
    return FALSE;
  if (ticket == 0)
    return TRUE;
  if (!hq_ticket_table_get (db, ticket, &found->last, error)
      || !hq_rating_table_read_periods (db, ticket, periods, error))
    return FALSE;
  for (guint i = 0; i < periods->len; i++)
    if (g_array_index (periods, HqRatingPeriod, i).period == period)
      found->rating = g_array_index (periods, HqRatingPeriod, i);
  return TRUE;
}

static gboolean
hq_pad_view_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqPadViewTask *task = user_data;
  HqPadView *found = task->found;

  /* A transaction may be tried again. */
  hq_view_clear (&found->view);
  if (!hq_view_read (task->hall, task->place, &found->view, error))
    return FALSE;
  found->counter = hq_setup_find_counter (found->view.setup, found->view.place.counter);
  return hq_counter_view_table_get_duty (db, found->counter->counter, &found->duty, error)
         && hq_pad_view_read_last (db, found, error);
}

/**
 * hq_pad_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): the place of a pad
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqPadView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no such
 *   counter, or one of the store's errors
 */
gpointer
hq_pad_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqPadView *found = g_new0 (HqPadView, 1);
  HqPadViewTask task = { hall, place, found };

  if (hq_database_read (hq_hall_get_database (hall), hq_pad_view_fill, &task, error))
    return found;
  hq_pad_view_free (found);
  return NULL;
}
