/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-replay-state.h"

/* The pace of a counter. */
#define HQ_REPLAY_COUNTER_EARLY (8 * HQ_MINUTE) /* signs in before its time, at most */
#define HQ_REPLAY_COUNTER_NOTICE (4 * HQ_SECOND) /* sees at most so late that somebody waits */
#define HQ_REPLAY_COUNTER_TIDY (15 * HQ_SECOND)  /* between two visitors, at most */
#define HQ_REPLAY_COUNTER_SPEECH (6 * HQ_SECOND) /* a number is said */
#define HQ_REPLAY_COUNTER_RECALL (20 * HQ_SECOND)
#define HQ_REPLAY_COUNTER_MISS (40 * HQ_SECOND)
#define HQ_REPLAY_COUNTER_AGAIN (10 * HQ_SECOND) /* after a refusal that it was too soon */
#define HQ_REPLAY_COUNTER_GLANCE (40 * HQ_SECOND) /* until it is clear that somebody is wrong */
#define HQ_REPLAY_COUNTER_WAY (60 * HQ_SECOND)    /* from one counter to another */
/* Of a ticket that the replay did not issue. */
#define HQ_REPLAY_COUNTER_STRANGER (5 * HQ_MINUTE)

static HqReplayCounter *
hq_replay_counter_get (HqReplay *replay, guint index)
{
  return &g_array_index (replay->counters, HqReplayCounter, index);
}

static HqReplayVisitor *
hq_replay_counter_get_visitor (HqReplay *replay, const HqReplayCounter *counter)
{
  return &g_array_index (replay->visitors, HqReplayVisitor, counter->visitor);
}

/* So long at most, or at once where people are on the telephone. */
static gint64
hq_replay_counter_delay (HqReplay *replay, gint64 most)
{
  return replay->plan->from_records ? 0 : hq_random_between (&replay->random, 0, most);
}

static void
hq_replay_counter_add_lines (HqReplay *replay, HqReplayCounter *counter)
{
  const HqSetup *setup = replay->plan->setup;

  counter->lines = g_ptr_array_new ();
  counter->own = g_ptr_array_new ();
  for (guint i = 0; i < setup->counter_services->len; i++)
    {
      const HqCounterService *row = setup->counter_services->pdata[i];

      if (row->counter != counter->counter)
        continue;
      g_ptr_array_add (counter->lines, hq_replay_find_line (replay, row->service));
      if (row->speciality)
        g_ptr_array_add (counter->own, hq_replay_find_line (replay, row->service));
    }
}

/* Puts down when each counter is staffed; the replay's time is midnight. */
void
hq_replay_counter_set_up (HqReplay *replay)
{
  for (guint i = 0; i < replay->plan->duties->len; i++)
    {
      const HqReplayDuty *duty = &g_array_index (replay->plan->duties, HqReplayDuty, i);
      HqReplayCounter counter = { .counter = duty->counter, .staff = duty->staff,
                                  .visitor = HQ_REPLAY_NOBODY, .held = HQ_REPLAY_NOBODY };
      gint64 early = hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_EARLY);
      HqTime sign_in = MAX (replay->plan->begins, duty->from - early);

      if (i == 0 || duty[-1].counter != duty->counter)
        {
          hq_replay_counter_add_lines (replay, &counter);
          g_array_append_val (replay->counters, counter);
        }
      else
        sign_in = MAX (sign_in, duty[-1].to);
      hq_replay_put (replay, HQ_REPLAY_SIGN_IN, i, sign_in - replay->now);
      hq_replay_put (replay, HQ_REPLAY_LEAVE, i, duty->to - replay->now);
    }
}

static guint
hq_replay_counter_find (HqReplay *replay, const HqReplayDuty *duty)
{
  guint index = 0;

  while (hq_replay_counter_get (replay, index)->counter != duty->counter)
    index++;
  return index;
}

static HqReplayOutcome
hq_replay_counter_act (HqReplay *replay,
                       const HqReplayCounter *counter,
                       HqOrder *order,
                       HqAnswer *answer,
                       GError **error)
{
  order->counter = counter->counter;
  return hq_replay_act (replay, &(HqReplayWho){ counter->staff, NULL }, order, answer, error);
}

/* An act that says nothing but itself. */
static HqReplayOutcome
hq_replay_counter_do (HqReplay *replay, guint index, HqAct act, GError **error)
{
  HqOrder order = { .act = act };
  HqAnswer answer;

  return hq_replay_counter_act (replay, hq_replay_counter_get (replay, index), &order, &answer,
                                error);
}

