/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-engine.h"

G_BEGIN_DECLS

/* Between hq-postgres.c and hq-postgres-block.c alone. */

gboolean hq_postgres_block_insert (HqDatabase     *db,
                                   const HqText   *text,
                                   const HqBlock  *block,
                                   GError        **error);

G_END_DECLS
