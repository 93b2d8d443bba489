/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-date.h"
#include "hq-nick.h"

G_BEGIN_DECLS

/**
 * HqCalendar:
 *
 * The statutory calendar of some whole years: which days the State Council's notices list as off, or
 * as working days to make up. A year that was not added is unknown, not without holidays.
 */
typedef struct _HqCalendar HqCalendar;

typedef void (*HqCalendarYearFunc) (guint year, gpointer user_data);
typedef void (*HqCalendarDayFunc) (HqDate date, const char *name, gboolean off, gpointer user_data);

HqCalendar *hq_calendar_new                (void);
void        hq_calendar_free               (HqCalendar       *calendar);
void        hq_calendar_add_year           (HqCalendar       *calendar,
                                            guint             year);
void        hq_calendar_add_day            (HqCalendar       *calendar,
                                            HqDate            date,
                                            const char       *name,
                                            gboolean          off);
void        hq_calendar_foreach_year       (const HqCalendar *calendar,
                                            HqCalendarYearFunc func,
                                            gpointer          user_data);
void        hq_calendar_foreach_day        (const HqCalendar *calendar,
                                            HqCalendarDayFunc func,
                                            gpointer          user_data);
gboolean    hq_calendar_covers             (const HqCalendar *calendar,
                                            HqDate            date);
HqDate      hq_calendar_get_last_day       (const HqCalendar *calendar);
const char *hq_calendar_get_name (const HqCalendar *calendar, HqDate date);
gboolean    hq_calendar_is_working         (const HqCalendar *calendar,
                                            HqDate            date);
guint       hq_calendar_count_working      (const HqCalendar *calendar,
                                            HqDate            from,
                                            HqDate            to);
HqDayType   hq_calendar_get_type           (const HqCalendar *calendar,
                                            HqDate            date);
gboolean    hq_calendar_is_opening_day     (const HqCalendar *calendar,
                                            HqDate            date);
gboolean    hq_calendar_fail_past_end      (const HqCalendar *calendar,
                                            GError          **error);
gboolean    hq_calendar_add_working_days   (const HqCalendar *calendar,
                                            HqDate            date,
                                            guint             days,
                                            HqDate           *due,
                                            GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HqCalendar, hq_calendar_free)

G_END_DECLS
