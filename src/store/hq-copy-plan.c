/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-copy-plan.h"

#include <string.h>

#include "hq-hall-table.h"

/* The tickets of the day, which is written as @. */
#define TICKETS "(SELECT ticket FROM ticket WHERE hall = ?1 AND day = @)"

/* Which rows are a day's is found out by the foreign keys, but for those that do not say it.
 *
 * access: from half a day before the opening, whoever signs in early, to a quarter of one after the
 * close.
 * case_file: those that are open, those that the day touched, and the last one, so that the numbers of
 * cases go on where they were.
 * event: what happened to the day's tickets, and in the hall on that day; what happened on that day to
 * a ticket of another one stays behind with it. The second part does not look farther back than to
 * the last ticket of an earlier day. */
static const struct
{
  const char *table;
  const char *where;
} exceptions[] = {
  { "access",
    "at >= (SELECT opens_at - 43200000000 FROM business_day WHERE hall = ?1 AND day = @)"
    " AND at < (SELECT closes_at + 21600000000 FROM business_day WHERE hall = ?1 AND day = @)" },
  { "case_file", "ended_day IS NULL OR ended_day = @ OR ticket IN " TICKETS
                 " OR case_file = (SELECT max(case_file) FROM case_file WHERE hall = ?1)" },
  { "event", "seq IN (SELECT e.seq FROM event AS e WHERE e.hall = ?1 AND e.ticket IN " TICKETS
             " UNION ALL SELECT e.seq FROM event AS e WHERE e.hall = ?1 AND e.day = @"
             " AND e.ticket IS NULL AND e.seq > coalesce((SELECT min(f.seq) FROM event AS f"
             " WHERE f.hall = ?1 AND f.ticket = (SELECT max(ticket) FROM ticket WHERE hall = ?1"
             " AND ticket < (SELECT min(ticket) FROM ticket WHERE hall = ?1 AND day = @))), 0))" },
};

static GMutex texts_mutex;
static GHashTable *texts; /* (owned) (nullable): the two texts of each → HqText */

/* A statement is known by its address, which must not be another one's afterwards: these stay. */
static const HqText *
hq_copy_plan_keep (const char *sql, const char *postgres)
{
  g_autofree char *both = g_strconcat (sql, "\n", postgres, NULL);
  HqText *text;

  g_mutex_lock (&texts_mutex);
  if (texts == NULL)
    texts = g_hash_table_new (g_str_hash, g_str_equal);
  text = g_hash_table_lookup (texts, both);
  if (text == NULL)
    {
      text = g_new0 (HqText, 1);
      text->sql = g_strdup (sql);
      text->postgres = g_strdup (postgres);
      g_hash_table_insert (texts, g_steal_pointer (&both), text);
    }
  g_mutex_unlock (&texts_mutex);
  return text;
}

static void
hq_copy_plan_free_table (gpointer data)
{
  HqCopyTable *table = data;

  g_free (table->types);
  g_free (table->where);
  g_free (table->set);
  g_free (table);
}

/**
 * hq_copy_plan_free:
 * @plan: (transfer full): a plan
 */
void
hq_copy_plan_free (HqCopyPlan *plan)
{
  g_clear_pointer (&plan->tables, g_ptr_array_unref);
  g_clear_pointer (&plan->schema, g_ptr_array_unref);
  g_free (plan);
}

static HqCopyTable *
hq_copy_plan_find (HqCopyPlan *plan, const char *name)
{
  for (guint i = 0; i < plan->tables->len; i++)
    {
      HqCopyTable *table = plan->tables->pdata[i];

      if (g_str_equal (table->schema->name, name))
        return table;
    }
  return NULL;
}

/* The first column of @link after the hall; %NULL for a link to the hall itself. */
static const char *
hq_copy_plan_get_link (const HqSchemaTable *table, const HqSchemaLink *link)
{
  return link->columns->len < 2
           ? NULL
           : hq_schema_list_get_column (table, g_array_index (link->columns, guint, 1));
}

static gboolean
hq_copy_plan_always_links (const HqSchemaTable *table, const HqSchemaLink *link)
{
  for (guint i = 0; i < link->columns->len; i++)
    {
      guint column = g_array_index (link->columns, guint, i);

      if (!((const HqSchemaColumn *) table->columns->pdata[column])->not_null)
        return FALSE;
    }
  return TRUE;
}

/* Which rows of @table are the day's, by the first of its foreign keys that always leads to a row of
 * a day; one that has the day in it says it by itself. */
