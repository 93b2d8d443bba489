/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* The row among the settings in which the series stands, as SQL has it. It is none of those that the
 * hall's file has: these come and go with each import, and the series goes on. */
#define HQ_SHEET_TABLE_KEY "'emergency-sheet'"

gboolean      hq_sheet_table_get_last  (HqDatabase  *db,
                                        gint64      *last,
                                        GError     **error);
gboolean      hq_sheet_table_set_last  (HqDatabase  *db,
                                        gint64       last,
                                        GError     **error);
const HqText *hq_sheet_table_get_texts (guint *n_texts);

G_END_DECLS
