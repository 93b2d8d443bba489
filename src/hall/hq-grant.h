/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-postgres-grant.h"

G_BEGIN_DECLS

gboolean   hq_grant_is_role    (const char *role);
char      *hq_grant_name_login (const char *path,
                                const char *login);
gboolean   hq_grant_give       (HqHall      *hall,
                                const char  *role,
                                const char  *login,
                                GError     **error);
GPtrArray *hq_grant_list       (HqHall  *hall,
                                GError **error);

G_END_DECLS
