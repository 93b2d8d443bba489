/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "hq-database.h"

G_BEGIN_DECLS

/* Asks for the time. */
#define HQ_POSTGRES_LINK_CLOCK "SELECT (extract (epoch FROM clock_timestamp ()) * 1000000)::bigint"

/* Between the files of the PostgreSQL engine alone. */

/**
 * HqPostgresLink:
 *
 * The one connection of this process to a server, shared by all that work on the same store: whoever
 * holds it works, the others wait. Statements are sent without waiting for their answers until one
 * is wanted, so that a change costs as many round trips as it asks questions.
 */
typedef struct _HqPostgresLink HqPostgresLink;

/* The parameters of a statement, in the form that libpq wants them. */
typedef struct
{
  int n;
  const Oid *types;
  const char *const *values;
  const int *lengths;
  const int *formats;
} HqPostgresParams;

HqPostgresLink *hq_postgres_link_take        (const char *path);
void            hq_postgres_link_drop        (HqPostgresLink *link);
const char     *hq_postgres_link_get_hall    (HqPostgresLink *link);
void            hq_postgres_link_lock        (HqPostgresLink *link);
gboolean        hq_postgres_link_try_lock    (HqPostgresLink *link);
void            hq_postgres_link_unlock      (HqPostgresLink *link);
void            hq_postgres_link_end         (HqPostgresLink *link);
gboolean        hq_postgres_link_connect     (HqPostgresLink *link,
                                              GError        **error);
gboolean        hq_postgres_link_send        (HqPostgresLink  *link,
                                              const char      *sql,
                                              GError         **error);
gboolean        hq_postgres_link_send_text   (HqPostgresLink          *link,
                                              gconstpointer            key,
                                              const char              *sql,
                                              const HqPostgresParams  *params,
                                              GError                 **error);
void            hq_postgres_link_keep        (HqPostgresLink  *link,
                                              PGresult       **place);
gboolean        hq_postgres_link_has_sent    (HqPostgresLink *link);
PGresult       *hq_postgres_link_receive     (HqPostgresLink *link,
                                              GError        **error);
gboolean        hq_postgres_link_exec        (HqPostgresLink  *link,
                                              const char      *sql,
                                              GError         **error);
gboolean        hq_postgres_link_listen      (HqPostgresLink *link,
                                              gint64          hall);
gint64          hq_postgres_link_get_news    (HqPostgresLink *link);
void            hq_postgres_link_wait        (HqPostgresLink *link,
                                              gint64          news,
                                              int             wake,
                                              gint64          until);
void            hq_postgres_link_set_time    (HqPostgresLink *link,
                                              HqTime          time);
HqTime          hq_postgres_link_get_time    (HqPostgresLink *link);

G_END_DECLS
