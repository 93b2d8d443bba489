/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-change.h"

G_BEGIN_DECLS

int hq_import_find_act (const char *what);
gpointer hq_import_parse (HqHall *hall, HqAct act, GBytes *file, GError **error);
void hq_import_free_rows (HqAct act, gpointer rows);
gboolean hq_import_catalogue (HqChange *change, GError **error);
gboolean hq_import_item (HqChange *change, GError **error);
gboolean hq_import_calendar (HqChange *change, GError **error);
gboolean hq_import_appointments (HqChange *change, GError **error);

G_END_DECLS
