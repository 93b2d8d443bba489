/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hq_backup_is_on_server (const char *store);
char    *hq_backup_keep         (const char  *store,
                                 const char  *folder,
                                 guint        keep,
                                 GPtrArray   *faults,
                                 GError     **error);

G_END_DECLS
