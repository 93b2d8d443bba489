/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search.h"

#include <string.h>

#include "hq-search-index.h"
#include "hq-search-query.h"

struct _HqSearch
{
  HqSearchIndex index;
};

/* The words of the vocabulary that begin with a word that was typed: from @first to before @end. */
typedef struct
{
  guint32 first;
  guint32 end;
} HqSearchRange;

/* One search. */
typedef struct
{
  const HqSearchIndex *index; /* (borrowed) */
  HqSearchQuery query;
  HqSearchRank *aliases; /* (owned): how each alias matches */
  HqSearchRange *ranges; /* (owned): of each word that was typed */
  guint n_ranges;        /* 0 if the vocabulary lacks one of the words */
  char **terms;          /* (owned): the words that were typed */
} HqSearchRun;

/* How the names of these ranks are typed. */
static const HqSearchWay ways[HQ_SEARCH_N_RANKS] = {
  [HQ_SEARCH_EXACT] = HQ_SEARCH_WAY_LITERAL,
  [HQ_SEARCH_PREFIX] = HQ_SEARCH_WAY_LITERAL,
  [HQ_SEARCH_SUBSTRING] = HQ_SEARCH_WAY_LITERAL,
  [HQ_SEARCH_INITIALS_START] = HQ_SEARCH_WAY_INITIALS,
  [HQ_SEARCH_INITIALS] = HQ_SEARCH_WAY_INITIALS,
  [HQ_SEARCH_PINYIN_START] = HQ_SEARCH_WAY_PINYIN,
  [HQ_SEARCH_PINYIN] = HQ_SEARCH_WAY_PINYIN,
  [HQ_SEARCH_MIXED_START] = HQ_SEARCH_WAY_MIXED,
  [HQ_SEARCH_MIXED] = HQ_SEARCH_WAY_MIXED,
};

/**
 * hq_search_new:
 * @items: (array length=n_items): what can be found
 * @n_items: how many
 * @words: (array length=n_words) (nullable): the plain words
 * @n_words: how many
 *
 * Returns: (transfer full): an index, which keeps nothing of its arguments
 */
HqSearch *
hq_search_new (const HqSearchItem *items, guint n_items, const HqSearchWord *words, guint n_words)
{
  HqSearch *search = g_atomic_rc_box_new0 (HqSearch);

  hq_search_index_init (&search->index, items, n_items, words, n_words);
  return search;
}

HqSearch *
hq_search_ref (HqSearch *search)
{
  return g_atomic_rc_box_acquire (search);
}

static void
hq_search_clear (gpointer data)
{
  HqSearch *search = data;

  hq_search_index_clear (&search->index);
}

void
hq_search_unref (HqSearch *search)
{
  g_atomic_rc_box_release_full (search, hq_search_clear);
}

/* The place of the first word of the vocabulary that is not before @text, or with @beyond of the
 * first that is after all that begin with it. */
