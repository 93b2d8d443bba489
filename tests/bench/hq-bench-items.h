/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-search.h"

G_BEGIN_DECLS

/* As many as a large hall has. */
#define HQ_BENCH_ITEMS 6359

/* Items whose names are made of the demo catalogue's own: what an item is about, and what is done
 * with it. */
typedef struct
{
  GPtrArray *rows;     /* (owned) (nullable): the catalogue's */
  GPtrArray *names;    /* (owned) */
  HqSearchItem *items; /* (owned): HQ_BENCH_ITEMS of them, borrowing from the two */
} HqBenchItems;

typedef enum
{
  HQ_BENCH_ITEMS_CHARACTERS,
  HQ_BENCH_ITEMS_INITIALS,
  HQ_BENCH_ITEMS_SYLLABLES
} HqBenchItemsWay;

void  hq_bench_items_init  (HqBenchItems *self);
void  hq_bench_items_clear (HqBenchItems *self);
char *hq_bench_items_type  (const char      *name,
                            HqBenchItemsWay  way);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HqBenchItems, hq_bench_items_clear)

G_END_DECLS
