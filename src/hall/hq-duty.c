/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-duty.h"

#include "hq-access.h"
#include "hq-access-table.h"
#include "hq-error.h"

/**
 * hq_duty_enter:
 *
 * The act: the actor shows that they are somebody of the staff in their role: at a guide desk, to
 * unlock a counter, to leave a kiosk. Their password, where they need one, was right already.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, or %HQ_ERROR_DENIED for who has another role
 */
gboolean
hq_duty_enter (HqChange *change, GError **error)
{
  const HqActor *actor = change->actor;
  guint roles;

  /* Asked for, since a kiosk that somebody leaves knows nobody of the staff. */
  if (!hq_access_table_get_roles (change->db, actor->staff, &roles, error))
    return FALSE;
  if (roles == 0)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", actor->staff != NULL ? actor->staff : "-");
      return FALSE;
    }
  if ((roles & (1u << actor->role)) == 0)
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s, %s", actor->staff,
                    hq_right_get_nick (change->order->act));
      return FALSE;
    }
  return hq_access_note (change->db, actor, hq_right_get_nick (change->order->act), change->now,
                         error);
}

/**
 * hq_duty_sign_in:
 *
 * The act: the actor's clerk takes the order's counter. Their password, where they need one, was
 * right already.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_DENIED for who is no clerk, or
 *   %HQ_ERROR_SIGNED_IN when counter or clerk are taken
 */
gboolean
hq_duty_sign_in (HqChange *change, GError **error)
{
  g_autoptr (GError) local = NULL;
  const HqStaff *staff;
  HqDuty duty = { .day = change->today,
                  .counter = change->order->counter,
                  .staff = change->actor->staff,
                  .signed_in_at = change->now };

  staff = hq_setup_find_staff (change->setup, duty.staff);
  if (hq_setup_find_counter (change->setup, duty.counter) == NULL || staff == NULL)
    {
      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d, %s", duty.counter,
                    duty.staff != NULL ? duty.staff : "-");
      return FALSE;
    }
  if ((staff->roles & (1u << HQ_ROLE_CLERK)) == 0)
    {
      hq_error_set (error, HQ_ERROR_DENIED, "%s, %s", duty.staff,
                    hq_right_get_nick (change->order->act));
      return FALSE;
    }
  change->event.counter = duty.counter;
  /* The schema's two indexes are the rule: one clerk a counter, one counter a clerk. */
  if (hq_counter_table_sign_in (change->db, &duty, &local))
    return hq_access_note (change->db, change->actor, hq_right_get_nick (change->order->act),
                           change->now, error);
  if (hq_error_is (local, HQ_ERROR_CONFLICT))
    hq_error_set (error, HQ_ERROR_SIGNED_IN, "%d, %s", duty.counter, duty.staff);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A ticket that is called, served or parked at the counter keeps its clerk there. */
static gboolean
hq_duty_has_no_ticket (HqChange *change, int counter, GError **error)
{
  HqTicket ticket;
  gint64 held;

  if (!hq_ticket_table_find_at_counter (change->db, counter, &ticket, error)
      || !hq_counter_table_count_held (change->db, counter, &held, error))
    return FALSE;
  if (ticket.ticket == 0 && held == 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_OPEN_TICKET, NULL);
  return FALSE;
}

/**
 * hq_duty_sign_out:
 *
 * The act: the clerk leaves the counter.
 *
 * Returns: %FALSE with %HQ_ERROR_SIGNED_OUT or %HQ_ERROR_OPEN_TICKET
 */
gboolean
hq_duty_sign_out (HqChange *change, GError **error)
{
  HqDuty duty;

  if (!hq_change_find_duty (change, &duty, error)
      || !hq_duty_has_no_ticket (change, duty.counter, error))
    return FALSE;
  change->event.counter = duty.counter;
  return hq_ticket_table_release_counter (change->db, change->today, duty.counter, error)
         && hq_counter_table_sign_out (change->db, duty.duty, change->now, error);
}

/**
 * hq_duty_pause:
 *
 * The act: the counter calls nobody for a while, for a reason. Those who were sent to it alone fall
 * back to their service.
 *
 * Returns: %FALSE with %HQ_ERROR_SIGNED_OUT, %HQ_ERROR_PAUSED or %HQ_ERROR_REASON_NEEDED
 */
gboolean
hq_duty_pause (HqChange *change, GError **error)
{
  HqPause pause;
  HqDuty duty;

  if (!hq_change_find_duty (change, &duty, error))
    return FALSE;
  if (duty.paused)
    {
      hq_error_set (error, HQ_ERROR_PAUSED, NULL);
      return FALSE;
    }
  if (change->order->reason == NULL || change->order->reason[0] == '\0')
    {
      hq_error_set (error, HQ_ERROR_REASON_NEEDED, NULL);
      return FALSE;
    }
  change->event.counter = duty.counter;
  pause = (HqPause){ duty.duty, change->now, change->order->reason, !change->order->hidden,
                     change->order->until };
  return hq_ticket_table_release_counter (change->db, change->today, duty.counter, error)
         && hq_counter_table_pause (change->db, &pause, error);
}

/**
 * hq_duty_unpause:
 *
 * The act: the counter calls again.
 *
 * Returns: %FALSE with %HQ_ERROR_SIGNED_OUT or %HQ_ERROR_NOT_PAUSED
 */
gboolean
hq_duty_unpause (HqChange *change, GError **error)
{
  HqDuty duty;

  if (!hq_change_find_duty (change, &duty, error))
    return FALSE;
  if (!duty.paused)
    {
      hq_error_set (error, HQ_ERROR_NOT_PAUSED, NULL);
      return FALSE;
    }
  change->event.counter = duty.counter;
  return hq_counter_table_unpause (change->db, duty.duty, change->now, error);
}
