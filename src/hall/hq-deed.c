/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-deed.h"

#include "hq-deed-word.h"
#include "hq-error.h"

#define HQ_DEED_DAY_MINUTES (24 * 60)

/* The alert that the order means: its kind and what it is about are names, and no words of anybody. */
static gboolean
hq_deed_find_alert (HqChange *change, HqAlertTaken *taken, GError **error)
{
  const char *subject = change->order->text != NULL ? change->order->text : "";
  const char *kind = change->order->type;

  if (kind == NULL || !hq_deed_word_is_name (kind) || kind[0] == '\0'
      || !hq_deed_word_is_name (subject))
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", kind != NULL ? kind : "-");
      return FALSE;
    }
  *taken = (HqAlertTaken){ .day = change->today, .kind = kind, .subject = subject };
  change->event.subject = kind;
  change->event.after = subject;
  return hq_deed_table_find_alert (change->db, taken, error);
}

/**
 * hq_deed_take_alert:
 *
 * The act: the actor sees to an alert, until they give it back or somebody takes it over from them, who
 * says from whom: of two who press at once one is told that the other has it. Of an alert that came
 * again it is the one of before that is taken over, be it the actor's own.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND for who is nobody of the staff, or
 *   %HQ_ERROR_TAKEN and who has it
 */
gboolean
hq_deed_take_alert (HqChange *change, GError **error)
{
  HqAlertTaken taken;

  if (!hq_deed_find_alert (change, &taken, error))
    return FALSE;
  if (taken.staff != NULL && g_strcmp0 (taken.staff, change->order->staff) != 0)
    hq_error_set (error, HQ_ERROR_TAKEN, "%s", taken.staff);
  else if (hq_setup_find_staff (change->setup, change->actor->staff) == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s",
                  change->actor->staff != NULL ? change->actor->staff : "-");
  else
    {
      change->event.before = taken.staff;
      if (taken.staff != NULL && !hq_deed_table_give_alert (change->db, &taken, error))
        return FALSE;
      taken.staff = change->actor->staff;
      taken.taken_at = change->now;
      return hq_deed_table_take_alert (change->db, &taken, error);
    }
  return FALSE;
}

/**
 * hq_deed_give_alert:
 *
 * The act: whoever saw to an alert gives it back; an administrator gives back what is anybody's.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_FOUND where nobody has it, or
 *   %HQ_ERROR_TAKEN and who else has it
 */
gboolean
hq_deed_give_alert (HqChange *change, GError **error)
{
  HqAlertTaken taken;

  if (!hq_deed_find_alert (change, &taken, error))
    return FALSE;
  if (taken.staff == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", change->event.subject);
  else if (change->actor->role == HQ_ROLE_MANAGER
           && g_strcmp0 (taken.staff, change->actor->staff) != 0)
    hq_error_set (error, HQ_ERROR_TAKEN, "%s", taken.staff);
  else
    return hq_deed_table_give_alert (change->db, &taken, error);
  return FALSE;
}

static gboolean
hq_deed_find_counter (HqChange *change, const HqCounter **counter, GError **error)
{
  *counter = hq_setup_find_counter (change->setup, change->order->counter);
  if (*counter != NULL)
    {
      change->event.counter = (*counter)->counter;
      return TRUE;
    }
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", change->order->counter);
  return FALSE;
}

/* How the order's counter serves the order's service now; %NULL where it does not. */
static gboolean
hq_deed_find_served (HqChange *change, const HqCounterService **served, GError **error)
{
  const HqService *service;
  const HqCounter *counter;

  if (!hq_deed_find_counter (change, &counter, error)
      || !hq_change_find_service (change, change->order->service, &service, error))
    return FALSE;
  *served = hq_setup_find_served (change->setup, counter->counter, service->service, change->now);
  change->event.subject = service->service;
  return TRUE;
}

/**
 * hq_deed_lend:
 *
 * The act: the counter serves one more service until a time, by whole minutes, or until close; said
 * again, until another time. It is over by itself.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_SERVED for a service of its own, or
 *   %HQ_ERROR_BAD_END
 */
gboolean
hq_deed_lend (HqChange *change, GError **error)
{
  HqTime midnight = hq_date_at_minute (change->today, HQ_DEED_DAY_MINUTES, change->zone);
  HqTime until = change->order->until != 0 ? change->order->until : midnight;
  const HqCounterService *served;

  until = (until + HQ_MINUTE - 1) / HQ_MINUTE * HQ_MINUTE;
  if (!hq_deed_find_served (change, &served, error))
    return FALSE;
  if (served != NULL && served->lent_until == 0)
    hq_error_set (error, HQ_ERROR_SERVED, "%d, %s", served->counter, served->service);
  else if (until <= change->now || until > midnight)
    hq_error_set (error, HQ_ERROR_BAD_END, NULL);
  else
    {
      change->event.value = until;
      return hq_deed_table_lend (change->db, change->order->counter, change->order->service, until,
                                 error);
    }
  return FALSE;
}

/**
 * hq_deed_end_loan:
 *
 * The act: what the counter was lent to is over before its time. Whom it serves it serves to the end.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, also where nothing is lent, or %HQ_ERROR_SERVED for a
 *   service of its own
 */
gboolean
hq_deed_end_loan (HqChange *change, GError **error)
{
  const HqCounterService *served;

  if (!hq_deed_find_served (change, &served, error))
    return FALSE;
  if (served == NULL)
    hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d, %s", change->order->counter,
                  change->order->service);
  else if (served->lent_until == 0)
    hq_error_set (error, HQ_ERROR_SERVED, "%d, %s", served->counter, served->service);
  else
    return hq_deed_table_end_loan (change->db, served->counter, served->service, error);
  return FALSE;
}

