/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-nick.h"

G_BEGIN_DECLS

typedef enum
{
  HQ_DAY_STATE_NONE, /* there is no such day */
  HQ_DAY_STATE_PLANNED,
  HQ_DAY_STATE_OPEN,
  HQ_DAY_STATE_CLOSED
} HqDayState;

typedef struct
{
  HqDate day;
  HqDayState state;
  const char *day_kind; /* interned, or borrowed when it is written */
  HqTime opens_at;
  HqTime closes_at;
} HqDayRow;

/* A stretch of a service's day. */
typedef struct
{
  HqDate day;
  const char *service; /* interned, or borrowed when it is written */
  const char *session;
  HqTime opens_at;
  HqTime last_ticket_at;
  HqTime closes_at;
} HqDaySession;

gboolean      hq_day_table_get               (HqDatabase  *db,
                                              HqDate       day,
                                              HqDayRow    *row,
                                              GError     **error);
gboolean      hq_day_table_ask               (HqDatabase  *db,
                                              HqDate       day,
                                              const char  *service,
                                              GError     **error);
gboolean      hq_day_table_find_open         (HqDatabase  *db,
                                              HqDayRow    *row,
                                              GError     **error);
gboolean      hq_day_table_find_last         (HqDatabase  *db,
                                              HqDate       today,
                                              HqDayRow    *row,
                                              GError     **error);
gboolean      hq_day_table_read_closed_since (HqDatabase  *db,
                                              HqDate       day,
                                              GArray      *days,
                                              GError     **error);
gboolean      hq_day_table_find_last_closed  (HqDatabase  *db,
                                              HqDayRow    *row,
                                              GError     **error);
gboolean      hq_day_table_plan              (HqDatabase      *db,
                                              const HqDayRow  *row,
                                              GError         **error);
gboolean      hq_day_table_move_session      (HqDatabase          *db,
                                              const HqDaySession  *session,
                                              GError             **error);
gboolean      hq_day_table_open              (HqDatabase      *db,
                                              const HqDayRow  *row,
                                              HqTime           now,
                                              GError         **error);
gboolean      hq_day_table_close             (HqDatabase  *db,
                                              HqDate       day,
                                              HqTime       now,
                                              GError     **error);
gboolean      hq_day_table_add_session       (HqDatabase          *db,
                                              const HqDaySession  *session,
                                              GError             **error);
gboolean      hq_day_table_read_sessions     (HqDatabase  *db,
                                              HqDate       day,
                                              GArray      *sessions,
                                              GError     **error);
gboolean      hq_day_table_find_session      (HqDatabase    *db,
                                              HqDaySession  *session,
                                              HqTime         now,
                                              GError       **error);
gboolean      hq_day_table_ask_number        (HqDatabase  *db,
                                              HqDate       day,
                                              char         prefix,
                                              GError     **error);
gboolean      hq_day_table_ask_issued        (HqDatabase  *db,
                                              HqDate       day,
                                              const char  *service,
                                              GError     **error);
gboolean      hq_day_table_ask_closed_since  (HqDatabase  *db,
                                              HqDate       day,
                                              GError     **error);
gboolean      hq_day_table_take_number       (HqDatabase  *db,
                                              HqDate       day,
                                              char         prefix,
                                              guint       *number,
                                              GError     **error);
gboolean      hq_day_table_note_number       (HqDatabase  *db,
                                              HqDate       day,
                                              char         prefix,
                                              guint        number,
                                              GError     **error);
gboolean      hq_day_table_count_issue       (HqDatabase  *db,
                                              HqDate       day,
                                              const char  *service,
                                              gint64      *issued,
                                              GError     **error);
gboolean      hq_day_table_count_call        (HqDatabase  *db,
                                              HqDate       day,
                                              const char  *service,
                                              GError     **error);
gboolean      hq_day_table_get_calls         (HqDatabase  *db,
                                              HqDate       day,
                                              const char  *service,
                                              gint64      *calls,
                                              GError     **error);
const HqText *hq_day_table_get_texts         (guint *n_texts);
gboolean      hq_day_table_drop_sessions     (HqDatabase      *db,
                                              const HqDayRow  *row,
                                              GError         **error);
gboolean      hq_day_table_get_issued        (HqDatabase  *db,
                                              HqDate       day,
                                              gint64      *issued,
                                              GError     **error);

G_END_DECLS
