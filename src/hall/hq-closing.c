/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-closing.h"

#include "hq-day.h"

/**
 * hq_closing_new:
 *
 * Returns: (transfer full): of no day
 */
HqClosing *
hq_closing_new (void)
{
  HqClosing *closing = g_new0 (HqClosing, 1);

  closing->waiting = g_array_new (FALSE, FALSE, sizeof (HqClosingTicket));
  closing->stays = g_array_new (FALSE, FALSE, sizeof (HqManagerStay));
  closing->uses = g_array_new (FALSE, FALSE, sizeof (HqSelfUse));
  closing->services = g_ptr_array_new ();
  return closing;
}

void
hq_closing_free (HqClosing *closing)
{
  g_array_unref (closing->waiting);
  g_array_unref (closing->stays);
  g_array_unref (closing->uses);
  g_ptr_array_unref (closing->services);
  g_free (closing);
}

/* The day of the first places, found as the close itself finds it. */
static gboolean
hq_closing_find_next (HqDatabase *db, const HqView *view, HqClosing *found, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  g_autoptr (GError) local = NULL;
  HqChange change = { .db = db,
                      .setup = view->setup,
                      .policy = &view->policy,
                      .zone = view->zone,
                      .now = view->now,
                      .today = view->today };

  found->next = (HqDayRow){ .day = MAX (hq_date_add (found->day.day, 1), view->today) };
  if (!hq_day_find_next (&change, &found->next, sessions, &local))
    {
      found->next = (HqDayRow){ 0 };
      if (hq_error_is (local, HQ_ERROR_NO_CALENDAR) || hq_error_is (local, HQ_ERROR_DAY_NOT_OPEN))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (found->services, (gpointer) g_intern_string (
                                        g_array_index (sessions, HqDaySession, i).service));
  return TRUE;
}

static gboolean
hq_closing_count_signed_in (HqDatabase *db, HqClosing *found, GError **error)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (HqManagerDuty));

  if (!hq_manager_view_table_read_duties (db, duties, error))
    return FALSE;
  found->signed_in = duties->len;
  return TRUE;
}

/**
 * hq_closing_load:
 * @db: a connection, in a transaction
 * @view: the hall as that transaction reads it
 * @found: gets what there is to close
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_closing_load (HqDatabase *db, const HqView *view, HqClosing *found, GError **error)
{
  g_array_set_size (found->waiting, 0);
  g_array_set_size (found->stays, 0);
  g_array_set_size (found->uses, 0);
  g_ptr_array_set_size (found->services, 0);
  found->next = (HqDayRow){ 0 };
  found->signed_in = 0;
  if (!hq_day_table_find_open (db, &found->day, error)
      || !hq_day_table_find_last_closed (db, &found->closed, error))
    return FALSE;
  if (found->day.state != HQ_DAY_STATE_OPEN)
    return TRUE;
  return hq_closing_table_read_waiting (db, found->day.day, found->waiting, error)
         && hq_manager_view_table_read_stays (db, found->stays, error)
         && hq_desk_table_read_open_uses (db, found->day.day, found->uses, error)
         && hq_closing_count_signed_in (db, found, error)
         && hq_closing_find_next (db, view, found, error);
}

/**
 * hq_closing_count:
 *
 * Returns: what becomes of whom when the day is closed now
 */
HqClosingCount
hq_closing_count (const HqClosing *closing)
{
  HqClosingCount count = { .uses = closing->uses->len, .signed_out = closing->signed_in };

  for (guint i = 0; i < closing->waiting->len; i++)
    {
      const HqClosingTicket *ticket = &g_array_index (closing->waiting, HqClosingTicket, i);

      count.unserved++;
      count.carried += g_ptr_array_find (closing->services, ticket->service, NULL);
    }
  for (guint i = 0; i < closing->stays->len; i++)
    {
      const HqManagerStay *stay = &g_array_index (closing->stays, HqManagerStay, i);
      gboolean served = stay->state == HQ_STATE_SERVING;

      count.ended += served;
      count.unserved += !served;
      count.carried += !served && g_ptr_array_find (closing->services, stay->service, NULL);
    }
  return count;
}
