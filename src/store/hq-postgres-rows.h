/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-engine.h"
#include "hq-postgres-link.h"

G_BEGIN_DECLS

/* Between the files of the PostgreSQL engine alone. */

typedef struct _HqPostgresAhead HqPostgresAhead;

/* A connection of a store's user over the process's link. */
typedef struct
{
  HqDatabase base;
  HqPostgresLink *link; /* (owned) */
  HqPostgresPipe *pipe; /* (borrowed): the link's */
  gboolean in_transaction; /* and then it holds the link */
  gboolean writes;
  HqTime now;           /* the server's, when the change's turn came; 0 before it is known */
  GError *failure;      /* (owned) (nullable): why it is not known */
  GPtrArray *asked;     /* (owned): HqPostgresAhead, what was asked ahead in this transaction */
  int changes;          /* of the last statement that was waited for */
} HqPostgres;

HqRows     *hq_postgres_rows_new        (HqDatabase    *db,
                                         const HqText  *text);
gboolean    hq_postgres_rows_prepares   (HqRows  *rows,
                                         GError **error);
void        hq_postgres_rows_free       (HqRows *rows);
PGresult   *hq_postgres_rows_receive    (HqPostgres *db,
                                         GError    **error);
void        hq_postgres_rows_free_ahead (gpointer data);
void        hq_postgres_rows_doubt      (HqPostgres *db,
                                         const char *written);
gboolean    hq_postgres_rows_start      (HqRows      *rows,
                                         const char  *format,
                                         va_list      args,
                                         GError     **error);
gboolean    hq_postgres_rows_ask        (HqRows      *rows,
                                         const char  *format,
                                         va_list      args,
                                         GError     **error);
gboolean    hq_postgres_rows_run        (HqRows      *rows,
                                         const char  *format,
                                         va_list      args,
                                         GError     **error);
gboolean    hq_postgres_rows_next       (HqRows *rows);
gint64      hq_postgres_rows_get_int    (HqRows *rows,
                                         int     column);
double      hq_postgres_rows_get_double (HqRows *rows,
                                         int     column);
gboolean    hq_postgres_rows_is_null    (HqRows *rows,
                                         int     column);
const char *hq_postgres_rows_get_text   (HqRows *rows,
                                         int     column);
const void *hq_postgres_rows_get_bytes  (HqRows *rows,
                                         int     column,
                                         gsize  *size);
gboolean    hq_postgres_rows_end        (HqRows  *rows,
                                         GError **error);

G_END_DECLS
