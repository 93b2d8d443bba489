/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar-plan.h"

G_BEGIN_DECLS

char      *hq_setup_calendar_words_day     (HqDate day);
char      *hq_setup_calendar_words_until   (const HqCalendarView *view,
                                            const HqCalendar     *calendar);
char      *hq_setup_calendar_words_openings (const HqCalendar *calendar,
                                             guint             year);
GPtrArray *hq_setup_calendar_words_changes (const HqCalendarView *view,
                                            const HqCalendar     *after);
void       hq_setup_calendar_words_compare  (GPtrArray        *sentences,
                                             const HqCalendar *before,
                                             const HqCalendar *after);

G_END_DECLS
