/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* A login of the server that works for a hall. Strings are owned. */
typedef struct
{
  char *login;
  char *role;
} HqPostgresGrant;

GPtrArray *hq_postgres_grant_new_array       (void);
gboolean   hq_postgres_grant_renew           (HqDatabase *db,
                                              GError    **error);
gboolean   hq_postgres_grant_give            (HqDatabase *db,
                                              const char *login,
                                              const char *role,
                                              GError    **error);
gboolean   hq_postgres_grant_read            (HqDatabase *db,
                                              GPtrArray  *grants,
                                              GError    **error);
gboolean   hq_postgres_grant_close_left_open (HqDatabase *db,
                                              HqTime      now,
                                              gint64     *unserved,
                                              GError    **error);

G_END_DECLS
