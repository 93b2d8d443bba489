/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-guide-ticket.h"

#include "hq-code.h"
#include "hq-guide-view-table.h"
#include "hq-item-table.h"
#include "hq-matter-table.h"
#include "hq-number.h"

typedef struct
{
  HqHall *hall;
  const HqGuideTicketQuery *query;
  HqGuideTicket *found;
} HqGuideTicketTask;

/**
 * hq_guide_ticket_query_new:
 * @place: a guide desk
 * @text: a ticket number of today, what a ticket's code holds, or the code of an appointment
 *
 * Returns: (transfer full): a query for hq_guide_ticket_read()
 */
HqGuideTicketQuery *
hq_guide_ticket_query_new (const char *place, const char *text)
{
  HqGuideTicketQuery *query = g_new (HqGuideTicketQuery, 1);

  *query = (HqGuideTicketQuery){ hq_view_place_new (HQ_SCREEN_GUIDE, place),
                                 g_strstrip (g_strdup (text)) };
  return query;
}

void
hq_guide_ticket_query_free (gpointer query)
{
  HqGuideTicketQuery *self = query;

  hq_view_place_free (self->place);
  g_free (self->text);
  g_free (self);
}

/* All but the arrays themselves. */
static void
hq_guide_ticket_reset (HqGuideTicket *self)
{
  hq_view_clear (&self->view);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->slot, hq_slot_table_free);
  g_ptr_array_set_size (self->items, 0);
  *self = (HqGuideTicket){ .items = self->items };
}

/**
 * hq_guide_ticket_free:
 * @found: (transfer full): an HqGuideTicket
 */
void
hq_guide_ticket_free (gpointer found)
{
  HqGuideTicket *self = found;

  hq_guide_ticket_reset (self);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* An appointment that somebody came for is their ticket. */
static gboolean
hq_guide_ticket_find_slot (HqDatabase *db, const char *code, HqGuideTicket *found, GError **error)
{
  if (!hq_slot_table_find (db, code, &found->slot, error))
    return FALSE;
  if (found->slot == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", code);
      return FALSE;
    }
  return found->slot->ticket == 0
         || hq_ticket_table_get (db, found->slot->ticket, &found->ticket, error);
}

static gboolean
hq_guide_ticket_find (HqDatabase *db, const char *text, HqGuideTicket *found, GError **error)
{
  HqTicket ticket = { .day = found->view.today };
  guint8 token[HQ_TOKEN_SIZE];

  if (hq_code_parse (text, token))
    {
      if (!hq_ticket_table_find_token (db, token, &found->ticket, error))
        return FALSE;
      if (found->ticket.ticket != 0)
        return TRUE;
    }
  if (hq_number_parse (text, &ticket.prefix, &ticket.number))
    {
      if (!hq_ticket_table_find_number (db, &ticket, error))
        return FALSE;
      found->ticket = ticket;
      if (ticket.ticket != 0)
        return TRUE;
    }
  return hq_guide_ticket_find_slot (db, text, found, error);
}

static gboolean
hq_guide_ticket_read_items (HqDatabase *db, HqGuideTicket *found, GError **error)
{
  g_autoptr (GArray) matters = g_array_new (FALSE, FALSE, sizeof (HqMatter));

  if (!hq_matter_table_read (db, found->ticket.ticket, matters, error))
    return FALSE;
  for (guint i = 0; i < matters->len; i++)
    {
      const HqMatter *matter = &g_array_index (matters, HqMatter, i);
      HqItem *item = NULL;

      if (matter->item == NULL || matter->outcome != HQ_OUTCOME_NONE)
        continue;
      if (!hq_item_table_find (db, matter->item, &item, error))
        return FALSE;
      if (item != NULL)
        g_ptr_array_add (found->items, item);
    }
  return TRUE;
}

static gboolean
hq_guide_ticket_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqGuideTicketTask *task = user_data;
  HqGuideTicket *found = task->found;
  const HqTicket *ticket = &found->ticket;

  hq_guide_ticket_reset (found);
  if (!hq_view_read (task->hall, task->query->place, &found->view, error)
      || !hq_guide_ticket_find (db, task->query->text, found, error))
    return FALSE;
  if (ticket->ticket == 0)
    return TRUE;
  /* The ticket is what the answer is about from now on. */
  g_clear_pointer (&found->slot, hq_slot_table_free);
  return (ticket->period == 0
          || hq_counter_table_get_period (db, ticket->ticket, ticket->period, &found->period,
                                          error))
         && hq_leg_table_get (db, ticket->ticket, ticket->leg, &found->leg, error)
         && (ticket->state != HQ_STATE_WAITING
             || hq_ticket_table_count_before (db, ticket, found->view.now, &found->ahead, error))
         && hq_ticket_table_get_reason (db, ticket->ticket, &found->reason, error)
         && hq_guide_ticket_read_items (db, found, error);
}

/**
 * hq_guide_ticket_read:
 * @hall: a hall
 * @query: (type HqGuideTicketQuery): what to look for
 * @error: return location for an error
 *
 * Returns: (transfer full): an HqGuideTicket; %NULL with %HQ_ERROR_NOT_FOUND, or one of the store's
 *   errors
 */
gpointer
hq_guide_ticket_read (HqHall *hall, gconstpointer query, GError **error)
{
  HqGuideTicket *found = g_new0 (HqGuideTicket, 1);
  HqGuideTicketTask task = { hall, query, found };

  found->items = hq_item_new_array ();
  if (hq_database_read (hq_hall_get_database (hall), hq_guide_ticket_fill, &task, error))
    return found;
  hq_guide_ticket_free (found);
  return NULL;
}

/**
 * hq_guide_ticket_may:
 * @act: what a guide does with a ticket
 *
 * Says what to offer; the hall itself decides, since the ticket may have gone on meanwhile.
 *
 * Returns: whether @act makes sense now
 */
gboolean
hq_guide_ticket_may (const HqGuideTicket *found, HqAct act, HqTime now)
{
  const HqTicket *ticket = &found->ticket;
  gboolean open = ticket->ticket != 0 && ticket->ended_at == 0 && ticket->day == found->view.today;
  gboolean waits = open && ticket->state == HQ_STATE_WAITING;
  gboolean missed = open && ticket->state == HQ_STATE_MISSED;
  gboolean priority = ticket->class == HQ_CLASS_PRIORITY;

  if (act == HQ_ACT_ISSUE)
    return found->slot != NULL;
  if (act == HQ_ACT_CHECK_IN)
    return missed || (waits && ticket->walk_until > now);
  if (act == HQ_ACT_CANCEL)
    return missed || waits;
  if (act == HQ_ACT_CHANGE)
    return waits;
  if (act == HQ_ACT_CONFIRM)
    return open && ticket->proof != HQ_PROOF_CONFIRMED
           && (priority || ticket->class == HQ_CLASS_ORDINARY);
  if (act == HQ_ACT_WITHDRAW)
    return open && priority;
  return act == HQ_ACT_REPRINT && open;
}
