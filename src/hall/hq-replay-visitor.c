/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-code.h"
#include "hq-number.h"
#include "hq-replay-state.h"

static HqReplayVisitor *
hq_replay_visitor_get (HqReplay *replay, guint index)
{
  return &g_array_index (replay->visitors, HqReplayVisitor, index);
}

/* Waits from now on. */
void
hq_replay_visitor_enter_line (HqReplay *replay, HqReplayVisitor *visitor)
{
  visitor->waiting = TRUE;
  visitor->line->waiting++;
  hq_replay_counter_wake (replay, visitor->line);
}

/* Is called, or goes. */
void
hq_replay_visitor_leave_line (HqReplayVisitor *visitor)
{
  if (!visitor->waiting)
    return;
  visitor->waiting = FALSE;
  if (visitor->line->waiting > 0)
    visitor->line->waiting--;
}

static void
hq_replay_visitor_take_ticket (HqReplay *replay, guint index, const HqTicket *ticket)
{
  HqReplayVisitor *visitor = hq_replay_visitor_get (replay, index);
  g_autofree char *number = hq_number_format (ticket->prefix, ticket->number);
  gint64 *key = g_new (gint64, 1);

  *key = visitor->ticket = ticket->ticket;
  memcpy (visitor->token, ticket->token, sizeof visitor->token);
  g_strlcpy (visitor->number, number, sizeof visitor->number);
  g_hash_table_insert (replay->tickets, key, GUINT_TO_POINTER (index + 1));
}

/* Whose ticket that is; one that the replay did not issue gets a visitor of its own. */
guint
hq_replay_visitor_find (HqReplay *replay, const HqTicket *ticket)
{
  gpointer known = g_hash_table_lookup (replay->tickets, &ticket->ticket);
  HqReplayVisitor stranger = { .line = hq_replay_find_line (replay, ticket->issued_for) };

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  g_array_append_val (replay->visitors, stranger);
  hq_replay_visitor_take_ticket (replay, replay->visitors->len - 1, ticket);
  return replay->visitors->len - 1;
}

static void
hq_replay_visitor_set_out (HqReplay *replay, guint index, const HqTicket *ticket)
{
  HqReplayVisitor *visitor = hq_replay_visitor_get (replay, index);
  const HqVisit *visit = visitor->visit;

  hq_replay_visitor_take_ticket (replay, index, ticket);
  visitor->line = hq_replay_find_line (replay, visit->service);
  visitor->here_at = replay->now + visit->walk;
  visitor->waits_from = hq_replay_plan_get_opening (replay->plan, visit->service, replay->now);
  if (visit->slot != NULL)
    visitor->waits_from = MAX (visitor->waits_from, replay->plan->midnight + visit->slot_at);
  if (visit->patience > 0)
    hq_replay_put (replay, HQ_REPLAY_GIVE_UP, index,
                   visitor->waits_from - replay->now + visit->patience);
  hq_replay_visitor_enter_line (replay, visitor);
}

static gboolean
hq_replay_visitor_arrive (HqReplay *replay, guint index, GError **error)
{
  const HqVisit *visit = hq_replay_visitor_get (replay, index)->visit;
  const char *items[HQ_VISIT_MOST_MATTERS + 1] = { NULL };
  HqOrder order = { .act = HQ_ACT_ISSUE,
                    .service = visit->service,
                    .class = visit->class,
                    .language = visit->language,
                    .reason = visit->reason,
                    .need = visit->need,
                    .identity = visit->identity[0] != '\0' ? visit->identity : NULL,
                    .agent = visit->agent,
                    .slot = visit->slot,
                    .items = visit->n_matters > 0 ? items : NULL };
  HqAnswer answer;

  for (guint i = 0; i < visit->n_matters; i++)
    items[i] = visit->matters[i].item;
  /* Counted before it is told, so that the last act's telling is whole. */
  replay->result->progress.visits++;
  switch (hq_replay_act (replay, &(HqReplayWho){ NULL, visit->place }, &order, &answer, error))
    {
    case HQ_REPLAY_DONE:
      replay->result->issued++;
      hq_replay_visitor_set_out (replay, index, &answer.ticket);
      return TRUE;
    case HQ_REPLAY_REFUSED:
      replay->result->refused++;
      return TRUE;
    case HQ_REPLAY_FAILED:
    default:
      return FALSE;
    }
}

