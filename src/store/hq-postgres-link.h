/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-postgres-pipe.h"

G_BEGIN_DECLS

/* Between the files of the PostgreSQL engine alone. */

/**
 * HqPostgresLink:
 *
 * The one connection of this process to a server, shared by all that work on the same store: whoever
 * holds it works, the others wait. Who reads for long has one apart.
 */
typedef struct _HqPostgresLink HqPostgresLink;

HqPostgresLink *hq_postgres_link_take        (const char *path);
HqPostgresLink *hq_postgres_link_take_apart  (const char *path);
void            hq_postgres_link_drop        (HqPostgresLink *link);
const char     *hq_postgres_link_get_hall    (HqPostgresLink *link);
HqPostgresPipe *hq_postgres_link_get_pipe    (HqPostgresLink *link);
void            hq_postgres_link_lock        (HqPostgresLink *link);
gboolean        hq_postgres_link_try_lock    (HqPostgresLink *link);
void            hq_postgres_link_unlock      (HqPostgresLink *link);
gboolean        hq_postgres_link_connect     (HqPostgresLink *link,
                                              GError        **error);
gboolean        hq_postgres_link_listen      (HqPostgresLink *link,
                                              gint64          hall);
void            hq_postgres_link_set_told    (HqPostgresLink *link,
                                              gboolean        told);
gboolean        hq_postgres_link_tells       (HqPostgresLink *link);
gint64          hq_postgres_link_get_news    (HqPostgresLink *link);
void            hq_postgres_link_wait        (HqPostgresLink *link,
                                              gint64          news,
                                              int             wake,
                                              gint64          until);
void            hq_postgres_link_set_time    (HqPostgresLink *link,
                                              HqTime          time);
HqTime          hq_postgres_link_get_time    (HqPostgresLink *link);

G_END_DECLS
