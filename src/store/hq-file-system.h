/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hq_file_system_check (const char *path, GError **error);
gboolean hq_file_system_check_writing (const char *path, GError **error);
const char *hq_file_system_find_refused (guint32 type);

G_END_DECLS
