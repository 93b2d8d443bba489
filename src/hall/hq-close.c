/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-close.h"

#include "hq-code.h"
#include "hq-deed-table.h"
#include "hq-day.h"
#include "hq-desk.h"
#include "hq-error.h"
#include "hq-figures.h"
#include "hq-figure-table.h"
#include "hq-matter-table.h"
#include "hq-postgres-grant.h"

/* One day on its way to be closed. */
typedef struct
{
  HqDate day;
  HqTime at;        /* when what nobody ended ended: now, or when the day was over */
  GArray *sessions; /* (owned): HqDaySession of that day */
  HqDayRow next;    /* the day of the first places, 0 for none */
  GArray *places;   /* (owned): HqDaySession of the next day */
} HqClose;

static void
hq_close_clear (HqClose *close)
{
  g_clear_pointer (&close->sessions, g_array_unref);
  g_clear_pointer (&close->places, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqClose, hq_close_clear)

/* When a stay that nobody ended ends: at the close of the session in which it began, or with the
 * day. */
static HqTime
hq_close_find_end (const HqClose *close, const HqPeriod *period)
{
  HqTime began = period->started_at != 0 ? period->started_at : period->called_at;

  for (guint i = 0; i < close->sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (close->sessions, HqDaySession, i);

      if (g_str_equal (row->service, period->service) && began < row->closes_at)
        return MIN (row->closes_at, close->at);
    }
  return close->at;
}

/* Ends the stay of a ticket that nobody ended; it is not measured. */
static gboolean
hq_close_end_period (HqChange *change,
                     const HqClose *close,
                     const HqTicket *ticket,
                     HqTime *ended_at,
                     GError **error)
{
  HqPeriod period;

  if (!hq_counter_table_get_period (change->db, ticket->ticket, ticket->period, &period, error))
    return FALSE;
  *ended_at = period.ended_at = hq_close_find_end (close, &period);
  if (period.held_at != 0)
    period.held += MAX (0, period.ended_at - period.held_at);
  if (period.started_at != 0)
    period.held = MIN (period.held, period.ended_at - period.started_at);
  period.held_at = 0;
  period.end = ticket->state == HQ_STATE_SERVING ? "finished" : "unserved";
  period.measured = FALSE;
  return hq_counter_table_save_period (change->db, &period, error);
}

static gboolean
hq_close_end_ticket (HqChange *change, const HqClose *close, const HqTicket *ticket, GError **error)
{
  gboolean served = ticket->state == HQ_STATE_SERVING;
  const HqLeg leg = { .ticket = ticket->ticket, .leg = ticket->leg };
  HqTicket after = *ticket;
  HqEvent event;

  after.ended_at = close->at;
  if (ticket->state == HQ_STATE_WAITING)
    {
      if (!hq_leg_table_end (change->db, &leg, close->at, "unserved", error))
        return FALSE;
    }
  else if (!hq_close_end_period (change, close, ticket, &after.ended_at, error))
    return FALSE;
  after.state = served ? HQ_STATE_FINISHED : HQ_STATE_UNSERVED;
  after.counter = 0;
  after.ready = FALSE;
  after.busy = FALSE;
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

/* The next date on which the hall opens, with its sessions: for a day that was left open that may be
 * today. */
static gboolean
hq_close_find_next (HqChange *change, HqClose *close, GError **error)
{
  close->next.day = MAX (hq_date_add (close->day, 1), change->today);
  return hq_day_find_next (change, &close->next, close->places, error)
         && hq_day_table_plan (change->db, &close->next, error)
         && hq_day_store_sessions (change, close->places, error);
}

static const HqDaySession *
hq_close_find_place (const HqClose *close, const char *service)
{
  const HqDaySession *first = NULL;

  for (guint i = 0; i < close->places->len; i++)
    {
      const HqDaySession *row = &g_array_index (close->places, HqDaySession, i);

      if (g_str_equal (row->service, service)
          && (first == NULL || row->opens_at < first->opens_at))
        first = row;
    }
  return first;
}

/* A new ticket of the next day, ahead of all who come then: its claim goes on where it stood. A
 * service that does not run on that day carries nobody. */
static gboolean
hq_close_carry (HqChange *change, const HqClose *close, const HqTicket *old, GError **error)
{
  const HqDaySession *place = hq_close_find_place (close, old->service);
  const HqService *service = hq_setup_find_service (change->setup, old->service);
  HqTicket ticket = *old;
  HqEvent event;
  gint64 issued;

  if (place == NULL || service == NULL)
    return TRUE;
  ticket = (HqTicket) {
    .day = close->next.day, .prefix = service->prefix, .class = old->class,
    .language = old->language, .proof = old->proof, .agent = old->agent, .issued_at = change->now,
    .issued_for = old->service, .carried_from = old->ticket, .state = HQ_STATE_WAITING, .leg = 1,
    .service = old->service, .lane = (HqLane) old->class,
    .target = service->targets[old->class] * HQ_MINUTE,
    .reference = place->opens_at - MAX (0, close->at - old->reference),
    .due_at = place->opens_at, .walk_until = change->now, .from_floor = service->floor,
  };
  hq_code_new_token (ticket.token);
  event = (HqEvent) { .day = ticket.day, .act = "issue", .role = "system",
                      .subject = "first-place", .after = "waiting" };
  if (!hq_day_table_count_issue (change->db, ticket.day, ticket.service, &issued, error)
      || !hq_day_table_take_number (change->db, ticket.day, ticket.prefix, &ticket.number, error)
      || !hq_ticket_table_insert (change->db, &ticket, error)
      || !hq_change_start_leg (change, &ticket, "issue", place->opens_at, error)
      || !hq_ticket_table_enter_line (change->db, &ticket, error))
    return FALSE;
  event.ticket = ticket.ticket;
  return hq_matter_table_carry (change->db, old->ticket, ticket.ticket, error)
         && hq_change_write_event (change, &event, error);
}

static gboolean
hq_close_tickets (HqChange *change, HqClose *close, gint64 *unserved, GError **error)
{
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (HqTicket));

  if (!hq_ticket_table_read_open (change->db, close->day, tickets, error))
    return FALSE;
  *unserved = 0;
  for (guint i = 0; i < tickets->len; i++)
    {
      const HqTicket *ticket = &g_array_index (tickets, HqTicket, i);
      gboolean served = ticket->state == HQ_STATE_SERVING;

      *unserved += !served;
      if (!hq_close_end_ticket (change, close, ticket, error))
        return FALSE;
      if (!served && close->next.day != 0 && !hq_close_carry (change, close, ticket, error))
        return FALSE;
    }
  return TRUE;
}

/* The time of what nobody ended: now, or for a day that was left open over night when it was over, so
 * that no wait, service or sign-in is as long as the night. */
static gboolean
hq_close_find_time (HqChange *change, HqClose *close, GError **error)
{
  HqEvent last;
  HqDayRow row;

  close->at = change->now;
  if (close->day == change->today)
    return TRUE;
  if (!hq_day_table_get (change->db, close->day, &row, error)
      || !hq_event_table_get_last (change->db, &last, error))
    return FALSE;
  close->at = MIN (change->now, MAX (row.closes_at, last.at));
  return TRUE;
}

/**
 * hq_close_day:
 * @day: the day that is open
 * @unserved: (out): how many still waited or were parked
 *
 * Closes the day: what waits is unserved (and has a first place of the next day, where the order
 * says so), what is at a counter or in the self-service zone
 * ends and is not measured, everybody is signed out, what must not
 * outlive the day is erased, and the day's figures are published.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR when the next day is not known, or one of the store's
 *   errors
 */
gboolean
hq_close_day (HqChange *change, HqDate day, gint64 *unserved, GError **error)
{
  g_auto (HqClose) close = {
    .day = day,
    .sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession)),
    .places = g_array_new (FALSE, FALSE, sizeof (HqDaySession)),
  };

  if (!hq_close_find_time (change, &close, error)
      || !hq_day_table_read_sessions (change->db, day, close.sessions, error))
    return FALSE;
  if (change->order->act == HQ_ACT_CLOSE_DAY && change->order->first_place
      && !hq_close_find_next (change, &close, error))
    return FALSE;
  return hq_close_tickets (change, &close, unserved, error)
         && hq_desk_close (change, day, close.at, error)
         && hq_counter_table_sign_out_all (change->db, day, close.at, error)
         && hq_deed_table_erase_words (change->db, day, error)
         && hq_day_table_close (change->db, day, change->now, error)
         && hq_figures_publish (change, day, HQ_FIGURES_CLOSE, error);
}

