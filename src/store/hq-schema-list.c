/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-schema-list.h"

#include "hq-error.h"

enum
{
  TEXT_COLUMNS,
  TEXT_LINKS,
  TEXT_GUARDED,
  N_TEXTS
};

/* Who is there at this moment, and who may log in to this server, is no part of a hall. */
#define NO_PART " NOT IN ('announcer', 'contact', 'login')"

/* Tables of the halls have a key; the server's own mark of the version has none. */
static const HqText texts[N_TEXTS] = {
  [TEXT_COLUMNS]
  = { "SELECT m.name, c.name, c.type, c.\"notnull\" <> 0 OR c.pk > 0, c.pk FROM sqlite_schema AS m"
      " JOIN pragma_table_info (m.name) AS c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
      " AND m.name" NO_PART " ORDER BY m.name, c.name",
      "SELECT t.relname, a.attname, format_type (a.atttypid, -1), a.attnotnull,"
      " coalesce (array_position (string_to_array (CAST (i.indkey AS text), ' '),"
      " CAST (a.attnum AS text)), 0) FROM pg_class AS t"
      " JOIN pg_index AS i ON i.indrelid = t.oid AND i.indisprimary"
      " JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped"
      " WHERE t.relkind = 'r' AND t.relnamespace = 'hall_queue'::regnamespace"
      " AND t.relname" NO_PART " ORDER BY t.relname, a.attname" },
  [TEXT_LINKS]
  = { "SELECT m.name, f.id, f.\"from\", f.\"table\" FROM sqlite_schema AS m"
      " JOIN pragma_foreign_key_list (m.name) AS f WHERE m.type = 'table'"
      " AND m.name" NO_PART " ORDER BY m.name, f.id, f.seq",
      "SELECT t.relname, CAST (c.oid AS bigint), a.attname, p.relname FROM pg_constraint AS c"
      " JOIN pg_class AS t ON t.oid = c.conrelid JOIN pg_class AS p ON p.oid = c.confrelid"
      " JOIN LATERAL unnest (c.conkey) WITH ORDINALITY AS k (attnum, place) ON true"
      " JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.attnum"
      " WHERE c.contype = 'f' AND c.connamespace = 'hall_queue'::regnamespace"
      " AND t.relname" NO_PART " ORDER BY t.relname, c.oid, k.place" },
  [TEXT_GUARDED]
  = { "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger'"
      " AND sql LIKE '%BEFORE DELETE%'",
      "SELECT DISTINCT t.relname FROM pg_trigger AS g JOIN pg_class AS t ON t.oid = g.tgrelid"
      " WHERE NOT g.tgisinternal AND (g.tgtype & 8) <> 0"
      " AND t.relnamespace = 'hall_queue'::regnamespace" },
};

/* How the engines call the types. */
static const struct
{
  const char *sqlite;
  const char *postgres;
} types[] = {
  [HQ_VALUE_INT] = { "INTEGER", "bigint" },
  [HQ_VALUE_REAL] = { "REAL", "double precision" },
  [HQ_VALUE_TEXT] = { "TEXT", "text" },
  [HQ_VALUE_BYTES] = { "BLOB", "bytea" },
};

const HqText *
hq_schema_list_get_texts (guint *n_texts)
{
  *n_texts = N_TEXTS;
  return texts;
}

static void
hq_schema_list_free_column (gpointer data)
{
  HqSchemaColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static void
hq_schema_list_free_link (gpointer data)
{
  HqSchemaLink *link = data;

  g_free (link->parent);
  g_array_unref (link->columns);
  g_free (link);
}

static void
hq_schema_list_free_table (gpointer data)
{
  HqSchemaTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->links);
  g_array_unref (table->key);
  g_free (table);
}

/**
 * hq_schema_list_find:
 * @tables: (element-type HqSchemaTable): the tables
 *
 * Returns: (transfer none) (nullable): the table of that name
 */
const HqSchemaTable *
hq_schema_list_find (GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const HqSchemaTable *table = tables->pdata[i];

      if (g_str_equal (table->name, name))
        return table;
    }
  return NULL;
}

