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
 * Looks at what was said of the services of a member of the staff since the first day of the month
 * before. The rated see it from the next day on, from five ratings up and by five at a time, so that no
 * visitor is known by it.
 *
 * Returns: (transfer full): an HqOwnRatings, to be freed with g_free(); %NULL with one of the store's
 *   errors
 */
gpointer
hq_own_ratings_read (HqHall *hall, gconstpointer ask, GError **error)
{
  const HqOwnRatingsAsk *own = ask;
  g_autofree HqOwnRatings *found = g_new0 (HqOwnRatings, 1);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (int));
  GTimeZone *zone = hq_hall_get_zone (hall);
  HqRatingSpan span = { .staff = own->staff };

  found->from = hq_rating_rule_get_own_start (own->today);
  span.from = hq_date_at_minute (found->from, 0, zone);
  span.to = hq_date_at_minute (own->today, 0, zone);
  if (!hq_rating_table_read_levels (hq_hall_get_database (hall), &span, levels, error))
    return NULL;
  found->satisfied.total = hq_rating_rule_count_own (levels->len);
  for (guint i = 0; i < found->satisfied.total; i++)
    found->satisfied.n += hq_rate_is_satisfied (g_array_index (levels, int, i));
  return g_steal_pointer (&found);
}
