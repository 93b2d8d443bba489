/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-dialect.h"

#include <string.h>

/* Words that are written for SQLite and said otherwise, or not at all, in PostgreSQL. */
typedef struct
{
  const char *word;
  const char *instead;
} HqDialectWord;

/* An order of joins is a hint that the second planner, which has figures, does not need. */
static const HqDialectWord text_words[] = {
  { "CROSS JOIN", "JOIN" },
  { "AS INTEGER", "AS bigint" },
};

/* Texts are ordered and compared by their bytes in both. */
static const HqDialectWord schema_words[] = {
  { "INTEGER", "bigint" },
  { "TEXT", "text COLLATE \"C\"" },
  { "BLOB", "bytea" },
  { "REAL", "double precision" },
  { ") STRICT, WITHOUT ROWID", ")" },
  { ") STRICT", ")" },
};

static const char index_hint[] = " INDEXED BY ";

static gboolean
hq_dialect_ends_word (char c)
{
  return !g_ascii_isalnum (c) && c != '_';
}

/* The word at @at, which is not in the middle of another; %NULL for none. */
static const HqDialectWord *
hq_dialect_find (const HqDialectWord *words, guint n_words, const char *sql, const char *at)
{
  if (at > sql && !hq_dialect_ends_word (at[-1]) && !hq_dialect_ends_word (*at))
    return NULL;
  for (guint i = 0; i < n_words; i++)
    if (g_str_has_prefix (at, words[i].word)
        && hq_dialect_ends_word (at[strlen (words[i].word)]))
      return &words[i];
  return NULL;
}

/* Copies what is quoted or a comment, up to its end. */
static const char *
hq_dialect_copy_quoted (const char *at, GString *result)
{
  const char *ends[] = { "'", "\"", "\n" };
  const char *end = strstr (at + 1, ends[*at == '\'' ? 0 : *at == '"' ? 1 : 2]);

  end = end != NULL ? end + 1 : at + strlen (at);
  g_string_append_len (result, at, end - at);
  return end;
}

/* A parameter without a number is the next one. */
static const char *
hq_dialect_copy_parameter (const char *at, int *last, GString *result)
{
  char *end = NULL;
  guint64 number = g_ascii_strtoull (at + 1, &end, 10);

  *last = end == at + 1 ? *last + 1 : (int) number;
  g_string_append_printf (result, "$%d", *last);
  return end;
}

static char *
hq_dialect_translate (const char *sql, const HqDialectWord *words, guint n_words)
{
  GString *result = g_string_sized_new (strlen (sql) + 64);
  const char *at = sql;
  int last = 0;

  while (*at != '\0')
    {
      const HqDialectWord *word = hq_dialect_find (words, n_words, sql, at);

      if (word != NULL)
        {
          g_string_append (result, word->instead);
          at += strlen (word->word);
        }
      else if (g_str_has_prefix (at, index_hint))
        {
          at += strlen (index_hint);
          while (!hq_dialect_ends_word (*at))
            at++;
        }
      else if (*at == '\'' || *at == '"' || g_str_has_prefix (at, "--"))
        at = hq_dialect_copy_quoted (at, result);
      else if (*at == '?')
        at = hq_dialect_copy_parameter (at, &last, result);
      else
        g_string_append_c (result, *at++);
    }
  return g_string_free (result, FALSE);
}

/**
 * hq_dialect_translate_text:
 * @sql: a statement of a static table
 *
 * The statements are written in what both engines read, but for how a parameter is numbered, the
 * name of whole numbers, and SQLite's hints to its planner. This says them to PostgreSQL.
 *
 * Returns: (transfer full): the same statement for PostgreSQL
 */
char *
hq_dialect_translate_text (const char *sql)
{
  return hq_dialect_translate (sql, text_words, G_N_ELEMENTS (text_words));
}

/**
 * hq_dialect_translate_schema:
 * @sql: a step of the schema
 *
 * Whole numbers have 64 bits, and texts are compared by their bytes, as in SQLite.
 *
 * Returns: (transfer full): the same step for PostgreSQL
 */
char *
hq_dialect_translate_schema (const char *sql)
{
  return hq_dialect_translate (sql, schema_words, G_N_ELEMENTS (schema_words));
}
