/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-setup-change-table.h"

G_BEGIN_DECLS

/* One change of the set-up, with what it did. */
typedef struct
{
  gint64 number;
  HqTime at;
  const char *staff;      /* (nullable): interned */
  const char *act;        /* interned: of the event, or as HqSetupChangeRow says */
  HqSetup *before;        /* (owned) (nullable): how it was before; the first one has nothing before */
  HqSetup *after;         /* (owned) */
  GPtrArray *differences; /* (owned) (element-type HqSetupDifference) */
} HqSetupPastChange;

/**
 * HqSetupPast:
 *
 * The newest changes of the set-up.
 */
typedef struct
{
  GPtrArray *changes; /* (owned) (element-type HqSetupPastChange): the newest first */
  guint n_older;      /* further ones */
} HqSetupPast;

gpointer hq_setup_past_read (HqHall       *hall,
                             gconstpointer most,
                             GError      **error);
void     hq_setup_past_free (gpointer past);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSetupPast, hq_setup_past_free)

G_END_DECLS
