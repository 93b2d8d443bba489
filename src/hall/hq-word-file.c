/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-word-file.h"

#include "hq-csv.h"
#include "hq-fault.h"

enum
{
  COLUMN_WORDS,
  COLUMN_NAMES,
  N_COLUMNS
};

static const char *const columns[N_COLUMNS] = { "words", "names" };

/* One reading of a file of plain words. */
typedef struct
{
  GPtrArray *faults; /* (borrowed) */
  GHashTable *known; /* (borrowed): the words that were read */
} HqWordFile;

static void
hq_word_file_clear_word (gpointer data)
{
  HqSearchWord *word = data;

  g_free ((char *) word->word);
  g_free ((char *) word->parts);
}

static gboolean
hq_word_file_check_header (HqWordFile *file, const GPtrArray *header)
{
  guint faults = file->faults->len;

  for (guint i = 0; i < MAX (header->len, N_COLUMNS); i++)
    {
      const HqCsvCell *cell = header->pdata[MIN (i, header->len - 1)];

      if (i >= N_COLUMNS)
        hq_fault_add (file->faults, cell->line, cell->column, "“%s” is no known column",
                      cell->text);
      else if (i >= header->len)
        hq_fault_add (file->faults, 1, 1, "the column “%s” is missing", columns[i]);
      else if (!g_str_equal (cell->text, columns[i]))
        hq_fault_add (file->faults, cell->line, cell->column,
                      "the column “%s” is to stand here, not “%s”", columns[i], cell->text);
    }
  return file->faults->len == faults;
}

/* What stands in a cell, divided by semicolons. */
static char **
hq_word_file_split (HqWordFile *file, const HqCsvCell *cell, int column)
{
  char **texts = g_strsplit (cell->text, ";", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    if (g_strstrip (texts[i])[0] == '\0')
      hq_fault_add (file->faults, cell->line, cell->column,
                    "%s: nothing stands before or after a semicolon", columns[column]);
  if (texts[0] == NULL)
    hq_fault_add (file->faults, cell->line, cell->column, "%s: the cell is empty", columns[column]);
  return texts;
}

static void
hq_word_file_read_row (HqWordFile *file, const GPtrArray *row, GArray *rows)
{
  const HqCsvCell *first = row->pdata[COLUMN_WORDS];
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) names = NULL;

  if (row->len != N_COLUMNS)
    {
      hq_fault_add (file->faults, first->line, first->column, "the row has %u cells, the header %d",
                    row->len, N_COLUMNS);
      return;
    }
  words = hq_word_file_split (file, first, COLUMN_WORDS);
  names = hq_word_file_split (file, row->pdata[COLUMN_NAMES], COLUMN_NAMES);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!g_hash_table_add (file->known, g_strdup (words[i])))
        hq_fault_add (file->faults, first->line, first->column,
                      "words: “%s” stands here a second time", words[i]);
      for (guint k = 0; names[k] != NULL; k++)
        {
          HqSearchWord word = { g_strdup (words[i]), g_strdup (names[k]) };

          g_array_append_val (rows, word);
        }
    }
}

/**
 * hq_word_file_parse:
 * @data: plain words, CSV: `words`, `names`, each with semicolons between several; the words of a row
 *   all mean the items that have one of its names in theirs, of a name with blanks all its parts
 * @size: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HqSearchWord): a row for each word and name, which owns its
 *   texts; %NULL with %HQ_ERROR_IMPORT and the places of the faults
 */
GArray *
hq_word_file_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (GPtrArray) faults = hq_fault_list_new ();
  g_autoptr (GPtrArray) table = hq_csv_parse (data, size, faults);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HqSearchWord));
  HqWordFile file = { faults, known };

  g_array_set_clear_func (rows, hq_word_file_clear_word);
  if (table->len == 0 && faults->len == 0)
    hq_fault_add (faults, 1, 1, "a row that names the columns is to stand here");
  else if (faults->len == 0 && hq_word_file_check_header (&file, table->pdata[0]))
    for (guint i = 1; i < table->len; i++)
      hq_word_file_read_row (&file, table->pdata[i], rows);
  return hq_fault_raise (faults, error) ? NULL : g_steal_pointer (&rows);
}
