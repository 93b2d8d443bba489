/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-explain.h"
#include "hq-manager-panel.h"

G_BEGIN_DECLS

#define HQ_TYPE_MANAGER_WHY (hq_manager_why_get_type ())

/**
 * HqManagerWhy:
 *
 * Where a figure comes from (这个数是怎么来的): what it is made of in a sentence, its counts by kind, what
 * was left out and why, what was published of it, and each row behind it.
 */
G_DECLARE_FINAL_TYPE (HqManagerWhy, hq_manager_why, HQ, MANAGER_WHY, AdwWindow)

void hq_manager_why_show (HqManagerPanel    *panel,
                          const HqFigureAsk *ask);

G_END_DECLS