/* The counter will look round for the next one. */
static void
hq_replay_counter_set_free (HqReplay *replay, guint index, gint64 after)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);

  counter->visitor = HQ_REPLAY_NOBODY;
  counter->busy = TRUE;
  hq_replay_put (replay, HQ_REPLAY_FREE, index, after);
}

static gboolean
hq_replay_counter_sign_in (HqReplay *replay, guint duty_index, GError **error)
{
  const HqReplayDuty *duty = &g_array_index (replay->plan->duties, HqReplayDuty, duty_index);
  guint index = hq_replay_counter_find (replay, duty);
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  gboolean here = counter->duty != NULL;

  counter->duty = duty;
  counter->leaving = FALSE;
  counter->rested = FALSE;
  /* Still at work since the duty before. */
  if (here)
    return TRUE;
  if (hq_replay_counter_do (replay, index, HQ_ACT_SIGN_IN, error) != HQ_REPLAY_DONE)
    return FALSE;
  hq_replay_counter_set_free (replay, index,
                              MAX (0, duty->from - replay->now)
                                + hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_NOTICE));
  return TRUE;
}

static gboolean
hq_replay_counter_is_wanted (const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (((HqReplayLine *) lines->pdata[i])->waiting > 0)
      return TRUE;
  return FALSE;
}

static void
hq_replay_counter_leave (HqReplay *replay, guint duty_index)
{
  const HqReplayDuty *duty = &g_array_index (replay->plan->duties, HqReplayDuty, duty_index);
  guint index = hq_replay_counter_find (replay, duty);
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);

  if (counter->duty != duty)
    return;
  counter->leaving = TRUE;
  if (!counter->busy)
    hq_replay_counter_set_free (replay, index, 0);
}

static gboolean
hq_replay_counter_pause (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  HqOrder order = { .act = HQ_ACT_PAUSE, .reason = hq_nick_get (HQ_SET_PAUSE_REASON, HQ_PAUSE_AWAY),
                    .until = replay->now + counter->duty->pause_for };
  HqAnswer answer;

  counter->rested = TRUE;
  hq_replay_put (replay, HQ_REPLAY_UNPAUSE, index, counter->duty->pause_for);
  return hq_replay_counter_act (replay, counter, &order, &answer, error) == HQ_REPLAY_DONE;
}

/* Puts down what follows a call, as the visitor will have it. */
static void
hq_replay_counter_await (HqReplay *replay, guint index)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  gint64 speech = hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_SPEECH);
  gint64 step = visitor->visit != NULL ? visitor->visit->step : 0;

  counter->announced = 0;
  hq_replay_put (replay, HQ_REPLAY_ANNOUNCED, index, speech);
  if (visitor->gone || (visitor->visit != NULL && visitor->visit->absent && visitor->calls == 1))
    hq_replay_put (replay, HQ_REPLAY_RECALL, index, speech + HQ_REPLAY_COUNTER_RECALL);
  else
    hq_replay_put (replay, HQ_REPLAY_START, index,
                   MAX (speech, visitor->here_at - replay->now) + step);
}

static gboolean
hq_replay_counter_call (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  HqOrder order = { .act = HQ_ACT_CALL };
  HqReplayOutcome outcome;
  HqReplayVisitor *visitor;
  HqAnswer answer;
  gint64 wait;

  outcome = hq_replay_counter_act (replay, counter, &order, &answer, error);
  if (outcome == HQ_REPLAY_REFUSED)
    {
      counter->busy = FALSE;
      counter->idle_since = replay->now;
    }
  if (outcome != HQ_REPLAY_DONE)
    return outcome == HQ_REPLAY_REFUSED;
  counter->visitor = hq_replay_visitor_find (replay, &answer.ticket);
  visitor = hq_replay_counter_get_visitor (replay, counter);
  hq_replay_visitor_leave_line (visitor);
  wait = MAX (0, replay->now - visitor->waits_from);
  if (visitor->calls++ == 0 && visitor->visit != NULL)
    g_array_append_val (replay->result->waits, wait);
  hq_replay_counter_await (replay, index);
  return TRUE;
}

/* So long the visitor is served here, all in all. */
static gint64
hq_replay_counter_get_handling (const HqReplayVisitor *visitor)
{
  const HqVisit *visit = visitor->visit;

  if (visit == NULL)
    return HQ_REPLAY_COUNTER_STRANGER;
  return visitor->sent ? visit->other_handling : visit->handling;
}

