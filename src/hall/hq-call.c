/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-call.h"

#include "hq-error.h"
#include "hq-issue.h"
#include "hq-number.h"
#include "hq-person-table.h"

static const char *const rules[] = { "score", "speciality", "green" };

/* Whom the rule chooses for this counter: the ticket, with the id 0 for nobody, and why. */
static gboolean
hq_call_choose (HqChange *change,
                const HqDuty *duty,
                HqPeriod *period,
                HqTicket *chosen,
                GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (HqLineHead));
  g_autofree HqHead *heads = NULL;
  const HqTicketDesk desk = { change->today, duty->counter, change->now };
  HqContest contest;
  HqChoice choice;

  if (!hq_ticket_table_release_due (change->db, change->today, change->now, error)
      || !hq_ticket_table_make_ready (change->db, change->today, change->now, error)
      || !hq_ticket_table_read_heads (change->db, &desk, lines, error))
    return FALSE;
  heads = g_new (HqHead, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      const HqLineHead *line = &g_array_index (lines, HqLineHead, i);

      heads[i] = (HqHead){ line->ticket.ticket, line->ticket.reference, line->ticket.target,
                           line->ticket.lane, line->speciality };
    }
  contest = (HqContest) { heads, lines->len, duty->last_call_green };
  if (hq_policy_choose (change->policy, &contest, change->now, &choice))
    {
      *chosen = g_array_index (lines, HqLineHead, choice.chosen).ticket;
      period->rule = rules[choice.rule];
      period->score = choice.score;
      period->runner_up = choice.runner_up >= 0 ? heads[choice.runner_up].ticket : 0;
      period->runner_up_score = choice.runner_up_score;
      return TRUE;
    }
  /* Nobody is ready: the one that is due earliest, rather than an idle counter. */
  period->rule = "early";
  return hq_ticket_table_find_early (change->db, &desk, chosen, error);
}

static gboolean
hq_call_may_call (HqChange *change, HqDuty *duty, GError **error)
{
  if (!hq_change_find_free_duty (change, duty, error))
    return FALSE;
  if (!duty->paused)
    return TRUE;
  hq_error_set (error, HQ_ERROR_PAUSED, NULL);
  return FALSE;
}

/* Until when the visitor walks: longer to a counter that is further than the service's own floor, but
 * for one who was sent to that counter. */
static HqTime
hq_call_find_walk (const HqChange *change, const HqTicket *before, const HqCounter *counter)
{
  const HqService *service = hq_setup_find_service (change->setup, before->service);
  int more = ABS (counter->floor - before->from_floor) - ABS (service->floor - before->from_floor);
  gboolean sent_here = before->to_counter == counter->counter && before->to_until > change->now;

  if (sent_here || more <= 0)
    return before->walk_until;
  return before->walk_until + more * change->policy->walk_floor;
}

/* Stores that @before is called in @period. */
static gboolean
hq_call_place (HqChange *change, const HqTicket *before, HqPeriod *period, GError **error)
{
  const HqCounter *counter = hq_setup_find_counter (change->setup, period->counter);
  HqTicket after = *before;

  after.state = HQ_STATE_CALLED;
  after.ready = FALSE;
  after.to_counter = 0;
  after.to_until = 0;
  after.period = period->period = before->period + 1;
  after.counter = period->counter;
  period->leg = before->leg;
  period->service = before->service;
  period->called_at = change->now;
  period->measured = TRUE;
  period->walk_until = hq_call_find_walk (change, before, counter);
  if (g_str_equal (period->rule, "early") || g_str_equal (period->rule, "given"))
    period->score = hq_policy_get_score (change->now, before->reference, before->target);
  return hq_change_end_leg (change, before, "called", error)
         && hq_counter_table_insert_period (change->db, period, error)
         && hq_counter_table_note_call (change->db, period, before->lane == HQ_LANE_GREEN, error)
         && hq_change_save (change, before, &after, error)
         && hq_day_table_count_call (change->db, change->today, before->service, error)
         && hq_ticket_table_make_ready_after (change->db, change->today, before->service, error);
}

/* A ticket that the clerk names, with a reason, that the counter may call. */
static gboolean
hq_call_find_given (HqChange *change,
                    int counter,
                    HqPeriod *period,
                    HqTicket *given,
                    GError **error)
{
  const char *reason = change->order->reason;

  if (!hq_change_find_ticket (change, given, error))
    return FALSE;
  if (given->state != HQ_STATE_WAITING)
    return hq_change_refuse_state (given, error);
  if (reason == NULL || reason[0] == '\0')
    hq_error_set (error, HQ_ERROR_REASON_NEEDED, NULL);
  else if (given->busy)
    hq_error_set (error, HQ_ERROR_PERSON_BUSY, NULL);
  else if (!hq_setup_serves (change->setup, counter, given->service, change->now))
    hq_error_set (error, HQ_ERROR_NOT_SERVED_HERE, "%s", given->service);
  else
    {
      period->rule = "given";
      period->reason = reason;
      return TRUE;
    }
  return FALSE;
}

