/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "hq-date.h"
#include "hq-postgres-address.h"
#include "hq-postgres-news.h"

G_BEGIN_DECLS

/* Asks for the time. */
#define HQ_POSTGRES_PIPE_CLOCK "SELECT (extract (epoch FROM clock_timestamp ()) * 1000000)::bigint"

/* Between the files of the PostgreSQL engine alone. */

/**
 * HqPostgresPipe:
 *
 * A connection, used by whoever holds its link. Statements are sent without waiting for their answers
 * until one is wanted, so that a change costs as many round trips as it asks questions.
 */
typedef struct
{
  const HqPostgresAddress *address; /* (borrowed) */
  HqPostgresNews *news; /* (borrowed): what gets what is heard */
  PGconn *conn;         /* (owned) (nullable): NULL while the server is away */
  GHashTable *prepared; /* (owned): HqText → name, of this connection */
  GPtrArray *fresh;     /* (owned): those whose preparation was not answered yet */
  guint n_prepared;
  int n_sent;      /* commands whose answers were not read */
  GArray *kept;    /* (owned): in the order in which they were sent, who comes for an answer */
  guint n_trips;   /* how often an answer was waited for */
  gint64 heard_at; /* when there was an answer last, by the monotonic clock */
} HqPostgresPipe;

/* The parameters of a statement, in the form that libpq wants them. */
typedef struct
{
  int n;
  const Oid *types;
  const char *const *values;
  const int *lengths;
  const int *formats;
} HqPostgresParams;

void      hq_postgres_pipe_init        (HqPostgresPipe          *pipe,
                                        const HqPostgresAddress *address,
                                        HqPostgresNews          *news);
void      hq_postgres_pipe_clear       (HqPostgresPipe *pipe);
gboolean  hq_postgres_pipe_open        (HqPostgresPipe *pipe,
                                        HqTime         *now,
                                        GError        **error);
void      hq_postgres_pipe_break       (HqPostgresPipe *pipe);
void      hq_postgres_pipe_end         (HqPostgresPipe *pipe);
void      hq_postgres_pipe_set_offline (HqPostgresPipe *pipe,
                                        const char     *reason,
                                        GError        **error);
gboolean  hq_postgres_pipe_send        (HqPostgresPipe *pipe,
                                        const char     *sql,
                                        GError        **error);
gboolean  hq_postgres_pipe_send_text   (HqPostgresPipe         *pipe,
                                        gconstpointer           key,
                                        const char             *sql,
                                        const HqPostgresParams *params,
                                        GError                **error);
void      hq_postgres_pipe_keep        (HqPostgresPipe *pipe,
                                        PGresult      **place);
gboolean  hq_postgres_pipe_has_sent    (HqPostgresPipe *pipe);
PGresult *hq_postgres_pipe_receive     (HqPostgresPipe *pipe,
                                        GError        **error);
gboolean  hq_postgres_pipe_exec        (HqPostgresPipe *pipe,
                                        const char     *sql,
                                        GError        **error);
HqTime    hq_postgres_pipe_read_time   (const PGresult *result);

G_END_DECLS
