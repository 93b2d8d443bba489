/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"
#include "hq-schema-list.h"

G_BEGIN_DECLS

/* So many rows are moved at once: each block is a change of its own, so that nobody waits long. */
#define HQ_COPY_PLAN_ROWS 2000

/* How one table is copied. The texts live as long as the process. */
typedef struct
{
  const HqSchemaTable *schema; /* (borrowed): of the plan */
  HqValueType *types;          /* (owned): of the columns */
  guint hall;                  /* which column is the hall's key */
  const HqText *read;    /* its rows in the order of its key; a server's cursor on them */
  const HqText *fetch;   /* the cursor's next rows */
  const HqText *close;
  const HqText *insert;
  const HqText *measure; /* lets a server count them */
  const HqText *remove;  /* some of its rows, where the hall is unfinished */
  const HqText *unguard; /* (nullable): lets rows be deleted by this change */
  const HqText *guard;   /* (nullable) */

  /* Of a copy of one day. */
  char *where; /* (owned) (nullable): which rows are the day's; %NULL for all */
  char *set;   /* (owned) (nullable): the keys of these rows, as a subselect */
} HqCopyTable;

typedef struct
{
  GPtrArray *schema; /* (owned) (element-type HqSchemaTable) */
  GPtrArray *tables; /* (owned) (element-type HqCopyTable): what a table points to is before it */
} HqCopyPlan;

HqCopyPlan *hq_copy_plan_read (HqDatabase  *db,
                               HqDate       day,
                               GError     **error);
void        hq_copy_plan_free (HqCopyPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqCopyPlan, hq_copy_plan_free)

G_END_DECLS
