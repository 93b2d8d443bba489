/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-desk.h"

#include "hq-deed.h"
#include "hq-desk-table.h"
#include "hq-error.h"
#include "hq-issue.h"
#include "hq-item-table.h"

static gboolean
hq_desk_find_item (HqChange *change, HqItem **item, GError **error)
{
  const char *code = change->order->item;

  if (!hq_item_table_find (change->db, code, item, error))
    return FALSE;
  if (*item != NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", code);
  return FALSE;
}

static gboolean
hq_desk_know_staff (HqChange *change, const char *staff, GError **error)
{
  if (hq_setup_find_staff (change->setup, staff) != NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", staff);
  return FALSE;
}

/* Whoever acts, and from where, is known to the hall. */
static gboolean
hq_desk_know_actor (HqChange *change, GError **error)
{
  const HqActor *actor = change->actor;

  if (actor->device != NULL && hq_setup_find_device (change->setup, actor->device) == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", actor->device);
      return FALSE;
    }
  return actor->staff == NULL || hq_desk_know_staff (change, actor->staff, error);
}

static void
hq_desk_note (HqChange *change, gint64 value, const char *subject)
{
  change->event.value = value;
  change->event.subject = subject;
}

/**
 * hq_desk_enquire:
 *
 * The act: a question was answered without a number, about an item or about anything.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_desk_enquire (HqChange *change, GError **error)
{
  g_autoptr (HqItem) item = NULL;
  HqDeskVisit visit = { change->today, change->now, change->order->item, change->actor->staff,
                        change->actor->device };
  gint64 enquiry;

  if (!hq_desk_know_actor (change, error)
      || (visit.item != NULL && !hq_desk_find_item (change, &item, error))
      || !hq_desk_table_add_enquiry (change->db, &visit, &enquiry, error))
    return FALSE;
  hq_desk_note (change, enquiry, visit.item);
  return TRUE;
}

/**
 * hq_desk_divert:
 *
 * The act: a visitor is sent to do an item at the self-service zone. It is counted, and takes no
 * number.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, or %HQ_ERROR_INVALID without an item, or with one that
 *   cannot be done there
 */
gboolean
hq_desk_divert (HqChange *change, GError **error)
{
  g_autoptr (HqItem) item = NULL;
  HqDeskVisit visit = { change->today, change->now, change->order->item, change->actor->staff,
                        change->actor->device };
  gint64 diversion;

  if (visit.item == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "item");
      return FALSE;
    }
  if (!hq_desk_know_actor (change, error) || !hq_desk_find_item (change, &item, error))
    return FALSE;
  if (!item->self_service)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", item->item);
      return FALSE;
    }
  if (!hq_desk_table_add_diversion (change->db, &visit, &diversion, error))
    return FALSE;
  hq_desk_note (change, diversion, visit.item);
  return TRUE;
}

/**
 * hq_desk_start:
 *
 * The act: a visitor begins at the self-service zone, with an item or with whatever it will be.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND
 */
gboolean
hq_desk_start (HqChange *change, GError **error)
{
  g_autoptr (HqItem) item = NULL;
  HqSelfUse use = { .day = change->today, .item = change->order->item, .started_at = change->now };

  if (!hq_desk_know_actor (change, error)
      || (use.item != NULL && !hq_desk_find_item (change, &item, error))
      || !hq_desk_table_start_use (change->db, &use, error))
    return FALSE;
  hq_desk_note (change, use.use, use.item);
  return TRUE;
}

/* The use that the order names: one of today that has not ended. */
static gboolean
hq_desk_find_use (HqChange *change, HqSelfUse *use, GError **error)
{
  HqSelfUse found;

  if (!hq_desk_table_get_use (change->db, change->order->id, &found, error))
    return FALSE;
  if (found.use == 0 || found.day != change->today)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, change->order->id);
      return FALSE;
    }
  if (found.ended_at != 0)
    {
      hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s", found.result);
      return FALSE;
    }
  *use = found;
  return TRUE;
}

/**
 * hq_desk_help:
 *
 * The act: a member of the staff helps with a use, in the place of whoever did.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_desk_help (HqChange *change, GError **error)
{
  const char *helper = change->order->staff;
  HqSelfUse use;

  if (helper == NULL)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "staff");
      return FALSE;
    }
  if (!hq_desk_know_staff (change, helper, error) || !hq_desk_find_use (change, &use, error))
    return FALSE;
  use.helper = helper;
  hq_desk_note (change, use.use, helper);
  return hq_desk_table_save_use (change->db, &use, error);
}

/**
 * hq_desk_finish:
 *
 * The act: a use ends; the visitor did what they came for, or did not.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_desk_finish (HqChange *change, GError **error)
{
  HqSelfUse use;

  if (!hq_desk_find_use (change, &use, error))
    return FALSE;
  use.ended_at = change->now;
  use.result = change->order->done ? "done" : "not-done";
  hq_desk_note (change, use.use, use.result);
  return hq_desk_table_save_use (change->db, &use, error);
}

/* From when the claim of somebody who came at @started counts: not before the service first opens
 * today. A ticket must still be had, or staff say why not. */