static guint32
hq_search_find_word (const HqSearchIndex *index, const char *text, gboolean beyond)
{
  gsize length = strlen (text);
  guint32 low = 0;
  guint32 high = index->vocabulary->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strncmp (index->vocabulary->pdata[middle], text, length);

      if (order < 0 || (beyond && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
hq_search_find_words (HqSearchRun *run)
{
  guint n_terms = g_strv_length (run->terms);

  run->ranges = g_new (HqSearchRange, n_terms);
  for (guint i = 0; i < n_terms; i++)
    {
      HqSearchRange *range = &run->ranges[i];

      range->first = hq_search_find_word (run->index, run->terms[i], FALSE);
      range->end = hq_search_find_word (run->index, run->terms[i], TRUE);
      if (range->first == range->end)
        return;
    }
  run->n_ranges = n_terms;
}

/* Whether each word that was typed begins one of the item's. */
static gboolean
hq_search_has_words (const HqSearchRun *run, const HqSearchEntry *entry)
{
  const guint32 *english = &g_array_index (run->index->english, guint32, entry->english.first);

  for (guint i = 0; i < run->n_ranges; i++)
    {
      guint k = 0;

      while (k < entry->english.n
             && (english[k] < run->ranges[i].first || english[k] >= run->ranges[i].end))
        k++;
      if (k == entry->english.n)
        return FALSE;
    }
  return run->n_ranges > 0;
}

static HqSearchRank
hq_search_rank_alias (const HqSearchRun *run, const HqSearchAlias *alias)
{
  const guint32 *name = hq_search_index_get_characters (run->index, alias->characters);
  guint n = alias->characters.n;
  gboolean literal = hq_search_query_find (&run->query, name, n, HQ_SEARCH_WAY_LITERAL)
                     != HQ_SEARCH_PLACE_NONE;

  if (!literal
      && hq_search_query_find (&run->query, name, n, HQ_SEARCH_WAY_MIXED) != HQ_SEARCH_PLACE_START)
    return HQ_SEARCH_N_RANKS;
  if (alias->is_department)
    return HQ_SEARCH_DEPARTMENT;
  return literal ? HQ_SEARCH_WORD : HQ_SEARCH_WORD_TYPED;
}

/* Where a name is typed in one way: @start, @start and 1 where that is inside of it, or not at all. */
static HqSearchRank
hq_search_rank_way (const HqSearchRun *run, const HqSearchEntry *entry, HqSearchRank start)
{
  const guint32 *name = hq_search_index_get_characters (run->index, entry->characters);

  switch (hq_search_query_find (&run->query, name, entry->characters.n, ways[start]))
    {
    case HQ_SEARCH_PLACE_WHOLE:
      return HQ_SEARCH_EXACT;
    case HQ_SEARCH_PLACE_START:
      return start;
    case HQ_SEARCH_PLACE_INSIDE:
      return start + 1;
    case HQ_SEARCH_PLACE_NONE:
    default:
      return HQ_SEARCH_N_RANKS;
    }
}

/* The rank of a name; what does not come before @bound may be told as any rank from there on. */
static HqSearchRank
hq_search_rank_name (const HqSearchRun *run, const HqSearchEntry *entry, HqSearchRank bound)
{
  static const HqSearchRank starts[] = { HQ_SEARCH_PREFIX, HQ_SEARCH_INITIALS_START,
                                         HQ_SEARCH_PINYIN_START };
  const guint32 *name = hq_search_index_get_characters (run->index, entry->characters);
  guint n = entry->characters.n;
  HqSearchRank mixed;

  if (!hq_search_query_find_spread (&run->query, name, n, FALSE))
    return HQ_SEARCH_N_RANKS;
  mixed = hq_search_rank_way (run, entry, HQ_SEARCH_MIXED_START);
  if (mixed == HQ_SEARCH_N_RANKS)
    return bound > HQ_SEARCH_SPREAD_START
               && hq_search_query_find_spread (&run->query, name, n, TRUE)
             ? HQ_SEARCH_SPREAD_START
             : HQ_SEARCH_SPREAD;
  for (guint i = 0; i < G_N_ELEMENTS (starts) && starts[i] - 1 < bound; i++)
    {
      HqSearchRank rank = hq_search_rank_way (run, entry, starts[i]);

      if (rank != HQ_SEARCH_N_RANKS)
        return rank;
    }
  return mixed;
}

static HqSearchRank
hq_search_rank (const HqSearchRun *run, const HqSearchEntry *entry, HqSearchRank bound)
{
  HqSearchRank rank = hq_search_rank_name (run, entry, bound);

  for (guint i = 0; i < entry->ties.n; i++)
    {
      const HqSearchTie *tie = &g_array_index (run->index->ties, HqSearchTie,
                                               entry->ties.first + i);

      rank = MIN (rank, run->aliases[tie->alias]);
    }
  if (rank > HQ_SEARCH_ENGLISH && bound > HQ_SEARCH_ENGLISH && hq_search_has_words (run, entry))
    rank = HQ_SEARCH_ENGLISH;
  return rank;
}

/* Turns marks on the units of a text into spans; where something was passed over a span ends. */
static void
hq_search_add_spans (HqSearchHit *hit, const GArray *units, const gboolean *marks)
{
  for (guint i = 0; i < units->len; i++)
    {
      const HqSearchUnit *unit = &g_array_index (units, HqSearchUnit, i);

      if (!marks[i])
        continue;
      if (i > 0 && marks[i - 1] && !hq_search_text_begins_word (units, i))
        {
          hit->spans[hit->n_spans - 1].end = unit->end;
          continue;
        }
      if (hit->n_spans == HQ_SEARCH_MOST_SPANS)
        return;
      hit->spans[hit->n_spans++] = (HqSearchSpan) { unit->start, unit->end };
    }
}

static void
hq_search_mark_name (const HqSearchRun *run, const HqSearchEntry *entry, HqSearchHit *hit)
{
  const guint32 *name = hq_search_index_get_characters (run->index, entry->characters);
  g_autoptr (GArray) units = hq_search_text_fold (entry->name, G_MAXUINT);
  g_autofree gboolean *marks = g_new0 (gboolean, units->len);

  if (hit->rank >= HQ_SEARCH_SPREAD_START)
    hq_search_query_mark_spread (&run->query, name, units->len, marks);
  else
    hq_search_query_mark (&run->query, name, units->len, ways[hit->rank], marks);
  hq_search_add_spans (hit, units, marks);
}

/* Marks the first word of the English name that begins with each of the words that were typed. */
static void
hq_search_mark_english (const HqSearchRun *run, const HqSearchEntry *entry, HqSearchHit *hit)
{
  g_autoptr (GArray) units = hq_search_text_fold (entry->name_en, G_MAXUINT);
  g_auto (GStrv) words = hq_search_index_split (units);
  g_autofree gboolean *marks = g_new0 (gboolean, units->len);

  for (guint i = 0; run->terms[i] != NULL; i++)
    {
      guint place = 0;
      guint k = 0;

      for (; words[k] != NULL && !g_str_has_prefix (words[k], run->terms[i]); k++)
        place += (guint) g_utf8_strlen (words[k], -1);
      for (guint n = 0; words[k] != NULL && n < (guint) g_utf8_strlen (run->terms[i], -1); n++)
        marks[place + n] = TRUE;
    }
  hq_search_add_spans (hit, units, marks);
}

static void
hq_search_mark_alias (const HqSearchRun *run, const HqSearchEntry *entry, HqSearchHit *hit)
{
  for (guint i = 0; i < entry->ties.n && hit->via == NULL; i++)
    {
      const HqSearchTie *tie = &g_array_index (run->index->ties, HqSearchTie,
                                               entry->ties.first + i);
      const HqSearchAlias *alias = &g_array_index (run->index->aliases, HqSearchAlias, tie->alias);

      if (run->aliases[tie->alias] != hit->rank)
        continue;
      hit->via = alias->text;
      if (!alias->is_department)
        hit->spans[hit->n_spans++] = tie->span;
    }
}

static void
hq_search_fill (const HqSearchRun *run,
                const HqSearchEntry *entry,
                HqSearchRank rank,
                HqSearchHit *hit)
{
  *hit = (HqSearchHit) {
    .item = entry->item,
    .key = entry->key,
    .name = entry->name,
    .name_en = entry->name_en,
    .rank = rank,
  };
  if (rank == HQ_SEARCH_WORD || rank == HQ_SEARCH_WORD_TYPED || rank == HQ_SEARCH_DEPARTMENT)
    hq_search_mark_alias (run, entry, hit);
  else if (rank == HQ_SEARCH_ENGLISH)
    hq_search_mark_english (run, entry, hit);
  else
    hq_search_mark_name (run, entry, hit);
}

/* Walks over the entries, which stand in the order of those that match alike. */
static guint
hq_search_walk (const HqSearchRun *run, HqSearchHit *hits)
{
  const HqSearchEntry *found[HQ_SEARCH_MOST_HITS];
  HqSearchRank ranks[HQ_SEARCH_MOST_HITS];
  guint n_hits = 0;

  for (guint i = 0; i < run->index->entries->len; i++)
    {
      const HqSearchEntry *entry = &g_array_index (run->index->entries, HqSearchEntry, i);
      /* Once there are enough, only what is better than the last of them counts. */
      HqSearchRank bound = n_hits < HQ_SEARCH_MOST_HITS ? HQ_SEARCH_N_RANKS : ranks[n_hits - 1];
      HqSearchRank rank = hq_search_rank (run, entry, bound);
      guint place = n_hits;

      while (place > 0 && ranks[place - 1] > rank)
        place--;
      if (rank == HQ_SEARCH_N_RANKS || place == HQ_SEARCH_MOST_HITS)
        continue;
      n_hits = MIN (n_hits + 1, HQ_SEARCH_MOST_HITS);
      for (guint k = n_hits - 1; k > place; k--)
        {
          found[k] = found[k - 1];
          ranks[k] = ranks[k - 1];
        }
      found[place] = entry;
      ranks[place] = rank;
    }
  for (guint i = 0; i < n_hits; i++)
    hq_search_fill (run, found[i], ranks[i], &hits[i]);
  return n_hits;
}

/**
 * hq_search_find:
 * @search: an index
 * @text: what was typed, anything at all; of what is no UTF-8 nothing is found, and what comes after
 *   63 letters is not looked at
 * @hits: (out caller-allocates): gets the best, the best of them first; of two of one rank the one
 *   with the shorter name, then the larger weight, then the smaller key
 *
 * A character that has several readings is found by each of them. Case, width, blanks and punctuation
 * make no difference; only in English a blank begins the next word.
 *
 * Returns: how many were found, %HQ_SEARCH_MOST_HITS at most
 */
guint
hq_search_find (HqSearch *search, const char *text, HqSearchHit hits[HQ_SEARCH_MOST_HITS])
{
  HqSearchRun run = { .index = &search->index };
  g_autoptr (GArray) units = hq_search_text_fold (text, HQ_SEARCH_QUERY_MOST);
  guint n_hits;

  if (units->len == 0)
    return 0;
  hq_search_query_init (&run.query, &run.index->alphabet, units);
  run.terms = hq_search_index_split (units);
  hq_search_find_words (&run);
  run.aliases = g_new (HqSearchRank, run.index->aliases->len);
  for (guint i = 0; i < run.index->aliases->len; i++)
    run.aliases[i] = hq_search_rank_alias (&run,
                                           &g_array_index (run.index->aliases, HqSearchAlias, i));
  n_hits = hq_search_walk (&run, hits);

  hq_search_query_clear (&run.query);
  g_free (run.aliases);
  g_free (run.ranges);
  g_strfreev (run.terms);
  return n_hits;
}

/**
 * hq_search_list:
 * @search: an index
 * @hits: (out caller-allocates): gets what is done most often, by weight; of two alike the one comes
 *   first that hq_search_find() would have first
 *
 * What is offered while nothing was typed. Nothing in the names is marked.
 *
 * Returns: how many there are, %HQ_SEARCH_MOST_HITS at most
 */
guint
hq_search_list (HqSearch *search, HqSearchHit hits[HQ_SEARCH_MOST_HITS])
{
  const HqSearchEntry *found[HQ_SEARCH_MOST_HITS];
  guint n_hits = 0;

  for (guint i = 0; i < search->index.entries->len; i++)
    {
      const HqSearchEntry *entry = &g_array_index (search->index.entries, HqSearchEntry, i);
      guint place = n_hits;

      while (place > 0 && found[place - 1]->weight < entry->weight)
        place--;
      if (place == HQ_SEARCH_MOST_HITS)
        continue;
      n_hits = MIN (n_hits + 1, HQ_SEARCH_MOST_HITS);
      for (guint k = n_hits - 1; k > place; k--)
        found[k] = found[k - 1];
      found[place] = entry;
    }
  for (guint i = 0; i < n_hits; i++)
    hits[i] = (HqSearchHit){
      .item = found[i]->item,
      .key = found[i]->key,
      .name = found[i]->name,
      .name_en = found[i]->name_en,
      .rank = HQ_SEARCH_N_RANKS,
    };
  return n_hits;
}
