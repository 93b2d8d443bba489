/* SPDX-License-Identifier: GPL-3.0-or-later */
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "hq-bench-floor.h"

/* A row to be written: a statement and what is bound to it, in order. */
typedef struct
{
  sqlite3_stmt *stmt; /* (borrowed) */
  GPtrArray *values;  /* (owned): sqlite3_value */
} Row;

struct _HqBenchFloor
{
  sqlite3 *handle;          /* (owned) */
  sqlite3_stmt *begin;      /* (owned) */
  sqlite3_stmt *commit;     /* (owned) */
  GHashTable *prepared;     /* (owned): text → statement */
  sqlite3_session *session; /* (owned) (nullable): what a shadow writes now */
  GArray *rows;             /* (owned): Row */
};

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->values);
}

static sqlite3_stmt *
prepare (HqBenchFloor *floor, const char *sql)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v3 (floor->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL)
      != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (floor->handle));
  return stmt;
}

HqBenchFloor *
hq_bench_floor_new (const char *path)
{
  HqBenchFloor *floor = g_new0 (HqBenchFloor, 1);

  g_assert_cmpint (sqlite3_open_v2 (path, &floor->handle,
                                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (floor->handle,
                                 "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;"
                                 " PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"
                                 " PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  floor->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) sqlite3_finalize);
  floor->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (floor->rows, clear_row);
  floor->begin = prepare (floor, "BEGIN IMMEDIATE");
  floor->commit = prepare (floor, "COMMIT");
  return floor;
}

void
hq_bench_floor_free (HqBenchFloor *floor)
{
  g_array_unref (floor->rows);
  g_hash_table_unref (floor->prepared);
  sqlite3_finalize (floor->begin);
  sqlite3_finalize (floor->commit);
  sqlite3_close (floor->handle);
  g_free (floor);
}

/**
 * hq_bench_floor_watch:
 * @shadow: a hall beside the one that is timed, to which the same is done
 *
 * From now on the engine notes each row that @shadow writes.
 */
void
hq_bench_floor_watch (HqBenchFloor *floor, HqBenchHall *shadow)
{
  g_assert_cmpint (sqlite3session_create (shadow->handle, "main", &floor->session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (floor->session, NULL), ==, SQLITE_OK);
}

static char *
get_column (HqBenchFloor *floor, const char *table, int column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s LIMIT 0", table);
  sqlite3_stmt *stmt = prepare (floor, sql);
  char *name = g_strdup (sqlite3_column_name (stmt, column));

  sqlite3_finalize (stmt);
  return name;
}

static void
add_value (Row *row, sqlite3_value *value)
{
  g_ptr_array_add (row->values, sqlite3_value_dup (value));
}

/* Adds "column = ?" for each changed column, or for each of the key, and what is bound there. */
static void
add_columns (HqBenchFloor *floor, sqlite3_changeset_iter *change, GString *sql, Row *row, int key)
{
  const char *table, *before = "";
  unsigned char *keys;
  int n, op, indirect;

  sqlite3changeset_op (change, &table, &n, &op, &indirect);
  sqlite3changeset_pk (change, &keys, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = get_column (floor, table, i);
      sqlite3_value *value = NULL;

      if ((keys[i] != 0) != key)
        continue;
      if (key)
        sqlite3changeset_old (change, i, &value);
      else
        sqlite3changeset_new (change, i, &value);
      if (value == NULL)
        continue;
      g_string_append_printf (sql, "%s%s = ?", before, name);
      add_value (row, value);
      before = key ? " AND " : ", ";
    }
}

static char *
describe (HqBenchFloor *floor, sqlite3_changeset_iter *change, Row *row)
{
  GString *sql = g_string_new (NULL);
  const char *table;
  int n, op, indirect;

  sqlite3changeset_op (change, &table, &n, &op, &indirect);
  if (op == SQLITE_INSERT)
    {
      g_string_append_printf (sql, "INSERT INTO %s VALUES (", table);
      for (int i = 0; i < n; i++)
        {
          sqlite3_value *value;

          sqlite3changeset_new (change, i, &value);
          g_string_append (sql, i > 0 ? ", ?" : "?");
          add_value (row, value);
        }
      g_string_append_c (sql, ')');
      return g_string_free (sql, FALSE);
    }
  if (op == SQLITE_UPDATE)
    {
      g_string_append_printf (sql, "UPDATE %s SET ", table);
      add_columns (floor, change, sql, row, FALSE);
      g_string_append (sql, " WHERE ");
    }
  else
    g_string_append_printf (sql, "DELETE FROM %s WHERE ", table);
  add_columns (floor, change, sql, row, TRUE);
  return g_string_free (sql, FALSE);
}

/**
 * hq_bench_floor_learn:
 *
 * Takes what was written since hq_bench_floor_watch(), for the next hq_bench_floor_write().
 */
void
hq_bench_floor_learn (HqBenchFloor *floor)
{
  sqlite3_changeset_iter *change;
  void *set;
  int size;

  g_array_set_size (floor->rows, 0);
  g_assert_cmpint (sqlite3session_changeset (floor->session, &size, &set), ==, SQLITE_OK);
  sqlite3session_delete (floor->session);
  floor->session = NULL;
  g_assert_cmpint (sqlite3changeset_start (&change, size, set), ==, SQLITE_OK);
  while (sqlite3changeset_next (change) == SQLITE_ROW)
    {
      Row row = { .values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free) };
      char *sql = describe (floor, change, &row);

      row.stmt = g_hash_table_lookup (floor->prepared, sql);
      if (row.stmt == NULL)
        {
          row.stmt = prepare (floor, sql);
          g_hash_table_insert (floor->prepared, sql, row.stmt);
        }
      else
        g_free (sql);
      g_array_append_val (floor->rows, row);
    }
  g_assert_cmpint (sqlite3changeset_finalize (change), ==, SQLITE_OK);
  sqlite3_free (set);
  g_assert_cmpuint (floor->rows->len, >, 0);
}

static void
step (HqBenchFloor *floor, sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_sql (stmt), sqlite3_errmsg (floor->handle));
  sqlite3_reset (stmt);
}

/**
 * hq_bench_floor_write:
 *
 * Writes the rows that were learned: this is what is timed.
 */
void
hq_bench_floor_write (HqBenchFloor *floor)
{
  step (floor, floor->begin);
  for (guint i = 0; i < floor->rows->len; i++)
    {
      Row *row = &g_array_index (floor->rows, Row, i);

      for (guint j = 0; j < row->values->len; j++)
        sqlite3_bind_value (row->stmt, (int) j + 1, row->values->pdata[j]);
      step (floor, row->stmt);
    }
  step (floor, floor->commit);
}

/**
 * hq_bench_floor_check:
 *
 * Holds each table of the floor against the shadow's, row by row: a floor that wrote less would make
 * the engine look slow, and one that wrote something else would say nothing.
 */
void
hq_bench_floor_check (HqBenchFloor *floor, HqBenchHall *shadow)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS shadow", shadow->path);
  sqlite3_stmt *tables;

  g_assert_cmpint (sqlite3_exec (floor->handle, attach, NULL, NULL, NULL), ==, SQLITE_OK);
  tables = prepare (floor, "SELECT name FROM main.sqlite_master WHERE type = 'table'");
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM (SELECT * FROM (SELECT * FROM main.%s EXCEPT"
        " SELECT * FROM shadow.%s) UNION ALL SELECT * FROM (SELECT * FROM shadow.%s EXCEPT"
        " SELECT * FROM main.%s))",
        name, name, name, name);
      sqlite3_stmt *stmt = prepare (floor, sql);

      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      if (sqlite3_column_int (stmt, 0) != 0)
        g_error ("The floor has not written the rows of %s that the engine writes.", name);
      sqlite3_finalize (stmt);
    }
  sqlite3_finalize (tables);
}
