/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hq-figure-rows.h"
#include "hq-setup.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_ROWS (hq_manager_rows_get_type ())

/**
 * HqManagerRows:
 *
 * The rows behind a figure as a list of HqManagerRow, which are made as they are looked at: a year has
 * hundreds of thousands.
 */
G_DECLARE_FINAL_TYPE (HqManagerRows, hq_manager_rows, HQ, MANAGER_ROWS, GObject)

HqManagerRows *hq_manager_rows_new (HqFigureRows  *rows,
                                    const HqSetup *setup,
                                    GTimeZone     *zone);

G_END_DECLS
