/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HQ_MIGRATION_SQLITE,
  HQ_MIGRATION_POSTGRES,
} HqMigrationEngine;

int         hq_migration_get_known_version (void);
const char *hq_migration_get_name          (int step);
char       *hq_migration_load              (int                 step,
                                            HqMigrationEngine   engine,
                                            GError            **error);

G_END_DECLS
