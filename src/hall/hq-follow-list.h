/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"
#include "hq-follow-table.h"
#include "hq-hall.h"

G_BEGIN_DECLS

/* The lists of follow-ups. Those that are due today or overdue stand in one of the first three too. */
typedef enum
{
  HQ_FOLLOW_LIST_NEW,     /* to be verified */
  HQ_FOLLOW_LIST_WORK,    /* to be rectified or called back */
  HQ_FOLLOW_LIST_DECIDE,  /* a proposal is to be decided */
  HQ_FOLLOW_LIST_DUE,     /* today is the last day */
  HQ_FOLLOW_LIST_OVERDUE, /* and open */
  HQ_FOLLOW_LIST_ENDED,   /* within the days that are asked for */
  HQ_N_FOLLOW_LISTS
} HqFollowList;

/* What is looked for. Strings are borrowed; a query owns copies. */
typedef struct
{
  HqRole role;
  const char *staff; /* (nullable): who looks; what they may not see is not read */
  gint64 follow_up;  /* of which the steps are read too; 0 for none */
  HqDate today;      /* 0 for the hall's */
  int days;          /* how many days back those that have ended are listed */
} HqFollowAsk;

typedef struct
{
  HqFollowRow *row;  /* (owned) */
  HqDate due;        /* its last day; 0 past the calendar */
  int left;          /* working days until then, below zero since; of an open one with a last day */
  gboolean overdue;  /* also of one that ended too late */
  gboolean marked;   /* the rating is to be looked at (待核查) */
} HqFollowLine;

/**
 * HqFollowView:
 *
 * The follow-ups as somebody may see them, read on one snapshot of the store.
 */
typedef struct
{
  GPtrArray *lines;        /* (owned) (element-type HqFollowLine): the open ones by age, then the ended */
  guint hidden;            /* open ones that are not for who looks: their own, or their department's */
  guint counts[HQ_N_FOLLOW_LISTS];
  guint invalid;           /* of the ended ones; they stay in every figure */
  HqDate today;
  HqDate known_until;      /* the calendar's last day, 0 for none */
  GPtrArray *steps;        /* (owned) (element-type HqFollowStepRow): of the one that was asked for */
} HqFollowView;

gpointer      hq_follow_list_new_ask    (const HqFollowAsk *ask);
void          hq_follow_list_free_ask   (gpointer ask);
gpointer      hq_follow_list_read       (HqHall        *hall,
                                         gconstpointer  ask,
                                         GError       **error);
void          hq_follow_list_free       (gpointer view);
gboolean      hq_follow_list_has        (HqFollowList        list,
                                         const HqFollowLine *line);
gboolean      hq_follow_list_can        (const HqFollowView  *view,
                                         const HqFollowLine  *line,
                                         const HqFollowParty *party,
                                         HqFollowStep         step,
                                         GError             **error);
const HqFollowLine *
              hq_follow_list_find       (const HqFollowView *view,
                                         gint64              follow_up);
gpointer      hq_follow_list_new_look   (const HqFollowLook *look);
void          hq_follow_list_free_look  (gpointer look);
gpointer      hq_follow_list_read_telephone (HqHall        *hall,
                                             gconstpointer  look,
                                             GError       **error);

G_END_DECLS
