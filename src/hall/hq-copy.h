/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"

G_BEGIN_DECLS

/* How far a copy is. */
typedef struct
{
  const char *table;  /* which is being copied or compared */
  guint tables;       /* that are done, of this pass */
  guint n_tables;
  gint64 rows;        /* of all tables, of this pass */
  gboolean comparing; /* the second pass, which holds the copy against what it was made of */
} HqCopyProgress;

/**
 * HqCopyFunc:
 *
 * Told after each block of rows; one that returns %FALSE ends the copy there.
 */
typedef gboolean (*HqCopyFunc) (const HqCopyProgress *progress, gpointer user_data);

/* What is asked. */
typedef struct
{
  const char *from; /* a store */
  const char *to;   /* a file that is not there, or a server that does not have the hall */
  HqDate day;       /* the one day that is copied with the set-up; 0 for all */
  HqCopyFunc func;  /* (nullable) */
  gpointer user_data;
} HqCopyOptions;

typedef struct
{
  char *table; /* (owned) */
  gint64 rows;
} HqCopyCount;

/* What came of it. */
typedef struct
{
  char *code;     /* (owned): of the hall in the copy */
  GArray *counts; /* (owned) (element-type HqCopyCount): in the order in which they were copied */
  gint64 rows;    /* of all tables, each copied and compared */
} HqCopyResult;

gboolean hq_copy_run         (const HqCopyOptions  *options,
                              HqCopyResult        **result,
                              GError              **error);
void     hq_copy_result_free (HqCopyResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqCopyResult, hq_copy_result_free)

G_END_DECLS
