/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hq-dialect.h"
#include "hq-postgres-address.h"

static void
check (char *(*translate) (const char *sql), const char *sql, const char *expected)
{
  g_autofree char *found = translate (sql);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_dialect_texts (void)
{
  static const char *const vectors[][2] = {
    { "SELECT a FROM t WHERE a = ? AND b = ?", "SELECT a FROM t WHERE a = $1 AND b = $2" },
    { "SELECT ?2, ?1, ?2", "SELECT $2, $1, $2" },
    { "SELECT ?12 || ?", "SELECT $12 || $13" },
    { "UPDATE t INDEXED BY t_x SET a = 1", "UPDATE t SET a = 1" },
    { "SELECT 1 FROM t AS x INDEXED BY t_x", "SELECT 1 FROM t AS x" },
    { "FROM a CROSS JOIN b ON b.x = a.x", "FROM a JOIN b ON b.x = a.x" },
    { "CAST (x AS INTEGER)", "CAST (x AS bigint)" },
    { "SELECT '? INDEXED BY x', \"a?\"", "SELECT '? INDEXED BY x', \"a?\"" },
    { "SELECT 'it''s ?', ?", "SELECT 'it''s ?', $1" },
    { "SELECT LAST_INDEXED BY", "SELECT LAST_INDEXED BY" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    check (hq_dialect_translate_text, vectors[i][0], vectors[i][1]);
}

static void
test_dialect_schema (void)
{
  static const char *const vectors[][2] = {
    { "a INTEGER NOT NULL,", "a bigint NOT NULL," },
    { "a TEXT,", "a text COLLATE \"C\"," },
    { "a BLOB, b REAL", "a bytea, b double precision" },
    { ") STRICT, WITHOUT ROWID;", ");" },
    { ") STRICT;", ");" },
    { "-- TEXT is left\na TEXT", "-- TEXT is left\na text COLLATE \"C\"" },
    { "CONTEXT INTEGERS", "CONTEXT INTEGERS" },
    { "CHECK (a = 'TEXT')", "CHECK (a = 'TEXT')" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    check (hq_dialect_translate_schema, vectors[i][0], vectors[i][1]);
}

static void
test_dialect_addresses (void)
{
  static const char *const files[] = { "/var/lib/hall.db", "hall.db", "a=b.db", "./host=x", "" };
  static const struct
  {
    const char *path;
    const char *conninfo;
    const char *hall; /* (nullable) */
  } vectors[] = {
    { "postgresql:///hq", "postgresql:///hq", NULL },
    { "postgres://u@h:5433/hq?hall=west", "postgres://u@h:5433/hq", "west" },
    { "postgresql://a,b/hq?hall=west&sslmode=require", "postgresql://a,b/hq?sslmode=require",
      "west" },
    { "postgresql:///hq?sslmode=require&hall=west", "postgresql:///hq?sslmode=require", "west" },
    { "postgresql:///hq?a=1&hall=w&b=2", "postgresql:///hq?a=1&b=2", "w" },
    { "postgresql:///hq?hall=%E8%A5%BF", "postgresql:///hq", "西" },
    { "host=a dbname=hq", "host=a dbname=hq", NULL },
    { "service=hq hall=west", "service=hq ", "west" },
    { "hall=west service=hq", " service=hq", "west" },
    { "dbname=marshall=x", "dbname=marshall=x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_false (hq_postgres_address_is_ours (files[i]));
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      HqPostgresAddress *address = hq_postgres_address_parse (vectors[i].path);

      g_assert_true (hq_postgres_address_is_ours (vectors[i].path));
      g_assert_cmpstr (address->conninfo, ==, vectors[i].conninfo);
      g_assert_cmpstr (address->hall, ==, vectors[i].hall);
      hq_postgres_address_free (address);
    }
}

/* A password that somebody wrote into an address all the same is never said. */
static void
test_dialect_secret (void)
{
  HqPostgresAddress *address = hq_postgres_address_parse ("postgresql://u:secret@h:1/hq?hall=w");

  g_assert_null (strstr (address->shown, "secret"));
  g_assert_nonnull (strstr (address->shown, "h:1/hq"));
  hq_postgres_address_free (address);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect/texts", test_dialect_texts);
  g_test_add_func ("/dialect/schema", test_dialect_schema);
  g_test_add_func ("/dialect/addresses", test_dialect_addresses);
  g_test_add_func ("/dialect/secret", test_dialect_secret);
  return g_test_run ();
}
