/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-bench-hall.h"

G_BEGIN_DECLS

#define HQ_BENCH_DAYS_SERVICE "A"
#define HQ_BENCH_DAYS_TICKETS 2500 /* a day */

void hq_bench_days_fill (HqBenchHall *bench,
                         guint        n);

G_END_DECLS
