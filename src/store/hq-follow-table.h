/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-database.h"
#include "hq-follow-rule.h"

G_BEGIN_DECLS

/**
 * HqFollowRow:
 *
 * A bad rating, and how it is followed up. Where nothing is said strings are interned.
 */
typedef struct
{
  gint64 follow_up;
  HqFollow follow;
  HqDate due_day;   /* that it had at its end; 0 while it is open, or where it was not known */
  HqDate ended_day; /* 0 while it is open */

  /* The service that was rated. */
  gint64 ticket;
  int period;
  HqDate day;
  char prefix;
  guint number;
  const char *service;
  int counter;
  HqTime ended_at;
  const char *staff;      /* the rated clerk */
  const char *department; /* (nullable): the clerk's, when it was rated */
  char *name;             /* (owned): the clerk's */

  /* The rating. */
  int level;
  gboolean pad;
  HqTime rated_at;
  char *tags;      /* (owned) */
  char *comment;   /* (owned) */
  char *telephone; /* (owned) (nullable): 138****3210, never the whole */
} HqFollowRow;

/* What somebody did about it. */
typedef struct
{
  HqFollowStep kind;
  HqTime at;
  const char *staff; /* interned */
  char *text;        /* (owned): "" for none */
} HqFollowStepRow;

/* A look at a telephone that was logged. */
typedef struct
{
  gint64 follow_up;
  HqTime at;
  const char *staff; /* (borrowed) */
  const char *place; /* (borrowed) */
} HqFollowLook;

HqFollowRow  *hq_follow_table_copy_row   (const HqFollowRow *row);
void          hq_follow_table_free_row   (gpointer row);
void          hq_follow_table_free_step  (gpointer step);
gboolean      hq_follow_table_begin      (HqDatabase  *db,
                                          gint64       ticket,
                                          int          period,
                                          GError     **error);
gboolean      hq_follow_table_find       (HqDatabase   *db,
                                          gint64        follow_up,
                                          HqFollowRow **row,
                                          GError      **error);
gboolean      hq_follow_table_read_open  (HqDatabase  *db,
                                          GPtrArray   *rows,
                                          GError     **error);
gboolean      hq_follow_table_read_ended (HqDatabase  *db,
                                          HqDate       from,
                                          HqDate       to,
                                          GPtrArray   *rows,
                                          GError     **error);
gboolean      hq_follow_table_save       (HqDatabase         *db,
                                          const HqFollowRow  *row,
                                          GError            **error);
gboolean      hq_follow_table_add_step   (HqDatabase             *db,
                                          gint64                  follow_up,
                                          const HqFollowStepRow  *step,
                                          GError                **error);
gboolean      hq_follow_table_read_steps (HqDatabase  *db,
                                          gint64       follow_up,
                                          GPtrArray   *steps,
                                          GError     **error);
gboolean      hq_follow_table_get_telephone (HqDatabase          *db,
                                             const HqFollowLook  *look,
                                             char               **telephone,
                                             GError             **error);
gboolean      hq_follow_table_may_settle (HqDatabase  *db,
                                          gboolean    *may,
                                          GError     **error);
gboolean      hq_follow_table_withdraw   (HqDatabase  *db,
                                          HqTime       before,
                                          HqDate       today,
                                          GError     **error);
gboolean      hq_follow_table_erase      (HqDatabase  *db,
                                          HqTime       before,
                                          GError     **error);
const HqText *hq_follow_table_get_texts  (guint *n_texts);

G_END_DECLS
