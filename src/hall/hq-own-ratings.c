/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-own-ratings.h"

#include "hq-rating-table.h"

/**
 * hq_own_ratings_ask_new:
 * @staff: whoever looks
 * @today: the day on which they do
 *
 * Returns: (transfer full): it, for a reader
 */
HqOwnRatingsAsk *
hq_own_ratings_ask_new (const char *staff, HqDate today)
{
  HqOwnRatingsAsk *ask = g_new (HqOwnRatingsAsk, 1);

  *ask = (HqOwnRatingsAsk){ g_strdup (staff), today };
  return ask;
}

/**
 * hq_own_ratings_ask_free:
 * @ask: (transfer full): an HqOwnRatingsAsk
 */
void
hq_own_ratings_ask_free (gpointer ask)
{
  g_free (((HqOwnRatingsAsk *) ask)->staff);
  g_free (ask);
}

/**
 * hq_own_ratings_read:
 * @ask: an HqOwnRatingsAsk
 *
 * Looks at what was said of the services of a member of the staff in the thirty days before today. The
 * rated see it from the next day on and from five ratings up, so that no visitor is known by it.
 *
 * Returns: (transfer full): an HqOwnRatings, to be freed with g_free(); %NULL with one of the store's
 *   errors
 */
gpointer
hq_own_ratings_read (HqHall *hall, gconstpointer ask, GError **error)
{
  const HqOwnRatingsAsk *own = ask;
  g_autofree HqOwnRatings *found = g_new0 (HqOwnRatings, 1);
  GTimeZone *zone = hq_hall_get_zone (hall);
  HqDate first = hq_date_add (own->today, -HQ_RATING_RULE_OWN_DAYS);
  const HqRatingSpan span = { own->staff, hq_date_at_minute (first, 0, zone),
                              hq_date_at_minute (own->today, 0, zone) };
  gint64 counts[HQ_RATING_RULE_BEST + 1];
  HqRate rate = { 0 };

  if (!hq_rating_table_count_levels (hq_hall_get_database (hall), &span, counts, error))
    return NULL;
  for (int level = HQ_RATING_RULE_WORST; level <= HQ_RATING_RULE_BEST; level++)
    {
      rate.total += counts[level];
      rate.n += hq_rate_is_satisfied (level) ? counts[level] : 0;
    }
  found->enough = rate.total >= HQ_RATING_RULE_OWN_LEAST;
  if (found->enough)
    found->satisfied = rate;
  return g_steal_pointer (&found);
}
