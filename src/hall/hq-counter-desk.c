/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-counter-desk.h"

/**
 * hq_counter_desk_get_main:
 * @view: a counter at which somebody is signed in
 *
 * Returns: what its one big button does
 */
HqCounterDeskMain
hq_counter_desk_get_main (const HqCounterDeskView *view)
{
  if (view->counter.ticket.state == HQ_STATE_CALLED)
    return HQ_COUNTER_DESK_START;
  if (view->counter.ticket.state == HQ_STATE_SERVING)
    return HQ_COUNTER_DESK_FINISH;
  return view->counter.duty.paused_at != 0 ? HQ_COUNTER_DESK_UNPAUSE : HQ_COUNTER_DESK_CALL;
}

static int
hq_counter_desk_count_seconds (HqTime until, HqTime now)
{
  return until > now ? (int) ((until - now + HQ_SECOND - 1) / HQ_SECOND) : 0;
}

/**
 * hq_counter_desk_get_call:
 * @view: a counter with a ticket that is called
 * @now: the time
 * @call: (out): when it may be called again or missed
 */
void
hq_counter_desk_get_call (const HqCounterDeskView *view, HqTime now, HqCounterDeskCall *call)
{
  const HqPeriod *period = &view->counter.period;
  const HqCalling calling = {
    .called_at = period->called_at,
    .recalls = (guint) period->recalls,
    .recalled_at = period->recalled_at,
    .announcements = (guint) period->announcements,
    .announced_at = period->announced_at,
    .walk_until = period->walk_until,
    .priority = view->counter.ticket.class == HQ_CLASS_PRIORITY,
    .silent = hq_setup_is_silent (view->counter.view.setup, period->counter),
  };
  HqCallingTimes times;

  hq_policy_get_times (&view->counter.view.policy, &calling, &times);
  *call = (HqCounterDeskCall){
    .pending = times.pending && now < times.said_at,
    .often = times.often,
    .said = times.said,
    .needed = times.needed,
    .recall_seconds = hq_counter_desk_count_seconds (times.recall_at, now),
    .miss_seconds = hq_counter_desk_count_seconds (times.miss_at, now),
  };
}

/**
 * hq_counter_desk_get_present:
 *
 * Returns: for how many seconds the last miss may still be taken back, 0 when it may not
 */
int
hq_counter_desk_get_present (const HqCounterDeskView *view, HqTime now)
{
  const HqCounterView *counter = &view->counter;

  if (counter->ticket.ticket != 0 || counter->duty.duty == 0 || counter->duty.paused_at != 0
      || (counter->last.state != HQ_STATE_MISSED && counter->last.state != HQ_STATE_VOID)
      || counter->last_period.missed_at == 0 || counter->last_period.duty != counter->duty.duty
      || counter->last_period.period != counter->last.period)
    return 0;
  return hq_counter_desk_count_seconds (counter->last_period.missed_at
                                          + counter->view.policy.take_back,
                                        now);
}

/**
 * hq_counter_desk_is_open:
 *
 * Returns: whether the counter has a ticket, called, served or parked
 */
gboolean
hq_counter_desk_is_open (const HqCounterDeskView *view)
{
  return view->counter.ticket.ticket != 0 || view->held->len > 0;
}

static guint
hq_counter_desk_get_called_deeds (const HqCounterDeskView *view, HqTime now)
{
  guint deeds = HQ_COUNTER_DESK_REDIRECT;
  HqCounterDeskCall call;

  hq_counter_desk_get_call (view, now, &call);
  if (!call.often && call.recall_seconds == 0)
    deeds |= HQ_COUNTER_DESK_RECALL;
  if (call.said >= call.needed && call.miss_seconds == 0)
    deeds |= HQ_COUNTER_DESK_MISSED;
  return deeds;
}

/**
 * hq_counter_desk_get_deeds:
 * @view: a counter at which somebody is signed in
 * @now: the time
 *
 * Returns: the bits of HqCounterDeskDeed that the rules would not refuse
 */
guint
hq_counter_desk_get_deeds (const HqCounterDeskView *view, HqTime now)
{
  gboolean paused = view->counter.duty.paused_at != 0;
  guint deeds = HQ_COUNTER_DESK_NUMBER;

  if (!paused)
    deeds |= HQ_COUNTER_DESK_PAUSE;
  if (!hq_counter_desk_is_open (view))
    deeds |= HQ_COUNTER_DESK_SIGN_OUT | HQ_COUNTER_DESK_LOCK;
  if (view->counter.ticket.state == HQ_STATE_CALLED)
    return deeds | hq_counter_desk_get_called_deeds (view, now);
  if (view->counter.ticket.state == HQ_STATE_SERVING)
    return deeds | HQ_COUNTER_DESK_HOLD | HQ_COUNTER_DESK_REDIRECT | HQ_COUNTER_DESK_CONTINUE
           | (paused ? 0 : HQ_COUNTER_DESK_NEXT);
  if (view->held->len > 0)
    deeds |= HQ_COUNTER_DESK_RESUME;
  if (hq_counter_desk_get_present (view, now) > 0)
    deeds |= HQ_COUNTER_DESK_PRESENT;
  return deeds;
}

/**
 * hq_counter_desk_starts:
 *
 * Returns: whether the hall lets service begin by itself now, so long after the last call
 */
