/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-day.h"

#include "hq-calendar-table.h"
#include "hq-close.h"
#include "hq-error.h"

/* How many dates are looked at for the next day on which the hall opens: the longest holiday is
 * shorter. */
#define HQ_DAY_LOOK_AHEAD 30

/* Which kind of day the calendar makes of a date. */
static gboolean
hq_day_find_kind (HqChange *change, HqDate date, const HqDayKind **kind, GError **error)
{
  g_autoptr (HqCalendar) calendar = hq_calendar_table_load (change->db, error);
  HqDayType type;

  if (calendar == NULL)
    return FALSE;
  if (!hq_calendar_covers (calendar, date))
    return hq_calendar_fail_past_end (calendar, error);
  type = hq_calendar_get_type (calendar, date);
  for (guint i = 0; i < change->setup->day_kinds->len; i++)
    {
      const HqDayKind *row = change->setup->day_kinds->pdata[i];

      if (row->falls_on == (int) type)
        {
          *kind = row;
          return TRUE;
        }
    }
  hq_error_set (error, HQ_ERROR_DAY_NOT_OPEN, "%s", hq_nick_get (HQ_SET_DAY_TYPE, type));
  return FALSE;
}

static gboolean
hq_day_plan_sessions (HqChange *change, HqDayRow *day, GArray *sessions, GError **error)
{
  for (guint i = 0; i < change->setup->service_sessions->len; i++)
    {
      const HqServiceSession *row = change->setup->service_sessions->pdata[i];
      const HqSession *session;
      HqDaySession plan;

      if (!g_str_equal (row->day_kind, day->day_kind))
        continue;
      session = hq_setup_find_session (change->setup, row->day_kind, row->session);
      plan = (HqDaySession) {
        .day = day->day,
        .service = row->service,
        .session = row->session,
        .opens_at = hq_date_at_minute (day->day, session->opens, change->zone),
        .last_ticket_at = hq_date_at_minute (
          day->day, row->last_ticket >= 0 ? row->last_ticket : session->last_ticket, change->zone),
        .closes_at = hq_date_at_minute (day->day, session->closes, change->zone),
      };
      if (day->opens_at == 0 || plan.opens_at < day->opens_at)
        day->opens_at = plan.opens_at;
      day->closes_at = MAX (day->closes_at, plan.closes_at);
      g_array_append_val (sessions, plan);
    }
  if (sessions->len > 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_DAY_NOT_OPEN, "%s", day->day_kind);
  return FALSE;
}

/**
 * hq_day_plan:
 * @ordered: (nullable): the kind of day that a manager orders, else the calendar says
 * @day: (inout): a date; gets the rest of the day as it would be run
 * @sessions: (element-type HqDaySession): gets its sessions
 *
 * Returns: %FALSE with %HQ_ERROR_DAY_NOT_OPEN, %HQ_ERROR_NOT_FOUND or %HQ_ERROR_NO_CALENDAR
 */
gboolean
hq_day_plan (HqChange *change, const char *ordered, HqDayRow *day, GArray *sessions, GError **error)
{
  const HqDayKind *kind = NULL;

  if (ordered != NULL)
    {
      kind = hq_setup_find_day_kind (change->setup, ordered);
      if (kind == NULL)
        {
          hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", ordered);
          return FALSE;
        }
    }
  else if (!hq_day_find_kind (change, day->day, &kind, error))
    return FALSE;
  day->day_kind = kind->day_kind;
  return hq_day_plan_sessions (change, day, sessions, error);
}

/**
 * hq_day_find_next:
 * @day: (inout): the first date that is looked at; gets the first day from it on of which something is
 *   still to come
 * @sessions: (element-type HqDaySession): gets its sessions
 *
 * Returns: %FALSE with %HQ_ERROR_DAY_NOT_OPEN where the hall does not open for a long time, or
 *   %HQ_ERROR_NO_CALENDAR where that is not known
 */
