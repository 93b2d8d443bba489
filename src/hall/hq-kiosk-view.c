/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-kiosk-view.h"

#include "hq-day.h"
#include "hq-deed.h"
#include "hq-kiosk-view-table.h"
#include "hq-ticket-table.h"

/* What people come for most is told by these days before today. Today's numbers do not count: the
 * tiles would change places under a visitor's hand. */
#define HQ_KIOSK_VIEW_LATELY 14
/* Of so many services it is said. */
#define HQ_KIOSK_VIEW_OFTEN 3

typedef struct
{
  HqHall *hall;
  const HqViewPlace *place;
  HqKioskView *found;
} HqKioskViewTask;

/**
 * hq_kiosk_view_free:
 * @view: (transfer full): an HqKioskView
 */
void
hq_kiosk_view_free (gpointer view)
{
  HqKioskView *self = view;

  hq_view_clear (&self->view);
  g_clear_pointer (&self->services, g_array_unref);
  g_clear_pointer (&self->stops, g_array_unref);
  g_clear_pointer (&self->notices, g_array_unref);
  g_free (self);
}

static gint64
hq_kiosk_view_get_issued (const GArray *issued, const char *service)
{
  for (guint i = 0; i < issued->len; i++)
    {
      const HqKioskViewIssued *row = &g_array_index (issued, HqKioskViewIssued, i);

      if (g_str_equal (row->service, service))
        return row->issued;
    }
  return 0;
}

static int
hq_kiosk_view_compare (gconstpointer a, gconstpointer b, gpointer place)
{
  const HqKioskService *left = a;
  const HqKioskService *right = b;
  int floor = ((const HqPlace *) place)->floor;

  if ((left->service->floor == floor) != (right->service->floor == floor))
    return left->service->floor == floor ? -1 : 1;
  if (left->lately != right->lately)
    return left->lately > right->lately ? -1 : 1;
  return g_strcmp0 (left->service->service, right->service->service);
}

static gboolean
hq_kiosk_view_read_services (HqDatabase *db, HqKioskView *found, GError **error)
{
  g_autoptr (GArray) issued = g_array_new (FALSE, FALSE, sizeof (HqKioskViewIssued));
  g_autoptr (GArray) lately = g_array_new (FALSE, FALSE, sizeof (HqKioskViewIssued));
  const HqSetup *setup = found->view.setup;
  HqDate today = found->view.today;
  HqTicketLine line = { .day = today, .now = found->view.now };

  if (!hq_kiosk_view_table_read_issued (db, today, today, issued, error)
      || !hq_kiosk_view_table_read_issued (db, hq_date_add (today, -HQ_KIOSK_VIEW_LATELY),
                                           hq_date_add (today, -1), lately, error))
    return FALSE;
  for (guint i = 0; i < setup->services->len; i++)
    {
      const HqService *service = setup->services->pdata[i];
      HqKioskService row = {
        .service = service,
        .zone = hq_setup_find_zone (setup, service->zone),
        .floor = hq_setup_find_floor (setup, service->floor),
        .issued = hq_kiosk_view_get_issued (issued, service->service),
        .lately = hq_kiosk_view_get_issued (lately, service->service),
      };

      line.service = service->service;
      if (!hq_ticket_table_count_ahead (db, &line, &row.ahead, error))
        return FALSE;
      g_array_append_val (found->services, row);
    }
  g_array_sort_with_data (found->services, hq_kiosk_view_compare, &found->view.place);
  return TRUE;
}

