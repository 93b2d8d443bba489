/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-view.h"

#include "hq-clock.h"
#include "hq-day.h"

/**
 * hq_view_place_new:
 *
 * Returns: (transfer full): a query for the place @text of a screen
 */
HqViewPlace *
hq_view_place_new (HqScreenRole role, const char *text)
{
  HqViewPlace *place = g_new (HqViewPlace, 1);

  *place = (HqViewPlace){ role, g_strdup (text) };
  return place;
}

void
hq_view_place_free (HqViewPlace *place)
{
  g_free (place->text);
  g_free (place);
}

/* A day that nothing has happened on is shown as it will be run. */
static gboolean
hq_view_plan (HqDatabase *db, HqView *view, GError **error)
{
  HqChange change = { .db = db,
                      .setup = view->setup,
                      .policy = &view->policy,
                      .zone = view->zone,
                      .now = view->now,
                      .today = view->today };
  g_autoptr (GError) local = NULL;

  if (hq_day_plan (&change, NULL, &view->day, view->sessions, &local))
    return TRUE;
  if (!hq_error_is (local, HQ_ERROR_DAY_NOT_OPEN) && !hq_error_is (local, HQ_ERROR_NO_CALENDAR))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  view->shut = (HqError) local->code;
  g_array_set_size (view->sessions, 0);
  return TRUE;
}

static gboolean
hq_view_read_day (HqDatabase *db, HqView *view, GError **error)
{
  if (!hq_day_table_get (db, view->today, &view->day, error))
    return FALSE;
  view->day.day = view->today;
  if (view->day.state == HQ_DAY_STATE_OPEN || view->day.state == HQ_DAY_STATE_CLOSED)
    return hq_day_table_read_sessions (db, view->today, view->sessions, error);
  return hq_view_plan (db, view, error);
}

/* Of who prints for visitors it is known whether it was asked for a page to try that. */
static gboolean
hq_view_read_probe (HqDatabase *db, const HqViewPlace *place, HqView *view, GError **error)
{
  if (place == NULL || (place->role != HQ_SCREEN_KIOSK && place->role != HQ_SCREEN_GUIDE))
    return TRUE;
  view->probe = (HqProbe){ .kind = HQ_PROBE_PAGE, .subject = view->place.device };
  return hq_probe_table_find (db, &view->probe, error);
}

/**
 * hq_view_read:
 * @hall: a hall, in a transaction of its connection
 * @place: (nullable): where the screen stands
 * @view: (out): what was found, to be cleared by hq_view_clear(); untouched on failure
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND where the hall has no such place, or one of the store's
 *   errors
 */
gboolean
hq_view_read (HqHall *hall, const HqViewPlace *place, HqView *view, GError **error)
{
  g_auto (HqView) found = { 0 };
  HqDatabase *db = hq_hall_get_database (hall);
  const HqSetup *setup = hq_hall_get_setup (hall, error);
  HqTime behind;
  HqEvent last;

  if (setup == NULL
      || (place != NULL && !hq_place_find (setup, place->role, place->text, &found.place, error))
      || !hq_event_table_get_last (db, &last, error))
    return FALSE;
  found.setup = hq_setup_ref (setup);
  found.zone = g_time_zone_ref (hq_hall_get_zone (hall));
  found.kind = hq_hall_get_kind (hall);
  found.policy = *hq_hall_get_policy (hall);
  found.now = hq_clock_read (db, last.at, &behind);
  found.seq = last.seq;
  found.today = hq_date_of_time (found.now, found.zone);
  found.until = hq_date_at_minute (hq_date_add (found.today, 1), 0, found.zone);
  hq_view_limit (&found, hq_setup_find_loan_end (setup, found.now));
  found.sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  if (!hq_view_read_day (db, &found, error) || !hq_view_read_probe (db, place, &found, error))
    return FALSE;
  *view = found;
  found = (HqView){ 0 };
  return TRUE;
}

/**
 * hq_view_clear:
 * @view: a view that was read, or all zeroes
 */
void
hq_view_clear (HqView *view)
{
  g_clear_pointer (&view->setup, hq_setup_unref);
  g_clear_pointer (&view->zone, g_time_zone_unref);
  g_clear_pointer (&view->sessions, g_array_unref);
}

/**
 * hq_view_limit:
 * @view: a view that is being read
 * @until: when something that it tells changes by itself; what is past, and 0, is none
 */
void
hq_view_limit (HqView *view, HqTime until)
{
  if (until > view->now)
    view->until = MIN (view->until, until);
}

/**
 * hq_view_get_until:
 * @view: (type HqView): whatever begins with one
 *
 * For a reader of hq_live_show(): the end of a loan and of the day are no events.
 *
 * Returns: from when on the view is to be read again
 */
HqTime
hq_view_get_until (gconstpointer view)
{
  return ((const HqView *) view)->until;
}

/**
 * hq_view_find_session:
 * @service: a service
 * @now: a time of the view's day
 *
 * Returns: (transfer none) (nullable): the first session of the service whose last ticket has not
 *   been given by @now; %NULL when no ticket is given any more today
 */
const HqDaySession *
hq_view_find_session (const HqView *view, const char *service, HqTime now)
{
  const HqDaySession *found = NULL;

  for (guint i = 0; i < view->sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (view->sessions, HqDaySession, i);

      if (g_str_equal (row->service, service) && now <= row->last_ticket_at
          && (found == NULL || row->opens_at < found->opens_at))
        found = row;
    }
  return found;
}

typedef struct
{
  HqHall *hall;
  HqView *view;
} HqViewTask;

static gboolean
hq_view_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqViewTask *task = user_data;

  hq_view_clear (task->view);
  return hq_view_read (task->hall, NULL, task->view, error);
}

/**
 * hq_view_read_hall:
 * @hall: a hall
 * @query: not looked at
 * @error: return location for an error
 *
 * The reader of a screen that shows the hall and its day alone, from no place.
 *
 * Returns: (transfer full): an HqView; %NULL with one of the store's errors
 */
gpointer
hq_view_read_hall (HqHall *hall, gconstpointer query, GError **error)
{
  HqView *view = g_new0 (HqView, 1);
  HqViewTask task = { hall, view };

  if (hq_database_read (hq_hall_get_database (hall), hq_view_fill, &task, error))
    return view;
  hq_view_free (view);
  return NULL;
}

/**
 * hq_view_free:
 * @view: (transfer full): an HqView
 */
void
hq_view_free (gpointer view)
{
  hq_view_clear (view);
  g_free (view);
}
