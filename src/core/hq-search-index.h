/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-search-alphabet.h"
#include "hq-search.h"

G_BEGIN_DECLS

/* Some of the rows of an array. */
typedef struct
{
  guint first;
  guint n;
} HqSearchSlice;

/* A name that several items have: a plain word or a department. */
typedef struct
{
  const char *text;
  HqSearchSlice characters; /* of HqSearchIndex.characters */
  gboolean is_department;
} HqSearchAlias;

/* That an item has an alias, and where in its name stands what a plain word means. */
typedef struct
{
  guint alias;
  HqSearchSpan span;
} HqSearchTie;

typedef struct
{
  guint item;
  guint weight;
  const char *key;
  const char *name;
  const char *name_en;
  HqSearchSlice characters; /* of HqSearchIndex.characters: its name */
  HqSearchSlice ties;       /* of HqSearchIndex.ties */
  HqSearchSlice english;    /* of HqSearchIndex.english */
} HqSearchEntry;

/**
 * HqSearchIndex:
 *
 * What the items are found by, laid out for a walk from the first to the last: those that come first
 * of two that match alike stand first.
 */
typedef struct
{
  GStringChunk *texts;
  HqSearchAlphabet alphabet;
  GArray *entries;      /* HqSearchEntry */
  GArray *characters;   /* guint32: numbers of the alphabet */
  GArray *aliases;      /* HqSearchAlias */
  GArray *ties;         /* HqSearchTie */
  GArray *english;      /* guint32: places in @vocabulary */
  GPtrArray *vocabulary; /* the words of all English names and keys, folded, in the order of bytes */
} HqSearchIndex;

void   hq_search_index_init      (HqSearchIndex      *index,
                                  const HqSearchItem *items,
                                  guint               n_items,
                                  const HqSearchWord *words,
                                  guint               n_words);
void   hq_search_index_clear     (HqSearchIndex *index);
char **hq_search_index_split     (const GArray *units);

const guint32 *hq_search_index_get_characters (const HqSearchIndex *index,
                                               HqSearchSlice        slice);

G_END_DECLS
