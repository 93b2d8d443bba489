/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search-alphabet.h"

#include "hq-pinyin.h"

void
hq_search_alphabet_init (HqSearchAlphabet *alphabet)
{
  alphabet->numbers = g_hash_table_new (NULL, NULL);
  alphabet->characters = g_array_new (FALSE, FALSE, sizeof (HqSearchCharacter));
  alphabet->readings = g_array_new (FALSE, FALSE, sizeof (guint32));
  alphabet->syllables = g_ptr_array_new_with_free_func (g_free);
  alphabet->syllable_numbers = g_hash_table_new (g_str_hash, g_str_equal);
}

void
hq_search_alphabet_clear (HqSearchAlphabet *alphabet)
{
  g_hash_table_unref (alphabet->numbers);
  g_array_unref (alphabet->characters);
  g_array_unref (alphabet->readings);
  g_hash_table_unref (alphabet->syllable_numbers);
  g_ptr_array_unref (alphabet->syllables);
}

static void
hq_search_alphabet_add_reading (HqSearchAlphabet *alphabet, const char *text)
{
  gpointer known = NULL;
  guint32 number = alphabet->syllables->len;

  if (g_hash_table_lookup_extended (alphabet->syllable_numbers, text, NULL, &known))
    number = GPOINTER_TO_UINT (known);
  else
    {
      char *syllable = g_strdup (text);

      g_ptr_array_add (alphabet->syllables, syllable);
      g_hash_table_insert (alphabet->syllable_numbers, syllable, GUINT_TO_POINTER (number));
    }
  g_array_append_val (alphabet->readings, number);
}

/**
 * hq_search_alphabet_add:
 * @alphabet: the characters so far
 * @character: one of a text, as it was folded
 *
 * Returns: the number of @character, new or known
 */
guint32
hq_search_alphabet_add (HqSearchAlphabet *alphabet, gunichar character)
{
  HqSearchCharacter row = { alphabet->readings->len, 0 };
  guint32 number = hq_search_alphabet_find (alphabet, character);
  g_auto (GStrv) readings = NULL;
  const char *text;

  if (number != HQ_SEARCH_ALPHABET_NONE)
    return number;
  text = hq_pinyin_get (character);
  if (text != NULL)
    readings = g_strsplit (text, " ", -1);
  for (; readings != NULL && readings[row.n_readings] != NULL; row.n_readings++)
    hq_search_alphabet_add_reading (alphabet, readings[row.n_readings]);
  number = alphabet->characters->len;
  g_array_append_val (alphabet->characters, row);
  g_hash_table_insert (alphabet->numbers, GUINT_TO_POINTER (character),
                       GUINT_TO_POINTER (number + 1));
  return number;
}

/**
 * hq_search_alphabet_find:
 * @alphabet: the characters of all texts
 * @character: one of a query, as it was folded
 *
 * Returns: the number of @character, or %HQ_SEARCH_ALPHABET_NONE
 */
guint32
hq_search_alphabet_find (const HqSearchAlphabet *alphabet, gunichar character)
{
  /* Below 0 stands the largest number, which says that there is none. */
  return GPOINTER_TO_UINT (g_hash_table_lookup (alphabet->numbers, GUINT_TO_POINTER (character)))
         - 1;
}
