/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-copy-plan.h"

G_BEGIN_DECLS

/* The rows of one table of the connection's hall, in the order of their key, block by block. */
typedef struct
{
  HqDatabase *db;           /* (borrowed): inside a transaction */
  const HqCopyTable *table; /* (borrowed) */
  HqRows *rows;             /* (nullable): of a file, until the last one was read */
  gboolean done;            /* whether it was */
} HqCopyReader;

const HqText *hq_copy_table_get_texts (guint *n_texts);
gboolean      hq_copy_table_hold      (HqDatabase  *db,
                                       GError     **error);
gboolean      hq_copy_table_get_code  (HqDatabase  *db,
                                       char       **code,
                                       GError     **error);
gboolean      hq_copy_table_has_day   (HqDatabase  *db,
                                       HqDate       day,
                                       gboolean    *found,
                                       GError     **error);
gboolean      hq_copy_table_lock      (HqDatabase  *db,
                                       const char  *code,
                                       GError     **error);
void          hq_copy_table_unlock    (HqDatabase *db,
                                       const char *code);
gboolean      hq_copy_table_find      (HqDatabase  *db,
                                       const char  *code,
                                       gint64      *hall,
                                       GError     **error);
gboolean      hq_copy_table_name      (HqDatabase  *db,
                                       const char  *code,
                                       GError     **error);
gboolean      hq_copy_table_measure   (HqDatabase  *db,
                                       HqCopyPlan  *plan,
                                       GError     **error);
gboolean      hq_copy_table_remove    (HqDatabase   *db,
                                       HqCopyPlan   *plan,
                                       GError      **error);
gboolean      hq_copy_table_start     (HqCopyReader       *reader,
                                       HqDatabase         *db,
                                       const HqCopyTable  *table,
                                       GError            **error);
gboolean      hq_copy_table_fill      (HqCopyReader  *reader,
                                       HqBlock       *block,
                                       GError       **error);
gboolean      hq_copy_table_end       (HqCopyReader  *reader,
                                       GError       **error);

G_END_DECLS
