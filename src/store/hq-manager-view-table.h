/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/* Who waits for a service. Strings of all rows are interned. */
typedef struct
{
  const char *service;
  gint64 waiting;
  HqTime since; /* from when the longest of these waits counts; 0 where none is measured */
  HqTime due;   /* when the first of them was to be called at the latest; 0 where none is measured */
} HqManagerWait;

/* Somebody is signed in at a counter. */
typedef struct
{
  int counter;
  const char *staff;
  HqTime signed_in_at;
  HqTime last_call_at; /* 0 for none since then */
  HqTime paused_at;    /* 0 while the counter calls */
  const char *reason;  /* why it pauses */
  gboolean public;     /* whether the reason is shown to visitors */
  HqTime until;        /* the pause's planned end, 0 for none */
} HqManagerDuty;

/* Somebody is at a counter, or was parked there. */
typedef struct
{
  int counter;
  gint64 ticket;
  char prefix;
  guint number;
  HqClass class;
  HqState state; /* called, serving or held */
  const char *service;
  HqTime called_at;
  HqTime started_at; /* 0 while called */
  gint64 held;       /* how long it was parked before */
  HqTime held_at;    /* 0 unless it is held */
} HqManagerStay;

/* What a day brings that is not of the queue, by the service that it is of. */
typedef struct
{
  const char *service;
  gint64 count;
  gint64 at; /* the time of the newest bad rating; the earliest due date of a case */
} HqManagerCount;

gboolean      hq_manager_view_table_read_waits  (HqDatabase *db,
                                                 HqDate      day,
                                                 GArray     *waits,
                                                 GError    **error);
gboolean      hq_manager_view_table_read_duties (HqDatabase *db,
                                                 GArray     *duties,
                                                 GError    **error);
gboolean      hq_manager_view_table_read_stays  (HqDatabase *db,
                                                 GArray     *stays,
                                                 GError    **error);
gboolean      hq_manager_view_table_count_bad   (HqDatabase *db,
                                                 HqTime      from,
                                                 GArray     *counts,
                                                 GError    **error);
gboolean      hq_manager_view_table_count_due   (HqDatabase *db,
                                                 HqDate      first,
                                                 HqDate      last,
                                                 GArray     *counts,
                                                 GError    **error);
const HqText *hq_manager_view_table_get_texts   (guint *n_texts);

G_END_DECLS
