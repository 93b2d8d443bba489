/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-calendar.h"
#include "hq-database.h"

G_BEGIN_DECLS

gboolean      hq_calendar_table_replace   (HqDatabase        *db,
                                           const HqCalendar  *calendar,
                                           GError           **error);
HqCalendar   *hq_calendar_table_load      (HqDatabase  *db,
                                           GError     **error);
const HqText *hq_calendar_table_get_texts (guint *n_texts);

G_END_DECLS
