/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search-query.h"

#include <string.h>

#define HQ_SEARCH_QUERY_BIT(place) (G_GUINT64_CONSTANT (1) << (place))

/* What the characters that are read as one syllable do to the query. */
typedef struct
{
  guint length;
  guint64 first; /* places where its first letter stands */
  guint64 two;   /* places where its zh, ch or sh stands */
  guint64 whole; /* places where all of it stands */
  guint64 rest;  /* places where the query ends before it does */
} HqSearchQuerySyllable;

static HqSearchQuerySyllable
hq_search_query_compare (const HqSearchQuery *query, const char *text)
{
  HqSearchQuerySyllable syllable = { .length = (guint) strlen (text) };
  gboolean has_two = strchr ("zcs", text[0]) != NULL && text[1] == 'h';

  for (guint i = 0; i < query->n_units; i++)
    {
      guint n = 0;

      while (n < syllable.length && i + n < query->n_units
             && query->units[i + n] == (guchar) text[n])
        n++;
      if (n >= 1)
        syllable.first |= HQ_SEARCH_QUERY_BIT (i);
      if (n >= 2 && has_two)
        syllable.two |= HQ_SEARCH_QUERY_BIT (i);
      if (n == syllable.length)
        syllable.whole |= HQ_SEARCH_QUERY_BIT (i);
      else if (n >= 1 && i + n == query->n_units)
        syllable.rest |= HQ_SEARCH_QUERY_BIT (i);
    }
  return syllable;
}

/* Lets a character take @n letters at @places. */
static void
hq_search_query_add_take (HqSearchStep *step, guint n, guint64 places)
{
  step->take[n - 1] |= places;
  if (places != 0)
    step->longest = MAX (step->longest, n);
}

static void
hq_search_query_add_syllable (HqSearchStep *steps, const HqSearchQuerySyllable *syllable)
{
  hq_search_query_add_take (&steps[HQ_SEARCH_WAY_INITIALS], 1, syllable->first);
  hq_search_query_add_take (&steps[HQ_SEARCH_WAY_PINYIN], syllable->length, syllable->whole);
  hq_search_query_add_take (&steps[HQ_SEARCH_WAY_MIXED], 1, syllable->first);
  hq_search_query_add_take (&steps[HQ_SEARCH_WAY_MIXED], 2, syllable->two);
  hq_search_query_add_take (&steps[HQ_SEARCH_WAY_MIXED], syllable->length, syllable->whole);
  steps[HQ_SEARCH_WAY_PINYIN].rest |= syllable->rest;
  steps[HQ_SEARCH_WAY_MIXED].rest |= syllable->rest;
}

/* The steps of a character, all zero until now. */
static HqSearchStep *
hq_search_query_get_steps (HqSearchQuery *query, guint32 number)
{
  if (query->slots[number] == 0)
    {
      query->slots[number] = query->steps->len + 1;
      g_array_set_size (query->steps, query->steps->len + HQ_SEARCH_N_WAYS);
    }
  return &g_array_index (query->steps, HqSearchStep, query->slots[number] - 1);
}

static void
hq_search_query_add_literals (HqSearchQuery *query, const HqSearchAlphabet *alphabet)
{
  for (guint i = 0; i < query->n_units; i++)
    {
      guint32 number = hq_search_alphabet_find (alphabet, query->units[i]);
      const HqSearchCharacter *character;
      HqSearchStep *steps;

      if (number == HQ_SEARCH_ALPHABET_NONE)
        continue;
      character = &g_array_index (alphabet->characters, HqSearchCharacter, number);
      steps = hq_search_query_get_steps (query, number);
      for (guint way = 0; way < HQ_SEARCH_N_WAYS; way++)
        if (character->n_readings == 0 || way == HQ_SEARCH_WAY_LITERAL
            || way == HQ_SEARCH_WAY_MIXED)
          hq_search_query_add_take (&steps[way], 1, HQ_SEARCH_QUERY_BIT (i));
    }
}

/**
 * hq_search_query_init:
 * @query: (out caller-allocates): what is searched for
 * @alphabet: the characters of the names
 * @units: (element-type HqSearchUnit): what was typed, folded
 */
