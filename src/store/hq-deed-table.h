/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"

G_BEGIN_DECLS

/* What a manager did in the course of a day. Strings are interned when a row was read, borrowed when
 * it is written. */

/* An alert that somebody has taken over. */
typedef struct
{
  HqDate day;
  const char *kind;
  const char *subject; /* "" for the hall */
  const char *staff;
  HqTime taken_at;
} HqAlertTaken;

/* A tidal counter that was asked to open. */
typedef struct
{
  int counter;
  HqTime asked_at;
} HqCounterAsked;

/* A service that gives no more numbers. */
typedef struct
{
  HqDate day;
  const char *service;
  const char *reason;
  const char *reason_en; /* "" where there is none */
  HqTime stopped_at;
} HqServiceStop;

/* A line for everybody to read. */
typedef struct
{
  HqDate day;
  gint64 notice;       /* which of the day */
  int floor;           /* 0 for all */
  const char *zone;    /* (nullable) for all */
  const char *text;
  const char *text_en; /* "" where there is none */
  HqTime put_at;
  HqTime until;        /* 0 for until close */
} HqNotice;

/* A word to a counter or to the guide desks. */
typedef struct
{
  HqDate day;
  gint64 word;       /* which of the day, 0 for none */
  int counter;       /* 0 for the guide desks */
  const char *text;  /* (nullable) once it was erased */
  const char *staff; /* (nullable): who sent it */
  HqTime sent_at;
  HqTime seen_at;    /* 0 for not yet */
  const char *seen_by; /* (nullable) */
  HqTime taken_back_at; /* 0 for never */
} HqWord;

gboolean      hq_deed_table_find_alert  (HqDatabase    *db,
                                         HqAlertTaken  *taken,
                                         GError       **error);
gboolean      hq_deed_table_take_alert  (HqDatabase          *db,
                                         const HqAlertTaken  *taken,
                                         GError             **error);
gboolean      hq_deed_table_give_alert  (HqDatabase          *db,
                                         const HqAlertTaken  *taken,
                                         GError             **error);
gboolean      hq_deed_table_read_alerts (HqDatabase  *db,
                                         HqDate       day,
                                         GArray      *alerts,
                                         GError     **error);
gboolean      hq_deed_table_lend        (HqDatabase  *db,
                                         int          counter,
                                         const char  *service,
                                         HqTime       until,
                                         GError     **error);
gboolean      hq_deed_table_end_loan    (HqDatabase  *db,
                                         int          counter,
                                         const char  *service,
                                         GError     **error);
gboolean      hq_deed_table_end_loans   (HqDatabase  *db,
                                         GError     **error);
gboolean      hq_deed_table_ask_counter (HqDatabase  *db,
                                         HqDate       day,
                                         int          counter,
                                         HqTime       now,
                                         GError     **error);
gboolean      hq_deed_table_drop_counter (HqDatabase  *db,
                                          HqDate       day,
                                          int          counter,
                                          GError     **error);
gboolean      hq_deed_table_read_asked  (HqDatabase  *db,
                                         HqDate       day,
                                         GArray      *counters,
                                         GError     **error);
gboolean      hq_deed_table_ask_stop    (HqDatabase  *db,
                                         HqDate       day,
                                         const char  *service,
                                         GError     **error);
gboolean      hq_deed_table_find_stop   (HqDatabase     *db,
                                         HqServiceStop  *stop,
                                         GError        **error);
gboolean      hq_deed_table_stop        (HqDatabase           *db,
                                         const HqServiceStop  *stop,
                                         GError              **error);
gboolean      hq_deed_table_go_on       (HqDatabase  *db,
                                         HqDate       day,
                                         const char  *service,
                                         GError     **error);
gboolean      hq_deed_table_read_stops  (HqDatabase  *db,
                                         HqDate       day,
                                         GArray      *stops,
                                         GError     **error);
gboolean      hq_deed_table_put_notice  (HqDatabase  *db,
                                         HqNotice    *notice,
                                         GError     **error);
gboolean      hq_deed_table_take_notice (HqDatabase  *db,
                                         HqDate       day,
                                         gint64       notice,
                                         HqTime       now,
                                         GError     **error);
gboolean      hq_deed_table_read_notices (HqDatabase  *db,
                                          HqDate       day,
                                          GArray      *notices,
                                          GError     **error);
gboolean      hq_deed_table_send_word   (HqDatabase  *db,
                                         HqWord      *word,
                                         GError     **error);
gboolean      hq_deed_table_find_word   (HqDatabase  *db,
                                         HqWord      *word,
                                         GError     **error);
gboolean      hq_deed_table_save_word   (HqDatabase    *db,
                                         const HqWord  *word,
                                         GError       **error);
gboolean      hq_deed_table_read_words  (HqDatabase  *db,
                                         HqDate       day,
                                         GArray      *words,
                                         GError     **error);
gboolean      hq_deed_table_erase_words (HqDatabase  *db,
                                         HqDate       day,
                                         GError     **error);
const HqText *hq_deed_table_get_texts   (guint *n_texts);

G_END_DECLS
