/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-desk-view.h"

#include "hq-item-table.h"

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqCounterDeskView *found;
} HqCounterDeskViewTask;

static void
hq_counter_desk_view_free_matter (gpointer data)
{
  HqCounterDeskMatter *matter = data;

  g_free (matter->name);
  g_free (matter->name_en);
  g_free (matter);
}

static void
hq_counter_desk_view_clear (HqCounterDeskView *self)
{
  hq_counter_view_clear (&self->counter);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->matters, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->waiters, g_array_unref);
  g_clear_pointer (&self->words, g_array_unref);
  self->asked = FALSE;
  self->own = (HqCounterDeskOwn){ 0 };
}

/**
 * hq_counter_desk_view_free:
 * @view: (transfer full): an HqCounterDeskView
 */
void
hq_counter_desk_view_free (gpointer view)
{
  hq_counter_desk_view_clear (view);
  g_free (view);
}

static gboolean
hq_counter_desk_view_read_matters (HqDatabase *db, HqCounterDeskView *found, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqMatter));

  if (!hq_matter_table_read (db, found->counter.ticket.ticket, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      HqCounterDeskMatter *matter = g_new0 (HqCounterDeskMatter, 1);
      g_autoptr (HqItem) item = NULL;

      g_ptr_array_add (found->matters, matter);
      matter->row = g_array_index (rows, HqMatter, i);
      if (matter->row.item != NULL && !hq_item_table_find (db, matter->row.item, &item, error))
        return FALSE;
      /* An item that left the catalogue meanwhile is known by its code. */
      matter->name = g_strdup (item != NULL               ? item->name
                               : matter->row.item != NULL ? matter->row.item
                                                          : "");
      matter->name_en = g_strdup (item != NULL ? item->name_en : "");
    }
  return TRUE;
}

static gboolean
hq_counter_desk_view_read_held (HqDatabase *db, HqCounterDeskView *found, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!hq_counter_desk_table_read_held (db, found->counter.counter->counter, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      HqCounterDeskHeld held;

      if (!hq_ticket_table_get (db, g_array_index (ids, gint64, i), &held.ticket, error)
          || !hq_counter_table_get_period (db, held.ticket.ticket, held.ticket.period, &held.period,
                                           error))
        return FALSE;
      g_array_append_val (found->held, held);
    }
  return TRUE;
}

static gboolean
hq_counter_desk_view_read_line (HqDatabase *db,
                                const HqCounterDeskLine *line,
                                HqCounterDeskView *found,
                                GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!hq_counter_desk_table_read_waiting (db, found->counter.view.today, line, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      HqCounterDeskWaiter waiter = { .speciality = line->speciality };

      if (!hq_ticket_table_get (db, g_array_index (ids, gint64, i), &waiter.ticket, error))
        return FALSE;
      g_array_append_val (found->waiters, waiter);
    }
  return TRUE;
}

static gboolean
hq_counter_desk_view_read_lines (HqDatabase *db, HqCounterDeskView *found, GError **error)
{
  const HqTicketDesk desk = { found->counter.view.today, found->counter.counter->counter,
                              found->counter.view.now };

  if (!hq_counter_desk_table_read_lines (db, &desk, found->lines, error))
    return FALSE;
  for (guint i = 0; i < found->lines->len; i++)
    if (!hq_counter_desk_view_read_line (db, &g_array_index (found->lines, HqCounterDeskLine, i),
                                         found, error))
      return FALSE;
  return TRUE;
}

static gboolean
hq_counter_desk_view_read_asked (HqDatabase *db, HqCounterDeskView *found, GError **error)
{
  g_autoptr (GArray) asked = NULL;

  if (found->counter.counter->kind != HQ_COUNTER_TIDAL)
    return TRUE;
  asked = g_array_new (FALSE, FALSE, sizeof (HqCounterAsked));
  if (!hq_deed_table_read_asked (db, found->counter.view.today, asked, error))
    return FALSE;
  for (guint i = 0; i < asked->len; i++)
    found->asked |= g_array_index (asked, HqCounterAsked, i).counter
                    == found->counter.counter->counter;
  return TRUE;
}

/* What concerns whoever is signed in, and the ticket that they have. */
static gboolean
hq_counter_desk_view_read_duty (HqDatabase *db, HqCounterDeskView *found, GError **error)
{
  HqDuty duty;

  if (found->counter.ticket.ticket != 0
      && (!hq_ticket_table_get_reason (db, found->counter.ticket.ticket, &found->reason,
                                             error)
          || !hq_counter_desk_view_read_matters (db, found, error)))
    return FALSE;
  if (found->counter.duty.duty == 0)
    return TRUE;
  if (!hq_counter_table_get_duty (db, found->counter.counter->counter, &duty, error))
    return FALSE;
  found->last_call_green = duty.last_call_green;
  return hq_counter_desk_table_get_own (db, found->counter.view.today, duty.staff, &found->own,
                                        error);
}

static gboolean
hq_counter_desk_view_run (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCounterDeskViewTask *task = user_data;
  HqCounterDeskView *found = task->found;

  hq_counter_desk_view_clear (found);
  found->matters = g_ptr_array_new_with_free_func (hq_counter_desk_view_free_matter);
  found->held = g_array_new (FALSE, FALSE, sizeof (HqCounterDeskHeld));
  found->lines = g_array_new (FALSE, FALSE, sizeof (HqCounterDeskLine));
  found->waiters = g_array_new (FALSE, FALSE, sizeof (HqCounterDeskWaiter));
  found->words = g_array_new (FALSE, FALSE, sizeof (HqWord));
  return hq_counter_view_fill (&found->counter, task->hall, task->place, error)
         && hq_counter_desk_view_read_duty (db, found, error)
         && hq_counter_desk_view_read_held (db, found, error)
         && hq_counter_desk_view_read_lines (db, found, error)
         && hq_deed_table_read_words (db, found->counter.view.today, found->words, error)
         && hq_counter_desk_view_read_asked (db, found, error);
}

/**
 * hq_counter_desk_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): the place of a counter's screen
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqCounterDeskView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no
 *   such counter, or one of the store's errors
 */
gpointer
hq_counter_desk_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqCounterDeskView *found = g_new0 (HqCounterDeskView, 1);
  HqCounterDeskViewTask task = { hall, place, found };

  if (hq_database_read (hq_hall_get_database (hall), hq_counter_desk_view_run, &task, error))
    return found;
  hq_counter_desk_view_free (found);
  return NULL;
}
