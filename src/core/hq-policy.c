/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-policy.h"

#include "hq-error.h"
#include "hq-identity.h"

/* Scores are compared as fractions, exactly: a tie must be a tie on every machine. */
__extension__ typedef __int128 HqWide;

/**
 * hq_policy_init:
 * @policy: (out): gets the default of each figure
 */
void
hq_policy_init (HqPolicy *policy)
{
  *policy = (HqPolicy){
    .walk = HQ_MINUTE,
    .walk_floor = HQ_MINUTE,
    .walk_priority = HQ_MINUTE,
    .announce_bound = 45 * HQ_SECOND,
    .recall_spacing = 20 * HQ_SECOND,
    .recall_most = 5,
    .miss_announcements = 2,
    .miss_announcements_priority = 3,
    .miss_after = 40 * HQ_SECOND,
    .take_back = 2 * HQ_MINUTE,
    .return_calls = 3,
    .return_after = 5 * HQ_MINUTE,
    .slot_late = 15 * HQ_MINUTE,
    .continue_target = 10 * HQ_MINUTE,
    .continue_keeps = 0,
    .to_counter_for = 10 * HQ_MINUTE,
    .speciality_margin = 250,
    .reprint_most = 2,
    .priority_age = 60,
    .auto_start = 0,
    .lock_after = 10 * HQ_MINUTE,
    .voice = 1,
    .voice_times = 2,
    .voice_yao = 1,
  };
}

/**
 * hq_policy_get_score:
 * @now: the time of the call
 * @reference: when the ticket's claim began
 * @target: the wait that its class is promised, in microseconds
 *
 * An accumulating priority queue with rate 1/target (Kleinrock 1964; Stanford, Taylor and Ziedins
 * 2014): under load the waits of the classes keep the ratio of their targets and nobody starves.
 *
 * Returns: the share of the target that has passed; below zero before the reference
 */
double
hq_policy_get_score (HqTime now, HqTime reference, gint64 target)
{
  return (double) (now - reference) / (double) target;
}

/* Above 0 when @a comes before @b: higher score, then older reference, then smaller id. */
static int
hq_policy_compare (const HqHead *a, const HqHead *b, HqTime now)
{
  HqWide left = (HqWide) (now - a->reference) * b->target;
  HqWide right = (HqWide) (now - b->reference) * a->target;

  if (left != right)
    return left > right ? 1 : -1;
  if (a->reference != b->reference)
    return a->reference < b->reference ? 1 : -1;
  return a->ticket < b->ticket ? 1 : -1;
}

/* Whether @a leads @b by the margin at which a speciality gives way. */
static gboolean
hq_policy_leads (const HqPolicy *policy, const HqHead *a, const HqHead *b, HqTime now)
{
  HqWide lead = (HqWide) (now - a->reference) * b->target - (HqWide) (now - b->reference) * a->target;
  HqWide unit = (HqWide) a->target * b->target;

  return lead * 1000 >= unit * policy->speciality_margin;
}

typedef enum
{
  HQ_POLICY_ANY,
  HQ_POLICY_GREEN,
  HQ_POLICY_NOT_GREEN
} HqPolicyFilter;

static int
hq_policy_find_best (const HqContest *contest,
                     HqTime now,
                     HqPolicyFilter filter,
                     gboolean only_speciality)
{
  int best = -1;

  for (guint i = 0; i < contest->n_heads; i++)
    {
      const HqHead *head = &contest->heads[i];
      gboolean green = head->lane == HQ_LANE_GREEN;

      if ((filter == HQ_POLICY_GREEN && !green) || (filter == HQ_POLICY_NOT_GREEN && green)
          || (only_speciality && !head->speciality))
        continue;
      if (best < 0 || hq_policy_compare (head, &contest->heads[best], now) > 0)
        best = (int) i;
    }
  return best;
}

static int
hq_policy_find_runner_up (const HqContest *contest, HqTime now, int chosen)
{
  int best = -1;

  for (guint i = 0; i < contest->n_heads; i++)
    if ((int) i != chosen
        && (best < 0 || hq_policy_compare (&contest->heads[i], &contest->heads[best], now) > 0))
      best = (int) i;
  return best;
}

/**
 * hq_policy_choose:
 * @policy: the rules' figures
 * @contest: the heads of the ready lines that the counter serves
 * @now: the time of the call
 * @choice: (out): who is called, by which rule, and who came next
 *
 * Green channel first, at most every second call; then the counter's own speciality, unless another
 * score is higher by the margin; then the highest score.
 *
 * Returns: %FALSE if there is no head
 */
