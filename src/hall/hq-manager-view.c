/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-manager-view.h"

#include "hq-alert.h"
#include "hq-rota-plan.h"
#include "hq-status.h"

G_STATIC_ASSERT (HQ_ALERT_QUIET == HQ_STATUS_CALLED_WITHIN);

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqManagerView *found;
} HqManagerViewTask;

/**
 * hq_manager_view_new:
 *
 * Returns: (transfer full): a floor that was not read yet
 */
HqManagerView *
hq_manager_view_new (void)
{
  HqManagerView *found = g_new0 (HqManagerView, 1);

  found->lines = g_array_new (FALSE, FALSE, sizeof (HqManagerLine));
  found->counters = g_array_new (FALSE, FALSE, sizeof (HqManagerCounter));
  found->taken = g_array_new (FALSE, FALSE, sizeof (HqAlertTaken));
  found->rota = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  found->asked = g_array_new (FALSE, FALSE, sizeof (HqCounterAsked));
  found->notices = g_array_new (FALSE, FALSE, sizeof (HqNotice));
  found->words = g_array_new (FALSE, FALSE, sizeof (HqWord));
  found->stops = g_array_new (FALSE, FALSE, sizeof (HqServiceStop));
  return found;
}

/**
 * hq_manager_view_free:
 * @view: (transfer full): an HqManagerView
 */
void
hq_manager_view_free (gpointer view)
{
  HqManagerView *self = view;

  hq_view_clear (&self->view);
  g_array_unref (self->lines);
  g_array_unref (self->counters);
  g_array_unref (self->taken);
  g_array_unref (self->rota);
  g_array_unref (self->asked);
  g_array_unref (self->notices);
  g_array_unref (self->words);
  g_array_unref (self->stops);
  g_free (self);
}

static HqManagerCounter *
hq_manager_view_find (const HqManagerView *view, int number)
{
  guint low = 0, high = view->counters->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      HqManagerCounter *row = &g_array_index (view->counters, HqManagerCounter, middle);

      if (row->counter->counter == number)
        return row;
      if (row->counter->counter < number)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gboolean
hq_manager_view_read_counters (HqDatabase *db, HqManagerView *found, GError **error)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (HqManagerDuty));
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (HqManagerStay));

  if (!hq_manager_view_table_read_duties (db, duties, error)
      || !hq_manager_view_table_read_stays (db, stays, error))
    return FALSE;
  for (guint i = 0; i < found->view.setup->counters->len; i++)
    {
      HqManagerCounter row = { .counter = found->view.setup->counters->pdata[i] };

      g_array_append_val (found->counters, row);
    }
  for (guint i = 0; i < duties->len; i++)
    {
      const HqManagerDuty *duty = &g_array_index (duties, HqManagerDuty, i);
      HqManagerCounter *row = hq_manager_view_find (found, duty->counter);

      if (row != NULL)
        row->duty = *duty;
    }
  for (guint i = 0; i < stays->len; i++)
    {
      const HqManagerStay *stay = &g_array_index (stays, HqManagerStay, i);
      HqManagerCounter *row = hq_manager_view_find (found, stay->counter);

      if (row == NULL)
        continue;
      row->held += stay->state == HQ_STATE_HELD;
      if (row->stay.ticket == 0 || stay->state != HQ_STATE_HELD)
        row->stay = *stay;
    }
  return TRUE;
}

static HqManagerLine *
hq_manager_view_find_line (const HqManagerView *view, const char *service)
{
  for (guint i = 0; i < view->lines->len; i++)
    {
      HqManagerLine *line = &g_array_index (view->lines, HqManagerLine, i);

      if (g_str_equal (line->service->service, service))
        return line;
    }
  return NULL;
}

/* Each line with the counters that serve it; a hall has thousands of such pairs, each is looked at once. */
static void
hq_manager_view_add_lines (HqManagerView *found)
{
  const HqSetup *setup = found->view.setup;

  for (guint i = 0; i < setup->services->len; i++)
    {
      HqManagerLine line = { .service = setup->services->pdata[i] };

      g_array_append_val (found->lines, line);
    }
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      const HqCounterService *row = setup->counter_services->pdata[i];
      const HqManagerCounter *counter = hq_manager_view_find (found, row->counter);
      HqManagerLine *line;

      if (counter == NULL || counter->duty.counter == 0 || counter->duty.paused_at != 0
          || !hq_setup_holds (row, found->view.now))
        continue;
      line = hq_manager_view_find_line (found, row->service);
      if (line == NULL)
        continue;
      line->ready++;
      if (!hq_manager_view_is_open (counter, found->view.now))
        continue;
      /* Who calls nobody is not open after a while. */
      hq_view_limit (&found->view, counter->duty.last_call_at + HQ_STATUS_CALLED_WITHIN + 1);
      line->open++;
    }
}

