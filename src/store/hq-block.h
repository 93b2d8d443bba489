/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

typedef enum
{
  HQ_VALUE_INT,
  HQ_VALUE_REAL,
  HQ_VALUE_TEXT,
  HQ_VALUE_BYTES,
} HqValueType;

/* One value of a row; its type is its column's. */
typedef struct
{
  gboolean is_null;
  gint64 integer;
  double real;
  const char *data; /* (borrowed): of a text, or of bytes */
  gsize size;
} HqValue;

/**
 * HqBlock:
 *
 * So many rows of a table as are moved at once, in memory, with their columns' types.
 */
typedef struct
{
  const HqValueType *types; /* (borrowed) */
  guint n_columns;
  guint n_rows;
  GArray *values;      /* (owned) (element-type HqValue): row after row */
  GStringChunk *chunk; /* (owned): of the texts and bytes */
} HqBlock;

HqBlock *hq_block_new       (const HqValueType *types,
                             guint              n_columns);
void     hq_block_free      (HqBlock *block);
void     hq_block_clear     (HqBlock *block);
void     hq_block_add       (HqBlock *block,
                             HqRows  *rows);
HqValue *hq_block_get       (const HqBlock *block,
                             guint          row,
                             guint          column);
int      hq_block_compare   (const HqBlock *block,
                             guint          column,
                             const HqValue *a,
                             const HqValue *b);
gboolean hq_block_insert    (HqDatabase     *db,
                             const HqText   *text,
                             const HqBlock  *block,
                             GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqBlock, hq_block_free)

G_END_DECLS
