/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-copy-table.h"

#include "hq-error.h"
#include "hq-hall-table.h"

enum
{
  TEXT_HOLD,
  TEXT_GET_CODE,
  TEXT_HAS_DAY,
  TEXT_LOCK,
  TEXT_UNLOCK,
  TEXT_FIND,
  TEXT_NAME,
  N_TEXTS
};

static const HqText texts[N_TEXTS] = {
  /* While the other side writes, nothing is asked here for a while; and all rows of a cursor are
   * wanted, not the first ones soon. */
  [TEXT_HOLD] = { "SELECT 1",
                  "SELECT set_config ('idle_in_transaction_session_timeout', '0', true),"
                  " set_config ('cursor_tuple_fraction', '1', true)" },
  [TEXT_GET_CODE] = { "SELECT code FROM hall WHERE hall = ?" },
  [TEXT_HAS_DAY] = { "SELECT count(*) FROM business_day WHERE hall = ? AND day = ?" },
  /* Two numbers, of which the first is ours ("HQuf"), as with the turn of a change. A lock of the
   * session, which ends with it: an unfinished hall whose lock can be had is nobody's. */
  [TEXT_LOCK] = { "SELECT ? IS NOT NULL",
                  "SELECT pg_try_advisory_lock (1213297126, hashtext (?))" },
  [TEXT_UNLOCK] = { "SELECT ? IS NOT NULL",
                    "SELECT pg_advisory_unlock (1213297126, hashtext (?))" },
  [TEXT_FIND] = { "SELECT hall FROM hall WHERE code = ?" },
  [TEXT_NAME] = { "UPDATE hall SET code = ?1 WHERE hall = ?2 AND code = '" HQ_HALL_TABLE_UNFINISHED
                  "' || ?1" },
};

const HqText *
hq_copy_table_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

/**
 * hq_copy_table_hold:
 * @db: a connection inside a transaction that reads
 *
 * Keeps the transaction however long the other side of a copy takes.
 *
 * Returns: whether it is kept
 */
gboolean
hq_copy_table_hold (HqDatabase *db, GError **error)
{
  return hq_database_run (db, &texts[TEXT_HOLD], error, "");
}

/**
 * hq_copy_table_get_code:
 * @code: (out) (transfer full): the code of the connection's hall
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_copy_table_get_code (HqDatabase *db, char **code, GError **error)
{
  return hq_rows_take_text (hq_rows_start (db, &texts[TEXT_GET_CODE], error, "h"), code, error);
}

/**
 * hq_copy_table_has_day:
 * @found: (out): whether the hall has that day
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_copy_table_has_day (HqDatabase *db, HqDate day, gboolean *found, GError **error)
{
  gint64 count;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_HAS_DAY], error, "hi", (int) day), &count,
                         error))
    return FALSE;
  *found = count > 0;
  return TRUE;
}

/**
 * hq_copy_table_lock:
 * @db: a connection outside a transaction
 * @code: which hall is to be made
 *
 * Makes sure that one alone makes that hall, until hq_copy_table_unlock() or the connection's end.
 *
 * Returns: %FALSE with %HQ_ERROR_BUSY where somebody does already
 */
gboolean
hq_copy_table_lock (HqDatabase *db, const char *code, GError **error)
{
  gint64 had;

  if (!hq_rows_take_int (hq_rows_start (db, &texts[TEXT_LOCK], error, "s", code), &had, error))
    return FALSE;
  if (had == 0)
    hq_error_set (error, HQ_ERROR_BUSY, "%s", code);
  return had != 0;
}

void
hq_copy_table_unlock (HqDatabase *db, const char *code)
{
  gint64 had;

  hq_rows_take_int (hq_rows_start (db, &texts[TEXT_UNLOCK], NULL, "s", code), &had, NULL);
}

/**
 * hq_copy_table_find:
 * @code: a code as it stands in the store, of an unfinished hall too
 * @hall: (out): its key, 0 where there is none
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_copy_table_find (HqDatabase *db, const char *code, gint64 *hall, GError **error)
{
  return hq_rows_take_int (hq_rows_start (db, &texts[TEXT_FIND], error, "s", code), hall, error);
}

/**
 * hq_copy_table_name:
 * @db: a connection inside a change, for an unfinished hall
 * @code: its code from now on
 *
 * Returns: whether it is a hall now
 */
gboolean
hq_copy_table_name (HqDatabase *db, const char *code, GError **error)
{
  if (!hq_database_run (db, &texts[TEXT_NAME], error, "sh", code)
      || !hq_database_settle (db, error))
    return FALSE;
  if (hq_database_get_changes (db) == 1)
    return TRUE;
  hq_error_set (error, HQ_ERROR_NOT_FOUND, "%s", code);
  return FALSE;
}

