/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* A ticket of the day that somebody of the guides has to do with. */
typedef struct
{
  gint64 ticket;
  char *reason;     /* (owned) (nullable): why it was given out of the rule */
  HqTime called_at; /* 0 where it waits */
} HqGuideViewTicket;

GArray       *hq_guide_view_table_new_array       (void);
gboolean      hq_guide_view_table_read_claims     (HqDatabase *db,
                                                   HqDate      day,
                                                   GArray     *tickets,
                                                   GError    **error);
gboolean      hq_guide_view_table_read_calls      (HqDatabase *db,
                                                   GArray     *tickets,
                                                   GError    **error);
gboolean      hq_guide_view_table_count_enquiries (HqDatabase *db,
                                                   HqDate      day,
                                                   gint64     *enquiries,
                                                   GError    **error);
gboolean      hq_guide_view_table_read_late       (HqDatabase *db,
                                                   HqDate      day,
                                                   char        prefix,
                                                   GArray     *tickets,
                                                   GError    **error);
const HqText *hq_guide_view_table_get_texts       (guint *n_texts);

G_END_DECLS
