/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-issue.h"

#include <sodium.h>

#include "hq-code.h"
#include "hq-deed.h"
#include "hq-error.h"
#include "hq-identity.h"
#include "hq-item-table.h"
#include "hq-matter-table.h"
#include "hq-number.h"
#include "hq-person-table.h"
#include "hq-slot-table.h"

G_STATIC_ASSERT (HQ_CODE_TOKEN_SIZE == HQ_TOKEN_SIZE);
G_STATIC_ASSERT (HQ_PERSON_KEY_SIZE == HQ_IDENTITY_KEY_SIZE);
G_STATIC_ASSERT (HQ_PERSON_KEY_SIZE == HQ_IDENTITY_HASH_SIZE);

/**
 * hq_issue_count:
 *
 * Counts one more ticket of @service against its quota of the day.
 *
 * Returns: %FALSE with %HQ_ERROR_QUOTA when the day's numbers are gone
 */
gboolean
hq_issue_count (HqChange *change, const HqService *service, GError **error)
{
  gint64 issued = 0;

  if (!hq_day_table_count_issue (change->db, change->today, service->service,
                                 service->quota != 0 ? &issued : NULL, error))
    return FALSE;
  if (issued <= service->quota)
    return TRUE;
  hq_error_set (error, HQ_ERROR_QUOTA, "%d", service->quota);
  return FALSE;
}

/**
 * hq_issue_hold_one:
 * @person: 0 for somebody who is not known
 * @service: for what
 *
 * A person holds one open ticket of a service.
 *
 * Returns: %FALSE with %HQ_ERROR_ONE_TICKET and the number of that ticket
 */