/**
 * hq_call_run:
 *
 * The act: the counter takes the next ticket by ratio to target, or the one that the order names.
 * The score, the rule and the runner-up are kept with the call, and so is the reason of a call that
 * was not the rule's.
 *
 * Returns: %FALSE with %HQ_ERROR_SIGNED_OUT, %HQ_ERROR_PAUSED, %HQ_ERROR_OPEN_TICKET,
 *   %HQ_ERROR_NOBODY_WAITS; of a given ticket with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE,
 *   %HQ_ERROR_REASON_NEEDED, %HQ_ERROR_PERSON_BUSY or %HQ_ERROR_NOT_SERVED_HERE
 */
gboolean
hq_call_run (HqChange *change, GError **error)
{
  HqPeriod period = { 0 };
  HqTicket before = { 0 };
  HqDuty duty;

  if (!hq_call_may_call (change, &duty, error))
    return FALSE;
  if (change->order->ticket != NULL || change->order->code != NULL
        ? !hq_call_find_given (change, duty.counter, &period, &before, error)
        : !hq_call_choose (change, &duty, &period, &before, error))
    return FALSE;
  if (before.ticket == 0)
    {
      hq_error_set (error, HQ_ERROR_NOBODY_WAITS, NULL);
      return FALSE;
    }
  period.ticket = before.ticket;
  period.counter = duty.counter;
  period.staff = duty.staff;
  period.duty = duty.duty;
  change->event.subject = period.rule;
  return hq_call_place (change, &before, &period, error);
}

static void
hq_call_note (HqChange *change, const HqTicket *ticket, gint64 value)
{
  change->event.ticket = ticket->ticket;
  change->event.period = ticket->period;
  change->event.counter = ticket->counter;
  change->event.value = value;
  change->answer->ticket = *ticket;
}

/* Whether @ticket is the one that was said. */
static gboolean
hq_call_is_meant (const HqChange *change, const HqTicket *ticket)
{
  char prefix;
  guint number;

  if (change->order->ticket == NULL)
    return TRUE;
  return hq_number_parse (change->order->ticket, &prefix, &number) && prefix == ticket->prefix
         && (gint64) number == (gint64) ticket->number;
}

/**
 * hq_call_announced:
 *
 * The act: the announcer says that the number was spoken to its end.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET or %HQ_ERROR_WRONG_STATE; also when all that was asked
 *   for was said already, or another ticket has come to the counter since
 */
gboolean
hq_call_announced (HqChange *change, GError **error)
{
  HqTicket ticket;
  HqPeriod period;

  if (!hq_change_find_active (change, HQ_STATE_CALLED, &ticket, &period, error))
    return FALSE;
  if (period.announcements > period.recalls || !hq_call_is_meant (change, &ticket))
    {
      hq_error_set (error, HQ_ERROR_WRONG_STATE, NULL);
      return FALSE;
    }
  period.announcements++;
  period.announced_at = change->now;
  hq_call_note (change, &ticket, period.announcements);
  return hq_counter_table_note_said (change->db, &period, error);
}

static HqCalling
hq_call_describe (const HqChange *change, const HqTicket *ticket, const HqPeriod *period)
{
  return (HqCalling) {
    .called_at = period->called_at,
    .recalls = (guint) period->recalls,
    .recalled_at = period->recalled_at,
    .announcements = (guint) period->announcements,
    .announced_at = period->announced_at,
    .walk_until = period->walk_until,
    .priority = ticket->class == HQ_CLASS_PRIORITY,
    .silent = hq_setup_is_silent (change->setup, period->counter),
  };
}

/**
 * hq_call_recall:
 *
 * The act: the number is to be said again.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET, %HQ_ERROR_WRONG_STATE, %HQ_ERROR_TOO_SOON or
 *   %HQ_ERROR_TOO_OFTEN
 */
gboolean
hq_call_recall (HqChange *change, GError **error)
{
  HqTicket ticket;
  HqPeriod period;
  HqCalling calling;

  if (!hq_change_find_active (change, HQ_STATE_CALLED, &ticket, &period, error))
    return FALSE;
  calling = hq_call_describe (change, &ticket, &period);
  if (!hq_policy_may_recall (change->policy, &calling, change->now, error))
    return FALSE;
  /* What nobody reported within its bound counts as said, so that the next report is the next's. */
  period.announcements = MAX (period.announcements, period.recalls + 1);
  period.recalls++;
  period.recalled_at = change->now;
  hq_call_note (change, &ticket, period.recalls);
  return hq_counter_table_save_period (change->db, &period, error);
}

