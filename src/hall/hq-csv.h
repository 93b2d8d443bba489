/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cell of a table in CSV, and where it begins. */
typedef struct
{
  char *text; /* (owned) */
  guint line;
  guint column;
} HqCsvCell;

GPtrArray *hq_csv_parse      (const char         *data,
                              gsize               size,
                              GPtrArray          *faults);
void       hq_csv_append_row (GString            *string,
                              const char *const  *cells,
                              guint               n_cells);

G_END_DECLS