gboolean
hq_issue_hold_one (HqChange *change, gint64 person, const char *service, GError **error)
{
  g_autofree char *number = NULL;
  HqTicket open;
  gint64 id;

  if (person == 0)
    return TRUE;
  if (!hq_person_table_find_open (change->db, person, service, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  if (!hq_ticket_table_get (change->db, id, &open, error))
    return FALSE;
  number = hq_number_format (open.prefix, open.number);
  hq_error_set (error, HQ_ERROR_ONE_TICKET, "%s", number);
  return FALSE;
}

/**
 * hq_issue_place:
 * @service: for what
 * @arrived: from when the visitor's claim and wait count
 * @ticket: (inout): a class, language, need, and what else is known of the visitor; becomes the
 *   whole ticket
 *
 * Gives the next number and a place in line, with a new token. The number of people ahead that the
 * slip says is kept with the ticket.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND for a place that is not there
 */
gboolean
hq_issue_place (HqChange *change,
                const HqService *service,
                HqTime arrived,
                HqTicket *ticket,
                GError **error)
{
  const HqTicketLine line = { change->today, service->service, change->now };
  gboolean priority = ticket->class == HQ_CLASS_PRIORITY;
  gint64 ahead;

  if (!hq_change_find_floor (change, service->floor, &ticket->from_floor, error)
      || !hq_ticket_table_ask_ahead (change->db, &line, error)
      || !hq_day_table_take_number (change->db, change->today, service->prefix, &ticket->number,
                                    error)
      || !hq_ticket_table_count_ahead (change->db, &line, &ahead, error))
    return FALSE;
  ticket->state = HQ_STATE_WAITING;
  ticket->leg = 1;
  ticket->day = change->today;
  ticket->prefix = service->prefix;
  hq_code_new_token (ticket->token);
  ticket->lane = (HqLane) ticket->class;
  /* The answer outlives the set-up and the actor. */
  ticket->device = g_intern_string (change->actor->device);
  ticket->issued_at = change->now;
  ticket->issued_for = ticket->service = g_intern_string (service->service);
  ticket->ahead = (int) ahead;
  ticket->target = service->targets[ticket->class] * HQ_MINUTE;
  ticket->reference = arrived;
  ticket->walk_until = change->now
                       + hq_policy_get_walk (change->policy, ticket->from_floor, service->floor,
                                             priority);
  ticket->due_at = MAX (arrived, ticket->walk_until);
  if (ticket->person != 0
      && !hq_person_table_is_active (change->db, ticket->person, &ticket->busy, error))
    return FALSE;
  if (!hq_ticket_table_insert (change->db, ticket, error)
      || !hq_change_start_leg (change, ticket, "issue", arrived, error)
      || !hq_ticket_table_enter_line (change->db, ticket, error))
    return FALSE;
  change->event.ticket = ticket->ticket;
  change->event.value = ahead;
  change->event.after = hq_nick_get (HQ_SET_STATE, HQ_STATE_WAITING);
  change->answer->ticket = *ticket;
  return TRUE;
}

/* Staff may go past a rule of issue, with a reason. */
static gboolean
hq_issue_is_excused (const HqChange *change)
{
  const char *reason = change->order->reason;

  return change->actor->role != HQ_ROLE_VISITOR && reason != NULL && reason[0] != '\0';
}

/* Who it is, where the service asks: the number is hashed with the day's key and dropped. A visitor
 * without papers gets a ticket from staff, with a reason. */
static gboolean
hq_issue_find_person (HqChange *change, const HqService *service, gint64 *id, GError **error)
{
  const HqOrder *order = change->order;
  HqPerson person = { .day = change->today };
  gboolean counted = order->agent && service->agent_cap > 0;
  gboolean asked = service->identity != HQ_IDENTITY_NONE || counted;
  guint8 key[HQ_PERSON_KEY_SIZE] = { 0 };
  HqIdentity identity;
  gboolean done;

  *id = 0;
  if (order->identity == NULL)
    {
      if ((service->identity != HQ_IDENTITY_REQUIRED && !counted) || hq_issue_is_excused (change))
        return TRUE;
      hq_error_set (error, HQ_ERROR_ID_REQUIRED, NULL);
      return FALSE;
    }
  if (!hq_identity_parse (order->identity, &identity, error))
    return FALSE;
  /* What the service does not ask for is not kept, not even as a hash. */
  if (!asked)
    return TRUE;
  done = hq_person_table_get_key (change->db, change->today, key, error);
  if (done)
    {
      hq_identity_hash (key, identity.number, person.hash);
      person.last_four = identity.last_four;
      done = hq_person_table_ensure (change->db, &person, error)
             && hq_person_table_ask_tickets (change->db, person.person, service->service, error);
    }
  *id = person.person;
  sodium_memzero (key, sizeof key);
  sodium_memzero (&identity, sizeof identity);
  return done;
}

static gboolean
hq_issue_may_act (HqChange *change, const HqService *service, gint64 person, GError **error)
{
  gint64 taken;

  if (!change->order->agent || service->agent_cap == 0 || person == 0)
    return TRUE;
  if (!hq_person_table_count_agent (change->db, person, service->service, &taken, error))
    return FALSE;
  if (taken < service->agent_cap)
    return TRUE;
  hq_error_set (error, HQ_ERROR_AGENT_CAP, "%d", service->agent_cap);
  return FALSE;
}

/* From when a ticket that is taken now counts: staff may go past the last ticket, with a reason. */
static gboolean
hq_issue_find_arrival (HqChange *change, const HqService *service, HqTime *arrived, GError **error)
{
  g_autoptr (GError) local = NULL;
  HqDaySession session;

  if (!hq_deed_may_issue (change, service->service, hq_issue_is_excused (change), error))
    return FALSE;
  if (hq_change_find_session (change, service->service, &session, &local))
    {
      *arrived = MAX (change->now, session.opens_at);
      return TRUE;
    }
  if (hq_error_is (local, HQ_ERROR_SERVICE_CLOSED) && hq_issue_is_excused (change))
    {
      change->event.subject = "after-last-ticket";
      *arrived = change->now;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The matters that the visitor named; what is more than the service's limit queues again. */
static gboolean
hq_issue_add_matters (HqChange *change, const HqService *service, gint64 ticket, GError **error)
{
  const char *const *items = change->order->items;

  for (int i = 0; items != NULL && items[i] != NULL; i++)
    {
      HqMatter matter = { .ticket = ticket, .matter = i + 1, .item = items[i] };
      g_autoptr (HqItem) item = NULL;

      if (i >= service->matters_limit)
        {
          hq_error_set (error, HQ_ERROR_TOO_MANY_MATTERS, "%d", service->matters_limit);
          return FALSE;
        }
      if (!hq_item_table_find (change->db, items[i], &item, error))
        return FALSE;
      if (item == NULL || !g_str_equal (item->service, service->service))
        {
          hq_error_set (error, item == NULL ? HQ_ERROR_NOT_FOUND : HQ_ERROR_INVALID, "%s",
                        items[i]);
          return FALSE;
        }
      if (!hq_matter_table_add (change->db, &matter, error))
        return FALSE;
    }
  return TRUE;
}

static HqProof
hq_issue_find_proof (const HqChange *change, HqClass class)
{
  if (class != HQ_CLASS_PRIORITY)
    return HQ_PROOF_NONE;
  return change->actor->role == HQ_ROLE_VISITOR ? HQ_PROOF_CLAIMED : HQ_PROOF_CONFIRMED;
}

/* An appointment counts from its slot, or from the check-in where that is later; whoever comes too
 * late for it waits as ordinary from the check-in on. */
static void
hq_issue_book (HqChange *change, const HqSlot *slot, HqTicket *ticket, HqTime *arrived)
{
  ticket->slot = g_intern_string (slot->slot);
  ticket->class = HQ_CLASS_ORDINARY;
  if (change->now > slot->starts_at + change->policy->slot_late)
    return;
  ticket->class = HQ_CLASS_APPOINTMENT;
  *arrived = MAX (*arrived, slot->starts_at);
}

/* Fills what an appointment says of @ticket; nothing where the order is for none. */
static gboolean
hq_issue_find_slot (HqChange *change, HqTicket *ticket, HqTime *arrived, GError **error)
{
  const HqOrder *order = change->order;
  g_autoptr (HqSlot) slot = NULL;

  if (order->slot == NULL && order->class != HQ_CLASS_APPOINTMENT)
    return TRUE;
  if (order->slot == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "appointment");
      return FALSE;
    }
  if (!hq_slot_table_find (change->db, order->slot, &slot, error))
    return FALSE;
  if (slot == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", order->slot);
  else if (slot->ticket != 0)
    hq_error_set (error, HQ_ERROR_SLOT_USED, NULL);
  else if (!g_str_equal (slot->service, order->service))
    hq_error_set (error, HQ_ERROR_INVALID, "%s", slot->service);
  else if (hq_date_of_time (slot->starts_at, change->zone) != change->today)
    {
      g_autofree char *day = hq_date_format (hq_date_of_time (slot->starts_at, change->zone));

      hq_error_set (error, HQ_ERROR_SLOT_OTHER_DAY, "%s", day);
    }
  else
    {
      hq_issue_book (change, slot, ticket, arrived);
      return TRUE;
    }
  return FALSE;
}

/**
 * hq_issue_ask:
 *
 * Asks ahead for what hq_issue_run() looks for.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_issue_ask (HqChange *change, GError **error)
{
  const HqService *service = hq_setup_find_service (change->setup, change->order->service);
  const char *const *items = change->order->items;
  HqTicketLine line = { change->today, change->order->service, change->now };

  if (service == NULL)
    return TRUE;
  for (int i = 0; items != NULL && items[i] != NULL && i < service->matters_limit; i++)
    if (!hq_item_table_ask (change->db, items[i], error))
      return FALSE;
  return (change->order->identity == NULL
          || hq_person_table_ask_key (change->db, change->today, error))
         && (service->quota == 0
             || hq_day_table_ask_issued (change->db, change->today, service->service, error))
         && hq_day_table_ask_number (change->db, change->today, service->prefix, error)
         && hq_deed_table_ask_stop (change->db, change->today, service->service, error)
         && hq_ticket_table_ask_ahead (change->db, &line, error);
}

/**
 * hq_issue_run:
 *
 * The act: gives the next number of a service, or checks an appointment in. It may be taken before
 * opening; the wait counts from the opening.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_INVALID, %HQ_ERROR_SERVICE_CLOSED,
 *   %HQ_ERROR_QUOTA, %HQ_ERROR_ID_REQUIRED, %HQ_ERROR_BAD_ID, %HQ_ERROR_ONE_TICKET,
 *   %HQ_ERROR_AGENT_CAP, %HQ_ERROR_TOO_MANY_MATTERS, %HQ_ERROR_SLOT_USED, %HQ_ERROR_SLOT_OTHER_DAY or
 *   %HQ_ERROR_STOPPED
 */
gboolean
hq_issue_run (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqTicket ticket = { .class = order->class, .need = order->need, .agent = order->agent };
  const HqService *service;
  HqTime arrived;

  if (!hq_change_find_service (change, order->service, &service, error)
      || !hq_issue_find_arrival (change, service, &arrived, error)
      || !hq_issue_find_slot (change, &ticket, &arrived, error)
      || !hq_issue_find_person (change, service, &ticket.person, error)
      || !hq_issue_hold_one (change, ticket.person, service->service, error)
      || !hq_issue_may_act (change, service, ticket.person, error)
      || !hq_issue_count (change, service, error))
    return FALSE;
  ticket.language = g_strcmp0 (order->language, "en") == 0 ? "en" : "zh";
  ticket.proof = hq_issue_find_proof (change, ticket.class);
  if (!hq_issue_place (change, service, arrived, &ticket, error)
      || !hq_issue_add_matters (change, service, ticket.ticket, error))
    return FALSE;
  return order->reason == NULL
         || hq_ticket_table_set_reason (change->db, ticket.ticket, order->reason, error);
}