static char *
hq_copy_plan_find_where (HqCopyPlan *plan, const HqSchemaTable *table)
{
  char *where = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i].table, table->name))
      return g_strdup (exceptions[i].where);
  if (g_str_equal (table->name, "business_day"))
    return g_strdup ("day = @");
  for (guint i = 0; i < table->links->len; i++)
    {
      const HqSchemaLink *link = table->links->pdata[i];
      const HqCopyTable *parent = hq_copy_plan_find (plan, link->parent);
      const char *column = hq_copy_plan_get_link (table, link);

      if (parent == NULL || parent->where == NULL || !hq_copy_plan_always_links (table, link))
        continue;
      if (g_str_equal (column, "day"))
        {
          g_free (where);
          return g_strdup ("day = @");
        }
      if (where == NULL)
        where = g_strdup_printf ("\"%s\" IN %s", column, parent->set);
    }
  return where;
}

/* Which rows of the table are the day's, and their keys. */
static void
hq_copy_plan_choose (HqCopyPlan *plan, HqCopyTable *table)
{
  const HqSchemaTable *schema = table->schema;

  table->where = hq_copy_plan_find_where (plan, schema);
  if (table->where != NULL && schema->key->len > 1)
    table->set = g_strdup_printf ("(SELECT \"%s\" FROM \"%s\" WHERE hall = ?1 AND (%s))",
                                  hq_schema_list_get_column (schema,
                                                             g_array_index (schema->key, guint, 1)),
                                  schema->name, table->where);
}

/* The subselect in which the first column of one of the foreign keys that @column is part of must be;
 * what points to another day points to nothing in the copy. */
static char *
hq_copy_plan_find_mask (HqCopyPlan *plan, const HqSchemaTable *table, guint column)
{
  if (((const HqSchemaColumn *) table->columns->pdata[column])->not_null)
    return NULL;
  for (guint i = 0; i < table->links->len; i++)
    {
      const HqSchemaLink *link = table->links->pdata[i];
      const HqCopyTable *parent = hq_copy_plan_find (plan, link->parent);

      if (parent == NULL || parent->set == NULL)
        continue;
      for (guint j = 0; j < link->columns->len; j++)
        if (g_array_index (link->columns, guint, j) == column)
          return g_strdup_printf ("\"%s\" IN %s", hq_copy_plan_get_link (table, link), parent->set);
    }
  return NULL;
}

/* A column as it is to be in the copy. The events of a day are numbered anew, since a sequence with a
 * gap is a fault. */
static void
hq_copy_plan_add_column (HqCopyPlan *plan, const HqCopyTable *table, guint column, GString *sql)
{
  const char *name = hq_schema_list_get_column (table->schema, column);
  g_autofree char *mask = hq_copy_plan_find_mask (plan, table->schema, column);

  g_string_append (sql, column > 0 ? ", " : "");
  if (mask != NULL)
    g_string_append_printf (sql, "CASE WHEN %s THEN \"%s\" END", mask, name);
  else if (table->where != NULL && g_str_equal (table->schema->name, "event")
           && g_str_equal (name, "seq"))
    g_string_append (sql, "row_number () OVER (ORDER BY t.seq)");
  else
    g_string_append_printf (sql, "t.\"%s\"", name);
}

static void
hq_copy_plan_add_key (const HqSchemaTable *table, const char *direction, GString *sql)
{
  for (guint i = 0; i < table->key->len; i++)
    g_string_append_printf (sql, "%s\"%s\"%s", i > 0 ? ", " : " ORDER BY ",
                            hq_schema_list_get_column (table, g_array_index (table->key, guint, i)),
                            direction);
}

static void
hq_copy_plan_write_reading (HqCopyPlan *plan, HqCopyTable *table, HqDate day)
{
  const char *name = table->schema->name;
  g_autofree char *number = g_strdup_printf ("%d", (int) day);
  g_autofree char *cursor = g_strdup_printf ("\"copied %s\"", name);
  g_autofree char *fetch = g_strdup_printf ("FETCH %d FROM %s", HQ_COPY_PLAN_ROWS, cursor);
  g_autofree char *close = g_strconcat ("CLOSE ", cursor, NULL);
  g_autofree char *measure = g_strdup_printf ("ANALYZE \"%s\"", name);
  g_autofree char *declare = NULL;
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < table->schema->columns->len; i++)
    hq_copy_plan_add_column (plan, table, i, sql);
  g_string_append_printf (sql, " FROM \"%s\" AS t WHERE t.hall = ?1", name);
  if (table->where != NULL)
    g_string_append_printf (sql, " AND (%s)", table->where);
  hq_copy_plan_add_key (table->schema, "", sql);
  g_string_replace (sql, "@", number, 0);
  declare = g_strdup_printf ("DECLARE %s NO SCROLL CURSOR FOR %s", cursor, sql->str);
  table->read = hq_copy_plan_keep (sql->str, declare);
  table->fetch = hq_copy_plan_keep ("", fetch);
  table->close = hq_copy_plan_keep ("", close);
  table->measure = hq_copy_plan_keep (measure, measure);
}

