/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-item.h"

G_BEGIN_DECLS

gboolean      hq_item_table_replace   (HqDatabase       *db,
                                       const GPtrArray  *items,
                                       GError          **error);
gboolean      hq_item_table_put       (HqDatabase    *db,
                                       const HqItem  *item,
                                       GError       **error);
gboolean      hq_item_table_drop      (HqDatabase  *db,
                                       const char  *code,
                                       GError     **error);
gboolean      hq_item_table_find      (HqDatabase  *db,
                                       const char  *code,
                                       HqItem     **item,
                                       GError     **error);
gboolean      hq_item_table_ask       (HqDatabase  *db,
                                       const char  *code,
                                       GError     **error);
GPtrArray    *hq_item_table_load_all  (HqDatabase  *db,
                                       GError     **error);
const HqText *hq_item_table_get_texts (guint *n_texts);

G_END_DECLS
