/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

guint         hq_check_table_count        (void);
const char   *hq_check_table_get_nick     (guint check);
const char   *hq_check_table_get_sentence (guint check);
gboolean      hq_check_table_read         (HqDatabase  *db,
                                           guint        check,
                                           GPtrArray   *rows,
                                           gint64      *count,
                                           GError     **error);
const HqText *hq_check_table_get_texts    (guint *n_texts);

G_END_DECLS
