/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hq-date.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_DATE (hq_manager_date_get_type ())

/**
 * HqManagerDate:
 *
 * A date that is chosen from a calendar: no date that is none can be given.
 */
G_DECLARE_FINAL_TYPE (HqManagerDate, hq_manager_date, HQ, MANAGER_DATE, AdwBin)

HqDate hq_manager_date_get (HqManagerDate *self);
void   hq_manager_date_set (HqManagerDate *self,
                            HqDate         date);

G_END_DECLS
