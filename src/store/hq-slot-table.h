/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* An appointment that somebody has made. */
typedef struct
{
  char *slot;    /* (owned): its code */
  char *service; /* (owned) */
  HqTime starts_at;
  gint64 ticket; /* of the visitor who came for it, 0 for none yet; not written */
} HqSlot;

GPtrArray *hq_slot_table_new_array (void);
void hq_slot_table_free (HqSlot *slot);
gboolean hq_slot_table_replace (HqDatabase *db, const GPtrArray *slots, GError **error);
gboolean hq_slot_table_find (HqDatabase *db, const char *code, HqSlot **slot, GError **error);
GPtrArray *hq_slot_table_load (HqDatabase *db, HqTime from, HqTime to, GError **error);
const HqText *hq_slot_table_get_texts (guint *n_texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqSlot, hq_slot_table_free)

G_END_DECLS
