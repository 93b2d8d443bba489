/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-follow-rule.h"

#include "hq-error.h"
#include "hq-rating-rule.h"

/**
 * hq_follow_rule_is_open:
 *
 * Returns: whether something is still to be done about a rating in @state
 */
gboolean
hq_follow_rule_is_open (HqFollowState state)
{
  return state == HQ_FOLLOW_VERIFY || state == HQ_FOLLOW_RECTIFY || state == HQ_FOLLOW_CALL_BACK;
}

/**
 * hq_follow_rule_is_proposed:
 *
 * Returns: whether a proposal waits to be decided
 */
gboolean
hq_follow_rule_is_proposed (const HqFollow *follow)
{
  return follow->proposal != HQ_FOLLOW_VERIFY;
}

/**
 * hq_follow_rule_needs_text:
 *
 * Returns: whether @step says nothing without words: what was found, what was done, on what ground. The
 *   result of a call-back and an agreement are said by the step itself
 */
gboolean
hq_follow_rule_needs_text (HqFollowStep step)
{
  switch (step)
    {
    case HQ_FOLLOW_STEP_VERIFIED:
    case HQ_FOLLOW_STEP_RECTIFIED:
    case HQ_FOLLOW_STEP_DISCONTENT:
    case HQ_FOLLOW_STEP_INVALID:
    case HQ_FOLLOW_STEP_UNRECTIFIABLE:
    case HQ_FOLLOW_STEP_REFUSED:
    case HQ_FOLLOW_STEP_EXTENDED:
      return TRUE;
    case HQ_FOLLOW_STEP_CONTENT:
    case HQ_FOLLOW_STEP_UNREACHED:
    case HQ_FOLLOW_STEP_UNCALLED:
    case HQ_FOLLOW_STEP_AGREED:
    case HQ_N_FOLLOW_STEPS:
      break;
    }
  return FALSE;
}

/**
 * hq_follow_rule_check_text:
 * @text: (nullable): what somebody wrote with @step
 *
 * Returns: %FALSE with %HQ_ERROR_REASON_NEEDED where words are missing, or %HQ_ERROR_INVALID where they
 *   are too many or no text
 */
gboolean
hq_follow_rule_check_text (HqFollowStep step, const char *text, GError **error)
{
  gboolean says = FALSE;
  gboolean fits = text == NULL
                  || (g_utf8_validate (text, -1, NULL)
                      && g_utf8_strlen (text, -1) <= HQ_FOLLOW_RULE_LONGEST);

  for (const char *at = text; fits && at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      says |= g_unichar_isgraph (c);
      fits = !g_unichar_iscntrl (c) || c == '\n';
    }
  if (!fits)
    hq_error_set (error, HQ_ERROR_INVALID, "1–%d", HQ_FOLLOW_RULE_LONGEST);
  else if (!says && hq_follow_rule_needs_text (step))
    hq_error_set (error, HQ_ERROR_REASON_NEEDED, NULL);
  else
    return TRUE;
  return FALSE;
}

/* Whoever has no department is of none but the hall's own: two of them are of the same one. */
static gboolean
hq_follow_rule_is_together (const HqFollowParty *party)
{
  return g_strcmp0 (party->actor.department, party->rated.department) == 0;
}

/**
 * hq_follow_rule_may_see:
 * @party: who looks at the follow-up of a rating of whom
 * @error: return location for an error
 *
 * The rated never see the rater; a supervisor (效能督查) sees to other departments.
 *
 * Returns: %FALSE with %HQ_ERROR_OWN_RATING or %HQ_ERROR_SAME_DEPARTMENT
 */
gboolean
hq_follow_rule_may_see (const HqFollowParty *party, GError **error)
{
  if (hq_rating_rule_is_own (party->actor.staff, party->rated.staff))
    hq_error_set (error, HQ_ERROR_OWN_RATING, NULL);
  else if (party->role == HQ_ROLE_SUPERVISOR && hq_follow_rule_is_together (party))
    hq_error_set (error, HQ_ERROR_SAME_DEPARTMENT, NULL);
  else
    return TRUE;
  return FALSE;
}

/**
 * hq_follow_rule_may:
 * @party: who acts
 * @follow: how the follow-up stands
 * @step: what is to be done
 * @error: return location for an error
 *
 * That a rating is invalid or cannot be rectified is proposed by one person and decided by a second one
 * of another department than the rated clerk's; the first one may take it back.
 *
 * Returns: %FALSE with %HQ_ERROR_OWN_RATING, %HQ_ERROR_SAME_DEPARTMENT or %HQ_ERROR_OWN_PROPOSAL
 */