void
hq_search_query_init (HqSearchQuery *query, const HqSearchAlphabet *alphabet, const GArray *units)
{
  g_autofree HqSearchQuerySyllable *syllables = NULL;

  *query = (HqSearchQuery) { .n_units = MIN (units->len, HQ_SEARCH_QUERY_MOST) };
  for (guint i = 0; i < query->n_units; i++)
    query->units[i] = g_array_index (units, HqSearchUnit, i).character;
  query->slots = g_new0 (guint32, alphabet->characters->len);
  query->steps = g_array_new (FALSE, TRUE, sizeof (HqSearchStep));
  hq_search_query_add_literals (query, alphabet);

  syllables = g_new (HqSearchQuerySyllable, alphabet->syllables->len);
  for (guint i = 0; i < alphabet->syllables->len; i++)
    syllables[i] = hq_search_query_compare (query, alphabet->syllables->pdata[i]);
  for (guint32 number = 0; number < alphabet->characters->len; number++)
    {
      const HqSearchCharacter *character = &g_array_index (alphabet->characters, HqSearchCharacter,
                                                           number);

      for (guint i = 0; i < character->n_readings; i++)
        {
          const HqSearchQuerySyllable *syllable
            = &syllables[g_array_index (alphabet->readings, guint32, character->first + i)];

          if (syllable->first != 0)
            hq_search_query_add_syllable (hq_search_query_get_steps (query, number), syllable);
        }
    }
}

void
hq_search_query_clear (HqSearchQuery *query)
{
  g_clear_pointer (&query->slots, g_free);
  g_clear_pointer (&query->steps, g_array_unref);
}

/* The step of a character in a way, %NULL where it takes nothing of the query. */
static inline const HqSearchStep *
hq_search_query_get_step (const HqSearchQuery *query, guint32 number, HqSearchWay way)
{
  guint32 slot = query->slots[number];

  return slot == 0 ? NULL : &g_array_index (query->steps, HqSearchStep, slot - 1 + way);
}

/* The places come to from @places by a character. */
static inline guint64
hq_search_query_advance (const HqSearchStep *step, guint64 places)
{
  guint64 reached = 0;

  for (guint n = 1; n <= step->longest; n++)
    reached |= (places & step->take[n - 1]) << n;
  return reached;
}

/**
 * hq_search_query_find:
 * @query: what was typed
 * @name: (array length=length): the numbers of the characters of a name
 * @length: how many
 * @way: how it may be typed
 *
 * Returns: where the query stands in @name without a gap; %HQ_SEARCH_PLACE_WHOLE is told of the name
 *   in its own characters alone
 */
HqSearchPlace
hq_search_query_find (const HqSearchQuery *query,
                      const guint32 *name,
                      guint length,
                      HqSearchWay way)
{
  guint64 end = HQ_SEARCH_QUERY_BIT (query->n_units);
  HqSearchPlace found = HQ_SEARCH_PLACE_NONE;
  guint64 from_start = 1; /* the places come to by a reading that began with the name */
  guint64 from_any = 0;   /* by one that began anywhere */

  for (guint i = 0; i < length && (from_start != 0 || found == HQ_SEARCH_PLACE_NONE); i++)
    {
      const HqSearchStep *step = hq_search_query_get_step (query, name[i], way);

      if (step == NULL)
        {
          from_start = from_any = 0;
          continue;
        }
      if ((from_start & step->rest) != 0)
        return HQ_SEARCH_PLACE_START;
      if (((from_any | 1) & step->rest) != 0)
        found = HQ_SEARCH_PLACE_INSIDE;
      from_start = hq_search_query_advance (step, from_start);
      from_any = hq_search_query_advance (step, from_any | 1);
      if ((from_start & end) != 0)
        return way == HQ_SEARCH_WAY_LITERAL && i + 1 == length ? HQ_SEARCH_PLACE_WHOLE
                                                               : HQ_SEARCH_PLACE_START;
      if ((from_any & end) != 0)
        found = HQ_SEARCH_PLACE_INSIDE;
    }
  return found;
}

/**
 * hq_search_query_find_spread:
 * @query: what was typed
 * @name: (array length=length): the numbers of the characters of a name
 * @length: how many
 * @from_start: whether the first character must be one of those that are typed
 *
 * Returns: whether what was typed stands in @name in its order, each character typed in any way,
 *   others between them or not; without that nothing else is found either
 */
