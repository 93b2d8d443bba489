/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figure-entry.h"
#include "hq-watch.h"

G_BEGIN_DECLS

/* What rows figures are made of. */
typedef enum
{
  HQ_FIGURE_KIND_TICKET,
  HQ_FIGURE_KIND_LEG,
  HQ_FIGURE_KIND_PERIOD,
  HQ_FIGURE_KIND_MATTER,
  HQ_FIGURE_KIND_CASE,
  HQ_FIGURE_KIND_USE,
  HQ_N_FIGURE_KINDS
} HqFigureKind;

#define HQ_FIGURE_KINDS_ALL ((1u << HQ_N_FIGURE_KINDS) - 1)

/* One row on its way into the figures; all borrowed. */
typedef struct
{
  HqFigureKind kind;
  gconstpointer row;            /* of the type of its kind, which begins with its place */
  HqTime pause;                 /* of a leg: what of it fell between two sessions */
  const HqFigureEntries *entries;
  const HqFigureDetail *detail; /* (nullable): where it was asked for */
} HqFigureStep;

typedef void (*HqFigureWalkFunc) (const HqFigureStep *step, gpointer user_data);

/* A way through the rows of a stretch of days. */
typedef struct
{
  HqDate from;
  HqDate to;
  HqTime now;
  guint kinds; /* bits 1 << HqFigureKind: which rows */
  gboolean in_detail;
  HqWatch *watch; /* (nullable) */
} HqFigureWalk;

const HqFigurePlace *hq_figure_walk_get_place (const HqFigureStep *step);
gboolean             hq_figure_walk_run       (HqDatabase          *db,
                                               const HqFigureWalk  *walk,
                                               HqFigureWalkFunc     func,
                                               gpointer             user_data,
                                               GError             **error);

G_END_DECLS
