/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-search-alphabet.h"

G_BEGIN_DECLS

/* A place of a query is a bit of a word, and so is its end: what is typed past this is not looked
 * at. */
#define HQ_SEARCH_QUERY_MOST 63
/* The longest syllables, such as zhuang. */
#define HQ_SEARCH_QUERY_SYLLABLE 6

/* How a name may be typed. A letter or a digit of the name stands for itself in every way. */
typedef enum
{
  HQ_SEARCH_WAY_LITERAL,  /* in its own characters */
  HQ_SEARCH_WAY_INITIALS, /* the first letter of each syllable */
  HQ_SEARCH_WAY_PINYIN,   /* whole syllables, the last of them as far as it is typed */
  HQ_SEARCH_WAY_MIXED,    /* each character in any of these ways */
  HQ_SEARCH_N_WAYS
} HqSearchWay;

typedef enum
{
  HQ_SEARCH_PLACE_NONE,
  HQ_SEARCH_PLACE_INSIDE,
  HQ_SEARCH_PLACE_START,
  HQ_SEARCH_PLACE_WHOLE, /* from the start to the end of the name */
} HqSearchPlace;

/* What one character does to a query: @take has in its row n - 1 a bit for each place of the query
 * from which the character takes n letters, @rest for each from which it takes all that is left. */
typedef struct
{
  guint longest; /* the rows after these are 0 */
  guint64 take[HQ_SEARCH_QUERY_SYLLABLE];
  guint64 rest;
} HqSearchStep;

/**
 * HqSearchQuery:
 *
 * What was typed, against the characters of an alphabet. All places that a reading of a name may have
 * come to in the query are bits of one word, so that a name costs one walk over its characters,
 * however many readings they have.
 */
typedef struct
{
  guint n_units;
  gunichar units[HQ_SEARCH_QUERY_MOST];
  guint32 *slots; /* (owned): by the number of a character, 0 where it takes nothing of the query,
                     else 1 and the first of its steps in @steps */
  GArray *steps;  /* (owned): HqSearchStep, one for each way */
} HqSearchQuery;

void          hq_search_query_init        (HqSearchQuery          *query,
                                           const HqSearchAlphabet *alphabet,
                                           const GArray           *units);
void          hq_search_query_clear       (HqSearchQuery *query);
HqSearchPlace hq_search_query_find        (const HqSearchQuery *query,
                                           const guint32       *name,
                                           guint                length,
                                           HqSearchWay          way);
gboolean      hq_search_query_find_spread (const HqSearchQuery *query,
                                           const guint32       *name,
                                           guint                length,
                                           gboolean             from_start);
void          hq_search_query_mark        (const HqSearchQuery *query,
                                           const guint32       *name,
                                           guint                length,
                                           HqSearchWay          way,
                                           gboolean            *marks);
void          hq_search_query_mark_spread (const HqSearchQuery *query,
                                           const guint32       *name,
                                           guint                length,
                                           gboolean            *marks);

G_END_DECLS
