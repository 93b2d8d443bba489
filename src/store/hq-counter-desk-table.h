/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"
#include "hq-ticket-table.h"

G_BEGIN_DECLS

/* A line that a counter takes from. Strings are interned. */
typedef struct
{
  const char *service;
  HqLane lane;
  gint64 waiting;
  gboolean speciality;
} HqCounterDeskLine;

/* What one clerk has done on a day. */
typedef struct
{
  gint64 served;   /* stays that ended as finished or continued */
  gint64 measured; /* those of them that somebody ended in time */
  gint64 handled;  /* the time of these, without what was parked, microseconds */
} HqCounterDeskOwn;

gboolean      hq_counter_desk_table_read_lines   (HqDatabase         *db,
                                                  const HqTicketDesk *desk,
                                                  GArray             *lines,
                                                  GError            **error);
gboolean      hq_counter_desk_table_read_waiting (HqDatabase              *db,
                                                  HqDate                   day,
                                                  const HqCounterDeskLine *line,
                                                  GArray                  *tickets,
                                                  GError                 **error);
gboolean      hq_counter_desk_table_read_held    (HqDatabase *db,
                                                  int         counter,
                                                  GArray     *tickets,
                                                  GError    **error);
gboolean      hq_counter_desk_table_get_own      (HqDatabase       *db,
                                                  HqDate            day,
                                                  const char       *staff,
                                                  HqCounterDeskOwn *own,
                                                  GError          **error);
const HqText *hq_counter_desk_table_get_texts    (guint *n_texts);

G_END_DECLS
