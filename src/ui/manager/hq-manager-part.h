/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-figures.h"
#include "hq-setup.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_PART (hq_manager_part_get_type ())

/**
 * HqManagerPart:
 *
 * A part of the hall, as an item of a list, with its figures.
 */
G_DECLARE_FINAL_TYPE (HqManagerPart, hq_manager_part, HQ, MANAGER_PART, GObject)

HqManagerPart  *hq_manager_part_new      (const HqSetup *setup,
                                          HqScope        scope,
                                          const char    *key,
                                          const GArray  *figures);
const char     *hq_manager_part_get_name (HqManagerPart *self);
const HqFigure *hq_manager_part_get      (HqManagerPart *self,
                                          HqMetric       metric);

G_END_DECLS
