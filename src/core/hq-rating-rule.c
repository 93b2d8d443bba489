/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rating-rule.h"

#include "hq-error.h"

/**
 * hq_rating_rule_is_bad:
 *
 * Returns: whether a rating of @level is a bad one (差评)
 */
gboolean
hq_rating_rule_is_bad (int level)
{
  return level >= HQ_RATING_RULE_WORST && level <= HQ_RATING_RULE_LAST_BAD;
}

/**
 * hq_rating_rule_is_own:
 * @asker: (nullable): who of the staff looks, %NULL for nobody in particular
 * @rated: (nullable): whom a rating is of
 *
 * The rated never see the rater, whatever other role they have.
 *
 * Returns: whether a rating, and what tells whose it is, is kept back from @asker
 */
gboolean
hq_rating_rule_is_own (const char *asker, const char *rated)
{
  return asker != NULL && g_strcmp0 (asker, rated) == 0;
}

/**
 * hq_rating_rule_is_ratable:
 *
 * Returns: whether a stay at a counter may be rated: service began and ended there, with whatever
 *   outcome, and was not a wrong counter's. While somebody is served or parked nobody is asked.
 */
gboolean
hq_rating_rule_is_ratable (const HqRatingStay *stay)
{
  return stay->started_at != 0 && stay->ended_at != 0 && !stay->redirected;
}

/**
 * hq_rating_rule_find_last:
 * @stays: (array length=n_stays): the stays of a ticket, oldest first
 *
 * Returns: the index of the last one that may be rated or was, or -1
 */
int
hq_rating_rule_find_last (const HqRatingStay *stays, guint n_stays)
{
  for (int i = (int) n_stays - 1; i >= 0; i--)
    if (hq_rating_rule_is_ratable (&stays[i]))
      return i;
  return -1;
}

/* The newest rating of one channel, or -1. */
static int
hq_rating_rule_find_given (const HqRatingStay *stays, guint n_stays, gboolean pad)
{
  int found = -1;

  for (guint i = 0; i < n_stays; i++)
    if (stays[i].level != 0 && !stays[i].pad == !pad
        && (found < 0 || stays[i].rated_at >= stays[found].rated_at))
      found = (int) i;
  return found;
}

static int
hq_rating_rule_find_unrated (const HqRatingStay *stays, guint n_stays)
{
  for (int i = (int) n_stays - 1; i >= 0; i--)
    if (hq_rating_rule_is_ratable (&stays[i]) && stays[i].level == 0)
      return i;
  return -1;
}

static gboolean
hq_rating_rule_choose_reason (const HqRatingStay *stays,
                              guint n_stays,
                              const HqRatingAsk *ask,
                              HqRatingChoice *choice,
                              GError **error)
{
  int given = hq_rating_rule_find_given (stays, n_stays, ask->pad);

  if (given < 0)
    hq_error_set (error, HQ_ERROR_NOT_RATABLE, NULL);
  else if (ask->now > stays[given].rated_at + HQ_RATING_RULE_REASON)
    hq_error_set (error, HQ_ERROR_TOO_LATE, NULL);
  else
    {
      *choice = (HqRatingChoice) { (guint) given, HQ_RATING_STEP_REASON };
      return TRUE;
    }
  return FALSE;
}

/**
 * hq_rating_rule_offer:
 * @stays: (array length=n_stays): the stays of a ticket, oldest first
 * @n_stays: how many
 * @now: when its code was scanned
 * @stay: (out): index of the stay that is offered to be rated: the newest that is not rated
 * @error: return location for an error
 *
 * Returns: %FALSE with %HQ_ERROR_NOT_RATABLE, %HQ_ERROR_RATED, or %HQ_ERROR_TOO_LATE seven days after
 *   the end of service
 */
gboolean
hq_rating_rule_offer (const HqRatingStay *stays,
                      guint n_stays,
                      HqTime now,
                      guint *stay,
                      GError **error)
{
  int unrated = hq_rating_rule_find_unrated (stays, n_stays);

  if (hq_rating_rule_find_last (stays, n_stays) < 0)
    hq_error_set (error, HQ_ERROR_NOT_RATABLE, NULL);
  else if (unrated < 0)
    hq_error_set (error, HQ_ERROR_RATED, NULL);
  else if (now > stays[unrated].ended_at + HQ_RATING_RULE_VALID)
    hq_error_set (error, HQ_ERROR_TOO_LATE, NULL);
  else
    {
      *stay = (guint) unrated;
      return TRUE;
    }
  return FALSE;
}

