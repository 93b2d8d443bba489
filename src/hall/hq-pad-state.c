/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-pad-state.h"

#include <string.h>

/* What comes after two minutes is refused: it is not asked for so long. */
#define HQ_PAD_STATE_REASON_LAST (HQ_RATING_RULE_REASON - 5 * HQ_SECOND)

static void
hq_pad_state_set (HqPadState *state, HqPadStep step, HqTime until)
{
  state->step = step;
  state->until = until;
}

/* Whether a finger may be on the pad, or its touch on the way, of somebody who was not served here just
 * now: nobody else is put under it. */
static gboolean
hq_pad_state_is_taken (const HqPadState *state)
{
  return state->sending
         || (state->by_code && state->step != HQ_PAD_IDLE && state->step != HQ_PAD_THANKS);
}

/* Until when whoever was served last is invited: who had to wait for the pad has the whole time. */
static HqTime
hq_pad_state_get_last (const HqPadState *state, const HqRatingStay *stay)
{
  return MAX (stay->ended_at, state->taken_at) + HQ_PAD_STATE_INVITE;
}

static gboolean
hq_pad_state_is_new (const HqPadState *state, const HqPadView *view, HqTime now)
{
  const HqRatingStay *stay = &view->rating.stay;

  return view->last.ticket != 0 && hq_rating_rule_is_ratable (stay) && stay->level == 0
         && !stay->next_started && now < hq_pad_state_get_last (state, stay)
         && (view->last.ticket != state->ticket || view->rating.period != state->period);
}

/* What the hall says of the stay that the state is about. */
static void
hq_pad_state_compare (HqPadState *state, const HqPadView *view)
{
  const HqRatingStay *stay = &view->rating.stay;

  if (state->step != HQ_PAD_INVITE || state->sending || state->by_code
      || view->last.ticket != state->ticket
      || view->rating.period != state->period)
    return;
  if (stay->level != 0 && stay->pad)
    hq_pad_state_rate (state, stay->level, stay->rated_at);
  else if (stay->level != 0 || stay->next_started)
    hq_pad_state_set (state, HQ_PAD_IDLE, 0);
}

static void
hq_pad_state_pass (HqPadState *state, HqTime now)
{
  if (state->until == 0 || now < state->until || state->sending)
    return;
  switch (state->step)
    {
    case HQ_PAD_CHANGE:
    case HQ_PAD_REASON:
      hq_pad_state_go_on (state, now);
      break;
    case HQ_PAD_IDLE:
    case HQ_PAD_INVITE:
    case HQ_PAD_THANKS:
      hq_pad_state_set (state, HQ_PAD_IDLE, 0);
      break;
    }
}

/**
 * hq_pad_state_look:
 * @view: (nullable): the counter, as it was read last
 * @now: the store's clock
 *
 * Goes on to what follows by itself: an invitation after the end of service, which stands for 30
 * seconds or until the next service starts; the reasons five seconds after the first touch; and the
 * end of each. Nothing is stored for who does not answer. Whoever rates by a code, or whose touch is
 * on its way, is asked to the end first, and the thirty seconds of the next begin after it.
 *
 * Returns: whether the step is another one now
 */
gboolean
hq_pad_state_look (HqPadState *state, const HqPadView *view, HqTime now)
{
  HqPadStep before = state->step;
  gint64 ticket = state->ticket;
  int period = state->period;

  hq_pad_state_pass (state, now);
  if (view != NULL && hq_pad_state_is_new (state, view, now))
    {
      HqTime last = hq_pad_state_get_last (state, &view->rating.stay);

      if (hq_pad_state_is_taken (state))
        {
          state->taken_at = now;
          return state->step != before;
        }
      *state = (HqPadState){ .ticket = view->last.ticket, .period = view->rating.period };
      hq_pad_state_set (state, HQ_PAD_INVITE, last);
    }
  else if (view != NULL)
    hq_pad_state_compare (state, view);
  return state->step != before || state->ticket != ticket || state->period != period;
}

/**
 * hq_pad_state_scan:
 * @ticket: a ticket whose code was scanned
 * @period: its stay that is offered to be rated
 *
 * Nobody is sent away by somebody else's code: who is being asked is asked to the end.
 *
 * Returns: whether its visitor is asked now
 */