/**
 * hq_close_left_open:
 * @day: the day that is open and is over
 * @unserved: (out): how many still waited or were parked
 *
 * Closes the day before the next one opens. A kiosk's login, which may read little of what figures are
 * made of, has it closed, and leaves them to hq_close_settle().
 *
 * Returns: %FALSE with %HQ_ERROR_NO_GRANT for what else may not close a day, or one of the store's
 *   errors
 */
gboolean
hq_close_left_open (HqChange *change, HqDate day, gint64 *unserved, GError **error)
{
  gboolean may;
  HqEvent last;

  if (!hq_figure_table_may_append (change->db, &may, error))
    return FALSE;
  if (may)
    return hq_close_day (change, day, unserved, error);
  if (!hq_postgres_grant_close_left_open (change->db, change->now, unserved, error)
      || !hq_event_table_get_last (change->db, &last, error))
    return FALSE;
  change->last_seq = last.seq;
  return TRUE;
}

/**
 * hq_close_settle:
 * @change: a use case of somebody who may publish figures, or not
 * @error: return location for an error
 *
 * Publishes what moved while somebody acted who may not: the figures of a day that a kiosk's login
 * had closed, and those that a pad's login moved after the close. To be called inside the transaction
 * of the change.
 *
 * Returns: %FALSE if the store could not be read or written
 */
