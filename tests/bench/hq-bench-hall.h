/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "hq-hall.h"

G_BEGIN_DECLS

#define HQ_BENCH_COUNTERS 110

/**
 * HqBenchHall:
 *
 * The demo hall with a clerk at each of its counters, at a made-up time of its opening day.
 */
typedef struct
{
  char *path;      /* (owned) */
  HqHall *hall;    /* (owned) */
  sqlite3 *handle; /* (borrowed) (nullable): the hall's own connection, of a file */
  HqTime now;
  const char *request; /* (borrowed) (nullable): of the next act, which is repeated; else a new one */
  gint64 ticket;   /* of the last answer */
  gint64 seq;      /* of its event */
} HqBenchHall;

void     hq_bench_hall_init  (const char *path);
void     hq_bench_hall_make  (const char *path);
void     hq_bench_hall_copy  (const char *from,
                              const char *to);
void     hq_bench_hall_open  (HqBenchHall *bench,
                              const char  *path);
void     hq_bench_hall_close (HqBenchHall *bench);
void     hq_bench_hall_exec  (HqBenchHall *bench,
                              const char  *sql);
gint64   hq_bench_hall_count (HqBenchHall *bench,
                              const char  *sql);
gboolean hq_bench_hall_run   (HqBenchHall  *bench,
                              HqAct         act,
                              int           counter,
                              const char   *service,
                              GError      **error);

G_END_DECLS
