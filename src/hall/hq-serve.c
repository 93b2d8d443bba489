/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-serve.h"

#include "hq-error.h"

/**
 * hq_serve_start:
 *
 * The act: the visitor is here and service begins.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET or %HQ_ERROR_WRONG_STATE
 */
gboolean
hq_serve_start (HqChange *change, GError **error)
{
  HqTicket before, after;
  HqPeriod period;

  if (!hq_change_find_active (change, HQ_STATE_CALLED, &before, &period, error))
    return FALSE;
  period.started_at = change->now;
  after = before;
  after.state = HQ_STATE_SERVING;
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_change_save (change, &before, &after, error);
}

/**
 * hq_serve_finish:
 *
 * The act: service ends with an outcome that makes no case of it.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET, %HQ_ERROR_WRONG_STATE or %HQ_ERROR_INVALID
 */
gboolean
hq_serve_finish (HqChange *change, GError **error)
{
  HqTicket before, after;
  HqPeriod period;
  HqOutcome outcome;

  if (!hq_change_find_active (change, HQ_STATE_SERVING, &before, &period, error))
    return FALSE;
  outcome = change->order->n_matters > 0
              ? change->order->matters[0].outcome
              : hq_setup_find_service (change->setup, before.service)->usual_outcome;
  period.ended_at = change->now;
  period.end = "finished";
  after = before;
  after.state = HQ_STATE_FINISHED;
  after.counter = 0;
  after.ended_at = change->now;
  change->event.subject = hq_nick_get (HQ_SET_OUTCOME, outcome);
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_ticket_table_add_matter (change->db, &before, outcome, error)
         && hq_change_save (change, &before, &after, error);
}
