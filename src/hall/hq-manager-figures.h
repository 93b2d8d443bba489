/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-contact-list.h"
#include "hq-figures.h"

G_BEGIN_DECLS

/* How long the stays of a service usually take at the most. */
typedef struct
{
  const char *service; /* interned */
  gint64 usual;        /* as hq_stay_get_usual() says, 0 where too few were measured */
} HqManagerUsual;

/**
 * HqManagerFigures:
 *
 * What a manager sees beside the floor, and what takes longer to read: a screen reads it on a slower
 * beat.
 */
typedef struct
{
  HqDate today;
  HqTime now; /* when it was read */
  gint64 seq; /* the newest event that is in it for sure */
  GArray *figures;  /* (owned) (element-type HqFigure): today's, as hq_figures_compute() has them */
  GArray *usual;    /* (owned) (element-type HqManagerUsual): of services with a stay that takes long */
  GArray *machines; /* (owned) (element-type HqContactMachine): all of the hall */
} HqManagerFigures;

gpointer        hq_manager_figures_read (HqHall       *hall,
                                         gconstpointer query,
                                         GError      **error);
void            hq_manager_figures_free (gpointer figures);
const HqFigure *hq_manager_figures_find (const HqManagerFigures *figures,
                                         HqMetric                metric);
const HqFigure *hq_manager_figures_find_of (const HqManagerFigures *figures,
                                            HqScope                 scope,
                                            const char             *key,
                                            HqMetric                metric);
gint64          hq_manager_figures_get_usual (const HqManagerFigures *figures,
                                              const char             *service);

G_END_DECLS
