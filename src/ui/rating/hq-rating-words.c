/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-rating-words.h"

#include <glib/gi18n.h>

#include "hq-rating-rule.h"

/**
 * hq_rating_words_level:
 * @level: a rating, 1 to 5
 *
 * Returns: (transfer none): its word
 */
const char *
hq_rating_words_level (int level)
{
  static const char *const words[] = { N_ ("Very dissatisfied"), N_ ("Dissatisfied"),
                                       N_ ("Fairly satisfied"), N_ ("Satisfied"),
                                       N_ ("Very satisfied") };

  g_return_val_if_fail (level >= HQ_RATING_RULE_WORST && level <= HQ_RATING_RULE_BEST, "");

  return _ (words[level - HQ_RATING_RULE_WORST]);
}

/**
 * hq_rating_words_tag:
 * @tag: a reason, as hq_rating_tag_get() names it
 *
 * Returns: (transfer none): its words; the name itself for one that is not known
 */
const char *
hq_rating_words_tag (const char *tag)
{
  static const struct
  {
    const char *tag;
    const char *words;
  } tags[] = {
    { "polite", N_ ("Friendly staff") },
    { "quick", N_ ("Quickly done") },
    { "clear", N_ ("Clearly explained") },
    { "at-once", N_ ("Done in one visit") },
    { "tidy", N_ ("Orderly hall") },
    { "rude", N_ ("Unfriendly staff") },
    { "slow", N_ ("Slowly done") },
    { "unclear", N_ ("Not told everything at once") },
    { "extra-papers", N_ ("Asked for more papers than listed") },
    { "sent-around", N_ ("Sent from place to place") },
    { "long-wait", N_ ("Waited too long") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_str_equal (tags[i].tag, tag))
      return _ (tags[i].words);
  return tag;
}
