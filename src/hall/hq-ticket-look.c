/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-ticket-look.h"

#include "hq-code.h"
#include "hq-error.h"

typedef struct
{
  const char *code;
  HqTicketLook *look;
} HqTicketLookTask;

/**
 * hq_ticket_look_free:
 * @look: (transfer full): an HqTicketLook
 */
void
hq_ticket_look_free (gpointer look)
{
  g_array_unref (((HqTicketLook *) look)->events);
  g_free (look);
}

static gboolean
hq_ticket_look_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqTicketLookTask *task = user_data;
  HqTicketLook *look = task->look;
  guint8 token[HQ_TOKEN_SIZE];

  /* A transaction may be tried again. */
  g_array_set_size (look->events, 0);
  look->ticket = (HqTicket){ 0 };
  if (hq_code_parse (task->code, token)
      && !hq_ticket_table_find_token (db, token, &look->ticket, error))
    return FALSE;
  if (look->ticket.ticket != 0)
    return hq_event_table_read_ticket (db, look->ticket.ticket, look->events, error);
  hq_error_set (error, HQ_ERROR_NOT_FOUND, NULL);
  return FALSE;
}

/**
 * hq_ticket_look_read:
 * @hall: a hall
 * @code: (type utf8): what a ticket's code holds
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqTicketLook; %NULL with %HQ_ERROR_NOT_FOUND or one of the store's
 *   errors
 */
gpointer
hq_ticket_look_read (HqHall *hall, gconstpointer code, GError **error)
{
  HqTicketLook *look = g_new0 (HqTicketLook, 1);
  HqTicketLookTask task = { code, look };

  look->events = g_array_new (FALSE, FALSE, sizeof (HqEvent));
  if (hq_database_read (hq_hall_get_database (hall), hq_ticket_look_fill, &task, error))
    return look;
  hq_ticket_look_free (look);
  return NULL;
}

/**
 * hq_ticket_look_may:
 * @ticket: a ticket
 * @place: the counter where its code was scanned, and when
 * @act: what a clerk does with a ticket that is not in hand
 *
 * Says what to offer; the hall itself decides, since the ticket may have gone on meanwhile.
 *
 * Returns: whether @act makes sense now
 */
gboolean
hq_ticket_look_may (const HqTicket *ticket, const HqTicketLookPlace *place, HqAct act)
{
  gboolean waits = ticket->state == HQ_STATE_WAITING;
  gboolean missed = ticket->state == HQ_STATE_MISSED;

  if (ticket->day != place->today)
    return FALSE;
  if (act == HQ_ACT_RESUME)
    return ticket->state == HQ_STATE_HELD && ticket->counter == place->counter;
  if (act == HQ_ACT_CHECK_IN)
    return missed || (waits && ticket->walk_until > place->now);
  if (act == HQ_ACT_CALL)
    return waits;
  return act == HQ_ACT_CANCEL && (waits || missed);
}
