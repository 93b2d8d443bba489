/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* A ticket that was called and is not served yet. Strings are interned. */
typedef struct
{
  gint64 ticket;
  int period;
  char prefix;
  guint number;
  const char *language;
  int counter;
  HqTime called_at;
  int recalls;
  HqTime recalled_at; /* 0 for never */
  int announcements;  /* spoken to their end */
} HqBoardCall;

/* Somebody is signed in at a counter. */
typedef struct
{
  int counter;
  gboolean paused;
} HqBoardDuty;

/* How many wait for a service. */
typedef struct
{
  const char *service;
  gint64 waiting;
} HqBoardWaiting;

/* One of those that stand first in the lines of a service and are at no counter. */
typedef struct
{
  const char *service;
  gint64 ticket;
  char prefix;
  guint number;
  HqTime reference;
  gint64 target;
} HqBoardNext;

gboolean      hq_board_view_table_read_calls   (HqDatabase  *db,
                                                GArray      *calls,
                                                GError     **error);
gboolean      hq_board_view_table_read_duties  (HqDatabase  *db,
                                                GArray      *duties,
                                                GError     **error);
gboolean      hq_board_view_table_read_waiting (HqDatabase  *db,
                                                HqDate       day,
                                                GArray      *waiting,
                                                GError     **error);
gboolean      hq_board_view_table_read_next    (HqDatabase  *db,
                                                HqDate       day,
                                                GArray      *next,
                                                GError     **error);
const HqText *hq_board_view_table_get_texts    (guint *n_texts);

G_END_DECLS
