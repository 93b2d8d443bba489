/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-bench-hall.h"

G_BEGIN_DECLS

/**
 * HqBenchFloor:
 *
 * Bare SQLite on a copy of a hall: nothing is read, decided or looked up. It writes exactly the rows
 * that an act of the engine wrote in another copy, each once, and of a row that was changed the
 * columns that were: the same tables, indexes, constraints and values, by statements prepared once,
 * in one transaction with one commit, and with the engine's own settings (write-ahead log,
 * synchronous = FULL, foreign keys on, cache and temporary tables in memory).
 */
typedef struct _HqBenchFloor HqBenchFloor;

HqBenchFloor *hq_bench_floor_new   (const char *path);
void          hq_bench_floor_free  (HqBenchFloor *floor);
void          hq_bench_floor_watch (HqBenchFloor *floor,
                                    HqBenchHall  *shadow);
void          hq_bench_floor_learn (HqBenchFloor *floor);
void          hq_bench_floor_write (HqBenchFloor *floor);
void          hq_bench_floor_check (HqBenchFloor *floor,
                                    HqBenchHall  *shadow);

G_END_DECLS