/* Whether the visitor will go for a paper; a counter parks one at a time. */
static gboolean
hq_replay_counter_will_hold (const HqReplayCounter *counter, const HqReplayVisitor *visitor)
{
  return visitor->visit != NULL && visitor->visit->fetch > 0 && !visitor->sent
         && counter->held == HQ_REPLAY_NOBODY;
}

/* The clerk sees for themselves whether the priority that was claimed is due. */
static gboolean
hq_replay_counter_confirm (HqReplay *replay, guint index, GError **error)
{
  const HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  HqOrder order = { .act = HQ_ACT_CONFIRM, .ticket = visitor->number };
  HqAnswer answer;

  if (visitor->visit == NULL || visitor->visit->class != HQ_CLASS_PRIORITY || visitor->sent)
    return TRUE;
  return hq_replay_counter_act (replay, counter, &order, &answer, error) != HQ_REPLAY_FAILED;
}

static gboolean
hq_replay_counter_start (HqReplay *replay, guint index, GError **error)
{
  const HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  gint64 handling = hq_replay_counter_get_handling (visitor);

  if (hq_replay_counter_do (replay, index, HQ_ACT_START, error) != HQ_REPLAY_DONE
      || !hq_replay_counter_confirm (replay, index, error))
    return FALSE;
  if (visitor->visit != NULL && visitor->visit->wrong && !visitor->sent)
    hq_replay_put (replay, HQ_REPLAY_SEND, index, HQ_REPLAY_COUNTER_GLANCE);
  else if (hq_replay_counter_will_hold (counter, visitor))
    hq_replay_put (replay, HQ_REPLAY_HOLD, index, handling / 2);
  else
    hq_replay_put (replay, HQ_REPLAY_FINISH, index, handling);
  return TRUE;
}

static gboolean
hq_replay_counter_hold (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);

  if (hq_replay_counter_do (replay, index, HQ_ACT_HOLD, error) != HQ_REPLAY_DONE)
    return FALSE;
  replay->result->held++;
  counter->held = counter->visitor;
  counter->back = FALSE;
  hq_replay_put (replay, HQ_REPLAY_BACK, index,
                 hq_replay_counter_get_visitor (replay, counter)->visit->fetch);
  hq_replay_counter_set_free (replay, index,
                              hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_TIDY));
  return TRUE;
}

static void
hq_replay_counter_take_back (HqReplay *replay, guint index)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);

  counter->back = TRUE;
  if (!counter->busy)
    hq_replay_counter_set_free (replay, index, 0);
}

static gboolean
hq_replay_counter_resume (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  HqOrder order = { .act = HQ_ACT_RESUME };
  HqReplayVisitor *visitor;
  HqAnswer answer;

  counter->visitor = counter->held;
  counter->held = HQ_REPLAY_NOBODY;
  visitor = hq_replay_counter_get_visitor (replay, counter);
  order.ticket = visitor->number;
  hq_replay_put (replay, HQ_REPLAY_FINISH, index, hq_replay_counter_get_handling (visitor) / 2);
  return hq_replay_counter_act (replay, counter, &order, &answer, error) == HQ_REPLAY_DONE;
}

/* Has nobody: goes, rests, calls, or waits for somebody to come. */
static gboolean
hq_replay_counter_look (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  gboolean wanted = hq_replay_counter_is_wanted (counter->lines);

  if (counter->held != HQ_REPLAY_NOBODY && counter->back)
    return hq_replay_counter_resume (replay, index, error);
  /* Whoever is out to fetch something finds their clerk. */
  if (counter->leaving && counter->held == HQ_REPLAY_NOBODY && !(counter->duty->last && wanted))
    {
      counter->busy = FALSE;
      counter->duty = NULL;
      return hq_replay_counter_do (replay, index, HQ_ACT_SIGN_OUT, error) == HQ_REPLAY_DONE;
    }
  if (!counter->rested && counter->duty->pause > 0 && replay->now >= counter->duty->pause)
    return hq_replay_counter_pause (replay, index, error);
  if (wanted && !(counter->leaving && !counter->duty->last))
    return hq_replay_counter_call (replay, index, error);
  counter->busy = FALSE;
  counter->idle_since = replay->now;
  return TRUE;
}

/* Lets the visitor wait for the other service; if that cannot be, they are not sent. */
static gboolean
hq_replay_counter_send (HqReplay *replay, guint index, HqOrder *order, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  HqAnswer answer;
  HqReplayOutcome outcome;

  order->service = visitor->visit->other;
  outcome = hq_replay_counter_act (replay, counter, order, &answer, error);
  if (outcome != HQ_REPLAY_DONE)
    return outcome == HQ_REPLAY_REFUSED;
  visitor->sent = TRUE;
  visitor->line = hq_replay_find_line (replay, visitor->visit->other);
  visitor->here_at = replay->now + HQ_REPLAY_COUNTER_WAY;
  hq_replay_counter_set_free (replay, index,
                              hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_TIDY));
  hq_replay_visitor_enter_line (replay, visitor);
  return TRUE;
}

