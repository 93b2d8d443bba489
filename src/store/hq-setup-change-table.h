/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* One change of the set-up, without what it made of it. The texts are interned. */
typedef struct
{
  gint64 number;
  HqTime at;
  const char *staff; /* (nullable): of nobody, at the command line, or found as it was */
  const char *act;
} HqSetupChangeRow;

/* What a row says that was not made by an act of the hall. */
#define HQ_SETUP_CHANGE_INIT "init"   /* the hall was made */
#define HQ_SETUP_CHANGE_FOUND "found" /* the set-up was so when the next change was made */

gboolean      hq_setup_change_table_get_last  (HqDatabase  *db,
                                               gint64      *number,
                                               GError     **error);
gboolean      hq_setup_change_table_add       (HqDatabase              *db,
                                               const HqSetupChangeRow  *row,
                                               const char              *text,
                                               GError                 **error);
gboolean      hq_setup_change_table_read_rows (HqDatabase  *db,
                                               GArray      *rows,
                                               GError     **error);
gboolean      hq_setup_change_table_read_text (HqDatabase  *db,
                                               gint64       number,
                                               char       **text,
                                               GError     **error);
const HqText *hq_setup_change_table_get_texts (guint *n_texts);

G_END_DECLS
