/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-postgres-block.h"

#include "hq-dialect.h"
#include "hq-postgres-rows.h"

/* A text as an element of an array. */
static void
hq_postgres_block_add_text (GString *array, const HqValue *value)
{
  g_string_append_c (array, '"');
  for (gsize i = 0; i < value->size; i++)
    {
      if (value->data[i] == '"' || value->data[i] == '\\')
        g_string_append_c (array, '\\');
      g_string_append_c (array, value->data[i]);
    }
  g_string_append_c (array, '"');
}

static void
hq_postgres_block_add_bytes (GString *array, const HqValue *value)
{
  static const char digits[] = "0123456789abcdef";

  g_string_append (array, "\"\\\\x");
  for (gsize i = 0; i < value->size; i++)
    {
      g_string_append_c (array, digits[(guchar) value->data[i] >> 4]);
      g_string_append_c (array, digits[(guchar) value->data[i] & 15]);
    }
  g_string_append_c (array, '"');
}

static void
hq_postgres_block_add (GString *array, HqValueType type, const HqValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->is_null)
    g_string_append (array, "NULL");
  else if (type == HQ_VALUE_INT)
    g_string_append_printf (array, "%" G_GINT64_FORMAT, value->integer);
  else if (type == HQ_VALUE_REAL)
    g_string_append (array, g_ascii_dtostr (number, sizeof number, value->real));
  else if (type == HQ_VALUE_TEXT)
    hq_postgres_block_add_text (array, value);
  else
    hq_postgres_block_add_bytes (array, value);
}

/* A column of the block, as the server writes an array. */
static char *
hq_postgres_block_format (const HqBlock *block, guint column)
{
  GString *array = g_string_new ("{");

  for (guint row = 0; row < block->n_rows; row++)
    {
      if (row > 0)
        g_string_append_c (array, ',');
      hq_postgres_block_add (array, block->types[column], hq_block_get (block, row, column));
    }
  g_string_append_c (array, '}');
  return g_string_free (array, FALSE);
}

/* All rows are one statement, which has an array for each column, and nobody waits for its answer:
 * the way to the server is taken once for a block. */
gboolean
hq_postgres_block_insert (HqDatabase *base,
                          const HqText *text,
                          const HqBlock *block,
                          GError **error)
{
  HqPostgres *db = (HqPostgres *) base;
  g_auto (GStrv) arrays = g_new0 (char *, block->n_columns + 1);
  g_autofree Oid *types = g_new0 (Oid, block->n_columns);
  g_autofree int *lengths = g_new0 (int, block->n_columns);
  g_autofree char *sql = hq_dialect_translate_text (text->postgres);
  HqPostgresParams params = { (int) block->n_columns, types, (const char *const *) arrays, lengths,
                              lengths };

  g_return_val_if_fail (db->in_transaction, FALSE);

  hq_postgres_rows_doubt (db, NULL);
  for (guint i = 0; i < block->n_columns; i++)
    arrays[i] = hq_postgres_block_format (block, i);
  return hq_postgres_pipe_send_text (db->pipe, text, sql, &params, error);
}