/* When the hall opens next, as the calendar and the sessions plan it. */
static gboolean
hq_kiosk_view_find_next (HqDatabase *db, HqKioskView *found, GError **error)
{
  const HqView *view = &found->view;
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  HqChange change = { .db = db,
                      .setup = view->setup,
                      .policy = &view->policy,
                      .zone = view->zone,
                      .now = view->now,
                      .today = view->today };
  HqDayRow day = { .day = hq_date_add (view->today, 1) };
  g_autoptr (GError) local = NULL;

  if (hq_day_find_next (&change, &day, sessions, &local))
    {
      found->opens_next = day.opens_at;
      return TRUE;
    }
  /* Past the calendar nothing is known of any day. */
  if (hq_error_is (local, HQ_ERROR_NO_CALENDAR) || hq_error_is (local, HQ_ERROR_DAY_NOT_OPEN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
hq_kiosk_view_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqKioskViewTask *task = user_data;
  HqKioskView *found = task->found;

  hq_view_clear (&found->view);
  g_array_set_size (found->services, 0);
  g_array_set_size (found->stops, 0);
  g_array_set_size (found->notices, 0);
  found->opens_next = 0;
  if (!hq_view_read (task->hall, task->place, &found->view, error)
      || !hq_kiosk_view_read_services (db, found, error)
      || !hq_deed_table_read_stops (db, found->view.today, found->stops, error)
      || !hq_deed_table_read_notices (db, found->view.today, found->notices, error))
    return FALSE;
  return hq_kiosk_view_get_shut (found) == HQ_ERROR_FAILED
         || hq_kiosk_view_find_next (db, found, error);
}

/**
 * hq_kiosk_view_read:
 * @hall: a hall
 * @place: (type HqViewPlace): the place of a kiosk
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqKioskView; %NULL with %HQ_ERROR_NOT_FOUND where the hall has no
 *   such kiosk, or one of the store's errors
 */
gpointer
hq_kiosk_view_read (HqHall *hall, gconstpointer place, GError **error)
{
  HqKioskView *found = g_new0 (HqKioskView, 1);
  HqKioskViewTask task = { hall, place, found };

  found->services = g_array_new (FALSE, FALSE, sizeof (HqKioskService));
  found->stops = g_array_new (FALSE, FALSE, sizeof (HqServiceStop));
  found->notices = g_array_new (FALSE, FALSE, sizeof (HqNotice));
  if (hq_database_read (hq_hall_get_database (hall), hq_kiosk_view_fill, &task, error))
    return found;
  hq_kiosk_view_free (found);
  return NULL;
}

/**
 * hq_kiosk_view_find:
 * @service: (nullable): a service's code
 *
 * Returns: (transfer none) (nullable): the service; %NULL where the hall has none of that code
 */
const HqKioskService *
hq_kiosk_view_find (const HqKioskView *view, const char *service)
{
  for (guint i = 0; i < view->services->len; i++)
    {
      const HqKioskService *row = &g_array_index (view->services, HqKioskService, i);

      if (g_strcmp0 (row->service->service, service) == 0)
        return row;
    }
  return NULL;
}

/**
 * hq_kiosk_view_is_often:
 *
 * Returns: whether @service is one of the few that most people came for lately
 */
gboolean
hq_kiosk_view_is_often (const HqKioskView *view, const HqKioskService *service)
{
  guint more = 0;

  for (guint i = 0; i < view->services->len; i++)
    more += g_array_index (view->services, HqKioskService, i).lately > service->lately;
  return service->lately > 0 && more < HQ_KIOSK_VIEW_OFTEN;
}

/**
 * hq_kiosk_view_find_stop:
 *
 * Returns: (transfer none) (nullable): why a manager stopped @service today
 */
const HqServiceStop *
hq_kiosk_view_find_stop (const HqKioskView *view, const HqKioskService *service)
{
  return hq_deed_find_stop (view->stops, service->service->service);
}

/**
 * hq_kiosk_view_get_state:
 * @now: a time of the view's day
 *
 * Returns: whether a number of @service can be had at @now
 */
HqKioskState
hq_kiosk_view_get_state (const HqKioskView *view, const HqKioskService *service, HqTime now)
{
  const HqDaySession *session = hq_view_find_session (&view->view, service->service->service, now);

  if (session == NULL)
    return hq_kiosk_view_get_last (view, service) != 0 ? HQ_KIOSK_OVER : HQ_KIOSK_NONE;
  if (hq_kiosk_view_find_stop (view, service) != NULL)
    return HQ_KIOSK_STOPPED;
  if (service->service->quota > 0 && service->issued >= service->service->quota)
    return HQ_KIOSK_FULL;
  return now < session->opens_at ? HQ_KIOSK_EARLY : HQ_KIOSK_OPEN;
}

/**
 * hq_kiosk_view_get_opening:
 * @now: a time of the view's day
 *
 * Returns: when the session begins in which a number that is taken at @now is called; 0 for none
 */
HqTime
hq_kiosk_view_get_opening (const HqKioskView *view, const HqKioskService *service, HqTime now)
{
  const HqDaySession *session = hq_view_find_session (&view->view, service->service->service, now);

  return session != NULL ? session->opens_at : 0;
}

/**
 * hq_kiosk_view_get_last:
 *
 * Returns: until when numbers of @service are given today; 0 where it has no session today
 */
HqTime
hq_kiosk_view_get_last (const HqKioskView *view, const HqKioskService *service)
{
  const GArray *sessions = view->view.sessions;
  HqTime last = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (sessions, HqDaySession, i);

      if (g_str_equal (row->service, service->service->service))
        last = MAX (last, row->last_ticket_at);
    }
  return last;
}

/**
 * hq_kiosk_view_get_shut:
 *
 * Returns: why the hall gives no numbers at all: %HQ_ERROR_DAY_CLOSED, %HQ_ERROR_DAY_NOT_OPEN or
 *   %HQ_ERROR_NO_CALENDAR; %HQ_ERROR_FAILED where it does
 */
HqError
hq_kiosk_view_get_shut (const HqKioskView *view)
{
  if (view->view.day.state == HQ_DAY_STATE_CLOSED)
    return HQ_ERROR_DAY_CLOSED;
  return view->view.shut;
}

/**
 * hq_kiosk_view_is_stale:
 * @now: the time
 *
 * Returns: whether another day has begun than the view is of, of which no change of the hall tells
 */
gboolean
hq_kiosk_view_is_stale (const HqKioskView *view, HqTime now)
{
  return hq_date_of_time (now, view->view.zone) != view->view.today;
}
