/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-use-table.h"

G_BEGIN_DECLS

/* What a change of the set-up or the catalogue takes away: what is there now and no longer will be. */
typedef struct
{
  GHashTable *dropped[HQ_N_USES]; /* (owned) (element-type utf8 utf8): keys, NULL where not asked */
  GHashTable *clerks;             /* (owned) (nullable) (element-type utf8 utf8): who are clerks no more */
  char *in_use;                   /* (owned) (nullable): the first thing of it that is in use */
  char *at_counter;               /* (owned) (nullable): the first of the clerks who is at a counter */
} HqDrop;

void     hq_drop_clear  (HqDrop *drop);
void     hq_drop_find   (HqDrop          *drop,
                         HqUse            use,
                         const GPtrArray *old,
                         const GPtrArray *new);
void     hq_drop_find_clerks (HqDrop          *drop,
                              const GPtrArray *old,
                              const GPtrArray *new);
gboolean hq_drop_check  (HqChange  *change,
                         HqDrop    *drop,
                         GError   **error);
gboolean hq_drop_delete (HqChange      *change,
                         const HqDrop  *drop,
                         GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqDrop, hq_drop_clear)

G_END_DECLS
