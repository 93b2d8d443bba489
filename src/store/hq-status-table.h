/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-day-table.h"

G_BEGIN_DECLS

/* A line of people, by the service for which they wait. */
typedef struct
{
  const char *service; /* interned */
  int floor;
  gint64 waiting;
  HqTime since; /* from when the longest of these waits counts; 0 where none is measured */
} HqStatusLine;

/* A counter as it stands. */
typedef struct
{
  int counter;
  int floor;
  gboolean planned;  /* now, as hq_rota_plan_list() has it; FALSE as it is read */
  const char *staff; /* interned; %NULL while nobody is signed in */
  gboolean paused;
  HqTime last_call_at; /* of this sign-in, 0 for none */
  HqState ticket;      /* called or serving, waiting for none */
  gint64 held;         /* tickets parked there */
} HqStatusCounter;

gboolean      hq_status_table_read_lines    (HqDatabase  *db,
                                             HqDate       day,
                                             GArray      *lines,
                                             GError     **error);
gboolean hq_status_table_read_counters (HqDatabase *db, GArray *counters, GError **error);
const HqText *hq_status_table_get_texts     (guint *n_texts);

G_END_DECLS