/**
 * hq_schema_list_get_column:
 *
 * Returns: (transfer none): the name of a column
 */
const char *
hq_schema_list_get_column (const HqSchemaTable *table, guint column)
{
  return ((const HqSchemaColumn *) table->columns->pdata[column])->name;
}

/* The table that the row is about, which is the last one or a new one. */
static HqSchemaTable *
hq_schema_list_take_table (GPtrArray *tables, const char *name)
{
  HqSchemaTable *table = (HqSchemaTable *) hq_schema_list_find (tables, name);

  if (table != NULL)
    return table;
  table = g_new0 (HqSchemaTable, 1);
  table->name = g_strdup (name);
  table->columns = g_ptr_array_new_with_free_func (hq_schema_list_free_column);
  table->links = g_ptr_array_new_with_free_func (hq_schema_list_free_link);
  table->key = g_array_new (FALSE, TRUE, sizeof (guint));
  g_ptr_array_add (tables, table);
  return table;
}

static gboolean
hq_schema_list_find_type (const char *name, HqValueType *type, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (name, types[i].sqlite) || g_str_equal (name, types[i].postgres))
      {
        *type = (HqValueType) i;
        return TRUE;
      }
  hq_error_set (error, HQ_ERROR_FAILED, "%s", name);
  return FALSE;
}

static gboolean
hq_schema_list_read_columns (HqDatabase *db, GPtrArray *tables, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_COLUMNS], error, "");
  gboolean known = TRUE;

  if (rows == NULL)
    return FALSE;
  while (known && hq_rows_next (rows))
    {
      HqSchemaTable *table = hq_schema_list_take_table (tables, hq_rows_get_text (rows, 0));
      HqSchemaColumn *column = g_new0 (HqSchemaColumn, 1);

      column->name = g_strdup (hq_rows_get_text (rows, 1));
      column->not_null = hq_rows_get_int (rows, 3) != 0;
      column->key = (guint) hq_rows_get_int (rows, 4);
      known = hq_schema_list_find_type (hq_rows_get_text (rows, 2), &column->type, error);
      if (column->key > table->key->len)
        g_array_set_size (table->key, column->key);
      if (column->key > 0)
        g_array_index (table->key, guint, column->key - 1) = table->columns->len;
      g_ptr_array_add (table->columns, column);
    }
  return hq_rows_end (rows, known ? error : NULL) && known;
}

static guint
hq_schema_list_find_column (const HqSchemaTable *table, const char *name)
{
  guint i = 0;

  while (i < table->columns->len && !g_str_equal (hq_schema_list_get_column (table, i), name))
    i++;
  return i;
}

static gboolean
hq_schema_list_read_links (HqDatabase *db, GPtrArray *tables, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_LINKS], error, "");
  HqSchemaTable *last = NULL;
  HqSchemaLink *link = NULL;
  gint64 last_id = -1;

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    {
      HqSchemaTable *table = hq_schema_list_take_table (tables, hq_rows_get_text (rows, 0));
      guint column = hq_schema_list_find_column (table, hq_rows_get_text (rows, 2));

      if (link == NULL || table != last || hq_rows_get_int (rows, 1) != last_id)
        {
          link = g_new0 (HqSchemaLink, 1);
          link->parent = g_strdup (hq_rows_get_text (rows, 3));
          link->columns = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (table->links, link);
        }
      g_array_append_val (link->columns, column);
      last = table;
      last_id = hq_rows_get_int (rows, 1);
    }
  return hq_rows_end (rows, error);
}

static gboolean
hq_schema_list_read_guarded (HqDatabase *db, GPtrArray *tables, GError **error)
{
  HqRows *rows = hq_rows_start (db, &texts[TEXT_GUARDED], error, "");

  if (rows == NULL)
    return FALSE;
  while (hq_rows_next (rows))
    hq_schema_list_take_table (tables, hq_rows_get_text (rows, 0))->guarded = TRUE;
  return hq_rows_end (rows, error);
}

