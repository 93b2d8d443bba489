/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-calendar.h"

G_BEGIN_DECLS

#define HQ_TYPE_SETUP_DAYS (hq_setup_days_get_type ())

/**
 * HqSetupDays:
 *
 * The days of a year that a calendar lists, and the first working days after its long holidays. It says
 * with "chosen" and the day's date that somebody chose one.
 */
G_DECLARE_FINAL_TYPE (HqSetupDays, hq_setup_days, HQ, SETUP_DAYS, GtkBox)

void hq_setup_days_show (HqSetupDays      *self,
                         const HqCalendar *calendar,
                         guint             year);

G_END_DECLS