gboolean
hq_follow_rule_may (const HqFollowParty *party,
                    const HqFollow *follow,
                    HqFollowStep step,
                    GError **error)
{
  if (!hq_follow_rule_may_see (party, error))
    return FALSE;
  if (step != HQ_FOLLOW_STEP_AGREED && step != HQ_FOLLOW_STEP_REFUSED)
    return TRUE;
  /* Whoever proposed may take it back: what nobody can decide would stand for ever. */
  if (step == HQ_FOLLOW_STEP_REFUSED && g_strcmp0 (party->actor.staff, follow->proposer) == 0)
    return TRUE;
  if (g_strcmp0 (party->actor.staff, follow->proposer) == 0)
    hq_error_set (error, HQ_ERROR_OWN_PROPOSAL, NULL);
  else if (hq_follow_rule_is_together (party))
    hq_error_set (error, HQ_ERROR_SAME_DEPARTMENT, NULL);
  else
    return TRUE;
  return FALSE;
}

/* The states from which a step can be taken, as bits. */
static guint
hq_follow_rule_get_from (HqFollowStep step)
{
  const guint verify = 1u << HQ_FOLLOW_VERIFY;
  const guint rectify = 1u << HQ_FOLLOW_RECTIFY;
  const guint call = 1u << HQ_FOLLOW_CALL_BACK;

  switch (step)
    {
    case HQ_FOLLOW_STEP_VERIFIED:
      return verify;
    case HQ_FOLLOW_STEP_RECTIFIED:
    case HQ_FOLLOW_STEP_UNRECTIFIABLE:
      return rectify;
    case HQ_FOLLOW_STEP_CONTENT:
    case HQ_FOLLOW_STEP_DISCONTENT:
    case HQ_FOLLOW_STEP_UNREACHED:
    case HQ_FOLLOW_STEP_UNCALLED:
      return call;
    case HQ_FOLLOW_STEP_INVALID:
    case HQ_FOLLOW_STEP_AGREED:
    case HQ_FOLLOW_STEP_REFUSED:
      return verify | rectify;
    case HQ_FOLLOW_STEP_EXTENDED:
      return verify | rectify | call;
    case HQ_N_FOLLOW_STEPS:
      break;
    }
  return 0;
}

static gboolean
hq_follow_rule_is_decision (HqFollowStep step)
{
  return step == HQ_FOLLOW_STEP_AGREED || step == HQ_FOLLOW_STEP_REFUSED;
}

static gboolean
hq_follow_rule_can (const HqFollow *follow, HqFollowStep step, GError **error)
{
  gboolean proposed = hq_follow_rule_is_proposed (follow);
  gboolean calls = step == HQ_FOLLOW_STEP_CONTENT || step == HQ_FOLLOW_STEP_DISCONTENT
                   || step == HQ_FOLLOW_STEP_UNREACHED;

  if ((hq_follow_rule_get_from (step) & (1u << follow->state)) == 0
      || (step == HQ_FOLLOW_STEP_UNCALLED && follow->reachable))
    hq_error_set (error, HQ_ERROR_WRONG_STATE, "%s",
                  hq_nick_get (HQ_SET_FOLLOW_STATE, follow->state));
  else if (proposed && !hq_follow_rule_is_decision (step) && step != HQ_FOLLOW_STEP_EXTENDED)
    hq_error_set (error, HQ_ERROR_PROPOSED, NULL);
  else if (!proposed && hq_follow_rule_is_decision (step))
    hq_error_set (error, HQ_ERROR_NOT_PROPOSED, NULL);
  else if (calls && !follow->reachable)
    hq_error_set (error, HQ_ERROR_NO_TELEPHONE, NULL);
  else if (step == HQ_FOLLOW_STEP_EXTENDED && follow->extended)
    hq_error_set (error, HQ_ERROR_EXTENDED, NULL);
  else
    return TRUE;
  return FALSE;
}

/* After a call that nobody answered it is tried again, but not for ever. */
static HqFollowState
hq_follow_rule_try_again (guint tries)
{
  return tries >= HQ_FOLLOW_RULE_TRIES ? HQ_FOLLOW_CLOSED : HQ_FOLLOW_CALL_BACK;
}

