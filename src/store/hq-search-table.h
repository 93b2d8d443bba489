/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-date.h"

G_BEGIN_DECLS

gboolean      hq_search_table_read_counts (HqDatabase *db,
                                           HqDate      day,
                                           GHashTable *counts,
                                           GError    **error);
const HqText *hq_search_table_get_texts   (guint *n_texts);

G_END_DECLS
