/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-ctl.h"

G_BEGIN_DECLS

int hq_ctl_metrics_run      (const HqCtl *ctl);
int hq_ctl_metrics_run_hall (const HqCtl *ctl,
                             HqHall      *hall,
                             HqDate       day);

G_END_DECLS
