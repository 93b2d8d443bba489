/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-decide.h"

#include "hq-case-table.h"
#include "hq-case.h"
#include "hq-error.h"
#include "hq-item-table.h"
#include "hq-matter-table.h"

/* The undecided matter that is meant by @item, or by no item at all: the first that is left. */
static HqMatter *
hq_decide_find (GArray *matters, const char *item)
{
  for (guint i = 0; i < matters->len; i++)
    {
      HqMatter *matter = &g_array_index (matters, HqMatter, i);

      if (matter->outcome == HQ_OUTCOME_NONE
          && (item == NULL || g_strcmp0 (matter->item, item) == 0))
        return matter;
    }
  return NULL;
}

static gboolean
hq_decide_is_known (HqChange *change, const char *code, GError **error)
{
  g_autoptr (HqItem) item = NULL;

  if (code == NULL)
    return TRUE;
  if (!hq_item_table_find (change->db, code, &item, error))
    return FALSE;
  if (item != NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", code);
  return FALSE;
}

/* Decides one matter that the visitor named, or one that came up at the counter. */
static gboolean
hq_decide_one (HqChange *change,
               const HqTicket *ticket,
               GArray *matters,
               const HqMatterOrder *order,
               GError **error)
{
  HqMatter *named = hq_decide_find (matters, order->item);
  HqMatter added = { .ticket = ticket->ticket, .item = order->item };

  if (order->outcome == HQ_OUTCOME_NONE)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%s", order->item != NULL ? order->item : "-");
      return FALSE;
    }
  if (named != NULL)
    {
      named->outcome = order->outcome;
      named->period = ticket->period;
      return hq_matter_table_decide (change->db, named, error)
             && hq_case_open_for_matter (change, ticket, named, error);
    }
  added.outcome = order->outcome;
  added.period = ticket->period;
  if (matters->len > 0)
    added.matter = g_array_index (matters, HqMatter, matters->len - 1).matter;
  added.matter++;
  g_array_append_val (matters, added);
  return hq_decide_is_known (change, order->item, error)
         && hq_matter_table_add (change->db, &added, error)
         && hq_case_open_for_matter (change, ticket, &added, error);
}

/* Nobody said more than that it is done: what is left gets the usual outcome. */
static gboolean
hq_decide_usual (HqChange *change,
                 const HqTicket *ticket,
                 GArray *matters,
                 HqDecideScope scope,
                 GError **error)
{
  const HqMatterOrder usual = {
    .outcome = hq_setup_find_service (change->setup, ticket->service)->usual_outcome
  };

  for (guint i = 0; i < matters->len; i++)
    {
      const HqMatter *matter = &g_array_index (matters, HqMatter, i);

      if (matter->outcome == HQ_OUTCOME_NONE && matter->item != NULL
          && !hq_item_table_ask (change->db, matter->item, error))
        return FALSE;
    }
  do
    if (!hq_decide_one (change, ticket, matters, &usual, error))
      return FALSE;
  while (scope == HQ_DECIDE_ALL && hq_decide_find (matters, NULL) != NULL);
  return TRUE;
}

/**
 * hq_decide_ask:
 *
 * Asks ahead for what hq_decide_matters() looks for.
 *
 * Returns: %FALSE if the store could not be asked
 */
gboolean
hq_decide_ask (HqChange *change, GError **error)
{
  const HqOrder *order = change->order;

  for (guint i = 0; i < order->n_matters; i++)
    if (order->matters[i].item != NULL
        && !hq_item_table_ask (change->db, order->matters[i].item, error))
      return FALSE;
  return hq_matter_table_ask_at_counter (change->db, order->counter, error)
         && hq_case_table_ask_next (change->db, error);
}

/**
 * hq_decide_matters:
 * @ticket: a ticket that is served
 * @scope: whether the visitor goes or goes on
 *
 * Writes what came of the matters in the ticket's present period, as the order says, or with the
 * usual outcome of the service where it says nothing. A period has one outcome or more.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND for an item that is not there, %HQ_ERROR_INVALID and the
 *   item of a matter that would be left without an outcome, or as hq_case_open_for_matter()
 */
gboolean
hq_decide_matters (HqChange *change, const HqTicket *ticket, HqDecideScope scope, GError **error)
{
  g_autoptr (GArray) matters = g_array_new (FALSE, FALSE, sizeof (HqMatter));
  const HqOrder *order = change->order;
  const HqMatter *left;

  if (!hq_matter_table_read_at_counter (change->db, ticket->counter, matters, error))
    return FALSE;
  if (order->n_matters == 0)
    return hq_decide_usual (change, ticket, matters, scope, error);
  for (guint i = 0; i < order->n_matters; i++)
    if (!hq_decide_one (change, ticket, matters, &order->matters[i], error))
      return FALSE;
  left = hq_decide_find (matters, NULL);
  change->event.subject = hq_nick_get (HQ_SET_OUTCOME, order->matters[0].outcome);
  if (scope == HQ_DECIDE_SOME || left == NULL)
    return TRUE;
  hq_error_set (error, HQ_ERROR_INVALID, "%s", left->item != NULL ? left->item : "-");
  return FALSE;
}
