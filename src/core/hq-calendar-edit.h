/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"

G_BEGIN_DECLS

/* A day of a year that two calendars know, and that they have differently. */
typedef struct
{
  HqDate day;
  gboolean working; /* as it is afterwards */
  gboolean turned;  /* it was not before; else its name alone changes */
  const char *name; /* (nullable): of the calendar afterwards; %NULL for one that no notice lists */
} HqCalendarChange;

HqCalendar *hq_calendar_edit_copy  (const HqCalendar *calendar,
                                    HqDate            without);
HqCalendar *hq_calendar_edit_merge (const HqCalendar *calendar,
                                    const HqCalendar *years);
GArray     *hq_calendar_edit_list_years   (const HqCalendar *calendar);
guint       hq_calendar_edit_count_changes (const HqCalendar *before,
                                            const HqCalendar *after);
GArray     *hq_calendar_edit_list_changes (const HqCalendar *before,
                                           const HqCalendar *after);
GArray     *hq_calendar_edit_list_openings (const HqCalendar *calendar,
                                            guint             year);
HqDate      hq_calendar_edit_find_last    (const HqCalendar *calendar,
                                           HqDate            from,
                                           guint             days);

G_END_DECLS
