/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-search-index.h"

#include <string.h>

/* A row of the plain words: its parts are slices of the index's characters. */
typedef struct
{
  guint alias;
  GArray *parts; /* (owned): HqSearchSlice */
} HqSearchIndexMeaning;

/* What is needed while the index is made. */
typedef struct
{
  HqSearchIndex *index;
  GHashTable *aliases; /* of a text, the number of its alias */
  GHashTable *words; /* of a folded word, its number in the vocabulary, which is not yet in order */
  GPtrArray *meanings;   /* (owned): HqSearchIndexMeaning */
  GHashTable *by_letter; /* of a character's number, the GPtrArray of the meanings that begin so */
  const GArray *units;   /* (borrowed): the name that is looked at */
} HqSearchIndexMaker;

static void
hq_search_index_free_meaning (gpointer data)
{
  HqSearchIndexMeaning *meaning = data;

  g_array_unref (meaning->parts);
  g_free (meaning);
}

const guint32 *
hq_search_index_get_characters (const HqSearchIndex *index, HqSearchSlice slice)
{
  return &g_array_index (index->characters, guint32, slice.first);
}

static HqSearchSlice
hq_search_index_add_characters (HqSearchIndex *index, const GArray *units)
{
  HqSearchSlice slice = { index->characters->len, units->len };

  for (guint i = 0; i < units->len; i++)
    {
      gunichar character = g_array_index (units, HqSearchUnit, i).character;
      guint32 number = hq_search_alphabet_add (&index->alphabet, character);

      g_array_append_val (index->characters, number);
    }
  return slice;
}

static guint
hq_search_index_add_alias (HqSearchIndexMaker *maker, const char *text, gboolean is_department)
{
  HqSearchIndex *index = maker->index;
  g_autoptr (GArray) units = NULL;
  HqSearchAlias alias = { .is_department = is_department };
  gpointer known = NULL;

  /* A department may be called as a plain word is; it is another alias all the same. */
  g_autofree char *name = g_strconcat (is_department ? "d" : "w", text, NULL);

  if (g_hash_table_lookup_extended (maker->aliases, name, NULL, &known))
    return GPOINTER_TO_UINT (known);
  units = hq_search_text_fold (text, G_MAXUINT);
  alias.text = g_string_chunk_insert (index->texts, text);
  alias.characters = hq_search_index_add_characters (index, units);
  g_hash_table_insert (maker->aliases, g_steal_pointer (&name),
                       GUINT_TO_POINTER (index->aliases->len));
  g_array_append_val (index->aliases, alias);
  return index->aliases->len - 1;
}

static void
hq_search_index_add_meaning (HqSearchIndexMaker *maker, const HqSearchWord *word)
{
  HqSearchIndexMeaning *meaning = g_new (HqSearchIndexMeaning, 1);
  g_auto (GStrv) parts = g_strsplit (word->parts, " ", -1);
  GPtrArray *alike;
  gpointer letter;

  meaning->alias = hq_search_index_add_alias (maker, word->word, FALSE);
  meaning->parts = g_array_new (FALSE, FALSE, sizeof (HqSearchSlice));
  g_ptr_array_add (maker->meanings, meaning);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GArray) units = hq_search_text_fold (parts[i], G_MAXUINT);
      HqSearchSlice slice = hq_search_index_add_characters (maker->index, units);

      if (slice.n > 0)
        g_array_append_val (meaning->parts, slice);
    }
  if (meaning->parts->len == 0)
    return;
  letter = GUINT_TO_POINTER (
    *hq_search_index_get_characters (maker->index,
                                     g_array_index (meaning->parts, HqSearchSlice, 0)));
  alike = g_hash_table_lookup (maker->by_letter, letter);
  if (alike == NULL)
    {
      alike = g_ptr_array_new ();
      g_hash_table_insert (maker->by_letter, letter, alike);
    }
  g_ptr_array_add (alike, meaning);
}

/* Whether a part stands in a name at @place. */
static gboolean
hq_search_index_stands (const HqSearchIndex *index,
                        HqSearchSlice name,
                        HqSearchSlice part,
                        guint place)
{
  return name.n - place >= part.n
         && memcmp (hq_search_index_get_characters (index, name) + place,
                    hq_search_index_get_characters (index, part), part.n * sizeof (guint32))
              == 0;
}

