/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-ctl.h"

G_BEGIN_DECLS

int hq_ctl_follow_run (const HqCtl *ctl);

G_END_DECLS