/* The pad asks for the last stay alone, until the next service starts. */
static gboolean
hq_rating_rule_offer_last (const HqRatingStay *stays,
                           guint n_stays,
                           HqTime now,
                           guint *stay,
                           GError **error)
{
  int last = hq_rating_rule_find_last (stays, n_stays);

  if (last < 0)
    hq_error_set (error, HQ_ERROR_NOT_RATABLE, NULL);
  else if (stays[last].level != 0)
    hq_error_set (error, HQ_ERROR_RATED, NULL);
  else if (now > stays[last].ended_at + HQ_RATING_RULE_VALID || stays[last].next_started)
    hq_error_set (error, HQ_ERROR_TOO_LATE, NULL);
  else
    {
      *stay = (guint) last;
      return TRUE;
    }
  return FALSE;
}

/**
 * hq_rating_rule_choose:
 * @stays: (array length=n_stays): the stays of a ticket, oldest first
 * @n_stays: how many
 * @ask: what is asked
 * @choice: (out): which stay it is for, and what it does there
 * @error: return location for an error
 *
 * One rating for each ratable stay. The pad asks for the last one, until service of the next visitor
 * begins at that counter; the code offers the newest that is unrated, for seven days after its end.
 * Within five seconds of the first touch the same channel changes the level and does not go on to
 * another stay. The reason follows for two minutes, so that a level that was touched stands whether
 * or not somebody finishes the reason page.
 *
 * Returns: %FALSE with %HQ_ERROR_INVALID, %HQ_ERROR_NOT_RATABLE, %HQ_ERROR_RATED or
 *   %HQ_ERROR_TOO_LATE
 */
gboolean
hq_rating_rule_choose (const HqRatingStay *stays,
                       guint n_stays,
                       const HqRatingAsk *ask,
                       HqRatingChoice *choice,
                       GError **error)
{
  int given = hq_rating_rule_find_given (stays, n_stays, ask->pad);
  guint stay;

  if (ask->level == 0)
    return hq_rating_rule_choose_reason (stays, n_stays, ask, choice, error);
  if (ask->level < HQ_RATING_RULE_WORST || ask->level > HQ_RATING_RULE_BEST)
    {
      hq_error_set (error, HQ_ERROR_INVALID, "%d", ask->level);
      return FALSE;
    }
  if (given >= 0 && ask->now <= stays[given].rated_at + HQ_RATING_RULE_CHANGE)
    {
      *choice = (HqRatingChoice) { (guint) given, HQ_RATING_STEP_CHANGED };
      return TRUE;
    }
  if (ask->pad ? !hq_rating_rule_offer_last (stays, n_stays, ask->now, &stay, error)
               : !hq_rating_rule_offer (stays, n_stays, ask->now, &stay, error))
    return FALSE;
  *choice = (HqRatingChoice) { stay, HQ_RATING_STEP_FIRST };
  return TRUE;
}

/**
 * hq_rating_rule_mark:
 * @touches: (inout) (array length=n_touches): ratings in the order of counter and time
 *
 * Marks the ratings that staff are to look at (待核查): given within two seconds of the invitation,
 * or three within a minute at one counter. They count like any other.
 */
void
hq_rating_rule_mark (HqRatingTouch *touches, guint n_touches)
{
  for (guint i = 0; i < n_touches; i++)
    {
      const HqRatingTouch *first;

      touches[i].quick = touches[i].rated_at <= touches[i].ended_at + HQ_RATING_RULE_QUICK;
      if (i + 1 < HQ_RATING_RULE_BURST_COUNT)
        continue;
      first = &touches[i + 1 - HQ_RATING_RULE_BURST_COUNT];
      if (first->counter == touches[i].counter
          && touches[i].rated_at <= first->rated_at + HQ_RATING_RULE_BURST_SPAN)
        for (guint j = 0; j < HQ_RATING_RULE_BURST_COUNT; j++)
          touches[i - j].burst = TRUE;
    }
}

/**
 * hq_rating_rule_count_own:
 * @n_ratings: of one member of the staff, from the start on and before today
 *
 * The rated see how they were rated from five ratings up. One rating more must not tell who gave it, so
 * that what they see changes by five at a time.
 *
 * Returns: of how many of them, the first ones, they see the figure; 0 for not yet
 */
guint
hq_rating_rule_count_own (guint n_ratings)
{
  return n_ratings - n_ratings % HQ_RATING_RULE_OWN_STEP;
}

/**
 * hq_rating_rule_get_own_start:
 * @today: the day on which they look
 *
 * Returns: the first day of the month before: a day that goes by takes no single rating away
 */
HqDate
hq_rating_rule_get_own_start (HqDate today)
{
  return hq_date_add (today / 100 * 100 + 1, -1) / 100 * 100 + 1;
}