gboolean
hq_counter_desk_starts (const HqCounterDeskView *view, HqTime now)
{
  gint64 after = view->counter.view.policy.auto_start;
  const HqPeriod *period = &view->counter.period;

  return after > 0 && view->counter.ticket.state == HQ_STATE_CALLED
         && now >= MAX (period->called_at, period->recalled_at) + after;
}

/**
 * hq_counter_desk_locks:
 * @view: a counter at which somebody is signed in
 * @idle: for how long nobody has touched it, microseconds
 *
 * Returns: whether it is to be locked; never with a ticket
 */
gboolean
hq_counter_desk_locks (const HqCounterDeskView *view, gint64 idle)
{
  gint64 after = view->counter.view.policy.lock_after;

  return after > 0 && idle >= after && !hq_counter_desk_is_open (view);
}

/**
 * hq_counter_desk_needs_item:
 * @view: a counter that serves a ticket
 *
 * Returns: whether what usually comes of the service is that something is accepted, which has a limit
 *   and so an item, and the visitor named none
 */
gboolean
hq_counter_desk_needs_item (const HqCounterDeskView *view)
{
  const HqService *service = hq_setup_find_service (view->counter.view.setup,
                                                    view->counter.ticket.service);
  guint undecided = 0;

  if (service == NULL || service->usual_outcome != HQ_OUTCOME_ACCEPTED)
    return FALSE;
  for (guint i = 0; i < view->matters->len; i++)
    {
      const HqCounterDeskMatter *matter = view->matters->pdata[i];

      if (matter->row.outcome != HQ_OUTCOME_NONE)
        continue;
      if (matter->row.item == NULL)
        return TRUE;
      undecided++;
    }
  return undecided == 0;
}

/**
 * hq_counter_desk_get_handling:
 *
 * Returns: for how long a ticket has been served, without the time for which it was parked
 */
gint64
hq_counter_desk_get_handling (const HqPeriod *period, HqTime now)
{
  HqTime until = period->held_at != 0 ? period->held_at : now;

  return period->started_at != 0 ? MAX (0, until - period->started_at - period->held) : 0;
}

static gboolean
hq_counter_desk_is_for_us (const HqCounterDeskView *view, const HqTicket *ticket, HqTime now)
{
  return !ticket->busy
         && (ticket->to_counter == 0 || ticket->to_until <= now
             || ticket->to_counter == view->counter.counter->counter);
}

static int
hq_counter_desk_compare_due (gconstpointer a, gconstpointer b, gpointer data)
{
  const HqCounterDeskView *view = data;
  const HqTicket *one = &g_array_index (view->waiters, HqCounterDeskWaiter, *(const guint *) a)
                           .ticket;
  const HqTicket *two = &g_array_index (view->waiters, HqCounterDeskWaiter, *(const guint *) b)
                           .ticket;

  if (one->due_at != two->due_at)
    return one->due_at < two->due_at ? -1 : 1;
  return one->ticket < two->ticket ? -1 : 1;
}

/* Those who are ready go into @heads with their places in @places, the others into @later. */
static void
hq_counter_desk_sort_out (const HqCounterDeskView *view,
                          HqTime now,
                          GArray *heads,
                          GArray *places,
                          GArray *later)
{
  for (guint i = 0; i < view->waiters->len; i++)
    {
      const HqCounterDeskWaiter *waiter = &g_array_index (view->waiters, HqCounterDeskWaiter, i);
      const HqTicket *ticket = &waiter->ticket;
      HqHead head = { ticket->ticket, ticket->reference, ticket->target, ticket->lane,
                      waiter->speciality };

      if (!hq_counter_desk_is_for_us (view, ticket, now))
        continue;
      if (!ticket->ready && ticket->due_at > now)
        {
          g_array_append_val (later, i);
          continue;
        }
      g_array_append_val (heads, head);
      g_array_append_val (places, i);
    }
}

/**
 * hq_counter_desk_order:
 * @view: a counter
 * @now: the time
 *
 * Asks the rule again and again whom it would choose now, so that the first is who would be called.
 * Behind them come those who are not ready yet, by when they will be.
 *
 * Returns: (transfer full) (element-type guint): places in the view's @waiters, in that order
 */
GArray *
hq_counter_desk_order (const HqCounterDeskView *view, HqTime now)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (HqHead));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean green = view->last_call_green;
  HqChoice choice;

  hq_counter_desk_sort_out (view, now, heads, places, later);
  while (order->len < HQ_COUNTER_DESK_SHOWN && heads->len > 0)
    {
      HqContest contest = { (const HqHead *) heads->data, heads->len, green };

      if (!hq_policy_choose (&view->counter.view.policy, &contest, now, &choice))
        break;
      green = contest.heads[choice.chosen].lane == HQ_LANE_GREEN;
      g_array_append_val (order, g_array_index (places, guint, choice.chosen));
      g_array_remove_index (heads, choice.chosen);
      g_array_remove_index (places, choice.chosen);
    }
  g_array_sort_with_data (later, hq_counter_desk_compare_due, (gpointer) view);
  for (guint i = 0; i < later->len && order->len < HQ_COUNTER_DESK_SHOWN; i++)
    g_array_append_val (order, g_array_index (later, guint, i));
  return order;
}