/* Whether all parts of @meaning stand in a name, the first of them at @place. */
static gboolean
hq_search_index_means (const HqSearchIndex *index,
                       const HqSearchIndexMeaning *meaning,
                       HqSearchSlice name,
                       guint place)
{
  for (guint i = 0; i < meaning->parts->len; i++)
    {
      HqSearchSlice part = g_array_index (meaning->parts, HqSearchSlice, i);
      gboolean stands = hq_search_index_stands (index, name, part, place);

      for (guint k = 0; i > 0 && !stands && k < name.n; k++)
        stands = hq_search_index_stands (index, name, part, k);
      if (!stands)
        return FALSE;
    }
  return TRUE;
}

static gboolean
hq_search_index_is_tied (const HqSearchIndex *index, const HqSearchEntry *entry, guint alias)
{
  for (guint i = entry->ties.first; i < index->ties->len; i++)
    if (g_array_index (index->ties, HqSearchTie, i).alias == alias)
      return TRUE;
  return FALSE;
}

/* Ties an item to the plain words that may begin at @place of its name. */
static void
hq_search_index_tie_words (HqSearchIndexMaker *maker, HqSearchEntry *entry, guint place)
{
  HqSearchIndex *index = maker->index;
  guint32 letter = hq_search_index_get_characters (index, entry->characters)[place];
  GPtrArray *alike = g_hash_table_lookup (maker->by_letter, GUINT_TO_POINTER (letter));

  for (guint i = 0; alike != NULL && i < alike->len; i++)
    {
      const HqSearchIndexMeaning *meaning = alike->pdata[i];
      guint last = place + g_array_index (meaning->parts, HqSearchSlice, 0).n - 1;
      HqSearchTie tie = { .alias = meaning->alias };

      if (!hq_search_index_means (index, meaning, entry->characters, place)
          || hq_search_index_is_tied (index, entry, meaning->alias))
        continue;
      tie.span.start = g_array_index (maker->units, HqSearchUnit, place).start;
      tie.span.end = g_array_index (maker->units, HqSearchUnit, last).end;
      g_array_append_val (index->ties, tie);
      entry->ties.n++;
    }
}

/**
 * hq_search_index_split:
 * @units: (element-type HqSearchUnit): a folded text
 *
 * Returns: (transfer full): its words, divided where something was passed over
 */
char **
hq_search_index_split (const GArray *units)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      if (i > 0 && hq_search_text_begins_word (units, i))
        {
          g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
        }
      g_string_append_unichar (word, g_array_index (units, HqSearchUnit, i).character);
    }
  if (word->len > 0)
    g_strv_builder_add (words, word->str);
  return g_strv_builder_end (words);
}

static void
hq_search_index_add_english (HqSearchIndexMaker *maker, HqSearchEntry *entry, const char *text)
{
  HqSearchIndex *index = maker->index;
  g_autoptr (GArray) units = hq_search_text_fold (text, G_MAXUINT);
  g_auto (GStrv) words = hq_search_index_split (units);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gpointer known = NULL;
      guint32 number = index->vocabulary->len;

      if (g_hash_table_lookup_extended (maker->words, words[i], NULL, &known))
        number = GPOINTER_TO_UINT (known);
      else
        {
          char *word = g_string_chunk_insert (index->texts, words[i]);

          g_ptr_array_add (index->vocabulary, word);
          g_hash_table_insert (maker->words, word, GUINT_TO_POINTER (number));
        }
      g_array_append_val (index->english, number);
      entry->english.n++;
    }
}

static int
hq_search_index_compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Puts the vocabulary in order and numbers its words anew. */
static void
hq_search_index_sort_words (HqSearchIndexMaker *maker)
{
  HqSearchIndex *index = maker->index;
  g_autofree guint32 *numbers = g_new (guint32, index->vocabulary->len);

  g_ptr_array_sort (index->vocabulary, hq_search_index_compare_words);
  for (guint32 i = 0; i < index->vocabulary->len; i++)
    numbers[GPOINTER_TO_UINT (g_hash_table_lookup (maker->words, index->vocabulary->pdata[i]))] = i;
  for (guint i = 0; i < index->english->len; i++)
    {
      guint32 *word = &g_array_index (index->english, guint32, i);

      *word = numbers[*word];
    }
}

