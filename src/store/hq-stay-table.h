/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-setup.h"

G_BEGIN_DECLS

gboolean      hq_stay_table_read_sample (HqDatabase      *db,
                                         HqDate           day,
                                         const HqService *service,
                                         GArray          *sample,
                                         GError         **error);
const HqText *hq_stay_table_get_texts   (guint *n_texts);

G_END_DECLS
