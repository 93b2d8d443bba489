/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

gboolean hq_new_file_check (const char  *path,
                            GError     **error);
gboolean hq_new_file_build (const char      *path,
                            HqDatabaseFunc   fill,
                            gpointer         user_data,
                            GError         **error);

G_END_DECLS