/**
 * hq_deed_ask_tidal:
 *
 * The act: a tidal counter is asked to open. It is one of the planned ones from now on, and its screen
 * shows the word that asks, with what the manager adds to it.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_NOT_TIDAL, %HQ_ERROR_SIGNED_IN where it is open,
 *   or as hq_deed_word_send()
 */
gboolean
hq_deed_ask_tidal (HqChange *change, GError **error)
{
  const HqCounter *counter;
  HqDuty duty;

  if (!hq_deed_find_counter (change, &counter, error))
    return FALSE;
  if (counter->kind != HQ_COUNTER_TIDAL)
    {
      hq_error_set (error, HQ_ERROR_NOT_TIDAL, "%d", counter->counter);
      return FALSE;
    }
  if (!hq_counter_table_get_duty (change->db, counter->counter, &duty, error))
    return FALSE;
  if (duty.duty != 0)
    {
      hq_error_set (error, HQ_ERROR_SIGNED_IN, "%d", counter->counter);
      return FALSE;
    }
  return hq_deed_table_ask_counter (change->db, change->today, counter->counter, change->now, error)
         && (change->order->text == NULL || hq_deed_word_send (change, error));
}

/**
 * hq_deed_drop_tidal:
 *
 * The act: the tidal counter need not open.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, also where it was not asked
 */
gboolean
hq_deed_drop_tidal (HqChange *change, GError **error)
{
  const HqCounter *counter;

  if (!hq_deed_find_counter (change, &counter, error)
      || !hq_deed_table_drop_counter (change->db, change->today, counter->counter, error))
    return FALSE;
  if (hq_database_get_changes (change->db) > 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%d", counter->counter);
  return FALSE;
}

/**
 * hq_deed_stop:
 *
 * The act: the service gives no more numbers today, for a reason that everybody reads; said again, for
 * another one. Who waits keeps the place.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_REASON_NEEDED or %HQ_ERROR_INVALID
 */
gboolean
hq_deed_stop (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;
  HqServiceStop stop = { .day = change->today,
                         .reason = order->text,
                         .reason_en = "",
                         .stopped_at = change->now };
  const HqService *service;

  if (!hq_change_find_service (change, order->service, &service, error))
    return FALSE;
  if (order->text == NULL || order->text[0] == '\0')
    {
      hq_error_set (error, HQ_ERROR_REASON_NEEDED, NULL);
      return FALSE;
    }
  if (!hq_deed_word_check (order->text, error)
      || (order->text_en != NULL && order->text_en[0] != '\0'
          && !hq_deed_word_check (order->text_en, error)))
    return FALSE;
  if (order->text_en != NULL)
    stop.reason_en = order->text_en;
  stop.service = service->service;
  change->event.subject = service->service;
  return hq_deed_table_stop (change->db, &stop, error);
}

/**
 * hq_deed_go_on:
 *
 * The act: the service gives numbers again.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, also where it was not stopped
 */
gboolean
hq_deed_go_on (HqChange *change, GError **error)
{
  const HqService *service;

  if (!hq_change_find_service (change, change->order->service, &service, error)
      || !hq_deed_table_go_on (change->db, change->today, service->service, error))
    return FALSE;
  change->event.subject = service->service;
  if (hq_database_get_changes (change->db) > 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", service->service);
  return FALSE;
}

/**
 * hq_deed_may_issue:
 * @service: what a number is asked of
 * @excused: whether somebody of the staff gives it nevertheless, with a reason
 *
 * Returns: %FALSE with %HQ_ERROR_STOPPED and the reason where a manager stopped the service
 */
gboolean
hq_deed_may_issue (HqChange *change, const char *service, gboolean excused, GError **error)
{
  HqServiceStop stop = { .day = change->today, .service = service };

  if (!hq_deed_table_find_stop (change->db, &stop, error))
    return FALSE;
  if (stop.stopped_at == 0)
    return TRUE;
  if (!excused)
    {
      hq_error_set (error, HQ_ERROR_STOPPED, "%s", stop.reason);
      return FALSE;
    }
  change->event.subject = "while-stopped";
  return TRUE;
}

/**
 * hq_deed_find_stop:
 * @stops: (element-type HqServiceStop): the services that give no more numbers
 * @service: a service
 *
 * Returns: (transfer none) (nullable): why it is one of them
 */
const HqServiceStop *
hq_deed_find_stop (const GArray *stops, const char *service)
{
  for (guint i = 0; i < stops->len; i++)
    {
      const HqServiceStop *stop = &g_array_index (stops, HqServiceStop, i);

      if (g_str_equal (stop->service, service))
        return stop;
    }
  return NULL;
}