static gboolean
hq_manager_view_read_waits (HqDatabase *db, HqManagerView *found, GError **error)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (HqManagerWait));

  if (!hq_manager_view_table_read_waits (db, found->view.today, waits, error))
    return FALSE;
  for (guint i = 0; i < waits->len; i++)
    {
      const HqManagerWait *row = &g_array_index (waits, HqManagerWait, i);
      HqManagerLine *line = hq_manager_view_find_line (found, row->service);

      if (line == NULL)
        continue;
      line->waiting = row->waiting;
      line->since = row->since;
      line->due = row->due;
      line->warn = line->service->warn_waiting > 0 && row->waiting >= line->service->warn_waiting;
    }
  return TRUE;
}

static const HqManagerCount *
hq_manager_view_find_count (const GArray *counts, const char *service)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const HqManagerCount *row = &g_array_index (counts, HqManagerCount, i);

      if (g_str_equal (row->service, service))
        return row;
    }
  return NULL;
}

/* What the day brings that is not of the queue. */
static gboolean
hq_manager_view_read_counts (HqDatabase *db, HqManagerView *found, GError **error)
{
  g_autoptr (GArray) bad = g_array_new (FALSE, FALSE, sizeof (HqManagerCount));
  g_autoptr (GArray) overdue = g_array_new (FALSE, FALSE, sizeof (HqManagerCount));
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (HqManagerCount));
  HqDate today = found->view.today;
  HqTime midnight = hq_date_at_minute (today, 0, found->view.zone);

  if (!hq_manager_view_table_count_bad (db, midnight, bad, error)
      || !hq_manager_view_table_count_due (db, 0, hq_date_add (today, -1), overdue, error)
      || !hq_manager_view_table_count_due (db, today, today, due, error))
    return FALSE;
  for (guint i = 0; i < found->lines->len; i++)
    {
      HqManagerLine *line = &g_array_index (found->lines, HqManagerLine, i);
      const HqManagerCount *row;

      row = hq_manager_view_find_count (bad, line->service->service);
      line->bad = row != NULL ? row->count : 0;
      line->bad_at = row != NULL ? row->at : 0;
      row = hq_manager_view_find_count (overdue, line->service->service);
      line->overdue = row != NULL ? row->count : 0;
      row = hq_manager_view_find_count (due, line->service->service);
      line->due_today = row != NULL ? row->count : 0;
    }
  return TRUE;
}

/**
 * hq_manager_view_load:
 * @hall: a hall, in a transaction of its connection
 * @place: (nullable): where the screen stands
 * @found: gets the floor
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND where the hall has no such place, or one of the store's
 *   errors
 */
gboolean
hq_manager_view_load (HqHall *hall, const HqViewPlace *place, HqManagerView *found, GError **error)
{
  HqDatabase *db = hq_hall_get_database (hall);

  /* A transaction may be tried again. */
  hq_view_clear (&found->view);
  g_array_set_size (found->lines, 0);
  g_array_set_size (found->counters, 0);
  g_array_set_size (found->taken, 0);
  g_array_set_size (found->rota, 0);
  g_array_set_size (found->asked, 0);
  g_array_set_size (found->notices, 0);
  g_array_set_size (found->words, 0);
  g_array_set_size (found->stops, 0);
  if (!hq_view_read (hall, place, &found->view, error)
      || !hq_manager_view_read_counters (db, found, error))
    return FALSE;
  hq_manager_view_add_lines (found);
  return hq_manager_view_read_waits (db, found, error)
         && hq_manager_view_read_counts (db, found, error)
         && hq_deed_table_read_alerts (db, found->view.today, found->taken, error)
         && hq_rota_table_read (db, found->view.today, found->rota, error)
         && hq_deed_table_read_asked (db, found->view.today, found->asked, error)
         && hq_deed_table_read_notices (db, found->view.today, found->notices, error)
         && hq_deed_table_read_words (db, found->view.today, found->words, error)
         && hq_deed_table_read_stops (db, found->view.today, found->stops, error);
}

