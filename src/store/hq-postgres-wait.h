/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "hq-postgres-address.h"

G_BEGIN_DECLS

gboolean hq_postgres_wait_result (PGconn                  *conn,
                                  const HqPostgresAddress *address);

G_END_DECLS