static const char *
hq_copy_plan_get_array (HqValueType type)
{
  static const char *const arrays[] = {
    [HQ_VALUE_INT] = "bigint[]",
    [HQ_VALUE_REAL] = "double precision[]",
    [HQ_VALUE_TEXT] = "text[]",
    [HQ_VALUE_BYTES] = "bytea[]",
  };

  return arrays[type];
}

static void
hq_copy_plan_write_insertion (HqCopyTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) arrays = g_string_new (NULL);
  g_autofree char *head = NULL;
  g_autofree char *sqlite = NULL;
  g_autofree char *postgres = NULL;

  for (guint i = 0; i < table->schema->columns->len; i++)
    {
      const char *comma = i > 0 ? ", " : "";

      g_string_append_printf (names, "%s\"%s\"", comma,
                              hq_schema_list_get_column (table->schema, i));
      g_string_append_printf (values, "%s?", comma);
      g_string_append_printf (arrays, "%sCAST (? AS %s)", comma,
                              hq_copy_plan_get_array (table->types[i]));
    }
  head = g_strdup_printf ("INSERT INTO \"%s\" (%s)", table->schema->name, names->str);
  sqlite = g_strdup_printf ("%s VALUES (%s)", head, values->str);
  postgres = g_strdup_printf ("%s SELECT * FROM unnest (%s)", head, arrays->str);
  table->insert = hq_copy_plan_keep (sqlite, postgres);
}

/* A file that is not finished is removed as a whole; on a server other halls live beside. The rows of
 * one hall that nobody sees are deleted in blocks, the last ones first, since rows of a table may point
 * to earlier ones. */
static void
hq_copy_plan_write_removal (HqCopyTable *table)
{
  const char *name = table->schema->name;
  g_autoptr (GString) some = g_string_new (NULL);
  g_autofree char *remove = NULL;
  g_autofree char *unguard = g_strdup_printf ("ALTER TABLE \"%s\" DISABLE TRIGGER USER", name);
  g_autofree char *guard = g_strdup_printf ("ALTER TABLE \"%s\" ENABLE TRIGGER USER", name);

  g_string_append_printf (some, "SELECT ctid FROM \"%s\" WHERE hall = ?1", name);
  hq_copy_plan_add_key (table->schema, " DESC", some);
  remove = g_strdup_printf (
    "DELETE FROM \"%s\" WHERE ctid = ANY (ARRAY (%s LIMIT %d))"
    " AND EXISTS (SELECT 1 FROM hall WHERE hall = ?1 AND code LIKE '" HQ_HALL_TABLE_UNFINISHED
    "%%')",
    name, some->str, HQ_COPY_PLAN_ROWS);
  table->remove = hq_copy_plan_keep ("", remove);
  if (!table->schema->guarded)
    return;
  table->unguard = hq_copy_plan_keep ("", unguard);
  table->guard = hq_copy_plan_keep ("", guard);
}

static void
hq_copy_plan_add (HqCopyPlan *plan, const HqSchemaTable *schema, HqDate day)
{
  HqCopyTable *table = g_new0 (HqCopyTable, 1);

  table->schema = schema;
  table->types = g_new0 (HqValueType, schema->columns->len);
  for (guint i = 0; i < schema->columns->len; i++)
    {
      table->types[i] = ((const HqSchemaColumn *) schema->columns->pdata[i])->type;
      if (g_str_equal (hq_schema_list_get_column (schema, i), "hall"))
        table->hall = i;
    }
  if (day != 0)
    hq_copy_plan_choose (plan, table);
  /* A table may point to itself. */
  g_ptr_array_add (plan->tables, table);
  hq_copy_plan_write_reading (plan, table, day);
  hq_copy_plan_write_insertion (table);
  hq_copy_plan_write_removal (table);
}

/**
 * hq_copy_plan_read:
 * @db: a connection
 * @day: the day that is to be copied with the set-up; 0 for all
 * @error: return location for an error
 *
 * Makes of the engine's own catalogue how each table is copied.
 *
 * Returns: (transfer full): a plan
 */
HqCopyPlan *
hq_copy_plan_read (HqDatabase *db, HqDate day, GError **error)
{
  g_autoptr (HqCopyPlan) plan = g_new0 (HqCopyPlan, 1);

  plan->tables = g_ptr_array_new_with_free_func (hq_copy_plan_free_table);
  plan->schema = hq_schema_list_read (db, error);
  if (plan->schema == NULL)
    return NULL;
  for (guint i = 0; i < plan->schema->len; i++)
    hq_copy_plan_add (plan, plan->schema->pdata[i], day);
  return g_steal_pointer (&plan);
}