static gboolean
hq_manager_view_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqManagerViewTask *task = user_data;

  return hq_manager_view_load (task->hall, task->place, task->found, error);
}

/**
 * hq_manager_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): the place of a manager
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqManagerView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no
 *   such place, or one of the store's errors
 */
gpointer
hq_manager_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqManagerView *found = hq_manager_view_new ();
  HqManagerViewTask task = { hall, place, found };

  if (hq_database_read (hq_hall_get_database (hall), hq_manager_view_fill, &task, error))
    return found;
  hq_manager_view_free (found);
  return NULL;
}

/**
 * hq_manager_view_get_state:
 * @now: the time
 *
 * Returns: what the counter does; one that still serves before its pause serves
 */
HqManagerState
hq_manager_view_get_state (const HqManagerCounter *counter, HqTime now)
{
  if (counter->duty.counter == 0)
    return HQ_MANAGER_CLOSED;
  if (counter->stay.ticket != 0 && counter->stay.state == HQ_STATE_SERVING)
    return HQ_MANAGER_SERVING;
  if (counter->stay.ticket != 0 && counter->stay.state == HQ_STATE_CALLED)
    return HQ_MANAGER_CALLED;
  if (counter->duty.paused_at != 0)
    return HQ_MANAGER_PAUSED;
  if (counter->stay.ticket != 0)
    return HQ_MANAGER_HELD;
  return now - MAX (counter->duty.last_call_at, counter->duty.signed_in_at) > HQ_ALERT_QUIET
           ? HQ_MANAGER_QUIET
           : HQ_MANAGER_FREE;
}

/**
 * hq_manager_view_get_since:
 * @now: the time
 *
 * Returns: since when the counter does what hq_manager_view_get_state() says, as far as that is known;
 *   a free one since its last call or the sign-in; 0 for one where nobody is signed in
 */
HqTime
hq_manager_view_get_since (const HqManagerCounter *counter, HqTime now)
{
  switch (hq_manager_view_get_state (counter, now))
    {
    case HQ_MANAGER_PAUSED:
      return counter->duty.paused_at;
    case HQ_MANAGER_QUIET:
    case HQ_MANAGER_FREE:
      return MAX (counter->duty.last_call_at, counter->duty.signed_in_at);
    case HQ_MANAGER_CALLED:
      return counter->stay.called_at;
    case HQ_MANAGER_SERVING:
      return counter->stay.started_at;
    case HQ_MANAGER_HELD:
      return counter->stay.held_at;
    case HQ_MANAGER_CLOSED:
    case HQ_N_MANAGER_STATES:
    default:
      return 0;
    }
}

/**
 * hq_manager_view_is_open:
 * @now: the time
 *
 * Returns: whether the counter is open in the sense of the rates, as hq_status_is_open() says
 */
gboolean
hq_manager_view_is_open (const HqManagerCounter *counter, HqTime now)
{
  return counter->duty.counter != 0 && counter->duty.paused_at == 0
         && counter->duty.last_call_at != 0
         && counter->duty.last_call_at >= now - HQ_STATUS_CALLED_WITHIN;
}

/**
 * hq_manager_view_plan:
 * @now: the time
 *
 * Returns: (transfer full) (element-type HqTime): for each counter of the view from when on the rota
 *   has it open in the session that runs, or it was asked to open; 0 where neither; all 0 once the day
 *   is closed
 */
GArray *
hq_manager_view_plan (const HqManagerView *view, HqTime now)
{
  const HqView *base = &view->view;
  const HqRotaPlan plan = { base->setup,    base->zone, &base->day,
                            base->sessions, view->rota, view->asked };

  return hq_rota_plan_list (&plan, now);
}

/**
 * hq_manager_view_count_open:
 * @now: the time
 * @beyond: (out): how many are open without being planned
 *
 * Returns: counters open of those that are planned
 */
HqRate
hq_manager_view_count_open (const HqManagerView *view, HqTime now, gint64 *beyond)
{
  g_autoptr (GArray) plan = hq_manager_view_plan (view, now);
  HqRate rate = { 0 };

  *beyond = 0;
  for (guint i = 0; i < view->counters->len; i++)
    {
      gboolean planned = g_array_index (plan, HqTime, i) != 0;
      gboolean open = hq_manager_view_is_open (&g_array_index (view->counters, HqManagerCounter, i),
                                               now);

      rate.n += open && planned;
      rate.total += planned;
      *beyond += open && !planned;
    }
  return rate;
}
