/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "hq-database.h"

G_BEGIN_DECLS

gboolean hq_sqlite_migration_check (sqlite3     *handle,
                                    const char  *path,
                                    gboolean     read_only,
                                    GError     **error);
gboolean hq_sqlite_migration_run   (HqDatabase  *db,
                                    sqlite3     *handle,
                                    GError     **error);

G_END_DECLS
