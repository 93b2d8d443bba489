/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-data-change.h"
#include "hq-setup-change-table.h"

G_BEGIN_DECLS

/* One change, with what it did: of the set-up, or of the data beside it. */
typedef struct
{
  gint64 number;
  HqTime at;
  const char *staff;      /* (nullable): interned */
  const char *act;        /* interned: of the event, or as HqSetupChangeRow says */
  HqSetup *before;        /* (owned) (nullable): how it was before; the first one has nothing before */
  HqSetup *after;         /* (owned) (nullable) */
  GPtrArray *differences; /* (owned) (nullable) (element-type HqSetupDifference) */
  HqDataChange *data;     /* (owned) (nullable): one of the data, which has nothing of the above three */
} HqSetupPastChange;

/* The last change of each kind. */
typedef struct
{
  gint64 setup;
  gint64 data;
} HqSetupPastLast;

/* What is wanted. */
typedef struct
{
  guint most;           /* how many changes */
  gboolean newer;       /* but nothing where the last ones are still @last */
  HqSetupPastLast last;
} HqSetupPastAsk;

/**
 * HqSetupPast:
 *
 * The newest changes of the set-up and of the data beside it, by their time.
 */
typedef struct
{
  GPtrArray *changes; /* (owned) (nullable) (element-type HqSetupPastChange): the newest first; %NULL where
                         there are none newer */
  guint n_older;      /* further ones */
  HqSetupPastLast last;
} HqSetupPast;

gpointer hq_setup_past_read (HqHall       *hall,
                             gconstpointer query,
                             GError      **error);
void     hq_setup_past_free (gpointer past);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSetupPast, hq_setup_past_free)

G_END_DECLS
