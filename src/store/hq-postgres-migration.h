/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-postgres-pipe.h"

G_BEGIN_DECLS

gboolean hq_postgres_migration_send (HqPostgresPipe  *pipe,
                                     const char      *sql,
                                     GError         **error);
gboolean hq_postgres_migration_run  (HqDatabase      *db,
                                     HqDatabaseMode   mode,
                                     GError         **error);

G_END_DECLS
