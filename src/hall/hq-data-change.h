/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"
#include "hq-data-change-table.h"

G_BEGIN_DECLS

/* What stands on the set-up's pages and is no part of the set-up, and how it came to be what it is. */

/**
 * HqDataChange:
 *
 * One change of it. What was there before and after it is, by the act, an HqCalendar, an HqItem, a
 * GPtrArray of HqItem, or a GArray of HqRotaCounter.
 */
typedef struct
{
  HqAct act;
  char *subject;   /* (owned): an item's code, or a rota's day */
  gpointer before; /* (owned) (nullable): there was no such item, or the day went by its kind */
  gpointer after;  /* (owned) (nullable): and so from then on */
} HqDataChange;

gboolean      hq_data_change_add       (HqChange    *change,
                                        const char  *subject,
                                        const char  *before,
                                        const char  *after,
                                        GError     **error);
gboolean      hq_data_change_read_list (HqHall  *hall,
                                        guint    most,
                                        GArray  *rows,
                                        GError **error);
HqDataChange *hq_data_change_read_one  (HqHall           *hall,
                                        HqDataChangeRow  *row,
                                        GError          **error);
void          hq_data_change_free      (HqDataChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqDataChange, hq_data_change_free)

G_END_DECLS