/**
 * hq_follow_rule_move:
 * @before: how a follow-up stands
 * @step: what is done
 * @after: (out): how it stands then; untouched on failure
 * @error: return location for an error
 *
 * Verified, rectified, called back and content: closed. Nobody can be called where no telephone was
 * left: then it is closed as it is rectified. Whoever is not content has it rectified again, as often
 * as it takes, or until a second person agrees that it cannot be.
 *
 * Returns: %FALSE with %HQ_ERROR_WRONG_STATE, %HQ_ERROR_PROPOSED, %HQ_ERROR_NOT_PROPOSED,
 *   %HQ_ERROR_NO_TELEPHONE or %HQ_ERROR_EXTENDED
 */
gboolean
hq_follow_rule_move (const HqFollow *before, HqFollowStep step, HqFollow *after, GError **error)
{
  HqFollow moved = *before;

  if (!hq_follow_rule_can (before, step, error))
    return FALSE;
  switch (step)
    {
    case HQ_FOLLOW_STEP_VERIFIED:
    case HQ_FOLLOW_STEP_DISCONTENT:
      moved.state = HQ_FOLLOW_RECTIFY;
      break;
    case HQ_FOLLOW_STEP_RECTIFIED:
      moved.state = before->reachable ? HQ_FOLLOW_CALL_BACK : HQ_FOLLOW_CLOSED;
      moved.tries = 0;
      break;
    case HQ_FOLLOW_STEP_CONTENT:
    case HQ_FOLLOW_STEP_UNCALLED:
      moved.state = HQ_FOLLOW_CLOSED;
      break;
    case HQ_FOLLOW_STEP_UNREACHED:
      moved.tries++;
      moved.state = hq_follow_rule_try_again (moved.tries);
      break;
    case HQ_FOLLOW_STEP_INVALID:
      moved.proposal = HQ_FOLLOW_INVALID;
      break;
    case HQ_FOLLOW_STEP_UNRECTIFIABLE:
      moved.proposal = HQ_FOLLOW_UNRECTIFIABLE;
      break;
    case HQ_FOLLOW_STEP_AGREED:
      moved.state = before->proposal;
      moved.proposal = HQ_FOLLOW_VERIFY;
      break;
    case HQ_FOLLOW_STEP_REFUSED:
      moved.proposal = HQ_FOLLOW_VERIFY;
      break;
    case HQ_FOLLOW_STEP_EXTENDED:
      moved.extended = TRUE;
      break;
    case HQ_N_FOLLOW_STEPS:
      g_return_val_if_reached (FALSE);
    }
  if (!hq_follow_rule_is_proposed (&moved))
    moved.proposer = NULL;
  *after = moved;
  return TRUE;
}

/**
 * hq_follow_rule_get_due:
 * @rated: the day of the rating, which does not count
 * @extended: whether the deadline was extended
 * @calendar: the statutory calendar
 * @due: (out): the last day
 * @error: return location for an error
 *
 * Five working days, and with the extension ten, as the limits of cases are counted.
 *
 * Returns: %FALSE with %HQ_ERROR_NO_CALENDAR and the calendar's last day where it does not reach
 */
gboolean
hq_follow_rule_get_due (HqDate rated,
                        gboolean extended,
                        const HqCalendar *calendar,
                        HqDate *due,
                        GError **error)
{
  guint days = HQ_FOLLOW_RULE_DAYS + (extended ? HQ_FOLLOW_RULE_MORE : 0);

  return hq_calendar_add_working_days (calendar, rated, days, due, error);
}

/**
 * hq_follow_rule_may_extend:
 * @follow: how the follow-up stands
 * @due: its last day
 * @today: the day on which it is asked
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_OVERDUE where the last day has passed, or as hq_follow_rule_move()
 */
gboolean
hq_follow_rule_may_extend (const HqFollow *follow, HqDate due, HqDate today, GError **error)
{
  if (!hq_follow_rule_can (follow, HQ_FOLLOW_STEP_EXTENDED, error))
    return FALSE;
  if (today <= due)
    return TRUE;
  hq_error_set (error, HQ_ERROR_OVERDUE, NULL);
  return FALSE;
}

/**
 * hq_follow_rule_count_left:
 * @calendar: the statutory calendar
 * @today: the day on which it is looked at
 * @due: the last day
 *
 * Returns: how many working days come after @today until @due, both inclusive: 0 on the last one; below
 *   zero how many have gone by since, at least one where the last day has passed
 */
int
hq_follow_rule_count_left (const HqCalendar *calendar, HqDate today, HqDate due)
{
  int days = (int) hq_calendar_count_working (calendar, MIN (today, due), MAX (today, due));

  return today <= due ? days : -MAX (days, 1);
}
