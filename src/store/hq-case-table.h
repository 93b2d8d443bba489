/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-event-table.h"
#include "hq-limit.h"

G_BEGIN_DECLS

/* An accepted matter with its limit. Strings are interned when it was read, borrowed when it is
 * written. */
typedef struct
{
  gint64 case_file; /* 0 for none */
  gint64 ticket;    /* 0 where it came without one */
  int matter;
  const char *item; /* (nullable) */
  const char *service;
  const char *department; /* (nullable) */
  HqCaseKind kind;
  int promised_days;
  int counter;       /* 0 for none */
  const char *staff; /* (nullable) */
  HqTime accepted_at;
  HqDate accepted_day;
  HqDate clock_from; /* the day that does not count */
  HqDate due_day;    /* 0 while the clock stands still */
  HqCaseState state;
  HqTime ended_at;
  HqDate ended_day; /* 0 while it is not ended */
} HqCase;

/* So many columns have a case in them. */
#define HQ_N_CASE_COLUMNS 17

/* A special procedure in which the clock stands still. */
typedef struct
{
  HqProcedure type;
  const char *ground; /* (borrowed) */
  int planned_days;
  HqDate from;
} HqCaseStop;

gboolean      hq_case_table_ask_next           (HqDatabase  *db,
                                                GError     **error);
gboolean      hq_case_table_insert            (HqDatabase  *db,
                                               HqCase      *row,
                                               GError     **error);
gboolean      hq_case_table_save              (HqDatabase    *db,
                                               const HqCase  *row,
                                               GError       **error);
gboolean      hq_case_table_hold              (HqDatabase  *db,
                                               gint64       id,
                                               const char  *staff,
                                               GError     **error);
void          hq_case_table_take              (HqRows *rows,
                                               HqCase *row);
gboolean      hq_case_table_get               (HqDatabase  *db,
                                               gint64       id,
                                               HqCase      *row,
                                               GError     **error);
gboolean      hq_case_table_find_of_ticket    (HqDatabase  *db,
                                               gint64       ticket,
                                               HqCase      *row,
                                               GError     **error);
gboolean      hq_case_table_read_open         (HqDatabase  *db,
                                               const char  *department,
                                               GArray      *rows,
                                               GError     **error);
gboolean      hq_case_table_suspend           (HqDatabase        *db,
                                               gint64             id,
                                               const HqCaseStop  *stop,
                                               GError           **error);
gboolean      hq_case_table_resume            (HqDatabase  *db,
                                               gint64       id,
                                               HqDate       day,
                                               GError     **error);
gboolean      hq_case_table_read_suspensions  (HqDatabase  *db,
                                               gint64       id,
                                               GArray      *suspensions,
                                               GError     **error);
gboolean      hq_case_table_ask_papers        (HqDatabase  *db,
                                               gint64       id,
                                               const char  *papers,
                                               HqDate       day,
                                               GError     **error);
gboolean      hq_case_table_complete_papers   (HqDatabase  *db,
                                               gint64       id,
                                               HqDate       day,
                                               GError     **error);
gboolean      hq_case_table_count_supplements (HqDatabase  *db,
                                               gint64       id,
                                               gint64      *count,
                                               GError     **error);
gboolean      hq_case_table_read_events       (HqDatabase  *db,
                                               gint64       id,
                                               GArray      *events,
                                               GError     **error);
const HqText *hq_case_table_get_texts         (guint *n_texts);

G_END_DECLS
