/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* How many tickets were issued for a service. */
typedef struct
{
  const char *service; /* interned */
  gint64 issued;
} HqKioskViewIssued;

gboolean      hq_kiosk_view_table_read_issued (HqDatabase  *db,
                                               HqDate       from,
                                               HqDate       to,
                                               GArray      *issued,
                                               GError     **error);
gboolean      hq_kiosk_view_table_read_items  (HqDatabase  *db,
                                               GHashTable  *services,
                                               GError     **error);
const HqText *hq_kiosk_view_table_get_texts   (guint *n_texts);

G_END_DECLS