static HqReplayOutcome
hq_replay_visitor_act (HqReplay *replay, guint index, HqAct act, GError **error)
{
  HqReplayVisitor *visitor = hq_replay_visitor_get (replay, index);
  HqOrder order = { .act = act, .ticket = visitor->number };
  HqReplayWho who = { NULL, visitor->visit->place };
  HqAnswer answer;

  return hq_replay_act (replay, &who, &order, &answer, error);
}

static gboolean
hq_replay_visitor_give_up (HqReplay *replay, guint index, GError **error)
{
  HqReplayVisitor *visitor = hq_replay_visitor_get (replay, index);
  HqReplayOutcome outcome;

  /* Patience is for the first wait; who was called once stays. */
  if (!visitor->waiting || visitor->calls > 0)
    return TRUE;
  visitor->gone = TRUE;
  if (!visitor->visit->tells)
    return TRUE;
  outcome = hq_replay_visitor_act (replay, index, HQ_ACT_CANCEL, error);
  if (outcome == HQ_REPLAY_DONE)
    {
      replay->result->cancelled++;
      hq_replay_visitor_leave_line (visitor);
    }
  return outcome != HQ_REPLAY_FAILED;
}

static gboolean
hq_replay_visitor_return (HqReplay *replay, guint index, GError **error)
{
  HqReplayOutcome outcome = hq_replay_visitor_act (replay, index, HQ_ACT_CHECK_IN, error);

  if (outcome == HQ_REPLAY_DONE)
    hq_replay_visitor_enter_line (replay, hq_replay_visitor_get (replay, index));
  return outcome != HQ_REPLAY_FAILED;
}

/* On the pad or, later, by the code. The pad may be somebody else's by then. */
static gboolean
hq_replay_visitor_rate (HqReplay *replay, guint index, GError **error)
{
  const HqReplayVisitor *visitor = hq_replay_visitor_get (replay, index);
  g_autofree char *code = NULL;
  HqReplayWho who = { NULL, visitor->visit->place };
  HqOrder order = { .act = HQ_ACT_RATE,
                    .level = visitor->visit->level,
                    .pad = visitor->visit->pad };
  HqReplayOutcome outcome;
  HqAnswer answer;

  order.code = code = hq_code_format_token (visitor->token);
  outcome = hq_replay_act (replay, &who, &order, &answer, error);
  replay->result->rated += outcome == HQ_REPLAY_DONE;
  return outcome != HQ_REPLAY_FAILED;
}

/* What a visitor does of their own. */
gboolean
hq_replay_visitor_meet (HqReplay *replay, const HqAgendaEntry *entry, GError **error)
{
  switch ((HqReplayKind) entry->kind)
    {
    case HQ_REPLAY_ARRIVE:
      return hq_replay_visitor_arrive (replay, entry->who, error);
    case HQ_REPLAY_GIVE_UP:
      return hq_replay_visitor_give_up (replay, entry->who, error);
    case HQ_REPLAY_RETURN:
      return hq_replay_visitor_return (replay, entry->who, error);
    case HQ_REPLAY_RATE:
      return hq_replay_visitor_rate (replay, entry->who, error);
    case HQ_REPLAY_SIGN_IN:
    case HQ_REPLAY_LEAVE:
    case HQ_REPLAY_FREE:
    case HQ_REPLAY_ANNOUNCED:
    case HQ_REPLAY_RECALL:
    case HQ_REPLAY_START:
    case HQ_REPLAY_SEND:
    case HQ_REPLAY_HOLD:
    case HQ_REPLAY_BACK:
    case HQ_REPLAY_FINISH:
    case HQ_REPLAY_MISSED:
    case HQ_REPLAY_UNPAUSE:
    case HQ_REPLAY_END:
    default:
      g_return_val_if_reached (FALSE);
    }
}