/* Wrong here. Where the other service has closed, that is told at once and is all. */
static gboolean
hq_replay_counter_redirect (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  HqOrder order = { .act = HQ_ACT_REDIRECT };

  if (!hq_replay_counter_send (replay, index, &order, error))
    return FALSE;
  if (visitor->sent)
    replay->result->redirected++;
  else
    hq_replay_put (replay, HQ_REPLAY_FINISH, index, 0);
  return TRUE;
}

/* What came of it at this counter. A ticket that the replay did not issue ends as its service's
 * tickets usually do. */
static guint
hq_replay_counter_decide (const HqReplayVisitor *visitor, HqMatterOrder *matters)
{
  const HqVisit *visit = visitor->visit;

  if (visit == NULL)
    return 0;
  if (visitor->sent || visit->n_matters == 0)
    {
      matters[0] = (HqMatterOrder) { NULL, visit->wrong ? HQ_OUTCOME_ENQUIRY : HQ_OUTCOME_DONE };
      if (visitor->sent)
        matters[0] = (HqMatterOrder) { visit->other_matter.item, visit->other_matter.outcome };
      return 1;
    }
  for (guint i = 0; i < visit->n_matters; i++)
    matters[i] = (HqMatterOrder) { visit->matters[i].item, visit->matters[i].outcome };
  return visit->n_matters;
}

/* Goes on with the other matter, if that can be. */
static gboolean
hq_replay_counter_continue (HqReplay *replay, guint index, HqOrder *order, GError **error)
{
  const HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  const HqVisit *visit = visitor->visit;

  if (visit == NULL || visit->other == NULL || visit->wrong || visitor->sent)
    return TRUE;
  order->act = HQ_ACT_CONTINUE;
  if (!hq_replay_counter_send (replay, index, order, error))
    return FALSE;
  replay->result->continued += visitor->sent;
  return TRUE;
}

static gboolean
hq_replay_counter_finish (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  const HqVisit *visit = visitor->visit;
  gboolean sent = visitor->sent;
  HqMatterOrder matters[HQ_VISIT_MOST_MATTERS];
  HqOrder order = { .matters = matters, .n_matters = hq_replay_counter_decide (visitor, matters) };
  HqAnswer answer;

  if (!hq_replay_counter_continue (replay, index, &order, error))
    return FALSE;
  if (visitor->sent != sent)
    return TRUE;
  order.act = HQ_ACT_FINISH;
  order.service = NULL;
  if (hq_replay_counter_act (replay, counter, &order, &answer, error) != HQ_REPLAY_DONE)
    return FALSE;
  replay->result->served++;
  if (visit != NULL && visit->level > 0)
    hq_replay_put (replay, HQ_REPLAY_RATE, counter->visitor, visit->rates_after);
  hq_replay_counter_set_free (replay, index,
                              hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_TIDY));
  return TRUE;
}

/* The number is to be said as often as the rule wants before a miss. */
static gboolean
hq_replay_counter_announced (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);

  counter->announced++;
  return hq_replay_counter_do (replay, index, HQ_ACT_ANNOUNCED, error) != HQ_REPLAY_FAILED;
}

static gboolean
hq_replay_counter_recall (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqVisit *visit = hq_replay_counter_get_visitor (replay, counter)->visit;
  guint needed = visit != NULL && visit->class == HQ_CLASS_PRIORITY ? 3 : 2;
  HqReplayOutcome outcome = hq_replay_counter_do (replay, index, HQ_ACT_RECALL, error);
  gint64 speech = hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_SPEECH);

  if (outcome == HQ_REPLAY_FAILED)
    return FALSE;
  if (outcome == HQ_REPLAY_REFUSED)
    {
      hq_replay_put (replay, HQ_REPLAY_RECALL, index, HQ_REPLAY_COUNTER_AGAIN);
      return TRUE;
    }
  hq_replay_put (replay, HQ_REPLAY_ANNOUNCED, index, speech);
  if (counter->announced + 1 < needed)
    hq_replay_put (replay, HQ_REPLAY_RECALL, index, speech + HQ_REPLAY_COUNTER_RECALL);
  else
    hq_replay_put (replay, HQ_REPLAY_MISSED, index, speech + HQ_REPLAY_COUNTER_MISS);
  return TRUE;
}

