/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* Something that visitors read. Strings are interned. */
typedef struct
{
  const char *list; /* "floor", "zone", "service" or "item" */
  const char *key;
  const char *name;
} HqReadinessName;

gboolean      hq_readiness_table_count_items (HqDatabase  *db,
                                              gint64      *nameless,
                                              gint64      *total,
                                              GError     **error);
gboolean      hq_readiness_table_read_items  (HqDatabase  *db,
                                              int          most,
                                              GArray      *names,
                                              GError     **error);
const HqText *hq_readiness_table_get_texts   (guint *n_texts);

G_END_DECLS
