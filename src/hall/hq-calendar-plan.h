/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar-edit.h"
#include "hq-hall.h"

G_BEGIN_DECLS

/**
 * HqCalendarView:
 *
 * The statutory calendar as the hall has it, and what another one in its place would do.
 */
typedef struct
{
  HqDate today;
  HqCalendar *calendar; /* (owned) */
  guint longest;        /* the longest promise of the hall's items, in working days */
  guint moves;          /* open cases that the other one would give another due date */
  guint beyond;         /* open cases that it does not reach, for which reason it is refused */
} HqCalendarView;

gpointer hq_calendar_plan_read (HqHall       *hall,
                                gconstpointer query,
                                GError      **error);
void     hq_calendar_plan_free (gpointer view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqCalendarView, hq_calendar_plan_free)

G_END_DECLS
