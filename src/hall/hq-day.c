/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-day.h"

#include "hq-calendar-table.h"
#include "hq-error.h"

/* Which kind of day the calendar makes of today. */
static gboolean
hq_day_find_kind (HqChange *change, const HqDayKind **kind, GError **error)
{
  g_autoptr (HqCalendar) calendar = NULL;
  HqDayType type;

  calendar = hq_calendar_table_load (change->db, error);
  if (calendar == NULL)
    return FALSE;
  if (!hq_calendar_covers (calendar, change->today))
    return hq_calendar_fail_past_end (calendar, error);
  type = hq_calendar_get_type (calendar, change->today);
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

static gboolean
hq_day_open_today (HqChange *change, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  const HqDayKind *kind = NULL;
  HqDayRow day = { .day = change->today };

  if (!hq_day_find_kind (change, &kind, error))
    return FALSE;
  day.day_kind = kind->day_kind;
  if (!hq_day_plan_sessions (change, &day, sessions, error)
      || !hq_day_table_open (change->db, &day, change->now, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    if (!hq_day_table_add_session (change->db, &g_array_index (sessions, HqDaySession, i), error))
      return FALSE;
  return TRUE;
}

/* Ends the stay of a ticket that nobody ended. */
static gboolean
hq_day_end_period (HqChange *change, const HqTicket *ticket, GError **error)
{
  HqPeriod period;

  if (!hq_counter_table_get_period (change->db, ticket->ticket, ticket->period, &period, error))
    return FALSE;
  period.ended_at = change->now;
  period.end = ticket->state == HQ_STATE_SERVING ? "finished" : "unserved";
  period.measured = FALSE;
  return hq_counter_table_save_period (change->db, &period, error);
}

static gboolean
hq_day_end_ticket (HqChange *change, const HqTicket *ticket, GError **error)
{
  gboolean served = ticket->state == HQ_STATE_SERVING;
  HqTicket after = *ticket;
  HqEvent event;

  if (ticket->state == HQ_STATE_WAITING)
    {
      if (!hq_ticket_table_end_leg (change->db, ticket, change->now, "unserved", error))
        return FALSE;
    }
  else if (!hq_day_end_period (change, ticket, error))
    return FALSE;
  after.state = served ? HQ_STATE_FINISHED : HQ_STATE_UNSERVED;
  after.counter = 0;
  after.ready = FALSE;
  after.ended_at = change->now;
  if (!hq_change_save (change, ticket, &after, error))
    return FALSE;
  event = (HqEvent) {
    .day = ticket->day,
    .act = served ? "end-period" : "unserved",
    .role = "system",
    .ticket = ticket->ticket,
    .period = ticket->period,
    .counter = ticket->counter,
    .before = hq_nick_get (HQ_SET_STATE, ticket->state),
    .after = hq_nick_get (HQ_SET_STATE, after.state),
  };
  return hq_change_write_event (change, &event, error);
}

/* Closes @day; @unserved gets how many still waited. */
static gboolean
hq_day_close_one (HqChange *change, HqDate day, gint64 *unserved, GError **error)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (HqTicket));

  if (!hq_ticket_table_read_open (change->db, day, tickets, error))
    return FALSE;
  *unserved = 0;
  for (guint i = 0; i < tickets->len; i++)
    {
      const HqTicket *ticket = &g_array_index (tickets, HqTicket, i);

      *unserved += ticket->state != HQ_STATE_SERVING;
      if (!hq_day_end_ticket (change, ticket, error))
        return FALSE;
    }
  return hq_counter_table_sign_out_all (change->db, day, change->now, error)
         && hq_day_table_close (change->db, day, change->now, error);
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
  return hq_day_close_one (change, open.day, &event.value, error)
         && hq_change_write_event (change, &event, error);
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
  return hq_day_close_left_open (change, error) && hq_day_open_today (change, error)
         && hq_change_write_event (change, &event, error);
}

/**
 * hq_day_open:
 *
 * The act: opens today.
 *
 * Returns: %FALSE with %HQ_ERROR_DAY_OPEN, or as hq_day_ensure()
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
  return hq_day_close_left_open (change, error) && hq_day_open_today (change, error);
}

/**
 * hq_day_close:
 *
 * The act: closes the day that is open. What waits is unserved, what is at a counter ends and is not
 * measured, everybody is signed out, and what must not outlive the day is erased.
 *
 * Returns: %FALSE with %HQ_ERROR_DAY_NOT_OPEN when none is open
 */
gboolean
hq_day_close (HqChange *change, GError **error)
{
  HqDayRow open;

  if (!hq_day_table_find_open (change->db, &open, error))
    return FALSE;
  if (open.state == HQ_DAY_STATE_NONE)
    {
      hq_error_set (error, HQ_ERROR_DAY_NOT_OPEN, NULL);
      return FALSE;
    }
  if (!hq_day_close_one (change, open.day, &change->answer->value, error))
    return FALSE;
  change->event = (HqEvent) { .day = open.day, .value = change->answer->value };
  change->answer->ticket = (HqTicket) { 0 };
  return TRUE;
}
