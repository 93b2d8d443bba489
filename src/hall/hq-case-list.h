/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-view-table.h"
#include "hq-event-table.h"
#include "hq-hall.h"

G_BEGIN_DECLS

/* Which cases a list holds; no case stands in two of the last four. */
typedef enum
{
  HQ_CASE_LIST_OPEN,      /* all that have not ended */
  HQ_CASE_LIST_DUE,       /* today is the last day */
  HQ_CASE_LIST_NEAR,      /* later, and the light is yellow or red */
  HQ_CASE_LIST_OVERDUE,
  HQ_CASE_LIST_SUSPENDED, /* the clock stands still: a special procedure, or papers are missing */
  HQ_N_CASE_LISTS
} HqCaseList;

typedef struct
{
  HqCaseList list;
  const char *department; /* (nullable): of this one alone */
  HqDate today;           /* the day on which it is looked at */
  const char *staff;      /* (nullable): of whoever has them, alone */
} HqCaseFilter;

typedef struct
{
  HqCase row;
  HqLight light;       /* of one that has not ended */
  gboolean uncounted;  /* the calendar does not reach its due date: the light is by that date alone */
  int left;            /* working days until the last day of its promise, from today or from its end;
                          below zero how late it is or was; 0 while its clock stands still */
  HqDate planned_end;  /* of a special procedure that lasts: the last day of its plan; 0 else */
  int over;            /* working days that have gone by since that day, 0 before its end */
  gboolean every_day;  /* the calendar does not reach as far: of those, every day is counted */
  const char *name;    /* (nullable) (interned): of its item */
  const char *name_en; /* (nullable) (interned) */
  char prefix;         /* of its ticket's number, 0 where it came without one */
  guint number;
} HqCaseLine;

/**
 * HqCaseBoard:
 *
 * What whoever sees to cases looks at: all that have not ended, and those that ended in a stretch of
 * days.
 */
typedef struct
{
  HqDate today;
  GArray *open;  /* (owned) (element-type HqCaseLine): the most urgent first */
  GArray *ended; /* (owned) (element-type HqCaseLine): the newest first */
  gboolean more; /* more ended than are listed */
} HqCaseBoard;

/* Which board. */
typedef struct
{
  char *staff;       /* (owned) (nullable): the open ones of this clerk alone */
  HqDate today;      /* 0 for the store's */
  HqCaseEnded ended; /* no days: none of them; @most of %HQ_CASE_BOARD_MOST is set by the reader */
} HqCaseBoardAsk;

/* So many ended cases are listed at the most. */
#define HQ_CASE_BOARD_MOST 2000

gboolean        hq_case_list_read       (HqHall              *hall,
                                         const HqCaseFilter  *filter,
                                         GArray              *lines,
                                         GError             **error);
gboolean        hq_case_list_get        (HqDatabase  *db,
                                         gint64       id,
                                         HqDate       today,
                                         HqCaseLine  *line,
                                         GError     **error);
HqCaseList      hq_case_list_find       (const HqCaseLine *line,
                                         HqDate            today);
HqCaseBoardAsk *hq_case_list_ask_new    (const HqCaseBoardAsk *ask);
void            hq_case_list_ask_free   (gpointer ask);
gpointer        hq_case_list_read_board (HqHall       *hall,
                                         gconstpointer ask,
                                         GError      **error);
void            hq_case_list_free_board (gpointer board);
gboolean        hq_case_list_read_one   (HqHall  *hall,
                                         gint64   id,
                                         HqCase  *row,
                                         GArray  *events,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqCaseBoard, hq_case_list_free_board)

G_END_DECLS