gboolean
hq_close_settle (HqChange *change, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (HqFigureOwed));
  gboolean may;

  if (!hq_figure_table_may_append (change->db, &may, error))
    return FALSE;
  if (!may)
    return TRUE;
  if (!hq_figure_table_read_owed (change->db, change->now, days, error))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const HqFigureOwed *row = &g_array_index (days, HqFigureOwed, i);
      const char *cause = row->rated ? hq_right_get_nick (HQ_ACT_RATE) : HQ_FIGURES_CLOSE;

      if (!hq_figures_publish (change, row->day, cause, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hq_close_run:
 *
 * The act: closes the day that is open. It can be run again: a day that is closed stays so, and
 * figures that have moved since get their revision.
 *
 * Returns: %FALSE with %HQ_ERROR_DAY_NOT_OPEN when no day was ever open, with %HQ_ERROR_DAY_OPEN or
 *   %HQ_ERROR_DAY_CLOSED when it would be another day than the one that was asked for, or as
 *   hq_close_day()
 */
gboolean
hq_close_run (HqChange *change, GError **error)
{
  HqDate asked = (HqDate) change->order->from;
  gint64 unserved = 0;
  HqDayRow row;

  if (!hq_day_table_find_open (change->db, &row, error))
    return FALSE;
  /* Whoever asked saw another day; what was opened meanwhile is not closed by surprise. */
  if (row.state == HQ_DAY_STATE_OPEN && asked != 0 && row.day != asked)
    {
      hq_error_set (error, HQ_ERROR_DAY_OPEN, NULL);
      return FALSE;
    }
  if (row.state == HQ_DAY_STATE_OPEN)
    {
      if (!hq_close_day (change, row.day, &unserved, error)
          || !hq_deed_table_end_loans (change->db, error))
        return FALSE;
    }
  else if (!hq_day_table_find_last_closed (change->db, &row, error))
    return FALSE;
  else if (row.state == HQ_DAY_STATE_NONE)
    {
      hq_error_set (error, HQ_ERROR_DAY_NOT_OPEN, NULL);
      return FALSE;
    }
  else if (asked != 0 && row.day != asked)
    {
      hq_error_set (error, HQ_ERROR_DAY_CLOSED, NULL);
      return FALSE;
    }
  else
    hq_change_touch_day (change, row.day);
  change->event = (HqEvent) { .day = row.day, .value = unserved };
  change->answer->ticket = (HqTicket) { 0 };
  return TRUE;
}