gboolean
hq_search_query_find_spread (const HqSearchQuery *query,
                             const guint32 *name,
                             guint length,
                             gboolean from_start)
{
  guint64 end = HQ_SEARCH_QUERY_BIT (query->n_units);
  guint64 places = 1;

  for (guint i = 0; i < length; i++)
    {
      const HqSearchStep *step = hq_search_query_get_step (query, name[i], HQ_SEARCH_WAY_MIXED);

      if (step != NULL && (places & step->rest) != 0)
        return TRUE;
      if (step != NULL)
        places |= hq_search_query_advance (step, places);
      if ((places & end) != 0)
        return TRUE;
      /* After the first character the start of the query is no place to go on from. */
      if (from_start)
        places &= ~G_GUINT64_CONSTANT (1);
      if (places == 0)
        return FALSE;
    }
  return FALSE;
}

/* How many characters from the start of @name on are typed by the whole query, 0 for none. */
static guint
hq_search_query_measure (const HqSearchQuery *query,
                         const guint32 *name,
                         guint length,
                         HqSearchWay way)
{
  guint64 end = HQ_SEARCH_QUERY_BIT (query->n_units);
  guint64 places = 1;

  for (guint i = 0; i < length && places != 0; i++)
    {
      const HqSearchStep *step = hq_search_query_get_step (query, name[i], way);

      if (step == NULL)
        return 0;
      if ((places & step->rest) != 0)
        return i + 1;
      places = hq_search_query_advance (step, places);
      if ((places & end) != 0)
        return i + 1;
    }
  return 0;
}

/**
 * hq_search_query_mark:
 * @query: what was typed
 * @name: (array length=length): the numbers of the characters of a name
 * @length: how many
 * @way: how it may be typed
 * @marks: (array length=length): %TRUE is put where the query stands first, the rest is left alone
 */
void
hq_search_query_mark (const HqSearchQuery *query,
                      const guint32 *name,
                      guint length,
                      HqSearchWay way,
                      gboolean *marks)
{
  for (guint i = 0; i < length; i++)
    {
      guint n = hq_search_query_measure (query, name + i, length - i, way);

      for (guint k = 0; k < n; k++)
        marks[i + k] = TRUE;
      if (n > 0)
        return;
    }
}

/* A place among @places from which @step comes to @place. */
static guint
hq_search_query_go_back (const HqSearchStep *step, guint64 places, guint place)
{
  for (guint n = 1; n <= MIN (place, step->longest); n++)
    if ((places & step->take[n - 1] & HQ_SEARCH_QUERY_BIT (place - n)) != 0)
      return place - n;
  for (place = 0; (places & step->rest & HQ_SEARCH_QUERY_BIT (place)) == 0;)
    place++;
  return place;
}

/**
 * hq_search_query_mark_spread:
 * @query: what was typed
 * @name: (array length=length): the numbers of the characters of a name
 * @length: how many
 * @marks: (array length=length): %TRUE is put where a piece of the query stands,
 *   nowhere unless hq_search_query_find_spread() finds it
 */
void
hq_search_query_mark_spread (const HqSearchQuery *query,
                             const guint32 *name,
                             guint length,
                             gboolean *marks)
{
  /* The places come to before each character, the last of them after all. */
  g_autofree guint64 *places = g_new (guint64, length + 1);
  guint place = query->n_units;
  guint i = 0;

  places[0] = 1;
  for (; i < length; i++)
    {
      const HqSearchStep *step = hq_search_query_get_step (query, name[i], HQ_SEARCH_WAY_MIXED);
      guint64 reached = step == NULL ? 0 : hq_search_query_advance (step, places[i]);

      if (step != NULL && (places[i] & step->rest) != 0)
        reached |= HQ_SEARCH_QUERY_BIT (place);
      places[i + 1] = places[i] | reached;
      if ((places[i + 1] & HQ_SEARCH_QUERY_BIT (place)) != 0)
        break;
    }
  if (i == length)
    return;
  /* Backwards: the character that first came to a place took what stands before it. */
  for (; place > 0; i--)
    if ((places[i] & HQ_SEARCH_QUERY_BIT (place)) == 0)
      {
        const HqSearchStep *step = hq_search_query_get_step (query, name[i], HQ_SEARCH_WAY_MIXED);

        marks[i] = TRUE;
        place = hq_search_query_go_back (step, places[i], place);
      }
}