/* "counter,day>duty": both engines count their foreign keys in orders of their own. */
static char *
hq_schema_list_describe_link (const HqSchemaTable *table, const HqSchemaLink *link)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < link->columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            hq_schema_list_get_column (table,
                                                       g_array_index (link->columns, guint, i)));
  g_string_append_printf (text, ">%s", link->parent);
  return g_string_free (text, FALSE);
}

static int
hq_schema_list_compare_links (gconstpointer a, gconstpointer b, gpointer user_data)
{
  g_autofree char *one = hq_schema_list_describe_link (user_data, *(HqSchemaLink *const *) a);
  g_autofree char *two = hq_schema_list_describe_link (user_data, *(HqSchemaLink *const *) b);

  return g_strcmp0 (one, two);
}

/* The table of the halls themselves, whose key all others begin with. */
#define HQ_SCHEMA_LIST_ROOT "hall"

/* Whether all that @table points to is in @placed: its hall, whether a foreign key says so or not, and
 * what its foreign keys name. */
static gboolean
hq_schema_list_can_place (const HqSchemaTable *table, GPtrArray *placed)
{
  if (placed->len == 0)
    return g_str_equal (table->name, HQ_SCHEMA_LIST_ROOT);
  for (guint i = 0; i < table->links->len; i++)
    {
      const HqSchemaLink *link = table->links->pdata[i];

      if (!g_str_equal (link->parent, table->name)
          && hq_schema_list_find (placed, link->parent) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What a table points to is before it. */
static GPtrArray *
hq_schema_list_sort (GPtrArray *tables, GError **error)
{
  g_autoptr (GPtrArray) placed = g_ptr_array_new_with_free_func (hq_schema_list_free_table);

  while (tables->len > 0)
    {
      guint i = 0;

      while (i < tables->len && !hq_schema_list_can_place (tables->pdata[i], placed))
        i++;
      if (i == tables->len)
        {
          hq_error_set (error, HQ_ERROR_FAILED, "%s", ((HqSchemaTable *) tables->pdata[0])->name);
          return NULL;
        }
      g_ptr_array_add (placed, g_ptr_array_steal_index (tables, i));
    }
  return g_steal_pointer (&placed);
}

/**
 * hq_schema_list_read:
 * @db: a connection
 * @error: return location for an error
 *
 * Asks the engine's own catalogue what the store is made of, so that there is no second list of it.
 *
 * Returns: (transfer full) (element-type HqSchemaTable): the tables that hold halls, each after those
 *   that it points to
 */
GPtrArray *
hq_schema_list_read (HqDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (hq_schema_list_free_table);

  if (!hq_schema_list_read_columns (db, tables, error)
      || !hq_schema_list_read_links (db, tables, error)
      || !hq_schema_list_read_guarded (db, tables, error))
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    {
      HqSchemaTable *table = tables->pdata[i];

      g_ptr_array_sort_with_data (table->links, hq_schema_list_compare_links, table);
    }
  return hq_schema_list_sort (tables, error);
}

/**
 * hq_schema_list_describe:
 * @tables: (element-type HqSchemaTable): the tables
 *
 * Returns: (transfer full): a line for each table with all that is known of it, the same for the same
 *   schema on both engines
 */
char *
hq_schema_list_describe (GPtrArray *tables)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tables->len; i++)
    {
      const HqSchemaTable *table = tables->pdata[i];

      g_string_append_printf (text, "%s%s:", table->name, table->guarded ? "!" : "");
      for (guint j = 0; j < table->columns->len; j++)
        {
          const HqSchemaColumn *column = table->columns->pdata[j];

          g_string_append_printf (text, " %s %s%s %u;", column->name, types[column->type].postgres,
                                  column->not_null ? " not null" : "", column->key);
        }
      for (guint j = 0; j < table->links->len; j++)
        {
          g_autofree char *link = hq_schema_list_describe_link (table, table->links->pdata[j]);

          g_string_append_printf (text, " %s;", link);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
