/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-rota.h"

G_BEGIN_DECLS

gboolean      hq_rota_table_read      (HqDatabase  *db,
                                       HqDate       day,
                                       GArray      *rows,
                                       GError     **error);
gboolean      hq_rota_table_read_days (HqDatabase  *db,
                                       HqDate       from,
                                       GArray      *days,
                                       GError     **error);
gboolean      hq_rota_table_replace   (HqDatabase    *db,
                                       HqDate         day,
                                       const GArray  *rows,
                                       GError       **error);
const HqText *hq_rota_table_get_texts (guint *n_texts);

G_END_DECLS
