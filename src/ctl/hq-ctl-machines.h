/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "hq-contact-list.h"
#include "hq-ctl.h"

G_BEGIN_DECLS

void hq_ctl_machines_add   (JsonBuilder         *builder,
                            const GArray        *machines,
                            const HqContactRoom *room);
void hq_ctl_machines_print (const GArray *machines,
                            GTimeZone    *zone);
void hq_ctl_machines_warn  (const HqContactRoom *room);
int  hq_ctl_machines_run   (const HqCtl *ctl);

G_END_DECLS
