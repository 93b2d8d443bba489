/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hq-hit.h"

#include "hq-language.h"

/**
 * hq_hit_mark:
 * @hit: an item that was found
 * @begin: markup before what matched
 * @end: markup after it
 *
 * Returns: (transfer full): markup of the item's name, with what matched made to stand out
 */
char *
hq_hit_mark (const HqSearchHit *hit, const char *begin, const char *end)
{
  const char *shown = hq_language_pick (hit->name, hit->name_en);
  const char *name = hit->rank == HQ_SEARCH_ENGLISH ? hit->name_en : hit->name;
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *rest = NULL;
  guint at = 0;

  /* What matched stands in one of the two names, which need not be the one that is shown. */
  if (shown != name)
    return g_markup_escape_text (shown, -1);
  for (guint i = 0; i < hit->n_spans; i++)
    {
      g_autofree char *before = g_markup_escape_text (name + at, hit->spans[i].start - at);
      g_autofree char *inside = g_markup_escape_text (name + hit->spans[i].start,
                                                      hit->spans[i].end - hit->spans[i].start);

      g_string_append_printf (markup, "%s%s%s%s", before, begin, inside, end);
      at = hit->spans[i].end;
    }
  rest = g_markup_escape_text (name + at, -1);
  g_string_append (markup, rest);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/**
 * hq_hit_say:
 *
 * Returns: (transfer full): the item's code, and the word by which it was found
 */
char *
hq_hit_say (const HqSearchHit *hit)
{
  return hit->via == NULL ? g_strdup (hit->key) : g_strjoin (" · ", hit->key, hit->via, NULL);
}
