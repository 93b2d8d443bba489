/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-block.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* (owned) */
  HqValueType type;
  gboolean not_null;
  guint key; /* which of the primary key's columns, from 1; 0 for none */
} HqSchemaColumn;

/* A foreign key. */
typedef struct
{
  char *parent;    /* (owned): the table that it points to */
  GArray *columns; /* (owned) (element-type guint): which of the table's, in the key's order */
} HqSchemaLink;

/**
 * HqSchemaTable:
 *
 * A table as the engine's own catalogue has it.
 */
typedef struct
{
  char *name;         /* (owned) */
  GPtrArray *columns; /* (owned) (element-type HqSchemaColumn): by their names */
  GPtrArray *links;   /* (owned) (element-type HqSchemaLink) */
  GArray *key;        /* (owned) (element-type guint): the columns of the primary key, in its order */
  gboolean guarded;   /* a trigger refuses that its rows are deleted */
} HqSchemaTable;

GPtrArray           *hq_schema_list_read       (HqDatabase  *db,
                                                GError     **error);
char                *hq_schema_list_describe   (GPtrArray *tables);
const HqSchemaTable *hq_schema_list_find       (GPtrArray  *tables,
                                                const char *name);
const char          *hq_schema_list_get_column (const HqSchemaTable *table,
                                                guint                column);
const HqText        *hq_schema_list_get_texts  (guint *n_texts);

G_END_DECLS
