/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-setup-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_CALENDAR (hq_setup_calendar_get_type ())

/**
 * HqSetupCalendar:
 *
 * The statutory calendar: the years that are loaded, and each year's days off and make-up days. What is
 * edited stays here until it is made by an order of its own.
 */
G_DECLARE_FINAL_TYPE (HqSetupCalendar, hq_setup_calendar, HQ, SETUP_CALENDAR, HqSetupPanel)

void hq_setup_calendar_take_file (HqSetupCalendar *self,
                                  const char      *data,
                                  gsize            size);
void hq_setup_calendar_take_back (HqSetupCalendar  *self,
                                  const HqCalendar *calendar);

G_END_DECLS
