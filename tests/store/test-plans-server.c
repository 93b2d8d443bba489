/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "all-texts.h"
#include "hq-dialect.h"
#include "hq-test-store.h"

/* A server takes no hint which index to use: it chooses by what it counted. So it is shown fifteen
 * days, and whatever goes through more than one of them gets slower with every day. */
#define DAYS "15"
#define TICKETS "1000"
#define WIDE 2000

#define START "1613610000000000"

/* Of what grows: so many rows that nothing else is worth choosing than an index. */
static const char history[]
  = "SET session_replication_role = replica;"
    "INSERT INTO hall (hall, code, name, time_zone, kind) VALUES (1, 'x', 'x', 'UTC', 'trial');"
    "INSERT INTO line SELECT 1, 20210300 + i, 'A', 'ordinary', 1"
    " FROM generate_series (1, " DAYS ") AS i;"
    "INSERT INTO ticket (hall, ticket, day, prefix, number, token, class, language, device,"
    " issued_at, issued_for, ahead, state, period, ended_at, service, lane, target, reference,"
    " due_at, walk_until, from_floor)"
    " SELECT 1, i * " TICKETS " + n, 20210300 + i, 'A', n, uuid_send (gen_random_uuid ()),"
    " 'ordinary', 'zh', 'K1', " START " + n, 'A', 3, 'finished', 1, " START " + n, 'A', 'ordinary',"
    " 1200000000, " START " + n, " START " + n, " START " + n, 1"
    " FROM generate_series (1, " DAYS ") AS i, generate_series (1, " TICKETS ") AS n;"
    "INSERT INTO leg (hall, ticket, leg, cause, service, class, target, wait_from, ended_at, \"end\")"
    " SELECT 1, ticket, 1, 'issue', 'A', 'ordinary', target, issued_at, issued_at, 'called'"
    " FROM ticket;"
    "INSERT INTO period (hall, ticket, period, leg, service, counter, staff, duty, called_at, rule,"
    " score, walk_until, started_at, ended_at, \"end\") SELECT 1, ticket, 1, 1, 'A', number % 17 + 1,"
    " 'c', ticket % 170 + 1, issued_at, 'score', 0.25, walk_until, issued_at, ended_at, 'finished'"
    " FROM ticket;"
    "INSERT INTO matter (hall, ticket, matter, outcome, period)"
    " SELECT 1, ticket, 1, 'done', 1 FROM ticket;"
    "INSERT INTO event (hall, seq, request, at, day, act, role, device, ticket, counter, value,"
    " before, after) SELECT 1, t.ticket * 3 + k.n, gen_random_uuid ()::text, t.issued_at, t.day,"
    " k.act, k.role, 'K1', t.ticket, 5, 3, k.before, k.after FROM ticket AS t,"
    " (VALUES (0, 'issue', 'visitor', NULL, 'waiting'), (1, 'call', 'clerk', 'waiting', 'called'),"
    " (2, 'finish', 'clerk', 'serving', 'finished')) AS k (n, act, role, before, after);"
    "ANALYZE";

/* As each session is set: see hq-postgres-pipe.c. */
#define SETTINGS "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan"

/* What reads the end of a key alone has a plan that would go on. */
static const char *const ends_of_keys[] = {
  "SELECT coalesce((SELECT ticket FROM ticket WHERE hall = * ORDER BY ticket DESC LIMIT 1), 0) + 1",
  "SELECT * FROM event WHERE hall = * AND seq > * ORDER BY seq",
};

static gboolean used[G_N_ELEMENTS (ends_of_keys)];

static gboolean
reads_end (const char *sql)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends_of_keys); i++)
    if (g_pattern_match_simple (ends_of_keys[i], sql))
      return used[i] = TRUE;
  return FALSE;
}

static guint
count_parameters (const char *sql)
{
  guint n = 0;

  for (const char *at = strchr (sql, '$'); at != NULL; at = strchr (at + 1, '$'))
    n = MAX (n, (guint) atoi (at + 1));
  return n;
}

/* The most rows that a step of the plan of @sql, in the words of the second engine, expects to read. */
static guint64
find_widest (const char *store, const char *sql)
{
  g_autoptr (GString) asked = g_string_new (SETTINGS "; DEALLOCATE ALL; PREPARE looked_at AS ");
  g_autoptr (GPtrArray) steps = NULL;
  guint64 most = 0;

  g_string_append_printf (asked, "%s; EXPLAIN EXECUTE looked_at", sql);
  for (guint i = 0, n = count_parameters (sql); i < n; i++)
    g_string_append_printf (asked, "%s NULL%s", i == 0 ? " (" : ",", i + 1 == n ? ")" : "");
  steps = hq_test_store_ask (store, asked->str);
  for (guint i = 0; i < steps->len; i++)
    {
      const char *step = ((char **) steps->pdata[i])[0];
      const char *rows = strstr (step, "rows=");

      if (rows != NULL && strstr (step, " Scan") != NULL)
        most = MAX (most, g_ascii_strtoull (rows + strlen ("rows="), NULL, 10));
    }
  return most;
}

static void
test_plans_server_all (void)
{
  g_autofree char *store = hq_test_store_new ();
  g_autoptr (HqDatabase) db = hq_database_open (store, HQ_DATABASE_CREATE, NULL);
  guint faults = 0;

  g_assert_nonnull (db);
  hq_test_store_tell (store, history);
  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    {
      guint n;
      const HqText *texts = all_texts[i](&n);

      for (guint j = 0; j < n && all_texts[i] != hq_check_table_get_texts; j++)
        {
          const char *own = texts[j].postgres != NULL ? texts[j].postgres : texts[j].sql;
          g_autofree char *sql = hq_dialect_translate_text (own);

          if (find_widest (store, sql) < WIDE || reads_end (sql))
            continue;
          g_test_message ("reads more than a day: %s", sql);
          faults++;
        }
    }
  g_assert_cmpuint (faults, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ends_of_keys); i++)
    g_assert_true (used[i]);
  /* The rule can fail: so the boards asked for the next in their lines. */
  g_assert_cmpuint (find_widest (store,
                                 "SELECT t.number FROM line AS l JOIN ticket AS t"
                                 " ON t.hall = l.hall AND t.ticket IN (SELECT h.ticket"
                                 " FROM ticket AS h WHERE h.hall = l.hall AND h.day = l.day"
                                 " AND h.state = 'waiting' ORDER BY h.reference LIMIT 3)"
                                 " WHERE l.hall = $1 AND l.day = $2"),
                    >=, WIDE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plans/server", test_plans_server_all);
  return g_test_run ();
}
