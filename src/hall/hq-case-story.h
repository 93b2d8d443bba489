/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-case-list.h"

G_BEGIN_DECLS

/* A special procedure, and what it did to the due date. */
typedef struct
{
  HqCaseProcedure procedure;
  guint off;     /* the working days that it took off the clock so far */
  HqDate before; /* the due date without it, 0 where the calendar does not reach it */
  HqDate after;  /* with it; 0 while it lasts, and where the calendar does not reach it */
} HqCaseStoryStop;

/* Papers that were asked for, and what that did to the due date. */
typedef struct
{
  HqCasePapers papers;
  HqDate before; /* as above */
  HqDate after;  /* 0 while they are missing */
} HqCaseStoryPapers;

/**
 * HqCaseStory:
 *
 * All that is known of a case, read on one snapshot of the store, and what the next act would make of
 * its due date. Past due dates are counted by the calendar as it is now; where that moved one, there is
 * an event of it.
 */
typedef struct
{
  HqCaseLine line;
  HqDate today;
  HqDate first_due;    /* of the acceptance, 0 where the calendar does not reach it */
  HqDate next_due;     /* if its clock went on today; 0 unless it stands still and the calendar reaches */
  HqDate calendar_end; /* the calendar's last day, where it does not reach that date; else 0 */
  GArray *events;      /* (owned) (element-type HqEvent): what happened after the acceptance, in order */
  GArray *stops;       /* (owned) (element-type HqCaseStoryStop): in order */
  GArray *papers;      /* (owned) (element-type HqCaseStoryPapers): in order */
} HqCaseStory;

gpointer hq_case_story_read (HqHall       *hall,
                             gconstpointer id,
                             GError      **error);
void     hq_case_story_free (gpointer story);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqCaseStory, hq_case_story_free)

G_END_DECLS
