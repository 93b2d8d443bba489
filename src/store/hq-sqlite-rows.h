/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "hq-engine.h"

G_BEGIN_DECLS

/* Between hq-sqlite.c and hq-sqlite-rows.c alone: SQLite's part of HqEngine that is about rows. */

HqRows     *hq_sqlite_rows_new        (HqDatabase  *db,
                                       sqlite3     *handle,
                                       const char  *sql,
                                       GError     **error);
void        hq_sqlite_rows_free       (HqRows *rows);
gboolean    hq_sqlite_rows_start      (HqRows      *rows,
                                       const char  *format,
                                       va_list      args,
                                       GError     **error);
gboolean    hq_sqlite_rows_run        (HqRows      *rows,
                                       const char  *format,
                                       va_list      args,
                                       GError     **error);
gboolean    hq_sqlite_rows_next       (HqRows *rows);
gint64      hq_sqlite_rows_get_int    (HqRows *rows,
                                       int     column);
double      hq_sqlite_rows_get_double (HqRows *rows,
                                       int     column);
gboolean    hq_sqlite_rows_is_null    (HqRows *rows,
                                       int     column);
const char *hq_sqlite_rows_get_text   (HqRows *rows,
                                       int     column);
const void *hq_sqlite_rows_get_bytes  (HqRows *rows,
                                       int     column,
                                       gsize  *size);
gboolean    hq_sqlite_rows_end        (HqRows  *rows,
                                       GError **error);
gboolean    hq_sqlite_rows_insert     (HqDatabase     *db,
                                       const HqText   *text,
                                       const HqBlock  *block,
                                       GError        **error);
void        hq_sqlite_rows_take_error (sqlite3     *handle,
                                       const char  *what,
                                       GError     **error);

G_END_DECLS
