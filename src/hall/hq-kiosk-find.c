/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-kiosk-find.h"

#include "hq-code.h"
#include "hq-error.h"
#include "hq-identity.h"
#include "hq-number.h"

typedef struct
{
  const HqKioskQuery *query;
  HqKioskFound *found;
} HqKioskFindTask;

/**
 * hq_kiosk_find_query_new:
 * @text: a ticket's number or an appointment's code, as somebody typed it, or what a ticket's code
 *   holds, as it was scanned
 * @is_slot: whether it is that of an appointment; where it is not, it is looked for as one last
 * @today: the day
 * @now: the time
 *
 * Returns: (transfer full): a query for hq_kiosk_find_read()
 */
HqKioskQuery *
hq_kiosk_find_query_new (const char *text, gboolean is_slot, HqDate today, HqTime now)
{
  HqKioskQuery *query = g_new (HqKioskQuery, 1);

  *query = (HqKioskQuery){ g_strdup (text), is_slot, today, now };
  return query;
}

/**
 * hq_kiosk_find_query_free:
 * @query: (transfer full): an HqKioskQuery
 */
void
hq_kiosk_find_query_free (gpointer query)
{
  g_free (((HqKioskQuery *) query)->text);
  g_free (query);
}

/**
 * hq_kiosk_find_free:
 * @found: (transfer full): an HqKioskFound
 */
void
hq_kiosk_find_free (gpointer found)
{
  HqKioskFound *self = found;

  g_clear_pointer (&self->slot, hq_slot_table_free);
  g_free (self);
}

/* People keep their slips: a number that nobody has today is looked for on the last day. */
static gboolean
hq_kiosk_find_number (HqDatabase *db, HqKioskFindTask *task, GError **error)
{
  HqTicket wanted = { .day = task->query->today };
  HqTicket found;
  HqDayRow last;

  if (!hq_number_parse (task->query->text, &wanted.prefix, &wanted.number))
    return TRUE;
  found = wanted;
  if (!hq_ticket_table_find_number (db, &found, error)
      || !hq_day_table_find_last (db, wanted.day, &last, error))
    return FALSE;
  if (found.ticket == 0 && last.state != HQ_DAY_STATE_NONE)
    {
      found = wanted;
      found.day = last.day;
      if (!hq_ticket_table_find_number (db, &found, error))
        return FALSE;
    }
  task->found->ticket = found;
  return TRUE;
}

/* The ticket of a code, of whichever day. */
static gboolean
hq_kiosk_find_code (HqDatabase *db, HqKioskFindTask *task, GError **error)
{
  guint8 token[HQ_TOKEN_SIZE];

  task->found->shown = hq_code_parse (task->query->text, token);
  return !task->found->shown || hq_ticket_table_find_token (db, token, &task->found->ticket, error);
}

static gboolean
hq_kiosk_find_slot (HqDatabase *db, HqKioskFindTask *task, GError **error)
{
  g_autofree char *code = hq_identity_normalise (task->query->text);

  if (code == NULL || !hq_slot_table_find (db, code, &task->found->slot, error))
    return code == NULL;
  return task->found->slot == NULL || task->found->slot->ticket == 0
         || hq_ticket_table_get (db, task->found->slot->ticket, &task->found->ticket, error);
}

static gboolean
hq_kiosk_find_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqKioskFindTask *task = user_data;
  HqKioskFound *found = task->found;

  g_clear_pointer (&found->slot, hq_slot_table_free);
  *found = (HqKioskFound){ 0 };
  if (!task->query->is_slot
      && (!hq_kiosk_find_code (db, task, error)
          || (found->ticket.ticket == 0 && !hq_kiosk_find_number (db, task, error))))
    return FALSE;
  if (found->ticket.ticket == 0 && !hq_kiosk_find_slot (db, task, error))
    return FALSE;
  return found->ticket.ticket == 0 || found->ticket.state != HQ_STATE_WAITING
         || found->ticket.day != task->query->today
         || hq_ticket_table_count_before (db, &found->ticket, task->query->now, &found->ahead,
                                          error);
}

/**
 * hq_kiosk_find_read:
 * @hall: a hall
 * @query: (type HqKioskQuery): what is looked for
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqKioskFound, with nothing in it where there is nothing; %NULL if
 *   the store could not be read
 */
gpointer
hq_kiosk_find_read (HqHall *hall, gconstpointer query, GError **error)
{
  HqKioskFound *found = g_new0 (HqKioskFound, 1);
  HqKioskFindTask task = { query, found };

  if (hq_database_read (hq_hall_get_database (hall), hq_kiosk_find_fill, &task, error))
    return found;
  hq_kiosk_find_free (found);
  return NULL;
}

/**
 * hq_kiosk_find_may_check_in:
 * @found: what was found
 * @view: what the kiosk shows
 * @now: the time
 *
 * Returns: whether the visitor can check in now: after a missed call, with an appointment of today
 *   that nobody came for yet, or, on the floor where the ticket is served, before the time for the
 *   walk there is over
 */
gboolean
hq_kiosk_find_may_check_in (const HqKioskFound *found, const HqView *view, HqTime now)
{
  const HqTicket *ticket = &found->ticket;
  const HqService *service;

  if (found->slot != NULL && ticket->ticket == 0)
    return hq_date_of_time (found->slot->starts_at, view->zone) == view->today;
  if (ticket->ticket == 0 || ticket->day != view->today)
    return FALSE;
  if (ticket->state == HQ_STATE_MISSED)
    return TRUE;
  service = hq_setup_find_service (view->setup, ticket->service);
  return ticket->state == HQ_STATE_WAITING && ticket->walk_until > now && service != NULL
         && service->floor == view->place.floor;
}

/**
 * hq_kiosk_find_is_awaited:
 *
 * Returns: whether whoever scanned this came to check in, and is to be checked in without another
 *   touch: after a missed call, or for an appointment of today. Who waits may only have wanted to see
 *   how far it is.
 */
gboolean
hq_kiosk_find_is_awaited (const HqKioskFound *found, const HqView *view, HqTime now)
{
  return hq_kiosk_find_may_check_in (found, view, now)
         && (found->ticket.ticket == 0 || found->ticket.state == HQ_STATE_MISSED);
}

/**
 * hq_kiosk_find_may_reprint:
 *
 * Returns: whether a slip of what was found can still be of use, as hq_queue_reprint() has it; how
 *   often there was one before is left to the hall
 */
gboolean
hq_kiosk_find_may_reprint (const HqKioskFound *found, const HqView *view)
{
  const HqTicket *ticket = &found->ticket;

  return ticket->ticket != 0 && ticket->day == view->today
         && (ticket->state == HQ_STATE_WAITING || ticket->state == HQ_STATE_CALLED
             || ticket->state == HQ_STATE_MISSED);
}

/**
 * hq_kiosk_find_read_item:
 * @hall: a hall
 * @code: (type utf8): an item's code
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqItem; %NULL with %HQ_ERROR_NOT_FOUND where the catalogue has none
 *   of that code, or one of the store's errors
 */
gpointer
hq_kiosk_find_read_item (HqHall *hall, gconstpointer code, GError **error)
{
  HqItem *item = NULL;

  if (!hq_item_table_find (hq_hall_get_database (hall), code, &item, error))
    return NULL;
  if (item == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", (const char *) code);
  return item;
}
