/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* One change of the calendar, the catalogue, an item or a day's rota. */
typedef struct
{
  gint64 number;
  HqTime at;
  const char *staff; /* (nullable): of nobody, at the command line; interned */
  const char *act;   /* interned */
  char *subject;     /* (owned): what was changed by it */
  char *before;      /* (owned) (nullable): its file as it was; %NULL where there was nothing */
  char *after;       /* (owned) (nullable): and as it was from then on */
} HqDataChangeRow;

void          hq_data_change_table_clear_row (gpointer row);
gboolean      hq_data_change_table_get_last  (HqDatabase  *db,
                                              gint64      *number,
                                              GError     **error);
gboolean      hq_data_change_table_add       (HqDatabase             *db,
                                              const HqDataChangeRow  *row,
                                              GError                **error);
gboolean      hq_data_change_table_read_rows (HqDatabase  *db,
                                              guint        most,
                                              GArray      *rows,
                                              GError     **error);
gboolean      hq_data_change_table_read_texts (HqDatabase       *db,
                                               HqDataChangeRow  *row,
                                               GError          **error);
const HqText *hq_data_change_table_get_texts (guint *n_texts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqDataChangeRow, hq_data_change_table_clear_row)

G_END_DECLS
