/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-closing-table.h"
#include "hq-desk-table.h"
#include "hq-manager-view-table.h"
#include "hq-view.h"

G_BEGIN_DECLS

/**
 * HqClosing:
 *
 * What closing the day that is open would find.
 */
typedef struct
{
  HqDayRow day;        /* that is open, of no state where none is */
  HqDayRow closed;     /* that was closed last, of no state where none was */
  GArray *waiting;     /* (owned) (element-type HqClosingTicket): by service, the longest first */
  GArray *stays;       /* (owned) (element-type HqManagerStay): who is called, served or held */
  GArray *uses;        /* (owned) (element-type HqSelfUse): of the self-service zone, not ended */
  guint signed_in;     /* counters where somebody is */
  HqDayRow next;       /* the next day for which a first place can be had, of no day for none */
  GPtrArray *services; /* (owned) (element-type utf8): those that run on it; interned */
} HqClosing;

/* What becomes of whom. */
typedef struct
{
  guint unserved; /* waiting, called or parked */
  guint carried;  /* of them, who would have a first place of the next day where that is wanted */
  guint ended;    /* being served: their stay ends and is not measured */
  guint uses;
  guint signed_out;
} HqClosingCount;

HqClosing     *hq_closing_new   (void);
void           hq_closing_free  (HqClosing *closing);
gboolean       hq_closing_load  (HqDatabase    *db,
                                 const HqView  *view,
                                 HqClosing     *found,
                                 GError       **error);
HqClosingCount hq_closing_count (const HqClosing *closing);

G_END_DECLS
