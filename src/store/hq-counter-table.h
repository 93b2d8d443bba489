/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* Who is signed in at a counter. */
typedef struct
{
  gint64 duty; /* 0 for nobody */
  HqDate day;
  int counter;
  const char *staff; /* interned, or borrowed when it is written */
  HqTime signed_in_at;
  gboolean last_call_green;
  gboolean paused;
} HqDuty;

/* A clerk calls nobody for a while. Strings are borrowed. */
typedef struct
{
  gint64 duty;
  HqTime started_at;
  const char *reason;
  gboolean public;
  HqTime until; /* the planned end, 0 for none */
} HqPause;

/* One stay of a ticket at a counter. */
typedef struct
{
  gint64 ticket;
  int period;
  int leg;
  const char *service;
  int counter;
  const char *staff;
  gint64 duty;
  HqTime called_at;
  const char *rule;
  double score;
  gint64 runner_up; /* 0 for none */
  double runner_up_score;
  const char *reason; /* (nullable) */
  HqTime walk_until;
  int announcements;
  HqTime announced_at;
  int recalls;
  HqTime recalled_at;
  HqTime missed_at;
  HqTime started_at;
  HqTime held_at; /* parked since, 0 while not */
  gint64 held;    /* the time parked before that, microseconds */
  HqTime ended_at;
  const char *end; /* (nullable) */
  gboolean measured;
} HqPeriod;

gboolean      hq_counter_table_get_duty      (HqDatabase  *db,
                                              int          counter,
                                              HqDuty      *duty,
                                              GError     **error);
gboolean      hq_counter_table_ask_duty      (HqDatabase  *db,
                                              int          counter,
                                              GError     **error);
gboolean      hq_counter_table_find_duty     (HqDatabase  *db,
                                              HqTime       at,
                                              HqDuty      *duty,
                                              GError     **error);
gboolean      hq_counter_table_add_duty      (HqDatabase  *db,
                                              HqDuty      *duty,
                                              GError     **error);
gboolean      hq_counter_table_sign_in       (HqDatabase  *db,
                                              HqDuty      *duty,
                                              GError     **error);
gboolean      hq_counter_table_sign_out      (HqDatabase  *db,
                                              gint64       duty,
                                              HqTime       now,
                                              GError     **error);
gboolean      hq_counter_table_sign_out_all  (HqDatabase  *db,
                                              HqDate       day,
                                              HqTime       now,
                                              GError     **error);
gboolean      hq_counter_table_pause         (HqDatabase     *db,
                                              const HqPause  *pause,
                                              GError        **error);
gboolean      hq_counter_table_unpause       (HqDatabase  *db,
                                              gint64       duty,
                                              HqTime       now,
                                              GError     **error);
gboolean      hq_counter_table_count_held    (HqDatabase  *db,
                                              int          counter,
                                              gint64      *held,
                                              GError     **error);
gboolean      hq_counter_table_note_call     (HqDatabase      *db,
                                              const HqPeriod  *period,
                                              gboolean         green,
                                              GError         **error);
gboolean      hq_counter_table_insert_period (HqDatabase      *db,
                                              const HqPeriod  *period,
                                              GError         **error);
gboolean      hq_counter_table_save_period   (HqDatabase      *db,
                                              const HqPeriod  *period,
                                              GError         **error);
gboolean      hq_counter_table_note_said     (HqDatabase      *db,
                                              const HqPeriod  *period,
                                              GError         **error);
gboolean      hq_counter_table_ask_period    (HqDatabase  *db,
                                              int          counter,
                                              GError     **error);
gboolean      hq_counter_table_find_period   (HqDatabase  *db,
                                              int          counter,
                                              HqPeriod    *row,
                                              GError     **error);
gboolean      hq_counter_table_get_period    (HqDatabase  *db,
                                              gint64       ticket,
                                              int          period,
                                              HqPeriod    *row,
                                              GError     **error);
const HqText *hq_counter_table_get_texts     (guint *n_texts);

G_END_DECLS
