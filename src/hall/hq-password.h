/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

char     *hq_password_hash   (const char  *password,
                              GError     **error);
char     *hq_password_rehash (const char *salt,
                              const char *password);
gboolean  hq_password_run    (HqChange  *change,
                              GError   **error);

G_END_DECLS
