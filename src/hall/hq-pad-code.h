/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-hall.h"
#include "hq-rating-table.h"

G_BEGIN_DECLS

/**
 * HqPadCode:
 *
 * The ticket of a code that was scanned at a pad, and what of it is offered to be rated.
 */
typedef struct
{
  char *code; /* (owned) */
  HqTicket ticket;
  HqRatingPeriod rating;
} HqPadCode;

gpointer hq_pad_code_read (HqHall       *hall,
                           gconstpointer query,
                           GError      **error);
void     hq_pad_code_free (gpointer code);

/* A scanned code, and when it was scanned: the query of the reader. */
typedef struct
{
  HqTime now;
  char code[];
} HqPadCodeQuery;

HqPadCodeQuery *hq_pad_code_query_new (const char *code,
                                       HqTime      now);

G_END_DECLS
