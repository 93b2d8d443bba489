/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-day-table.h"
#include "hq-nick.h"

G_BEGIN_DECLS

#define HQ_TOKEN_SIZE 16

/* A ticket as it stands. Strings are interned when it was read, borrowed when it is written. */
typedef struct
{
  gint64 ticket; /* 0 for none */
  HqDate day;
  char prefix;
  guint number;
  guint8 token[HQ_TOKEN_SIZE];
  HqClass class;
  const char *language;
  HqNeed need;
  HqProof proof;
  gboolean agent;
  gint64 person;    /* 0 for nobody known */
  const char *slot; /* (nullable): of an appointment */
  const char *device; /* (nullable) */
  HqTime issued_at;
  const char *issued_for;
  int ahead; /* people ahead when it was issued */
  gint64 carried_from; /* the unserved ticket of the day before whose first place it is, 0 for none */
  gboolean late; /* an emergency number that was entered afterwards */

  HqState state;
  int misses;
  int leg;
  int period; /* 0 before the first call */
  int counter; /* 0 at none */
  HqTime ended_at;

  const char *service;
  HqLane lane;
  gint64 target;
  HqTime reference;
  gboolean ready;
  HqTime due_at;
  gint64 due_calls; /* 0 for none */
  HqTime walk_until;
  int from_floor;
  gboolean busy;   /* its person is at a counter with another ticket */
  int to_counter;  /* sent there alone; 0 for any counter of its service */
  HqTime to_until; /* then it falls back to the service; 0 for never */
} HqTicket;

/* The first of a line, as hq_ticket_table_read_heads() finds it. */
typedef struct
{
  HqTicket ticket;
  gboolean speciality;
} HqLineHead;

/* A counter at a time, at which some of what it serves may be lent to it. */
typedef struct
{
  HqDate day;
  int counter;
  HqTime now;
} HqTicketDesk;

/* Where a number would be taken, and when. */
typedef struct
{
  HqDate day;
  const char *service;
  HqTime now;
} HqTicketLine;

gboolean      hq_ticket_table_insert           (HqDatabase  *db,
                                                HqTicket    *ticket,
                                                GError     **error);
gboolean      hq_ticket_table_save             (HqDatabase      *db,
                                                const HqTicket  *ticket,
                                                GError         **error);
gboolean      hq_ticket_table_get              (HqDatabase  *db,
                                                gint64       id,
                                                HqTicket    *ticket,
                                                GError     **error);
gboolean      hq_ticket_table_find_number      (HqDatabase  *db,
                                                HqTicket    *ticket,
                                                GError     **error);
gboolean      hq_ticket_table_find_token       (HqDatabase    *db,
                                                const guint8  *token,
                                                HqTicket      *ticket,
                                                GError       **error);
gboolean      hq_ticket_table_find_at_counter  (HqDatabase  *db,
                                                int          counter,
                                                HqTicket    *ticket,
                                                GError     **error);
gboolean      hq_ticket_table_ask_at_counter   (HqDatabase  *db,
                                                int          counter,
                                                GError     **error);
gboolean      hq_ticket_table_ask_token        (HqDatabase    *db,
                                                const guint8  *token,
                                                GError       **error);
gboolean      hq_ticket_table_ask_ahead        (HqDatabase          *db,
                                                const HqTicketLine  *line,
                                                GError             **error);
gboolean      hq_ticket_table_find_early       (HqDatabase          *db,
                                                const HqTicketDesk  *desk,
                                                HqTicket            *ticket,
                                                GError             **error);
gboolean      hq_ticket_table_make_ready       (HqDatabase  *db,
                                                HqDate       day,
                                                HqTime       now,
                                                GError     **error);
gboolean      hq_ticket_table_make_ready_after (HqDatabase  *db,
                                                HqDate       day,
                                                const char  *service,
                                                GError     **error);
gboolean      hq_ticket_table_read_heads       (HqDatabase          *db,
                                                const HqTicketDesk  *desk,
                                                GArray              *heads,
                                                GError             **error);
gboolean      hq_ticket_table_read_open        (HqDatabase  *db,
                                                HqDate       day,
                                                GArray      *tickets,
                                                GError     **error);
gboolean      hq_ticket_table_enter_line       (HqDatabase      *db,
                                                const HqTicket  *ticket,
                                                GError         **error);
gboolean      hq_ticket_table_leave_line       (HqDatabase      *db,
                                                const HqTicket  *ticket,
                                                GError         **error);
gboolean      hq_ticket_table_count_ahead      (HqDatabase          *db,
                                                const HqTicketLine  *line,
                                                gint64              *ahead,
                                                GError             **error);
gboolean      hq_ticket_table_count_before     (HqDatabase      *db,
                                                const HqTicket  *ticket,
                                                HqTime           now,
                                                gint64          *ahead,
                                                GError         **error);
gboolean      hq_ticket_table_count_waiting    (HqDatabase  *db,
                                                HqDate       day,
                                                const char  *service,
                                                gint64      *waiting,
                                                GError     **error);
gboolean      hq_ticket_table_get_reason       (HqDatabase  *db,
                                                gint64       ticket,
                                                char       **reason,
                                                GError     **error);
gboolean      hq_ticket_table_set_reason       (HqDatabase  *db,
                                                gint64       ticket,
                                                const char  *reason,
                                                GError     **error);
gboolean      hq_ticket_table_release_counter  (HqDatabase  *db,
                                                HqDate       day,
                                                int          counter,
                                                GError     **error);
gboolean      hq_ticket_table_release_due      (HqDatabase  *db,
                                                HqDate       day,
                                                HqTime       now,
                                                GError     **error);
gboolean      hq_ticket_table_rebase           (HqDatabase          *db,
                                                const HqDaySession  *session,
                                                HqTime               opens_at,
                                                GError             **error);
const HqText *hq_ticket_table_get_texts        (guint *n_texts);

G_END_DECLS
