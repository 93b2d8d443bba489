/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-rows.h"
#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_EXPORT (hq_manager_export_get_type ())

/**
 * HqManagerExport:
 *
 * Writes a report of the days that its panel shows, or the rows behind a figure, into a file: asks where to, shows how far it is, and
 * can be stopped. When it is written its event is stored, and only then the file has its name.
 */
G_DECLARE_FINAL_TYPE (HqManagerExport, hq_manager_export, HQ, MANAGER_EXPORT, AdwBin)

void hq_manager_export_set_days (HqManagerExport *self,
                                 HqManagerPanel  *panel,
                                 HqDate           from,
                                 HqDate           to);
void hq_manager_export_set_rows (HqManagerExport   *self,
                                 HqManagerPanel    *panel,
                                 const HqFigureAsk *ask);

G_END_DECLS
