/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-closing.h"
#include "hq-contact-list.h"
#include "hq-manager-view.h"
#include "hq-probe.h"
#include "hq-readiness-table.h"

G_BEGIN_DECLS

/* So many of the names that are missing are told. */
#define HQ_READINESS_MOST 100

/**
 * HqReadiness:
 *
 * All that is looked at before the hall opens, and before its day is closed, read on one snapshot; the
 * machines, which are no part of it, beside it.
 */
typedef struct
{
  HqManagerView *floor; /* (owned) */
  HqClosing *closing;   /* (owned) */
  HqDate calendar_to;   /* the last day of the calendar, 0 for none */
  gboolean this_year;   /* the calendar covers today */
  gboolean next_year;   /* and the year after it */
  gboolean opening_day; /* today is the first working day after a holiday of three days or more */
  GArray *probes;       /* (owned) (element-type HqProbe): the last of each */
  GPtrArray *voices;    /* (owned) (element-type utf8): zones that an announcer holds; interned */
  GArray *machines;     /* (owned) (element-type HqContactMachine) */
  GArray *nameless;     /* (owned) (element-type HqReadinessName): without an English name, the first
                           of them */
  gint64 n_nameless;    /* all of them */
  gint64 n_names;       /* of so many */
  HqDate unpublished;   /* the first closed day of late of which no figures are published, 0 for none */
} HqReadiness;

gpointer hq_readiness_read (HqHall       *hall,
                            gconstpointer place,
                            GError      **error);
void     hq_readiness_free (gpointer readiness);

G_END_DECLS