static gboolean
hq_replay_counter_miss (HqReplay *replay, guint index, GError **error)
{
  HqReplayCounter *counter = hq_replay_counter_get (replay, index);
  const HqReplayVisitor *visitor = hq_replay_counter_get_visitor (replay, counter);
  HqReplayOutcome outcome = hq_replay_counter_do (replay, index, HQ_ACT_MISSED, error);

  if (outcome == HQ_REPLAY_FAILED)
    return FALSE;
  /* The walk from the kiosk may not be over. */
  if (outcome == HQ_REPLAY_REFUSED)
    {
      hq_replay_put (replay, HQ_REPLAY_MISSED, index, HQ_REPLAY_COUNTER_AGAIN);
      return TRUE;
    }
  replay->result->missed++;
  if (!visitor->gone && visitor->visit != NULL && visitor->visit->back > 0 && visitor->calls == 1)
    hq_replay_put (replay, HQ_REPLAY_RETURN, counter->visitor, visitor->visit->back);
  hq_replay_counter_set_free (replay, index,
                              hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_TIDY));
  return TRUE;
}

static gboolean
hq_replay_counter_unpause (HqReplay *replay, guint index, GError **error)
{
  if (hq_replay_counter_do (replay, index, HQ_ACT_UNPAUSE, error) != HQ_REPLAY_DONE)
    return FALSE;
  hq_replay_counter_set_free (replay, index, 0);
  return TRUE;
}

/* Whether a free counter would rather take this one than @than: who is there for it, then who has
 * been idle for longer. */
static gboolean
hq_replay_counter_is_nearer (const HqReplayCounter *counter,
                             const HqReplayCounter *than,
                             const HqReplayLine *line)
{
  gboolean own = g_ptr_array_find (counter->own, line, NULL);

  if (than == NULL)
    return TRUE;
  if (own != g_ptr_array_find (than->own, line, NULL))
    return own;
  return counter->idle_since < than->idle_since;
}

/* Somebody waits in that line now: a counter that has nobody sees it. */
void
hq_replay_counter_wake (HqReplay *replay, const HqReplayLine *line)
{
  const HqReplayCounter *chosen = NULL;
  guint index = 0;

  for (guint i = 0; i < replay->counters->len; i++)
    {
      const HqReplayCounter *counter = hq_replay_counter_get (replay, i);

      if (counter->duty != NULL && !counter->busy && g_ptr_array_find (counter->lines, line, NULL)
          && hq_replay_counter_is_nearer (counter, chosen, line))
        {
          chosen = counter;
          index = i;
        }
    }
  if (chosen != NULL)
    hq_replay_counter_set_free (replay, index,
                                hq_replay_counter_delay (replay, HQ_REPLAY_COUNTER_NOTICE));
}

/* What happens at a counter. */
gboolean
hq_replay_counter_meet (HqReplay *replay, const HqAgendaEntry *entry, GError **error)
{
  switch ((HqReplayKind) entry->kind)
    {
    case HQ_REPLAY_SIGN_IN:
      return hq_replay_counter_sign_in (replay, entry->who, error);
    case HQ_REPLAY_LEAVE:
      hq_replay_counter_leave (replay, entry->who);
      return TRUE;
    case HQ_REPLAY_FREE:
      return hq_replay_counter_look (replay, entry->who, error);
    case HQ_REPLAY_ANNOUNCED:
      return hq_replay_counter_announced (replay, entry->who, error);
    case HQ_REPLAY_RECALL:
      return hq_replay_counter_recall (replay, entry->who, error);
    case HQ_REPLAY_START:
      return hq_replay_counter_start (replay, entry->who, error);
    case HQ_REPLAY_SEND:
      return hq_replay_counter_redirect (replay, entry->who, error);
    case HQ_REPLAY_HOLD:
      return hq_replay_counter_hold (replay, entry->who, error);
    case HQ_REPLAY_BACK:
      hq_replay_counter_take_back (replay, entry->who);
      return TRUE;
    case HQ_REPLAY_FINISH:
      return hq_replay_counter_finish (replay, entry->who, error);
    case HQ_REPLAY_MISSED:
      return hq_replay_counter_miss (replay, entry->who, error);
    case HQ_REPLAY_UNPAUSE:
      return hq_replay_counter_unpause (replay, entry->who, error);
    case HQ_REPLAY_ARRIVE:
    case HQ_REPLAY_GIVE_UP:
    case HQ_REPLAY_RETURN:
    case HQ_REPLAY_RATE:
    case HQ_REPLAY_END:
    default:
      g_return_val_if_reached (FALSE);
    }
}
