/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hq-ctl.h"

G_BEGIN_DECLS

void hq_ctl_options_add (HqCtl          *ctl,
                         GOptionContext *context);

G_END_DECLS
