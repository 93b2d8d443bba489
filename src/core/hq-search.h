/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most that a search returns. */
#define HQ_SEARCH_MOST_HITS 12
#define HQ_SEARCH_MOST_SPANS 16

/**
 * HqSearch:
 *
 * An index over the items of a catalogue. It is never changed, so that any number of threads may
 * search it at once.
 */
typedef struct _HqSearch HqSearch;

/* What can be found. All strings are borrowed. */
typedef struct
{
  const char *key;
  const char *name;
  const char *name_en;    /* "" where there is none */
  const char *department; /* its name, "" for none */
  guint weight;           /* of two that match alike and are equally long the larger comes first */
} HqSearchItem;

/* A plain word, and what stands in the names of the items that it means: parts of a name with blanks
 * between them, which must all be there. A word may have several such rows. Borrowed. */
typedef struct
{
  const char *word;
  const char *parts;
} HqSearchWord;

/**
 * HqSearchRank:
 *
 * How an item matches, the best first.
 */
typedef enum
{
  HQ_SEARCH_EXACT,          /* the whole name */
  HQ_SEARCH_PREFIX,         /* its beginning */
  HQ_SEARCH_SUBSTRING,      /* a part of it */
  HQ_SEARCH_WORD,           /* a plain word, or a part of one */
  HQ_SEARCH_INITIALS_START, /* first letters of its syllables, from the first on */
  HQ_SEARCH_INITIALS,       /* from another one on */
  HQ_SEARCH_PINYIN_START,   /* syllables, the last one perhaps not to its end */
  HQ_SEARCH_PINYIN,
  HQ_SEARCH_WORD_TYPED,     /* a plain word by letters, from its first on */
  HQ_SEARCH_MIXED_START,    /* characters, syllables and first letters together */
  HQ_SEARCH_MIXED,
  HQ_SEARCH_ENGLISH,        /* each word typed begins one of the English name, or the key */
  HQ_SEARCH_DEPARTMENT,     /* a part of the department's name, or its letters from the first on */
  HQ_SEARCH_SPREAD_START,   /* as mixed, with other characters between */
  HQ_SEARCH_SPREAD,
  HQ_SEARCH_N_RANKS         /* not at all */
} HqSearchRank;

/* Bytes of a name, from @start to before @end. */
typedef struct
{
  guint start;
  guint end;
} HqSearchSpan;

/* An item that was found. The strings belong to the index. */
typedef struct
{
  guint item;          /* its place in what the index was made of */
  const char *key;
  const char *name;
  const char *name_en;
  const char *via;     /* (nullable): the plain word or the department that matched */
  HqSearchRank rank;
  guint n_spans;       /* 0 where it is found by its department or its key */
  /* What matched, in order: in @name_en for %HQ_SEARCH_ENGLISH, else in @name; for a plain word it is
   * what the word stands for. */
  HqSearchSpan spans[HQ_SEARCH_MOST_SPANS];
} HqSearchHit;

HqSearch *hq_search_new   (const HqSearchItem *items,
                           guint               n_items,
                           const HqSearchWord *words,
                           guint               n_words);
HqSearch *hq_search_ref   (HqSearch *search);
void      hq_search_unref (HqSearch *search);
guint     hq_search_find  (HqSearch    *search,
                           const char  *text,
                           HqSearchHit  hits[HQ_SEARCH_MOST_HITS]);
guint     hq_search_list  (HqSearch    *search,
                           HqSearchHit  hits[HQ_SEARCH_MOST_HITS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSearch, hq_search_unref)

G_END_DECLS
