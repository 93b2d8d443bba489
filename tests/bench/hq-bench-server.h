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

/* What a client of a run reports of each change. */
typedef struct
{
  double time;   /* from the request to the answer, microseconds */
  gint64 ticket; /* that came of it */
} HqBenchChange;

typedef struct _HqBenchClient HqBenchClient;

/**
 * HqBenchClientFunc:
 *
 * The work of one client, in a process of its own: it opens what it needs, waits for the others by
 * hq_bench_client_wait() and reports each change.
 */
typedef void (*HqBenchClientFunc) (HqBenchClient *client);

/* One client of a run. */
struct _HqBenchClient
{
  const char *address; /* (borrowed) */
  guint client;        /* from 0 */
  guint each;          /* how many changes it makes */
  int go;              /* the start of the run comes here */
  int fd;              /* for what it reports */
};

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
double hq_bench_server_run    (const HqBenchClient *task,
                               HqBenchClientFunc    work,
                               guint                clients,
                               GArray              *changes);
void   hq_bench_client_wait   (HqBenchClient *client);
void   hq_bench_client_report (HqBenchClient *client,
                               gint64         start,
                               gint64         ticket);

G_END_DECLS
