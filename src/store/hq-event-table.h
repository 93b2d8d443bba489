/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* One change of state. Strings are borrowed when it is written, interned when it was read. */
typedef struct
{
  gint64 seq;
  const char *request; /* (nullable) */
  HqTime at;
  HqDate day;
  const char *act;
  const char *role;
  const char *staff;  /* (nullable) */
  const char *device; /* (nullable) */
  gint64 ticket;      /* 0 for none, and so below */
  int period;
  int counter;
  const char *subject; /* (nullable) */
  gint64 value;
  const char *before; /* (nullable) */
  const char *after;  /* (nullable) */
} HqEvent;

gboolean      hq_event_table_get_last    (HqDatabase  *db,
                                          HqEvent     *event,
                                          GError     **error);
gboolean      hq_event_table_find        (HqDatabase  *db,
                                          const char  *request,
                                          HqEvent     *event,
                                          GError     **error);
gboolean      hq_event_table_ask         (HqDatabase  *db,
                                          const char  *request,
                                          GError     **error);
gboolean      hq_event_table_find_series (HqDatabase  *db,
                                          const char  *stem,
                                          gint64      *number,
                                          GError     **error);
gboolean      hq_event_table_insert      (HqDatabase     *db,
                                          const HqEvent  *event,
                                          GError        **error);
gboolean      hq_event_table_read_after  (HqDatabase  *db,
                                          gint64       seq,
                                          GArray      *events,
                                          GError     **error);
gboolean      hq_event_table_read_ticket (HqDatabase  *db,
                                          gint64       ticket,
                                          GArray      *events,
                                          GError     **error);
const HqText *hq_event_table_get_texts   (guint *n_texts);

G_END_DECLS