gboolean
hq_day_find_next (HqChange *change, HqDayRow *day, GArray *sessions, GError **error)
{
  for (int i = 0; i < HQ_DAY_LOOK_AHEAD; i++)
    {
      g_autoptr (GError) local = NULL;
      HqDayRow next = { .day = hq_date_add (day->day, i) };

      g_array_set_size (sessions, 0);
      if (hq_day_plan (change, NULL, &next, sessions, &local))
        {
          if (next.closes_at <= change->now)
            continue;
          *day = next;
          return TRUE;
        }
      if (!hq_error_is (local, HQ_ERROR_DAY_NOT_OPEN))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  hq_error_set (error, HQ_ERROR_DAY_NOT_OPEN, NULL);
  return FALSE;
}

/**
 * hq_day_store_sessions:
 * @sessions: (element-type HqDaySession): the sessions of a day that is stored; those that are there
 *   already stay as they are
 *
 * Returns: whether they are stored
 */
gboolean
hq_day_store_sessions (HqChange *change, const GArray *sessions, GError **error)
{
  for (guint i = 0; i < sessions->len; i++)
    if (!hq_day_table_add_session (change->db, &g_array_index (sessions, HqDaySession, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
hq_day_open_today (HqChange *change, const char *ordered, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  HqDayRow day = { .day = change->today };

  return hq_day_plan (change, ordered, &day, sessions, error)
         && hq_day_table_open (change->db, &day, change->now, error)
         && hq_day_store_sessions (change, sessions, error);
}

/* A day that was left open is closed before the next one's first change. */
static gboolean
hq_day_close_left_open (HqChange *change, GError **error)
{
  HqEvent event = { .act = "close-day", .role = "system" };
  HqDayRow open;

  if (!hq_day_table_find_open (change->db, &open, error))
    return FALSE;
  if (open.state == HQ_DAY_STATE_NONE || open.day == change->today)
    return TRUE;
  event.day = open.day;
  if (!hq_close_left_open (change, open.day, &event.value, error)
      || !hq_change_write_event (change, &event, error))
    return FALSE;
  /* The tickets that were closed are not what the act is about. */
  change->event = (HqEvent) { 0 };
  change->answer->ticket = (HqTicket) { 0 };
  return TRUE;
}

/**
 * hq_day_ensure:
 *
 * Sees to it that today is open: a day left open is closed first, and today opens by itself as the
 * calendar and the sessions say.
 *
 * Returns: %FALSE with %HQ_ERROR_DAY_CLOSED, %HQ_ERROR_DAY_NOT_OPEN or %HQ_ERROR_NO_CALENDAR
 */
gboolean
hq_day_ensure (HqChange *change, GError **error)
{
  HqEvent event = { .act = "open-day", .role = "system" };
  HqDayRow day;

  if (!hq_day_table_get (change->db, change->today, &day, error))
    return FALSE;
  if (day.state == HQ_DAY_STATE_OPEN)
    return TRUE;
  if (day.state == HQ_DAY_STATE_CLOSED)
    {
      hq_error_set (error, HQ_ERROR_DAY_CLOSED, NULL);
      return FALSE;
    }
  return hq_day_close_left_open (change, error) && hq_day_open_today (change, NULL, error)
         && hq_change_write_event (change, &event, error);
}

/**
 * hq_day_open:
 *
 * The act: opens today, as the calendar says or as the kind of day that the manager orders.
 *
 * Returns: %FALSE with %HQ_ERROR_DAY_OPEN, %HQ_ERROR_NOT_FOUND, or as hq_day_ensure()
 */
gboolean
hq_day_open (HqChange *change, GError **error)
{
  HqDayRow day;

  if (!hq_day_table_get (change->db, change->today, &day, error))
    return FALSE;
  if (day.state == HQ_DAY_STATE_OPEN || day.state == HQ_DAY_STATE_CLOSED)
    {
      hq_error_set (error,
                    day.state == HQ_DAY_STATE_OPEN ? HQ_ERROR_DAY_OPEN : HQ_ERROR_DAY_CLOSED, NULL);
      return FALSE;
    }
  return hq_day_close_left_open (change, error)
         && hq_day_open_today (change, change->order->type, error);
}

/* Moves the opening of one session and of the waits that count from it. */
static gboolean
hq_day_shift_session (HqChange *change, const HqDaySession *session, GError **error)
{
  HqDaySession moved = *session;

  moved.opens_at += change->order->minutes * HQ_MINUTE;
  if (moved.opens_at > moved.last_ticket_at || moved.opens_at < change->now)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s, %s", session->service, session->session);
      return FALSE;
    }
  return hq_day_table_move_session (change->db, &moved, error)
         && hq_ticket_table_rebase (change->db, session, moved.opens_at, error)
         && hq_leg_table_rebase (change->db, session, moved.opens_at, error);
}

/**
 * hq_day_shift:
 *
 * The act: today's opening comes later, or earlier; last tickets and closing stay. Who waits before
 * the opening waits from the new one on.
 *
 * Returns: %FALSE with %HQ_ERROR_TOO_LATE after the opening, or %HQ_ERROR_INVALID when a service
 *   would open in the past or after its last ticket
 */
gboolean
hq_day_shift (HqChange *change, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  const char *service = NULL;
  HqDayRow day;

  if (!hq_day_table_get (change->db, change->today, &day, error)
      || !hq_day_table_read_sessions (change->db, change->today, sessions, error))
    return FALSE;
  if (change->now >= day.opens_at)
    {
      hq_error_set (error, HQ_ERROR_TOO_LATE, NULL);
      return FALSE;
    }
  /* They come by service and time: the first of each service is its opening. */
  for (guint i = 0; i < sessions->len; i++)
    {
      const HqDaySession *session = &g_array_index (sessions, HqDaySession, i);

      if (g_strcmp0 (service, session->service) != 0
          && !hq_day_shift_session (change, session, error))
        return FALSE;
      service = session->service;
    }
  change->event.value = change->order->minutes;
  return TRUE;
}
