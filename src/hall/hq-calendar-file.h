/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"

G_BEGIN_DECLS

HqCalendar *hq_calendar_file_parse  (const char        *data,
                                     gsize              size,
                                     GError           **error);
char       *hq_calendar_file_format (const HqCalendar  *calendar);

G_END_DECLS
