/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-table.h"
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
} HqCaseFilter;

typedef struct
{
  HqCase row;
  HqLight light;
} HqCaseLine;

gboolean hq_case_list_read     (HqHall              *hall,
                                const HqCaseFilter  *filter,
                                GArray              *lines,
                                GError             **error);
gboolean hq_case_list_read_one (HqHall  *hall,
                                gint64   id,
                                HqCase  *row,
                                GArray  *events,
                                GError **error);

G_END_DECLS
