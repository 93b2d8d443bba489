/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* A pause of somebody's time at a counter, or, without one, that time alone. */
typedef struct
{
  int counter;
  gint64 duty;
  HqTime signed_in_at;
  HqTime signed_out_at; /* 0 while it lasts, as for the pause */
  HqTime paused_at;     /* 0 for none */
  HqTime resumed_at;
} HqLoadDuty;

gboolean      hq_load_table_read_duties (HqDatabase  *db,
                                         HqDate       day,
                                         GArray      *duties,
                                         GError     **error);
const HqText *hq_load_table_get_texts   (guint *n_texts);

G_END_DECLS
