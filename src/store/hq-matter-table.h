/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* What is done on a ticket. Undecided until the period in which it is finished. */
typedef struct
{
  gint64 ticket;
  int matter;       /* 0 for none */
  const char *item; /* (nullable), interned, or borrowed when it is written */
  HqOutcome outcome;
  int period;       /* in which it was decided, 0 while undecided */
} HqMatter;

gboolean      hq_matter_table_add       (HqDatabase      *db,
                                         const HqMatter  *matter,
                                         GError         **error);
gboolean      hq_matter_table_decide    (HqDatabase      *db,
                                         const HqMatter  *matter,
                                         GError         **error);
gboolean      hq_matter_table_read      (HqDatabase  *db,
                                         gint64       ticket,
                                         GArray      *matters,
                                         GError     **error);
gboolean      hq_matter_table_ask_at_counter  (HqDatabase  *db,
                                               int          counter,
                                               GError     **error);
gboolean      hq_matter_table_read_at_counter (HqDatabase  *db,
                                               int          counter,
                                               GArray      *matters,
                                               GError     **error);
gboolean      hq_matter_table_carry     (HqDatabase  *db,
                                         gint64       from,
                                         gint64       to,
                                         GError     **error);
const HqText *hq_matter_table_get_texts (guint *n_texts);

G_END_DECLS
