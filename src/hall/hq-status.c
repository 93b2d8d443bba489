/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-status.h"

#include "hq-announcer-lease.h"
#include "hq-clock.h"
#include "hq-event-table.h"
#include "hq-rota-plan.h"

/**
 * hq_status_get_state:
 *
 * Returns: what the counter does now; one that still serves before its pause serves
 */
HqStatusState
hq_status_get_state (const HqStatusCounter *counter)
{
  if (counter->staff == NULL)
    return HQ_STATUS_SIGNED_OUT;
  if (counter->ticket == HQ_STATE_SERVING)
    return HQ_STATUS_SERVING;
  if (counter->ticket == HQ_STATE_CALLED)
    return HQ_STATUS_CALLED;
  return counter->paused ? HQ_STATUS_PAUSED : HQ_STATUS_FREE;
}

const char *
hq_status_get_nick (HqStatusState state)
{
  static const char *const nicks[HQ_N_STATUSES] = { "signed-out", "paused", "free", "called",
                                                    "serving" };

  g_return_val_if_fail ((guint) state < HQ_N_STATUSES, NULL);

  return nicks[state];
}

/**
 * hq_status_is_open:
 *
 * Returns: whether the counter is open in the sense of the rates: signed in, not paused, and it has
 *   called somebody in the last half hour
 */
gboolean
hq_status_is_open (const HqStatusCounter *counter, HqTime now)
{
  return counter->staff != NULL && !counter->paused && counter->last_call_at != 0
         && counter->last_call_at >= now - HQ_STATUS_CALLED_WITHIN;
}

void
hq_status_free (HqStatus *status)
{
  g_array_unref (status->lines);
  g_array_unref (status->counters);
  g_array_unref (status->voices);
  g_clear_pointer (&status->machines, g_array_unref);
  g_free (status);
}

static void
hq_status_keep_floor (HqStatus *status, int floor)
{
  for (guint i = status->lines->len; i > 0; i--)
    if (g_array_index (status->lines, HqStatusLine, i - 1).floor != floor)
      g_array_remove_index (status->lines, i - 1);
  for (guint i = status->counters->len; i > 0; i--)
    if (g_array_index (status->counters, HqStatusCounter, i - 1).floor != floor)
      g_array_remove_index (status->counters, i - 1);
  for (guint i = status->machines->len; i > 0; i--)
    if (g_array_index (status->machines, HqContactMachine, i - 1).floor != floor)
      g_array_remove_index (status->machines, i - 1);
}

static void
hq_status_count_open (HqStatus *status)
{
  for (guint i = 0; i < status->counters->len; i++)
    {
      const HqStatusCounter *row = &g_array_index (status->counters, HqStatusCounter, i);
      gboolean open = hq_status_is_open (row, status->now);

      status->open.n += open && row->planned;
      status->open.total += row->planned;
      status->beyond += open && !row->planned;
    }
}

/* Leaves who is there now, and is heard on @floor, 0 for all. */
static void
hq_status_keep_voices (HqDatabase *db, HqStatus *status, const HqSetup *setup, int floor)
{
  gint64 now = hq_database_read_steady (db);

  for (guint i = status->voices->len; i > 0; i--)
    {
      const HqAnnouncerRow *row = &g_array_index (status->voices, HqAnnouncerRow, i - 1);
      const HqZone *zone = hq_setup_find_zone (setup, row->zone);

      if (zone == NULL || (floor != 0 && zone->floor != floor)
          || ABS (now - row->renewed_at) >= HQ_ANNOUNCER_LEASE)
        g_array_remove_index (status->voices, i - 1);
    }
}

typedef struct
{
  HqHall *hall;
  HqStatus *status;
  int floor;
} HqStatusTask;

static gboolean
hq_status_plan (HqStatusTask *task, const HqDayRow *day, const HqSetup *setup, GError **error)
{
  HqDatabase *db = hq_hall_get_database (task->hall);
  HqStatus *status = task->status;
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  g_autoptr (GArray) rota = g_array_new (FALSE, FALSE, sizeof (HqRotaCounter));
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (HqCounterAsked));
  const HqRotaPlan plan = { setup, hq_hall_get_zone (task->hall), day, sessions, rota, asked };
  g_autoptr (GArray) list = NULL;

  if (!hq_day_table_read_sessions (db, status->today, sessions, error)
      || !hq_rota_table_read (db, status->today, rota, error)
      || !hq_deed_table_read_asked (db, status->today, asked, error))
    return FALSE;
  list = hq_rota_plan_list (&plan, status->now);
  for (guint i = 0, j = 0; i < status->counters->len && j < list->len;)
    {
      HqStatusCounter *row = &g_array_index (status->counters, HqStatusCounter, i);
      const HqCounter *counter = setup->counters->pdata[j];

      if (row->counter == counter->counter)
        row->planned = g_array_index (list, HqTime, j) != 0;
      i += row->counter <= counter->counter;
      j += row->counter >= counter->counter;
    }
  return TRUE;
}

static gboolean
hq_status_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqStatusTask *task = user_data;
  HqStatus *status = task->status;
  const HqSetup *setup = hq_hall_get_setup (task->hall, error);
  HqDayRow day;
  HqEvent last;
  gint64 behind;

  /* A transaction may be tried again. */
  g_array_set_size (status->voices, 0);
  if (setup == NULL || !hq_event_table_get_last (db, &last, error)
      || !hq_announcer_table_read (db, status->voices, error))
    return FALSE;
  hq_status_keep_voices (db, status, setup, task->floor);
  if (status->now == 0)
    status->now = hq_clock_read (db, last.at, &behind);
  status->today = hq_date_of_time (status->now, hq_hall_get_zone (task->hall));
  if (!hq_day_table_get (db, status->today, &day, error))
    return FALSE;
  status->day = day.state;
  status->opens_at = day.opens_at;
  status->closes_at = day.closes_at;
  return hq_status_table_read_lines (db, status->today, status->lines, error)
         && hq_status_table_read_counters (db, status->counters, error)
         && hq_status_plan (task, &day, setup, error);
}

/**
 * hq_status_read:
 * @hall: a hall
 * @now: the time at which it is looked at, 0 for the store's clock
 * @floor: one floor, 0 for all
 * @error: return location for an error
 *
 * Returns: (transfer full): how today stands; %NULL if the store could not be read
 */
HqStatus *
hq_status_read (HqHall *hall, HqTime now, int floor, GError **error)
{
  g_autoptr (HqStatus) status = g_new0 (HqStatus, 1);
  HqStatusTask task = { hall, status, floor };

  status->now = now;
  status->lines = g_array_new (FALSE, FALSE, sizeof (HqStatusLine));
  status->counters = g_array_new (FALSE, FALSE, sizeof (HqStatusCounter));
  status->voices = g_array_new (FALSE, FALSE, sizeof (HqAnnouncerRow));
  if (!hq_database_read (hq_hall_get_database (hall), hq_status_fill, &task, error))
    return NULL;
  status->machines = hq_contact_list_read (hall, error);
  if (status->machines == NULL || !hq_contact_list_measure (hall, &status->room, error))
    return NULL;
  if (floor != 0)
    hq_status_keep_floor (status, floor);
  hq_status_count_open (status);
  return g_steal_pointer (&status);
}
