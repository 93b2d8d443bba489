/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search-text.h"

#include <string.h>

static void
hq_search_text_add (GArray *units, gunichar character, guint start, guint end)
{
  HqSearchUnit unit = { g_unichar_tolower (character), start, end };

  if (unit.character == 0xFC) /* ü, which has no key of its own and is typed v */
    unit.character = 'v';
  if (g_unichar_isalnum (unit.character))
    g_array_append_val (units, unit);
}

/**
 * hq_search_text_fold:
 * @text: any text
 * @most: how many units are enough
 *
 * Makes alike what people write in several ways: full-width and half-width, capital and small
 * letters. Blanks, punctuation and pictures are passed over.
 *
 * Returns: (transfer full) (element-type HqSearchUnit): what is left of @text; nothing of one that
 *   is no UTF-8
 */
GArray *
hq_search_text_fold (const char *text, guint most)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (HqSearchUnit));

  if (!g_utf8_validate (text, -1, NULL))
    return units;
  for (const char *at = text; *at != '\0' && units->len < most; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      guint start = (guint) (at - text);
      guint end = (guint) (g_utf8_next_char (at) - text);
      g_autofree char *folded = NULL;

      if (character < 0x80 || (character >= 0x4E00 && character <= 0x9FFF))
        {
          hq_search_text_add (units, character, start, end);
          continue;
        }
      folded = g_utf8_normalize (at, end - start, G_NORMALIZE_ALL_COMPOSE);
      for (const char *part = folded; *part != '\0'; part = g_utf8_next_char (part))
        hq_search_text_add (units, g_utf8_get_char (part), start, end);
    }
  if (units->len > most)
    g_array_set_size (units, most);
  return units;
}

/**
 * hq_search_text_begins_word:
 * @units: (element-type HqSearchUnit): a folded text
 * @place: a unit of it
 *
 * Returns: whether something was passed over before @place, or nothing stands there
 */
gboolean
hq_search_text_begins_word (const GArray *units, guint place)
{
  const HqSearchUnit *unit = &g_array_index (units, HqSearchUnit, place);

  return place == 0 || (unit[-1].end != unit->start && unit[-1].start != unit->start);
}