/**
 * hq_call_hush:
 *
 * What follows a call and a recall: where nothing is said aloud, it counts as announced at once, and
 * is not said when the hall wants to be heard again.
 *
 * Returns: whether it was stored
 */
gboolean
hq_call_hush (HqChange *change, GError **error)
{
  const HqTicket *ticket = &change->answer->ticket;
  HqEvent event = { .act = hq_right_get_nick (HQ_ACT_ANNOUNCED),
                    .role = "system",
                    .ticket = ticket->ticket,
                    .period = ticket->period,
                    .counter = ticket->counter };
  HqPeriod period;

  if (change->policy->voice != 0 && !hq_setup_is_silent (change->setup, ticket->counter))
    return TRUE;
  if (!hq_counter_table_get_period (change->db, ticket->ticket, ticket->period, &period, error))
    return FALSE;
  period.announcements = 1 + period.recalls;
  period.announced_at = change->now;
  event.value = period.announcements;
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_change_write_event (change, &event, error);
}

/**
 * hq_call_missed:
 *
 * The act: called and did not come. The second time makes the ticket void.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_TICKET, %HQ_ERROR_WRONG_STATE or %HQ_ERROR_TOO_SOON
 */
gboolean
hq_call_missed (HqChange *change, GError **error)
{
  HqTicket before, after;
  HqPeriod period;
  HqCalling calling;

  if (!hq_change_find_active (change, HQ_STATE_CALLED, &before, &period, error))
    return FALSE;
  calling = hq_call_describe (change, &before, &period);
  if (!hq_policy_may_miss (change->policy, &calling, change->now, error))
    return FALSE;
  period.missed_at = period.ended_at = change->now;
  period.end = "missed";
  after = before;
  after.misses++;
  after.counter = 0;
  after.state = after.misses >= 2 ? HQ_STATE_VOID : HQ_STATE_MISSED;
  after.ended_at = after.state == HQ_STATE_VOID ? change->now : 0;
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_change_save (change, &before, &after, error);
}

/**
 * hq_call_present:
 *
 * The act: takes a miss back at the counter that pressed it, within two minutes and the same
 * sign-in: present after all.
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_FOUND, %HQ_ERROR_WRONG_STATE, %HQ_ERROR_OTHER_COUNTER,
 *   %HQ_ERROR_OPEN_TICKET, %HQ_ERROR_PAUSED, %HQ_ERROR_ONE_TICKET, %HQ_ERROR_PERSON_BUSY or
 *   %HQ_ERROR_TOO_LATE
 */
gboolean
hq_call_present (HqChange *change, GError **error)
{
  HqTicket before, after;
  gboolean busy = FALSE;
  HqPeriod period;
  HqDuty duty;

  if (!hq_call_may_call (change, &duty, error) || !hq_change_find_ticket (change, &before, error))
    return FALSE;
  if (before.state != HQ_STATE_MISSED && before.state != HQ_STATE_VOID)
    return hq_change_refuse_state (&before, error);
  if (!hq_counter_table_get_period (change->db, before.ticket, before.period, &period, error))
    return FALSE;
  if (period.counter != duty.counter)
    {
      hq_error_set (error, HQ_ERROR_OTHER_COUNTER, "%d", period.counter);
      return FALSE;
    }
  /* A stay belongs to one sign-in: whoever has the counter now cannot go on with it. */
  if (period.duty != duty.duty || change->now > period.missed_at + change->policy->take_back)
    {
      hq_error_set (error, HQ_ERROR_TOO_LATE, NULL);
      return FALSE;
    }
  /* A void ticket has let its person take another. */
  if (before.state == HQ_STATE_VOID
      && !hq_issue_hold_one (change, before.person, before.service, error))
    return FALSE;
  if (before.person != 0 && !hq_person_table_is_active (change->db, before.person, &busy, error))
    return FALSE;
  if (busy)
    {
      hq_error_set (error, HQ_ERROR_PERSON_BUSY, NULL);
      return FALSE;
    }
  period.missed_at = period.ended_at = 0;
  period.end = NULL;
  after = before;
  after.misses--;
  after.state = HQ_STATE_CALLED;
  after.counter = duty.counter;
  after.ended_at = 0;
  return hq_counter_table_save_period (change->db, &period, error)
         && hq_change_save (change, &before, &after, error);
}