static gboolean
hq_desk_find_arrival (HqChange *change,
                      const HqService *service,
                      HqTime started,
                      HqTime *arrived,
                      GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (HqDaySession));
  g_autoptr (GError) local = NULL;
  HqTime opens = 0;
  HqDaySession open;

  if (!hq_deed_may_issue (change, service->service, change->order->reason != NULL, error))
    return FALSE;
  if (!hq_change_find_session (change, service->service, &open, &local)
      && !(hq_error_is (local, HQ_ERROR_SERVICE_CLOSED) && change->order->reason != NULL))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!hq_day_table_read_sessions (change->db, change->today, sessions, error))
    return FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      const HqDaySession *row = &g_array_index (sessions, HqDaySession, i);

      if (g_str_equal (row->service, service->service) && (opens == 0 || row->opens_at < opens))
        opens = row->opens_at;
    }
  *arrived = MAX (started, opens);
  return TRUE;
}

/* What the service asks of everybody who takes a number holds here too. */
static gboolean
hq_desk_may_queue (HqChange *change, const HqService *service, GError **error)
{
  const HqOrder *order = change->order;

  if (order->class == HQ_CLASS_APPOINTMENT)
    hq_error_set (error, HQ_ERROR_INVALID, "%s", hq_nick_get (HQ_SET_CLASS, order->class));
  else if (service->identity == HQ_IDENTITY_REQUIRED && order->reason == NULL)
    hq_error_set (error, HQ_ERROR_ID_REQUIRED, NULL);
  else
    return hq_issue_count (change, service, error);
  return FALSE;
}

/**
 * hq_desk_ticket:
 *
 * The act: a use comes to nothing at the machines and ends as a ticket of the order's service. The
 * visitor keeps the arrival: claim and wait count from the start of the use, or from the opening.
 * Staff give it without an identity number, or after the last ticket, with a reason.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE, %HQ_ERROR_INVALID,
 *   %HQ_ERROR_ID_REQUIRED, %HQ_ERROR_SERVICE_CLOSED, %HQ_ERROR_STOPPED or %HQ_ERROR_QUOTA
 */
gboolean
hq_desk_ticket (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqTicket ticket = { .class = order->class, .need = order->need };
  const HqService *service;
  HqTime arrived;
  HqSelfUse use;

  if (!hq_desk_know_actor (change, error) || !hq_desk_find_use (change, &use, error)
      || !hq_change_find_service (change, order->service, &service, error)
      || !hq_desk_find_arrival (change, service, use.started_at, &arrived, error)
      || !hq_desk_may_queue (change, service, error))
    return FALSE;
  ticket.language = g_strcmp0 (order->language, "en") == 0 ? "en" : "zh";
  ticket.proof = order->class == HQ_CLASS_PRIORITY ? HQ_PROOF_CONFIRMED : HQ_PROOF_NONE;
  if (!hq_issue_place (change, service, arrived, &ticket, error))
    return FALSE;
  use.ended_at = change->now;
  use.result = "ticket";
  use.ticket = ticket.ticket;
  return hq_desk_table_save_use (change->db, &use, error)
         && (order->reason == NULL
             || hq_ticket_table_set_reason (change->db, ticket.ticket, order->reason, error));
}

/**
 * hq_desk_close:
 * @day: a day that closes
 * @at: when it ends
 *
 * Ends the uses that nobody ended: that the visitors did what they came for was not said.
 *
 * Returns: whether it was done
 */
gboolean
hq_desk_close (HqChange *change, HqDate day, HqTime at, GError **error)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (HqSelfUse));

  if (!hq_desk_table_read_open_uses (change->db, day, uses, error))
    return FALSE;
  for (guint i = 0; i < uses->len; i++)
    {
      HqSelfUse *use = &g_array_index (uses, HqSelfUse, i);
      HqEvent event = { .day = day, .act = "self-finish", .role = "system", .value = use->use,
                        .subject = "not-done" };

      use->ended_at = MAX (use->started_at, at);
      use->result = "not-done";
      if (!hq_desk_table_save_use (change->db, use, error)
          || !hq_change_write_event (change, &event, error))
        return FALSE;
    }
  return TRUE;
}
