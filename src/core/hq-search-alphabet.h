/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-search-text.h"

G_BEGIN_DECLS

/* What hq_search_alphabet_find() says of a character that no text has. */
#define HQ_SEARCH_ALPHABET_NONE G_MAXUINT32

/* A character of the texts that are searched: its readings are so many from one of @readings on. */
typedef struct
{
  guint first;
  guint n_readings; /* 0 for one that stands for itself alone: a letter, a digit */
} HqSearchCharacter;

/**
 * HqSearchAlphabet:
 *
 * The characters that occur in the texts, numbered from 0, and the syllables that they are read as:
 * a query is compared with each once and not with every place where it stands.
 */
typedef struct
{
  GHashTable *numbers;          /* of a character, its number and 1 */
  GArray *characters;           /* HqSearchCharacter, by its number */
  GArray *readings;             /* guint32: numbers of syllables */
  GPtrArray *syllables;         /* (owned) texts, by the number of the syllable */
  GHashTable *syllable_numbers; /* of a text, which is borrowed */
} HqSearchAlphabet;

void    hq_search_alphabet_init  (HqSearchAlphabet *alphabet);
void    hq_search_alphabet_clear (HqSearchAlphabet *alphabet);
guint32 hq_search_alphabet_add   (HqSearchAlphabet *alphabet,
                                  gunichar          character);
guint32 hq_search_alphabet_find  (const HqSearchAlphabet *alphabet,
                                  gunichar                character);

G_END_DECLS
