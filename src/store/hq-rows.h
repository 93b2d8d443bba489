/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>
#include <stdarg.h>

#include "hq-database.h"

G_BEGIN_DECLS

/* Between hq-database.c and hq-rows.c alone. */

HqRows   *hq_rows_new        (sqlite3     *handle,
                              const char  *sql,
                              GError     **error);
void      hq_rows_free       (HqRows *rows);
gboolean  hq_rows_bind       (HqRows      *rows,
                              gint64       hall,
                              const char  *format,
                              va_list      args,
                              GError     **error);
void      hq_rows_take_error (sqlite3     *handle,
                              const char  *what,
                              GError     **error);

G_END_DECLS
