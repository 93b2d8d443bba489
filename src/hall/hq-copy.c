/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-copy.h"

#include <string.h>

#include "hq-copy-table.h"
#include "hq-error.h"
#include "hq-hall-table.h"
#include "hq-new-file.h"

typedef struct
{
  const HqCopyOptions *options;
  HqDatabase *source;      /* inside a transaction: one snapshot, while others go on */
  HqDatabase *target;      /* (borrowed) */
  HqCopyPlan *source_plan; /* (owned) */
  HqCopyPlan *target_plan; /* (owned) */
  HqCopyResult *result;    /* (owned) */
  char *unfinished;        /* (owned): the hall's code until it is whole */
  gint64 hall;             /* its key in the target */
  HqCopyProgress progress;

  /* What is being put in. */
  const HqCopyTable *table;
  HqBlock *block; /* (borrowed) */
} HqCopy;

static void
hq_copy_clear_count (gpointer data)
{
  HqCopyCount *count = data;

  g_free (count->table);
}

/**
 * hq_copy_result_free:
 * @result: (transfer full): what came of a copy
 */
void
hq_copy_result_free (HqCopyResult *result)
{
  g_array_unref (result->counts);
  g_free (result->code);
  g_free (result);
}

static void
hq_copy_clear (HqCopy *copy)
{
  g_clear_pointer (&copy->source_plan, hq_copy_plan_free);
  g_clear_pointer (&copy->target_plan, hq_copy_plan_free);
  g_clear_pointer (&copy->result, hq_copy_result_free);
  g_clear_pointer (&copy->source, hq_database_close);
  g_clear_pointer (&copy->unfinished, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqCopy, hq_copy_clear)

/* Tells how far it is, and hears whether it is to go on. */
static gboolean
hq_copy_tell (HqCopy *copy, GError **error)
{
  if (copy->options->func == NULL
      || copy->options->func (&copy->progress, copy->options->user_data))
    return TRUE;
  hq_error_set (error, HQ_ERROR_CANCELLED, NULL);
  return FALSE;
}

/* Begins a pass through all tables. */
static gboolean
hq_copy_tell_pass (HqCopy *copy, gboolean comparing, GError **error)
{
  copy->progress = (HqCopyProgress){ .table = "",
                                     .n_tables = copy->source_plan->tables->len,
                                     .comparing = comparing };
  return hq_copy_tell (copy, error);
}

/* What was read becomes what is to stand in the copy: the hall has another key there, and no name
 * before it is whole. */
static void
hq_copy_adopt (HqCopy *copy, const HqCopyTable *table, HqBlock *block)
{
  gboolean is_hall = g_str_equal (table->schema->name, "hall");

  for (guint row = 0; row < block->n_rows; row++)
    {
      hq_block_get (block, row, table->hall)->integer = copy->hall;
      for (guint i = 0; is_hall && i < block->n_columns; i++)
        if (g_str_equal (hq_schema_list_get_column (table->schema, i), "code"))
          {
            HqValue *code = hq_block_get (block, row, i);

            code->data = copy->unfinished;
            code->size = strlen (copy->unfinished);
          }
    }
}

static gboolean
hq_copy_put (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCopy *copy = user_data;

  hq_copy_adopt (copy, copy->table, copy->block);
  return hq_block_insert (db, copy->table->insert, copy->block, error);
}

/* The hall's own row, with the next key of the store: one change, so that no two get the same. */
static gboolean
hq_copy_found (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCopy *copy = user_data;

  return hq_hall_table_get_next_id (db, &copy->hall, error) && hq_copy_put (db, copy, error);
}

static gboolean
hq_copy_put_block (HqCopy *copy, HqBlock *block, GError **error)
{
  copy->block = block;
  if (copy->hall != 0)
    return hq_database_write (copy->target, hq_copy_put, copy, error);
  if (!hq_database_write (copy->target, hq_copy_found, copy, error))
    {
      copy->hall = 0;
      return FALSE;
    }
  hq_database_set_hall (copy->target, copy->hall);
  return TRUE;
}

static gboolean
hq_copy_move_rows (HqCopy *copy, HqCopyReader *reader, HqCopyCount *count, GError **error)
{
  const HqCopyTable *table = reader->table;
  g_autoptr (HqBlock) block = hq_block_new (table->types, table->schema->columns->len);

  for (;;)
    {
      if (!hq_copy_table_fill (reader, block, error))
        return FALSE;
      if (block->n_rows == 0)
        return TRUE;
      if (!hq_copy_put_block (copy, block, error))
        return FALSE;
      count->rows += block->n_rows;
      copy->progress.rows += block->n_rows;
      if (!hq_copy_tell (copy, error))
        return FALSE;
    }
}

static gboolean
hq_copy_move_table (HqCopy *copy, const HqCopyTable *table, GError **error)
{
  HqCopyCount count = { g_strdup (table->schema->name), 0 };
  HqCopyReader reader;
  gboolean done;

  copy->table = table;
  copy->progress.table = table->schema->name;
  done = hq_copy_table_start (&reader, copy->source, table, error);
  if (done)
    {
      done = hq_copy_move_rows (copy, &reader, &count, error);
      done = hq_copy_table_end (&reader, done ? error : NULL) && done;
    }
  copy->progress.tables++;
  copy->result->rows += count.rows;
  g_array_append_val (copy->result->counts, count);
  return done;
}

/* "leg 17, 2": the table and the key, without the hall, of a row that is not the same. */
static void
hq_copy_refuse (const HqCopyTable *table, const HqBlock *block, guint row, GError **error)
{
  g_autoptr (GString) key = g_string_new (table->schema->name);

  for (guint i = 1; i < table->schema->key->len; i++)
    {
      guint column = g_array_index (table->schema->key, guint, i);
      const HqValue *value = hq_block_get (block, row, column);

      g_string_append (key, i > 1 ? ", " : " ");
      if (block->types[column] == HQ_VALUE_INT)
        g_string_append_printf (key, "%" G_GINT64_FORMAT, value->integer);
      else
        g_string_append_len (key, value->data, (gssize) value->size);
    }
  hq_error_set (error, HQ_ERROR_COPY_DIFFERS, "%s", key->str);
}

/* Value by value. */
static gboolean
hq_copy_compare_blocks (const HqCopyTable *table, HqBlock *one, HqBlock *two, GError **error)
{
  for (guint row = 0; row < MAX (one->n_rows, two->n_rows); row++)
    for (guint i = 0; i < one->n_columns; i++)
      if (row >= one->n_rows || row >= two->n_rows
          || hq_block_compare (one, i, hq_block_get (one, row, i), hq_block_get (two, row, i)) != 0)
        {
          hq_copy_refuse (table, row < one->n_rows ? one : two, row, error);
          return FALSE;
        }
  return TRUE;
}

static gboolean
hq_copy_compare_rows (HqCopy *copy, HqCopyReader *source, HqCopyReader *target, GError **error)
{
  const HqCopyTable *table = source->table;
  g_autoptr (HqBlock) one = hq_block_new (table->types, table->schema->columns->len);
  g_autoptr (HqBlock) two = hq_block_new (table->types, table->schema->columns->len);

  do
    {
      if (!hq_copy_table_fill (source, one, error) || !hq_copy_table_fill (target, two, error))
        return FALSE;
      hq_copy_adopt (copy, table, one);
      if (!hq_copy_compare_blocks (table, one, two, error))
        return FALSE;
      copy->progress.rows += one->n_rows;
      if (!hq_copy_tell (copy, error))
        return FALSE;
    }
  while (one->n_rows > 0);
  return TRUE;
}

static gboolean
hq_copy_compare_table (HqCopy *copy, guint i, GError **error)
{
  const HqCopyTable *table = copy->source_plan->tables->pdata[i];
  HqCopyReader source, target;
  gboolean done;

  copy->progress.table = table->schema->name;
  if (!hq_copy_table_start (&source, copy->source, table, error))
    return FALSE;
  done = hq_copy_table_start (&target, copy->target, copy->target_plan->tables->pdata[i], error);
  if (done)
    {
      done = hq_copy_compare_rows (copy, &source, &target, error);
      done = hq_copy_table_end (&target, done ? error : NULL) && done;
    }
  copy->progress.tables++;
  return hq_copy_table_end (&source, done ? error : NULL) && done;
}

/* What stands in the store is read anew. */
static gboolean
hq_copy_compare (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCopy *copy = user_data;

  if (!hq_copy_table_hold (db, error))
    return FALSE;
  for (guint i = 0; i < copy->source_plan->tables->len; i++)
    if (!hq_copy_compare_table (copy, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
hq_copy_name (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCopy *copy = user_data;

  return hq_copy_table_name (db, copy->result->code, error);
}

/* Both stores have the same schema, since both were brought to this program's version. */
static gboolean
hq_copy_read_plans (HqCopy *copy, GError **error)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  copy->source_plan = hq_copy_plan_read (copy->source, copy->options->day, error);
  if (copy->source_plan == NULL)
    return FALSE;
  copy->target_plan = hq_copy_plan_read (copy->target, 0, error);
  if (copy->target_plan == NULL)
    return FALSE;
  one = hq_schema_list_describe (copy->source_plan->schema);
  two = hq_schema_list_describe (copy->target_plan->schema);
  if (g_str_equal (one, two))
    return TRUE;
  hq_error_set (error, HQ_ERROR_FOREIGN_FILE, "%s", copy->options->to);
  return FALSE;
}

/* Whether the hall can be made. What somebody left unfinished of it is removed. */
static gboolean
hq_copy_make_room (HqCopy *copy, GError **error)
{
  gint64 there, left;

  if (!hq_copy_table_find (copy->target, copy->result->code, &there, error)
      || !hq_copy_table_find (copy->target, copy->unfinished, &left, error))
    return FALSE;
  if (there != 0)
    {
      hq_error_set (error, HQ_ERROR_EXISTS, "%s", copy->result->code);
      return FALSE;
    }
  if (left == 0)
    return TRUE;
  hq_database_set_hall (copy->target, left);
  if (!hq_copy_table_remove (copy->target, copy->target_plan, error))
    return FALSE;
  hq_database_set_hall (copy->target, 0);
  return TRUE;
}

static gboolean
hq_copy_move (HqCopy *copy, GError **error)
{
  if (!hq_copy_make_room (copy, error) || !hq_copy_tell_pass (copy, FALSE, error))
    return FALSE;
  for (guint i = 0; i < copy->source_plan->tables->len; i++)
    if (!hq_copy_move_table (copy, copy->source_plan->tables->pdata[i], error))
      return FALSE;
  return (!hq_database_is_server (copy->options->to)
          || hq_copy_table_measure (copy->target, copy->target_plan, error))
         && hq_copy_tell_pass (copy, TRUE, error)
         && hq_database_read (copy->target, hq_copy_compare, copy, error)
         && hq_database_write (copy->target, hq_copy_name, copy, error);
}

/* What was begun on a server goes away; what cannot be removed now is by the next try, and is not seen
 * until then. */
static void
hq_copy_drop (HqCopy *copy)
{
  g_autoptr (GError) local = NULL;

  if (copy->hall != 0 && hq_database_is_server (copy->options->to)
      && !hq_copy_table_remove (copy->target, copy->target_plan, &local))
    g_debug ("An unfinished copy was left: %s", local->message);
}

/* Whether there is a hall, and the day, to be copied. */
static gboolean
hq_copy_look (HqCopy *copy, GError **error)
{
  const char *code = hq_database_get_code (copy->target);
  gboolean found = TRUE;

  if (copy->options->day != 0
      && !hq_copy_table_has_day (copy->source, copy->options->day, &found, error))
    return FALSE;
  if (!found)
    {
      g_autofree char *day = hq_date_format (copy->options->day);

      hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", day);
      return FALSE;
    }
  if (code != NULL)
    copy->result->code = g_strdup (code);
  else if (!hq_copy_table_get_code (copy->source, &copy->result->code, error))
    return FALSE;
  copy->unfinished = g_strconcat (HQ_HALL_TABLE_UNFINISHED, copy->result->code, NULL);
  return hq_hall_table_check_code (copy->result->code, error);
}

static gboolean
hq_copy_all (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCopy *copy = user_data;
  gboolean done;

  if (!hq_copy_table_hold (db, error) || !hq_copy_look (copy, error)
      || !hq_copy_read_plans (copy, error)
      || !hq_copy_table_lock (copy->target, copy->result->code, error))
    return FALSE;
  done = hq_copy_move (copy, error);
  if (!done)
    hq_copy_drop (copy);
  hq_copy_table_unlock (copy->target, copy->result->code);
  return done;
}

static gboolean
hq_copy_fill (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCopy *copy = user_data;

  copy->target = db;
  return hq_database_read (copy->source, hq_copy_all, copy, error);
}

static gboolean
hq_copy_build (HqCopy *copy, GError **error)
{
  g_autoptr (HqDatabase) target = NULL;

  if (!hq_database_is_server (copy->options->to))
    return hq_new_file_build (copy->options->to, hq_copy_fill, copy, error);
  target = hq_database_open (copy->options->to, HQ_DATABASE_CREATE, error);
  return target != NULL && hq_copy_fill (target, copy, error);
}

static gboolean
hq_copy_open (HqCopy *copy, GError **error)
{
  const char *from = copy->options->from;
  HqHallRow row;

  copy->source = hq_database_open (from, HQ_DATABASE_READ_ONLY, error);
  if (copy->source == NULL || !hq_hall_table_get (copy->source, &row, error))
    return FALSE;
  if (row.hall != 0)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", from);
  return FALSE;
}

/**
 * hq_copy_run:
 * @options: from where, to where, and what
 * @result: (out) (transfer full): what was copied
 * @error: return location for an error
 *
 * Copies a hall as it is at one moment, from either engine to either, while others go on working on
 * it, and reads the copy again: each value is held against what it was made of. The rows go in blocks,
 * each a change of its own; the hall is there when all of it is, and before that nobody sees it.
 *
 * Returns: %FALSE with %HQ_ERROR_EXISTS where the copy is a hall already, %HQ_ERROR_BUSY where somebody
 *   else makes it now, %HQ_ERROR_BAD_CODE, %HQ_ERROR_COPY_DIFFERS, %HQ_ERROR_CANCELLED, %HQ_ERROR_NOT_FOUND for a day that
 *   the hall does not have, or one of the store's errors
 */
gboolean
hq_copy_run (const HqCopyOptions *options, HqCopyResult **result, GError **error)
{
  g_auto (HqCopy) copy = { .options = options };

  /* One address is one connection, which cannot read and write at the same time. */
  if (g_str_equal (options->from, options->to))
    {
      hq_error_set (error, HQ_ERROR_EXISTS, "%s", options->to);
      return FALSE;
    }
  if (!hq_database_is_server (options->to) && !hq_new_file_check (options->to, error))
    return FALSE;
  copy.result = g_new0 (HqCopyResult, 1);
  copy.result->counts = g_array_new (FALSE, FALSE, sizeof (HqCopyCount));
  g_array_set_clear_func (copy.result->counts, hq_copy_clear_count);
  if (!hq_copy_open (&copy, error) || !hq_copy_build (&copy, error))
    return FALSE;
  *result = g_steal_pointer (&copy.result);
  return TRUE;
}
