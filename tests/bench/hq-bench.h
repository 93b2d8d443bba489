/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fewest pairs that a figure may be told from. */
#define HQ_BENCH_PAIRS 15

/* One of two ways to do the same, timed in turns with the other. */
typedef struct
{
  const char *name; /* (borrowed) */
  gint64 started;
  GArray *pair;    /* (owned): double, microseconds, of the pair that runs now */
  GArray *medians; /* (owned): double, of the pairs so far */
  GArray *all;     /* (owned): double, of all operations */
} HqBenchSide;

/* What a ratio is held against, in the printed words alone: nothing fails on a slow machine. */
typedef struct
{
  const char *name;
  double aim;      /* 0 for none */
  gboolean at_least; /* the aim is a lower bound */
} HqBenchAim;

typedef struct _HqBenchProcess HqBenchProcess;

/**
 * HqBenchWork:
 *
 * The work of one process: it opens what it needs, waits for the others by hq_bench_process_wait() and
 * reports each change.
 */
typedef void (*HqBenchWork) (HqBenchProcess *process);

/* One of several that do the same at the same time. */
struct _HqBenchProcess
{
  gconstpointer data; /* (borrowed): what all of them are given */
  guint number;       /* from 0 */
  gint64 start;       /* of all, after hq_bench_process_wait() */
  int go;             /* it comes here */
  int fd;             /* for what it reports */
  gsize size;         /* of one report */
};

void    hq_bench_init       (int   argc,
                             char *argv[]);
char   *hq_bench_path       (const char *name);
char   *hq_bench_folder_new (void);
void    hq_bench_folder_end (char *folder);
void    hq_bench_side_init  (HqBenchSide *side,
                             const char  *name);
void    hq_bench_side_clear (HqBenchSide *side);
void    hq_bench_side_begin (HqBenchSide *side);
void    hq_bench_side_end   (HqBenchSide *side);
void    hq_bench_end_pair   (HqBenchSide *a,
                             HqBenchSide *b);
double  hq_bench_quantile   (GArray *values,
                             double  share);
void    hq_bench_print_tail (const char *name,
                             GArray     *values);
void    hq_bench_report     (const HqBenchAim *aim,
                             HqBenchSide      *a,
                             HqBenchSide      *b);

double hq_bench_run            (HqBenchWork   work,
                                gconstpointer data,
                                guint         n,
                                GArray       *reports);
void   hq_bench_process_wait   (HqBenchProcess *process);
void   hq_bench_process_report (HqBenchProcess *process,
                                gconstpointer   report);

G_END_DECLS