gboolean
hq_pad_state_scan (HqPadState *state, gint64 ticket, int period, HqTime now)
{
  if (state->step != HQ_PAD_IDLE && state->step != HQ_PAD_THANKS)
    return FALSE;
  *state = (HqPadState){ .ticket = ticket, .period = period, .by_code = TRUE };
  hq_pad_state_set (state, HQ_PAD_INVITE, now + HQ_PAD_STATE_INVITE);
  return TRUE;
}

/**
 * hq_pad_state_touch:
 * @level: the face that was touched
 *
 * Returns: whether the hall is to be told; a second touch in a hurry is not
 */
gboolean
hq_pad_state_touch (HqPadState *state, int level)
{
  if (state->sending || (state->step != HQ_PAD_INVITE && state->step != HQ_PAD_CHANGE)
      || level == state->level)
    return FALSE;
  state->sending = TRUE;
  return TRUE;
}

/**
 * hq_pad_state_rate:
 * @level: what stands in the hall now
 * @at: when it was stored
 */
void
hq_pad_state_rate (HqPadState *state, int level, HqTime at)
{
  state->sending = FALSE;
  state->level = level;
  if (state->rated_at != 0)
    return;
  state->rated_at = at;
  hq_pad_state_set (state, HQ_PAD_CHANGE, at + HQ_RATING_RULE_CHANGE);
}

/**
 * hq_pad_state_refuse:
 * @code: why the hall did not take the touch
 *
 * What was rated before stands, and its reasons are asked for; an invitation that is over goes away.
 * Any other touch may be tried again.
 */
void
hq_pad_state_refuse (HqPadState *state, HqError code, HqTime now)
{
  state->sending = FALSE;
  if (code != HQ_ERROR_RATED && code != HQ_ERROR_TOO_LATE && code != HQ_ERROR_NOT_RATABLE)
    return;
  if (state->level != 0)
    hq_pad_state_go_on (state, now);
  else if (code == HQ_ERROR_RATED)
    hq_pad_state_set (state, HQ_PAD_THANKS, now + HQ_PAD_STATE_THANKS);
  else
    hq_pad_state_set (state, HQ_PAD_IDLE, 0);
}

/**
 * hq_pad_state_keep:
 *
 * Somebody is at the reasons: they stay.
 */
void
hq_pad_state_keep (HqPadState *state, HqTime now)
{
  if (state->step == HQ_PAD_REASON)
    state->until = MIN (now + HQ_PAD_STATE_REASON, state->rated_at + HQ_PAD_STATE_REASON_LAST);
}

/**
 * hq_pad_state_go_on:
 *
 * From the chosen face to the reasons, and from them to the thanks. The rating stands either way.
 */
void
hq_pad_state_go_on (HqPadState *state, HqTime now)
{
  if (state->step == HQ_PAD_CHANGE && now < state->rated_at + HQ_PAD_STATE_REASON_LAST)
    {
      state->step = HQ_PAD_REASON;
      hq_pad_state_keep (state, now);
    }
  else if (state->step == HQ_PAD_CHANGE || state->step == HQ_PAD_REASON)
    hq_pad_state_set (state, HQ_PAD_THANKS, now + HQ_PAD_STATE_THANKS);
}

/**
 * hq_pad_state_dial:
 * @digit: a digit of the telephone, or '\0' to take the last one back
 */
void
hq_pad_state_dial (HqPadState *state, char digit)
{
  gsize length = strlen (state->telephone);

  if (digit == '\0' && length > 0)
    state->telephone[length - 1] = '\0';
  else if (g_ascii_isdigit (digit) && length < HQ_PAD_STATE_TELEPHONE)
    {
      state->telephone[length] = digit;
      state->telephone[length + 1] = '\0';
    }
}

/**
 * hq_pad_state_may_send:
 *
 * Returns: whether there is a reason or a whole telephone to be sent, and no half one
 */
gboolean
hq_pad_state_may_send (const HqPadState *state)
{
  gsize length = strlen (state->telephone);

  if (length > 0 && length < HQ_PAD_STATE_TELEPHONE_LEAST)
    return FALSE;
  return !state->sending && (state->tags != 0 || length > 0);
}
