/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-rows.h"

G_BEGIN_DECLS

char *hq_rows_csv_format (const HqFigureRows *rows,
                          GTimeZone          *zone);

G_END_DECLS
