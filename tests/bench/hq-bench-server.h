/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The day of the demo hall and a time of it, in the words of the store. */
#define HQ_BENCH_SERVER_DAY "20210218"
#define HQ_BENCH_SERVER_NOW "1613610000000000"

/* The first of the counters that hq_bench_server_widen() adds, and how many there are. */
#define HQ_BENCH_SERVER_COUNTER 1001
#define HQ_BENCH_SERVER_COUNTERS 1024

char  *hq_bench_server_new    (const char *name);
void   hq_bench_server_copy   (const char *from,
                               const char *to);
void   hq_bench_server_exec   (const char *address,
                               const char *sql);
gint64 hq_bench_server_count  (const char *address,
                               const char *sql);
void   hq_bench_server_widen  (const char *address);
void   hq_bench_server_fill   (const char *address,
                               guint       n);
double hq_bench_server_floor  (const char *script,
                               const char *address,
                               guint       clients,
                               guint       each);

G_END_DECLS