static gboolean
hq_copy_table_measure_all (HqDatabase *db, gpointer user_data, GError **error)
{
  const HqCopyPlan *plan = user_data;

  for (guint i = 0; i < plan->tables->len; i++)
    if (!hq_database_run (db, ((HqCopyTable *) plan->tables->pdata[i])->measure, error, ""))
      return FALSE;
  return TRUE;
}

/**
 * hq_copy_table_measure:
 * @db: a connection to a server
 * @plan: of its store
 * @error: return location for an error
 *
 * Lets a server look at how many rows of what there are now: before it has, it finds them in ways that
 * take a hundred times as long.
 *
 * Returns: %FALSE with one of the store's errors
 */
gboolean
hq_copy_table_measure (HqDatabase *db, HqCopyPlan *plan, GError **error)
{
  return hq_database_write (db, hq_copy_table_measure_all, plan, error);
}

typedef struct
{
  const HqCopyTable *table;
  int removed;
} HqCopyTableRemoval;

static gboolean
hq_copy_table_remove_some (HqDatabase *db, gpointer user_data, GError **error)
{
  HqCopyTableRemoval *removal = user_data;
  const HqCopyTable *table = removal->table;

  if ((table->unguard != NULL && !hq_database_run (db, table->unguard, error, ""))
      || !hq_database_run (db, table->remove, error, "h") || !hq_database_settle (db, error))
    return FALSE;
  removal->removed = hq_database_get_changes (db);
  return table->guard == NULL || hq_database_run (db, table->guard, error, "");
}

/**
 * hq_copy_table_remove:
 * @db: a connection to a server, for an unfinished hall
 * @plan: of the server
 *
 * Removes what was begun of a hall, table by table and in blocks, so that the halls beside it are not
 * held up. The trigger that keeps events is left out inside a block, which nobody else can write in;
 * a hall that is finished is not touched.
 *
 * Returns: %FALSE with one of the store's errors, and then a part of it may still be there
 */
gboolean
hq_copy_table_remove (HqDatabase *db, HqCopyPlan *plan, GError **error)
{
  for (guint i = plan->tables->len; i > 0; i--)
    {
      HqCopyTableRemoval removal = { plan->tables->pdata[i - 1], 0 };

      do
        if (!hq_database_write (db, hq_copy_table_remove_some, &removal, error))
          return FALSE;
      while (removal.removed == HQ_COPY_PLAN_ROWS);
    }
  return TRUE;
}

static gboolean
hq_copy_table_is_server (const HqCopyReader *reader)
{
  return hq_database_is_server (hq_database_get_path (reader->db));
}

/**
 * hq_copy_table_start:
 * @reader: (out): begins at the first row
 * @db: a connection inside a transaction
 * @table: what to read
 * @error: return location for an error
 *
 * Returns: whether hq_copy_table_fill() can read, and hq_copy_table_end() is to be called
 */
gboolean
hq_copy_table_start (HqCopyReader *reader, HqDatabase *db, const HqCopyTable *table, GError **error)
{
  *reader = (HqCopyReader){ .db = db, .table = table };
  if (hq_copy_table_is_server (reader))
    return hq_database_run (db, table->read, error, "h");
  reader->rows = hq_rows_start (db, table->read, error, "h");
  return reader->rows != NULL;
}

/**
 * hq_copy_table_fill:
 * @block: gets the next rows, and as many as there are of %HQ_COPY_PLAN_ROWS; none after the last
 * @error: return location for an error
 *
 * Returns: %FALSE if the store could not be read
 */
gboolean
hq_copy_table_fill (HqCopyReader *reader, HqBlock *block, GError **error)
{
  gboolean at_server = hq_copy_table_is_server (reader);
  HqRows *rows = reader->rows;

  hq_block_clear (block);
  if (reader->done)
    return TRUE;
  if (at_server)
    rows = hq_rows_start (reader->db, reader->table->fetch, error, "");
  if (rows == NULL)
    return FALSE;
  while (block->n_rows < HQ_COPY_PLAN_ROWS && hq_rows_next (rows))
    hq_block_add (block, rows);
  reader->done = block->n_rows < HQ_COPY_PLAN_ROWS;
  return (!at_server && !reader->done) || hq_rows_end (rows, error);
}

/**
 * hq_copy_table_end:
 *
 * Ends the reading, wherever it is.
 *
 * Returns: %FALSE if a row could not be had
 */
gboolean
hq_copy_table_end (HqCopyReader *reader, GError **error)
{
  if (hq_copy_table_is_server (reader))
    return hq_database_run (reader->db, reader->table->close, error, "");
  return reader->done || hq_rows_end (reader->rows, error);
}
