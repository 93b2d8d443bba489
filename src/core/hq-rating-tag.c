/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-rating-tag.h"

#include "hq-rating-rule.h"

/* Why somebody was content, or was not. They are stored by these names. */
static const char *const good[] = { "polite", "quick", "clear", "at-once", "tidy" };
static const char *const bad[] = { "rude",         "slow",        "unclear",
                                   "extra-papers", "sent-around", "long-wait" };

G_STATIC_ASSERT (G_N_ELEMENTS (good) <= HQ_RATING_TAG_MOST
                 && G_N_ELEMENTS (bad) <= HQ_RATING_TAG_MOST);

/**
 * hq_rating_tag_get:
 * @level: a rating
 * @i: a number from 0
 *
 * Returns: (transfer none) (nullable): that reason for a rating of @level, %NULL past the last one
 */
const char *
hq_rating_tag_get (int level, guint i)
{
  if (hq_rating_rule_is_bad (level))
    return i < G_N_ELEMENTS (bad) ? bad[i] : NULL;
  return i < G_N_ELEMENTS (good) ? good[i] : NULL;
}

/**
 * hq_rating_tag_format:
 * @level: a rating
 * @chosen: the bits 1 << i of the reasons that were chosen
 *
 * Returns: (transfer full): as they are stored with the rating: "quick,clear"; "" for none
 */
char *
hq_rating_tag_format (int level, guint chosen)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < HQ_RATING_TAG_MOST; i++)
    {
      const char *tag = hq_rating_tag_get (level, i);

      if (tag != NULL && (chosen & (1u << i)) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", tag);
    }
  return g_string_free (text, FALSE);
}
