/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-block.h"

#include <string.h>

#include "hq-engine.h"

#define HQ_BLOCK_CHUNK 65536

/**
 * hq_block_new:
 * @types: (array length=n_columns): the types of the columns, which outlive the block
 * @n_columns: how many there are
 *
 * Returns: (transfer full): a block without rows
 */
HqBlock *
hq_block_new (const HqValueType *types, guint n_columns)
{
  HqBlock *block = g_new0 (HqBlock, 1);

  block->types = types;
  block->n_columns = n_columns;
  block->values = g_array_new (FALSE, FALSE, sizeof (HqValue));
  block->chunk = g_string_chunk_new (HQ_BLOCK_CHUNK);
  return block;
}

/**
 * hq_block_free:
 * @block: (transfer full): a block
 */
void
hq_block_free (HqBlock *block)
{
  g_array_unref (block->values);
  g_string_chunk_free (block->chunk);
  g_free (block);
}

/**
 * hq_block_clear:
 *
 * Takes the rows out again.
 */
void
hq_block_clear (HqBlock *block)
{
  g_array_set_size (block->values, 0);
  g_string_chunk_clear (block->chunk);
  block->n_rows = 0;
}

static void
hq_block_read (HqBlock *block, HqRows *rows, guint column, HqValue *value)
{
  const void *bytes;
  gsize size;

  value->is_null = hq_rows_is_null (rows, (int) column);
  if (value->is_null)
    return;
  switch (block->types[column])
    {
    case HQ_VALUE_INT:
      value->integer = hq_rows_get_int (rows, (int) column);
      break;
    case HQ_VALUE_REAL:
      value->real = hq_rows_get_double (rows, (int) column);
      break;
    case HQ_VALUE_TEXT:
      bytes = hq_rows_get_text (rows, (int) column);
      value->size = strlen (bytes);
      value->data = g_string_chunk_insert_len (block->chunk, bytes, (gssize) value->size);
      break;
    case HQ_VALUE_BYTES:
      bytes = hq_rows_get_bytes (rows, (int) column, &size);
      value->size = size;
      value->data = g_string_chunk_insert_len (block->chunk, size > 0 ? bytes : "", (gssize) size);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * hq_block_add:
 * @rows: a running statement that stands on a row with the block's columns
 *
 * Adds that row.
 */
void
hq_block_add (HqBlock *block, HqRows *rows)
{
  for (guint i = 0; i < block->n_columns; i++)
    {
      HqValue value = { 0 };

      hq_block_read (block, rows, i, &value);
      g_array_append_val (block->values, value);
    }
  block->n_rows++;
}

/**
 * hq_block_get:
 *
 * Returns: (transfer none): a value of the block, until it is cleared
 */
HqValue *
hq_block_get (const HqBlock *block, guint row, guint column)
{
  return &g_array_index (block->values, HqValue, row * block->n_columns + column);
}

/**
 * hq_block_compare:
 *
 * Orders two values of a column as both engines do: texts and bytes by their bytes.
 *
 * Returns: below 0, 0, or above 0; where nothing stands is before all others
 */
int
hq_block_compare (const HqBlock *block, guint column, const HqValue *a, const HqValue *b)
{
  int order;

  if (a->is_null || b->is_null)
    return (b->is_null ? 1 : 0) - (a->is_null ? 1 : 0);
  if (block->types[column] == HQ_VALUE_INT)
    return a->integer < b->integer ? -1 : a->integer > b->integer;
  if (block->types[column] == HQ_VALUE_REAL)
    return a->real < b->real ? -1 : a->real > b->real;
  order = memcmp (a->data, b->data, MIN (a->size, b->size));
  if (order != 0)
    return order;
  return a->size < b->size ? -1 : a->size > b->size;
}

/**
 * hq_block_insert:
 * @db: a connection inside a change
 * @text: an insertion whose parameters are the block's columns: of one row where the store is a
 *   file, of columns as arrays where it is a server
 * @block: the rows
 * @error: return location for an error
 *
 * Puts all rows of a block into the store. As with hq_database_run() what a server refuses may be
 * said by the commit.
 *
 * Returns: whether they were put in, as far as is known
 */
gboolean
hq_block_insert (HqDatabase *db, const HqText *text, const HqBlock *block, GError **error)
{
  return block->n_rows == 0 || db->engine->insert (db, text, block, error);
}