static void
hq_search_index_add_item (HqSearchIndexMaker *maker, const HqSearchItem *item)
{
  HqSearchIndex *index = maker->index;
  g_autoptr (GArray) units = hq_search_text_fold (item->name, G_MAXUINT);
  HqSearchEntry entry = {
    .item = index->entries->len,
    .weight = item->weight,
    .key = g_string_chunk_insert (index->texts, item->key),
    .name = g_string_chunk_insert (index->texts, item->name),
    .name_en = g_string_chunk_insert (index->texts, item->name_en),
    .ties = { index->ties->len, 0 },
    .english = { index->english->len, 0 },
  };

  entry.characters = hq_search_index_add_characters (index, units);
  maker->units = units;
  for (guint i = 0; i < units->len; i++)
    hq_search_index_tie_words (maker, &entry, i);
  maker->units = NULL;
  if (item->department[0] != '\0')
    {
      HqSearchTie tie = { hq_search_index_add_alias (maker, item->department, TRUE), { 0 } };

      g_array_append_val (index->ties, tie);
      entry.ties.n++;
    }
  hq_search_index_add_english (maker, &entry, item->name_en);
  hq_search_index_add_english (maker, &entry, item->key);
  g_array_append_val (index->entries, entry);
}

/* Of two that match alike: the shorter name, the larger weight, the smaller key. */
static int
hq_search_index_compare (gconstpointer a, gconstpointer b)
{
  const HqSearchEntry *one = a;
  const HqSearchEntry *two = b;
  int keys = strcmp (one->key, two->key);

  if (one->characters.n != two->characters.n)
    return one->characters.n < two->characters.n ? -1 : 1;
  if (one->weight != two->weight)
    return one->weight > two->weight ? -1 : 1;
  if (keys != 0)
    return keys;
  return one->item < two->item ? -1 : one->item > two->item;
}

/**
 * hq_search_index_init:
 * @index: (out caller-allocates): what is made
 * @items: (array length=n_items): what can be found
 * @n_items: how many
 * @words: (array length=n_words): the plain words
 * @n_words: how many
 */
void
hq_search_index_init (HqSearchIndex *index,
                      const HqSearchItem *items,
                      guint n_items,
                      const HqSearchWord *words,
                      guint n_words)
{
  HqSearchIndexMaker maker = {
    .index = index,
    .aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .words = g_hash_table_new (g_str_hash, g_str_equal),
    .meanings = g_ptr_array_new_with_free_func (hq_search_index_free_meaning),
    .by_letter = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref),
  };

  index->texts = g_string_chunk_new (16384);
  hq_search_alphabet_init (&index->alphabet);
  index->entries = g_array_sized_new (FALSE, FALSE, sizeof (HqSearchEntry), n_items);
  index->characters = g_array_new (FALSE, FALSE, sizeof (guint32));
  index->aliases = g_array_new (FALSE, FALSE, sizeof (HqSearchAlias));
  index->ties = g_array_new (FALSE, FALSE, sizeof (HqSearchTie));
  index->english = g_array_new (FALSE, FALSE, sizeof (guint32));
  index->vocabulary = g_ptr_array_new ();

  for (guint i = 0; i < n_words; i++)
    hq_search_index_add_meaning (&maker, &words[i]);
  for (guint i = 0; i < n_items; i++)
    hq_search_index_add_item (&maker, &items[i]);
  hq_search_index_sort_words (&maker);
  g_array_sort (index->entries, hq_search_index_compare);

  g_hash_table_unref (maker.aliases);
  g_hash_table_unref (maker.words);
  g_hash_table_unref (maker.by_letter);
  g_ptr_array_unref (maker.meanings);
}

void
hq_search_index_clear (HqSearchIndex *index)
{
  g_string_chunk_free (index->texts);
  hq_search_alphabet_clear (&index->alphabet);
  g_array_unref (index->entries);
  g_array_unref (index->characters);
  g_array_unref (index->aliases);
  g_array_unref (index->ties);
  g_array_unref (index->english);
  g_ptr_array_unref (index->vocabulary);
}
