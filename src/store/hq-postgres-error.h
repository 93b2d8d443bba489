/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "hq-error.h"

G_BEGIN_DECLS

HqError hq_postgres_error_find (const char *state);
void    hq_postgres_error_take (PGconn         *conn,
                                const PGresult *result,
                                GError        **error);

G_END_DECLS
