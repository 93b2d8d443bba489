/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-counter-table.h"
#include "hq-ticket-table.h"

G_BEGIN_DECLS

/* Who is signed in at a counter, and whether they call. Strings are interned. */
typedef struct
{
  gint64 duty; /* 0 for nobody */
  const char *staff;
  HqTime signed_in_at;
  gint64 last_ticket; /* who was called last, 0 for nobody yet */
  HqTime paused_at;   /* 0 while it calls */
  const char *reason; /* of the pause, (nullable) */
  gboolean public;    /* whether the reason may be shown */
  HqTime until;       /* the pause's planned end, 0 for none */
} HqCounterViewDuty;

gboolean      hq_counter_view_table_get_duty    (HqDatabase        *db,
                                                 int                counter,
                                                 HqCounterViewDuty *duty,
                                                 GError           **error);
gboolean      hq_counter_view_table_read_others (HqDatabase         *db,
                                                 const HqTicketDesk *desk,
                                                 GArray             *others,
                                                 GError            **error);
const HqText *hq_counter_view_table_get_texts   (guint *n_texts);

G_END_DECLS