gboolean
hq_policy_choose (const HqPolicy *policy,
                  const HqContest *contest,
                  HqTime now,
                  HqChoice *choice)
{
  HqPolicyFilter filter = HQ_POLICY_NOT_GREEN;
  HqRule rule = HQ_RULE_SCORE;
  int own;
  int best = -1;

  if (!contest->last_call_green)
    best = hq_policy_find_best (contest, now, HQ_POLICY_GREEN, FALSE);
  if (best >= 0)
    rule = HQ_RULE_GREEN;
  else
    {
      best = hq_policy_find_best (contest, now, filter, FALSE);
      if (best < 0)
        {
          filter = HQ_POLICY_ANY;
          best = hq_policy_find_best (contest, now, filter, FALSE);
        }
      own = hq_policy_find_best (contest, now, filter, TRUE);
      if (own >= 0 && own != best
          && !hq_policy_leads (policy, &contest->heads[best], &contest->heads[own], now))
        {
          best = own;
          rule = HQ_RULE_SPECIALITY;
        }
    }
  if (best < 0)
    return FALSE;

  choice->chosen = (guint) best;
  choice->rule = rule;
  choice->score = hq_policy_get_score (now, contest->heads[best].reference,
                                       contest->heads[best].target);
  choice->runner_up = hq_policy_find_runner_up (contest, now, best);
  choice->runner_up_score = 0;
  if (choice->runner_up >= 0)
    choice->runner_up_score
      = hq_policy_get_score (now, contest->heads[choice->runner_up].reference,
                             contest->heads[choice->runner_up].target);
  return TRUE;
}

/**
 * hq_policy_get_walk:
 * @policy: the rules' figures
 * @from_floor: where the ticket was issued or sent from
 * @to_floor: where it is served
 * @priority: whether it is a priority ticket
 *
 * Returns: the walk allowance in microseconds
 */
gint64
hq_policy_get_walk (const HqPolicy *policy, int from_floor, int to_floor, gboolean priority)
{
  return policy->walk + ABS (to_floor - from_floor) * policy->walk_floor
         + (priority ? policy->walk_priority : 0);
}

/**
 * hq_policy_is_old:
 * @policy: the rules' figures
 * @birth: a visitor's date of birth, 0 where it is not known
 * @today: the day of the visit
 *
 * Old people are those of 60 and more by law (老年人权益保障法, art. 2); some halls begin later.
 *
 * Returns: whether the visitor's age gives priority
 */
gboolean
hq_policy_is_old (const HqPolicy *policy, HqDate birth, HqDate today)
{
  return policy->priority_age > 0
         && hq_identity_get_age (birth, today) >= (int) policy->priority_age;
}

/**
 * hq_policy_get_times:
 * @policy: the rules' figures
 * @calling: a call that was not answered yet
 * @times: (out): when it may be called again, and when the visitor may be missed
 *
 * An announcement that nobody reported counts as said after a bound: a dead loudspeaker stops
 * nobody. Where nothing is said aloud, a call counts as said at once.
 */
void
hq_policy_get_times (const HqPolicy *policy, const HqCalling *calling, HqCallingTimes *times)
{
  HqTime request = calling->recalls > 0 ? calling->recalled_at : calling->called_at;

  *times = (HqCallingTimes){
    .said = 1 + calling->recalls,
    .needed = calling->priority ? policy->miss_announcements_priority : policy->miss_announcements,
    .pending = policy->voice != 0 && !calling->silent
               && calling->announcements < 1 + calling->recalls,
    .often = calling->recalls >= policy->recall_most,
  };
  times->said_at = times->pending ? request + policy->announce_bound
                                  : MAX (request, calling->announced_at);
  times->recall_at = times->said_at + policy->recall_spacing;
  times->miss_at = MAX (times->said_at + policy->miss_after, calling->walk_until);
}

static gboolean
hq_policy_wait_until (HqTime time, HqTime now, GError **error)
{
  if (now >= time)
    return TRUE;
  hq_error_set (error, HQ_ERROR_TOO_SOON, "%d s",
                (int) ((time - now + HQ_SECOND - 1) / HQ_SECOND));
  return FALSE;
}

/**
 * hq_policy_may_recall:
 * @policy: the rules' figures
 * @calling: a call that was not answered yet
 * @now: the time
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_TOO_OFTEN, or %HQ_ERROR_TOO_SOON and the seconds that are left
 */
gboolean
hq_policy_may_recall (const HqPolicy *policy,
                      const HqCalling *calling,
                      HqTime now,
                      GError **error)
{
  HqCallingTimes times;

  hq_policy_get_times (policy, calling, &times);
  if (times.often)
    {
      hq_error_set (error, HQ_ERROR_TOO_OFTEN, "%u", policy->recall_most);
      return FALSE;
    }
  return hq_policy_wait_until (times.recall_at, now, error);
}

/**
 * hq_policy_may_miss:
 * @policy: the rules' figures
 * @calling: a call that was not answered yet
 * @now: the time
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_TOO_SOON: too few announcements (the detail says how many more), or
 *   the seconds that are left of the time after the last one or of the walk allowance
 */
gboolean
hq_policy_may_miss (const HqPolicy *policy,
                    const HqCalling *calling,
                    HqTime now,
                    GError **error)
{
  HqCallingTimes times;

  hq_policy_get_times (policy, calling, &times);
  if (times.said < times.needed)
    {
      hq_error_set (error, HQ_ERROR_TOO_SOON, "%u/%u", times.said, times.needed);
      return FALSE;
    }
  return hq_policy_wait_until (times.miss_at, now, error);
}
