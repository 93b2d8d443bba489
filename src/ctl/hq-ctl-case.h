/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "hq-ctl.h"

G_BEGIN_DECLS

int  hq_ctl_case_run    (const HqCtl *ctl);
void hq_ctl_case_print  (const HqAnswer *answer);
void hq_ctl_case_encode (JsonBuilder    *builder,
                         const HqAnswer *answer);

G_END_DECLS
