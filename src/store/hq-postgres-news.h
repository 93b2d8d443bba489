/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>
#include <glib.h>

G_BEGIN_DECLS

/* Between the files of the PostgreSQL engine alone. */

/**
 * HqPostgresNews:
 *
 * What a server tells of the changes of a hall, and who waits for it. Changed by whoever holds the
 * link of the connection.
 */
typedef struct
{
  char *channel;   /* (owned) (nullable): what is listened to */
  gint silent;     /* atomic: the server is not to tell */
  gboolean told;   /* it does */
  gint64 count;    /* of what was heard */
  GArray *waiters; /* (owned): int, the eventfds of those who wait for news */
} HqPostgresNews;

void      hq_postgres_news_init          (HqPostgresNews *news);
void      hq_postgres_news_clear         (HqPostgresNews *news);
void      hq_postgres_news_choose        (HqPostgresNews *news,
                                          gint64          hall);
char     *hq_postgres_news_format_listen (const HqPostgresNews *news);
void      hq_postgres_news_wake          (HqPostgresNews *news);
void      hq_postgres_news_hear          (HqPostgresNews *news,
                                          PGconn         *conn);
void      hq_postgres_news_add_waiter    (HqPostgresNews *news,
                                          int             wake);
void      hq_postgres_news_remove_waiter (HqPostgresNews *news,
                                          int             wake);
gboolean  hq_postgres_news_sleep         (int    socket,
                                          int    wake,
                                          gint64 until);

G_END_DECLS
