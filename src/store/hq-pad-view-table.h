/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

gboolean      hq_pad_view_table_find_last (HqDatabase  *db,
                                           int          counter,
                                           gint64      *ticket,
                                           int         *period,
                                           GError     **error);
const HqText *hq_pad_view_table_get_texts (guint *n_texts);

G_END_DECLS
