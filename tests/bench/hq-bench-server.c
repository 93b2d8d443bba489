/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hq-bench-server.h"

#include <libpq-fe.h>
#include <string.h>

#define DAY HQ_BENCH_SERVER_DAY
#define NOW HQ_BENCH_SERVER_NOW

static const char more_counters[]
  = "INSERT INTO counter (hall, counter, zone, kind) SELECT 1, i, c.zone, 'general'"
    " FROM counter AS c, generate_series (1001, 2024) AS i WHERE c.counter = 1;"
    "INSERT INTO counter_service SELECT 1, i, 'A', 1 FROM generate_series (1001, 2024) AS i;"
    "INSERT INTO staff (hall, staff, name) SELECT 1, 'c' || i, 'c' || i"
    " FROM generate_series (1001, 2024) AS i;"
    "INSERT INTO duty (hall, duty, day, counter, staff, signed_in_at)"
    " SELECT 1, i, " DAY ", i, 'c' || i, " NOW " FROM generate_series (1001, 2024) AS i;"
    "UPDATE hall SET revision = revision + 1";

/* %1$u more people wait, ready to be called. */
#define FILL                                                                                       \
  "INSERT INTO day_prefix VALUES (1, " DAY ", 'A', %1$u)"                                          \
  " ON CONFLICT (hall, day, prefix) DO UPDATE SET last = day_prefix.last + %1$u;"                  \
  "INSERT INTO ticket (hall, ticket, day, prefix, number, token, class, language, device,"         \
  " issued_at, issued_for, ahead, state, service, lane, target, reference, ready, due_at,"         \
  " walk_until, from_floor) SELECT 1, i + o.more, " DAY ", 'A', i, uuid_send (gen_random_uuid ()),"\
  " 'ordinary', 'zh', 'K1', " NOW ", 'A', 3, 'waiting', 'A', 'ordinary', 1200000000, " NOW         \
  " + i, 1, " NOW ", " NOW ", 1 FROM day_prefix AS p, generate_series (p.last - %1$u + 1, p.last)" \
  " AS i, (SELECT coalesce(max(ticket), 0) - min(d.last) + %1$u AS more FROM ticket"               \
  " RIGHT JOIN day_prefix AS d ON true WHERE d.hall = 1 AND d.day = " DAY " AND d.prefix = 'A') AS o"\
  " WHERE p.hall = 1 AND p.day = " DAY " AND p.prefix = 'A';"                                      \
  "INSERT INTO leg (hall, ticket, leg, cause, service, class, target, wait_from)"                  \
  " SELECT 1, t.ticket, 1, 'issue', 'A', 'ordinary', 1200000000, " NOW " FROM ticket AS t"         \
  " WHERE t.state = 'waiting' ON CONFLICT DO NOTHING;"                                             \
  "INSERT INTO line VALUES (1, " DAY ", 'A', 'ordinary', %1$u)"                                    \
  " ON CONFLICT (hall, day, service, lane) DO UPDATE SET waiting = line.waiting + %1$u;"

/* All who were called are gone, and their counters free. */
#define FREE                                                                                       \
  "UPDATE period SET started_at = coalesce(started_at, called_at),"                                \
  " ended_at = coalesce(started_at, called_at), \"end\" = 'finished'"                              \
  " WHERE ended_at IS NULL;"                                                                       \
  "UPDATE ticket SET state = 'finished', counter = NULL, ended_at = " NOW                          \
  " WHERE state IN ('called', 'serving');"

static PGconn *
connect_to (const char *address)
{
  PGconn *conn = PQconnectdb (address);

  if (PQstatus (conn) != CONNECTION_OK)
    g_error ("%s: %s", address, PQerrorMessage (conn));
  PQclear (PQexec (conn, "SET client_min_messages = warning; SET search_path = hall_queue"));
  return conn;
}

static PGresult *
ask (PGconn *conn, const char *sql)
{
  PGresult *result = PQexec (conn, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (conn));
  return result;
}

/**
 * hq_bench_server_exec:
 * @sql: statements of the bench's own, outside what is timed
 */
void
hq_bench_server_exec (const char *address, const char *sql)
{
  PGconn *conn = connect_to (address);

  PQclear (ask (conn, sql));
  PQfinish (conn);
}

gint64
hq_bench_server_count (const char *address, const char *sql)
{
  PGconn *conn = connect_to (address);
  PGresult *result = ask (conn, sql);
  gint64 count = g_ascii_strtoll (PQgetvalue (result, 0, 0), NULL, 10);

  PQclear (result);
  PQfinish (conn);
  return count;
}

/* What the scripts of the floor name without a schema is the hall's. */
static void
name_schema (const char *name)
{
  g_autofree char *sql = g_strdup_printf ("ALTER DATABASE %s SET search_path = hall_queue", name);

  hq_bench_server_exec ("dbname=postgres", sql);
}

/**
 * hq_bench_server_new:
 * @name: a database that is not there, on the server that libpq's variables name
 *
 * Returns: (transfer full): its address; the server ends with the bench, and it with the server
 */
char *
hq_bench_server_new (const char *name)
{
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8'"
                                          " LOCALE 'C.UTF-8'",
                                          name);

  hq_bench_server_exec ("dbname=postgres", sql);
  name_schema (name);
  return g_strdup_printf ("postgresql:///%s", name);
}

/**
 * hq_bench_server_copy:
 * @from: the name of a database that nobody uses
 * @to: the name of one that is not there
 */
void
hq_bench_server_copy (const char *from, const char *to)
{
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE %s", to, from);

  hq_bench_server_exec ("dbname=postgres", sql);
  name_schema (to);
}

/**
 * hq_bench_server_widen:
 * @address: a hall that nobody uses
 *
 * Adds counters that serve nothing but A, with a clerk at each.
 */
void
hq_bench_server_widen (const char *address)
{
  hq_bench_server_exec (address, more_counters);
}

/**
 * hq_bench_server_fill:
 * @address: a hall
 * @n: how many people wait from now on, ready to be called
 *
 * All who were called are gone, and their counters free.
 */
void
hq_bench_server_fill (const char *address, guint n)
{
  g_autofree char *sql = g_strdup_printf (FREE FILL, n);

  hq_bench_server_exec (address, sql);
}

/**
 * hq_bench_server_floor:
 * @script: a file for pgbench
 * @address: on which it works
 * @clients: how many sessions
 * @each: how many transactions of each
 *
 * Returns: how many transactions a second pgbench made, by its own word
 */
double
hq_bench_server_floor (const char *script, const char *address, guint clients, guint each)
{
  g_autofree char *n_clients = g_strdup_printf ("%u", clients);
  g_autofree char *n_each = g_strdup_printf ("%u", each);
  g_autofree char *define = g_strdup_printf ("each=%u", each);
  const char *argv[] = { HQ_PGBENCH, "-n",   "-M", "prepared", "-c",    n_clients,
                         "-j",       "2",    "-t", n_each,     "-D",    "i=0",
                         "-D",       define, "-f", script,     address, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  const char *rate;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors, &status,
                &error);
  g_assert_no_error (error);
  rate = strstr (output, "tps = ");
  if (!g_spawn_check_wait_status (status, NULL) || rate == NULL
      || strstr (output, "number of failed transactions: 0 ") == NULL)
    g_error ("%s%s", output, errors);
  return g_ascii_strtod (rate + strlen ("tps = "), NULL);
}
