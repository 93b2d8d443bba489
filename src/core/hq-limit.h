/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"

G_BEGIN_DECLS

/* A stop of a case's clock: the days from @from to the day before @resumed do not count. */
typedef struct
{
  HqDate from;
  HqDate resumed; /* 0 while it lasts */
  int planned;    /* for how many days it was planned, 0 where nobody said so */
} HqSuspension;

typedef enum
{
  HQ_LIGHT_NONE, /* the clock stands still */
  HQ_LIGHT_GREEN,
  HQ_LIGHT_YELLOW,
  HQ_LIGHT_RED,
  HQ_LIGHT_OVERDUE
} HqLight;

/**
 * HqClock:
 *
 * The clock of one case: @from is the day that does not count, of acceptance or on which the papers
 * of a supplement were complete. @suspensions is borrowed.
 */
typedef struct
{
  HqDate from;
  guint promised_days; /* working days, 0 for an instant item */
  const HqSuspension *suspensions;
  guint n_suspensions;
  gboolean waits_for_papers;
} HqClock;

gboolean hq_limit_get_due   (const HqClock    *clock,
                             const HqCalendar *calendar,
                             HqDate           *due,
                             GError          **error);
gboolean hq_limit_get_light (const HqClock    *clock,
                             const HqCalendar *calendar,
                             HqDate            today,
                             HqLight          *light,
                             GError          **error);
gboolean hq_limit_count_left (const HqCalendar *calendar,
                              HqDate            today,
                              HqDate            due,
                              int              *left,
                              GError          **error);
HqDate   hq_limit_get_planned_end (const HqClock *clock);
gboolean hq_limit_may_stop  (HqDate            due,
                             HqDate            from,
                             HqDate            today,
                             GError          **error);
gboolean hq_limit_is_on_time (HqCaseKind       kind,
                              HqDate           accepted,
                              HqDate           due,
                              HqDate           ended);

G_END_DECLS
