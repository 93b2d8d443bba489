/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-desk.h"

#include "hq-desk-table.h"
#include "hq-error.h"
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
